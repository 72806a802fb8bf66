"""Markdown: how the text of a file becomes HTML in parts, with everything that is wrong in it and its lines."""

import hashlib
import re
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

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

from plugins.domain.problem import Problem, Where, error, warning
from plugins.domain.record import Body
from plugins.engine.html import check_html, clean_html
from plugins.engine.limits import check_limits
from plugins.engine.links import check_links, cut_body
from plugins.engine.source_text import SourceText

_ALIGN = re.compile(r'<(t[hd]) align="(left|center|right)">')
_NO_TITLE = re.compile(r'(<a class="footnote-backref" href="[^"]*") title=""')
_TOP_HEADING = r"^[ ]{0,3}#(?=[ \t])|^(?![ \t]*$).+(?=\n[ ]{0,3}=+[ \t]*$)"


class MarkdownSettings(NamedTuple):
    """What the conversion depends on besides the text, per language."""

    footnote_back: str = ""
    """The title of the link from a footnote back to the text; `{}` is its number."""

    @property
    def fingerprint(self) -> str:
        """A text that differs whenever the same body may become other HTML: settings, libraries or this code differ."""
        code = b"".join(
            Path(__file__).with_name(f"{name}.py").read_bytes()
            for name in ("markdown", "html", "limits", "links", "source_text")
        )
        said = repr((tuple(self), version("markdown"), version("nh3"))).encode()
        return hashlib.sha256(said + code).hexdigest()


_PLAIN = MarkdownSettings()


class Markdown:
    """A converter, to be used for any number of texts one after another; it keeps nothing of them."""

    def __init__(self, settings: MarkdownSettings = _PLAIN) -> None:
        """A converter with these settings."""
        self.settings = settings
        self._markdown = _library(settings)

    def convert(self, body: str, body_line: int, path: str) -> tuple[Body, tuple[Problem, ...]]:
        """The body, which begins on `body_line` of the file at `path`, in parts; and what is wrong in it."""
        too_much = check_limits(body, body_line, path)
        if too_much:
            return Body(), too_much
        try:
            html, pieces = self._html(body)
            clean = clean_html(html.replace("<h1", "<h2").replace("</h1>", "</h2>"))
        except Exception as failure:  # noqa: BLE001
            # The library fails on some texts that nobody has written yet: the writer is told of the text, not of it.
            self._markdown = _library(self.settings)
            return Body(), (error(Where(path, body_line), "text-unreadable", reason=type(failure).__name__),)
        source = SourceText(body, body_line)
        problems = [
            *check_html(pieces, source.anew(), path),
            *_check_comments(source, path),
            *_check_headings(html, pieces, source, path),
            *check_links(html, source.anew(), path),
        ]
        return cut_body(clean, source.anew()), tuple(sorted(problems, key=lambda problem: problem.where))

    def _html(self, body: str) -> tuple[str, list[str]]:
        """The HTML of a body as the library makes it, and the pieces of HTML in it that the writer typed."""
        self._markdown.reset()
        html = self._markdown.convert(body)
        html = _NO_TITLE.sub(r"\1", html)
        html = _ALIGN.sub(r'<\1 class="align-\2">', html)
        pieces = [piece for piece in self._markdown.htmlStash.rawHtmlBlocks if isinstance(piece, str)]
        return html, pieces


def slug_of_heading(text: str, separator: str = "-") -> str:
    """The id of a heading: `Näin pääset perille` is `nain-paaset-perille`; letters without a Latin base stay."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = re.findall(r"\w+", letters.lower())
    return separator.join(words) or "section"


class _Headings(Extension):
    """A heading needs a space after a single `#`, so that a text may begin with a hashtag."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.parser.blockprocessors.register(_SpacedHeading(md.parser), "hashheader", 70)


class _SpacedHeading(HashHeaderProcessor):
    RE = re.compile(r"(?:^|\n)(?P<level>#(?=[ \t])|#{2,6})(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


def _library(settings: MarkdownSettings) -> markdown.Markdown:
    """Python-Markdown with the extensions of our texts; attributes, table of contents and styles are left out."""
    extensions: list[Extension] = [
        AbbrExtension(),
        DefListExtension(),
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TITLE=settings.footnote_back),
        SaneListExtension(),
        TableExtension(use_align_attribute=True),
        TocExtension(slugify=slug_of_heading, marker=""),
        _Headings(),
    ]
    return markdown.Markdown(extensions=extensions, output_format="html")


def _check_headings(html: str, pieces: list[str], source: SourceText, path: str) -> list[Problem]:
    """The title is the one main heading of a page, so a text begins with headings of the second level."""
    count = html.count("<h1") - sum(piece.count("<h1") for piece in pieces)
    return [warning(Where(path, source.line_of(_TOP_HEADING)), "heading-too-high") for _ in range(count)]


def _check_comments(source: SourceText, path: str) -> list[Problem]:
    """A remark that is not closed would be shown to everybody."""
    if "<!--" not in source.text or "<!--" not in source.prose:
        return []
    return [error(Where(path, source.line_of("<!--")), "comment-not-closed")]
