"""The report as text: for reading on a terminal, and elsewhere so that every problem is one line for other programs."""

import os
import shutil
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import IO, NamedTuple

from plugins.domain.problem import Severity
from plugins.host.corrections import Correction
from plugins.host.problems import sentence
from plugins.host.report import Group, Report, Told, groups_of
from plugins.host.report_words import advice_of, count_of, heading_of

WIDEST = 100
"""The signs on a line, beyond which sentences are tiresome to read."""

NEXT = {
    Severity.ERROR: "check-next-error",
    Severity.WARNING: "check-next-warning",
    Severity.NOTICE: "check-next-notice",
}
COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTICE: "36"}
"""Red, yellow and cyan (ECMA-48, SGR); each stands on a word that says the same."""

BOLD, GREEN = "1", "32"
INDENT = "    "


class Look(NamedTuple):
    """How a text is laid out: how wide, where it is wrapped at all, and whether in colours."""

    width: int = 0
    has_colours: bool = False

    @classmethod
    def of(cls, stream: IO[str]) -> "Look":
        """Wrapped on a terminal, and in colours unless NO_COLOR is set (https://no-color.org); plain elsewhere.

        Whoever shows the text on a terminal in our place says so by FORCE_COLOR and COLUMNS.
        """
        if not (stream.isatty() or os.environ.get("FORCE_COLOR")):
            return cls()
        width = min(shutil.get_terminal_size().columns, WIDEST)
        return cls(width, not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def painted(self, text: str, colour: str) -> str:
        """The text in a colour or weight."""
        return f"\033[{colour}m{text}\033[0m" if self.has_colours else text

    def wrapped(self, text: str) -> list[str]:
        """The lines of a text, of which all but the first are indented."""
        if not self.width:
            return [text]
        return wrap(text, self.width, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False)


def render_report(report: Report, look: Look) -> str:
    """Every problem, in groups, worst first, with the lines as they should be; "" where there is none."""
    return "\n\n".join("\n".join(_group(group, report.language, look)) for group in groups_of(report))


def render_end(report: Report, *, strict: bool = False) -> str:
    """The last line: how many problems there are, and what to do next."""
    if not report.worst:
        return sentence("check-clean", report.language)
    numbers = {f"{severity.value}s": number for severity, number in report.counts.items()}
    counted = sentence("check-found", report.language).format_map(numbers)
    is_stopped = strict and report.worst is Severity.WARNING
    return f"{counted} {sentence('check-next-strict' if is_stopped else NEXT[report.worst], report.language)}"


def _group(group: Group, language: str, look: Look) -> Iterator[str]:
    yield look.painted(heading_of(group, language), BOLD)
    for severity, several in groupby(group.problems, lambda one: one.severity):
        problems = list(several)
        yield "  " + look.painted(count_of(severity, len(problems), language), COLOURS[severity])
        tell = _briefly if look.width and not group.path else _in_full
        yield from tell(problems, language, look)


def _in_full(problems: list[Told], language: str, look: Look) -> Iterator[str]:
    """Each problem on its line; a line with several is given as it should be once, after the last of them."""
    for number, one in enumerate(problems):
        if number and look.width:
            yield ""
        yield from _problem(one, look)
        following = [(other.path, other.corrected) for other in problems[number + 1 : number + 2]]
        if one.corrected and (one.path, one.corrected) not in following:
            yield from _corrected(one.corrected, language, look)


def _briefly(problems: list[Told], language: str, look: Look) -> Iterator[str]:
    """One problem, and where else it is found; the line as it should be is given where it is not that of before."""
    before = ""
    for number, one in enumerate(problems):
        yield from [one.place] if number else _problem(one, look)
        if one.corrected and one.corrected.text != before:
            before = one.corrected.text
            yield from _corrected(one.corrected, language, look)


def _problem(told: Told, look: Look) -> Iterator[str]:
    first, *others = look.wrapped(told.on_one_line)
    is_whole = first.startswith(told.place)
    yield look.painted(told.place, BOLD) + first.removeprefix(told.place) if is_whole else first
    yield from others


def _corrected(correction: Correction, language: str, look: Look) -> Iterator[str]:
    yield INDENT + advice_of(correction, language)
    yield from (INDENT + look.painted(line, GREEN) for line in correction.text.split("\n") if line)
