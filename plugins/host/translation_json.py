"""The report of translations for programs: all that its other forms say, in words that do not change."""

from collections.abc import Sequence

import msgspec

from plugins.domain.lag import Lag, Step
from plugins.domain.translation_state import Row, State, Version
from plugins.host.translation_words import Words


def render_json(words: Words) -> str:
    """The report for programs: all that the others say, and nothing in words but titles and subjects."""
    report = words.report
    said = {
        "day": report.situation.today.isoformat(),
        "history": report.history.known.value,
        "past_due_or_outdated": report.behind,
        "counts": {kind: {code: report.counts(kind, code) for code in report.asked.languages} for kind in words.kinds},
        "items": [_row(words, row) for row in report.rows],
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()


def _row(words: Words, row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "kind": row.kind,
        "title": row.title,
        "original": row.original,
        "path": row.where,
        "draft": row.is_draft,
        "over": row.is_over,
        "versions": {version.language: _version(words, row, version) for version in words.report.shown(row)},
    }


def _version(words: Words, row: Row, version: Version) -> dict[str, object]:
    facts = {"due": version.due, "days": version.days, "lacking": version.lacking or None}
    told = {"readers_told": version.is_told} if version.state is State.OUTDATED else {}
    changes = {"changes": _changes(words, row, version.lag)} if version.lag else {}
    return {
        "state": version.state.value,
        **{name: fact for name, fact in facts.items() if fact is not None},
        **told,
        **changes,
    }


def _changes(words: Words, row: Row, lag: Lag) -> dict[str, object]:
    return {
        "words": lag.rewording.words,
        "since": lag.since.isoformat(),
        "command": words.report.diff(row, lag),
        "commits": [_step(words, step) for step in lag.steps],
        "stretches": [
            {
                "line": one.after[0].line if one.after else 0,
                "words": one.words,
                "before": _texts(one.before),
                "after": _texts(one.after),
            }
            for one in lag.rewording.stretches
        ],
    }


def _step(words: Words, step: Step) -> dict[str, object]:
    facts = {"moment": step.moment.isoformat(), "subject": words.subject(step.commit), "words": step.words}
    return {"commit": words.report.commit(step.commit), **facts}


def _texts(paragraphs: Sequence[tuple[int, str]]) -> list[str]:
    return [text for _, text in paragraphs]
