"""The report: what is wrong with the content, as a colleague tells it, worst first, with what to write instead.

It is a value without any layout, which a terminal, a page, a pull request and other programs each show in their way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from plugins.domain.problem import Problem, Severity
from plugins.host.corrections import Correction, find_corrections
from plugins.host.problems import finding, hint

VERSION = 1
"""Of the report's form for other programs, that of docs/report.schema.json; it changes when a name does."""

WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)

SAME = 5
"""In how many files the same must be found to be told as one."""


class Told(msgspec.Struct, frozen=True):
    """A problem in the words of a language."""

    path: str
    line: int
    severity: Severity
    code: str
    finding: str
    hint: str
    corrected: Correction | None = None

    @property
    def place(self) -> str:
        """`content/events/x/index.fi.md:4`, or the path alone."""
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def sentences(self) -> str:
        """The finding and the hint."""
        return f"{self.finding} {self.hint}".rstrip()

    @property
    def on_one_line(self) -> str:
        """As editors and scripts read it: `content/events/x/index.fi.md:4: Finding. Hint.`."""
        return f"{self.place}: {self.sentences}"


class Report(msgspec.Struct, frozen=True):
    """All problems, worst first: files with errors, then those with warnings, then the others, each from its worst."""

    version: int
    language: str
    counts: dict[Severity, int]
    problems: tuple[Told, ...]

    @classmethod
    def of(cls, problems: Sequence[Problem], language: str, folders: Mapping[str, Path]) -> "Report":
        """The report of problems in a language; `folders` are those with which their paths begin, by name."""
        corrections = find_corrections(problems, folders)
        told = [_told(problem, language, found) for problem, found in zip(problems, corrections, strict=True)]
        counts = Counter(one.severity for one in told)
        return cls(VERSION, language, {severity: counts[severity] for severity in WORST_FIRST}, _worst_first(told))

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst problem."""
        return next((severity for severity in WORST_FIRST if self.counts[severity]), None)


class Group(msgspec.Struct, frozen=True):
    """What is told together: the problems of a file, or one finding in many places, whose path is ""."""

    path: str
    problems: tuple[Told, ...]


def groups_of(report: Report) -> tuple[Group, ...]:
    """The report in groups, worst first; what is found in many places comes before files that are no worse."""
    places = Counter(what for what, _ in {(_what(one), one.path) for one in report.problems})
    spread = {what for what, number in places.items() if number >= SAME}
    same, single = dict[tuple[str, ...], list[Told]](), list[Told]()
    for one in report.problems:
        (same.setdefault(_what(one), []) if _what(one) in spread else single).append(one)
    files = [Group(path, tuple(several)) for path, several in groupby(_worst_first(single), lambda one: one.path)]
    groups = [*(Group("", tuple(several)) for several in same.values()), *files]
    return tuple(sorted(groups, key=lambda group: _rank(group.problems[0])))


def write_report(file: Path, report: Report) -> None:
    """Keep a report for those who show it elsewhere. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(report))


def read_report(file: Path) -> Report | None:
    """The report that was kept; None where there is none that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except (OSError, msgspec.DecodeError):
        return None


def _told(problem: Problem, language: str, corrected: Correction | None) -> Told:
    said = finding(problem, language), hint(problem, language)
    return Told(*problem.where, problem.severity, problem.code, *said, corrected)


def _what(told: Told) -> tuple[str, ...]:
    return told.severity, told.code, told.finding, told.hint


def _rank(told: Told) -> int:
    return WORST_FIRST.index(told.severity)


def _worst_first(told: Iterable[Told]) -> tuple[Told, ...]:
    """By the worst problem of its file, the file, its own severity, and its line."""
    told = tuple(told)
    worst = dict[str, int]()
    for one in told:
        worst[one.path] = min(_rank(one), worst.get(one.path, len(WORST_FIRST)))
    return tuple(sorted(told, key=lambda one: (worst[one.path], one.path, _rank(one), one.line, one.code, one.finding)))
