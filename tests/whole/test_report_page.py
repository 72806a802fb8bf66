"""The page of the report in a real browser: it is read, copied from, put aside and back, and runs nothing."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.domain.problem import Problem, Severity, Where, error, warning
from plugins.host.live import Live
from plugins.host.report import Report, write_report
from plugins.host.report_page import page_of
from plugins.host.site_server import SiteServer, Words
from plugins.hosting.headers import render_headers
from tests.environments import node_modules
from tests.whole.browsing import Scheme, context, opened, overflow

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
PATH = "content/events/talkoot-joiden-nimi-on-hyvin-pitka-eika-siina-ole-vali-lyonteja/index.fi.md"
FIELD = error(Where(PATH, 2), "unknown-field", field="titel", nearest="title")
DOUBT = warning(Where(PATH, 3), "event-without-place")
SCRIPT = error(Where(PATH, 4), "not-yes-or-no", field="draft", value=EVIL)
FACTS = {"field": "organisations", "file": "content/registry/organisations.yml", "value": "kyl", "nearest": "kyla"}
SPREAD = [error(Where(f"content/news/{number}.md", 3), "unknown-id", **FACTS) for number in range(6)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one page, with the headers of ours, and the content that its problems are in."""
    event = tmp_path / PATH
    event.parent.mkdir(parents=True)
    event.write_text(f"---\ntitel: {EVIL}\nstart: 3.5.2026\n---\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    page = '<!doctype html><html lang="fi"><title>Sivu</title><body><main><h1>Etusivu</h1></main></body></html>'
    (tmp_path / "site" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "site" / "_headers").write_text(render_headers(is_secure=False), encoding="utf-8")
    return tmp_path


@pytest.fixture
def live() -> Live:
    """What browsers are told; the last build went well."""
    live = Live()
    live.tell("")
    return live


@pytest.fixture
def address(folder: Path, live: Live) -> Iterator[str]:
    """The site, served."""
    with SiteServer(folder / "site", 0, live, Words("Poissa", "Rakennetaan")) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.address
        server.shutdown()


def tell(live: Live, folder: Path, problems: list[Problem], language: str = "fi") -> None:
    """Tell of a build with problems, as serving does."""
    report = Report.of(problems, language, {"content": folder / "content"})
    write_report(folder / "problems.json", report)
    is_wrong = report.worst is Severity.ERROR
    live.tell("wrong" if is_wrong else "", page_of(folder / "problems.json", "", language, is_wrong=is_wrong))


def test_it_is_read_and_put_aside_by_keyboard(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """Its title has the focus; Escape shows the page, also after a reload; a button brings it back; mended, it goes."""
    with context(browser) as reader:
        page = reader.new_page()
        page.goto(address)
        tell(live, folder, [FIELD, SCRIPT, DOUBT])
        expect(page.get_by_role("dialog", name="Korjataan tämä ensin")).to_be_visible()
        expect(page.get_by_role("heading", name="Korjataan tämä ensin")).to_be_focused()
        assert page.get_by_role("dialog").evaluate("dialog => dialog.getRootNode().host.lang") == "fi"
        page.keyboard.press("Escape")
        sign = page.get_by_role("button", name="Näytä korjattavat")
        expect(sign).to_be_focused()
        page.reload()
        expect(sign).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        sign.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        live.tell("")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("heading", name="Etusivu")).to_be_visible()


def test_what_writers_write_is_text(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """A tag in a field is shown as it was typed, and the line to paste is copied to the letter."""
    tell(live, folder, [FIELD, SCRIPT])
    with context(browser) as reader:
        reader.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.new_page()
        page.goto(address)
        expect(page.get_by_role("dialog")).to_contain_text(EVIL)
        page.get_by_role("button", name="Kopioi").click()
        expect(page.get_by_role("button", name="Kopioitu")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"title: {EVIL}"
        assert (page.title(), page.get_by_role("dialog").locator("img").count()) == ("Sivu", 0)


def test_warnings_are_told_less_loudly(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """A small sign says how many there are, and opens them."""
    with context(browser) as reader:
        page = reader.new_page()
        page.goto(address)
        tell(live, folder, [DOUBT], "en")
        sign = page.get_by_role("status").get_by_role("button", name="Warnings: 1")
        expect(sign).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        sign.click()
        expect(page.get_by_role("dialog", name="Worth a look")).to_contain_text("does not say where it is")


def test_it_leaves_the_theme_its_names(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """A script of the theme's may have any name of ours at its top, and what browsers bring stays as it was."""
    (folder / "site" / "theme.js").write_text("const build = 1, host = 2, shown = 3, opens = open;", encoding="utf-8")
    index = folder / "site" / "index.html"
    index.write_text(index.read_text("utf-8").replace("<body>", '<body><script src="/theme.js"></script>'), "utf-8")
    with context(browser) as reader:
        page = reader.new_page()
        page.goto(address)
        tell(live, folder, [FIELD])
        expect(page.get_by_role("dialog")).to_be_visible()
        assert page.evaluate("[build, host, shown, opens === open]") == [1, 2, 3, True]


def test_a_site_that_was_never_built_is_the_report(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """There is nothing to show below, so the report stays, with its own title and language."""
    (folder / "site" / "index.html").unlink()
    tell(live, folder, [FIELD])
    with context(browser) as reader:
        page = reader.new_page()
        page.goto(address)
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert page.evaluate("[document.title, document.documentElement.lang]") == ["Korjataan tämä ensin", "fi"]


def test_axe_finds_nothing(browser: Browser, address: str, folder: Path, live: Live) -> None:
    """Light and dark, on a phone and on a wide screen, where nothing is to be scrolled sideways."""
    axe = (node_modules("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    tell(live, folder, [FIELD, SCRIPT, DOUBT, *SPREAD])
    views: tuple[tuple[Scheme, int], ...] = (("light", 320), ("dark", 1280))
    for scheme, width in views:
        with context(browser, width, scheme) as reader:
            page = reader.new_page()
            page.goto(address)
            expect(page.get_by_role("dialog")).to_be_visible()
            assert (violations(page, axe), overflow(page)) == ([], 0)
            assert page.get_by_role("dialog").evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds in the page as it is seen."""
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
