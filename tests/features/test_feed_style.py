"""How a feed looks in a browser: the line above it is text, whatever stands in it."""

from plugins.feeds.style import render_style, words_of
from tests.region import md, view


def test_what_a_line_says_cannot_end_it() -> None:
    """Quotation marks, backslashes and ends of lines are escaped (CSS Syntax 3, section 4.3.5)."""
    assert render_style('A "b" \\c\nd', "1").endswith('::before { content: "A \\"b\\" \\\\c\\a d"; }\n')


def test_the_line_says_where_it_is_explained() -> None:
    """Where the site has the page that explains it, by its full address."""
    page = {"pages/subscribe/index.fi.md": md("title: Tilaa", "slug: tilaa")}
    assert words_of(view("fi", page)).endswith(" Ohje: https://seutu.example/fi/tilaa/")
    assert words_of(view("en", {})).endswith("and what is new comes to you.")
