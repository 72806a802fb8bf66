"""The newsletter: its issues, from what an editor chooses to letters that are kept as they were sent."""

from collections.abc import Iterator

from plugins.domain.issue import Issue
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output
from plugins.host import signals
from plugins.host.feature import Feature, Views
from plugins.newsletter.composition import letters_of
from plugins.newsletter.desk import DESK
from plugins.newsletter.pages import LISTING, archive_page, combined_outputs, issue_outputs, listings


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """Issues, their archive and their mails."""
    return Feature(
        "newsletter", kinds=(Issue,), listings=listings, outputs=outputs, site_outputs=site_outputs, desk=DESK
    )


def outputs(view: LanguageView) -> Iterator[Output]:
    """The archive of a language."""
    listing = view.listing_names.get(LISTING)
    if listing:
        yield archive_page(view, listing)


def site_outputs(views: Views) -> Iterator[Output]:
    """Every issue: in each of its languages, and in all of them together."""
    for shown, issue in next(iter(views.values())).of(Issue):
        letters = letters_of(views, issue)
        for code, letter in letters.items():
            yield from issue_outputs(views[code], views[code].shown[shown.item.name], issue, letter)
        if len(letters) > 1:
            yield from combined_outputs(views, issue, letters)
