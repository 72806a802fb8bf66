"""The report of translations: what there is to tell, of what was asked for."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.domain.lag import Lag
from plugins.domain.language import Language
from plugins.domain.translation_state import OPEN, Row, Situation, State, Version, urgency
from plugins.engine.history import History

DRAFT, ALL = "draft", "all"
"""What may be asked for beside states."""

STATES = (*State, DRAFT, ALL)

ABBREVIATED = 10
"""The digits by which a commit is named."""


class Entry(NamedTuple):
    """A version with the row that it stands in."""

    row: Row
    version: Version


@dataclass(frozen=True)
class Asked:
    """What a report is narrowed to; what is empty narrows nothing."""

    kinds: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()

    def has(self, row: Row) -> bool:
        """Whether a row is asked for, whatever its states."""
        return not self.kinds or row.kind in self.kinds

    def matches(self, row: Row, version: Version) -> bool:
        """Whether a version is in one of the states, in one of the languages."""
        is_wanted = bool(self.states & {version.state, ALL}) or (DRAFT in self.states and row.is_draft)
        return version.language in self.languages and is_wanted


@dataclass(frozen=True)
class TranslationReport:
    """What there is to tell, and to whom."""

    every: tuple[Row, ...]
    """The rows of the kinds that were asked for, in any state."""
    asked: Asked
    situation: Situation
    history: History
    content: Path
    name: str
    """The content folder as the writer knows it."""
    language: Language
    """In which the report is told."""
    subjects: Mapping[str, str]
    """What was said of each commit, by its id."""
    mistakes: int = 0
    """How many errors there are in the content."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows that were asked for, what is due first."""
        return tuple(row for row in self.every if any(self.asked.matches(row, one) for one in row.versions))

    @property
    def complete(self) -> int:
        """How many rows have nothing left to do."""
        return sum(not row.is_open for row in self.every)

    @cached_property
    def open(self) -> tuple[Entry, ...]:
        """What is left to do and worth doing, the most urgent first."""
        found = [Entry(row, one) for row, one in self._to_do if self.asked.matches(row, one)]
        return tuple(sorted(found, key=lambda entry: urgency(entry.version)))

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do, whatever states were asked for."""
        return bool(self.every) and not any(True for _ in self._to_do)

    @property
    def _to_do(self) -> Iterator[tuple[Row, Version]]:
        rows = (row for row in self.every if not row.is_over)
        return ((row, one) for row in rows for one in self.shown(row) if one.state in OPEN)

    @cached_property
    def changed(self) -> tuple[tuple[Row, Version, Lag], ...]:
        """The versions of which git tells what has changed in their source."""
        found = ((row, version, version.lag) for row in self.rows for version in self.shown(row))
        return tuple((row, version, lag) for row, version, lag in found if lag)

    @cached_property
    def behind(self) -> int:
        """How many versions are what `--strict` does not let pass, whatever states are shown."""
        return sum(row.is_behind(version) for row in self.every for version in self.shown(row))

    def shown(self, row: Row) -> Iterator[Version]:
        """The versions of a row in the languages that were asked for."""
        return (version for version in row.versions if version.language in self.asked.languages)

    def counts(self, kind: str, language: str) -> Mapping[State, int]:
        """How many versions there are in each state, of a kind or with "" of all kinds."""
        rows = (row for row in self.every if kind in {"", row.kind})
        found = Counter(one.state for row in rows for one in row.versions if one.language == language)
        return {state: found[state] for state in State if found[state]}

    def path(self, row: Row, version: Version) -> str:
        """The file of a version, whether it is there or not."""
        if row.original:
            folder, _, name = row.where.rpartition("/")
            return f"{folder}/{name.removesuffix(f'{row.original}.md')}{version.language}.md"
        return row.where

    def commit(self, commit: int) -> str:
        """The id of a commit; "" for what is not committed yet."""
        return self.history.commits[commit][:ABBREVIATED] if commit < len(self.history.commits) else ""

    def diff(self, row: Row, lag: Lag) -> str:
        """The command that shows what has changed; in a folder that had another name, in both."""
        now = row.where.removeprefix(f"{self.name}/")
        moved = ["-M"] if lag.base.path != now else []
        paths = [*([lag.base.path] if moved else []), now]
        is_here = (Path.cwd() / self.name).resolve() == self.content.resolve()
        folder = self.name if is_here else str(self.content)
        return shlex.join(["git", "-C", folder, "diff", *moved, self.commit(lag.base.commit), "--", *paths])
