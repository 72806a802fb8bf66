"""The facts of a project: who takes part, who pays, what came before and after, how the Union is shown."""

import pytest

from plugins.domain.item_page import NamedLink
from plugins.domain.project import Project
from plugins.projects.facts import FundingFact, ProjectFacts, Visibility, project_facts
from tests.features.regional import listed
from tests.region import Texts, md

SPACE = "\u00a0"
REGISTRIES: Texts = {
    "registry/organisations.yml": "a: {name: {fi: Paja, en: Works}}\nb: {name: {fi: Seura}}\nc: {name: {fi: Talo}}\n",
    "registry/programmes.yml": (
        "uusi: {name: {fi: Uusi, en: New}, visibility: 2021-2027, statement: {fi: Rahasto, en: Fund}}\n"
        "toinen: {name: {fi: Toinen}, visibility: 2021-2027}\n"
        "vanha: {name: {fi: Vanha, en: Old}, visibility: 2014-2020, statement: {fi: EAKR, en: ERDF}}\n"
        "oma: {name: {fi: Oma}}\n"
    ),
}


def facts(*fields: str, code: str = "fi", others: Texts | None = None) -> ProjectFacts:
    """The facts of a project with these fields, in a language."""
    texts = {**REGISTRIES, **(others or {}), "projects/silta/index.fi.md": md("title: Silta", *fields)}
    page = listed(code, texts)
    shown = page.shown["projects/silta"]
    assert isinstance(shown.item, Project)
    return project_facts(page, shown, shown.item)


def paid(*programmes: str) -> tuple[str, ...]:
    """The fields of a project that programmes pay."""
    return ("funding:", *(f"  - programme: {name}" for name in programmes))


@pytest.mark.parametrize(
    ("programmes", "code", "expected"),
    [
        (("uusi",), "fi", [Visibility("Euroopan unionin osarahoittama", "")]),
        (("uusi",), "en", [Visibility("Co-funded by the European Union", "")]),
        (("vanha",), "fi", [Visibility("Euroopan unioni", "EAKR")]),
        (("vanha",), "en", [Visibility("European Union", "ERDF")]),
        (("uusi", "toinen"), "fi", [Visibility("Euroopan unionin osarahoittama", "")]),
        (
            ("vanha", "uusi"),
            "en",
            [Visibility("European Union", "ERDF"), Visibility("Co-funded by the European Union", "")],
        ),
        (("oma",), "fi", []),
        ((), "fi", []),
    ],
)
def test_the_union_is_shown_by_the_rules_of_the_period(
    programmes: tuple[str, ...], code: str, expected: list[Visibility]
) -> None:
    """2021–2027: one statement and no fund, however many programmes; 2014–2020: the fund by name."""
    assert list(facts(*(paid(*programmes) if programmes else ()), code=code).visibility) == expected


def test_the_main_funder_comes_first() -> None:
    """And the others in the order in which they are written."""
    fields = ("  - organisation: a", "  - {programme: oma, organisation: b, role: main, amount: 1 200 000}",
              "  - programme: uusi")  # fmt: skip
    found = facts("funding:", *fields)

    assert found.funding == (
        FundingFact("Oma", NamedLink("Seura", "/fi/toimijat/b/"), "main", f"1,2{SPACE}miljoonaa euroa"),
        FundingFact("", NamedLink("Paja", "/fi/toimijat/a/"), "other", ""),
        FundingFact("Uusi", None, "other", ""),
    )


def test_the_coordinator_is_named_once() -> None:
    """Marked among the partners where it is one of them, else by itself."""
    partners = ("partners:", "  - {organisation: a, role: implementer}", "  - {organisation: b, acts_through: c}")
    among, apart = facts("coordinator: a", *partners), facts("coordinator: c", *partners)

    assert (among.coordinator, [one.coordinates for one in among.partners]) == ((), [True, False])
    assert ([link.label for link in apart.coordinator], [one.coordinates for one in apart.partners]) == (
        ["Talo"],
        [False, False],
    )


def test_a_partner_may_act_through_another() -> None:
    """Both are named and linked."""
    found = facts("partners:", "  - {organisation: b, role: party, acts_through: c}", code="en")

    assert [(one.organisation.label, one.role, one.acts_through) for one in found.partners] == [
        ("Seura", "party", NamedLink("Talo", "/en/organisations/c/"))
    ]


@pytest.mark.parametrize(
    ("written", "said"), [("0", f"0{SPACE}euroa"), ("2 000 000 000", f"2,0{SPACE}miljardia euroa")]
)
def test_a_budget_is_told_where_it_is_known(written: str, said: str) -> None:
    """A budget of nothing is one, too."""
    assert (facts(f"budget: {written}").budget, facts().budget) == (said, "")


def test_what_came_before_and_after_is_linked() -> None:
    """With the mark of its language, where the page's own does not have it."""
    others = {"projects/tie/index.fi.md": md("title: Tie"), "projects/lautta/index.en.md": md("title: Ferry")}
    found = facts("predecessor: tie", "successor: lautta", others=others)

    assert found.predecessor == (NamedLink("Tie", "/fi/hankkeet/tie/"),)
    assert found.successor == (NamedLink("Ferry", "/en/projects/lautta/", "en", "englanniksi"),)


def test_a_draft_follows_nobody_yet() -> None:
    """A successor that is not public is not named."""
    others = {"projects/tie/index.fi.md": md("title: Tie", "draft: yes")}

    assert facts("successor: tie", others=others).successor == ()


def test_the_words_are_those_of_the_text() -> None:
    """Aims, target group, measures and results, as their language says them."""
    found = facts("aims: A", "target_group: B", "results: C", "measures:", "  - {title: D, text: E}", "  - title: F")

    assert (found.aims, found.target_group, found.results) == ("A", "B", "C")
    assert found.measures == (("D", "E"), ("F", ""))
