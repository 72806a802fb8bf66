"""The newsletter: the latest news and the coming events as an HTML letter."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.domain.cards import Card, cards_of
from plugins.domain.issue import Issue
from plugins.domain.listing import Shown
from plugins.domain.story import Story
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page
from plugins.host import signals
from plugins.host.feature import Feature
from plugins.newsletter.desk import DESK

NEWS, EVENTS = 6, 6
"""How many stories and events a letter tells of."""


def register() -> None:
    """Answer the run's question for features."""
    signals.features.connect(feature)


def feature(_run: object) -> Feature:
    """The letter, and the issues of the newsletter."""
    return Feature("newsletter", kinds=(Issue,), outputs=outputs, desk=DESK)


def outputs(view: LanguageView) -> Iterator[Output]:
    """`mail.html` of each language."""
    front = view.listing_names["front"]
    told = [shown for shown in front.of(Story) if shown.is_own][:NEWS]
    yield page(
        f"{view.site.section_address('newsletter', view.code)}mail.html", "mail.html", view.code,
        subject=f"{view.tongue.site_name}: {view.gettext('Newsletter')}", preheader=view.tongue.tagline, intro="",
        chrome=view.chrome, url=view.site.absolute(front.address),
        stories=_absolute(view, told), events=_absolute(view, view.upcoming(front.items)[:EVENTS]),
    )  # fmt: skip


def _absolute(view: LanguageView, items: Iterable[Shown]) -> tuple[Card, ...]:
    return tuple(replace(card, address=view.site.absolute(card.address), image=None) for card in cards_of(view, items))
