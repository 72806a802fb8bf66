"""Foreign text as Markdown: a reader sees what was written, and nothing of it becomes a sign."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.markdown import Markdown
from plugins.formats.foreign_calendar.html import is_html, markdown_of_html
from plugins.formats.foreign_calendar.markdown import markdown_of_text, spelled_out

CONVERTER = Markdown()


def converted(markdown: str) -> tuple[str, list[str]]:
    """The HTML of a text, and the codes of what a build has against it."""
    body, problems = CONVERTER.convert(markdown, 1, "x.md")
    return "".join(part for part in body.parts if isinstance(part, str)), [problem.code for problem in problems]


def seen(body: str) -> list[str]:
    """The words that a reader sees."""
    return unescape(re.sub(r"<[^>]*>", " ", body)).split()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\nTwo\n\nThree", "<p>One<br>\nTwo</p>\n<p>Three</p>"),
        ("Ohjelma:\n• aamu\n- ilta\nLoppu", "<p>Ohjelma:</p>\n<ul>\n<li>aamu</li>\n<li>ilta</li>\n</ul>\n<p>Loppu</p>"),
        ("1. yksi\n2. kaksi", "<ol>\n<li>yksi</li>\n<li>kaksi</li>\n</ol>"),
        ("# not a heading", "<p># not a heading</p>"),
        ("> not a quotation", "<p>&gt; not a quotation</p>"),
        ("a\n-----\nb", "<p>a  </p>\n<hr>\n<p>b</p>"),
        ("<script>x</script> & <b>", "<p>&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;</p>"),
        ("[a](javascript:b) ![c](http://d.example/e.png)",
         '<p>[a](javascript:b) ![c](<a href="http://d.example/e.png">http://d.example/e.png</a>)</p>'),
        ("*a* _b_ `c` **d** {e} \\f", "<p>*a* _b_ `c` **d** {e} \\f</p>"),
        ("See https://a.example/b_c_(d)?e=f&g=h.",
         '<p>See <a href="https://a.example/b_c_(d)?e=f&amp;g=h">https://a.example/b_c_(d)?e=f&amp;g=h</a>.</p>'),
        ("    indented", "<p>indented</p>"),
        ("&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>"),
        ("a | b\n--- | ---", "<p>a | b<br>\n--- | ---</p>"),
        (": a\n:   b", "<p>: a<br>\n:   b</p>"),
    ],
)  # fmt: skip
def test_plain_text_is_shown_as_it_is(text: str, html: str) -> None:
    """Lists and addresses become what they mean, everything else stays letters."""
    assert converted(markdown_of_text(text)) == (html, [])


SIGNS = st.text("ab1 \n\t#*_-=+.!<>&[](){}`~|\\:;\"'/^@", max_size=120)


@given(SIGNS)
def test_no_plain_text_makes_a_mistake(text: str) -> None:
    """Whatever signs it has, a build has nothing against it, and its letters are seen."""
    html, problems = converted(markdown_of_text(text))
    assert problems == []
    assert re.findall("[ab]", " ".join(seen(html))) == re.findall("[ab]", text)


@given(SIGNS)
def test_what_is_spelled_out_is_shown_sign_by_sign(text: str) -> None:
    """The last resort for what is more than can be converted."""
    html, problems = converted(spelled_out(markdown_of_text(text)))
    assert problems == []
    assert re.findall("[ab]", " ".join(seen(html))) == re.findall("[ab]", text)


def test_what_is_too_much_can_be_spelled_out() -> None:
    """Brackets that are never closed, and a paragraph without an end."""
    text = "[" * 300 + "(" * 19_000
    assert converted(text)[1] != []
    html, problems = converted(spelled_out(text))
    assert problems == []
    assert "".join(seen(html)) == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Yksi <b>kaksi</b></p><p>kolme</p>", "Yksi **kaksi**\n\nkolme"),
        ("Yksi<br>kaksi<br/><br />kolme", "Yksi  \nkaksi  \nkolme"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d", "- a\n- b\n    - c\n\nd"),
        ("<ol><li><p>a</p></li><li>b</li></ol>", "1. a\n1. b"),
        ("<h1>a</h1><h3>b</h3>", "## a\n\n### b"),
        ('<a href="https://a.example/">a <i>b</i></a>', "[a *b*](https://a.example/)"),
        ('<a href="https://a.example/">https://a.example/</a>', "<https://a.example/>"),
        ("<b> a </b>b", "**a** b"),
        ("<b></b><b>a", "**a**"),
        ("a<table><tr><td>b</td><td>c</td></tr></table>", "a\n\nb – c"),
        ("2 &lt; 3 &amp; *4*", "2 &lt; 3 &amp; \\*4\\*"),
        ("<html-blob>a<u></u><br></html-blob>", "a"),
        ("<div><div>a</div>b</div>", "a\n\nb"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    """What calendar programs write, and what they leave open."""
    assert markdown_of_html(html) == (markdown, ())


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ('a<script src="https://b.example/c.js">d</script>', "a", "script https://b.example/c.js"),
        ('<img src="https://b.example/c.png" alt="d">', "d", "img https://b.example/c.png"),
        ('<a href="javascript:b">a</a>', "a", "a javascript:b"),
        ('<iframe src="https://b.example"></iframe>a', "a", "iframe https://b.example"),
        ("a<!-- b -->", "a", "<!-- b -->"),
    ],
)
def test_what_is_not_text_is_named(html: str, markdown: str, lost: str) -> None:
    """Nothing of it is fetched, nothing runs, and the editor is told."""
    assert markdown_of_html(html) == (markdown, (lost,))


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "<ol>", "<li>", "</ul>", "</li>", "<br>", "<h2>", "</h2>",
     '<a href="https://a.example/b">', "</a>", "a", " b ", "*", "#", "1. ", "- ", "[", "](", "<", "<!", "<![", "&amp;",
     "<td>", "<script>", "</script>", "\n", "`", "    "],
), max_size=30))  # fmt: skip
def test_no_html_makes_a_mistake(parts: list[str]) -> None:
    """However broken it is, a build has nothing against what becomes of it."""
    assert converted(markdown_of_html("".join(parts)).markdown)[1] == []


@pytest.mark.parametrize(
    ("text", "expected"), [("<p>a", True), ("a<br>b", True), ("a < b > c", False), ("<a@b.example>", False)]
)
def test_html_is_known_by_its_tags(text: str, expected: bool) -> None:
    """Signs for less and more are none."""
    assert is_html(text) is expected
