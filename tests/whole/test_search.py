"""The page of search in a real browser: what is found and what is not, by keyboard, and where something is missing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from plugins.engine import base_forms
from plugins.engine.base_forms import tools_of
from tests.building import ROOT, SITES, Built, build_site
from tests.environments import node_modules
from tests.needs import lacking
from tests.whole.browsing import Scheme, Visit, context, opened, overflow, served
from tests.whole.finnish_words import QUERIES

pytestmark = pytest.mark.browser

RANKED = ("Kaivonkansi kolisee ja kolahtaa.", "Vanha kansi kolisee ja kolahtaa.")
"""Texts of two pages, of which the second has as a word what the first has as a part of one."""

FOUND = "#search-found[aria-busy=false]"
"""The part of the page with the results, when they are all there."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture(scope="module")
def shipped(demonstration: Built) -> Iterator[str]:
    """The site that ships, served with its own headers."""
    yield from served(demonstration.output)


@pytest.fixture
def visit(browser: Browser, shipped: str) -> Iterator[Visit]:
    """A reader of the site that ships. Whatever they do, nothing complains and no other host is asked."""
    with context(browser) as reader:
        found = Visit(reader.new_page(), shipped)
        yield found
        assert (found.complaints, found.foreign(), reader.cookies()) == ([], [], [])


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of a small site with a story for each of the words to look for."""
    site = tmp_path_factory.mktemp("words") / "site"
    shutil.copytree(SITES / "small", site)
    settings = site / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8").replace("HERE.parents[2]", repr(str(ROOT)))
    settings.write_text(text.replace('Path.cwd() / ".cache"', 'HERE / ".cache"'), encoding="utf-8")
    for number, text in enumerate([*QUERIES.values(), *RANKED]):
        folder = site / "content" / "news" / f"2026-01-01-sivu-{number}"
        folder.mkdir()
        (folder / "index.fi.md").write_text(f"---\ntitle: Sivu {number}\nsummary: x\n---\n\n{text}\n", encoding="utf-8")
    return settings


@pytest.fixture(scope="module")
def with_voikko(browser: Browser, words: Path) -> Iterator[Visit]:
    """A reader of that site, built where Voikko is."""
    if not tools_of(["fi"]):
        lacking("Voikko is missing. Install with: sudo apt install --no-install-recommends libvoikko1 voikko-fi")
    yield from _reader_of(browser, build_site(words, words.parent / "with", search=True))


@pytest.fixture(scope="module")
def without_voikko(browser: Browser, words: Path) -> Iterator[Visit]:
    """A reader of that site, built where Voikko is not."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(base_forms, "FINDERS", {})
        built = build_site(words, words.parent / "without", search=True)
    yield from _reader_of(browser, built)


def _reader_of(browser: Browser, built: Built) -> Iterator[Visit]:
    assert (built.status, built.told) == (0, "")
    for host in served(built.output):
        with context(browser) as reader:
            yield Visit(reader.new_page(), host)


def titles(page: Page) -> list[str]:
    """The titles of the results that are shown, once they are all there."""
    page.locator(FOUND).wait_for()
    return page.locator("#search-results a").all_inner_texts()


def asked(visit: Visit, query: str) -> list[str]:
    """The titles of what is found on the Finnish page, on which the reader stays from one question to the next."""
    page = visit.page if "/fi/haku/" in visit.page.url else visit.to("/fi/haku/")
    page.locator("#search-q").fill(query)
    page.keyboard.press("Enter")
    return titles(page)


@pytest.mark.parametrize(("query", "number"), [(query, number) for number, query in enumerate(QUERIES)])
def test_finnish_words_are_found_in_all_their_forms(
    with_voikko: Visit, without_voikko: Visit, query: str, number: int
) -> None:
    """A page is found by another form of its word, or by a part of it, which a stemmer alone does not do."""
    wanted = f"Sivu {number}"
    assert wanted in asked(with_voikko, query)
    assert wanted not in asked(without_voikko, query)
    assert (with_voikko.complaints, without_voikko.complaints) == ([], [])


@pytest.mark.parametrize("query", ["silta", "sillalla", "siltojen"])
def test_what_has_a_word_in_its_title_comes_first(with_voikko: Visit, query: str) -> None:
    """In whichever form the word is looked for, and though other pages have it in their texts."""
    assert asked(with_voikko, query)[0] == "Kapea silta kunnostetaan"


def test_a_whole_word_comes_before_a_part_of_one(with_voikko: Visit) -> None:
    """A page with the word itself is more likely what is meant than one with a compound."""
    part, whole = (f"Sivu {len(QUERIES) + number}" for number in range(len(RANKED)))
    assert asked(with_voikko, "kannet") == [whole, part]


@pytest.mark.parametrize(("query", "said"), [("vesijohtoverkosto", "1 tulos"), ("kansi", "2 tulosta")])
def test_the_number_of_results_is_said(with_voikko: Visit, query: str, said: str) -> None:
    """In the form that the number asks for, to those who see it and to those who hear it."""
    found = asked(with_voikko, query)
    assert (with_voikko.page.get_by_role("status").inner_text(), len(found)) == (said, int(said.partition(" ")[0]))


def test_only_the_language_of_the_page_is_searched(with_voikko: Visit) -> None:
    """What English pages say is not found among Finnish ones, and what Finnish ones say not among English ones."""
    assert titles(with_voikko.to("/en/search/?q=bridge")) != []
    assert [title for title in titles(with_voikko.to("/fi/haku/?q=bridge")) if "bridge" in title.lower()] == []
    assert titles(with_voikko.to("/en/search/?q=hallituksen")) == []


def test_an_event_that_is_not_translated_is_found_by_its_facts(with_voikko: Visit) -> None:
    """Its title is shown as it is, in its own language and marked so, but not searched."""
    page = with_voikko.to("/en/search/?kind=events")
    assert "Talkooviikonloppu" in titles(page)
    link = page.get_by_role("link", name="Talkooviikonloppu")
    assert (link.get_attribute("lang"), link.locator("xpath=..").inner_text()) == (
        "fi",
        "Talkooviikonloppu (in Finnish)",
    )
    assert titles(with_voikko.to("/en/search/?q=Talkooviikonloppu")) == []


def test_a_search_by_keyboard_alone(visit: Visit) -> None:
    """Words, Enter, Tab to the first result, Enter: and there one is. Going back leads to the same results."""
    page = visit.to("/fi/haku/")
    assert page.evaluate("document.activeElement.id") == "search-q"
    page.keyboard.type("metsien")
    page.keyboard.press("Enter")
    found = titles(page)
    assert len(found) > 1
    assert page.get_by_role("status").inner_text().endswith(" tulosta")
    page.locator("#search-order").focus()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == found[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/*/*/")
    page.go_back()
    assert (titles(page), page.locator("#search-q").input_value()) == (found, "metsien")


def test_choices_narrow_and_going_back_widens(visit: Visit) -> None:
    """Each choice is a step in the browser's history, and the address can be handed on."""
    page = visit.to("/en/search/?q=energy")
    every = page.locator("#search-status").inner_text() if titles(page) else ""
    page.locator("#search-kind").select_option("news")
    page.wait_for_url("**/en/search/?q=energy&kind=news")
    narrowed = titles(page)
    assert {
        fact.split("·")[0].strip() for fact in page.locator(".result .where span:first-child").all_inner_texts()
    } == {"News story"}
    page.locator("#search-place").select_option(index=1)
    page.wait_for_url("**/en/search/?q=energy&kind=news&place=*")
    page.go_back()
    assert (titles(page), page.locator("#search-place").input_value()) == (narrowed, "")
    page.go_back()
    assert titles(page)
    assert (page.locator("#search-status").inner_text(), page.locator("#search-kind").input_value()) == (every, "")


def test_choices_alone_list_everything(visit: Visit) -> None:
    """Without a word, everything of a theme or kind is there, the newest first if one likes."""
    page = visit.to("/en/search/?kind=news&order=date")
    assert len(titles(page)) == 10
    more = page.locator("#search-more")
    more.focus()
    page.keyboard.press("Enter")
    page.locator("#search-results li:nth-child(11) a:focus").wait_for()
    assert len(titles(page)) == 20
    dates = page.locator(".result .where span:nth-child(2)").all_inner_texts()
    years = [int(date.split()[-1]) for date in dates]
    assert years == sorted(years, reverse=True)


def test_words_that_nobody_has_get_advice(visit: Visit) -> None:
    """Nothing found is said, and what to try; an empty form says nothing."""
    page = visit.to("/fi/haku/?q=qqqq")
    assert titles(page) == []
    assert page.get_by_role("status").inner_text().startswith("Mitään ei löytynyt.")
    page.locator("#search-q").fill("")
    page.locator("#search-found").wait_for(state="hidden")


def test_while_one_types_results_come(visit: Visit) -> None:
    """Without Enter, and without a step in the history for each letter."""
    page = visit.to("/en/search/")
    before = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("forest", delay=20)
    page.wait_for_url("**/en/search/?q=forest")
    assert titles(page) != []
    assert page.evaluate("history.length") == before


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, shipped: str) -> None:
    """And works as soon as the connection does."""
    with context(browser) as reader:
        page = Visit(reader.new_page(), shipped).to("/fi/haku/")
        page.route("**/pagefind.js", _cut)
        page.locator("#search-q").fill("silta")
        page.get_by_text("Hakua ei saatu ladattua.").first.wait_for()
        assert titles(page) == []
        page.unroute("**/pagefind.js")
        page.keyboard.press("Enter")
        page.locator("#search-results a").first.wait_for()


def _cut(route: Route) -> None:
    route.abort()


def test_without_scripts_there_are_the_sections(browser: Browser, shipped: str) -> None:
    """No form that would do nothing: a sentence that says why, and ways to all pages."""
    with browser.new_context(java_script_enabled=False) as plain:
        page = Visit(plain.new_page(), shipped).to("/fi/haku/?q=silta")
        assert (page.locator("main form:visible").count(), page.locator(".search-found:visible").count()) == (0, 0)
        assert "Haku tarvitsee JavaScriptin" in page.locator("main").inner_text()
        links = page.locator("main nav a")
        assert {"Uutiset", "Tapahtumat", "Teemat", "Paikat"} <= set(links.all_inner_texts())


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize(
    "address", ["/fi/haku/", "/fi/haku/?q=yritys", "/en/search/?kind=events", "/en/search/?q=qqqq"]
)
def test_search_is_accessible(browser: Browser, shipped: str, address: str, width: int, scheme: Scheme) -> None:
    """No violation that axe could find, before and after a search, and nothing to scroll sideways."""
    axe = (node_modules("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    with context(browser, width, scheme) as reader:
        page = Visit(reader.new_page(), shipped).to(address)
        if "?" in address:
            titles(page)
        page.evaluate(axe)
        found = page.evaluate("axe.run('main')")["violations"]
        assert ([rule["id"] for rule in found], overflow(page)) == ([], 0)
