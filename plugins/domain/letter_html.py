"""A letter as HTML of its own: for feeds, whose readers see no page around it."""

from collections.abc import Iterator
from html import escape

from plugins.domain.letter import Letter, LetterEntry


def render_letter(letter: Letter) -> str:
    """The whole letter: the editor's words, and every section under its heading."""
    return "".join((letter.intro_html, *_sections(letter)))


def _sections(letter: Letter) -> Iterator[str]:
    for section in letter.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        yield from (_entry(entry) for entry in section.entries)


def _entry(entry: LetterEntry) -> str:
    said = f' lang="{escape(entry.language)}"' if entry.language else ""
    mark = f" ({escape(entry.mark)})" if entry.mark else ""
    facts = ", ".join(escape(part) for part in (entry.label, entry.when, entry.place) if part)
    lines = (
        f'<h3><a href="{escape(entry.url)}"{said}>{escape(entry.title)}</a>{mark}</h3>',
        f"<p>{facts}</p>" if facts else "",
        f"<p{said}>{escape(entry.summary)}</p>" if entry.summary else "",
    )
    return "".join(lines)
