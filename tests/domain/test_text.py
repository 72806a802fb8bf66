"""Plain text from a body: the words that a reader sees, without markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.record import Body, Link, Picture
from plugins.domain.text import first_sentences, plain_text, text_with_addresses


def test_blocks_are_lines() -> None:
    """Paragraphs, headings and items of lists each have their own."""
    body = Body(("<h2 id='a'>Otsikko</h2><p>Yksi\n kaksi.<br>Kolme</p><ul><li>a</li><li>b</li></ul>",))

    assert plain_text(body) == "Otsikko\nYksi kaksi.\nKolme\na\nb"


def test_links_are_words_and_pictures_are_not() -> None:
    """The text of a link stays, with its own markup removed."""
    body = Body(("<p>Katso ", Link("../x/", "<em>tätä</em>", "", 1), Picture("a.png", "Kuva", "", 1), ".</p>"))

    assert plain_text(body) == "Katso tätä."


def test_entities_are_signs() -> None:
    """What was escaped for HTML is text again, and is not taken for markup."""
    assert plain_text(Body(("<p>A &amp; B &lt;c&gt; &nbsp;d</p>",))) == "A & B <c> \u00a0d"


@pytest.mark.parametrize(
    ("text", "length", "start"),
    [("yksi kaksi", 20, "yksi kaksi"), ("yksi\nkaksi", 20, "yksi kaksi"), ("yksi kaksi", 10, "yksi kaksi"),
     ("yksi kaksi", 9, "yksi…"), ("yksi kaksi kolme", 11, "yksi kaksi…")],
)  # fmt: skip
def test_a_beginning_is_cut_between_words(text: str, length: int, start: str) -> None:
    """Nothing is cut in the middle of a word where there is a space."""
    assert first_sentences(text, length) == start


@given(st.text(max_size=400))
def test_a_beginning_is_no_longer_than_asked(text: str) -> None:
    """But for the sign that something follows, and never more than a line."""
    start = first_sentences(text, 50)

    assert len(start) <= 51
    assert "\n" not in start
    assert len(text) > 50 or start == text.replace("\n", " ")


def test_mail_has_addresses_after_words() -> None:
    """An empty line between blocks, points after hyphens, and no address twice."""
    markup = (
        '<h2>Otsikko</h2>\n<p>Katso <a href="https://x.example/?a=1&amp;b=2" hreflang="en"><em>tätä</em></a> '
        '(englanniksi)<br>\ntai <a href="https://x.example/">https://x.example/</a>.</p>\n<ul>\n<li>a</li>\n<li><p>b</p></li>\n</ul>\n'
        '<p><img src="https://x.example/a.png" alt="Kuva"> &amp;</p>'
    )

    assert text_with_addresses(markup).split("\n\n") == [
        "Otsikko",
        "Katso tätä (https://x.example/?a=1&b=2) (englanniksi)\ntai https://x.example/.",
        "- a\n- b",
        "Kuva &",
    ]


def test_nothing_is_told_as_nothing() -> None:
    """An editor who says nothing leaves no empty lines."""
    assert text_with_addresses("<p></p>\n") == ""
