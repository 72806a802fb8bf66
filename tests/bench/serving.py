"""How long it takes from saving a text to the page that shows it, and whether serving goes on in the same memory."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page

from tests.bench.measuring import Figure
from tests.building import ROOT
from tests.whole.browsing import opened
from tests.whole.served import Server

EARLY, LATE = 20, 200
"""After how many rebuilds the memory is looked at."""

STORY = Path("content", "news", "2026-11-18-palautetta-saavutettavuudesta", "index.fi.md")
PAGE = "fi/uutiset/anna-palautetta-saavutettavuudesta/"
SETTINGS = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
CACHE_PATH = str(HERE / ".cache")
"""
BREATH = 100
"""Milliseconds between a page and the next save."""


def rebuilding() -> list[Figure]:
    """The site that ships, open in a browser, of which one text is saved again and again."""
    with _served() as (server, page):
        story = server.site / STORY
        text = story.read_text("utf-8")
        seconds, memory = list[float](), dict[int, float]()
        for number in range(1, LATE + 1):
            seconds.append(_reloaded(page, story, f"{text}\nRivi {number}.\n", f"Rivi {number}."))
            memory[number] = _memory(server.process.pid)
    slowest = sorted(seconds)[int(len(seconds) * 0.95)]
    return [
        Figure(f"`serve`, the site that ships: from saving to the page, median of {LATE}", median(seconds), "s", 0.5),
        Figure("  one in twenty takes longer than", slowest, "s"),
        Figure(f"  memory after {EARLY} rebuilds", memory[EARLY], "MB"),
        Figure(f"  memory after {LATE} rebuilds", memory[LATE], "MB", 1.2 * memory[EARLY]),
    ]


def _reloaded(page: Page, story: Path, text: str, seen: str) -> float:
    """The seconds from saving a text to the end of loading the page, which shows it."""
    page.wait_for_timeout(BREATH)
    with page.expect_event("domcontentloaded"):
        begun = perf_counter()
        story.write_text(text, "utf-8")
    taken = perf_counter() - begun
    if seen not in (page.text_content("main") or ""):
        raise AssertionError(f"The page has no {seen!r}.")
    return taken


@contextmanager
def _served() -> Iterator[tuple[Server, Page]]:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(ROOT / "content", site / "content")
        (site / "served.py").write_text(SETTINGS, "utf-8")
        server = Server(site / "served.py")
        for browser in opened():
            page = browser.new_page()
            page.goto(f"{server.address}/{PAGE}", wait_until="load")
            yield server, page
        server.end()


def _memory(process: int) -> float:
    """The megabytes of a process and all that it has started, each counted whole; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    pages = int(Path(f"/proc/{process}/statm").read_text("utf-8").split()[1])
    children = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(_memory(int(child)) for child in children)


BENCHMARKS = (rebuilding,)
"""That of serving."""
