"""Watching: what is saved is told, whatever the editor and whatever came and went before; what is left over is not."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from plugins.host.watching import Changes, changes

LOOKS = 40
"""How many looks are taken before something is thought not to be told: eight seconds of them."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with content and a settings file."""
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "a.md").write_text("a", "utf-8")
    (tmp_path / "conf.py").write_text("a", "utf-8")
    return tmp_path


@pytest.fixture
def seen(site: Path) -> Iterator[Iterator[Changes]]:
    """What is told of the site, which has just been looked at; its words and its look are not there yet."""
    inputs = [site / "content", site / "conf.py", site / "words", site / "look" / "templates"]
    with closing(changes(lambda: inputs)) as told:  # type: ignore[type-var]  # it is a generator
        next(told)
        yield told


def told_next(seen: Iterator[Changes], site: Path) -> set[str]:
    """The first thing that is told, by paths below the site."""
    found = next(filter(None, islice(seen, LOOKS)))
    return {Path(path).relative_to(site.resolve()).as_posix() for path in found}


def told_soon(seen: Iterator[Changes], site: Path, path: str) -> bool:
    """Whether a path is told soon, alone or among others."""
    return any(str(site.resolve() / path) in found for found in islice(seen, LOOKS))


@pytest.mark.parametrize("path", ["content/news/a.md", "content/news/b.md", "conf.py"])
def test_what_is_saved_is_told(site: Path, seen: Iterator[Changes], path: str) -> None:
    """In a folder or by itself, old or new."""
    (site / path).write_text("saved", "utf-8")
    assert told_next(seen, site) == {path}


@pytest.mark.parametrize("path", ["content/news/a.md", "conf.py"])
def test_what_is_replaced_is_told_again_and_again(site: Path, seen: Iterator[Changes], path: str) -> None:
    """Many editors write a new file and put it into the place of the old one."""
    for number in range(3):
        (site / "new").write_text(f"saved {number}", "utf-8")
        (site / "new").replace(site / path)
        assert told_next(seen, site) == {path}


def test_what_is_left_behind_is_not_told(site: Path, seen: Iterator[Changes]) -> None:
    """Swap files, probes, copies and compiled code mean nothing; what is saved after them does."""
    for name in (".a.md.swp", "a.md~", "4913", "#a.md#", "__pycache__/a.pyc", ".git/index"):
        (site / "content" / name).parent.mkdir(exist_ok=True)
        (site / "content" / name).write_text("left", "utf-8")
    assert not any(islice(seen, 2))
    (site / "content" / "c.md").write_text("saved", "utf-8")
    assert told_next(seen, site) == {"content/c.md"}


def test_folders_that_come_are_followed(site: Path, seen: Iterator[Changes]) -> None:
    """Those within what is watched, and those that are themselves to be watched once they are there."""
    (site / "content" / "events" / "x").mkdir(parents=True)
    assert told_next(seen, site)
    for place in ("content/events/x", "words/fi", "look/templates"):
        (site / place).mkdir(parents=True, exist_ok=True)
        (site / place / "one").write_text("one", "utf-8")
        assert told_next(seen, site)
        (site / place / "two").write_text("two", "utf-8")
        assert told_soon(seen, site, f"{place}/two")


def test_folders_that_go_and_come_back_are_followed(site: Path, seen: Iterator[Changes]) -> None:
    """As when another branch is checked out."""
    for number in range(2):
        shutil.rmtree(site / "content")
        assert told_next(seen, site)
        (site / "content").mkdir()
        assert told_soon(seen, site, "content")
        (site / "content" / f"{number}.md").write_text("saved", "utf-8")
        assert told_soon(seen, site, f"content/{number}.md")


def test_what_many_files_have_in_common_is_told_once(site: Path, seen: Iterator[Changes]) -> None:
    """Where a program writes hundreds of files, the end of it is waited for."""
    for number in range(500):
        (site / "content" / f"{number}.md").write_text("checked out", "utf-8")
    found = [told for told in islice(seen, 10) if told]
    assert len(found) <= 2
    assert len({path for told in found for path in told}) == 500


def test_what_is_saved_while_nobody_looks_is_told(site: Path, seen: Iterator[Changes]) -> None:
    """A build takes its time; what happens meanwhile waits for its end."""
    (site / "content/news/a.md").write_text("first", "utf-8")
    assert told_next(seen, site) == {"content/news/a.md"}
    (site / "content/news/a.md").write_text("second", "utf-8")
    (site / "conf.py").write_text("second", "utf-8")
    both = {path for told in islice(seen, 3) for path in told}
    assert {Path(path).name for path in both} == {"a.md", "conf.py"}
