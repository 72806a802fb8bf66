"""The report as the page over a site while it is written: values that live.js shows as text, never as HTML."""

import re
from itertools import pairwise
from pathlib import Path

from plugins.host.problems import sentence
from plugins.host.report import Group, Report, Told, groups_of, read_report
from plugins.host.report_words import advice_of, count_of, heading_of, word_of

WORDS_OF_PAGE = {
    "title": "page-title",
    "lead": "page-lead",
    "leadFirst": "page-lead-first",
    "doubtsTitle": "page-doubts-title",
    "doubtsLead": "page-doubts-lead",
    "close": "page-close",
    "open": "page-open",
    "copy": "page-copy",
    "copied": "page-copied",
    "selected": "page-selected",
}

_COLOUR = re.compile(r"\033\[[0-9;]*m")

ReportPage = dict[str, object]
"""What the page shows, as JSON: the language, its words, how many problems there are, and their groups."""


def page_of(file: Path, said: str, language: str, *, is_wrong: bool) -> ReportPage | None:
    """What to show of a build that kept its report in a file, or else said what was wrong; None where all is well."""
    report = read_report(file)
    if not (report or is_wrong):
        return None
    return {
        "isWrong": is_wrong,
        "language": language,
        "words": {name: sentence(code, language) for name, code in WORDS_OF_PAGE.items()},
        "counts": _counts(report, language) if report else [],
        "groups": [_group(group, language) for group in groups_of(report)] if report else [],
        "said": "" if report else _COLOUR.sub("", said),
    }


def _counts(report: Report, language: str) -> list[str]:
    return [count_of(severity, number, language) for severity, number in report.counts.items() if number]


def _group(group: Group, language: str) -> dict[str, object]:
    """A file with its problems; or one problem with its places, which follow it."""
    heading = heading_of(group, language)
    if group.path:
        return {"heading": heading, "problems": [_problem(one, language) for one in group.problems], "places": []}
    first = group.problems[0]
    places = [_place(one, before) for before, one in pairwise(group.problems)]
    return {"heading": heading, "problems": [{**_problem(first, language), "line": first.place}], "places": places}


def _place(told: Told, before: Told) -> dict[str, object]:
    """Where the same stands as well, and the line as it should be where it is not that of the place before."""
    text, last = (one.corrected.text if one.corrected else "" for one in (told, before))
    return {"place": told.place, "corrected": text if text != last else ""}


def _problem(told: Told, language: str) -> dict[str, object]:
    line = sentence("page-line", language).format(line=told.line) if told.line else ""
    return {
        "severity": told.severity.value,
        "word": word_of(told.severity, language),
        "line": line,
        "finding": told.finding,
        "hint": told.hint,
        "label": advice_of(told.corrected, language) if told.corrected else "",
        "corrected": told.corrected.text if told.corrected else "",
    }
