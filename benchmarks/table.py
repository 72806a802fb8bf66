"""The table of a comparison: on a terminal, and as Markdown in docs/speed.md."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table as TerminalTable

from benchmarks.builder import TOLD, Scenario
from benchmarks.results import RESULTS, SERVED, Comparison, Place, Taking, read_results

OURS, RIVAL = "ours", "hugo"
DOCUMENTATION = RESULTS.parents[1] / "docs" / "speed.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
"""Between these lines of the documentation stand the tables of all results that are kept."""

TARGETS: Mapping[int, Mapping[Scenario, float]] = {
    1_000: {Scenario.COLD: 1.0, Scenario.UNCHANGED: 0.06, Scenario.BODY: 0.15, Scenario.TEMPLATE: 0.6},
    5_000: {Scenario.COLD: 0.7, Scenario.UNCHANGED: 0.03, Scenario.BODY: 0.06, Scenario.TEMPLATE: 0.4},
}
"""The most of Hugo's seconds that a build may take, on a disk, by the number of pairs of stories."""

MEMORY_TARGETS: Mapping[int, float] = {5_000: 0.3}
GROWTH_TARGET = 5.3
IDLE_TARGET = 0.15
SERVING_TARGET = 0.4


class Table(NamedTuple):
    """A table as text: what it shows, its columns and its rows."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def tables_of(comparison: Comparison) -> list[Table]:
    """The tables of a comparison: each place, what was made, and what stands by itself."""
    places = [_place(name, place, comparison) for name, place in comparison.places.items()]
    return [*places, _made(comparison), _absolutes(comparison)]


def _place(name: str, place: Place, comparison: Comparison) -> Table:
    builders = list(comparison.made)
    rival = RIVAL in builders
    columns = ["", *(f"{builder}, s (CPU)" for builder in builders), *(["of Hugo", "at most", ""] if rival else [])]
    targets = TARGETS.get(comparison.size, {}) if name == "disk" else {}
    memory = MEMORY_TARGETS.get(comparison.size) if name == "disk" else None
    rows = [
        [TOLD[scenario], *(_seconds(takings[one]) for one in builders), *_ratio(takings, targets.get(scenario))]
        for scenario, takings in place.takings.items()
    ]
    rows += [
        [
            f"memory, {TOLD[scenario]}, MB",
            *(f"{takings[one].memory:,.0f}" for one in builders),
            *_judged(_share(takings, "memory"), memory if scenario is Scenario.COLD else None),
        ]
        for scenario, takings in place.takings.items()
        if takings[OURS].memory
    ]
    return Table(f"On {name} ({place.filesystem})" if name == "disk" else f"In {name}", columns, rows)


def _seconds(taking: Taking) -> str:
    return f"{taking.middle:.2f} [{min(taking.wall):.2f}–{max(taking.wall):.2f}] ({taking.processors:.2f})"


def _ratio(takings: Mapping[str, Taking], target: float | None) -> list[str]:
    return _judged(_share(takings, "middle"), target)


def _share(takings: Mapping[str, Taking], figure: str) -> float | None:
    """Our figure as a share of Hugo's; nothing without Hugo."""
    if RIVAL not in takings:
        return None
    ours, theirs = (float(getattr(takings[name], figure)) for name in (OURS, RIVAL))
    return ours / theirs if theirs else None


def _judged(share: float | None, target: float | None) -> list[str]:
    """The cells of a share: itself, what it should be at most, and whether it is."""
    if share is None:
        return []
    digits = 3 if share < 0.1 else 2
    return [f"{share:.{digits}f}", *(["", ""] if target is None else [f"{target:g}", _verdict(share, target)])]


def _verdict(figure: float, target: float) -> str:
    return "ok" if figure <= target else "over"


def _made(comparison: Comparison) -> Table:
    names = list(comparison.made)
    kinds = sorted({kind for made in comparison.made.values() for kind in made.kinds})
    rows = [
        ["version", *(comparison.made[name].version for name in names)],
        ["files", *(f"{comparison.made[name].files:,}" for name in names)],
        ["megabytes", *(f"{comparison.made[name].bytes / 1e6:,.1f}" for name in names)],
        *([f"files .{kind}", *(f"{comparison.made[name].kinds.get(kind, 0):,}" for name in names)] for kind in kinds),
    ]
    return Table("What was made", ["", *names], rows)


def _absolutes(comparison: Comparison) -> Table:
    rows = list(_absolute_rows(comparison))
    return Table("By itself", ["", "figure", "at most", ""], rows)


def _absolute_rows(comparison: Comparison) -> Iterator[list[str]]:
    if growth := comparison.growth:
        told = f"CPU of a cold build: {comparison.size:,} pairs of stories, times that of {comparison.size // 5:,}"
        yield [told, f"{growth:.2f}", f"{GROWTH_TARGET:g}", _verdict(growth, GROWTH_TARGET)]
    if comparison.idle:
        yield _absolute("the site that ships, nothing changed", comparison.idle, IDLE_TARGET)
    if comparison.serving:
        yield _absolute(f"`serve` at {SERVED:,} pairs: from saving to serving", comparison.serving, SERVING_TARGET)


def _absolute(told: str, taking: Taking, target: float) -> list[str]:
    figure = f"{taking.middle:.3f} [{min(taking.wall):.3f}–{max(taking.wall):.3f}]"
    return [f"{told}, s", figure, f"{target:g}", _verdict(taking.middle, target)]


def show(comparison: Comparison) -> None:
    """Print the tables of a comparison."""
    console = Console(width=None if Console().is_terminal else 150)
    for table in tables_of(comparison):
        shown = TerminalTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD)
        for number, column in enumerate(table.columns):
            shown.add_column(column, justify="right" if number else "left")
        for row in table.rows:
            shown.add_row(*row)
        console.print(shown)


def render_markdown(comparison: Comparison) -> str:
    """The tables of a comparison as Markdown."""
    parts = [f"### {comparison.size:,} + {comparison.size // 5:,} pairs", _heading(comparison)]
    for table in tables_of(comparison):
        head = [f"| {' | '.join(table.columns)} |", f"|---{'|---:' * (len(table.columns) - 1)}|"]
        parts.append("\n".join([f"**{table.title}**", "", *head, *(f"| {' | '.join(row)} |" for row in table.rows)]))
    return "\n\n".join(parts)


def _heading(comparison: Comparison) -> str:
    facts = ", ".join(f"{name} {fact}" for name, fact in comparison.machine.items() if fact)
    return f"The median of {comparison.runs} runs, with their range, and the median of the CPU. The machine: {facts}."


def write_markdown(results: Path, page: Path) -> None:
    """Put the tables of all results in a folder into a page, in place of those that stand there."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{render_all(results)}\n\n{END}{after}", encoding="utf-8")


def render_all(results: Path) -> str:
    """The tables of all results in a folder as Markdown, the smallest size first."""
    found = sorted(map(read_results, results.glob("*.json")), key=lambda one: one.size)
    return "\n\n".join(map(render_markdown, found))


if __name__ == "__main__":  # where the tables were changed, and nothing is measured anew
    write_markdown(RESULTS, DOCUMENTATION)
