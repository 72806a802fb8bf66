"""Problems are values: made by severity, told in order, each once."""

import pytest

from plugins.domain.problem import Problem, Severity, Where, error, in_order, nearest, notice, warning


def test_each_severity_has_its_maker() -> None:
    """Facts become texts, whatever they were."""
    here = Where("a.md", 3)

    assert error(here, "x", line=4) == Problem(here, Severity.ERROR, "x", {"line": "4"})
    assert [make(here, "x").severity.value for make in (error, warning, notice)] == ["error", "warning", "notice"]


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    """A writer goes through a file from the top; line 10 comes after line 9."""
    places = [Where("b.md", 1), Where("a.md", 10), Where("a.md", 9), Where("a.md")]

    assert [problem.where for problem in in_order(error(place, "x") for place in places)] == [
        Where("a.md"),
        Where("a.md", 9),
        Where("a.md", 10),
        Where("b.md", 1),
    ]


def test_a_problem_is_told_once() -> None:
    """Two rules may meet the same finding; other facts are another finding."""
    here = Where("a.md", 1)
    found = in_order([error(here, "x", a=1), error(here, "x", a=1), error(here, "x", a=2), error(here, "y", a=1)])

    assert [(problem.code, problem.facts["a"]) for problem in found] == [("x", "1"), ("x", "2"), ("y", "1")]


@pytest.mark.parametrize(
    ("word", "near"),
    [("sumary", "summary"), ("SUMMARY", "summary"), ("Titel", "title"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word_is_found_whatever_its_case(word: str, near: str) -> None:
    """Only what is really alike is proposed."""
    assert nearest(word, ("title", "summary", "slug")) == near
