"""The rules of projects, opportunities and publications: each finds its mistake, and nothing in what is right."""

from collections.abc import Mapping

import pytest

from plugins.domain.item import File
from plugins.domain.problem import Severity
from tests.region import Texts, md, problems

PROJECT, ENGLISH = "projects/silta/index.fi.md", "projects/silta/index.en.md"
JOB, CALL, GUIDE = "jobs/kokki/index.fi.md", "calls/tuki/index.fi.md", "publications/opas/index.fi.md"
REGISTRIES = {
    "registry/organisations.yml": "a: {name: {fi: A}}\n",
    "registry/programmes.yml": (
        "uusi: {name: {fi: U}, visibility: 2021-2027}\nvanha: {name: {fi: V}, visibility: 2014-2020}\n"
        "oma: {name: {fi: O}}\n"
    ),
}
FILES = {"publications/opas": (File("opas.pdf", "d", 1), File("tyhja.pdf", "d", 0))}

Expected = list[tuple[str, int, str]]


def project(*fields: str) -> str:
    """A project with these fields."""
    return md("title: Silta", *fields)


def funded(programme: str, *fields: str) -> str:
    """A project with the money of a programme."""
    return project("funding:", f"  - programme: {programme}", *fields)


def told(texts: Texts, files: Mapping[str, tuple[File, ...]] | None = None) -> Expected:
    """The path below `content/`, the line and the code of each problem."""
    found = problems({**REGISTRIES, **texts}, files or FILES)
    return [(problem.where.path.removeprefix("content/"), problem.where.line, problem.code) for problem in found]


RIGHT: list[Texts] = [
    {PROJECT: project()},
    {PROJECT: project("start: 2026", "end: 2026")},
    {PROJECT: project("start: 9/2026", "end: 2026")},
    {PROJECT: project("start: 30.9.2026", "end: 30.9.2026")},
    {PROJECT: project("end: 2026")},
    {PROJECT: project("funding:", "  - organisation: a", "  - programme: oma")},
    {PROJECT: project("successor: tie"), "projects/tie/index.fi.md": project("predecessor: silta")},
    {PROJECT: funded("oma")},
    {PROJECT: funded("uusi", "aims: A", "results: B")},
    {PROJECT: funded("uusi", "aims: A", "results: B"), ENGLISH: md("translation: pending", "due: 5.12.2026")},
    {JOB: md("title: A", "employer: a")},
    {JOB: md("title: A", "draft: yes")},
    {JOB: md("title: A", "employer: a", "opens: 4.12.2026", "closes: 4.12.2026")},
    {CALL: md("title: A", "kind: funding", "opens: 4.12.2026 klo 9", "closes: 4.12.2026")},
    {CALL: md("title: A", "kind: training", "programme: oma")},
    {GUIDE: md("title: A", "year: 2026", "files:", "  - {path: opas.pdf, language: fi}")},
    {GUIDE: md("title: A", "year: 2026", "draft: yes")},
]


@pytest.mark.parametrize("texts", RIGHT)
def test_what_is_right_is_not_told(texts: Texts) -> None:
    """A project of one day or year, a call that closes on the day it opens, a draft that is not complete yet."""
    assert told(texts) == []


WRONG: list[tuple[Texts, Expected]] = [
    ({PROJECT: project("start: 2026", "end: 2025")}, [(PROJECT, 4, "project-backwards")]),
    ({PROJECT: project("end: 31.12.2025", "start: 1/2026")}, [(PROJECT, 3, "project-backwards")]),
    ({PROJECT: project("predecessor: silta")}, [(PROJECT, 3, "project-follows-itself")]),
    ({PROJECT: project("successor: silta")}, [(PROJECT, 3, "project-follows-itself")]),
    ({PROJECT: project("funding:", "  - programme: oma", "  - amount: 5")}, [(PROJECT, 5, "funding-without-source")]),
    ({PROJECT: project("partners:", "  - organisation: b")}, [(PROJECT, 4, "unknown-id")]),
    (
        {PROJECT: project("partners:", "  - organisation: a", "  - organisation: a", "    acts_through: b")},
        [(PROJECT, 6, "unknown-id")],
    ),
    ({PROJECT: project("funding:", "  - programme: omaa")}, [(PROJECT, 4, "unknown-id")]),
    ({PROJECT: project("funding:", "  - organisation: oma")}, [(PROJECT, 4, "unknown-id")]),
    ({PROJECT: project("coordinator: b")}, [(PROJECT, 3, "unknown-id")]),
    ({PROJECT: project("predecessor: tie")}, [(PROJECT, 3, "unknown-item")]),
    ({PROJECT: funded("uusi", "results: B")}, [(PROJECT, 1, "union-project-without-aims")]),
    ({PROJECT: funded("vanha", "aims: A")}, [(PROJECT, 1, "union-project-without-results")]),
    (
        {PROJECT: funded("uusi", "aims: A", "results: B"), ENGLISH: md("title: C", "results: D")},
        [(ENGLISH, 1, "union-project-without-aims")],
    ),
    ({JOB: md("title: A")}, [(JOB, 1, "job-without-employer")]),
    ({JOB: md("title: A", "employer: b")}, [(JOB, 3, "unknown-id")]),
    (
        {JOB: md("title: A", "employer: a", "opens: 4.12.2026", "closes: 3.12.2026")},
        [(JOB, 5, "closes-before-opening")],
    ),
    (
        {CALL: md("title: A", "kind: funding", "closes: 4.12.2026 klo 9", "opens: 4.12.2026 klo 9")},
        [(CALL, 4, "closes-before-opening")],
    ),
    ({CALL: md("title: A", "kind: funding", "programme: b")}, [(CALL, 4, "unknown-id")]),
    ({GUIDE: md("title: A", "year: 2026")}, [(GUIDE, 1, "publication-without-file")]),
    (
        {GUIDE: md("title: A", "year: 2026", "files:", "  - {path: opas.odt, language: fi}")},
        [(GUIDE, 5, "publication-file-missing")],
    ),
    (
        {GUIDE: md("title: A", "year: 2026", "files:", "  - language: fi", "    path: tyhja.pdf")},
        [(GUIDE, 6, "publication-file-empty")],
    ),
    ({GUIDE: md("title: A", "year: 2026", "draft: yes", "issuer: b")}, [(GUIDE, 5, "unknown-id")]),
]


@pytest.mark.parametrize(("texts", "expected"), WRONG)
def test_what_is_wrong_is_told_once_where_it_stands(texts: Texts, expected: Expected) -> None:
    """Each rule tells of its mistake in its line, those in lists of maps too, and no other rule of the same."""
    assert told(texts) == expected


def test_what_only_readers_miss_is_a_warning() -> None:
    """What cannot be built as it stands is an error; what is merely not told yet stops nothing."""
    severities = {
        problem.code: problem.severity for texts, _ in WRONG for problem in problems({**REGISTRIES, **texts}, FILES)
    }
    warnings = {code for code, severity in severities.items() if severity is Severity.WARNING}

    assert warnings == {
        "union-project-without-aims",
        "union-project-without-results",
        "job-without-employer",
        "publication-without-file",
    }
    assert set(severities.values()) == {Severity.WARNING, Severity.ERROR}


def test_an_unknown_id_in_a_list_names_the_nearest_and_its_own_field() -> None:
    """`organisation`, and not the list in which it stands."""
    [problem] = problems({**REGISTRIES, PROJECT: project("funding:", "  - programme: vanhaa")}, {})

    assert (problem.facts["field"], problem.facts["nearest"], problem.facts["registry"]) == (
        "programme", "vanha", "programmes",
    )  # fmt: skip


def test_the_rules_hold_for_what_has_ended_too() -> None:
    """No rule depends on the clock, so that an untouched site does not break by itself."""
    ended = funded("vanha", "start: 1.1.2015", "end: 31.12.2016", "aims: A", "results: B")
    closed = md("title: A", "employer: a", "opens: 1.1.2020", "closes: 2.1.2020")

    assert told({PROJECT: ended, JOB: closed}) == []
