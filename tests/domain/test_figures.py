"""Figures in words: numbers the way of the language, and goals whose operator is said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.figures import Figure, goal_figure, key_figure
from plugins.domain.project import Goal, KeyFigure, Operator, Project
from plugins.domain.view import LanguageView
from tests.region import md, parse, view

PAGES = {code: view(code, {}) for code in ("fi", "en")}
SPACE = "\u00a0"


def project(*fields: str) -> Project:
    """A project with these fields."""
    [item] = parse(Project, {"projects/silta/index.fi.md": md("title: Silta", *fields)}).items
    assert isinstance(item, Project)
    return item


def goal(op: str, value: str, *facts: str) -> Goal:
    """A goal as a writer states it."""
    label = "    label: {fi: Uusia, en: New}"
    [found] = project("goals:", f'  - op: "{op}"', f"    value: {value}", label, *facts).goals
    return found


def figure(value: str, *facts: str) -> KeyFigure:
    """A key figure as a writer states it."""
    [found] = project("key_figures:", f"  - value: {value}", "    label: {fi: Työ, en: Work}", *facts).key_figures
    return found


PIECES = "    unit: {fi: tuotetta, en: products}"


@pytest.mark.parametrize(
    ("found", "finnish", "english"),
    [
        (goal(">", "20"), "yli 20", "more than 20"),
        (goal(">=", "2"), "vähintään 2", "at least 2"),
        (goal("=", "15"), "15", "15"),
        (goal(">", "20", PIECES), f"yli 20{SPACE}tuotetta", f"more than 20{SPACE}products"),
        (goal(">=", "2,5", '    unit: "%"'), f"vähintään 2,5{SPACE}%", "at least 2.5%"),
        (
            goal(">", "1 200 000", "    unit: EUR"),
            f"yli 1,2{SPACE}miljoonaa euroa",
            f"more than EUR{SPACE}1.2{SPACE}million",
        ),
        (goal(">=", "0"), "vähintään 0", "at least 0"),
    ],
)
def test_a_goal_says_its_operator(found: Goal, finnish: str, english: str) -> None:
    """A bare 20 would be another goal than more than 20."""
    assert [goal_figure(page, found).number for page in PAGES.values()] == [finnish, english]


@given(st.sampled_from(Operator), st.decimals(0, 10**9, places=0))
def test_no_two_operators_are_said_alike(op: Operator, value: Decimal) -> None:
    """Whatever the value, a reader can tell which goal it is."""
    made = [Goal.model_construct(op=one, value=value, label={"fi": "A"}, unit="", period="") for one in Operator]
    for page in PAGES.values():
        said = [goal_figure(page, one).number for one in made]
        assert len(set(said)) == 3
        assert (said[list(Operator).index(op)] == said[-1]) == (op is Operator.EXACTLY)


@pytest.mark.parametrize(
    ("found", "finnish", "english"),
    [
        (figure("39", '    unit: "%"'), f"39{SPACE}%", "39%"),
        (figure("22 000"), f"22{SPACE}000", "22,000"),
        (
            figure("22 000", "    unit: {fi: työpaikkaa, en: jobs}"),
            f"22{SPACE}000{SPACE}työpaikkaa",
            f"22,000{SPACE}jobs",
        ),
        (
            figure("2 000 000 000", "    unit: EUR"),
            f"2,0{SPACE}miljardia euroa",
            f"EUR{SPACE}2.0{SPACE}billion",
        ),
        (figure("350 000", "    unit: €"), f"350{SPACE}000{SPACE}euroa", f"EUR{SPACE}350,000"),
        (figure("12", "    unit: kWh"), f"12{SPACE}kWh", f"12{SPACE}kWh"),
    ],
)
def test_a_figure_is_written_the_way_of_the_language(found: KeyFigure, finnish: str, english: str) -> None:
    """Its unit is a sign, a sum or a word of the language, and never on another line than its number."""
    assert [key_figure(page, found).number for page in PAGES.values()] == [finnish, english]
    assert all(" " not in key_figure(page, found).number.replace("euroa", "").rstrip() for page in PAGES.values())


@pytest.mark.parametrize(
    ("page", "label", "source"), [(PAGES["fi"], "Työ", "Tilasto"), (PAGES["en"], "Work", "Statistics")]
)
def test_a_figure_has_its_year_and_its_source(page: LanguageView, label: str, source: str) -> None:
    """Where they are known."""
    known = figure("39", "    year: 2025", "    source: {fi: Tilasto, en: Statistics}")

    assert key_figure(page, known) == Figure("39", label, "2025", source)
    assert key_figure(page, figure("39")) == Figure("39", label)


def test_a_goal_has_a_period_of_its_own() -> None:
    """Which may be longer than that of its project."""
    found = goal_figure(PAGES["fi"], goal("=", "15", '    period: "2021–2029"'))

    assert (found.label, found.period, found.source) == ("Uusia", "2021–2029", "")
