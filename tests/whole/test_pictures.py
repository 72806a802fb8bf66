"""The pictures of whole sites: upright, in several sizes, at addresses that stay, with nothing that a camera wrote."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests.building import Built, build_site
from tests.photographs import CORNERS, POSITION, SECRET, corners, photograph
from tests.whole.made_up import PHOTOGRAPHS, PICTURES, URL
from tests.whole.made_up_items import picture
from tests.whole.pages import Page, Pages

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}
PHOTO = "pictures/news/xqboth/xqphoto"
PRIVATE = ("exif", "xmp", "icc_profile", "comment", "photoshop", "XML:com.adobe.xmp")
"""What a file may say beside its pixels, as Pillow calls it."""


@pytest.fixture
def copied(made_up_settings: Path, tmp_path: Path) -> Path:
    """The settings of a site of one's own, whose pictures may be changed."""
    shutil.copytree(made_up_settings.parent, tmp_path / "site", ignore=shutil.ignore_patterns(".cache", "output"))
    return tmp_path / "site" / made_up_settings.name


@pytest.fixture
def story(copied: Path) -> Path:
    """The folder of the story with a photograph."""
    return copied.parent / "content" / "news" / "xqboth"


def pictures_of(output: Path) -> list[Path]:
    """Every picture of pixels in an output."""
    return sorted(path for path in output.rglob("*") if path.suffix.lower() in ENDINGS)


def test_no_picture_says_more_than_its_pixels(pages: Pages) -> None:
    """Neither the place where it was taken nor anything else that a camera or a program wrote."""
    found = pictures_of(pages.output)
    assert found
    for path in found:
        with Image.open(path) as opened:
            notes, said = opened.getexif(), [name for name in PRIVATE if name in opened.info]
            assert (path.name, dict(notes), notes.get_ifd(POSITION), said) == (path.name, {}, {}, [])


def test_what_the_camera_wrote_is_in_no_file(made_up: Built) -> None:
    """Not in any output, whatever its kind; and the originals have it, so that it would be found."""
    assert SECRET.encode() in photograph()
    files = [path for path in made_up.output.rglob("*") if path.is_file()]
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []


def test_originals_are_not_published(made_up: Built) -> None:
    """No output has the bytes of a picture as it was written, under whatever name."""
    drawn, taken = map(picture, PICTURES.values()), (photograph(turned=turned) for turned in PHOTOGRAPHS.values())
    digests = {hashlib.sha256(original).digest() for original in (*drawn, *taken)}
    files = [path for path in made_up.output.rglob("*") if path.is_file()]
    places = {path.relative_to(made_up.output).parts[0] for path in pictures_of(made_up.output)}
    assert [path for path in files if hashlib.sha256(path.read_bytes()).digest() in digests] == []
    assert places == {"pictures", "assets"}


def test_photographs_stand_upright(made_up: Built) -> None:
    """Every form of every photograph, however the camera was held."""
    found = [path for path in pictures_of(made_up.output) if path.stem.startswith(("xqphoto", "xqdecor"))]
    assert len(found) == 2 * 6 + 1
    for path in found:
        with Image.open(path) as opened:
            assert (path.name, corners(opened)) == (path.name, list(CORNERS))


def test_sizes_are_those_of_the_files(pages: Pages) -> None:
    """Every picture in a page states its width and height, and each of a set of sizes its width."""
    for page in pages:
        for image in page.all("img"):
            address = image.get("src") or ""
            stated = (int(image.get("width") or 0), int(image.get("height") or 0))
            assert (page.address, address, all(stated)) == (page.address, address, True)
            if not address.endswith(".svg"):
                assert (address, stated) == (address, size_of(pages, address))
        for address, width in candidates(page):
            assert (address, width) == (address, size_of(pages, address)[0])


def candidates(page: Page) -> Iterator[tuple[str, int]]:
    """The addresses of sets of sizes, and the widths that they state."""
    for item in (*page.all("source"), *page.all("img")):
        for candidate in filter(None, (item.get("srcset") or "").split(", ")):
            address, width = candidate.split()
            yield address, int(width.removesuffix("w"))


def size_of(pages: Pages, address: str) -> tuple[int, int]:
    """The size in pixels of the picture at an address."""
    with Image.open(pages.output / urlsplit(address).path.lstrip("/")) as opened:
        return opened.size


def test_only_the_first_pictures_of_a_page_are_eager(pages: Pages) -> None:
    """They are fetched at once, and all others when a reader comes near."""
    for page in pages:
        images = [image for image in page.all("img") if (image.get("src") or "").startswith("/pictures/")]
        eager = [number for number, image in enumerate(images) if image.get("fetchpriority") == "high"]
        lazy = [number for number, image in enumerate(images) if image.get("loading") == "lazy"]
        assert (page.address, [*eager, *lazy]) == (page.address, list(range(len(images))))


def test_a_picture_for_others_is_what_its_page_says(pages: Pages) -> None:
    """Every page but the one for missing pages has one, of the size and type that are stated."""
    for page in (page for page in pages if page.address != "/404.html"):
        address = page.meta("og:image") or ""
        with Image.open(pages.output / urlsplit(address).path.lstrip("/")) as opened:
            found = (*opened.size, opened.get_format_mimetype())
        assert found == (1200, 630, "image/jpeg")
        stated = tuple(page.meta(f"og:image:{name}") for name in ("width", "height", "type"))
        assert (page.address, stated) == (page.address, ("1200", "630", "image/jpeg"))


def test_cards_are_small(pages: Pages) -> None:
    """Some services take no larger ones."""
    cards = [path for path in pictures_of(pages.output) if path.is_relative_to(pages.output / "pictures" / "cards")]
    assert cards
    assert [path for path in cards if path.stat().st_size >= 60_000] == []


def test_a_page_shows_its_own_picture_or_a_card(made_up_pages: Pages) -> None:
    """A large photograph of its own; else the card of its first theme; else that of the site in its language."""
    shown = {
        "/fi/tapahtumat/xqseminar-fi/": "/pictures/events/xqseminar/xqdecor-social.jpg",
        "/fi/uutiset/xqboth-fi/": "/pictures/cards/fi/themes/xqsub.jpg",
        "/en/news/xqboth-en/": "/pictures/cards/en/themes/xqsub.jpg",
        "/en/news/": "/pictures/cards/en/site.jpg",
    }
    found = {address: urlsplit(made_up_pages[address].meta("og:image") or "").path for address in shown}
    assert found == shown


def test_languages_share_the_files(made_up_pages: Pages) -> None:
    """A reader who changes the language has the picture already."""
    found = [
        [item.get("srcset") for item in made_up_pages[address].all("main//source")]
        for address in ("/fi/uutiset/xqboth-fi/", "/en/news/xqboth-en/")
    ]
    assert len(found[0]) == 3
    assert found[0] == found[1]


def test_a_link_to_a_photograph_leads_to_its_largest_form(made_up_pages: Pages) -> None:
    """The photograph itself is nowhere."""
    [link] = [item for item in made_up_pages["/fi/uutiset/xqboth-fi/"].all("a") if item.text == "xqlarge"]
    assert (link.get("href") or "").startswith(f"/{PHOTO}-1600.jpg?v=")


def test_what_is_decoration_is_not_read_aloud(made_up_pages: Pages) -> None:
    """Its alternative text is there, and empty."""
    [image] = made_up_pages["/fi/tapahtumat/xqseminar-fi/"].all("figure//img")
    assert image.get("alt") == ""


# Over time


def test_a_second_build_makes_no_picture(copied: Path, tmp_path: Path) -> None:
    """Nothing is decoded that was made before: not even originals that could not be any more."""
    first = build_site(copied, tmp_path / "output")
    cached = {path: path.stat().st_mtime_ns for path in (copied.parent / ".cache").rglob("pictures/*/*")}
    again = build_site(copied, tmp_path / "output")
    assert (first.status, again.status) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in (copied.parent / ".cache").rglob("pictures/*/*")} == cached
    assert len(cached) > 20


def test_a_new_photograph_changes_its_version_and_not_its_address(copied: Path, story: Path, tmp_path: Path) -> None:
    """Browsers fetch it anew; mails that were sent go on showing a picture; the cache forgets the old one."""
    before = build_site(copied, tmp_path / "output")
    old, cached = versions(before), len(list((copied.parent / ".cache").rglob("pictures/*/*.facts")))
    (story / "xqphoto.jpg").write_bytes(photograph((1400, 1000)))
    after = build_site(copied, tmp_path / "output")
    new = versions(after)
    assert list(old) == list(new)
    assert [name for name in old if old[name] == new[name]] == []
    assert len(list((copied.parent / ".cache").rglob("pictures/*/*.facts"))) == cached
    assert {path.name for path in (before.output / PHOTO).parent.glob("xqphoto*")} == {
        f"xqphoto-{width}.{suffix}" for width in (480, 960, 1600) for suffix in ("webp", "jpg")
    }


def test_a_picture_that_is_gone_leaves_nothing(copied: Path, story: Path, tmp_path: Path) -> None:
    """Its forms leave the output and the cache."""
    build_site(copied, tmp_path / "output")
    text = story / "index.fi.md"
    for path in (text, text.with_name("index.en.md")):
        said = path.read_text("utf-8")
        path.write_text(said.replace("![xqphotoalt](xqphoto.jpg) [xqlarge](xqphoto.jpg)\n\n", ""), encoding="utf-8")
    digest = hashlib.blake2b((story / "xqphoto.jpg").read_bytes(), digest_size=16).hexdigest()
    (story / "xqphoto.jpg").unlink()
    after = build_site(copied, tmp_path / "output")
    assert [path for path in after.paths() if "xqphoto" in path] == []
    assert list((copied.parent / ".cache").rglob(f"pictures/*/{digest}*")) == []


@pytest.mark.parametrize("damage", [b"", b"nonsense"])
def test_a_damaged_cache_is_mended(copied: Path, tmp_path: Path, damage: bytes) -> None:
    """Whatever became of its files, the output is as it was, and a full build gives the same."""
    first = build_site(copied, tmp_path / "output")
    before = {path: (first.output / path).read_bytes() for path in first.paths()}
    for path in (copied.parent / ".cache").rglob("pictures/*/*"):
        path.write_bytes(damage)
    shutil.rmtree(tmp_path / "output")
    again = build_site(copied, tmp_path / "output", verify=True)
    assert (again.status, again.told) == (0, "")
    assert {path: (again.output / path).read_bytes() for path in again.paths()} == before


def test_a_photograph_that_is_cut_short_leaves_the_site_as_it_was(copied: Path, story: Path, tmp_path: Path) -> None:
    """It is told with its name, and nothing is written."""
    first = build_site(copied, tmp_path / "output")
    before = {path: (first.output / path).stat().st_mtime_ns for path in first.paths()}
    whole = (story / "xqphoto.jpg").read_bytes()
    (story / "xqphoto.jpg").write_bytes(whole[: len(whole) // 2])
    again = build_site(copied, tmp_path / "output")
    assert again.status == 1
    assert "xqphoto.jpg" in again.told
    assert {path: (again.output / path).stat().st_mtime_ns for path in again.paths()} == before


def test_processes_make_the_same_bytes(copied: Path, made_up: Built, tmp_path: Path) -> None:
    """One process and two come to the same pictures."""
    built = build_site(copied, tmp_path / "output", jobs=2, full=True)
    one, two = (
        {path.relative_to(output).as_posix(): path.read_bytes() for path in pictures_of(output)}
        for output in (made_up.output, built.output)
    )
    assert one == two


def test_a_touched_photograph_is_not_made_anew(copied: Path, story: Path, tmp_path: Path) -> None:
    """Only its bytes count."""
    build_site(copied, tmp_path / "output")
    cached = {path: path.stat().st_mtime_ns for path in (copied.parent / ".cache").rglob("pictures/*/*")}
    os.utime(story / "xqphoto.jpg")
    build_site(copied, tmp_path / "output")
    assert {path: path.stat().st_mtime_ns for path in (copied.parent / ".cache").rglob("pictures/*/*")} == cached


def versions(built: Built) -> dict[str, str]:
    """The versions of the photograph's forms in the page of the story, by their addresses."""
    html = built.text("fi/uutiset/xqboth-fi/index.html")
    return dict(re.findall(rf"(?<=[\" ])(/{PHOTO}-\d+\.\w+)\?v=(\w+)", html.replace(URL, "")))
