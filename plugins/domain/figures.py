"""Figures: numbers in words, as pages tell them."""

from dataclasses import dataclass
from decimal import Decimal

from plugins.domain.forms import render_euros, render_number, render_percent
from plugins.domain.project import Goal, KeyFigure, Operator
from plugins.domain.registry import Wording, in_language
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class Figure:
    """A number in words, what it counts, and when and whence it is."""

    number: str
    label: str
    period: str = ""
    source: str = ""


def key_figure(view: LanguageView, figure: KeyFigure) -> Figure:
    """A key figure: `39 %`, `22 000 työpaikkaa`, `2,0 miljardia euroa`."""
    number, label = _amount(view, figure.value, figure.unit), in_language(figure.label, view.code)
    return Figure(number, label, figure.year, in_language(figure.source, view.code))


def goal_figure(view: LanguageView, goal: Goal) -> Figure:
    """A goal, whose operator is said in words: a bare 20 would not mean "more than 20"."""
    number = _amount(view, goal.value, goal.unit)
    words = {
        Operator.MORE: view.gettext("more than {number}"),
        Operator.AT_LEAST: view.gettext("at least {number}"),
        Operator.EXACTLY: "{number}",
    }
    return Figure(words[goal.op].format(number=number), in_language(goal.label, view.code), goal.period)


def _amount(view: LanguageView, value: Decimal, unit: Wording) -> str:
    said = in_language(unit, view.code)
    if said == "%":
        return render_percent(value, view.language)
    if said in {"EUR", "€"}:
        return render_euros(value, view.language)
    number = render_number(value, view.language)
    return f"{number}\u00a0{said}" if said else number
