"""A served site in a real browser: the page is right after each save, in both languages, and nobody reloads it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.building import ROOT, SITES
from tests.whole.browsing import opened
from tests.whole.served import PATIENCE, Server

pytestmark = pytest.mark.browser

SETTINGS = f"""
import sys
from pathlib import Path
HERE = Path(__file__).resolve().parent
sys.path[:0] = [{str(ROOT)!r}, str(HERE / "named")]
from plugins.host.defaults import *
from region_names import SITENAMES
PATH = str(HERE / "content")
CACHE_PATH = str(HERE / ".cache")
THEME_OVERRIDES = [str(HERE / "look")]
TRANSLATIONS = [str(HERE / "words")]
SITEURL = "https://lampiseutu.example"
ID_AUTHORITY = "lampiseutu.example,2026"
"""
NAMES = 'SITENAMES = {"fi": "Lampiseutu", "en": "Pond Country"}\n'
SAUNA = "content/news/2026-10-05-sauna"
PLACES = "content/registry/places.yml"
ADDRESSES = {"fi": "/fi/uutiset/rantasauna-lampiaa/", "en": "/en/news/lakeside-sauna-warms-up/"}
WORDS = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Places"\nmsgstr "Kohteet"\n'
BANNER = "{% include '!theme/parts/banner.html' %}<p>Xqbanner</p>"
MILLISECONDS = PATIENCE * 1000

Pages = dict[str, Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with names in a module of its own, an empty look, and no words of its own yet."""
    site = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(SITES / "small" / "content", site / "content")
    for folder in ("named", "look"):
        (site / folder).mkdir()
    (site / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    (site / "named" / "region_names.py").write_text(NAMES, "utf-8")
    return site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    """The site, served; the tests of this file follow one another on it."""
    served = Server(site / "pelicanconf.py")
    yield served
    if served.process.poll() is None:
        served.end()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture(scope="module")
def pages(server: Server, browser: Browser) -> Iterator[Pages]:
    """The same story in two tabs, a language in each, whose scripts raise nothing."""
    raised = list[str]()
    tabs = {language: browser.new_page() for language in ADDRESSES}
    for language, tab in tabs.items():
        tab.set_default_timeout(MILLISECONDS)
        tab.on("pageerror", lambda found: raised.append(str(found)))
        tab.goto(f"{server.address}{ADDRESSES[language]}")
    yield tabs
    assert raised == []


def replace(site: Path, path: str, old: str, new: str) -> None:
    """Save a file as many editors do: written beside the old one, and put into its place."""
    text = (site / path).read_text("utf-8")
    assert old in text
    write(site, path, text.replace(old, new))


def write(site: Path, path: str, text: str) -> None:
    """Save a file, which may be the first in its folder."""
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = file.with_name(f".{file.name}.saving")
    waiting.write_text(text, "utf-8")
    waiting.replace(file)


def edit_body(site: Path) -> None:
    """Another sentence in each language; the second is saved while the first is being built."""
    replace(site, f"{SAUNA}/index.fi.md", "Vanha kiuas oli", "Entinen kiuas oli")
    replace(site, f"{SAUNA}/index.en.md", "The old stove had", "The former stove had")


def edit_string(site: Path) -> None:
    """A word of the interface, in a folder that comes with it."""
    write(site, "words/fi/LC_MESSAGES/messages.po", WORDS)


def edit_template(site: Path) -> None:
    """A template of the site's own, beside that of the theme."""
    write(site, "look/templates/parts/banner.html", BANNER)


def edit_registry(site: Path) -> None:
    """The name of a place."""
    replace(site, PLACES, "{fi: Yläkylä, en: Upper Village}", "{fi: Ylänkö, en: Highland}")


def edit_names(site: Path) -> None:
    """A module that the settings import."""
    write(site, "named/region_names.py", NAMES.replace("Lampiseutu", "Lampimaa").replace("Pond", "Lake"))


EDITS: dict[str, tuple[Callable[[Path], None], str, dict[str, str]]] = {
    "body": (edit_body, ".prose", {"fi": "Entinen kiuas oli tehnyt", "en": "The former stove had done"}),
    "string": (edit_string, "body", {"fi": "Kohteet", "en": "Places"}),
    "template": (edit_template, "body", {"fi": "Xqbanner", "en": "Xqbanner"}),
    "registry": (edit_registry, "main", {"fi": "Ylänkö", "en": "Highland"}),
    "names": (edit_names, "body", {"fi": "Lampimaa", "en": "Lake Country"}),
}
"""What is edited, where it shows, and the words that must show there in each language."""


@pytest.mark.parametrize("name", EDITS)
def test_the_page_is_right_after_each_edit(name: str, site: Path, pages: Pages) -> None:
    """Of texts, strings, templates, registries and settings, in both languages, without a reload by hand."""
    make, where, words = EDITS[name]
    make(site)
    for language, page in pages.items():
        expect(page.locator(where).first).to_contain_text(words[language], timeout=MILLISECONDS)


def test_the_look_is_right_after_an_edit_of_its_style(site: Path, pages: Pages) -> None:
    """A style sheet in the place of the theme's."""
    write(site, "look/static/style.css", "body { background: rgb(1, 2, 3) }")
    for page in pages.values():
        expect(page.locator("body")).to_have_css("background-color", "rgb(1, 2, 3)", timeout=MILLISECONDS)
    shutil.rmtree(site / "look" / "static")
    for page in pages.values():
        expect(page.locator("body")).not_to_have_css("background-color", "rgb(1, 2, 3)", timeout=MILLISECONDS)


def test_a_mistake_is_told_over_the_page_until_it_is_mended(site: Path, pages: Pages) -> None:
    """On every page that is open, with the file and what was found; then the page is there again, and right."""
    replace(site, f"{SAUNA}/index.fi.md", "title:", "titel:")
    for page in pages.values():
        expect(page.get_by_role("dialog")).to_contain_text("titel", timeout=MILLISECONDS)
        expect(page.get_by_role("dialog")).to_contain_text("index.fi.md")
    replace(site, f"{SAUNA}/index.fi.md", "titel: Rantasauna", "title: Saunalla")
    for page in pages.values():
        expect(page.get_by_role("dialog")).to_have_count(0, timeout=MILLISECONDS)
    expect(pages["fi"].get_by_role("heading", level=1)).to_contain_text("Saunalla: uusi kiuas", timeout=MILLISECONDS)


def test_the_last_of_many_saves_is_shown(site: Path, pages: Pages) -> None:
    """Those during a build are not lost, whichever of them it was that the build saw."""
    for number in range(20):
        replace(site, f"{SAUNA}/index.fi.md", "tehnyt työnsä", f"tehnyt {number} työtä, tehnyt työnsä")
        pages["fi"].wait_for_timeout(40)
    expect(pages["fi"].locator(".prose").first).to_contain_text("tehnyt 19 työtä", timeout=MILLISECONDS)


def test_a_page_says_when_nobody_serves_it_and_comes_back(site: Path, server: Server, pages: Pages) -> None:
    """What was saved meanwhile is there at once when the site is served again, at the same address."""
    server.end()
    for page in pages.values():
        expect(page.get_by_role("status").last).to_contain_text("./inv serve", timeout=MILLISECONDS)
    replace(site, PLACES, "Highland", "Hilltop")
    again = Server(site / "pelicanconf.py", port=int(server.address.rpartition(":")[2]))
    expect(pages["en"].locator("main")).to_contain_text("Hilltop", timeout=MILLISECONDS)
    again.end()
