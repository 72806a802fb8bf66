"""Front matter: the fields between `---` lines at the top of a text file, every scalar of them text.

A value on one line is the rest of its line, literally, because titles hold colons, `#` and quotation marks
(`KesTech: uusi vaihe`); what is indented below a field is YAML. A line that begins with `#` is a remark.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from plugins.domain.problem import Problem, Where, error, notice
from plugins.domain.record import Field
from plugins.engine.plain_yaml import parse_yaml

_FENCE = "---"
_FIELD = re.compile(r"(?P<name>[^\W\d][\w -]{0,60}?)[ \t]{0,60}:(?:[ \t]*)(?P<value>.*)")
_NAMES = re.compile(r"[a-z_]+:(?:\n  - [a-z0-9][a-z0-9-]*)+")
"""A list of names, which YAML reads as it stands."""
_BELOW = re.compile(r"[ \t]|-(?:\s|$)")
_TAB_INDENT = re.compile(r" *\t\s*\S")
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE_QUOTED = re.compile(r"'((?:[^']|'')*)'")
# Word's line break, form feed and Unicode's line separators stand between words: they become a space.
_BREAKS = dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), " ")
_CONTROLS = "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
_INVISIBLE = re.compile(f"[{_CONTROLS}]")
# One search tells that a text has nothing to be mended: no such sign, and no line break but `\n`.
_UNUSUAL = re.compile(f"[\v\f\r\x85\u2028\u2029{_CONTROLS}]")


class FrontMatter(NamedTuple):
    """What stands at the top of a file, the text below it, and the line on which that text begins.

    A field that cannot be read is left out of `fields` and told of in `problems`.
    """

    fields: dict[str, Field]
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()
    """The names of the fields that were left out."""


def parse_front_matter(text: str, path: str) -> FrontMatter:
    """The fields and the text of the file at `path`, a path as the writer knows it."""
    found = check_characters(text, path)
    lines = normalise(text).split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return FrontMatter({}, "", 1, (*found, error(Where(path), "file-empty")))
    if lines[start].rstrip() != _FENCE:
        return FrontMatter({}, "\n".join(lines), 1, (*found, error(Where(path, start + 1), "front-matter-missing")))
    end = next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() == _FENCE), None)
    if end is None:
        return FrontMatter({}, "", 1, (*found, error(Where(path, start + 1), "front-matter-not-closed")))
    fields, problems = _parse_fields(lines[:end], start + 1, path)
    known = {name: field for name, field in fields.items() if field}
    unread = tuple(name for name, field in fields.items() if not field)
    return FrontMatter(known, "\n".join(lines[end + 1 :]), end + 2, (*found, *problems), unread)


def normalise(text: str) -> str:
    """The text with one kind of line break, composed letters (NFC), and no byte order mark or control characters."""
    if _UNUSUAL.search(text):
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        text = _INVISIBLE.sub("", text.translate(_BREAKS))
    return unicodedata.normalize("NFC", text)


def check_characters(text: str, path: str) -> tuple[Problem, ...]:
    """A notice where invisible control characters, pasted from elsewhere, are left out."""
    if not _UNUSUAL.search(text):
        return ()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _INVISIBLE.findall(text)
    if not found:
        return ()
    line = text.count("\n", 0, text.index(found[0])) + 1
    return (notice(Where(path, line), "control-characters", count=len(found)),)


def _parse_fields(lines: list[str], start: int, path: str) -> tuple[dict[str, Field | None], list[Problem]]:
    """The fields in `lines[start:]`, None for what cannot be read; a field's line is its index in `lines` and one."""
    fields: dict[str, Field | None] = {}
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for first, end, named in _spans(lines, start):
        if not named:
            problems.append(error(Where(path, first + 1), "front-matter-line", text=lines[first].strip()))
            continue
        name = named["name"]
        if name in seen:
            problems.append(error(Where(path, first + 1), "field-twice", field=name, first=seen[name]))
            continue
        seen[name] = first + 1
        fields[name], found = _parse_field(name, named["value"].strip(), lines[first:end], first + 1, path)
        problems += found
    return fields, problems


def _spans(lines: list[str], start: int) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Where each field begins and ends, and its line; lines that are no fields and follow each other are one span."""
    first = start
    while first < len(lines):
        if _is_remark(lines[first]):
            first += 1
            continue
        named = _FIELD.fullmatch(lines[first])
        belongs = _below(named["value"]) if named else _is_stray
        end = first + 1
        while end < len(lines) and (_is_remark(lines[end]) or belongs(lines[end])):
            end += 1
        yield first, end, named
        first = end


def _below(value: str) -> Callable[[str], object]:
    """Whether a line belongs to the field above it: it is indented, or an item of a list that the field begins."""
    return _BELOW.match if not value.strip() else lambda line: line[:1] in " \t"


def _is_stray(line: str) -> bool:
    return not _FIELD.fullmatch(line)


def _is_remark(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _parse_field(name: str, value: str, lines: list[str], line: int, path: str) -> tuple[Field | None, list[Problem]]:
    """One field from its lines: literal text where it has one line, otherwise YAML."""
    if len(lines) == 1:
        return Field(_unquoted(value), line), []
    if _NAMES.fullmatch("\n".join(lines)):
        names = [text.removeprefix("  - ") for text in lines[1:]]
        return Field(names, line, {str(number): line + 1 + number for number in range(len(names))}), []
    lines = ["" if text.startswith("#") else text for text in lines]
    if not any(text.strip() for text in lines[1:]):
        return Field(_unquoted(value), line), []
    tabs = [(line + number, text.strip()) for number, text in enumerate(lines) if _TAB_INDENT.match(text)]
    if tabs:
        return None, [error(Where(path, number), "front-matter-tab", text=text) for number, text in tabs]
    read = parse_yaml("\n".join(lines), path, line)
    if not isinstance(read.value, dict):
        return None, list(read.problems)
    within = {part.removeprefix(f"{name}."): at for part, at in read.lines.items() if part.startswith(f"{name}.")}
    return Field(next(iter(read.value.values())), line, within), list(read.problems)


def _unquoted(value: str) -> str:
    """The text without the quotation marks that enclose all of it, if any do."""
    if value[:1] not in ("'", '"'):
        return value
    if found := _DOUBLE_QUOTED.fullmatch(value):
        return re.sub(r'\\(["\\])', r"\1", found[1])
    if found := _SINGLE_QUOTED.fullmatch(value):
        return found[1].replace("''", "'")
    return value
