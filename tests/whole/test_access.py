"""Everyone can use every type of page: in real Chromium, wide and narrow, light and dark, by whatever means they read.

The types are found, not listed (`page_types.py`), in both the site that ships and that of made-up words.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.building import NOW, Built
from tests.environments import node_modules
from tests.theme.sources import NAMES, TEMPLATES
from tests.whole.browsing import Scheme, Visit, opened, overflow, served
from tests.whole.page_types import Types, page_types

pytestmark = pytest.mark.browser

LOOKING = Path(__file__).with_name("looking.js")
WIDTHS = (360, 1280)
LOOKS: tuple[tuple[int, Scheme], ...] = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))
REFLOW = (320, 640, 768)
"""The narrowest window that WCAG knows (1.4.10), one of 1280 pixels at 200 % (1.4.4), and a tablet."""
PAPER = 718
"""The pixels of a line on A4 with margins of a centimetre."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }"""
"""The spacing that readers may ask for (WCAG 2.2, 1.4.12)."""

SPOILT = """main { width: 2000px; height: 2em; overflow: hidden; color: #999 !important; background: #aaa !important }
p { transition: all 2s } a:focus { outline: none !important; box-shadow: none !important } #spoilt { width: 3000px }"""
"""What no page should be like."""
MOST_SHIFT = 0.02
"""How far things may move while a page loads; from 0.1 on readers are disturbed (https://web.dev/articles/cls)."""
NEEDING_SCRIPTS = {"search.html"}
"""The templates of which a script makes the most: all others say everything without one."""

WITHOUT_SCRIPTED = "document.querySelectorAll('main :is(button, [role=search])').forEach((one) => one.remove())"
"""What takes out of a page what scripts alone can do: buttons, and the forms of search."""

Found = dict[str, Any]
"""What is wrong, by page and way of reading; what is right is not told."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


@pytest.fixture(scope="module")
def shipped_types(
    demonstration: Built, demonstration_settings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Types:
    """The types of the pages of the site that ships."""
    return page_types(demonstration_settings, demonstration.output, tmp_path_factory.mktemp("types"))


@pytest.fixture(scope="module")
def made_up_types(made_up: Built, made_up_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Types:
    """The types of the pages of the site of made-up words."""
    return page_types(made_up_settings, made_up.output, tmp_path_factory.mktemp("types"))


@pytest.fixture(scope="module")
def shipped_host(demonstration: Built) -> Iterator[str]:
    """The site that ships, served on this machine."""
    yield from served(demonstration.output)


@pytest.fixture(scope="module")
def made_up_host(made_up: Built) -> Iterator[str]:
    """The site of made-up words, served on this machine."""
    yield from served(made_up.output)


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker of accessibility, as a script."""
    return (node_modules("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def test_every_type_of_page_is_looked_at(shipped_types: Types, made_up_types: Types) -> None:
    """Each template of a page is rendered by a page of either site, and each but the neutral ones in both languages."""
    frames = {"base.html", "neutral.html"}
    pages = {name for name in NAMES if extends_base(name)} - frames
    looked_at = {(kind.template, kind.folder[:2]) for kind in (*shipped_types, *made_up_types)}
    assert {template for template, _ in looked_at} == pages
    assert {(name, code) for name in pages - {"root.html", "404.html"} for code in ("fi", "en")} <= looked_at


@pytest.mark.parametrize("site", ["shipped", "made_up"])
def test_axe_finds_nothing(request: pytest.FixtureRequest, browser: Browser, site: str, axe: str) -> None:
    """No violation on any type of page, light or dark, wide or narrow; and nothing stands out of the window."""
    looks = LOOKS[1:3] if site == "shipped" else LOOKS[1:2]
    with readers(request, browser, site, reduced_motion="reduce") as (visit, types):
        visit.page.context.add_init_script(axe)
        found = Found()
        for address in types.values():
            page = visit.to(address)
            for width, scheme in looks:
                at(page, width).emulate_media(color_scheme=scheme)
                found[f"{address} {width} {scheme}"] = page.evaluate("looking.faults()")
                found[f"{address} {width}"] = page.evaluate("looking.outside()")
        assert told(found) == {}


@pytest.mark.parametrize("site", ["shipped", "made_up"])
def test_pages_keep_quiet(request: pytest.FixtureRequest, browser: Browser, site: str) -> None:
    """No page complains, asks another host, or keeps anything on the device; while it loads nothing in it moves."""
    with readers(request, browser, site, viewport={"width": 360, "height": 800}) as (visit, types):
        found = Found()
        for address in types.values():
            page = visit.to(address)
            found[f"{address} keeps"] = page.evaluate("looking.kept()")
            shift = page.evaluate("looking.shift()")
            found[f"{address} moves"] = shift if shift > MOST_SHIFT else 0
        found |= {"complaints": visit.complaints, "foreign": visit.foreign(), "cookies": visit.page.context.cookies()}
        assert told(found) == {}


def test_pages_flow_anew(request: pytest.FixtureRequest, browser: Browser) -> None:
    """Nothing is lost or stands out in a narrow window, at 200 %, with wider spacing, in forced colours or on paper."""
    with readers(request, browser, "made_up", bypass_csp=True) as (visit, types):
        found = Found()
        for address in types.values():
            page = visit.to(address)
            found |= {f"{address} {width}": flow(at(page, width)) for width in REFLOW}
            page.emulate_media(forced_colors="active")
            found[f"{address} forced colours"] = flow(at(page, 360))
            page.emulate_media(forced_colors="none", media="print")
            found[f"{address} on paper"] = flow(at(page, PAPER))
            page.emulate_media(media="screen")
            page.add_style_tag(content=SPACING)
            found[f"{address} spaced"] = [*flow(at(page, 320)), *page.evaluate("looking.cut()")]
        assert told(found) == {}


def test_the_keyboard_is_seen(request: pytest.FixtureRequest, browser: Browser) -> None:
    """Whatever the keyboard reaches has a mark of the focus, and is neither outside the window nor below anything."""
    with readers(request, browser, "made_up", reduced_motion="reduce") as (visit, types):
        found = Found()
        for address in types.values():
            page = visit.to(address)
            page.keyboard.press("Tab")
            found |= {f"{address} {width}": at(page, width).evaluate("looking.unseen()") for width in WIDTHS}
        assert told(found) == {}


def test_nothing_moves_for_those_who_ask(request: pytest.FixtureRequest, browser: Browser) -> None:
    """With reduced motion there is no animation, no transition and no smooth scrolling on any page."""
    with readers(request, browser, "shipped", reduced_motion="reduce") as (visit, types):
        finnish = [address for address in types.values() if address.startswith("/fi/")]
        assert told({address: visit.to(address).evaluate("looking.moving()") for address in finnish}) == {}


def test_everything_is_there_without_scripts(request: pytest.FixtureRequest, browser: Browser) -> None:
    """At the moment of the build a browser without JavaScript shows the same words, but for buttons and the search."""
    with (
        readers(request, browser, "shipped") as (visit, types),
        readers(request, browser, "shipped", java_script_enabled=False) as (plain, _),
    ):
        found = Found()
        for address in (address for kind, address in types.items() if kind.template not in NEEDING_SCRIPTS):
            page = visit.to(address)
            if page.locator("script[src]").count() == 0:
                continue
            both = (page, plain.to(address))
            for one in both:
                one.evaluate(
                    "document.querySelectorAll('main :is(button, [role=search])').forEach((one) => one.remove())"
                )
            texts = [one.locator("main").inner_text().split() for one in both]
            found[address] = texts if texts[0] != texts[1] else []
        assert told(found) == {}


def test_the_tests_see_faults(request: pytest.FixtureRequest, browser: Browser, axe: str) -> None:
    """What is asked above finds what is wrong: a page is spoilt in every way that the tests look for."""
    with readers(request, browser, "shipped", bypass_csp=True) as (visit, _):
        page = at(visit.to("/fi/"), 360)
        page.evaluate(axe)
        page.add_style_tag(content=SPOILT)
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=spoilt>Sanoja</p>')")
        page.keyboard.press("Tab")
        assert [one for one in page.evaluate("looking.faults()") if one.startswith("color-contrast")] != []
        for question in ("outside", "cut", "moving", "unseen"):
            assert page.evaluate(f"looking.{question}()") != []
        page.evaluate("localStorage.setItem('spoilt', '1')")
        assert page.evaluate("looking.kept()") == ["spoilt"]


@contextmanager
def readers(
    request: pytest.FixtureRequest, browser: Browser, site: str, **options: Any
) -> Iterator[tuple[Visit, Types]]:
    """A visit to a site at the moment of its build, and the types of its pages."""
    with browser.new_context(**options) as context:
        context.add_init_script(path=LOOKING)
        context.clock.set_fixed_time(NOW)
        yield (
            Visit(context.new_page(), request.getfixturevalue(f"{site}_host")),
            request.getfixturevalue(f"{site}_types"),
        )


def extends_base(name: str) -> bool:
    """Whether a template is that of a page: it extends the base of all, directly or through others."""
    above = re.search(r'{% extends "([^"]+)" %}', (TEMPLATES / name).read_text("utf-8"))
    return name == "base.html" or bool(above and extends_base(above[1]))


def at(page: Page, width: int) -> Page:
    """A page in a window of a width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page


def flow(page: Page) -> list[str]:
    """What stands out of the window, or how many pixels the page is too wide."""
    wide = overflow(page)
    outside: list[str] = page.evaluate("looking.outside()")
    return [*outside, *([f"{wide} pixels too wide"] if wide > 0 else [])]


def told(found: Found) -> Found:
    """What is wrong, without what is right."""
    return {where: wrong for where, wrong in found.items() if wrong}
