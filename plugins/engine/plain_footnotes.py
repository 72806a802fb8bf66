"""Footnotes of plain texts: each is referred to once, in their order, and stands in a line at the end of the text."""

import re
from html import escape
from typing import NamedTuple

MARK = "\ue000"
"""What stands for a reference to a footnote while a text is read: a character that means nothing to anybody."""

_NAME = r"\[\^([A-Za-z0-9-]+)\]"
_REFERENCE = re.compile(_NAME)
_NOTE = re.compile(rf"\n+{_NAME}: ([^\n]+)")
_NOTES = re.compile(rf"\n(?:{_NOTE.pattern})+\n*")


class Noted(NamedTuple):
    """A text with marks for its footnotes, and these by their names."""

    text: str
    notes: dict[str, str]


def parse_notes(text: str) -> Noted | None:
    """The text and its footnotes; None where they are not as simple as described above."""
    above, found, below = text.partition("\n\n[^")
    notes = _NOTE.findall(found + below)
    if not _NOTES.fullmatch(found + below) or "///" in text:
        return None
    if _REFERENCE.findall(above) != [name for name, _ in notes] or len(dict(notes)) < len(notes):
        return None
    return Noted(_REFERENCE.sub(MARK, above), dict(notes))


def render_notes(html: str, notes_html: str, names: list[str], back: str) -> str:
    """The HTML of a text with its references, and with its footnotes, of which each is a paragraph, below it."""
    references = [
        f'<sup id="fnref:{name}"><a class="footnote-ref" href="#fn:{name}">{number}</a></sup>'
        for number, name in enumerate(names, 1)
    ]
    text = "".join(part for pair in zip(html.split(MARK), [*references, ""], strict=True) for part in pair)
    paragraphs = zip(notes_html.split("\n"), enumerate(names, 1), strict=True)
    items = "\n".join(_item(paragraph, name, back.format(number)) for paragraph, (number, name) in paragraphs)
    return f'{text}\n<div class="footnote">\n<hr>\n<ol>\n{items}\n</ol>\n</div>'


def _item(paragraph: str, name: str, back: str) -> str:
    title = f' title="{escape(back)}"' if back else ""
    link = f'<a class="footnote-backref" href="#fnref:{name}"{title}>&#8617;</a>'
    return f'<li id="fn:{name}">\n{paragraph.removesuffix("</p>")}&#160;{link}</p>\n</li>'
