"""Opportunities: a page for each job and call, and the listing of those that are open."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.domain.cards import cards_of
from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.item_page import item_page
from plugins.domain.listing import Listing, Shown, newest_first
from plugins.domain.opportunity import Call, Job, JobKind, Opportunity
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.formats.calendar_links import subscription_of
from plugins.formats.schema_org import render_job, render_web_page
from plugins.formats.schema_org_listings import with_linked_data
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.opportunities.facts import opportunity_facts


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Jobs, calls and their listing."""
    return Feature("opportunities", kinds=(Job, Call), listings=listings, outputs=outputs)


def listings(view: LanguageView) -> Iterator[Listing]:
    """The jobs and calls that are open, the newest first. There is a listing even when none is."""
    if not view.catalogue.kinds.get(Job.kind_folder) and not view.catalogue.kinds.get(Call.kind_folder):
        return
    addresses = {code: view.site.section_address("opportunities", code) for code in view.site.languages}
    yield Listing(
        name="opportunities",
        address=addresses[view.code],
        title=view.gettext("Jobs and calls"),
        addresses=addresses,
        description=view.gettext("Jobs, traineeships, theses, business opportunities and calls that are open now."),
        items=tuple(sorted(view.open(view.shown.values()), key=newest_first)),
        menu=40,
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The page of each opportunity that the language has, closed ones among them, and the listing."""
    for shown, opportunity in view.of(Opportunity):
        if shown.is_own:
            yield _opportunity_page(view, shown, opportunity)
    listing = view.listing_names.get("opportunities")
    if listing:
        yield page(
            listing.address, "opportunities.html", view.code,
            document=with_linked_data(view, head_of_listing(view, listing)), chrome=view.chrome, listing=listing.title,
            jobs=cards_of(view, view.open(listing.of(Job))), calls=cards_of(view, view.open(listing.of(Call))),
            calendar=subscription_of(view, listing),
        )  # fmt: skip


def _opportunity_page(view: LanguageView, shown: Shown, opportunity: Opportunity) -> Output:
    feeds = tuple(view.feeds_of(view.listing_names["opportunities"]))
    linked_data = (_linked_data(view, shown, opportunity),)
    return page(
        shown.address, "opportunity.html", view.code,
        document=replace(head_of_item(view, shown), feeds=feeds, linked_data=linked_data), chrome=view.chrome,
        opportunity=item_page(view, shown), facts=opportunity_facts(view, opportunity),
    )  # fmt: skip


def _linked_data(view: LanguageView, shown: Shown, opportunity: Opportunity) -> str:
    """A job as search engines for jobs want it; what is no employment, or has no employer, as any page."""
    if isinstance(opportunity, Job) and opportunity.employer and opportunity.kind is not JobKind.BUSINESS:
        return render_job(view, shown, opportunity)
    return render_web_page(view, shown)
