"""The style sheets: small, self-contained, and legible in light and in dark."""

import re
from functools import cache

import pytest

from tests.theme.sources import NAMES, STATIC, TEMPLATES

SIZES = {
    "style.css": 24_500, "front.css": 6_000, "calendar.css": 3_000, "feed.css": 2_500, "figures.css": 2_500,
    "search.css": 2_500, "timeline.css": 4_000,
}  # fmt: skip
"""How many bytes each style sheet may have; the first is that of all pages."""

FAMILIES = ("moss", "water", "glow", "heather", "rock")
"""The colours of the families of themes: each is a text, and has a soft ground."""

TEXT = (
    ("text", "birch"), ("text", "surface"), ("text", "lake"), ("text", "ember-soft"),
    ("muted", "birch"), ("muted", "surface"), ("muted", "lake"),
    ("link", "birch"), ("link", "surface"), ("link", "lake"), ("link", "ember-soft"),
    ("ember", "birch"), ("ember", "surface"), ("ember", "lake"), ("ember", "ember-soft"),
    ("on-spruce", "spruce"), ("on-spruce", "spruce-far"), ("on-spruce", "spruce-deep"),
    ("on-spruce-muted", "spruce"), ("on-spruce-muted", "spruce-deep"), ("on-cloudberry", "cloudberry"),
    ("ink", "paper"), ("text", "rock-soft"), ("muted", "rock-soft"),
    *((name, back) for name in FAMILIES for back in ("surface", "birch", "lake", f"{name}-soft")),
    *(("text", f"{name}-soft") for name in FAMILIES),
)  # fmt: skip
"""The colours of text and what they stand on (WCAG 2.1, 1.4.3)."""

SIGNS = (
    ("edge", "birch"), ("edge", "surface"), ("link", "birch"), ("cloudberry", "spruce"), ("cloudberry", "spruce-far"),
    ("cloudberry", "spruce-deep"), ("on-spruce-muted", "spruce"),
)  # fmt: skip
"""The colours of edges, of the mark of the current page and of the focus, and what they stand on (1.4.11)."""

DECORATION = {"line"}
"""Colours that nobody needs to see: hairlines between what space keeps apart already."""

MARKDOWN = {"footnote"}
"""Classes that the writing of Markdown makes, not a template."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_is_legible(scheme: str, front: str, back: str) -> None:
    """Text of any size has a contrast of at least 4.5 : 1."""
    assert contrast(colours(scheme)[front], colours(scheme)[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SIGNS)
def test_signs_are_visible(scheme: str, front: str, back: str) -> None:
    """What must be seen to use a page, though it is no text, has a contrast of at least 3 : 1."""
    assert contrast(colours(scheme)[front], colours(scheme)[back]) >= 3


def test_contrast_is_as_wcag_defines_it() -> None:
    """Black on white is 21 : 1, a colour on itself 1 : 1, and the order does not matter."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.005)


def test_every_colour_is_checked_in_both_schemes() -> None:
    """A colour is one of a checked pair or decoration, and dark has every colour that light has."""
    checked = {name for pair in (*TEXT, *SIGNS) for name in pair}
    assert set(colours("light")) == checked | DECORATION
    assert set(colours("dark")) == set(colours("light"))


def test_colours_are_stated_once() -> None:
    """No rule has a colour of its own: outside the tokens there is no hexadecimal colour and no `rgb()`."""
    rules = re.sub(r":root \{.*?\}", "", style(), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", rules) == []


def test_the_style_sheets_ask_for_nothing_from_elsewhere() -> None:
    """Each is a small file: no import, and only typefaces and masks that lie beside it."""
    sizes = {file.name: file.stat().st_size for file in STATIC.glob("*.css")}
    assert sizes.keys() == SIZES.keys()
    assert {name: size for name, size in sizes.items() if size > SIZES[name]} == {}
    assert "@import" not in style()
    assert [name for name in re.findall(r"url\(([^)]*)\)", style()) if not (STATIC / name.strip('"')).is_file()] == []


def test_every_typeface_has_its_licence() -> None:
    """Beside each typeface lies the licence under which it may be used and passed on."""
    families = {re.split(r"-latin", file.name)[0] for file in (STATIC / "fonts").glob("*.woff2")}
    licences = {
        file.name.removesuffix("-LICENSE.txt"): file.read_text("utf-8") for file in STATIC.rglob("*-LICENSE.txt")
    }
    assert licences.keys() == families
    assert [name for name, text in licences.items() if "SIL Open Font License, Version 1.1" not in text] == []


def test_every_class_is_used() -> None:
    """No style sheet has a rule for a class that no template has."""
    markup = "\n".join((TEMPLATES / name).read_text("utf-8") for name in NAMES)
    used = set(re.findall(r"[a-z][\w-]*", " ".join(re.findall(r'class="([^"]*)"', markup))))
    classes = set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", re.sub(r"/\*.*?\*/", "", style(), flags=re.DOTALL)))
    assert classes - MARKDOWN - {f"family-{name}" for name in FAMILIES} <= used


@cache
def style() -> str:
    """The style sheets, that of all pages first."""
    return "\n".join((STATIC / name).read_text("utf-8") for name in SIZES)


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name: the tokens of `:root`, of which the first has the light ones."""
    light, dark, *_ = re.findall(r":root \{(.*?)\}", style(), flags=re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` (https://www.w3.org/TR/WCAG21/#dfn-relative-luminance)."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
