"""Accessibility statements: each language tells all that the law asks for, in its own words."""

import pytest

from tests.building import Built
from tests.whole.pages import Page, Pages


def words(page: Page) -> str:
    """What a page says in its content, in one line."""
    return " ".join(" ".join("".join(item.itertext()) for item in page.all("main")).split())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "/fi/saavutettavuus/",
            (
                *("Xqsivu (xq.example)", "täyttää digipalvelulain (306/2019) saavutettavuusvaatimukset osittain"),
                *("Vielä korjaamatta", "Xqfault", "Xqhinders", "onnistumiskriteeri 1.2.2", "31. toukokuuta 2027"),
                *("Korjaaminen olisi kohtuuton rasite", "Xqheavy", "Lain vaatimusten ulkopuolella", "Xqforeign"),
                *("arvioineet palvelun itse", "laadittu 5. marraskuuta 2026", "viimeksi 20. marraskuuta 2026"),
                *("Vastaamme 14 päivän kuluessa", "Xqpersonfi", "Xqrolefi", "xqmail.example"),
                *("040 123 4567", "Anna palautetta", "kannella", "Xqwatchfi", "Xqwatchtextfi"),
            ),
        ),
        ("/en/xqfull-en/", ("Xqcovers", "(306/2019) in full", "We have assessed the service ourselves")),
        ("/en/xqnone-en/", ("does not yet meet", "made by an outside expert: Xqassessor")),
        ("/en/xqself-en/", ("in part", "made by Xqassessor as a self-assessment")),
        ("/fi/xqoutside-fi/", ("Arvion teki ulkopuolinen asiantuntija.",)),
    ],
)
def test_what_a_statement_tells(made_up_pages: Pages, address: str, told: tuple[str, ...]) -> None:
    """How accessible the service is, its faults and why they are there, who found them, and whom to write to."""
    text = words(made_up_pages[address])
    assert [one for one in told if one not in text] == []


def test_what_a_statement_does_not_tell(made_up_pages: Pages) -> None:
    """One of full compliance has no faults, and no page tells of what it does not know."""
    text = words(made_up_pages["/en/xqfull-en/"])
    assert [one for one in ("What is not accessible?", "last updated", "None") if one in text] == []


def test_ways_lead_on(made_up_pages: Pages) -> None:
    """The statement leads to the feedback of the site and to the page of the supervisor."""
    addresses = set(made_up_pages["/en/accessibility/"].addresses())
    assert {"/en/feedback/", "https://xqwatch.example/"} <= addresses


def test_every_language_has_it(swedish: Built) -> None:
    """A further language says it in its own words, with the facts that are written once."""
    text = swedish.text("sv/tillganglighet/index.html")
    assert "uppfyller helt tillgänglighetskraven" in text
    assert "Bykansliet" in text
    assert "Tillsynsmyndigheten" in text


def test_notices_lead_to_the_feeds_of_their_section(made_up_pages: Pages) -> None:
    """Who meets a notice instead of a text finds the feeds of what the text would belong to."""
    found = {link.get("href") for link in made_up_pages["/fi/uutiset/xqonlyen/"].links("alternate")}
    assert {"/fi/uutiset/rss.xml", "/fi/rss.xml"} <= found
