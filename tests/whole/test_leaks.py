"""What is not public is nowhere: no name of a file and no byte of any file tells of it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import fromstring
from PIL import Image

from tests.building import ROOT, Built, build_site
from tests.whole.made_up import SECRETS
from tests.whole.test_pictures import pictures_of

FRONT_MATTER = re.compile(r"^(title|slug|summary|image_alt): *(.+)$", re.MULTILINE)


@pytest.mark.parametrize("secret", SECRETS)
def test_drafts_and_future_items_are_nowhere(made_up: Built, secret: str) -> None:
    """The title, text, slug, summary, picture and key of a draft or of a later item stand in no output."""
    assert leaks(made_up.output, secret) == []


def test_pictures_of_drafts_are_nowhere(made_up: Built) -> None:
    """No picture has the colour of a draft's, under whatever name; some have that of a public item's."""
    colours = {colour for path in pictures_of(made_up.output) for colour in colours_of(path)}
    assert (255, 0, 0) not in colours
    assert (0, 128, 128) in colours


def colours_of(path: Path) -> list[tuple[int, ...]]:
    """The one colour of a drawing that has one; nothing of a photograph."""
    with Image.open(path) as opened:
        found = opened.convert("RGB").getcolors(1) or []
    return [colour for _, colour in found if isinstance(colour, tuple)]


@pytest.mark.parametrize("secret", SECRETS)
def test_drafts_are_shown_to_those_who_write(made_up_with_drafts: Built, secret: str) -> None:
    """With `--drafts`, each of them is there: what the tests above look for can be found."""
    assert leaks(made_up_with_drafts.output, secret) != []


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("fi/uutiset/xqdraftstory-fi", "Tämä ei ole vielä julkinen: se on luonnos."),
        ("en/news/xqfuturestory-en", "This is not public yet: its time has not come."),
        ("fi/uutiset/xqdatedstory-fi", "Tämä ei ole vielä julkinen: sen aika ei ole vielä tullut."),
        ("en/events/xqdraftevent-en", "This is not public yet: it is a draft."),
        ("en/xqdraftpage-en", "This is not public yet: it is a draft."),
        (
            "fi/hankkeet/xqdraftproject-fi",
            "Tämä ei ole vielä julkinen: se on luonnos.",
        ),
        ("en/opportunities/xqdraftjob-en", "This is not public yet: it is a draft."),
        ("fi/avoimet/xqfuturecall-fi", "Tämä ei ole vielä julkinen: sen aika ei ole vielä tullut."),
        ("en/publications/xqdraftpublication-en", "This is not public yet: it is a draft."),
        (
            "fi/uutiskirje/xqopenissue-fi",
            "Tämä ei ole vielä julkinen: sen aika ei ole vielä tullut.",
        ),
        ("newsletter/xqopenissue", "Tämä ei ole vielä julkinen: sen aika ei ole vielä tullut."),
    ],
)
def test_drafts_are_marked(made_up_with_drafts: Built, address: str, notice: str) -> None:
    """With `--drafts`, the page of each says that it is not public."""
    assert notice in made_up_with_drafts.text(f"{address}/index.html")


@pytest.mark.parametrize(("language", "mark"), [("fi", "Ei vielä julkinen"), ("en", "Not public yet")])
def test_drafts_are_marked_in_lists(made_up_with_drafts: Built, language: str, mark: str) -> None:
    """Wherever a list names something that is not public, it says so beside its title; of nothing else it does."""
    marked = dict[str, set[bool]]()
    for path in made_up_with_drafts.paths():
        if path.startswith(f"{language}/") and path.endswith("/index.html"):
            for link in fromstring(made_up_with_drafts.text(path)).xpath(TITLES):
                is_marked = any(mark in beside.text_content() for beside in link.itersiblings("strong"))
                marked.setdefault(link.get("href").rstrip("/").rpartition("/")[2], set()).add(is_marked)
    found = {name for name, said in marked.items() if said == {True}}
    assert {name for name, said in marked.items() if len(said) > 1} == set()
    assert {name.removesuffix(f"-{language}") for name in found} == LISTED_DRAFTS


def test_items_come_when_their_time_has_come(made_up_settings: Path, tmp_path: Path) -> None:
    """At the moment of `publish_at`, and on the day of its date, an item is public; a moment before it is not."""
    before = build_site(made_up_settings, tmp_path / "before", now="2026-12-24T11:59:59+02:00")
    after = build_site(made_up_settings, tmp_path / "after", now="2026-12-24T12:00+02:00")
    assert (before.status, after.status) == (0, 0)
    assert (bool(leaks(before.output, "xqfuturestory")), bool(leaks(after.output, "xqfuturestory"))) == (False, True)
    assert leaks(before.output, "xqdatedstory") != []
    assert leaks(after.output, "xqdraftstory") == []


def test_what_became_a_draft_goes(made_up_settings: Path, tmp_path: Path) -> None:
    """An item that was public and is made a draft leaves no trace in an output folder that is built again."""
    site = tmp_path / "site"
    shutil.copytree(made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"))
    first = build_site(site / "pelicanconf.py", tmp_path / "output")
    assert leaks(first.output, "xqboth") != []
    story = site / "content" / "news" / "xqboth" / "index.fi.md"
    story.write_text(story.read_text("utf-8").replace("kind: release", "kind: release\ndraft: true"), encoding="utf-8")
    again = build_site(site / "pelicanconf.py", tmp_path / "output")
    assert (again.status, leaks(again.output, "xqboth")) == (0, [])


def test_no_future_item_of_the_demonstration_leaks(demonstration: Built) -> None:
    """No text of the demonstration's later story is in the site that is built before its day."""
    folder = ROOT / "content" / "news" / "2027-01-12-kuhankeittaja"
    texts = list(texts_of(folder))
    assert len(texts) > 10
    assert [(text, leaks(demonstration.output, text)) for text in texts if leaks(demonstration.output, text)] == []


@pytest.mark.parametrize("key", ["2026-10", "2026-11", "2026-12"])
def test_no_open_issue_of_the_demonstration_leaks(demonstration: Built, key: str) -> None:
    """Nothing that an editor writes of an issue is told before it is frozen."""
    folder = ROOT / "content" / "newsletters" / key
    _, *texts = texts_of(folder)
    assert len(texts) > 4
    if not (folder / "sent").is_dir():
        assert [text for text in texts if leaks(demonstration.output, text)] == []


def test_the_demonstration_has_it_when_drafts_are_shown(demonstration_settings: Path, tmp_path: Path) -> None:
    """With `--drafts`, each of those texts is found."""
    built = build_site(demonstration_settings, tmp_path / "output", drafts=True)
    texts = texts_of(ROOT / "content" / "news" / "2027-01-12-kuhankeittaja")
    assert built.status == 0
    assert [text for text in texts if not leaks(built.output, text)] == []


TITLES = "//article//*[self::h2 or self::h3 or self::h4]/a | //ul[@class='day-events']/li/a | //li[@class='card']//h2/a"
"""The titles of items in lists, on calendars of months, and in the archive of the newsletter."""

LISTED_DRAFTS = {
    *("xqdraftstory", "xqfuturestory", "xqdatedstory", "xqdraftevent", "xqdraftproject", "xqdraftjob", "xqfuturecall"),
    *("xqdraftpublication", "xqopenissue"),
}
"""What is not public and stands in lists."""


@pytest.fixture(scope="module")
def made_up_with_drafts(made_up_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site made of made-up words, built with its drafts."""
    built = build_site(made_up_settings, tmp_path_factory.mktemp("drafts") / "output", drafts=True)
    assert (built.status, built.told) == (0, "")
    return built


def leaks(output: Path, secret: str) -> list[str]:
    """The outputs whose name or bytes have a text in them, in any case of its letters."""
    sought = secret.lower()
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*")}
    named = [name for name in files if sought in name.lower()]
    told = [name for name, path in files.items() if path.is_file() and sought in _text(path)]
    return sorted({*named, *told})


def _text(path: Path) -> str:
    """The letters of any file, small, with the folded lines of calendars unfolded (RFC 5545 section 3.1)."""
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n ", "").lower()


def texts_of(folder: Path) -> Iterator[str]:
    """What an item says in all languages: its key, some fields, and the lines of its text that are plain words."""
    yield folder.name
    for file in folder.glob("*.md"):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        yield from (value.strip() for _, value in FRONT_MATTER.findall(head))
        lines = (line.strip("# \n") for line in body.splitlines())
        yield from (line for line in lines if len(line) > 20 and not re.search(r"[\[\]*_<>&\"'\d]", line))
    yield from (file.name for file in folder.iterdir() if file.suffix != ".md")
