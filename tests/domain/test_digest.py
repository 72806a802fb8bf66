"""What an issue tells: the rule, the editor's choices, and that nothing is told twice."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.catalogue import Catalogue
from plugins.domain.digest import Digest, Why, digest_of, known_names, told_facts
from plugins.domain.issue import Issue
from plugins.domain.lock import Lock
from plugins.domain.window import Window
from tests.region import ZONE, Texts, catalogue, md, parse, site

FIRST = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo(ZONE))
"""The moment at which the issue of December comes out, which tells of November."""
NEXT = datetime(2027, 1, 1, 9, tzinfo=ZoneInfo(ZONE))


def story(key: str, day: str, *fields: str) -> Texts:
    """A story of a day."""
    return {f"news/{key}/index.fi.md": md(f"title: {key}", f"date: {day}", *fields)}


def event(key: str, start: str, *fields: str) -> Texts:
    """An event of two hours."""
    lines = (f"title: {key}", f"start: {start} klo 9.00", "end: klo 11.00", *fields)
    return {f"events/{key}/index.fi.md": md(*lines)}


def job(key: str, opens: str, *fields: str) -> Texts:
    """A job that opens on a day."""
    return {f"jobs/{key}/index.fi.md": md(f"title: {key}", f"opens: {opens}", *fields)}


def issue(*fields: str, key: str = "2026-12") -> Issue:
    """An issue with these lines in its front matter."""
    (item,) = parse(Issue, {f"newsletters/{key}/index.fi.md": md("title: Kirje", *fields)}).items
    assert isinstance(item, Issue)
    return item


def digest(
    texts: Texts,
    of: Issue | None = None,
    locks: Mapping[str, Lock] | None = None,
    now: datetime = FIRST,
    **changes: Any,
) -> Digest | None:
    """What an issue tells of a content folder."""
    return digest_of(of or issue(), catalogue(texts).items(), locks or {}, now, site(**changes))


def told(found: Digest | None) -> dict[str, list[str]]:
    """What is told of each sort, by name, with what marks it."""
    return {
        section.sort.value: [
            f"{choice.item.name}{'' if choice.why is Why.NEW else f' {choice.why}'}"
            f"{'!' if choice.has_changed and choice.why is Why.PICKED else ''}"
            for choice in section.choices
        ]
        for section in (found.sections if found else ())
    }


def lock(texts: Texts, of: Issue | None = None, now: datetime = FIRST, locks: Mapping[str, Lock] | None = None) -> Lock:
    """The lock of an issue that is frozen at a moment, when the content was this."""
    frozen, content = of or issue(), catalogue(texts)
    found = digest_of(frozen, content.items(), locks or {}, now, site())
    assert frozen.window is not None
    return Lock(
        frozen.key, frozen.series, frozen.window, now, {}, told_facts(found, ZONE) if found else {},
        known_names(content.items(), now, ZONE), {},
    )  # fmt: skip


JANUARY = issue(key="2027-01")


def in_january(before: Texts, after: Texts, of: Issue = JANUARY) -> dict[str, list[str]]:
    """What is told in January of one content when the issue of December was sent with another."""
    return told(digest(after, of, {"2026-12": lock(before)}, NEXT))


# The rule


def test_stories_of_the_window_are_told_newest_first() -> None:
    """From its first day up to, but not including, the day of the issue."""
    days = ("31.10.2026", "1.11.2026", "30.11.2026", "1.12.2026")
    texts = {path: text for number, day in enumerate(days) for path, text in story(f"s{number}", day).items()}
    assert told(digest(texts)) == {"news": ["news/s2", "news/s1"]}


def test_the_day_of_a_story_is_that_of_its_publication() -> None:
    """A story that was written earlier but is published later is news on that later day, in the region's zone."""
    late = story("late", "30.10.2026", "publish_at: 1.11.2026 klo 0.30")
    early = story("early", "30.10.2026", "publish_at: 31.10.2026 klo 23.30")
    assert told(digest({**late, **early})) == {"news": ["news/late"]}


def test_events_of_the_coming_days_are_told_next_first() -> None:
    """A monthly issue tells of 45 days, so that the first days of the month after it are told in time."""
    days = ("30.11.2026", "14.1.2027", "1.12.2026", "15.1.2027")
    texts = {path: text for number, day in enumerate(days) for path, text in event(f"e{number}", day).items()}
    assert told(digest(texts)) == {"events": ["events/e2", "events/e1"]}
    assert told(digest(texts, now=FIRST + timedelta(minutes=1))) == {"events": ["events/e1"]}


def test_the_days_of_coming_events_are_a_setting() -> None:
    """For each series."""
    texts = {**event("near", "5.12.2026"), **event("far", "20.12.2026")}
    assert told(digest(texts, event_days={"monthly": 10})) == {"events": ["events/near"]}
    week = issue("to: 1.12.2026", key="2026-w48")
    assert told(digest(texts, week)) == {"events": ["events/near"]}


def test_what_is_off_is_not_told_for_the_first_time() -> None:
    """Who has never heard of an event need not hear that it is cancelled."""
    assert digest(event("off", "5.12.2026", "status: cancelled")) is None


def test_an_event_of_many_times_is_told_once() -> None:
    """By the next time that it is held."""
    texts = event("series", "26.11.2026", "every: torstai", "until: 15.4.2027")
    assert told(digest(texts)) == {"events": ["events/series"]}
    assert in_january(texts, texts) == {}


def test_open_opportunities_are_told_new_ones_first() -> None:
    """Then by their deadlines; what is open until further notice comes last."""
    texts = {
        **job("old", "1.9.2026", "closes: 5.12.2026"),
        **job("endless", "3.11.2026"),
        **job("new", "2.11.2026", "closes: 31.12.2026"),
        **job("soon", "2.11.2026", "closes: 10.12.2026"),
        **job("closed", "2.11.2026", "closes: 30.11.2026"),
        **job("coming", "2.12.2026"),
    }
    assert told(digest(texts)) == {"opportunities": ["jobs/soon", "jobs/new", "jobs/endless", "jobs/old"]}


def test_a_section_has_room_for_so_much() -> None:
    """What there is no room for is counted."""
    texts = {path: text for day in range(1, 12) for path, text in story(f"s{day:02}", f"{day}.11.2026").items()}
    found = digest(texts)
    assert found is not None
    (section,) = found.sections
    assert ([choice.item.key for choice in section.choices], section.more) == (
        [f"s{day:02}" for day in range(11, 3, -1)],
        3,
    )


def test_what_nobody_may_know_is_not_told() -> None:
    """Drafts, what is due later, and what is announced later."""
    texts = {
        **story("draft", "2.11.2026", "draft: true"),
        **event("later", "5.12.2026", "publish_at: 2.12.2026"),
        **event("announced-later", "5.12.2026", "date: 2.12.2026"),
    }
    assert digest(texts) is None
    assert known_names(catalogue(texts).items(), FIRST, ZONE) == ()


def test_an_empty_issue_is_not_made() -> None:
    """An empty section is left out, and an issue without sections, or without a window, is none."""
    assert digest({}) is None
    assert told(digest(story("s", "2.11.2026"))) == {"news": ["news/s"]}
    assert digest(story("s", "2.11.2026"), issue(key="joulukirje")) is None


# The series


def test_nothing_is_told_twice_in_one_series() -> None:
    """What was told in December and is still open or to come is not told in January; another series tells it."""
    texts = {**event("e", "14.1.2027"), **job("j", "2.11.2026")}
    assert told(digest(texts)) == {"events": ["events/e"], "opportunities": ["jobs/j"]}
    assert in_january(texts, texts) == {}
    week = issue(key="2027-w01")
    assert in_january(texts, texts, week) == {"events": ["events/e"], "opportunities": ["jobs/j"]}


def test_a_renamed_item_is_not_told_again() -> None:
    """Its identity is that under which it was published first."""
    assert in_january(event("e", "14.1.2027"), event("other", "14.1.2027", "aliases: e")) == {}


@pytest.mark.parametrize(
    "changed",
    [
        event("e", "15.1.2027"),
        event("e", "14.1.2027", "status: cancelled"),
        event("e", "14.1.2027", "venue: sali"),
        event("e", "14.1.2027", "updated: 10.12.2026"),
    ],
)
def test_what_changed_is_told_again(changed: Texts) -> None:
    """An event at another time or place, or off, or said to be updated."""
    assert in_january(event("e", "14.1.2027"), changed) == {"events": ["events/e changed"]}


def test_what_changed_is_told_again_once() -> None:
    """The next issue compares with what was told last."""
    before, after = event("e", "25.2.2027"), event("e", "26.2.2027")
    december = lock(before, issue("picks: events/e"))
    january = lock(after, JANUARY, NEXT, {"2026-12": december})
    locks, february = {"2026-12": december, "2027-01": january}, issue(key="2027-02")
    assert list(january.told) == ["events/e"]
    assert told(digest(after, february, locks, NEXT.replace(month=2))) == {}


@pytest.mark.parametrize("day", ["30.11.2026", "1.12.2026", "1.1.2027"])
def test_an_update_outside_the_window_is_not_told(day: str) -> None:
    """What was updated before it was told, or after the window."""
    assert in_january(story("s", "2.11.2026"), story("s", "2.11.2026", f"updated: {day}")) == {}


def test_what_changed_too_late_concerns_nobody() -> None:
    """An event that is over, and an opportunity that is closed, are not told again."""
    before = {**event("e", "14.12.2026"), **job("j", "2.11.2026")}
    after = {**event("e", "15.12.2026"), **job("j", "2.11.2026", "closes: 20.12.2026")}
    assert in_january(before, after) == {}


def test_late_stories_are_told() -> None:
    """A story that is dated before the window but was not there when the last issue was frozen."""
    before, late = story("s", "2.11.2026"), story("late", "20.11.2026")
    assert in_january(before, {**before, **late}) == {"news": ["news/late late"]}
    assert in_january({}, story("late", "20.9.2026")) == {"news": ["news/late late"]}


def test_the_first_issue_of_a_series_has_no_late_stories() -> None:
    """Otherwise it would tell of the whole archive."""
    assert digest(story("old", "2.10.2026")) is None


def test_what_there_was_no_room_for_is_not_late() -> None:
    """The last issue knew of it, and told how much more there was."""
    texts = {path: text for day in range(1, 12) for path, text in story(f"s{day:02}", f"{day}.11.2026").items()}
    assert in_january(texts, texts) == {}


# The editor


def test_picks_come_first_and_always() -> None:
    """In the editor's order, from outside the window as well, and though they were told before."""
    texts = {**story("a", "2.11.2026"), **story("b", "3.11.2026"), **story("old", "2.10.2026")}
    assert told(digest(texts, issue("picks: news/old, news/a"))) == {
        "news": ["news/old picked", "news/a picked", "news/b"]
    }
    assert in_january(texts, texts, issue("picks: news/a", key="2027-01")) == {"news": ["news/a picked"]}


def test_a_pick_that_changed_says_so() -> None:
    """It is marked like anything else that was told before."""
    after = event("e", "15.1.2027")
    assert in_january(event("e", "14.1.2027"), after, issue("picks: events/e", key="2027-01")) == {
        "events": ["events/e picked!"]
    }


def test_any_kind_may_be_picked() -> None:
    """What is neither an event nor an opportunity is told among the news."""
    texts = {"publications/opas/index.fi.md": md("title: Opas", "year: 2026")}
    assert digest(texts) is None
    assert told(digest(texts, issue("picks: publications/opas"))) == {"news": ["publications/opas picked"]}


def test_a_pick_that_nobody_may_see_is_not_told() -> None:
    """Not even where its editor insists."""
    assert digest(story("s", "2.11.2026", "draft: true"), issue("picks: news/s")) is None


def test_picks_are_never_cut() -> None:
    """They take the room of what is chosen by rule."""
    texts = {path: text for day in range(1, 12) for path, text in story(f"s{day:02}", f"{day}.11.2026").items()}
    names = ", ".join(f"news/s{day:02}" for day in range(1, 11))
    found = digest(texts, issue(f"picks: {names}"))
    assert found is not None
    assert (len(found.sections[0].choices), found.sections[0].more) == (10, 1)


def test_what_is_hidden_is_not_told() -> None:
    """Nor counted among what there is no room for."""
    texts = {**story("a", "2.11.2026"), **story("b", "3.11.2026")}
    assert told(digest(texts, issue("hide: news/a"))) == {"news": ["news/b"]}


def test_the_editor_orders_the_sections() -> None:
    """Those that are not named keep their order after them."""
    texts = {**story("s", "2.11.2026"), **event("e", "5.12.2026"), **job("j", "2.11.2026")}
    assert list(told(digest(texts, issue("order: opportunities, news")))) == ["opportunities", "news", "events"]


def test_an_issue_is_never_told() -> None:
    """Not even a picked one."""
    (one,) = Catalogue({"newsletters": (issue(),)}).items()
    assert digest_of(issue("picks: newsletters/2026-12"), [one], {}, FIRST, site()) is None


def test_a_late_freeze_tells_of_what_is_left() -> None:
    """An issue that is frozen after its day tells of no event that has begun and no call that has closed by then."""
    texts = {**event("over", "2.12.2026"), **event("e", "5.12.2026"), **job("j", "2.11.2026", "closes: 2.12.2026")}
    assert told(digest(texts, now=FIRST + timedelta(days=2))) == {"events": ["events/e"]}


def test_the_digest_says_its_window() -> None:
    """For whoever writes the letters."""
    found = digest(story("s", "2.11.2026"))
    assert found is not None
    assert (found.window, found.moment) == (Window(date(2026, 11, 1), date(2026, 12, 1)), FIRST)
