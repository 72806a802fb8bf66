"""A record: what one file said, still untyped, and on which line it said it.

Records are made by reading and kept in its cache, so every type here survives encoding and decoding by msgspec.
"""

import hashlib
from typing import Any, NamedTuple

import msgspec

from plugins.domain.problem import Problem, Where


class Field(msgspec.Struct, frozen=True):
    """One field of the front matter: its value (text, list or map; every scalar is text) and its lines."""

    value: Any
    line: int
    within: dict[str, int] = {}
    """The lines of the parts of a list or map, by dotted path: `{"1.start": 12}`."""

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """The line of the part at `path`, or of the nearest part around it."""
        for end in range(len(path), 0, -1):
            line = self.within.get(".".join(map(str, path[:end])))
            if line:
                return line
        return self.line


class Link(msgspec.Struct, frozen=True, tag="link"):
    """A link in the text whose target the reader's language decides: its target as written, and its content."""

    target: str
    html: str
    title: str
    line: int


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A picture in the text that lies beside the item: its file as written, and its alternative text."""

    file: str
    alt: str
    title: str
    line: int


Part = str | Link | Picture


class Body(msgspec.Struct, frozen=True):
    """The text of a file as HTML, cut where a link or a picture must be resolved by whoever shows it."""

    parts: tuple[Part, ...] = ()


class Digests(NamedTuple):
    """What tells two states of a text apart."""

    facts: bytes
    """All that lists and calendars show of it: its fields."""
    whole: bytes
    """The same and its text."""
    stated: bytes
    """Its fields with the lines on which they stand, and where its links lead: all but the text itself."""


DIGEST = 16
"""The bytes of a digest."""


def digest_of(*parts: bytes | str) -> bytes:
    """The digest of several parts, none of which may run into the next."""
    state = hashlib.blake2b(digest_size=DIGEST)
    for part in parts:
        packed = part.encode() if isinstance(part, str) else part
        state.update(len(packed).to_bytes(4) + packed)
    return state.digest()


class Record(msgspec.Struct, frozen=True):
    """What one file said: of which item it speaks, in which language, its fields and its text."""

    path: str
    """The path as the writer knows it: `content/news/2026-10-17-vihrea-sahko/index.fi.md`."""
    kind: str
    key: str
    language: str
    fields: dict[str, Field]
    body: Body
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()
    """The fields that stand there but could not be read, which is told in `problems`."""
    line: int = 1
    """The line on which the record begins: that of its id, in a registry."""

    @property
    def digests(self) -> Digests:
        """What tells this record from one that says something else, wherever in the file either says it."""
        fields = msgspec.msgpack.encode({name: field.value for name, field in self.fields.items()})
        text = msgspec.msgpack.encode(self.body)
        whole = digest_of(self.language, fields, text)
        summary = self.fields.get("summary")
        # A text without a summary, or with an empty one, stands for one itself.
        has_summary = summary is not None and bool(str(summary.value).strip())
        targets = sorted(part.target for part in self.body.parts if isinstance(part, Link))
        stated = digest_of(msgspec.msgpack.encode((self.fields, self.unread, targets)))
        return Digests(digest_of(self.language, fields) if has_summary else whole, whole, stated)

    def where(self, field: str = "", *path: str | int) -> Where:
        """The place of a field or of a part of it; of the record's beginning where it has no such field."""
        found = self.fields.get(field)
        return Where(self.path, found.line_of(path) if found else self.line)
