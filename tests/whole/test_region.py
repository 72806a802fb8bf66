"""What a reader must be able to find of the region's systems, row by row, in the site that ships."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.building import Built, build_site
from tests.whole.pages import Page, Pages

NO_BREAK = "\u00a0"


def words(element: Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def main_of(page: Page) -> str:
    """The words of a page's own content."""
    return words(page.all("main")[0])


def linked_data(page: Page) -> list[dict[str, object]]:
    """The JSON-LD documents of a page."""
    scripts = page.all("script[@type='application/ld+json']")
    return [json.loads("".join(script.itertext())) for script in scripts]


@pytest.mark.parametrize("address", ["/fi/hankkeet/kestech/", "/en/projects/kestech/"])
def test_a_project_tells_its_partners_and_measures(demonstration_pages: Pages, address: str) -> None:
    """KesTech has four implementers, one of them the coordinator, and five measures with a heading each."""
    page = demonstration_pages[address]
    measures = [words(heading) for heading in page.all("div[@class='prose']/h3")]
    term, coordinator = {"fi": ("Toteuttajat", "(koordinaattori)"), "en": ("Implementers", "(coordinator)")}[
        page.language
    ]
    rows = {words(row.findall("dt")[0]): row.findall(".//li") for row in page.all("dl[@class='facts']/div")}

    assert len(measures) == 5
    assert len(rows[term]) == 4
    assert main_of(page).count(coordinator) == 1


def test_a_closed_job_has_left_the_lists_and_says_so(demonstration_pages: Pages) -> None:
    """What nobody can apply for any more is not listed; its page tells that it has closed."""
    address = "/fi/avoimet/konepaja-etsii-jatkajaa/"
    listings = ("/fi/avoimet/", "/fi/", "/fi/paikat/pieksamaki/")

    assert "Haku päättynyt" in main_of(demonstration_pages[address])
    assert [page for page in listings if address in set(demonstration_pages[page].addresses())] == []


def test_a_municipality_shows_its_vitality_on_one_page(demonstration_pages: Pages) -> None:
    """The page of Iisalmi has its news, its next events, its open jobs, its projects and its organisations."""
    addresses = set(demonstration_pages["/fi/paikat/iisalmi/"].addresses())
    sections = ("/fi/uutiset/", "/fi/tapahtumat/", "/fi/avoimet/", "/fi/hankkeet/", "/fi/toimijat/")

    assert [part for part in sections if not any(a.startswith(part) and a != part for a in addresses)] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/fi/hankkeet/newtech/", "Päättynyt · 1.1.2020–30.9.2022"),
        ("/en/projects/newtech/", "Ended · 1 January 2020 – 30 September 2022"),
    ],
)
def test_a_duration_has_its_status_and_both_ends(demonstration_pages: Pages, address: str, said: str) -> None:
    """A duration is told with its computed status, each end in a time element for machines."""
    page = demonstration_pages[address]
    times = {item.get("datetime") for item in page.all("main//time")}

    assert said in main_of(page)
    assert {"2020-01-01", "2022-09-30"} <= times


@pytest.mark.parametrize(
    ("address", "figures"),
    [
        (
            "/fi/hankkeet/newtech/",
            [f"2,0{NO_BREAK}miljardia euroa", f"22{NO_BREAK}000", f"39{NO_BREAK}%", f"68{NO_BREAK}%"],
        ),
        ("/en/projects/newtech/", [f"EUR{NO_BREAK}2.0{NO_BREAK}billion", "22,000", "39%", "68%"]),
    ],
)
def test_key_figures_are_written_the_language_s_way(
    demonstration_pages: Pages, address: str, figures: list[str]
) -> None:
    """Numbers, shares and sums have the signs and the spaces of the page's language."""
    html = demonstration_pages[address].html

    assert [figure for figure in figures if figure not in html] == []


def test_the_union_s_support_is_shown_by_the_rules_of_its_period(demonstration_pages: Pages) -> None:
    """2021–2027: the emblem and one statement, no fund; 2014–2020: the fund by name."""
    new = {
        code: demonstration_pages[f"/{code}/{path}/kestech/"] for code, path in (("fi", "hankkeet"), ("en", "projects"))
    }
    old = demonstration_pages["/fi/hankkeet/newtech/"]
    block = {code: words(page.all("div[@class='visibility']")[0]) for code, page in new.items()}

    assert block == {"fi": "Euroopan unionin osarahoittama", "en": "Co-funded by the European Union"}
    assert "aluekehitysrahasto" in words(old.all("div[@class='visibility']")[0])
    assert [image.get("src", "").partition("?")[0] for image in old.all("div[@class='visibility']//img")] == [
        "/assets/eu-emblem.svg"
    ]


@pytest.mark.parametrize(
    ("address", "goals"),
    [
        ("/fi/hankkeet/kajaanin-seudun-ekosysteemisopimus/", ["yli 20", "vähintään 2"]),
        ("/en/projects/kajaani-region-ecosystem-agreement/", ["more than 20", "at least 2"]),
    ],
)
def test_goals_say_their_operator(demonstration_pages: Pages, address: str, goals: list[str]) -> None:
    """More than 20 is never a bare 20."""
    said = main_of(demonstration_pages[address])

    assert [goal for goal in goals if goal not in said] == []
    assert re.search(r"(?<!yli )(?<!more than )\b20\b(?! ?(kaup|tek|com))(?=[^\d–]*palvelutuot)", said) is None


def test_an_organisation_that_ended_says_until_when_and_leads_on(demonstration_pages: Pages) -> None:
    """The ELY Centre ended with 2025; its page says so and links to its successor."""
    page = demonstration_pages["/en/organisations/kainuu-ely-centre/"]

    assert "31 December 2025" in main_of(page)
    assert "/en/organisations/" in " ".join(page.addresses())


LEADS = {
    "vihrea-sahkoistaminen": "lappeenranta",
    "akkukemia": "kokkola",
    "liikkuvat-tyokoneet": "tampere",
    "fotoniikka": "joensuu",
    "liikunta": "jyvaskyla",
    "digitaalinen-terveys": "oulu",
}
"""The six themes and the cities that lead them; two lists side by side would swap the last two."""


def test_the_six_leads(demonstration_pages: Pages) -> None:
    """Oulu leads digital health and Jyväskylä sport, and so on for all six, as the front of the themes shows."""
    page = demonstration_pages["/fi/teemat/"]
    rows = [set(row_addresses(row)) for row in page.all("section[@aria-labelledby='section-led']//li")]
    pairs = {
        theme.rstrip("/").rpartition("/")[2]: place.rstrip("/").rpartition("/")[2]
        for row in rows
        for theme in row
        for place in row
        if theme.startswith("/fi/teemat/") and place.startswith("/fi/paikat/")
    }

    assert {key: place for theme, place in pairs.items() for key in LEADS if theme.startswith(key)} == LEADS


def row_addresses(row: Element) -> list[str]:
    """The addresses of the links in an element."""
    return [link.get("href", "") for link in row.iter("a")]


def test_the_tree_of_themes(demonstration_pages: Pages) -> None:
    """Two fields with twelve themes below them, and seven themes across; each has a page in both languages."""
    page = demonstration_pages["/fi/teemat/"]
    fields = page.all("section[@aria-labelledby='section-fields']/ul/li")
    below = page.all("section[@aria-labelledby='section-fields']/ul/li/ul/li")
    across = page.all("section[@aria-labelledby='section-across']/ul/li")

    assert (len(fields), len(below), len(across)) == (2, 12, 7)
    assert [
        a for a in page.addresses() if a.startswith("/fi/teemat/") and a not in demonstration_pages.by_address
    ] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/fi/julkaisut/tapahtumailmoittajan-muistilista/", r"PDF, \d+ kt, suomeksi"),
        ("/en/publications/north-karelias-tree-of-themes/", r"PDF, \d+ kB, in English"),
    ],
)
def test_a_publication_tells_type_size_and_language(demonstration_pages: Pages, address: str, said: str) -> None:
    """What is behind a download is told before it is followed, from the file itself."""
    plain = main_of(demonstration_pages[address]).replace(NO_BREAK, " ")

    assert re.search(said, plain)


def test_contacts_hide_their_address_and_can_be_called(demonstration_pages: Pages) -> None:
    """No e-mail address stands in a page as it is; a telephone number is a link."""
    page = demonstration_pages["/fi/hankkeet/kestech/"]

    assert re.findall(r"[\w.]+@[\w.]+\.example", page.html) == []
    assert [a for a in page.addresses() if a.startswith("tel:+358")] != []


def test_a_job_is_a_job_posting(demonstration_pages: Pages) -> None:
    """An open job tells search engines its employer, its place and when it closes."""
    found = [
        data for data in linked_data(demonstration_pages["/fi/avoimet/hitsaaja/"]) if data["@type"] == "JobPosting"
    ]

    assert [(data["validThrough"], bool(data["hiringOrganization"])) for data in found] == [
        ("2026-12-18T16:00:00+02:00", True)
    ]


@pytest.mark.parametrize("now", ["2027-06-30T12:00+03:00", "2030-01-01T12:00+02:00"])
def test_the_content_ages_well(demonstration_settings: Path, tmp_path: Path, now: str) -> None:
    """Years later the same content builds without an error or a warning; what depends on the clock is a notice."""
    built: Built = build_site(demonstration_settings, tmp_path / "output", now=now, strict=True)
    closed = Pages(built.output, "https://seutunakyma.example")["/fi/avoimet/hitsaaja/"]

    assert built.status == 0
    assert "Haku päättynyt" in main_of(closed)
    assert "eikä häntä enää näytetä" in built.told


def test_an_event_s_language_is_not_the_page_s(demonstration_pages: Pages) -> None:
    """The English page of a seminar held in Finnish says so."""
    page = demonstration_pages["/en/events/kasvupolut/"]
    facts = {words(row.findall("dt")[0]): words(row.findall("dd")[0]) for row in page.all("dl[@class='facts']/div")}

    assert facts["Language of the event"] == "Finnish"


def test_an_agreement_tells_its_parties_and_operators(demonstration_pages: Pages) -> None:
    """The Kajaani agreement has two towns and the state as parties, and ten operators."""
    page = demonstration_pages["/en/projects/kajaani-region-ecosystem-agreement/"]
    rows = {words(row.findall("dt")[0]): row.findall(".//li") for row in page.all("dl[@class='facts']/div")}

    assert (len(rows["Parties"]), len(rows["Operators"])) == (3, 10)


def test_a_story_is_a_news_article(demonstration_pages: Pages) -> None:
    """Search engines are told its language and its date."""
    data = linked_data(demonstration_pages["/fi/uutiset/lappeenranta-ottaa-vetovastuun-vihreasta-sahkosta/"])

    assert [(one["inLanguage"], one["datePublished"]) for one in data if one["@type"] == "NewsArticle"] == [
        ("fi", "2022-10-17")
    ]


@pytest.mark.parametrize(
    ("section", "before", "after"), [("/fi/uutiset/", f"–{NO_BREAK}", ""), ("/en/news/", "“", "”")]
)
def test_what_is_said_is_marked_the_language_s_way(
    demonstration_pages: Pages, section: str, before: str, after: str
) -> None:
    """In Finnish after a dash, in English between quotation marks, and always in a blockquote of its own."""
    pages = [page for address, page in demonstration_pages.by_address.items() if address.startswith(section)]
    quotes = ["".join(quote.itertext()).strip() for page in pages for quote in page.all("figure/blockquote")]

    assert len(quotes) >= 3
    assert [quote for quote in quotes if not (quote.startswith(before) and quote.endswith(after))] == []


def test_places_are_sorted_by_the_language_s_alphabet(demonstration_pages: Pages) -> None:
    """In Finnish ä and ö stand after z."""
    page = demonstration_pages["/fi/toimijat/"]
    towns = [words(heading) for heading in page.all("section//h2") if heading.findall("a")]
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"

    assert len(towns) > 5
    assert towns == sorted(towns, key=lambda name: [alphabet.find(letter) for letter in name.lower()])


def test_the_privacy_page_says_why_there_is_no_notice(demonstration_pages: Pages) -> None:
    """Nothing is stored on anybody's device, and both languages say so."""
    said = {
        code: main_of(demonstration_pages[address])
        for code, address in (("fi", "/fi/tietosuoja/"), ("en", "/en/privacy/"))
    }

    assert ("eväst" in said["fi"], "cookie" in said["en"]) == (True, True)


def test_the_calendar_of_opportunities_tells_their_deadlines(demonstration: Built) -> None:
    """Calls and jobs that close are in it until they have closed; what is open until filled is not."""
    calendar = demonstration.text("fi/avoimet/calendar.ics")

    assert "UID:calls-kokeilurahoitus@" in calendar
    assert "UID:jobs-konepaja-etsii-jatkajaa@" not in calendar
    assert "UID:jobs-diplomityo-hukkalampo@" not in calendar


def test_publications_are_made_by_their_script(demonstration_settings: Path, tmp_path: Path) -> None:
    """The files that ship are those that the script makes, byte for byte."""
    folder = tmp_path / "publications"
    shutil.copytree(demonstration_settings.parent / "content" / "publications", folder)
    made = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.pdf")}
    script = demonstration_settings.parent / "docs" / "demonstration" / "make_publications.py"
    for path in made:
        (folder / path).unlink()
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True)

    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.pdf")} == made
