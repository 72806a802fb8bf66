"""YAML in which every scalar is text and every part knows its line: `no`, `14.00` and `1.6.2026` mean what they say.

Anchors, aliases and tags are refused: people who begin a text with `&`, `*` or `!` mean the sign, and an alias of an
alias is the well-known way to make a small file grow without end (https://yaml.org/spec/1.1/#id902561).
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from plugins.domain.problem import Problem, Where, error

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, only more slowly
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

DEEPEST = 12
"""How deep lists and maps may lie in each other; nothing that people write by hand comes near."""

_COMMENT_WITHOUT_SPACE = re.compile(r"[ \t]+#[^\s#]")
_LINE = re.compile(r"\s*(?P<dashes>(?:- +)*)(?P<name>[\w -]+: +)?(?P<text>.*)")
_COLON_TWICE = re.compile(r": .*:(?: |$)")
_CAUSES = (
    ("cannot start any token", "yaml-sign"),
    ("expected alphabetic or numeric", "yaml-sign"),
    ("block scalar", "yaml-sign"),
    ("unexpected end of stream", "yaml-quote"),
)


class Yaml(NamedTuple):
    """What was read: text, list or map (empty text where nothing could be read), its parts' lines by dotted path."""

    value: Any
    lines: dict[str, int]
    problems: tuple[Problem, ...]


class _Refused(Exception):
    """Reading stops: the code of the problem and the line, counted from 0 in the text read."""

    def __init__(self, code: str, line: int, **facts: object) -> None:
        super().__init__(code)
        self.code, self.line, self.facts = code, line, facts


def parse_yaml(text: str, path: str, first_line: int = 1) -> Yaml:
    """The one document in `text`, whose first line is `first_line` of the file at `path`."""
    reading = _Reading(text, path, first_line)
    try:
        value = reading.document()
    except _Refused as refused:
        reading.find(refused.code, refused.line, **refused.facts)
    except yaml.YAMLError as mistake:
        reading.find_mistake(mistake)
    else:
        return Yaml(value, reading.lines, tuple(reading.problems))
    return Yaml("", {}, tuple(reading.problems))


class _Reading:
    """One reading: the events still to come, and what has been found so far."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text_lines = text.split("\n")
        self.events: Iterator[Any] = yaml.parse(text, Loader=Loader)
        self.path = path
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """The value of the document; empty text where there is none."""
        value: Any = ""
        for event in self.events:
            line = event.start_mark.line
            if isinstance(event, yaml.NodeEvent):
                value = self.part(event, ())
            elif isinstance(event, yaml.DocumentStartEvent) and self.lines:
                raise _Refused("yaml-two-parts", line)
        return value

    def part(self, event: Any, path: tuple[str, ...]) -> Any:
        """The value that begins with `event`; its line is remembered under its dotted path."""
        line = event.start_mark.line
        self.lines.setdefault(".".join(path), line + self.first_line)
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            raise _Refused("yaml-sign", line, **self.suggestion(line))
        if len(path) > DEEPEST:
            raise _Refused("yaml-too-deep", line, deepest=DEEPEST)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return self.items(path) if isinstance(event, yaml.SequenceStartEvent) else self.members(path)

    def scalar(self, event: Any) -> str:
        """The text of a scalar; a block text without the line break that ends it."""
        if not event.style:
            self.check_cut(event.end_mark)
        return str(event.value).rstrip("\n") if event.style in ("|", ">") else str(event.value)

    def items(self, path: tuple[str, ...]) -> list[Any]:
        """The items of a list, up to its end."""
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.part(event, (*path, str(len(items)))))
        return items

    def members(self, path: tuple[str, ...]) -> dict[str, Any]:
        """The members of a map, up to its end; one that is written twice is a problem, not the last one."""
        members: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("yaml-layout", line, text=self.line_at(line))
            name = event.value
            if name in members:
                self.find("part-twice", line, part=name, first=self.lines[".".join((*path, name))])
            self.lines.setdefault(".".join((*path, name)), line + self.first_line)
            members[name] = self.part(next(self.events), (*path, name))
        return members

    def check_cut(self, end: Any) -> None:
        """Find a text that goes on with `#3`: YAML takes its end for a remark, and nobody who writes so means one."""
        rest = self.line_at(end.line, strip=False)[end.column :]
        if _COMMENT_WITHOUT_SPACE.match(rest):
            self.find("yaml-text-cut", end.line, lost=rest.strip(), **self.suggestion(end.line))

    def find(self, code: str, line: int, **facts: object) -> None:
        """Add a problem at a line of the text, counted from 0."""
        self.problems.append(error(Where(self.path, self.first_line + line), code, **facts))

    def find_mistake(self, mistake: yaml.YAMLError) -> None:
        """Add the problem for what the YAML library did not understand, in terms of what people type."""
        said = str(mistake)
        code = next((code for words, code in _CAUSES if words in said), "yaml-layout")
        # A sign or a quotation mark is at fault where its text begins, a layout only where reading stopped.
        marks = ("problem_mark", "context_mark") if code == "yaml-layout" else ("context_mark", "problem_mark")
        mark = next((found for name in marks if (found := getattr(mistake, name, None))), None)
        line = min(mark.line, len(self.text_lines) - 1) if mark else 0
        if code == "yaml-layout":
            code = self.layout_code(line, said)
        self.find(code, line, **self.suggestion(line))

    def layout_code(self, line: int, said: str) -> str:
        """What is wrong with a line that does not fit its place: a colon or a sign in its text, or the indentation."""
        if "mapping values" in said and _COLON_TWICE.search(self.line_at(line)):
            return "yaml-colon"
        found = _LINE.fullmatch(self.line_at(line))
        return "yaml-sign" if found and found["text"][:1] in tuple("\"'[{") else "yaml-layout"

    def line_at(self, line: int, strip: bool = True) -> str:
        """A line of the text, counted from 0."""
        text = self.text_lines[line] if line < len(self.text_lines) else ""
        return text.strip() if strip else text

    def suggestion(self, line: int) -> dict[str, str]:
        """The line as it stands, and as it should be written: its text between quotation marks."""
        found = _LINE.fullmatch(self.line_at(line))
        if not found:
            return {"text": self.line_at(line)}
        text = found["text"]
        quoted = "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
        return {"text": self.line_at(line), "quoted": f"{found['dashes']}{found['name'] or ''}{quoted}"}
