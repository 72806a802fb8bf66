"""Python-Markdown as our texts are read with it: it says what Markdown means, whoever else reads some of it faster."""

import re

import markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from plugins.engine.headings import slug_of_heading

_ALIGN = re.compile(r'<(t[hd]) align="(left|center|right)">')
_NO_TITLE = re.compile(r'(<a class="footnote-backref" href="[^"]*") title=""')


class PythonMarkdown:
    """A converter, to be used for any number of texts one after another, until one of them makes it fail."""

    def __init__(self, footnote_back: str) -> None:
        """A converter with the title of the links back from footnotes; `{}` in it is their number."""
        self._markdown = _library(footnote_back)

    def render(self, body: str) -> tuple[str, list[str]]:
        """The HTML of a body as the library makes it, and the pieces of HTML in it that the writer typed."""
        self._markdown.reset()
        html = self._markdown.convert(body)
        html = _NO_TITLE.sub(r"\1", html)
        html = _ALIGN.sub(r'<\1 class="align-\2">', html)
        pieces = [piece for piece in self._markdown.htmlStash.rawHtmlBlocks if isinstance(piece, str)]
        return html, pieces


class _Headings(Extension):
    """A heading needs a space after a single `#`, so that a text may begin with a hashtag."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(_SpacedHeading(md.parser), "hashheader", 70)


class _SpacedHeading(HashHeaderProcessor):
    RE = re.compile(r"(?:^|\n)(?P<level>#(?=[ \t])|#{2,6})(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


def _library(footnote_back: str) -> markdown.Markdown:
    """Python-Markdown with the extensions of our texts; attributes, table of contents and styles are left out."""
    extensions: list[Extension] = [
        AbbrExtension(),
        DefListExtension(),
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TITLE=footnote_back),
        SaneListExtension(),
        TableExtension(use_align_attribute=True),
        TocExtension(slugify=slug_of_heading, marker=""),
        _Headings(),
    ]
    return markdown.Markdown(extensions=extensions, output_format="html")
