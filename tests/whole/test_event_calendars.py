"""The calendars of months on built sites: tables that can be read by ear, and pages that lead to each other."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from tests.whole.pages import Page, Pages

MONTH = re.compile(r"/(\d{4})/(\d{2})/$")
YEAR = re.compile(r"/(\d{4})/$")


def months(pages: Pages) -> list[Page]:
    """The pages with the calendar of a month."""
    return [page for page in pages if MONTH.search(page.address)]


def days(page: Page) -> Iterator[tuple[date, Element]]:
    """The cells of a calendar that are days."""
    for cell in page.all("td"):
        time = cell.find("time")
        if time is not None:
            yield date.fromisoformat(time.get("datetime", "")), cell


def test_there_are_calendars(pages: Pages) -> None:
    """What is tested below is there, in every language, with as many events in each."""
    found = [page.address[1:3] for page in months(pages)]
    assert len(found) >= 4
    assert len({found.count(code) for code in found}) == 1


def test_a_calendar_is_a_table_with_headers(pages: Pages) -> None:
    """It has a caption, seven columns under a weekday each, in words and in short, and rows as long."""
    for page in months(pages):
        [table] = page.all("table")
        headers = table.findall("thead/tr/th")
        assert (page.address, table.findtext("caption") != "") == (page.address, True)
        assert [header.get("scope") for header in headers] == ["col"] * 7
        names = [(header[0].text, header[0].get("title")) for header in headers]
        assert len({short for short, _ in names}) == len({name for _, name in names}) == 7
        assert {len(row.findall("td")) for row in table.findall("tbody/tr")} == {7}


def test_weekdays_begin_with_monday(made_up_pages: Pages) -> None:
    """In the language of the page."""
    fi, en = (made_up_pages[address].all("th/abbr") for address in ("/fi/tapahtumat/2027/06/", "/en/events/2027/06/"))
    assert [(name.text, name.get("title")) for name in (fi[0], fi[6])] == [("ma", "maanantai"), ("su", "sunnuntai")]
    assert [(name.text, name.get("title")) for name in (en[0], en[6])] == [("Mon", "Monday"), ("Sun", "Sunday")]


def test_a_calendar_has_the_days_of_its_month_in_their_columns(pages: Pages) -> None:
    """Each once and in order; what belongs to other months is empty."""
    for page in months(pages):
        year, month = map(int, MONTH.findall(page.address)[0])
        found = [day for day, _ in days(page)]
        assert (found[0], found == sorted(set(found))) == (date(year, month, 1), True)
        assert {(day.year, day.month) for day in found} == {(year, month)}
        for row in page.all("tbody/tr"):
            times = [cell.find("time") for cell in row]
            placed = [date.fromisoformat(time.get("datetime", "")).weekday() for time in times if time is not None]
            assert placed == [place for place, time in enumerate(times) if time is not None]


def test_every_event_is_in_a_calendar_and_in_an_archive(pages: Pages) -> None:
    """The calendars of a language, and its archives, lead to every event of which the language has a page."""
    for code in {page.language for page in pages if not page.is_neutral}:
        own = pages.in_language(code)
        section = next(page.address.rpartition("/2")[0] for page in own if YEAR.search(page.address))
        events = {page.address for page in own if re.fullmatch(f"{section}/[^/]*[a-z][^/]*/", page.address)}
        for found in (months(pages), [page for page in own if YEAR.search(page.address)]):
            linked = {link.get("href") for page in found for link in page.all("main//a")}
            assert (code, events - linked, events == set()) == (code, set(), False)


def test_what_lasts_for_days_goes_on(made_up_pages: Pages) -> None:
    """On its first day it is linked, on the others as well, with a word that says so."""
    for address, event, word in (
        ("/fi/tapahtumat/2027/06/", "/fi/tapahtumat/xqdays-fi/", "jatkuu"),
        ("/en/events/2027/06/", "/en/events/xqdays-en/", "continues"),
    ):
        found = [
            (day.day, [mark.text for mark in item.iter("span") if mark.get("class") == "mark"])
            for day, cell in days(made_up_pages[address])
            for item in cell.iter("li")
            if event in {link.get("href") for link in item.iter("a")}
        ]
        assert found == [(3, []), (4, [word]), (5, [word])]


def test_what_is_off_or_in_another_language_says_so(made_up_pages: Pages) -> None:
    """In a calendar as in any list."""
    [cancelled] = (cell for day, cell in days(made_up_pages["/fi/tapahtumat/2027/09/"]) if day.day == 1)
    assert [item.text for item in cancelled.iter("strong")] == ["Peruttu"]
    [cell] = (cell for day, cell in days(made_up_pages["/en/events/2027/03/"]) if day.day == 6)
    assert [(link.get("href"), link.get("lang")) for link in cell.iter("a")] == [("/en/events/xqeventfi/", "fi")]
    assert [mark.text for mark in cell.iter("span") if mark.get("class") == "mark"] == ["(in Finnish)"]


def test_months_and_years_are_chains(pages: Pages) -> None:
    """From the first one, `next` leads through all of them in order, and `prev` back again."""
    for pattern in (MONTH, YEAR):
        for code in {page.language for page in pages if not page.is_neutral}:
            found = sorted(page.address for page in pages.in_language(code) if pattern.search(page.address))
            assert [beside(pages[address], "next") for address in found] == [*found[1:], ""]
            assert [beside(pages[address], "prev") for address in found] == ["", *found[:-1]]


def beside(page: Page, relation: str) -> str:
    """The address of the period before or after that of a page; "" where there is none."""
    return next((link.get("href", "") for link in page.all(f"main//a[@rel='{relation}']")), "")


def test_periods_are_reached_from_the_events(pages: Pages) -> None:
    """Links lead from the page of events to every month and year, and from each of them back."""
    for code in {page.language for page in pages if not page.is_neutral}:
        own = pages.in_language(code)
        periods = {page.address for page in own if MONTH.search(page.address) or YEAR.search(page.address)}
        section = min(periods)[: min(periods).index("/2") + 1]
        seen, waiting = set[str](), [section]
        while waiting:
            links = {link.get("href", "") for link in pages[waiting.pop()].all("main//a")} & periods
            waiting.extend(links - seen)
            seen |= links
        assert (code, periods - seen) == (code, set())
        assert [address for address in periods if section not in set(pages[address].addresses())] == []
