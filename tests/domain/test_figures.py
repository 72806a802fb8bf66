"""Figures in words: numbers the way of the language, goals whose operator is said; and what is drawn beside them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.figures import ACROSS, PAPER, Figure, goal_figure, goal_figures, key_figure, key_figures
from plugins.domain.project import Goal, KeyFigure, Operator, Project
from plugins.domain.registry import Wording
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


def stated(value: Decimal | int, unit: Wording = "") -> KeyFigure:
    """A key figure of a value."""
    return KeyFigure.model_construct(value=Decimal(value), unit=unit, year="", source="", share=True, label={"fi": "A"})


def drawn(found: Figure) -> tuple[str, ...]:
    """What is drawn beside a figure."""
    parts = {"share": found.share is not None, "marks": bool(found.marks), "bar": found.bar is not None}
    return tuple(name for name, there in parts.items() if there)


@given(st.decimals(-1000, 1000, places=3))
def test_only_a_part_of_a_whole_is_drawn_as_a_share(value: Decimal) -> None:
    """From nothing to all of it, as far as the number says; nothing is more than the whole or less than none."""
    found = key_figure(PAGES["fi"], stated(value, "%"))

    assert drawn(found) == (("share",) if 0 <= value <= 100 else ())
    assert found.share is None or abs(Decimal(found.share) - value) <= Decimal("0.0051")


@pytest.mark.parametrize(("written", "shares"), [("", 39), ("    share: yes", 39), ("    share: ei", None)])
def test_a_percentage_that_is_no_share_says_so(written: str, shares: float | None) -> None:
    """Growth of 39 per cent is no part of a whole."""
    facts = ('    unit: "%"', *([written] if written else []))

    assert key_figure(PAGES["fi"], figure("39", *facts)).share == shares
    assert goal_figure(PAGES["fi"], goal(">", "39", *facts)).share == shares


@given(st.sampled_from(Operator), st.integers(-3, 60))
def test_what_can_be_counted_is_as_many_marks(op: Operator, value: int) -> None:
    """Where there is room for all of them, and for the plus of a goal whose end is open."""
    made = Goal.model_construct(op=op, value=Decimal(value), label={"fi": "A"}, unit="", period="", share=True)
    found, is_open = goal_figure(PAGES["fi"], made), op is not Operator.EXACTLY

    fits = 0 < value <= ACROSS * ACROSS - is_open
    assert len(found.marks) == (value if fits else 0)
    assert (found.plus is not None) == (fits and is_open)


@given(st.integers(1, ACROSS * ACROSS))
def test_marks_stand_apart_on_the_paper(value: int) -> None:
    """In rows from the left, the plus after the last of them."""
    found = goal_figure(PAGES["fi"], goal(">", str(min(value, 24))))
    assert found.plus
    spots = [*found.marks, found.plus]

    assert len(set(spots)) == len(spots)
    assert all(0 < place < PAPER for spot in spots for place in spot)
    assert all((one[1], one[0]) < (other[1], other[0]) for one, other in pairwise(spots))
    top, bottom = spots[0][1], PAPER - spots[-1][1]
    assert top == pytest.approx(bottom, abs=0.11)


@pytest.mark.parametrize(
    "alone",
    [
        stated(0), stated(-4), stated(26), stated(22_000), stated(Decimal("2.5")), stated(10**15), stated(12, "kWh"),
        stated(2_000_000_000, "EUR"), stated(5, "€"), stated(Decimal("-0.1"), "%"), stated(250, "%"),
    ],
)  # fmt: skip
def test_a_number_alone_is_words(alone: KeyFigure) -> None:
    """A large one, one with decimals, none at all, less than nothing, money and measures are compared with nothing."""
    [found] = key_figures(PAGES["fi"], [alone])

    assert drawn(found) == ()
    assert found.number == key_figure(PAGES["fi"], alone).number != ""


amounts = st.decimals(0, 10**12, places=2)


@given(st.lists(amounts, min_size=2, max_size=6).filter(any))
def test_figures_of_one_unit_are_bars_on_one_scale(values: list[Decimal]) -> None:
    """The longest is the largest, and each other is as much shorter as it is less."""
    bars = [found.bar for found in key_figures(PAGES["fi"], [stated(value, "EUR") for value in values])]

    assert bars == [pytest.approx(float(100 * value / max(values)), abs=0.006) for value in values]
    assert max(bar for bar in bars if bar is not None) == 100


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ((5, 10), {"fi": "työtä"}, ["marks", "marks"]),
        ((5, 100), {"fi": "työtä"}, ["bar", "bar"]),
        ((-5, 100), "EUR", ["", ""]),
        ((0, 0), "EUR", ["", ""]),
        ((100, 200), "", ["", ""]),
        ((30, 60), "%", ["share", "share"]),
        ((30, 60), {"fi": "%", "en": "%"}, ["share", "share"]),
        ((30, 130), "%", ["share", ""]),
    ],
)
def test_each_group_is_drawn_in_one_way(values: tuple[int, int], unit: Wording, expected: list[str]) -> None:
    """Marks where all can be counted, bars where they cannot; nothing where there is no unit, or less than nothing."""
    found = key_figures(PAGES["fi"], [stated(value, unit) for value in values])

    assert [" ".join(drawn(one)) for one in found] == expected


def test_goals_of_one_unit_share_a_scale_too() -> None:
    """And those of other units stay as they are."""
    jobs = "    unit: {fi: työtä, en: jobs}"
    made = [goal(">", "50", jobs), goal("=", "100", jobs), goal("=", "3", PIECES)]

    assert [(one.bar, len(one.marks)) for one in goal_figures(PAGES["fi"], made)] == [(50, 0), (100, 0), (None, 3)]
