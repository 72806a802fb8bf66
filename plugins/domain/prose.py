"""Prose: which parts of a record are read as text, in which language, and on which line they stand."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from plugins.domain.record import Body, Field, Link, Part, Picture

TEXTS = (
    "title", "summary", "image_alt", "cover_alt", "reason", "accessibility",
    "aims", "target_group", "results", "measures", "programme", "quotes",
)  # fmt: skip
"""The fields of items that are read as text wherever their wording is looked at, by their names."""

OWN = frozenset({*TEXTS, "subject", "preheader", "covers", "faults", "links"})
"""The fields of items that are written in the language of their file."""
PARTS = frozenset({"text", "title", "label", "role"})
"""What is text within these fields; the rest are times, names, addresses and choices."""
IN_EACH = frozenset({*PARTS, "unit", "reason", "definition", "statement"})
"""What is text wherever it is written in each language: `label: {fi: …, en: …}`."""

_CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)
_MARKED = re.compile(r'<([a-z][a-z0-9]*)\b[^>]* lang="([^"]*)"[^>]*>(.*?)</\1>', re.DOTALL)
_ABBREVIATED = re.compile(r'<abbr\b[^>]* title="([^"]*)"')
_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|t[rdh]|d[dtl]|[ou]l|blockquote|div|figcaption|caption|summary)\b[^>]*>|<[bh]r ?/?>"
)
_TAG = re.compile(r"<[^>]*>")


class Passage(NamedTuple):
    """A text in one language; of a field, its name and the line on which the text begins."""

    language: str
    text: str
    line: int = 0
    field: str = ""


def passages_of_fields(fields: Mapping[str, Field], language: str, languages: Collection[str]) -> Iterator[Passage]:
    """The texts among the fields of a record in a language, or of one that speaks all of them ("")."""
    for name, field in fields.items():
        own = language if name in OWN else ""
        yield from _texts(field, field.value, (name,), own, frozenset(languages))


def passages_of_body(body: Body, language: str) -> Iterator[Passage]:
    """The blocks of a body without code, markup and addresses; what is marked as another language comes as that."""
    for part in body.parts:
        if isinstance(part, Picture):
            yield Passage(language, part.alt)
    html = "".join(map(_marked_up, body.parts))
    html = _CODE.sub(" ", html) if "<code" in html or "<pre" in html else html
    yield from (Passage(language, unescape(title)) for title in _ABBREVIATED.findall(html))
    if " lang=" in html:
        for _, other, content in _MARKED.findall(html):
            yield Passage(other.partition("-")[0].lower(), _plain(content))
        html = _MARKED.sub(" ", html)
    yield from (Passage(language, text) for block in _BLOCK.split(html) if (text := _plain(block)))


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value, which may be a list or a map of others."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def _texts(
    field: Field, value: object, path: tuple[str | int, ...], language: str, languages: frozenset[str]
) -> Iterator[Passage]:
    if isinstance(value, str):
        if language and _is_text(path, languages):
            yield Passage(language, unescape(value), field.line_of(path[1:]), str(path[0]))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(field, part, (*path, number), language, languages)
    elif isinstance(value, dict):
        is_in_each = value.keys() <= languages
        # A page that a link leads to may be named in its own language, which is stated beside it.
        own = language if value.get("language", language) == language else ""
        for name, part in value.items():
            yield from _texts(field, part, (*path, name), name if is_in_each else own, languages)


def _is_text(path: tuple[str | int, ...], languages: frozenset[str]) -> bool:
    """Whether what stands at a path is a text, rather than a name, an address or a choice."""
    names = [name for name in path if isinstance(name, str)]
    if names[-1] in languages:
        return len(names) > 1 and names[-2] in IN_EACH
    return len(names) == 1 or names[-1] in PARTS


def _marked_up(part: Part) -> str:
    if isinstance(part, Link):
        return part.html
    return " " if isinstance(part, Picture) else part


def _plain(html: str) -> str:
    """The words of a block of HTML; a number that was raised does not belong to the word before it."""
    return " ".join(unescape(_TAG.sub("", html.replace("<sup", " <sup"))).split())
