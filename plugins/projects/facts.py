"""The facts of a project as its page shows them."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.domain.duration import DurationText, duration_text
from plugins.domain.figures import Figure, goal_figures, key_figures
from plugins.domain.forms import render_euros
from plugins.domain.item_page import NamedLink, entry_links
from plugins.domain.listing import Shown
from plugins.domain.project import Funding, Project, ProjectTexts
from plugins.domain.registry import Programme, in_language
from plugins.domain.view import LanguageView


class PartnerFact(Struct, frozen=True):
    """Who takes part, in which role, through whom."""

    organisation: NamedLink
    role: str
    acts_through: NamedLink | None
    coordinates: bool
    """Whether it is the coordinator as well."""


class FundingFact(Struct, frozen=True):
    """Where money comes from: names of the programme and the organisation, the role, the sum in words."""

    programme: str
    organisation: NamedLink | None
    role: str
    amount: str


class Visibility(Struct, frozen=True):
    """How the Union's support is shown: the statement in words, and whose funds they are where the rules name them."""

    statement: str
    fund: str
    """The fund by name, which the rules of 2014–2020 ask for and those of 2021–2027 forbid."""


class ProjectFacts(Struct, frozen=True):
    """Who, when, with what money, and to what end."""

    kind: str
    acronym: str
    code: str
    duration: DurationText
    coordinator: tuple[NamedLink, ...]
    partners: tuple[PartnerFact, ...]
    funding: tuple[FundingFact, ...]
    budget: str
    aims: str
    target_group: str
    measures: tuple[tuple[str, str], ...]
    results: str
    goals: tuple[Figure, ...]
    key_figures: tuple[Figure, ...]
    predecessor: tuple[NamedLink, ...]
    successor: tuple[NamedLink, ...]
    website: str
    visibility: tuple[Visibility, ...]


def project_facts(view: LanguageView, shown: Shown, project: Project) -> ProjectFacts:
    """The facts of a project in the language of a view."""
    texts = shown.texts if isinstance(shown.texts, ProjectTexts) else ProjectTexts()
    return ProjectFacts(
        kind=project.kind.value,
        acronym=project.acronym,
        code=project.code,
        duration=duration_text(project.duration, view),
        coordinator=tuple(_coordinator(view, project)),
        partners=tuple(_partners(view, project)),
        funding=tuple(_funding(view, funding) for funding in _main_first(project.funding)),
        budget=render_euros(project.budget, view.language) if project.budget is not None else "",
        aims=texts.aims,
        target_group=texts.target_group,
        measures=tuple((measure.title, measure.text) for measure in texts.measures),
        results=texts.results,
        goals=goal_figures(view, project.goals),
        key_figures=key_figures(view, project.key_figures),
        predecessor=tuple(_projects(view, project.predecessor)),
        successor=tuple(_projects(view, project.successor)),
        website=project.website,
        visibility=tuple(dict.fromkeys(_visibility(view, project))),
    )


def _coordinator(view: LanguageView, project: Project) -> Iterator[NamedLink]:
    """The coordinator, unless it stands among the partners, where it is marked."""
    if project.coordinator not in {partner.organisation for partner in project.partners}:
        yield from entry_links(view, "organisations", (project.coordinator,))


def _partners(view: LanguageView, project: Project) -> Iterator[PartnerFact]:
    for partner in project.partners:
        organisation = next(entry_links(view, "organisations", (partner.organisation,)), None)
        through = next(entry_links(view, "organisations", (partner.acts_through,)), None)
        if organisation:
            coordinates = partner.organisation == project.coordinator
            yield PartnerFact(organisation, partner.role.value, through, coordinates)


def _main_first(funding: tuple[Funding, ...]) -> list[Funding]:
    return sorted(funding, key=lambda one: one.role != "main")


def _funding(view: LanguageView, funding: Funding) -> FundingFact:
    programme = view.catalogue.entry("programmes", funding.programme)
    return FundingFact(
        programme=programme.named(view.code) if programme else "",
        organisation=next(entry_links(view, "organisations", (funding.organisation,)), None),
        role=funding.role.value,
        amount=render_euros(funding.amount, view.language) if funding.amount is not None else "",
    )


def _projects(view: LanguageView, key: str) -> Iterator[NamedLink]:
    shown = view.shown.get(f"projects/{key}")
    if shown:
        language = "" if shown.link == shown.address else shown.text_language
        yield NamedLink(shown.texts.title, shown.link, language, view.mark(shown.text_language))


def _visibility(view: LanguageView, project: Project) -> Iterator[Visibility]:
    """The blocks that the rules of a programme's period ask for.

    2021–2027: Regulation (EU) 2021/1060, article 47 and annex IX: the emblem and one statement, no fund.
    2014–2020: Regulation (EU) 1303/2013, annex XII: the emblem, the Union and the fund by name.
    """
    for funding in project.funding:
        programme = view.catalogue.entry("programmes", funding.programme)
        if isinstance(programme, Programme) and programme.visibility == "2021-2027":
            yield Visibility(view.gettext("Co-funded by the European Union"), "")
        elif isinstance(programme, Programme) and programme.visibility == "2014-2020":
            yield Visibility(view.gettext("European Union"), in_language(programme.statement, view.code))
