"""Plain text from a body: for descriptions, calendars and mail."""

import html
import re

from plugins.domain.record import Body, Link, Part, Picture

_BLOCK = re.compile(r"</(?:p|h[1-6]|li|tr|dd|dt|blockquote|pre)>|<br ?/?>|<hr ?/?>")
_END = re.compile(r"</(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre)>|<hr ?/?>")
_POINT = re.compile(r"<li\b[^>]*>(?:\s*<p>)?")
_BREAK = re.compile(r"<br ?/?>|</(?:tr|dt|dd)>")
_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>\0]*>")
_SPACES = re.compile(r"[\t\n][ \t\n]*| [ \t\n]+")
"""Every run of spaces that is not one space already: most are, and there are many."""


def plain_text(body: Body) -> str:
    """The words of a body without markup, one line a block."""
    lines = [line.strip() for line in _SPACES.sub(" ", _words(body)).split("\0")]
    return "\n".join([line for line in lines if line])


def count_words(body: Body) -> int:
    """How many words a body has."""
    return len(_words(body).replace("\0", " ").split())


def _words(body: Body) -> str:
    """The words of a body without markup, each block ended by a nought."""
    marked = "".join([_marked(part) for part in body.parts])
    return html.unescape(_TAG.sub("", _BLOCK.sub("\0", marked)))


def text_with_addresses(markup: str) -> str:
    """HTML as plain text for mail: an empty line between blocks, points after hyphens, addresses in brackets."""
    told = _LINK.sub(_link_with_address, _PICTURE.sub(r"\1", markup))
    parted = _BREAK.sub("\1", _POINT.sub("\1- ", _END.sub("\0", told)))
    blocks = (_lines(html.unescape(_TAG.sub("", block))) for block in parted.split("\0"))
    return "\n\n".join(block for block in blocks if block)


def _link_with_address(link: re.Match[str]) -> str:
    address, words = link[1], link[2]
    return words if _TAG.sub("", words).strip() == address else f"{words} ({address})"


def _lines(block: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in block.split("\1"))
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
