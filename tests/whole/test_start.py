"""A build after an edit loads what it needs, and nothing that takes long and that others need."""

import shutil
from pathlib import Path

import pytest

from tests.building import SITES
from tests.whole.running import Done, build_words, run

AFTERWARDS = """
import atexit, runpy, sys
atexit.register(lambda: print("loaded", *sorted({name.partition(".")[0] for name in sys.modules})))
program, *sys.argv[1:] = sys.argv[1:]
sys.argv[0] = program
runpy.run_path(program, run_name="__main__")
"""
"""A build that tells what was loaded for it."""

NEEDLESS = {
    "asyncio",
    "css_inline",
    "docutils",
    "feedparser",
    "icalendar",
    "invoke",
    "libvoikko",
    "markdown",
    "multiprocessing",
    "pagefind",
    "pelican",
    "PIL",
    "pygments",
    "rich",
    "snowballstemmer",
    "unittest",
    "watchfiles",
}
"""What pictures, letters, calendars, the search, the terminal or Pelican need, and a text that was edited does not."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The settings of a small site that was built."""
    shutil.copytree(SITES / "small", tmp_path / "small")
    settings = tmp_path / "small" / "pelicanconf.py"
    assert built(settings).returncode == 0
    return settings


def built(settings: Path) -> Done:
    """A build of a site that tells what was loaded for it."""
    _, program = build_words()
    words = ("--no-search", "--now=2026-11-21T12:00", f"--settings={settings}")
    return run("-c", AFTERWARDS, program, *words, cwd=settings.parent, PYDANTIC_DISABLE_PLUGINS="__all__")


def loaded(done: Done) -> set[str]:
    """The names of what a build has loaded."""
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_an_edit_loads_nothing_needless(site: Path) -> None:
    """A word more in a story."""
    text = min((site.parent / "content" / "news").rglob("index.fi.md"))
    text.write_text(f"{text.read_text('utf-8')}\nLisää.\n", encoding="utf-8")
    assert loaded(built(site)) & NEEDLESS == set()


def test_what_is_loaded_is_seen(site: Path) -> None:
    """A build that Pelican hosts loads it, with much of the rest: the list above is of names that there are."""
    site.write_text(f"{site.read_text('utf-8')}\nfrom pelican import signals\n", encoding="utf-8")
    assert {"docutils", "pelican", "PIL", "rich"} <= loaded(built(site))
