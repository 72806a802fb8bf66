"""How much a page weighs on its way to a reader: what Chromium fetches for it, compressed as hosts send it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.building import Built
from tests.whole.browsing import context, opened, served
from tests.whole.page_types import page_types

pytestmark = pytest.mark.browser

MOST, MOST_TEXT, MOST_SCRIPT = 60_000, 20_000, 5_000
"""The bytes that a page may have without its pictures, its markup and style, and its scripts."""


ENDLESS = {"subscribe.html"}
"""The templates of pages that list everything there is, and grow with the region."""


class Fetched(NamedTuple):
    """What was fetched for a page: of which sort it is, and how many bytes came."""

    sort: str
    """The name of the browser for it: `document`, `stylesheet`, `font`, `script`, `image`."""
    size: int


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader's browser on a phone."""
    with context(browser, 360) as reader:
        yield reader.new_page()


@pytest.fixture(scope="module")
def host(demonstration: Built) -> Iterator[str]:
    """The site that ships, served as hosts do."""
    yield from served(demonstration.output)


def fetched(page: Page, url: str) -> list[Fetched]:
    """Everything that a browser fetches for a page, as if it had never been to the site."""
    asked = list[Request]()

    def hear(request: Request) -> None:
        asked.append(request)

    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.on("requestfinished", hear)
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.remove_listener("requestfinished", hear)
    return [Fetched(one.resource_type, one.sizes()["responseBodySize"]) for one in asked]


def weight(found: list[Fetched], *sorts: str) -> int:
    """The bytes of some sorts; of all but pictures where none is named."""
    return sum(one.size for one in found if (one.sort in sorts if sorts else one.sort != "image"))


def test_pages_are_light(
    page: Page, host: str, demonstration: Built, demonstration_settings: Path, tmp_path: Path
) -> None:
    """The heaviest page of every type weighs little, stories among them, and has at most one small script."""
    types = page_types(demonstration_settings, demonstration.output, tmp_path)
    heavy = dict[str, tuple[int, int, int, int]]()
    for kind, address in types.items():
        found = fetched(page, f"{host}{address}")
        scripts = [one.size for one in found if one.sort == "script"]
        of_all, of_text = weight(found), weight(found, "document", "stylesheet")
        assert len([one for one in found if one.sort == "font"]) >= 2
        is_light = kind.template in ENDLESS or (of_all <= MOST and of_text <= MOST_TEXT)
        if not is_light or sum(scripts) > MOST_SCRIPT or len(scripts) > 1:
            heavy[address] = (of_all, of_text, sum(scripts), len(scripts))
    assert heavy == {}


def test_what_is_fetched_is_counted(page: Page, host: str) -> None:
    """A page is weighed with its style sheets and typefaces, compressed where hosts compress."""
    found = fetched(page, f"{host}/fi/")
    assert {one.sort for one in found} >= {"document", "stylesheet", "font", "image"}
    assert 35_000 < weight(found, "font") < weight(found) < weight(found) + weight(found, "image")
    answer = page.goto(f"{host}/fi/")
    assert answer is not None
    assert weight(found, "document") < len(answer.body()) / 2
