"""What can be subscribed to is all on one page, and every page with a calendar leads there."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.whole.pages import Page, Pages

SUBSCRIBE = {"fi": "/fi/tilaa/", "en": "/en/subscribe/", "sv": "/sv/prenumerera/"}
LONGEST = 255
"""How long the address of a calendar may be; Google takes no longer one, and says nothing of it."""


def links(page: Page) -> list[str]:
    """Where the links of a page lead."""
    return [item.get("href", "") for item in page.all("a[@href]")]


def languages(pages: Pages) -> list[str]:
    """The languages of a site."""
    return [code for code, address in SUBSCRIBE.items() if address in pages.by_address]


def calendars(pages: Pages, code: str) -> set[str]:
    """The whole addresses of the calendars of a language; the file of a single event is none."""
    return beside(pages, code, "/calendar.ics")


def beside(pages: Pages, code: str, name: str) -> set[str]:
    """The whole addresses of the files of a language that have a name."""
    return {f"{pages.url}{file}" for file in pages.files if file.startswith(f"/{code}/") and file.endswith(name)}


def test_every_calendar_and_feed_is_on_the_page(pages: Pages) -> None:
    """By its https address, to follow and to copy, once each."""
    assert len(languages(pages)) >= 2
    for code in languages(pages):
        page = pages[SUBSCRIBE[code]]
        wanted = calendars(pages, code) | beside(pages, code, "/rss.xml")
        told = [link for link in links(page) if link.startswith("https:") and link.endswith((".ics", ".xml"))]
        assert sorted(told) == sorted(wanted)
        copied = {item.get("data-copy") for item in page.all("button[@data-copy]")}
        assert copied == {item.text for item in page.all("code")} == wanted


def test_every_calendar_is_led_to_its_programs(pages: Pages) -> None:
    """Apple by its own scheme, Outlook at home and at work by the encoded https address."""
    for code in languages(pages):
        told = links(pages[SUBSCRIBE[code]])
        for url in calendars(pages, code):
            assert url.replace("https:", "webcal:") in told
            for host in ("outlook.live.com", "outlook.office.com"):
                forms = [link for link in told if urlsplit(link).netloc == host]
                assert [link for link in forms if parse_qs(urlsplit(link).query)["url"] == [url]] != []


def test_addresses_of_calendars_are_short_enough(pages: Pages) -> None:
    """Every program takes them."""
    assert [url for code in languages(pages) for url in calendars(pages, code) if len(url) > LONGEST] == []


def test_pages_with_a_calendar_lead_to_it_and_to_the_explanation(pages: Pages) -> None:
    """The address to copy, the one for Apple, and the page of subscriptions in the same language.

    A notice that a text is missing has nothing to follow.
    """
    for code in languages(pages):
        followed = {url: pages[url.removesuffix("calendar.ics")] for url in calendars(pages, code)}
        for url, page in followed.items():
            if not page.is_indexed:
                continue
            wanted = {url, url.replace("https:", "webcal:"), SUBSCRIBE[code]}
            assert (page.address, wanted - set(links(page))) == (page.address, set())


@pytest.mark.parametrize(
    ("key", "offered"),
    [
        ("xqseminar", 1),
        ("xqdays", 1),
        ("xqseries", 3),
        ("xqparts", 2),
        ("xqstatemoved", 1),
        ("xqstatetentative", 1),
        ("xqstatecancelled", 0),
        ("xqstatepostponed", 0),
        ("xqpast", 0),
    ],
)
def test_an_event_offers_what_is_left_of_it(made_up_pages: Pages, key: str, offered: int) -> None:
    """A file of all, and Google and Outlook for each time, none of which a crawler is to follow."""
    page = made_up_pages[f"/fi/tapahtumat/{key}-fi/"]
    outside = [item for item in page.all("a") if urlsplit(item.get("href", "")).netloc in PROGRAMS]
    files = [link for link in links(page) if link.endswith("event.ics")]
    assert (len(outside), len(files)) == (offered * len(PROGRAMS), min(offered, 1))
    assert {item.get("rel") for item in outside} <= {"nofollow"}


PROGRAMS = ("calendar.google.com", "outlook.live.com", "outlook.office.com")
"""The programs on the web to which an event can be added."""
