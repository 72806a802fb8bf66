"""Figures: numbers in words, as pages tell them, and what is drawn beside those that have something to show.

A percentage is a part of a whole: a ring, filled as far. A few things that can be counted are as many marks, with a
plus after them where a goal leaves its end open. Figures that share a unit are bars on one scale. A single large
number is compared with nothing, so nothing is drawn: its words are enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.domain.forms import render_euros, render_number, render_percent
from plugins.domain.project import Goal, KeyFigure, Operator
from plugins.domain.registry import Wording, in_language
from plugins.domain.view import LanguageView

PAPER, ACROSS = 56, 5
"""The side of the square on which shares and marks are drawn, and how many marks stand in a row and in a column."""

Spot = tuple[float, float]
"""The middle of a mark on that square, from its upper left corner."""


@dataclass(frozen=True)
class Figure:
    """A number in words, what it counts, and when and whence it is; beside them what is drawn, of which one is at most.

    The words always tell all: a drawing is for those who look.
    """

    number: str
    label: str
    period: str = ""
    source: str = ""
    share: float | None = None
    """How much of a whole it is, of 100."""
    marks: tuple[Spot, ...] = ()
    """A mark for each thing that is counted."""
    plus: Spot | None = None
    """Where the sign stands that says there are more than the marks."""
    bar: float | None = None
    """How long it is, of 100, beside the largest figure of the same unit."""


def key_figures(view: LanguageView, stated: Iterable[KeyFigure]) -> tuple[Figure, ...]:
    """The key figures of a page, those of one unit on one scale."""
    return _on_scales((figure, key_figure(view, figure)) for figure in stated)


def goal_figures(view: LanguageView, stated: Iterable[Goal]) -> tuple[Figure, ...]:
    """The goals of a page, those of one unit on one scale."""
    return _on_scales((goal, goal_figure(view, goal)) for goal in stated)


def key_figure(view: LanguageView, figure: KeyFigure) -> Figure:
    """A key figure: `39 %`, `22 000 työpaikkaa`, `2,0 miljardia euroa`."""
    number, label = _amount(view, figure.value, figure.unit), in_language(figure.label, view.code)
    return _drawn(Figure(number, label, figure.year, in_language(figure.source, view.code)), figure)


def goal_figure(view: LanguageView, goal: Goal) -> Figure:
    """A goal, whose operator is said in words: a bare 20 would not mean "more than 20"."""
    number = _amount(view, goal.value, goal.unit)
    words = {
        Operator.MORE: view.gettext("more than {number}"),
        Operator.AT_LEAST: view.gettext("at least {number}"),
        Operator.EXACTLY: "{number}",
    }
    told = Figure(words[goal.op].format(number=number), in_language(goal.label, view.code), goal.period)
    return _drawn(told, goal, is_open=goal.op is not Operator.EXACTLY)


def _amount(view: LanguageView, value: Decimal, unit: Wording) -> str:
    said = in_language(unit, view.code)
    if said == "%":
        return render_percent(value, view.language)
    if said in {"EUR", "€"}:
        return render_euros(value, view.language)
    number = render_number(value, view.language)
    return f"{number}\u00a0{said}" if said else number


def _drawn(told: Figure, stated: Goal | KeyFigure, *, is_open: bool = False) -> Figure:
    """A figure with the drawing that it has by itself."""
    value = stated.value
    if _sign(stated.unit) == "%":
        return replace(told, share=round(float(value), 2)) if stated.share and 0 <= value <= 100 else told
    if not _is_countable(stated) or value + is_open > ACROSS * ACROSS:
        return told
    spots = _spots(int(value) + is_open)
    return replace(told, marks=spots[: int(value)], plus=spots[-1] if is_open else None)


def _is_countable(stated: Goal | KeyFigure) -> bool:
    """Whether a figure is a number of whole things; a unit that is a sign (kWh, EUR) measures instead of counting."""
    return not _sign(stated.unit) and stated.value > 0 and stated.value == int(stated.value)


def _sign(unit: Wording) -> str:
    """The unit where every language writes it alike, as a sign is; "" where it is a word of each."""
    if isinstance(unit, str):
        return unit
    written = set(unit.values())
    return written.pop() if len(unit) > 1 == len(written) else ""


def _spots(count: int) -> tuple[Spot, ...]:
    """The places of so many marks, row by row from the left, in the middle of the height."""
    step = PAPER / ACROSS
    top = (PAPER - step * min(ACROSS, -(-count // ACROSS))) / 2
    return tuple(
        (round((n % ACROSS + 0.5) * step, 1), round(top + (n // ACROSS + 0.5) * step, 1)) for n in range(count)
    )


def _on_scales(pairs: Iterable[tuple[Goal | KeyFigure, Figure]]) -> tuple[Figure, ...]:
    """Figures with bars where two or more share a unit and are not counted in marks already."""
    told = tuple(pairs)
    return tuple(_on_scale(stated, figure, told) for stated, figure in told)


def _on_scale(stated: Goal | KeyFigure, told: Figure, all_told: tuple[tuple[Goal | KeyFigure, Figure], ...]) -> Figure:
    alike = [(other.value, figure) for other, figure in all_told if other.unit == stated.unit]
    values = [value for value, _ in alike]
    is_counted = all(figure.marks for _, figure in alike)
    if (
        stated.unit == ""
        or _sign(stated.unit) == "%"
        or is_counted
        or len(values) < 2
        or min(values) < 0
        or not max(values)
    ):
        return told
    return replace(told, marks=(), plus=None, bar=round(float(100 * stated.value / max(values)), 2))
