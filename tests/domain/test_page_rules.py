"""The rules of accessibility statements: each finds its mistake, and nothing in what is right."""

import pytest

from plugins.domain.problem import Severity
from tests.region import Texts, md, problems

FI, EN = "pages/accessibility/index.fi.md", "pages/accessibility/index.en.md"
REGISTRIES = {
    "registry/organisations.yml": "valvoja: {name: {fi: V}, url: 'https://valvoja.example/'}\nmykka: {name: {fi: M}}\n",
    "registry/people.yml": (
        "palaute: {name: {fi: P}, email: palaute@kunta.example}\npuhelin: {name: {fi: P}, phone: '0800 1'}\n"
        "vaiti: {name: {fi: V}}\n"
    ),
}
SHARED = {
    "compliance": "partial",
    "date": "5.11.2026",
    "assessor": "self",
    "feedback": "palaute",
    "supervisor": "valvoja",
}
FAULT = ("faults:", "  - {title: Taulukot, text: Leveitä.}")


def statement(*lines: str, faults: tuple[str, ...] = FAULT, lacks: str = "", **changed: str) -> str:
    """A statement, of which some facts are others and one may be missing."""
    facts = (f"{name}: {value}" for name, value in {**SHARED, **changed}.items() if name != lacks)
    return md("title: Seloste", *facts, *lines, *faults)


def told(texts: Texts) -> list[tuple[str, str]]:
    """How bad each problem is, and its code."""
    return [(problem.severity.value, problem.code) for problem in problems({**REGISTRIES, **texts})]


RIGHT: list[Texts] = [
    {FI: statement()},
    {FI: statement(compliance="none", assessor="external", feedback="puhelin")},
    {FI: statement(compliance="full", faults=())},
    {FI: statement("updated: 5.11.2026"), EN: md("title: S", "updated: 6.11.2026", *FAULT)},
    {FI: statement(), EN: md("translation: pending", "due: 5.12.2026")},
    {FI: statement("covers: Kartta"), "pages/kartta/index.fi.md": statement("assessor_name: Kunta")},
    {FI: statement(date="21.11.2026")},
    {FI: statement(date="21.11.2025")},
    {FI: statement(faults=("faults:", "  - {title: A, text: B, criterion: 1.2.2, reason: burden}"))},
    {FI: statement(faults=("faults:", "  - {title: A, text: B, mended_by: 21.11.2026}"))},
    {FI: md("title: Seloste", "draft: yes", "compliance: partial")},
    {"pages/tietoa/index.fi.md": md("title: Tietoa")},
]

WRONG: list[tuple[Texts, list[tuple[str, str]]]] = [
    ({FI: md("title: Seloste")}, [("warning", "accessibility-without-statement")]),
    *(({FI: statement(lacks=name)}, [("error", "statement-incomplete")]) for name in SHARED),
    ({FI: md("title: S", *FAULT)}, [("error", "statement-incomplete")] * 5),
    ({FI: statement(compliance="full")}, [("error", "faults-of-full-compliance")]),
    ({FI: statement(faults=())}, [("error", "compliance-without-faults")]),
    ({FI: statement(), EN: md("title: S")}, [("error", "compliance-without-faults")]),
    ({FI: statement(), EN: md("title: S", *FAULT, "  - {title: C, text: D}")}, [("warning", "faults-differ")]),
    ({FI: statement(feedback="vaiti")}, [("error", "contact-without-way")]),
    ({FI: statement(feedback="kuka")}, [("error", "unknown-id")]),
    ({FI: statement(supervisor="mykka")}, [("error", "supervisor-without-page")]),
    ({FI: statement("updated: 4.11.2026")}, [("error", "statement-updated-before")]),
    ({FI: statement(date="22.11.2026")}, [("notice", "statement-in-future")]),
    ({FI: statement(date="20.11.2025")}, [("notice", "statement-old")]),
    (
        {FI: statement(faults=("faults:", "  - {title: A, text: B, mended_by: 20.11.2026}"))},
        [("notice", "fault-past-day")],
    ),
]


@pytest.mark.parametrize("texts", RIGHT)
def test_what_is_right_is_not_told(texts: Texts) -> None:
    """Statements as the law asks for them, drafts, and pages that are none."""
    assert told(texts) == []


@pytest.mark.parametrize(("texts", "expected"), WRONG)
def test_what_is_wrong_is_told(texts: Texts, expected: list[tuple[str, str]]) -> None:
    """Each mistake by its own code; what depends on the clock never stops a build."""
    assert told(texts) == expected


def test_each_missing_fact_is_named() -> None:
    """Who writes a statement is told at once what it lacks."""
    found = problems({**REGISTRIES, FI: md("title: S", "compliance: full")})
    assert [problem.facts["field"] for problem in found] == ["assessor", "date", "feedback", "supervisor"]
    assert {problem.severity for problem in found} == {Severity.ERROR}
