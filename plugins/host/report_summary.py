"""The report as Markdown, for the page of a run on GitHub, which shows all of it where annotations are cut off."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from plugins.host.problems import sentence
from plugins.host.report import Group, Report, Told, groups_of
from plugins.host.report_text import render_end
from plugins.host.report_words import advice_of, count_of, heading_of

MOST = 900_000
"""The bytes of a summary; GitHub refuses one of over a mebibyte."""

_MARKS = re.compile(r"([\\`*_\[\]#|<>&~$@])")


def append_summary(file: Path, report: Report, *, strict: bool) -> None:
    """Add the report to a file of Markdown. Raises OSError."""
    with file.open("a", encoding="utf-8") as stream:
        stream.write(render_summary(report, strict=strict))


def render_summary(report: Report, *, strict: bool = False) -> str:
    """The whole report as Markdown, in which nothing that a writer wrote is a mark; what would be too long is cut."""
    language = report.language
    parts = [f"## {sentence('summary-title', language)}\n", f"{_escaped(render_end(report, strict=strict))}\n"]
    length = 0
    for part in (part for group in groups_of(report) for part in _group(group, language)):
        length += len(part.encode()) + 1
        if length > MOST:
            parts.append(f"\n{sentence('summary-cut', language)}")
            break
        parts.append(part)
    return "\n".join(parts).rstrip("\n") + "\n"


def _group(group: Group, language: str) -> Iterator[str]:
    yield f"### {_escaped(heading_of(group, language))}\n"
    for severity, several in groupby(group.problems, lambda one: one.severity):
        problems = list(several)
        yield f"**{count_of(severity, len(problems), language)}**\n"
        yield from (_problem(one, language) for one in problems)
        yield ""


def _problem(told: Told, language: str) -> str:
    item = f"- {_escaped(told.on_one_line)}"
    if not told.corrected:
        return item
    item += f"  \n  {advice_of(told.corrected, language)}"
    return f"{item}\n\n{_fenced(told.corrected.text)}\n" if told.corrected.text else item


def _fenced(text: str) -> str:
    """A block of code in an item, whose fence is longer than any in it."""
    fence = "`" * max([3, *(len(ticks) + 1 for ticks in re.findall("`+", text))])
    return "\n".join(f"  {line}" for line in (f"{fence}text", *text.split("\n"), fence))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text).replace("\n", " ")
