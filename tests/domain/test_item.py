"""An item: when it may be known of, what it is called, and which version stands for it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.event import Event
from plugins.domain.item import Item, ItemTexts, Translation, at_start, default_slug, leading_date
from plugins.domain.page import StandingPage
from plugins.domain.problem import Where
from plugins.domain.story import Story
from tests.region import ZONE

HELSINKI = ZoneInfo(ZONE)
MIDNIGHT = datetime(2026, 5, 3, tzinfo=HELSINKI)


def story(**facts: Any) -> Story:
    """A story of 3 May 2026."""
    return Story.model_validate({"key": "k", "texts": {"fi": ItemTexts(title="A")}, "date": date(2026, 5, 3), **facts})


def page(**facts: Any) -> StandingPage:
    """A page."""
    return StandingPage.model_validate({"key": "k", "texts": {"fi": ItemTexts(title="A")}, **facts})


@pytest.mark.parametrize(
    ("key", "slug", "day"),
    [
        ("2026-05-03-silta", "silta", "2026-05-03"),
        ("silta", "silta", ""),
        ("silta-2026-05-03", "silta-2026-05-03", ""),
        ("2026-05-03-", "2026-05-03-", "2026-05-03"),
        ("2026-silta", "2026-silta", ""),
    ],
)
def test_a_leading_date_is_no_part_of_the_slug(key: str, slug: str, day: str) -> None:
    """The date of a folder's name is the story's date, and its address goes without."""
    assert (default_slug(key), leading_date(key)) == (slug, day)


def test_a_day_begins_at_midnight_of_the_region() -> None:
    """A moment stays what it is."""
    assert at_start(date(2026, 5, 3), ZONE) == MIDNIGHT
    assert at_start(datetime(2026, 5, 3, 9, tzinfo=UTC), ZONE) == datetime(2026, 5, 3, 9, tzinfo=UTC)


def test_a_story_is_public_from_its_date_on() -> None:
    """To the second, on the region's clocks."""
    assert not story().is_public(MIDNIGHT - timedelta(seconds=1), ZONE)
    assert story().is_public(MIDNIGHT, ZONE)


def test_a_story_waits_for_the_later_of_its_date_and_publish_at() -> None:
    """Either may hold it back."""
    at_nine = story(publish_at=datetime(2026, 5, 3, 9, tzinfo=HELSINKI))
    before = story(publish_at=date(2026, 5, 1))

    assert [item.due_at(ZONE) for item in (at_nine, before)] == [datetime(2026, 5, 3, 9, tzinfo=HELSINKI), MIDNIGHT]


def test_what_has_no_date_is_public_at_once() -> None:
    """A page waits only for `publish_at`."""
    assert page().is_public(MIDNIGHT, ZONE)
    assert not page(publish_at=date(2026, 5, 4)).is_public(MIDNIGHT, ZONE)


def test_a_draft_is_never_public() -> None:
    """Whatever its date."""
    assert not story(draft=True).is_public(MIDNIGHT + timedelta(days=999), ZONE)


def test_a_promise_is_no_version() -> None:
    """Only full and summary texts can be shown."""
    texts = {
        "fi": ItemTexts(title="A"),
        "en": ItemTexts(translation=Translation.PENDING),
        "sv": ItemTexts(title="B", translation=Translation.SUMMARY),
    }
    item = story(texts=texts)

    assert item.versions == ("fi", "sv")
    assert (item.version("en"), item.version("se")) == (None, None)


@pytest.mark.parametrize(("source", "original"), [("en", "en"), ("", "fi"), ("sv", "fi")])
def test_the_original_is_the_source_or_the_first_version(source: str, original: str) -> None:
    """A source that is only promised cannot stand for the item."""
    texts = {"fi": ItemTexts(title="A"), "en": ItemTexts(title="B"), "sv": ItemTexts(translation=Translation.PENDING)}

    assert story(texts=texts).model_copy(update={"source": source}).original == original


def test_an_item_names_its_kind_and_key() -> None:
    """Together they are permanent."""
    assert (story().name, page().name) == ("news/k", "pages/k")


def test_what_an_item_names_is_what_it_is_related_to() -> None:
    """An event names its venue and organisers as well."""
    facts = {"themes": ("t",), "places": ("p",), "organisations": ("o",), "projects": ("x",), "contacts": ("c",)}
    event = Event.model_validate(
        {"key": "k", "texts": {}, "start": date(2026, 5, 3), "venue": "v", "organisers": ("q", "o"), "themes": ("t",)}
    )

    assert story(**facts).related() == {"themes/t", "places/p", "organisations/o", "projects/x"}
    assert event.related() == {"themes/t", "places/v", "organisations/q", "organisations/o"}


def test_a_field_stands_in_a_file() -> None:
    """What a file does not state is told at its beginning."""
    item = story(
        stands={
            "date": Where("fi.md", 3),
            "slug.fi": Where("fi.md", 4),
            ".": Where("fi.md", 1),
            ".en": Where("en.md", 1),
        }
    )

    assert item.where("date") == Where("fi.md", 3)
    assert item.where("slug", "fi") == Where("fi.md", 4)
    assert item.where("slug", "en") == Where("en.md", 1)
    assert item.where("image") == Where("fi.md", 1)
    assert Item(key="k", texts={}).where("image") == Where("k")
