"""A third language needs settings, strings, a table of its forms and files, and no code."""

import re
from datetime import date

import pytest

from plugins.domain.forms import render_date, render_timespan
from plugins.domain.timespan import Timespan
from tests.building import SITES, Built
from tests.tongues import SV
from tests.whole.pages import Page, Pages

SPACE = "\u00a0"


def test_times_have_swedish_forms(swedish: Built) -> None:
    """The page of an event says its time as Swedish says it; the calendar and the markup say the same moment."""
    page = swedish.text("sv/evenemang/varseminarium/index.html")
    assert f"tors 4 mars 2027 kl.{SPACE}14.00–16.30</time>" in page
    assert '<time datetime="2027-03-04T14:00:00+02:00">' in page
    assert "DTSTART;TZID=Europe/Helsinki:20270304T140000" in swedish.text("sv/evenemang/varseminarium/event.ics")


def test_ranges_of_days_have_swedish_forms() -> None:
    """Days of one month are told as Swedish tells them."""
    days = Timespan.of(date(2026, 6, 3), date(2026, 6, 5), "Europe/Helsinki")
    assert render_timespan(days, SV, "Europe/Helsinki", "medium") == "3–5 juni 2026"
    assert render_date(date(2026, 6, 3), SV, "long") == f"3{SPACE}juni 2026"


@pytest.mark.parametrize(
    ("path", "moment"),
    [
        ("sv/evenemang/varseminarium/index.html", '<time datetime="2027-03-01T12:00:00+02:00">'),
        ("sv/evenemang/seglardagar/index.html", '<time datetime="2027-06-03">tors 3 – lör 5 juni 2027</time>'),
        ("sv/evenemang/fiskmarknad/index.html", '<time datetime="2026-06-03">ons 3 – fre 5 juni 2026</time>'),
        ("sv/nyheter/isvagen/index.html", '<time datetime="2026-12-04">'),
    ],
)
def test_dates_are_read_in_swedish(swedish: Built, path: str, moment: str) -> None:
    """Dates that writers wrote with Swedish names of days and months are the days that they meant."""
    assert moment in swedish.text(path)


def test_swedish_letters_end_the_alphabet(swedish_pages: Pages) -> None:
    """Lists are in the order of the Swedish alphabet: å, ä and ö come after z."""
    names = [link.text for link in swedish_pages["/sv/platser/"].all("ul[@class='tree']//a")]
    assert names == ["Askskär", "Zakariasstranden", "Åminnefors", "Ängsholm", "Östnäs"]


def test_three_languages_link_to_each_other(swedish_pages: Pages) -> None:
    """Every page links to the two other languages, each named in itself."""
    page = swedish_pages["/sv/nyheter/farjan-gar-igen/"]
    assert page.language_links == {"fi": "/fi/uutiset/lautta-kulkee-taas/", "en": "/en/news/the-ferry-runs-again/"}
    back = swedish_pages["/fi/uutiset/lautta-kulkee-taas/"]
    named = [(link.get("lang"), link.text) for link in back.all("nav[@class='languages']//a")]
    assert named == [("en", "In English"), ("sv", "På svenska")]


def test_three_versions_are_paired(swedish_pages: Pages) -> None:
    """`hreflang` names three versions where there are three, and fewer where there are fewer."""
    assert set(swedish_pages["/sv/nyheter/farjan-gar-igen/"].alternates) == {"fi", "en", "sv"}
    assert set(swedish_pages["/sv/evenemang/fiskmarknad/"].alternates) == {"fi", "sv"}
    assert set(swedish_pages["/sv/evenemang/seglardagar/"].alternates) == {"sv"}


def test_what_is_not_in_swedish_is_marked_in_swedish(swedish_pages: Pages) -> None:
    """A promised translation says so in Swedish, with the title in its own language."""
    page: Page = swedish_pages["/sv/nyheter/isvagen/"]
    said = [(said.language, said.text) for said in page.said()]
    assert ("fi", "Jäätie avataan tammikuussa") in said
    assert ("sv", "Den här texten håller på att översättas. Översättningen ska vara klar") in said
    assert ("sv", "(på finska)") in said


def test_swedish_addresses_and_words(swedish_pages: Pages) -> None:
    """Sections, menu and interface are in Swedish by settings and strings alone."""
    front = swedish_pages["/sv/"]
    menu = [(link.get("href"), link.text) for link in front.all("nav[@class='menu']//a")]
    assert menu[:3] == [("/sv/nyheter/", "Nyheter"), ("/sv/evenemang/", "Evenemang"), ("/sv/platser/", "Platser")]
    assert front.language == "sv"


def test_no_code_knows_swedish() -> None:
    """No module, template or style of the program names Swedish or its words."""
    root = SITES.parents[1]
    files = [file for folder in ("plugins", "theme/templates") for file in (root / folder).rglob("*.*")]
    code = [file for file in files if file.suffix in {".py", ".html"}]
    assert len(code) > 50
    named = [file.name for file in code if re.search(r"[\"'](?:sv|sv_FI|sv_SE)[\"']|måndag", file.read_text("utf-8"))]
    assert named == []
