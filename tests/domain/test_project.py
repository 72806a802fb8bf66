"""Projects: what their writers state is typed part by part, and everything they name leads to them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from plugins.domain.duration import Duration, PartialDate
from plugins.domain.project import Funding, FundingRole, Operator, Partner, PartnerRole, Project
from tests.region import ZONE, Texts, md, parse, view

FI, EN = "projects/silta/index.fi.md", "projects/silta/index.en.md"


def project(*fields: str) -> Project:
    """A project with these fields."""
    found = parse(Project, {FI: md("title: Siltahanke", *fields)})
    assert [(problem.code, problem.where.line) for problem in found.problems] == []
    [item] = found.items
    assert isinstance(item, Project)
    return item


def told(*fields: str) -> list[tuple[str, int]]:
    """The code and line of each problem of a project with these fields."""
    found = parse(Project, {FI: md("title: Siltahanke", *fields)})
    return [(problem.code, problem.where.line) for problem in found.problems]


def test_a_title_is_enough() -> None:
    """All else may be unknown: nothing is made up for it."""
    found = project()

    assert (found.kind.value, found.duration, found.partners, found.funding, found.budget) == (
        "project", Duration(), (), (), None,
    )  # fmt: skip


def test_partners_have_roles_and_may_act_through_others() -> None:
    """A partner without a role is a partner."""
    found = project("partners:", "  - organisation: a", "  - {organisation: b, role: party, acts_through: c}")

    assert found.partners == (
        Partner(organisation="a", role=PartnerRole.PARTNER),
        Partner(organisation="b", role=PartnerRole.PARTY, acts_through="c"),
    )


def test_one_partner_is_a_list_of_one() -> None:
    """Whoever has but one need not write a list."""
    assert project("partners:", "  organisation: a").partners == (Partner(organisation="a"),)


def test_funding_is_of_a_programme_or_of_an_organisation() -> None:
    """The main funder says so; all others are other funders."""
    found = project("funding:", "  - {programme: p, role: main, amount: '1 200 000,50'}", "  - organisation: o")

    assert found.funding == (
        Funding(programme="p", role=FundingRole.MAIN, amount=Decimal("1200000.50")),
        Funding(organisation="o", role=FundingRole.OTHER),
    )


@pytest.mark.parametrize(
    ("sign", "operator"), [(">", Operator.MORE), (">=", Operator.AT_LEAST), ("=", Operator.EXACTLY)]
)
def test_a_goal_has_an_operator(sign: str, operator: Operator) -> None:
    """Which is never left out: 20 and more than 20 are two things."""
    [goal] = project("goals:", f'  - {{op: "{sign}", value: 20, label: {{fi: Tuotteita}}}}').goals

    assert (goal.op, goal.value) == (operator, Decimal(20))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("goals:", "  - value: 20", "    label: {fi: A}"), [("missing-part", 4)]),
        (("goals:", '  - op: "<"', "    value: 20", "    label: {fi: A}"), [("not-one-of", 4)]),
        (("goals:", '  - op: "="', "    value: x", "    label: {fi: A}"), [("not-a-number", 5)]),
        (("goals:", '  - op: "="', "    value: 1", "    label: {fr: A}"), [("unknown-language", 6)]),
        (("partners:", "  - role: party"), [("missing-part", 4)]),
        (("partners:", "  - organisation: a", "    role: boss"), [("not-one-of", 5)]),
        (("partners: a",), [("not-a-list", 3)]),
        (("funding:", "  - programm: a"), [("unknown-part", 4)]),
        (("key_figures:", "  - value: 20"), [("missing-part", 4)]),
        (("measures:", "  - text: A"), [("missing-part", 4)]),
        (("kind: hanke",), [("not-one-of", 3)]),
        (("start: 2026-13",), [("date-no-such-month", 3)]),
        (("website: savo",), [("not-an-address", 3)]),
    ],
)
def test_a_mistake_is_told_in_the_line_of_its_part(fields: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    """Wherever it stands in a list of maps."""
    assert told(*fields) == expected


def test_each_language_has_its_own_words_and_shares_the_facts() -> None:
    """Aims, target group, measures and results are said in each language; partners, goals and dates once for all."""
    texts = {
        FI: md("title: A", "aims: B", "target_group: C", "results: D", "measures:", "  - title: E", "start: 2020"),
        EN: md("title: F", "aims: G", "start: 2020"),
    }
    [item] = parse(Project, texts).items

    assert isinstance(item, Project)
    assert item.start == PartialDate(2020)
    said = {code: item.texts[code].model_dump(include={"aims", "target_group", "results"}) for code in ("fi", "en")}
    assert said == {
        "fi": {"aims": "B", "target_group": "C", "results": "D"},
        "en": {"aims": "G", "target_group": "", "results": ""},
    }


def test_facts_that_differ_are_told() -> None:
    """A project cannot start twice."""
    texts = {FI: md("title: A", "start: 2020"), EN: md("title: F", "start: 2020-01")}

    assert [problem.code for problem in parse(Project, texts).problems] == ["facts-differ"]


def test_everything_that_a_project_names_is_related_to_it() -> None:
    """So that the page of each organisation, place, theme and project that it names tells of it."""
    found = project(
        "coordinator: a", "partners:", "  - {organisation: b, acts_through: c}", "funding:",
        "  - {programme: p, organisation: d}", "predecessor: x", "successor: y", "themes: t", "places: l",
        "organisations: e", "projects: z",
    )  # fmt: skip

    assert found.related() == {
        *(f"organisations/{name}" for name in "abcde"), *(f"projects/{key}" for key in "xyz"), "themes/t", "places/l",
    }  # fmt: skip


def test_what_is_not_named_is_not_related() -> None:
    """A field that is empty names nothing."""
    assert project("partners:", "  - organisation: a").related() == {"organisations/a"}


def test_a_page_changes_when_a_project_starts_and_when_it_has_ended() -> None:
    """And when it may be public at all."""
    found = project("start: 1.1.2026", "end: 12/2027", "publish_at: 24.12.2025 klo 12")
    moments = [moment.astimezone(UTC) for moment in found.turns(ZONE)]

    assert moments == [
        datetime(2025, 12, 24, 10, tzinfo=UTC),
        datetime(2025, 12, 31, 22, tzinfo=UTC),
        datetime(2027, 12, 31, 22, tzinfo=UTC),
    ]


def test_a_project_is_found_by_those_it_names() -> None:
    """In the view of a language, too."""
    texts: Texts = {FI: md("title: A", "coordinator: a", "successor: b"), "projects/b/index.fi.md": md("title: B")}
    naming = view("fi", texts).naming

    assert [[shown.item.key for shown in naming[name]] for name in ("organisations/a", "projects/b")] == [["silta"]] * 2
