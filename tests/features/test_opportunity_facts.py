"""The facts of a job or a call: whom to ask, up to when, and no way to apply once it is closed."""

from datetime import date

import pytest

from plugins.domain.item_page import NamedLink
from plugins.domain.opportunity import Opportunity
from plugins.opportunities.facts import OpportunityFacts, opportunity_facts
from tests.features.regional import listed
from tests.region import Texts, md

REGISTRIES: Texts = {
    "registry/organisations.yml": "paja: {name: {fi: Paja, en: Works}, fictional: yes}\nseura: {name: {fi: Seura}}\n",
    "registry/programmes.yml": "raha: {name: {fi: Raha, en: Fund}}\n",
}
APPLY = "apply_url: https://x.example/"


def facts(folder: str, *fields: str, code: str = "fi") -> OpportunityFacts:
    """The facts of a job or a call with these fields."""
    page = listed(code, {**REGISTRIES, f"{folder}/a/index.fi.md": md("title: A", *fields)})
    item = page.shown[f"{folder}/a"].item
    assert isinstance(item, Opportunity)
    return opportunity_facts(page, item)


@pytest.mark.parametrize(
    ("ends", "opening", "url"),
    [
        ("closes: 21.11.2026", "open", "https://x.example/"),
        ("opens: 22.11.2026", "coming", "https://x.example/"),
        ("closes: 20.11.2026", "closed", ""),
    ],
)
def test_nobody_is_sent_to_apply_for_what_is_closed(ends: str, opening: str, url: str) -> None:
    """What has not opened yet may be looked at."""
    found = facts("jobs", ends, APPLY)

    assert (found.opening, found.apply_url) == (opening, url)


@pytest.mark.parametrize(
    ("code", "name", "languages"), [("fi", "Paja", "suomi ja englanti"), ("en", "Works", "Finnish and English")]
)
def test_a_job_is_told_in_the_words_of_the_page(code: str, name: str, languages: str) -> None:
    """Employer and languages; what its writer calls the salary stays as it is."""
    fields = ("kind: summer_job", "employer: paja", "employment: temporary", "salary: 12 €/h", "remote: yes")
    found = facts("jobs", *fields, "languages: fi, en", code=code)

    assert [link.label for link in found.employer] == [name]
    assert (found.kind, found.employment, found.salary, found.remote, found.languages) == (
        "summer_job", "temporary", "12 €/h", True, languages,
    )  # fmt: skip


def test_an_employer_that_is_made_up_says_so() -> None:
    """And one that is not, or is not known, does not."""
    found = [facts("jobs", *fields).fictional for fields in (("employer: paja",), ("employer: seura",), ())]

    assert found == [True, False, False]


@pytest.mark.parametrize(("code", "programme"), [("fi", "Raha"), ("en", "Fund")])
def test_a_call_tells_its_programme_and_its_sum(code: str, programme: str) -> None:
    """And nothing that belongs to jobs."""
    found = facts(
        "calls", "kind: funding", "programme: raha", "amount: enintään 5 000 €", "closes: 4.12.2026", code=code
    )

    expected = OpportunityFacts("funding", "open", None, date(2026, 12, 4), "", programme=programme)
    assert found == OpportunityFacts(**{**vars(expected), "amount": "enintään 5 000 €"})


def test_an_employer_is_linked() -> None:
    """To its page, where its other openings are."""
    assert facts("jobs", "employer: seura", code="en").employer == (NamedLink("Seura", "/en/organisations/seura/"),)
