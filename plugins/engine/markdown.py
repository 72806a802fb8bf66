"""Markdown: how the text of a file becomes HTML in parts, with everything that is wrong in it and its lines."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plugins.domain.problem import Problem, Where, error, warning
from plugins.domain.record import Body
from plugins.engine.html import check_html, clean_html
from plugins.engine.limits import check_limits
from plugins.engine.links import check_links, cut_body
from plugins.engine.source_text import SourceText
from plugins.engine.state import version_of

if TYPE_CHECKING:
    from plugins.engine.python_markdown import PythonMarkdown

_TOP_HEADING = r"^[ ]{0,3}#(?=[ \t])|^(?![ \t]*$).+(?=\n[ ]{0,3}=+[ \t]*$)"
_MODULES = ("headings", "html", "limits", "links", "markdown", "plain_markdown", "python_markdown", "source_text")


class MarkdownSettings(NamedTuple):
    """What the conversion depends on besides the text, per language."""

    footnote_back: str = ""
    """The title of the link from a footnote back to the text; `{}` is its number."""

    is_compiled: bool = True
    """Whether a compiled converter, where it is installed, reads the texts that it reads like Python-Markdown."""

    @property
    def fingerprint(self) -> str:
        """A text that differs whenever the same body may become other HTML: settings, libraries or this code differ."""
        code = b"".join(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _MODULES)
        libraries = [version_of(name) for name in ("markdown", "nh3", "pyromark")]
        return hashlib.sha256(repr((tuple(self), libraries)).encode() + code).hexdigest()


_SETTINGS = MarkdownSettings()


class _Plain(Protocol):
    """The module that knows which texts are plain and reads them."""

    def is_plain(self, text: str, /) -> bool: ...

    def render_plain(self, text: str, /) -> str: ...


class Markdown:
    """A converter, to be used for any number of texts one after another; it keeps nothing of them."""

    def __init__(self, settings: MarkdownSettings = _SETTINGS) -> None:
        """A converter with these settings."""
        self.settings = settings
        self._plain = _compiled() if settings.is_compiled else None
        self._reference: PythonMarkdown | None = None

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
            self._reference = None
            return Body(), (error(Where(path, body_line), "text-unreadable", reason=type(failure).__name__),)
        source = SourceText(body, body_line)
        problems = [
            *check_html(pieces, source.anew(), path),
            *_check_comments(source, path),
            *_check_headings(html, pieces, source, path),
            *check_links(html, source.anew(), path, is_made=not pieces),
        ]
        return cut_body(clean, source.anew()), tuple(sorted(problems, key=lambda problem: problem.where))

    def _html(self, body: str) -> tuple[str, list[str]]:
        """The HTML of a body, and the pieces of HTML in it that the writer typed."""
        if self._plain and self._plain.is_plain(body):
            return self._plain.render_plain(body), []
        if self._reference is None:
            # Loading the library takes as long as reading a hundred plain texts, and an edit may need none of it.
            from plugins.engine.python_markdown import PythonMarkdown

            self._reference = PythonMarkdown(self.settings.footnote_back)
        return self._reference.render(body)


def _compiled() -> _Plain | None:
    """What reads plain texts; None where its library is not installed."""
    try:
        from plugins.engine import plain_markdown
    except ImportError:
        return None
    return plain_markdown


def _check_headings(html: str, pieces: list[str], source: SourceText, path: str) -> list[Problem]:
    """The title is the one main heading of a page, so a text begins with headings of the second level."""
    count = html.count("<h1") - sum(piece.count("<h1") for piece in pieces)
    return [warning(Where(path, source.line_of(_TOP_HEADING)), "heading-too-high") for _ in range(count)]


def _check_comments(source: SourceText, path: str) -> list[Problem]:
    """A remark that is not closed would be shown to everybody."""
    if "<!--" not in source.text or "<!--" not in source.prose:
        return []
    return [error(Where(path, source.line_of("<!--")), "comment-not-closed")]
