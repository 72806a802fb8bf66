"""Mirrors: a plain folder comes to what was built, file by file, in an order that shows nothing half done."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.engine import mirror
from plugins.engine.mirror import Mirror, order
from plugins.engine.writing import WriteRefused
from tests.engine.sites import built, published

PAGE = {"fi/index.html": "page", "assets/site.css": "css", "fi/rss.xml": "feed"}


@pytest.fixture
def live(tmp_path: Path) -> Mirror:
    """A mirror in a folder that is not there yet."""
    return Mirror(tmp_path / "live")


def put(live: Mirror, files: dict[str, str], commit: str = "c") -> None:
    """Publish a site of some files."""
    live.put(built(live.folder.parent / "made", files), commit)


def test_the_folder_comes_to_what_was_built(live: Mirror) -> None:
    """Files come, change and go; empty folders go too. What somebody else put there stays."""
    put(live, PAGE | {"fi/old/index.html": "old"}, "c1")
    (live.folder / "own.txt").write_text("mine", "utf-8")
    put(live, PAGE | {"fi/index.html": "changed", "en/index.html": "new"}, "c2")
    expected = PAGE | {"fi/index.html": "changed", "en/index.html": "new", "own.txt": "mine"}
    assert (published(live.folder), live.commit) == (dict(sorted(expected.items())), "c2")
    assert not (live.folder / "fi" / "old").exists()


def test_only_what_changed_is_written(live: Mirror) -> None:
    """All else keeps its time, which web servers and browsers go by."""
    put(live, PAGE)
    before = (live.folder / "assets/site.css").stat().st_mtime_ns
    put(live, PAGE | {"fi/index.html": "changed"})
    assert (live.folder / "assets/site.css").stat().st_mtime_ns == before


def test_a_file_that_somebody_removed_comes_back(live: Mirror) -> None:
    """The manifest says what should be there, and the folder what is."""
    put(live, PAGE)
    (live.folder / "fi/rss.xml").unlink()
    put(live, PAGE)
    assert published(live.folder) == dict(sorted(PAGE.items()))


def test_no_page_is_there_before_what_it_shows() -> None:
    """First what pages load, then pages, the deepest first, then what leads to them, then what speaks of all."""
    paths = [
        "sitemap.xml", "fi/rss.xml", "fi/index.html", "fi/uutiset/x/index.html", "fi/uutiset/x/kuva.webp",
        "assets/site.css", "fi/calendar.ics", "pagefind/fragment/fi_1.pf_fragment", "pagefind/pagefind-entry.json",
    ]  # fmt: skip
    assert sorted(paths, key=order) == [
        "assets/site.css", "fi/uutiset/x/kuva.webp", "pagefind/fragment/fi_1.pf_fragment",
        "fi/uutiset/x/index.html", "fi/index.html",
        "fi/calendar.ics", "fi/rss.xml",
        "pagefind/pagefind-entry.json", "sitemap.xml",
    ]  # fmt: skip


def test_files_are_put_in_that_order_and_removed_at_last(live: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    """What left is gone only once nothing leads there."""
    put(live, {"fi/old/index.html": "old", "old.css": "old"})
    steps = list[str]()
    for name in ("put", "remove"):
        real = getattr(mirror, name)

        def step(folder: Path, path: str, *content: bytes, real: object = real, name: str = name) -> None:
            steps.append(f"{name} {path}")
            real(folder, path, *content)  # type: ignore[operator]

        monkeypatch.setattr(mirror, name, step)
    put(live, PAGE)
    named = [step for step in steps if " ." not in step]
    assert named == [
        "put assets/site.css", "put fi/index.html", "put fi/rss.xml", "remove fi/old/index.html", "remove old.css",
    ]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [({"a": "file"}, {"a/b": "x"}), ({"a/b": "x"}, {"a": "file"})])
def test_a_folder_may_take_the_place_of_a_file_and_a_file_that_of_a_folder(
    live: Mirror, before: dict[str, str], after: dict[str, str]
) -> None:
    """Where both are ours."""
    put(live, before)
    shutil.rmtree(live.folder.parent / "made")
    put(live, after)
    assert published(live.folder) == after


def test_nothing_is_written_through_a_link(live: Mirror, tmp_path: Path) -> None:
    """It could lead anywhere; the mirror stays as it was."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    live.folder.mkdir()
    (live.folder / "fi").symlink_to(elsewhere)
    with pytest.raises(WriteRefused):
        put(live, PAGE)
    assert (list(elsewhere.iterdir()), [path.name for path in live.folder.iterdir()]) == ([], ["fi"])


def test_what_somebody_else_put_there_is_never_overwritten(live: Mirror) -> None:
    """It is told, and nothing is written; the same bytes are nobody's loss."""
    live.folder.mkdir()
    (live.folder / "fi").mkdir()
    (live.folder / "fi" / "index.html").write_text("mine", "utf-8")
    with pytest.raises(WriteRefused, match=r"'fi/index\.html' in that folder is not of this site"):
        put(live, PAGE)
    assert published(live.folder) == {"fi/index.html": "mine"}
    (live.folder / "fi" / "index.html").write_text(PAGE["fi/index.html"], "utf-8")
    put(live, PAGE)
    assert published(live.folder) == dict(sorted(PAGE.items()))


def test_what_was_cut_short_is_mended_by_the_next_time(live: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever had been put there is known: it is written again, or removed where nothing makes it any more."""
    put(live, PAGE)
    real: Callable[[Path, str, bytes], None] = vars(mirror)["put"]
    calls = list[str]()

    def full(folder: Path, path: str, content: bytes) -> None:
        calls.append(path)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")
        real(folder, path, content)

    with monkeypatch.context() as patched:
        patched.setattr(mirror, "put", full)
        with pytest.raises(OSError, match="No space"):
            put(live, {"new.webp": "picture", "fi/index.html": "changed"})
    assert {"new.webp", "fi/rss.xml"} <= published(live.folder).keys()
    put(live, PAGE)
    assert published(live.folder) == dict(sorted(PAGE.items()))
