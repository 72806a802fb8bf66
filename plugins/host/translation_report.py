"""The report of translations: the rows that were asked for, and the words in which all of its forms say the same."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.units import format_unit

from plugins.domain.forms import render_date, render_language
from plugins.domain.lag import Lag, Step
from plugins.domain.language import Language
from plugins.domain.problem import Problem, Where, notice
from plugins.domain.translation_state import OPEN, Row, Situation, State, Version, urgency
from plugins.engine.history import History, Known
from plugins.host.problems import finding, hint

DRAFT, ALL = "draft", "all"
"""What may be asked for beside states."""

STATES = (*State, DRAFT, ALL)

A_MONTH = timedelta(days=30)

AGES = (("year", 730, 365), ("week", 14, 7), ("day", 0, 1))
"""The units of ages: from how many days on each is used, and how many days it has."""

KINDS = {
    "news": "translations-kind-news",
    "events": "translations-kind-events",
    "projects": "translations-kind-projects",
    "jobs": "translations-kind-jobs",
    "calls": "translations-kind-calls",
    "publications": "translations-kind-publications",
    "pages": "translations-kind-pages",
    "newsletters": "translations-kind-newsletters",
    "organisations": "translations-kind-organisations",
    "places": "translations-kind-places",
    "people": "translations-kind-people",
    "themes": "translations-kind-themes",
    "programmes": "translations-kind-programmes",
}
"""The words for kinds, in the order in which a report counts them."""

STATE_WORDS = {
    State.LATE: "translations-state-late",
    State.PENDING: "translations-state-pending",
    State.OUTDATED: "translations-state-outdated",
    State.MISSING: "translations-state-missing",
    State.ORIGINAL: "translations-state-original",
    State.FULL: "translations-state-full",
    State.SUMMARY: "translations-state-summary",
    State.REVIEWED: "translations-state-reviewed",
    State.SENT: "translations-state-sent",
}

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
class Report:
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
    def nothing(self) -> str:
        """What is said where there is nothing to do: that all is done, or that nothing is like what was asked for."""
        is_done = self.every and not any(True for _ in self._to_do)
        return self.say("translations-done") if is_done else "" if self.rows else self.say("translations-nothing")

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

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of which there is anything, in the order in which a report tells them."""
        there = {row.kind for row in self.every}
        return (*(kind for kind in KINDS if kind in there), *sorted(there - KINDS.keys()))

    # In words

    def say(self, code: str, **facts: object) -> str:
        """A word or a finding."""
        return finding(self._problem(code, facts), self.language.code)

    def advise(self, code: str, **facts: object) -> str:
        """What to do."""
        return hint(self._problem(code, facts), self.language.code)

    def _problem(self, code: str, facts: Mapping[str, object]) -> Problem:
        return notice(Where(""), code, **facts)

    def day(self, day: date) -> str:
        """A day, as short as it is in a table."""
        return render_date(day, self.language)

    def kind(self, kind: str) -> str:
        """The name of a kind; of one that others have brought, its folder."""
        return self.say(KINDS[kind]) if kind in KINDS else kind

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return render_language(code, self.language)

    def state(self, state: State) -> str:
        """The word for a state."""
        return self.say(STATE_WORDS[state])

    def age(self, days: int | None) -> str:
        """How long something has lasted; "" where that is not known."""
        if days is None:
            return ""
        unit, number = next((unit, days // length) for unit, least, length in AGES if days >= least)
        return format_unit(number, f"duration-{unit}", "short", locale=self.language.locale)

    def cell(self, version: Version) -> str:
        """A version in a table: its state, with the day on which it is due or how long it has lasted."""
        due = self.day(version.due) if version.due else ""
        lasted = self.age(version.days) if version.state in {State.OUTDATED, State.MISSING} else ""
        said = " ".join(part for part in (self.state(version.state), due, lasted) if part)
        return f"{said}, {self.say('translations-readers-told')}" if version.is_told else said

    def marks(self, row: Row) -> str:
        """What else is said of a row: that it is a draft, or over."""
        marks = (("translations-draft", row.is_draft), ("translations-over", row.is_over))
        return ", ".join(self.say(code) for code, holds in marks if holds)

    def what_to_do(self, row: Row, version: Version) -> tuple[str, str]:
        """What stands there and what to do, for a version with which something is to be done."""
        code, facts = self._task(row, version)
        return self.say(code, **facts), self.advise(code, **facts)

    def _task(self, row: Row, version: Version) -> tuple[str, dict[str, object]]:
        path = self.path(row, version)
        if version.lacking:
            return "translations-lacking", {"fields": ", ".join(version.lacking), "path": row.where}
        if version.state is State.OUTDATED:
            facts = {"path": path, "today": self.today}
            if version.lag:
                return "translations-outdated", {"number": version.lag.rewording.words, **facts}
            return "translations-outdated-by-date", {"updated": self.day(row.updated or date.min), **facts}
        if version.state is State.PENDING and not version.due:
            return "translations-pending-undated", {"path": path, "promise": self.promise}
        if not version.due:
            return "translations-missing", {"path": path, "promise": self.promise}
        code = "translations-late" if version.state is State.LATE else "translations-pending"
        return code, {"path": path, "due": self.day(version.due)}

    def what_readers_know(self, row: Row, version: Version) -> tuple[str, ...]:
        """Whether readers are told that a translation is outdated, and how they would be."""
        if version.is_told:
            return (self.say("translations-told"),)
        facts = {"path": row.where, "today": self.today}
        return self.say("translations-not-told"), self.advise("translations-not-told", **facts)

    @property
    def today(self) -> str:
        """The day as it is written in a file."""
        return _written(self.situation.today)

    @property
    def promise(self) -> str:
        """A day that may be promised."""
        return _written(self.situation.today + A_MONTH)

    def path(self, row: Row, version: Version) -> str:
        """The file of a version, whether it is there or not."""
        if row.original:
            folder, _, name = row.where.rpartition("/")
            return f"{folder}/{name.removesuffix(f'{row.original}.md')}{version.language}.md"
        return row.where

    # Of git

    @property
    def what_is_not_known(self) -> tuple[str, ...]:
        """What the report cannot tell, and what would change that."""
        codes = {Known.NONE: "translations-history-none", Known.SHALLOW: "translations-history-shallow"}
        code = codes.get(self.history.known)
        mistakes = {"number": self.mistakes}
        mistaken = "translations-mistaken"
        return (
            *([self.say(code), self.advise(code)] if code else ()),
            *([self.say(mistaken, **mistakes), self.advise(mistaken)] if self.mistakes else ()),
        )

    def step(self, step: Step) -> str:
        """A change of a source on one line."""
        day = self.day(step.moment.astimezone(ZoneInfo(self.situation.zone)).date())
        return self.say("translations-step", day=day, subject=self.subject(step.commit), number=step.words)

    def subject(self, commit: int) -> str:
        """What was said of a commit."""
        if commit >= len(self.history.commits):
            return self.say("translations-uncommitted")
        said = self.subjects.get(self.history.commits[commit], "")
        return "".join(letter if letter.isprintable() else " " for letter in said)

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

    def lines(self, lag: Lag) -> str:
        """The lines of the source on which something else stands now."""
        return ", ".join(str(one.after[0].line) for one in lag.rewording.stretches if one.after)


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
