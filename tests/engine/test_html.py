"""HTML in texts: what a writer may type passes, the rest is told with its line, and nothing else is shipped."""

import pytest

from plugins.engine.html import RAW_TAGS, check_html, clean_html, made_tags, start_tags
from plugins.engine.markdown import Markdown
from plugins.engine.plain_markdown import is_plain, render_plain
from plugins.engine.source_text import SourceText

PATH = "content/news/vihrea-sahko/index.fi.md"


def findings(body: str) -> list[tuple[int, str]]:
    """The line and code of each problem in a body that begins on line 10."""
    return [(problem.where.line, problem.code) for problem in Markdown().convert(body, 10, PATH)[1]]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("<script>alert(1)</script>", "html-script"),
        ("<SCRIPT src=x></SCRIPT>", "html-script"),
        ("<style>p {}</style>", "html-style"),
        ('<link rel="x">', "html-style"),
        ('<iframe src="https://video.example/"></iframe>', "html-video"),
        ("<video></video>", "html-video"),
        ('<a href="https://kunta.example/">x</a>', "html-link"),
        ('<img src="x.jpg" alt="x">', "html-image"),
        ("<svg></svg>", "html-image"),
        ("<form></form>", "html-form"),
        ("<button>x</button>", "html-form"),
        ("<h1>x</h1>", "html-heading"),
        ("<h3>x</h3>", "html-heading"),
        ('<font color="red">x</font>', "html-look"),
        ("<center>x</center>", "html-look"),
        ("<viestinta(a)kunta.example>", "html-address"),
        ("<spam>x</spam>", "html-unknown-tag"),
        ("<o:p></o:p>", "html-address"),
        ("<!doctype html>", "html-declaration"),
        ("<?php echo 1 ?>", "html-declaration"),
        ('<span style="color: red">x</span>', "html-attribute-look"),
        ('<div class="x">x</div>', "html-attribute-look"),
        ('<span onclick="x()">x</span>', "html-attribute-script"),
        ('<span data-x="y">x</span>', "html-attribute"),
    ],
)
def test_html_that_is_not_allowed_is_told_on_its_line(typed: str, code: str) -> None:
    """Each tag and attribute has a sentence of its own kind, on the line where it was typed, in a line or a block."""
    assert [(12, code)] == findings(f"Alku\n\n{typed}\n\nLoppu\n")
    if not typed.startswith("<!"):
        assert [(13, code)] == findings(f"Alku\n\nrivi\nsana {typed} sana\n\nLoppu\n")


def test_html_that_is_allowed_passes() -> None:
    """The short list of tags and attributes is shipped as it was typed."""
    typed = (
        '<p lang="en">H<sub>2</sub>O <abbr title="x">y</abbr> <time datetime="2026-05-03">su</time><br><kbd>z</kbd></p>'
    )
    body, problems = Markdown().convert(typed, 1, PATH)
    assert ((typed,), ()) == (body.parts, problems)


def test_the_same_mistake_is_told_at_each_of_its_places() -> None:
    """Two like tags are two problems on two lines; what is shown as code in between is none."""
    assert findings("<u>a</u>\n\n`<u>`\n\n<u>b</u>\n") == [(10, "html-look"), (14, "html-look")]


def test_an_unknown_tag_is_compared_with_the_known() -> None:
    """A slip of the hand is answered with the tag that was meant, what is like none with none."""
    problems = check_html(["<spam>", "<xyzzy>"], SourceText("<spam> <xyzzy>", 1), PATH)
    assert [problem.facts for problem in problems] == [{"tag": "spam", "nearest": "span"}, {"tag": "xyzzy"}]


def test_a_tag_in_a_list_is_found_though_it_is_indented() -> None:
    """What looks like a block of code but is a list's paragraph has the line on which it stands."""
    assert findings("- a\n\n    <u>b</u>\n") == [(12, "html-look")]


@pytest.mark.parametrize("tag", sorted(RAW_TAGS))
def test_every_tag_that_may_be_typed_is_shipped(tag: str) -> None:
    """The check and the cleaning agree: nothing that passes the one is lost in the other."""
    inside = {"td": "<table><tr>{}</tr></table>", "th": "<table><tr>{}</tr></table>", "tr": "<table>{}</table>"}
    around = inside.get(tag, "<table>{}</table>" if tag in ("tbody", "thead", "tfoot", "caption") else "{}")
    assert f'<{tag} lang="fi">' in clean_html(around.format(f'<{tag} lang="fi">x</{tag}>'))


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p onclick="x" style="y" class="z"></p>',
        '<a href="javascript:x" target="_blank"></a>',
        '<img src="x" onerror="y" srcset="z">',
        "<svg><script>x</script></svg>",
        "<math><mtext></mtext></math>",
        "<!-- x -->",
        "&#1;&#8;",
        "<iframe></iframe><object></object><form></form>",
    ],
)
def test_cleaning_takes_what_the_check_might_miss(html: str) -> None:
    """What runs, styles, hides or cannot stand in a feed is gone, whoever let it pass."""
    clean = clean_html(html)
    for word in ("script", "on", "style", "srcset", "target", "<!--", "iframe", "form", "svg", "math", "\1", "\b", "z"):
        assert word not in clean


def test_start_tags_survive_what_is_no_html() -> None:
    """A piece that the standard library's parser refuses is a declaration, not a traceback."""
    assert [tag.name for tag in start_tags('<b title="&lt;x&gt;"><![if x]>')] == ["b", "!"]
    assert start_tags('<b title="&lt;x&gt;" title="y">')[0].attributes == {"title": "<x>"}


@pytest.mark.parametrize("sign", ["a", '"', "& b", "&amp;", "ä", ">", "'", "R&D"])
@pytest.mark.parametrize("more", ["", " [f](../g/ 'h')", "\n\n[^1]: k", " <m@n.example>"])
def test_tags_that_a_converter_made_are_found_without_a_parser(sign: str, more: str) -> None:
    """Links and pictures in well-formed HTML, of either converter, are those that a parser of HTML finds."""
    html, _ = Markdown()._html(f"[x{sign}](https://a.example/?b=1&copy=2)[^1] ![d{sign}](e.jpg)\n\n## i{sign}{more}")
    parsed = [(tag.name, tag.attributes) for tag in start_tags(html) if tag.name in ("a", "img")]
    assert len(parsed) >= 2
    assert [(tag.name, tag.attributes) for tag in made_tags(html)] == parsed


@pytest.mark.parametrize("target", ["b", "../b/", "https://a.example/?b=1&copy=2", "#c"])
def test_tags_of_plain_texts_are_found_without_a_parser(target: str) -> None:
    """The same for what the compiled converter makes."""
    text = f'**[x "y"]({target})** & ![d "e"]({target})'
    assert is_plain(text)
    html = render_plain(text)
    parsed = [(tag.name, tag.attributes) for tag in start_tags(html) if tag.name in ("a", "img")]
    assert parsed == [("a", {"href": target}), ("img", {"src": target, "alt": 'd "e"'})]
    assert [(tag.name, tag.attributes) for tag in made_tags(html)] == parsed
