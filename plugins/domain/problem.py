"""A problem: where something is wrong in the content, what was found, and the facts its sentences need.

Problems are values. They carry a code and facts, no sentences: the sentences stand per language in
`plugins/host/messages/`, so that a writer is told in their own language.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

import msgspec


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning does under --strict, a notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Where(NamedTuple):
    """A place in a file: its path as the writer knows it, and a line counted from 1 (0: the file as a whole)."""

    path: str
    line: int = 0


class Problem(msgspec.Struct, frozen=True, order=True):
    """One finding: its place, its severity, the code of its sentences, and the facts to put into them."""

    where: Where
    severity: Severity
    code: str
    facts: dict[str, str] = {}


def error(where: Where, code: str, **facts: object) -> Problem:
    """A problem that stops the build."""
    return Problem(where, Severity.ERROR, code, _texts(facts))


def warning(where: Where, code: str, **facts: object) -> Problem:
    """A problem that stops the build only under --strict."""
    return Problem(where, Severity.WARNING, code, _texts(facts))


def notice(where: Where, code: str, **facts: object) -> Problem:
    """Something to know that never stops a build, such as what depends on the clock."""
    return Problem(where, Severity.NOTICE, code, _texts(facts))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, each told once: two rules may meet the same finding at the same place."""
    found = {(problem.where, problem.code, *problem.facts.values()): problem for problem in problems}
    return tuple(found[key] for key in sorted(found))


def nearest(word: str, known: Iterable[str], alike_by: float = 0.6) -> str:
    """The known word most like `word`, or "" where none is alike by that much, of which 1 is the same."""
    alike = {name.casefold(): name for name in sorted(known)}
    found = get_close_matches(word.casefold(), alike, n=1, cutoff=alike_by)
    return alike[found[0]] if found else ""


def _texts(facts: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items()}
