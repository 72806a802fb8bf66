"""Plain text from a body: for descriptions, calendars and mail."""

import html
import re

from plugins.domain.record import Body, Link, Part, Picture

_BLOCK = re.compile(r"</(?:p|h[1-6]|li|tr|dd|dt|blockquote|pre)>|<br ?/?>|<hr ?/?>")
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\n]+")


def plain_text(body: Body) -> str:
    """The words of a body without markup, one line a block."""
    marked = "".join(_marked(part) for part in body.parts)
    blocks = _BLOCK.sub("\0", marked).split("\0")
    lines = (_SPACES.sub(" ", html.unescape(_TAG.sub("", block))).strip() for block in blocks)
    return "\n".join(line for line in lines if line)


def first_sentences(text: str, length: int = 200) -> str:
    """The beginning of a text on one line, of at most `length` characters, cut between words."""
    line = text.replace("\n", " ")
    if len(line) <= length:
        return line
    return f"{line[:length].rpartition(' ')[0]}…"


def _marked(part: Part) -> str:
    if isinstance(part, Link):
        return part.html
    return "" if isinstance(part, Picture) else part
