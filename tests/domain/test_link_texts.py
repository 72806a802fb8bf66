"""Texts of links: those that say nothing of where they lead, in each language, and those that do."""

import pytest

from plugins.domain.link_texts import VagueLinks, check_link_texts
from plugins.domain.record import Field
from tests.tongues import EN, FI, SV

VAGUE = VagueLinks.of([FI, EN, SV])


def told(text: str, language: str) -> list[tuple[int, str, str]]:
    """The line, the code and the text of each finding in a body that begins on line 5."""
    found = check_link_texts(VAGUE, {}, enumerate(text.split("\n"), 5), language, "x.md")
    return [(one.where.line, one.code, one.facts["value"]) for one in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lue lisää", "fi"),
        ("lue lisää »", "fi"),
        ("**Tästä**", "fi"),
        ("klikkaa tästä", "fi"),
        ("täältä", "fi"),
        ("here", "en"),
        ("Read more …", "en"),
        ("*click here*", "en"),
        ("Läs mer", "sv"),
        ("→", "en"),
        ("...", "fi"),
    ],
)
@pytest.mark.parametrize("target", ["(https://x.example/)", "(../silta/)", "[silta]", '(x.pdf "Silta")'])
def test_a_link_that_says_nothing_is_told(text: str, language: str, target: str) -> None:
    """Whatever the link leads to, and however it is stressed or pointed."""
    assert told(f"Silta.\n[{text}]{target}", language) == [(6, "link-says-nothing", text)]


@pytest.mark.parametrize(
    "text", ["https://x.example/silta", "http://x.example", "www.silta.example/a", "HTTPS://X.EXAMPLE"]
)
def test_an_address_says_little(text: str) -> None:
    """As a link of its own, or as the text of one."""
    assert told(f"[{text}](https://x.example/)", "fi") == [(5, "link-text-is-address", text)]


def test_an_address_in_angle_brackets_is_a_link() -> None:
    """Markdown makes a link of it."""
    assert told("Katso <https://x.example/a>.", "fi") == [(5, "link-text-is-address", "https://x.example/a")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("[Lue lisää sillasta](../silta/)", "fi"),
        ("[read more about the bridge](../silta/)", "en"),
        ("[here](../silta/)", "fi"),
        ("[tästä](../silta/)", "en"),
        ("[silta.example](https://silta.example/)", "fi"),
        ("[2026](../2026/)", "fi"),
        ("![Lue lisää](kuva.jpg)", "fi"),
        ("[![Silta talvella](kuva.jpg)](https://x.example/)", "fi"),
        ("Näin on.[^tästä] Ja [näin]", "fi"),
        ("\\[tästä](x)", "fi"),
        ("Hakasulut [tästä] eivät ole linkki.", "fi"),
        ("[palaute@silta.example](mailto:palaute@silta.example)", "fi"),
    ],
)
def test_other_links_are_right(text: str, language: str) -> None:
    """A link that says more, a picture, a footnote and brackets; and words of a language are that language's."""
    assert told(text, language) == []


def test_a_link_over_two_lines_is_told_where_it_begins() -> None:
    """Its text is shown on one line."""
    assert told("Silta on\nkiinni: [lue\nlisää](../silta/).", "fi") == [(6, "link-says-nothing", "lue lisää")]


def test_the_field_of_links_is_looked_at_too() -> None:
    """Each label on its line; what is no list of maps is told of elsewhere."""
    links = [{"label": "Hakuohjeet", "url": "https://x.example"}, {"label": "Lue lisää", "url": "https://x.example"}]
    field = Field([*links, "x", {"label": ["y"]}], 3, {"1.label": 6})
    found = list(check_link_texts(VAGUE, {"links": field}, [], "fi", "x.md"))
    assert [(one.where.line, one.code) for one in found] == [(6, "link-says-nothing")]
    assert list(check_link_texts(VAGUE, {"links": Field("Lue lisää", 3)}, [], "fi", "x.md")) == []
