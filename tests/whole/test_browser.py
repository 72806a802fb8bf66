"""Pages in a real browser: wide and narrow, light and dark, by keyboard, and under the policy that guards them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.building import Built
from tests.whole.browsing import Scheme, Visit, context, opened, overflow, served

pytestmark = pytest.mark.browser

MONTH = "/fi/tapahtumat/2027/06/"
"""A month with events on many of its days."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture(scope="module")
def host(made_up: Built) -> Iterator[str]:
    """The site of made-up words, served on this machine with its own headers."""
    yield from served(made_up.output)


@pytest.mark.parametrize(
    ("address", "line", "entry"),
    [
        ("/fi/uutiset/rss.xml", "Tämä on uutissyöte: ", "item"),
        ("/en/events/atom.xml", "This is a feed: ", "entry"),
        ("/en/atom-2026.xml", "This is a feed: ", "entry"),
    ],
)
def test_a_feed_can_be_read(browser: Browser, host: str, address: str, line: str, entry: str) -> None:
    """It says what it is in its language, shows titles and summaries, and fits; what programs read is not shown."""
    of = f"document.querySelector('{entry} > %s')"
    for width in (320, 1280):
        with context(browser, width) as reader:
            page = Visit(reader.new_page(), host).to(address)
            said = page.evaluate("getComputedStyle(document.documentElement, '::before').content")
            assert (said.startswith(f'"{line}'), overflow(page)) == (True, 0)
            heights = [page.evaluate(f"{of % name}.getBoundingClientRect().height") for name in ("title", "link")]
            assert (heights[0] > 10, heights[1]) == (True, 0)


def test_the_policy_is_in_force(browser: Browser, host: str) -> None:
    """The tests above would see a forbidden script: the policy of `_headers` stops one, and the browser says so."""
    with context(browser) as reader:
        visit = Visit(reader.new_page(), host)
        page = visit.to("/fi/")
        page.evaluate("document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))")
        page.wait_for_timeout(100)
        assert any("Content Security Policy" in text for text in visit.complaints)


def test_dark_is_dark(browser: Browser, host: str) -> None:
    """A reader who likes it dark gets a dark page, with light letters."""
    shades = dict[Scheme, tuple[int, int]]()
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        with context(browser, scheme=scheme) as reader:
            page = Visit(reader.new_page(), host).to("/fi/")
            shades[scheme] = (shade(page, "backgroundColor"), shade(page, "color"))
    assert (shades["light"][0] > 600, shades["light"][1] < 200) == (True, True)
    assert (shades["dark"][0] < 200, shades["dark"][1] > 500) == (True, True)


@pytest.mark.parametrize("address", ["/fi/", "/en/news/xqboth-en/", "/fi/tapahtumat/xqseminar-fi/"])
def test_the_skip_link_is_first(browser: Browser, host: str, address: str) -> None:
    """The first press of Tab shows the link that skips the header; Enter brings the keyboard to the content."""
    with context(browser) as reader:
        page = Visit(reader.new_page(), host).to(address)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert (link.get_attribute("href") or "").startswith("#")
        assert visible(page)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything(browser: Browser, host: str, width: int) -> None:
    """By Tab alone a reader reaches everything of a page that can be followed, each seen when it is reached."""
    with context(browser, width) as reader:
        page = Visit(reader.new_page(), host).to("/fi/tapahtumat/xqseminar-fi/")
        stops = page.locator("a[href]:visible, summary:visible, button:visible").element_handles()
        for stop in stops:
            page.keyboard.press("Tab")
            assert (stop.evaluate("stop => stop === document.activeElement"), visible(page)) == (True, True)


def test_the_menu_of_narrow_screens_opens_by_keyboard(browser: Browser, host: str) -> None:
    """On a phone the sections are behind one button, which the keyboard opens without a script."""
    with browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False) as reader:
        page = Visit(reader.new_page(), host).to("/fi/uutiset/xqboth-fi/")
        sections = page.locator("header nav a[href='/fi/tapahtumat/']:visible")
        assert sections.count() == 0
        page.locator("header summary").focus()
        page.keyboard.press("Enter")
        assert sections.count() == 1


@pytest.mark.parametrize(("address", "there"), [("/fi/uutiset/xqboth-fi/", "/en/news/xqboth-en/"), ("/en/", "/fi/")])
def test_the_language_link_leads_there_and_back(browser: Browser, host: str, address: str, there: str) -> None:
    """A reader who follows the language link twice is back on the page."""
    with context(browser) as reader:
        page = Visit(reader.new_page(), host).to(address)
        for expected in (there, address):
            page.locator("nav.languages a").first.click()
            page.wait_for_url(f"{host}{expected}")
            assert page.locator("html").get_attribute("lang") == expected[1:3]


def test_everything_works_without_scripts(browser: Browser, host: str) -> None:
    """A browser without JavaScript shows the same words."""
    with browser.new_context(java_script_enabled=False) as plain, context(browser) as usual:
        one, other = (Visit(reader.new_page(), host).to("/fi/tapahtumat/xqseminar-fi/") for reader in (plain, usual))
        assert one.locator("body").inner_text() == other.locator("body").inner_text()


@contextmanager
def seen_at(browser: Browser, host: str, address: str, moment: str, width: int = 1280) -> Iterator[Page]:
    """A page as a reader's browser shows it at a moment."""
    with context(browser, width) as reader:
        visit = Visit(reader.new_page(), host)
        visit.page.clock.set_fixed_time(moment)
        yield visit.to(address)
        assert visit.complaints == []


def shown_titles(page: Page) -> list[str]:
    """What a page shows among its coming events, in their order."""
    return page.locator("[data-ends]:visible h3 a").all_inner_texts()


@pytest.mark.parametrize("address", ["/fi/", "/fi/tapahtumat/", "/en/events/", "/fi/paikat/xqvenue/"])
def test_the_script_hides_what_has_ended(browser: Browser, host: str, address: str) -> None:
    """At the moment of the build nothing is hidden; later, what has ended since; what is past stays where it is."""
    with seen_at(browser, host, address, "2026-11-21T10:00:00Z") as page:
        built = page.locator("[data-ends]").count()
        _, *others = shown_titles(page)
        ends = page.locator("[data-ends]").first.get_attribute("data-ends")
        assert len(others) + 1 == built
    with seen_at(browser, host, address, str(ends)) as page:
        assert shown_titles(page) == others
    with seen_at(browser, host, address, "2031-01-01T00:00:00Z") as page:
        assert (shown_titles(page), page.locator("[data-group]:visible").count()) == ([], 0)
        assert page.locator("[data-none]:visible").count() == page.locator("[data-none]").count()
        assert page.locator(".past li:visible").count() == page.locator(".past li").count()


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        ("2027-06-03T20:59:59Z", ["2027-06-03"]),
        ("2027-06-03T21:00:00Z", ["2027-06-04"]),
        ("2027-05-31T20:59:59Z", []),
        ("2026-06-03T12:00:00Z", []),
    ],
)
def test_today_is_marked_by_the_clocks_of_the_region(
    browser: Browser, host: str, moment: str, today: list[str]
) -> None:
    """Whatever the reader's zone is; in the calendar of another month no day is marked."""
    with seen_at(browser, host, MONTH, moment) as page:
        marked = page.locator("[aria-current=date] > time").all()
        assert [day.get_attribute("datetime") for day in marked] == today


def test_a_narrow_calendar_lists_the_days_on_which_something_is(browser: Browser, host: str) -> None:
    """With their whole dates, of which a wide one shows the numbers; what a wide one shows beyond them is hidden."""
    with seen_at(browser, host, MONTH, "2027-06-01T12:00:00Z", width=360) as page:
        assert page.locator("td:visible > time").all_inner_texts() == [
            "to 3.6.2027",
            "pe 4.6.2027",
            "la 5.6.2027",
            "su 6.6.2027",
        ]
        assert page.locator("th:visible").count() == 0
    with seen_at(browser, host, MONTH, "2027-06-01T12:00:00Z", width=1280) as page:
        assert page.locator("td > time:visible").all_inner_texts() == [str(day) for day in range(1, 31)]
        assert page.locator("th:visible").all_inner_texts() == ["ma", "ti", "ke", "to", "pe", "la", "su"]


def test_an_address_is_copied_by_its_button(browser: Browser, host: str) -> None:
    """The button beside a calendar copies its whole address, says so, and stays away where there are no scripts."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as reader:
        visit = Visit(reader.new_page(), host)
        page = visit.to("/fi/tilaa/")
        url = "https://xq.example/fi/tapahtumat/calendar.ics"
        button = page.locator(f"button[data-copy='{url}']")
        button.click()
        button.get_by_text("Kopioitu").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == url
        assert page.get_by_role("status").inner_text() == f"Kopioitu: {url}"
        assert visit.complaints == []
    with browser.new_context(java_script_enabled=False) as plain:
        assert Visit(plain.new_page(), host).to("/fi/tilaa/").get_by_role("button").count() == 0


def visible(page: Page) -> bool:
    """Whether what has the keyboard can be seen: it has a size, and lies in the window."""
    box: dict[str, float] = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    return box["width"] > 1 and box["height"] > 1 and box["x"] >= 0 and box["y"] >= -1


def shade(page: Page, name: str) -> int:
    """How light a colour of the page's body is: 0 is black, 765 is white."""
    colour: str = page.evaluate(f"getComputedStyle(document.body).{name}")
    return sum(int(part) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])
