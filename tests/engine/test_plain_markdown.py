"""Plain Markdown: whatever the compiled converter reads, Python-Markdown reads to the same bytes and findings."""

import json
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine.front_matter import parse_front_matter
from plugins.engine.html import clean_html
from plugins.engine.markdown import Markdown, MarkdownSettings
from plugins.engine.plain_markdown import is_plain
from tests.building import ROOT, SITES

COMPILED = Markdown()
REFERENCE = Markdown(MarkdownSettings(is_compiled=False))
EXAMPLES: list[str] = json.loads(Path(__file__).with_name("commonmark.json").read_text("utf-8"))["examples"]
"""The examples of the CommonMark specification."""


def bodies(folder: Path) -> list[str]:
    """The text below the front matter of every file."""
    files = sorted(path for path in folder.rglob("*.md") if path.is_file())
    return [parse_front_matter(file.read_text("utf-8", "replace"), file.name).body for file in files]


def assert_same(text: str) -> None:
    """Hold that both converters come to the same body and findings, and to the same HTML once it is cleaned."""
    assert COMPILED.convert(text, 3, "x.md") == REFERENCE.convert(text, 3, "x.md"), text
    assert clean_html(COMPILED._html(text)[0]) == clean_html(REFERENCE._html(text)[0]), text


# What must be the same


def test_every_text_of_ours_is_the_same() -> None:
    """The content and the sites of the tests give what Python-Markdown makes of them."""
    for body in (*bodies(ROOT / "content"), *bodies(SITES)):
        assert COMPILED.convert(body, 1, "x.md") == REFERENCE.convert(body, 1, "x.md"), body


def test_most_real_texts_are_plain() -> None:
    """Of the content, with its tables, lists, definitions and quotations, most is read by the compiled converter."""
    texts = bodies(ROOT / "content")
    assert sum(map(is_plain, texts)) > 0.8 * len(texts)


def test_the_examples_of_the_specification_are_the_same() -> None:
    """Whatever looks plain in the specification of CommonMark is the same; its corners are not plain."""
    for example in EXAMPLES:
        assert_same(example)
    assert 10 < sum(map(is_plain, EXAMPLES)) < 0.1 * len(EXAMPLES)


CALM = [
    "sana", "Äyskäri", "KesTech", "2026", "9.30", "klo", "don’t", "“lainaus”", '"suora"', "'yksi'", "–", "…",
    "x-y", "ELMO:", "ja/tai", "https://a.example", "&", "R&D", ">", "->", "😀", "日本語", "a\xa0b", "«", "é",
    "(a)", "a,", "*a*", "**a**", "*a b*,", "**a**:", "(*a*)", "**KesTech**in", "**a.**", "`koodi`",
    "`a *b*`", "C#", "&nbsp;x", "!", "[a](b)", "[a](../b/)", "[a](https://a.example/?x=1&y=2)", "**[a](b)**",
    "**a [b](c) d**", "![a](b.jpg)", "[a](#b)",
]  # fmt: skip
WILD = [
    "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "](", "![", "<", ">", "|", "~", "^", "\\", "&", ";",
    "#", "!", "+", "-", "--", "---", "=", "===", ":", ".", "1.", "1)", "2026. ", "- ", "+ ", "* ", "> ",
    "## ", ":   ", "    ", "***a***", "*a **b** c*", "_a_", "a_b_c", "*a*b", "**a**b**", "“**a**”", "*“a”*b",
    "* a *", "*\xa0a*", "*a", "a*", '[a](b "c")', "[a](<b>)", "[a]()", "[a](b(c))", "[a](b_c)", "[a](ä)",
    "[a][b]", "[a]: b", "[*a*](b)", "[a [b](c)](d)", "[![a](b)](c)", "![](b)", "![a *b*](c)", "[a](b)c",
    "a[b](c)", "{a}", "[a]({filename}b)", "[^1]", "[^1]: a", "*[A]: b", "&amp;", "&copy;", "&#8211;",
    "AT&T;", "<b>", "</b>", "<div>", "<!-- a -->", "<https://a.example>", "www.a.example", "\xa0", "\xad",
    "\u2009", "\u202f", "\u3000", "\u2028", "\u200b", "\t", "\r\n", "\x0c", "\x1c", "e\u0301", "٣. a",
    "klzzwxh:0000", "wzxhzdk:0", "[TOC]", "- [ ] a", "$a$", "~~a~~", "http://a.example/x_(y)", "  ", "  \n",
    "\\\n", "\n \n",
]  # fmt: skip
SHAPES = [
    "{0}", "{0}\n{1}", "## {0}", "## {0}\n{1}", "### {0}\n- {1}", "- {0}\n- {1}", "* {0}\n* {1}",
    "1. {0}\n2. {1}", "---", "> {0}", "> {0}\n> {1}", "{0}\n:   {1}", "{0}\n:   {1}\n:   {2}",
    "| {0} | {1} |\n|---|---:|\n| {2} | {0} |", "| {0} | {1} |\n|:---:|---|\n| {2} | {0} |\n| {1} | {2} |",
    "1. {0}\n1. {1}\n12. {2}", "## {0}\n---", "## {0}\n## {0}",
]  # fmt: skip
ODD_SHAPES = [
    "{0}\n- {1}", "{0}\n## {1}", "{0}\n---", "- {0}\n\n- {1}", "- {0}\n  {1}", "- {0}\n{1}",
    "- {0}\n    - {1}", "# {0}", "> {0}\n{1}", "> {0}\n\n> {1}", "    {0}", " {0}", "{0} ", "## {0} ##",
    "##{0}", "{0}\n\n:   {1}", "{0} | {1}\n-|-\n{2}|a", "| {0} |\n|---|\n| {1} |", "- - {0}", "- ## {0}",
    "- > {0}", "> - {0}", "- {0}\n* {1}", "- {0}\n1. {1}", "1) {0}", "2. {0}", "- {0}\n\n1. {1}",
    "- {0}\n## {1}", "> {0}\n## {1}", "{0}\n| {1} | a |\n|---|---|\n| b | c |", "{0}\n{1}\n:   {2}",
    "~~~\n{0}",
]  # fmt: skip


def _line(chance: Random, wildness: float) -> str:
    words = (chance.choice(WILD if chance.random() < wildness else CALM) for _ in range(chance.choice((1, 1, 2, 4, 7))))
    return ("" if chance.random() < 0.1 else " ").join(words)


def text_of(chance: Random) -> str:
    """A text of several blocks: most are nearly plain, and something in them may be out of order."""
    wildness = chance.choice((0, 0, 0.02, 0.1))
    shapes = SHAPES if chance.random() < 0.8 else SHAPES + ODD_SHAPES
    blocks = [
        chance.choice(shapes).format(*(_line(chance, wildness) for _ in range(3)))
        for _ in range(chance.choice((1, 1, 2, 3, 5)))
    ]
    text = chance.choice(("\n\n", "\n\n", "\n\n\n", "\n")).join(blocks)
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(("", "", "", chance.choice(WILD))) + text[place:] + chance.choice(("", "\n"))


def test_nearly_plain_texts_are_the_same() -> None:
    """A thousand texts and more, made to be mistaken and the same in every run, of which a good part are plain."""
    chance = Random(8)  # noqa: S311 - nothing here is secret
    texts = [text for _ in range(6_000) if is_plain(text := text_of(chance))]
    assert len(texts) > 1_000
    for text in texts:
        assert_same(text)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from([*CALM, *WILD, "\n", "\n\n", " "]) | st.text(max_size=4), max_size=12).map("".join))
def test_whatever_is_typed_is_the_same(text: str) -> None:
    """Any signs in any order, plain or not."""
    assert_same(text)


# What is plain


@pytest.mark.parametrize("text", [shape.format("sana *a*", "[b](../c/) x", "**d** `e`") for shape in SHAPES])
def test_usual_shapes_are_plain(text: str) -> None:
    """Paragraphs, headings, lists, quotations, definitions, tables and rules with words, stress, links and code."""
    assert is_plain(text)
    assert is_plain(f"\n\nAlku.\n\n{text}\n\n\nLoppu.\n")
    assert_same(f"\n\nAlku.\n\n{text}\n\n\nLoppu.\n")


@pytest.mark.parametrize(
    "text",
    [
        *(shape.format("a", "b", "c") for shape in ODD_SHAPES),
        "a  \nb", "a\\\nb", "a\tb", "a\r\nb", "a\u3000b", "\xa0a", "a\xa0\n\nb", "a <b>c</b>", "a < b",
        "&copy;", "[a][b]", "[a]: b", "a[^1]", "*[A]: b", "_a_", "a_b", "***a***", "*a **b***", "a*b",
        "2 * 3", "*a*b*", "* * *", "***", "# a", "a\n2026. b", "2026. a", "a\n+ b", "a\n===", "a\n---\n",
        "a | b", "[a](b_c)", "[a](ä)", "[a]()", '[a](b "c")', "[a](<b>)", "![](a.jpg)", "[![a](b)](c)",
        "``a``", "`a", "` a `", "a\ud800", "| a | b |\n|---|---|\n| c |", "| a |\n|---|\n| b |",
    ],
)  # fmt: skip
def test_what_could_be_read_otherwise_is_not_plain(text: str) -> None:
    """Every sign whose meaning depends on the dialect is left to Python-Markdown."""
    assert not is_plain(text)


def test_long_texts_are_tested_in_time_that_grows_with_them() -> None:
    """No text takes long to be told plain or not; what is read is never given back."""
    for sign in ("*a ", "[a", "**a [b](c) ", "![", "`a ", "- a\n", "| a ", "&", "(", "> a\n", "a\n:   b\n\n", "a\n"):
        assert isinstance(is_plain(sign * 100_000), bool)


# Switching it off


def test_the_fingerprint_tells_the_converters_apart() -> None:
    """A cache that was written with one is not read with the other."""
    assert MarkdownSettings().fingerprint != MarkdownSettings(is_compiled=False).fingerprint


def test_a_plain_text_loads_no_other_converter() -> None:
    """Python-Markdown is made when the first text needs it; with the setting off, the compiled one is never asked."""
    converter = Markdown()
    converter.convert("Sana.", 1, "x.md")
    assert converter._reference is None
    converter.convert("_Sana._", 1, "x.md")
    assert converter._reference is not None
    assert REFERENCE._plain is None


def test_without_the_library_python_markdown_reads_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the compiled converter cannot be installed, texts are read as ever."""
    monkeypatch.setitem(sys.modules, "pyromark", None)
    monkeypatch.delitem(sys.modules, "plugins.engine.plain_markdown")
    monkeypatch.delattr("plugins.engine.plain_markdown")
    converter = Markdown()
    assert converter._plain is None
    assert converter.convert("Sana.", 1, "x.md") == REFERENCE.convert("Sana.", 1, "x.md")
