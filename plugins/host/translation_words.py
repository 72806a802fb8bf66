"""The words of the report of translations: in all of its forms the same things are called the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from babel.units import format_unit

from plugins.domain.forms import render_date, render_language, render_typed
from plugins.domain.lag import Lag, Step
from plugins.domain.problem import Problem, Where, notice
from plugins.domain.translation_state import Row, State, Version
from plugins.engine.history import Known, repository_around
from plugins.host.problems import finding, hint
from plugins.host.translation_report import TranslationReport

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

DRAFT_WORD = "translations-draft"
"""The word for a draft."""

HISTORY = {
    Known.WHOLE: "",
    Known.SHALLOW: "translations-history-shallow",
    Known.PARTIAL: "translations-history-partial",
    Known.DISTRUSTED: "translations-history-distrusted",
    Known.NONE: "translations-history-none",
}
"""What is told of a history by how much of it is known."""


@dataclass(frozen=True)
class Words:
    """What a report says, in the language in which it is told."""

    report: TranslationReport

    def say(self, code: str, **facts: object) -> str:
        """A word or a finding."""
        return finding(self._problem(code, facts), self.report.language.code)

    def advise(self, code: str, **facts: object) -> str:
        """What to do."""
        return hint(self._problem(code, facts), self.report.language.code)

    def _problem(self, code: str, facts: Mapping[str, object]) -> Problem:
        return notice(Where(""), code, **facts)

    def day(self, day: date) -> str:
        """A day, as short as it is in a table."""
        return render_date(day, self.report.language)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of which there is anything, in the order in which a report tells them."""
        there = {row.kind for row in self.report.every}
        return (*(kind for kind in KINDS if kind in there), *sorted(there - KINDS.keys()))

    def kind(self, kind: str) -> str:
        """The name of a kind; of one that others have brought, its folder."""
        return self.say(KINDS[kind]) if kind in KINDS else kind

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return render_language(code, self.report.language)

    def state(self, state: State) -> str:
        """The word for a state."""
        return self.say(STATE_WORDS[state])

    def age(self, days: int | None) -> str:
        """How long something has lasted; "" where that is not known."""
        if not days:
            return "" if days is None else self.say("translations-today")
        unit, number = next((unit, days // length) for unit, least, length in AGES if days >= least)
        return format_unit(number, f"duration-{unit}", "short", locale=self.report.language.locale)

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
        path = self.report.path(row, version)
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
        return render_typed(self.report.situation.today)

    @property
    def promise(self) -> str:
        """A day that may be promised."""
        return render_typed(self.report.situation.today + A_MONTH)

    @property
    def nothing(self) -> str:
        """What is said where there is nothing to do: that all is done, or that nothing is like what was asked for."""
        if self.report.is_done:
            return self.say("translations-done")
        return "" if self.report.rows else self.say("translations-nothing")

    @property
    def what_is_not_known(self) -> tuple[str, ...]:
        """What the report cannot tell, and what would change that."""
        facts = {"folder": repository_around(self.report.content), "number": self.report.mistakes}
        codes = (HISTORY[self.report.history.known], "translations-mistaken" if self.report.mistakes else "")
        return tuple(said for code in codes if code for said in (self.say(code, **facts), self.advise(code, **facts)))

    def step(self, step: Step) -> str:
        """A change of a source on one line."""
        day = self.day(step.moment.astimezone(ZoneInfo(self.report.situation.zone)).date())
        return self.say("translations-step", day=day, subject=self.subject(step.commit), number=step.words)

    def subject(self, commit: int) -> str:
        """What was said of a commit."""
        if commit >= len(self.report.history.commits):
            return self.say("translations-uncommitted")
        said = self.report.subjects.get(self.report.history.commits[commit], "")
        return "".join(letter if letter.isprintable() else " " for letter in said)

    def lines(self, lag: Lag) -> str:
        """The lines of the source on which something else stands now."""
        return ", ".join(str(one.after[0].line) for one in lag.rewording.stretches if one.after)
