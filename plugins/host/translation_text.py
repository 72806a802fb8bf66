"""The report of translations on a terminal: what to do first on top, then counts, the table, and what has changed."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from plugins.domain.lag import Lag
from plugins.domain.translation_state import OPEN, Row, State, Version
from plugins.host.translation_words import Words

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


def print_report(words: Words, console: Console) -> None:
    """Print the report, as wide as the console is."""
    _title(console, words.say("translations-title", day=words.day(words.report.situation.today)))
    for line in words.what_is_not_known:
        console.print(line)
    _print_next(words, console)
    if words.report.every:
        _heading(console, words.say("translations-counts"))
        console.print(_counts(words))
    if words.report.rows:
        _heading(console, words.say("translations-items"))
        console.print(_items(words))
    if words.report.changed:
        _heading(console, words.say("translations-changes"))
        for row, version, lag in words.report.changed:
            _print_change(words, console, row, version, lag)
    _print_end(words, console)


def _print_next(words: Words, console: Console) -> None:
    if not words.report.open:
        console.print(words.nothing)
        return
    _heading(console, words.say("translations-next"))
    for row, version in words.report.open[:FIRST]:
        console.print(_named(words, row, version))
        console.print(Padding(Text(" ".join(words.what_to_do(row, version))), INDENT))
    if len(words.report.open) > FIRST:
        console.print(words.say("translations-more", number=len(words.report.open) - FIRST))


def _named(words: Words, row: Row, version: Version) -> Text:
    """A row and a language in one line: `Silta (news/silta), englanti`."""
    marks = f", {words.marks(row)}" if words.marks(row) else ""
    language = words.language_name(version.language)
    return Text.assemble(f"{row.title} ({row.name}{marks}), ", (language, STYLES.get(version.state, "")))


def _counts(words: Words) -> Table:
    table = _table(words, words.say("translations-kind"))
    for kind in (*words.kinds, ""):
        name = words.kind(kind) if kind else words.say("translations-all")
        table.add_row(Text(name), *(_count(words, kind, code) for code in words.report.asked.languages))
    return table


def _count(words: Words, kind: str, language: str) -> Text:
    """How many there are in each state, what is to be done in its colour: `puuttuu 1, kokonaan 15`."""
    counts = words.report.counts(kind, language).items()
    return Text(", ").join(Text(f"{words.state(state)} {number}", STYLES.get(state, "")) for state, number in counts)


def _items(words: Words) -> Table:
    table = _table(words, words.say("translations-item"))
    for row in words.report.rows:
        marks = f" ({words.marks(row)})" if words.marks(row) else ""
        cells = (Text(words.cell(one), STYLES.get(one.state, "")) for one in words.report.shown(row))
        table.add_row(Text.assemble(f"{row.title}{marks}\n", (row.name, "dim")), *cells)
    return table


def _table(words: Words, first: str) -> Table:
    """A table without lines, which are read aloud one by one, and a column for each language."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(first, min_width=LEAST, overflow="fold")
    for code in words.report.asked.languages:
        table.add_column(words.language_name(code), overflow="fold")
    return table


def _print_change(words: Words, console: Console, row: Row, version: Version, lag: Lag) -> None:
    console.print(_named(words, row, version))
    lines = [words.step(step) for step in lag.steps]
    lines += [words.say("translations-lines", lines=words.lines(lag))] if words.lines(lag) else []
    lines.append(" ".join(words.what_readers_know(row, version)))
    console.print(Padding(Text("\n".join(lines)), INDENT))
    # What is to be copied stands on one line, however narrow the terminal is.
    console.print(Text(f"  {words.report.diff(row, lag)}"), soft_wrap=True)


def _print_end(words: Words, console: Console) -> None:
    """What the table leaves out, and how many things `--strict` minds."""
    console.print()
    if words.report.complete and words.report.asked.states == {*OPEN}:
        console.print(words.say("translations-complete", number=words.report.complete))
    if words.report.behind:
        console.print(words.say("translations-behind", number=words.report.behind))


def _title(console: Console, title: str) -> None:
    console.print(Text(title, "bold"))


def _heading(console: Console, heading: str) -> None:
    console.print()
    console.print(Text(heading, "bold"))
