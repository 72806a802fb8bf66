"""Markdown: a body becomes safe HTML in parts, its mistakes are told with their lines, and no text is too much."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.blockprocessors import ParagraphProcessor

from plugins.domain.record import Body, Link, Part, Picture
from plugins.engine.headings import slug_of_heading
from plugins.engine.html import RAW_TAGS
from plugins.engine.markdown import Markdown, MarkdownSettings

PATH = "content/news/vihrea-sahko/index.fi.md"
SHIPPED = RAW_TAGS | {"a", "h2", "h3", "h4", "h5", "h6"}
MARKDOWN = Markdown()


def parts(body: str) -> tuple[Part, ...]:
    """The parts of a body that holds no mistake."""
    converted, problems = MARKDOWN.convert(body, 1, PATH)
    assert problems == ()
    return converted.parts


def html_of(body: str) -> str:
    """The HTML of a body that holds no mistake and nothing to resolve."""
    return "".join(part for part in parts(body) if isinstance(part, str))


def findings(body: str, first_line: int = 1) -> list[tuple[int, str]]:
    """The line and code of each problem in a body."""
    return [(problem.where.line, problem.code) for problem in MARKDOWN.convert(body, first_line, PATH)[1]]


def shipped(body: Body) -> str:
    """All HTML of a body, that of its links included."""
    return "".join(
        part if isinstance(part, str) else part.html if isinstance(part, Link) else "" for part in body.parts
    )


def assert_safe(html: str) -> None:
    """Hold that a browser finds only known elements, and no program, style or address that runs."""
    for element in html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False).iter():
        assert element.tag == "DOCUMENT_FRAGMENT" or element.tag in SHIPPED
        assert not {name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcset")}
        assert not element.attrib.get("href", "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


SNIPPETS = [
    *["*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "#", "|", "-", "\\", "&", "\n"],
    "\n\n",
    "    ",
    "](",
    "<b>",
    "</b>",
    "<script>",
    "<!--",
    "-->",
    "<![",
    "]]>",
    "<?",
    "<svg onload=x>",
    "<a href='javascript:x'>",
    "[x](javascript:y)",
    "![x](data:y)",
    "![x](y.jpg)",
    "[x](../y/)",
    '"',
    "x",
    "&#106;avascript:",
    "&#1;",
    "```",
    "~~~ {#a .b onclick=x}\n",
    "[^1]",
    "[^1]: ",
    "*[x]: ",
    ":   x",
    "a|b\n-|:-\n",
    "<p>",
    "<div>",
    "<h1>",
    "<style>",
    "<math>",
    "<title>",
    "<textarea>",
    "<noscript>",
    "\x02",
    "\x03",
    "wzxhzdk:0",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=8), max_size=30).map("".join))
def test_whatever_is_typed_only_safe_html_is_shipped(body: str) -> None:
    """No text raises, no problem lies outside it, and a browser finds nothing in its HTML but what is allowed."""
    converted, problems = Markdown().convert(body, 10, PATH)
    assert_safe(shipped(converted))
    assert all(10 <= problem.where.line <= 10 + body.count("\n") for problem in problems)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=20).map("".join), st.text(max_size=20))
def test_a_converter_keeps_nothing_of_a_text(first: str, second: str) -> None:
    """What was converted before makes no difference: notes, abbreviations, addresses and failures are forgotten."""
    used = Markdown()
    used.convert(first, 1, PATH)
    text = f"{second}\n\n[x][r] N[^1] sana\n\n- *x*\n"
    assert Markdown().convert(text, 1, PATH) == used.convert(text, 1, PATH)


def test_links_and_pictures_beside_the_item_are_parts() -> None:
    """What the reader's language decides is cut out, with its content and line; other addresses stay in the HTML."""
    body = """\
Tule [*mukaan*](../../events/avajaiset/#ohjelma 'Avajaiset') tai [lue](https://a.example/?b=1&c=2).

Katso [esite](esite 2026.pdf), [juttu]({filename}../x/index.fi.md) ja [alku](#alku).
![Väkeä "torilla"](tori.jpg "Tori") [x][r] <https://b.example/>

[r]: ../x/
"""
    assert (
        "<p>Tule ",
        Link("../../events/avajaiset/#ohjelma", "<em>mukaan</em>", "Avajaiset", 1),
        ' tai <a href="https://a.example/?b=1&amp;c=2">lue</a>.</p>\n<p>Katso ',
        Link("esite 2026.pdf", "esite", "", 3),
        ", ",
        Link("{filename}../x/index.fi.md", "juttu", "", 3),
        ' ja <a href="#alku">alku</a>.\n',
        Picture("tori.jpg", 'Väkeä "torilla"', "Tori", 4),
        " ",
        Link("../x/", "x", "", 6),
        ' <a href="https://b.example/">https://b.example/</a></p>',
    ) == parts(body)


def test_a_video_is_a_link_with_a_picture() -> None:
    """A picture beside the text may lie in a link to another site."""
    assert (
        '<p><a href="https://video.example/x">',
        Picture("avajaiset.jpg", "Katso video", "", 1),
        "</a></p>",
    ) == parts("[![Katso video](avajaiset.jpg)](https://video.example/x)")


def test_the_same_target_is_found_at_each_of_its_places() -> None:
    """A target that is written twice has the line of each, and one that is part of another is not taken for it."""
    body = "[a](../../x/)\n\n[b](../x/)\n\n`[c](../x/)`\n\n[d](../x/)\n"
    assert [part.line for part in parts(body) if isinstance(part, Link)] == [1, 3, 7]


def test_targets_that_differ_in_capitals_have_their_own_lines() -> None:
    """An address is found as it is written, before it is looked for in other letters."""
    assert [part.line for part in parts("[a](x.pdf)\n[b](X.pdf)\n") if isinstance(part, Link)] == [1, 2]


def test_headings_have_ids_that_can_be_typed() -> None:
    """A heading's id is its words in the letters of an address, and unique."""
    html = html_of("## Näin pääset Ääsköhön\n\nx\n\n## Näin pääset Ääsköhön\n")
    assert 'id="nain-paaset-aaskohon"' in html
    assert 'id="nain-paaset-aaskohon_1"' in html


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Åbo & Öölanti", "abo-oolanti"), ("2,0 M€", "2-0-m"), ("Новости", "новости"), ("!?", "section")],
)
def test_a_slug_is_words_without_marks(text: str, slug: str) -> None:
    """å, ä and ö are a, a and o; what is no word is left out; something always remains."""
    assert slug == slug_of_heading(text)


def test_the_title_is_the_only_main_heading() -> None:
    """Main headings in a text become headings of the second level, each with a warning on its line."""
    body = "Alku\n\n# Yksi\n\nKaksi\n=====\n\n```\n# koodia\n```\n\n## Kolme\n"
    assert findings(body, 10) == [(12, "heading-too-high"), (14, "heading-too-high")]
    html = shipped(MARKDOWN.convert(body, 10, PATH)[0])
    assert (html.count("<h1"), html.count("<h2")) == (0, 3)


def test_a_hashtag_begins_no_heading() -> None:
    """A text may begin with a hashtag."""
    assert html_of("#kestech alkaa") == "<p>#kestech alkaa</p>"


def test_tables_are_aligned_without_styles() -> None:
    """The columns of a table carry classes, because no style may stand in a page."""
    html = html_of("a | b | c\n--|--:|:-:\n1 | 2 | 3\n")
    assert '<th>a</th>\n<th class="align-right">b</th>\n<th class="align-center">c</th>' in html
    assert "style" not in html


def test_footnotes_lead_there_and_back() -> None:
    """A note has its number in the text and a way back, whose title is a setting."""
    text = "Tieto[^1].\n\n[^1]: Lähde.\n"
    assert 'href="#fn:1"' in html_of(text)
    assert "title=" not in html_of(text)
    body, _ = Markdown(MarkdownSettings(footnote_back="Takaisin alaviitteestä {}")).convert(text, 1, PATH)
    assert 'href="#fnref:1" title="Takaisin alaviitteestä 1"' in shipped(body)


def test_what_is_shown_as_code_is_no_finding() -> None:
    """HTML in code is text, whether in a line or in a block."""
    html = html_of('Kirjoita `<script>` ja\n\n```html\n<iframe title="">\n```\n\n    <font style="x">\n')
    assert "&lt;script&gt;" in html
    assert '&lt;iframe title=""&gt;' in html
    assert "<font" not in html


def test_remarks_are_not_shipped() -> None:
    """What stands in a remark stays with the writer; one that is not closed is told of."""
    assert "luonnos" not in html_of("A <!-- luonnos --> b\n\n<!--\nluonnos\n\nluonnos <script>\n-->\n\nC\n")
    assert findings("A <!-- x -->\n\n<!-- luonnos\n\nC\n") == [(3, "comment-not-closed")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x\n\n![](voimala.jpg)", [(3, "picture-without-alt")]),
        ("![ ](voimala.jpg)", [(1, "picture-without-alt")]),
        ("![x](https://muu.example/x.jpg)", [(1, "image-remote")]),
        ("![x](//muu.example/x.jpg)", [(1, "image-remote")]),
        ("![x](/x.jpg)", [(1, "image-remote")]),
        ("![x](data:image/png;base64,AA)", [(1, "image-remote")]),
        ("a\nb [x](javascript:alert(1))", [(2, "link-scheme")]),
        ("[x](JavaScript:alert)", [(1, "link-scheme")]),
        ("[x](java&#115;cript:alert)", [(1, "link-scheme")]),
        ("[x](data:text/html,x)", [(1, "link-scheme")]),
        ("[x](C:\\esite.pdf)", [(1, "link-scheme")]),
        ("[x]()", [(1, "link-empty")]),
        ("[x](www.kunta.example)", [(1, "link-without-https")]),
        ("[x](//kunta.example/)", [(1, "link-without-https")]),
        ("[x](viestinta@kunta.example)", [(1, "link-without-mailto")]),
        ("[x](viestinta(a)kunta.example)", [(1, "link-without-mailto")]),
        ("[x](https://[kunta)", [(1, "link-unreadable")]),
        ("[x](https://)", [(1, "link-unreadable")]),
        ("[x](/fi/uutiset/x/)", [(1, "link-from-root")]),
        ("[![x](kansi.jpg)](esite.pdf)", [(1, "picture-in-link")]),
        ("[x](mailto:a@b.example) [y](tel:+358401234567) <a@b.example>", []),
    ],
)
def test_an_address_that_pages_cannot_use_is_told(body: str, expected: list[tuple[int, str]]) -> None:
    """Each mistake in a link or picture is one problem, on the line where it stands."""
    assert expected == findings(body)


def test_a_remote_picture_is_not_shipped() -> None:
    """Even where the build goes on, a picture from elsewhere is its text."""
    body, _ = MARKDOWN.convert("![Väkeä & <torilla>](https://muu.example/x.jpg)", 1, PATH)
    assert body.parts == ("<p>Väkeä &amp; &lt;torilla&gt;</p>",)


MANY = 200_000


@pytest.mark.parametrize(
    "body",
    [
        ">" * MANY,
        "> " * MANY,
        "[" * MANY,
        "![" * MANY,
        "[a](" * MANY,
        "*" * MANY,
        "*a" * MANY,
        "*a _b " * MANY,
        "`" * MANY,
        "<a " * MANY,
        "<![CDATA[" * MANY,
        "<div>" * MANY,
        "\\" * MANY,
        "# a\n" * MANY,
        "a\n=\n" * MANY,
        "```\n" * MANY,
        ":   a\n" * MANY,
        "".join(f"*[a{number}]: x\n" for number in range(MANY // 10)),
        "".join("    " * depth + "- a\n" for depth in range(500)),
        "- " * 500 + "a",
        "1. " * 500 + "a",
    ],
    ids=lambda body: repr(body[:8]),
)
def test_a_text_too_much_to_convert_is_told(body: str) -> None:
    """What would cost Markdown hours or the stack is one finding or a few, and never a traceback."""
    converted, problems = MARKDOWN.convert(body, 1, PATH)
    assert Body() == converted
    assert {problem.code for problem in problems} <= {
        "brackets-open",
        "paragraph-too-long",
        "text-too-many",
        "text-too-nested",
    }
    assert problems


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("a\n\n" + "[ " * 60, 3, "brackets-open"),
        ("a\n\n" + "[a](" * 60, 3, "brackets-open"),
        ("a\n\n" + "a" * 60_000, 3, "paragraph-too-long"),
        ("a\n\n" + "> " * 30 + "a", 3, "text-too-nested"),
        ("a\n\n- b\n" + "    " * 30 + "- c", 4, "text-too-nested"),
        ("a\n\n" + "## b\n\n" * 2_001, 4_003, "text-too-many"),
        ("a\n\n" + "".join(f"*[b{number}]: c\n\n" for number in range(201)), 403, "text-too-many"),
        ("a\n\n" + "<\n\n" * 2_001, 4_003, "text-too-many"),
        ("\n".join(f"*[b{number}]: c" for number in range(201)), 201, "text-too-many"),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, str) else str(value),
)
def test_each_limit_is_told_where_it_is_passed(body: str, line: int, code: str) -> None:
    """The finding stands on the line of the paragraph, or of the first mark too many."""
    assert [(line, code)] == findings(body)


def test_what_cannot_be_shipped_is_a_problem() -> None:
    """Half of a pair of surrogates has no place in a file; it is told on the text's first line."""
    assert findings("a\ud800", 7) == [(7, "text-unreadable")]


def test_a_failure_in_the_library_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure within a list is told, and leaves no list behind in the next text."""

    def fail(*_: object) -> None:
        raise RecursionError

    converter = Markdown()
    with monkeypatch.context() as broken:
        broken.setattr(ParagraphProcessor, "run", fail)
        assert [problem.code for problem in converter.convert("- a\n\tb\n", 1, PATH)[1]] == ["text-unreadable"]
    assert Markdown().convert("a\n", 1, PATH) == converter.convert("a\n", 1, PATH)


@pytest.mark.parametrize(
    "body",
    [
        "x [ ] y\n" * 400,
        "- [a](https://a.example/) (b)\n" * 400,
        "a | b\n- | -\n" + "< 18 v | [x](../y/)\n" * 400,
        "---\n\n" + "- " * 30 + "\n\n" + "-" * 200 + " | " + "-" * 200 + "\n",
        "sana " * 9000,
        "> > > a\n",
        "- a\n    - b\n        - c\n            - d\n",
    ],
    ids=lambda body: repr(body[:12]),
)
def test_what_people_write_is_not_too_much(body: str) -> None:
    """Long lists, tables and paragraphs, rules and lists in lists are below every limit."""
    assert findings(body) == []


def test_the_fingerprint_tells_settings_apart() -> None:
    """The cache of reading asks by the fingerprint: equal settings share it, others do not."""
    assert MarkdownSettings().fingerprint == MarkdownSettings("").fingerprint
    assert MarkdownSettings().fingerprint != MarkdownSettings("Takaisin").fingerprint
