"""The report as Markdown, for the page of a run on GitHub, which shows all of it where annotations are cut off."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from plugins.host.problems import sentence
from plugins.host.report import Group, Report, Told, groups_of
from plugins.host.report_text import WORDS, render_end

MOST = 900_000
"""The bytes of a summary; GitHub refuses one of over a mebibyte."""

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>&~$@-])")


def append_summary(file: Path, report: Report, *, strict: bool) -> None:
    """Add the report to a file of Markdown. Raises OSError."""
    with file.open("a", encoding="utf-8") as stream:
        stream.write(render_summary(report, strict=strict))


def render_summary(report: Report, *, strict: bool = False) -> str:
    """The whole report as Markdown, in which nothing that a writer wrote is a mark; what would be too long is cut."""
    language = report.language
    parts = [f"## {sentence('summary-title', language)}", _escaped(render_end(report, strict=strict))]
    length = 0
    for group in groups_of(report):
        part = "\n".join(_group(group, language))
        length += len(part.encode()) + 2
        if length > MOST:
            parts.append(sentence("summary-cut", language))
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _group(group: Group, language: str) -> Iterator[str]:
    same = sentence("report-same", language).format(number=len(group.problems))
    yield f"### {_escaped(group.path or same)}"
    for severity, several in groupby(group.problems, lambda one: one.severity):
        problems = list(several)
        yield f"\n**{sentence(WORDS[severity], language).format(number=len(problems))}**\n"
        for one in problems:
            yield from _problem(one, language)


def _problem(told: Told, language: str) -> Iterator[str]:
    yield f"- {_escaped(told.on_one_line)}"
    if told.corrected:
        line, text = told.corrected.line, told.corrected.text
        yield f"  {sentence('report-corrected' if text else 'report-removed', language).format(line=line)}"
        if text:
            fence = "`" * (max(map(len, re.findall("`+", text)), default=2) + 1)
            fence = max(fence, "```", key=len)
            yield from ("", f"  {fence}text", *(f"  {line}" for line in text.split("\n")), f"  {fence}", "")


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text).replace("\n", " ")
