"""The content lines of a calendar file (RFC 5545 section 3.1), unfolded one after another, none without a bound."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

LONGEST = 100_000
"""The most characters kept of a line; a longer one is a file that was put into the calendar."""

_LINE = re.compile(r'\s*(?P<name>[\w.-]+)\s*(?P<parameters>(?:;(?:"[^"]*"|[^:"])*)?):(?P<value>.*)', re.DOTALL)
_PARAMETER = re.compile(r';\s*([^=;"]+?)\s*=((?:"[^"]*"|[^;"])*)')
_CARET = re.compile(r"\^(n|\^|')")
_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]")


class ContentLine(NamedTuple):
    """A property: the number of its line in the file, its name in capitals, its parameters, its value as it stands.

    The name is "" where the line is no property at all; the whole line is the value then.
    """

    number: int
    name: str
    parameters: Mapping[str, str]
    value: str
    cut: bool = False
    """Whether the line was longer than what is kept of it."""

    @property
    def text(self) -> str:
        """The value as TEXT (section 3.3.11), without control characters."""
        return clean_text(_ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value))

    @property
    def texts(self) -> tuple[str, ...]:
        """The value as a list of texts between commas that are not escaped."""
        parts = re.findall(r"(?:\\.|[^\\,])+", self.value, re.DOTALL)
        return tuple(text for part in parts if (text := self._replace(value=part).text.strip()))


def clean_text(text: str) -> str:
    """A text with one kind of line break and without characters that nobody can see."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def content_lines(pieces: Iterable[bytes]) -> Iterator[ContentLine]:
    """The content lines of a file that comes in pieces of any length; at most LONGEST characters of each are held."""
    number, held, length, cut = 0, list[str](), 0, False
    for at, line, is_cut in _physical_lines(pieces):
        is_folded = bool(held) and line[:1] in (" ", "\t")
        if held and line and not is_folded:
            yield _parsed(number, "".join(held), cut=cut)
        if line and not is_folded:
            number, held, length, cut = at, [], 0, False
        kept = line[is_folded:][: LONGEST - length]
        held += [kept] if kept else []
        length += len(kept)
        cut = cut or is_cut or len(kept) < len(line) - is_folded
    if held:
        yield _parsed(number, "".join(held), cut=cut)


def _physical_lines(pieces: Iterable[bytes]) -> Iterator[tuple[int, str, bool]]:
    """Each line with its number and whether it was cut.

    The bytes come as characters of the same numbers (Latin-1): a fold may stand within a letter of UTF-8.
    """
    breaks = io.IncrementalNewlineDecoder(None, translate=True)
    number, rest, cut = 1, "", False
    for piece in pieces:
        first, *others = breaks.decode(piece.decode("latin-1")).split("\n")
        rest, cut = _bounded(rest + first, cut=cut)
        for other in others:
            yield number, rest, cut
            number += 1
            rest, cut = _bounded(other, cut=False)
    yield number, rest, cut


def _bounded(line: str, *, cut: bool) -> tuple[str, bool]:
    return line[:LONGEST], cut or len(line) > LONGEST


def _parsed(number: int, raw: str, *, cut: bool) -> ContentLine:
    text = _decoded(raw.encode("latin-1")).removeprefix("\ufeff")
    found = _LINE.fullmatch(text)
    if not found:
        return ContentLine(number, "", {}, text.strip(), cut)
    return ContentLine(number, found["name"].upper(), _parameters(found["parameters"]), found["value"], cut)


def _decoded(line: bytes) -> str:
    """The text of a line: UTF-8 (section 3.1.4), or what old programs on Windows wrote instead."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as fault:
        # Where a long line was cut within a letter, only that letter is missing.
        if len(line) >= LONGEST and fault.start > len(line) - 4:
            return line[: fault.start].decode("utf-8")
        return line.decode("cp1252", errors="replace")


def _parameters(text: str) -> dict[str, str]:
    """The parameters by their names in capitals (RFC 5545 section 3.2, RFC 6868)."""
    found = {name.upper(): value.replace('"', "") for name, value in _PARAMETER.findall(text)}
    return {name: _CARET.sub(lambda sign: {"n": "\n", "^": "^", "'": '"'}[sign[1]], found[name]) for name in found}
