"""The report of translations on a terminal: what to do first on top, then counts, the table, and what has changed."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from plugins.domain.lag import Lag
from plugins.domain.translation_state import OPEN, Row, State, Version
from plugins.host.translation_report import Report

FIRST = 5
"""How many things to do are told on top; the table has the others."""

STYLES = {
    State.LATE: "bold red",
    State.OUTDATED: "yellow",
    State.MISSING: "yellow",
    State.PENDING: "cyan",
    State.REVIEWED: "green",
}
"""How states look where there are colours; the words say the same."""

INDENT = (0, 0, 0, 2)

LEAST = 24
"""The columns that a title has at least."""


def print_report(report: Report, console: Console) -> None:
    """Print the report, as wide as the console is."""
    _title(console, report.say("translations-title", day=report.day(report.situation.today)))
    for line in report.what_is_not_known:
        console.print(line)
    _print_next(report, console)
    if report.every:
        _heading(console, report.say("translations-counts"))
        console.print(_counts(report))
    if report.rows:
        _heading(console, report.say("translations-items"))
        console.print(_items(report))
    if report.changed:
        _heading(console, report.say("translations-changes"))
        for row, version, lag in report.changed:
            _print_change(report, console, row, version, lag)
    _print_end(report, console)


def _print_next(report: Report, console: Console) -> None:
    if not report.open:
        console.print(report.nothing)
        return
    _heading(console, report.say("translations-next"))
    for row, version in report.open[:FIRST]:
        console.print(_named(report, row, version))
        console.print(Padding(Text(" ".join(report.what_to_do(row, version))), INDENT))
    if len(report.open) > FIRST:
        console.print(report.say("translations-more", number=len(report.open) - FIRST))


def _named(report: Report, row: Row, version: Version) -> Text:
    """A row and a language in one line: `Silta (news/silta), englanti`."""
    marks = f", {report.marks(row)}" if report.marks(row) else ""
    language = report.language_name(version.language)
    return Text.assemble(f"{row.title} ({row.name}{marks}), ", (language, STYLES.get(version.state, "")))


def _counts(report: Report) -> Table:
    table = _table(report, report.say("translations-kind"))
    for kind in (*report.kinds, ""):
        name = report.kind(kind) if kind else report.say("translations-all")
        table.add_row(Text(name), *(_count(report, kind, code) for code in report.asked.languages))
    return table


def _count(report: Report, kind: str, language: str) -> Text:
    """How many there are in each state, what is to be done in its colour: `puuttuu 1, kokonaan 15`."""
    counts = report.counts(kind, language).items()
    return Text(", ").join(Text(f"{report.state(state)} {number}", STYLES.get(state, "")) for state, number in counts)


def _items(report: Report) -> Table:
    table = _table(report, report.say("translations-item"))
    for row in report.rows:
        marks = f" ({report.marks(row)})" if report.marks(row) else ""
        cells = (Text(report.cell(one), STYLES.get(one.state, "")) for one in report.shown(row))
        table.add_row(Text.assemble(f"{row.title}{marks}\n", (row.name, "dim")), *cells)
    return table


def _table(report: Report, first: str) -> Table:
    """A table without lines, which are read aloud one by one, and a column for each language."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(first, min_width=LEAST, overflow="fold")
    for code in report.asked.languages:
        table.add_column(report.language_name(code), overflow="fold")
    return table


def _print_change(report: Report, console: Console, row: Row, version: Version, lag: Lag) -> None:
    console.print(_named(report, row, version))
    lines = [report.step(step) for step in lag.steps]
    lines += [report.say("translations-lines", lines=report.lines(lag))] if report.lines(lag) else []
    lines.append(" ".join(report.what_readers_know(row, version)))
    console.print(Padding(Text("\n".join(lines)), INDENT))
    # What is to be copied stands on one line, however narrow the terminal is.
    console.print(Text(f"  {report.diff(row, lag)}"), soft_wrap=True)


def _print_end(report: Report, console: Console) -> None:
    """What the table leaves out, and how many things `--strict` minds."""
    console.print()
    if report.complete and report.asked.states == {*OPEN}:
        console.print(report.say("translations-complete", number=report.complete))
    if report.behind:
        console.print(report.say("translations-behind", number=report.behind))


def _title(console: Console, title: str) -> None:
    console.print(Text(title, "bold"))


def _heading(console: Console, heading: str) -> None:
    console.print()
    console.print(Text(heading, "bold"))
