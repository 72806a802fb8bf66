"""Projects: a page for each, which is a listing of what names it too, and their front by phase."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.domain.cards import cards_of
from plugins.domain.duration import Phase
from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.item_page import item_page
from plugins.domain.listing import Listing, Shown, newest_first
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.story import Story
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org import render_project
from plugins.formats.schema_org_listings import with_linked_data
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.projects.facts import project_facts
from plugins.projects.timeline import timeline_of


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Projects and their listings."""
    return Feature("projects", kinds=(Project,), listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """All projects, and for each project what names it."""
    projects = tuple(sorted((shown for shown, _ in view.of(Project)), key=newest_first))
    if not projects:
        return
    addresses = {code: view.site.section_address("projects", code) for code in view.site.languages}
    yield Listing(
        name="projects",
        address=addresses[view.code],
        title=view.gettext("Projects"),
        addresses=addresses,
        description=view.gettext("What is done together in the region: projects, agreements and networks."),
        items=projects,
        lists_events=False,
        menu=30,
    )
    for shown in projects:
        yield Listing(
            name=shown.item.name,
            address=shown.address,
            title=shown.texts.title,
            addresses=shown.addresses,
            description=shown.texts.summary,
            items=view.naming.get(shown.item.name, ()),
        )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The page of each project that the language has, and the front of them all."""
    for shown, project in view.of(Project):
        if shown.is_own:
            yield _project_page(view, shown, project)
    listing = view.listing_names.get("projects")
    if listing:
        yield _front(view, listing)


def _front(view: LanguageView, listing: Listing) -> Output:
    by_phase = {
        phase.value: cards_of(view, (shown for shown in listing.items if _phase(view, shown) is phase))
        for phase in (Phase.RUNNING, Phase.COMING, Phase.ENDED)
    }
    return page(
        listing.address, "projects.html", view.code,
        document=with_linked_data(view, head_of_listing(view, listing)), chrome=view.chrome, listing=listing.title,
        phases=by_phase, timeline=timeline_of(view, listing.items),
    )  # fmt: skip


def _phase(view: LanguageView, shown: Shown) -> Phase:
    project = shown.item
    assert isinstance(project, Project)  # noqa: S101 - the listing holds nothing else
    return project.duration.phase(view.now, view.site.zone)


def _project_page(view: LanguageView, shown: Shown, project: Project) -> Output:
    listing = view.listing_names[project.name]
    feeds, linked_data = tuple(view.feeds_of(listing)), (render_project(view, shown, project),)
    document = replace(head_of_item(view, shown), feeds=feeds, linked_data=linked_data)
    return page(
        shown.address, "project.html", view.code,
        document=document, chrome=view.chrome, project=item_page(view, shown),
        facts=project_facts(view, shown, project), calendar=subscription_of(view, listing),
        stories=cards_of(view, listing.of(Story)), upcoming=cards_of(view, view.upcoming(listing.items)),
        publications=cards_of(view, listing.of(Publication)),
    )  # fmt: skip
