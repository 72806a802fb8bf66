"""What holds of every series of issues, whatever becomes of the content between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.digest import Choice, Digest, Why, digest_of, facts_of, is_known, known_names, told_facts
from plugins.domain.event import Event, EventTexts
from plugins.domain.issue import Issue, IssueTexts
from plugins.domain.item import Item, ItemTexts, at_start
from plugins.domain.lock import Lock, parse_lock, render_lock
from plugins.domain.occurrence import EventStatus
from plugins.domain.opportunity import Job
from plugins.domain.story import Story, StoryTexts
from tests.region import ZONE, site

MONTHS = tuple(date(2026, month, 1) for month in range(8, 13))
"""The days of the issues."""
NEAR = st.builds(lambda day, days: day + timedelta(days=days), st.sampled_from(MONTHS), st.integers(-3, 6))
DAYS = NEAR | st.dates(date(2026, 6, 1), date(2027, 3, 1))
"""Any days, and often those around the day of an issue."""
KEYS = st.sampled_from(["a", "b", "c", "d"])
UPDATES = st.none() | DAYS
DRAFTS = st.sampled_from([False, False, False, True])
NINE = time(9, tzinfo=ZoneInfo(ZONE))
HERE = site()


def _story(key: str, day: date, updated: date | None, draft: bool) -> Story:
    return Story(key=key, texts={"fi": StoryTexts(title=key, updated=updated)}, date=day, draft=draft)


def _event(key: str, day: date, updated: date | None, draft: bool, status: EventStatus) -> Event:
    texts = {"fi": EventTexts(title=key, updated=updated)}
    return Event(key=key, texts=texts, start=datetime.combine(day, NINE), draft=draft, status=status)


def _job(key: str, days: tuple[date, date | None], updated: date | None, draft: bool) -> Job:
    texts = {"fi": ItemTexts(title=key, updated=updated)}
    return Job(key=key, texts=texts, opens=days[0], closes=days[1], draft=draft)


STATUSES = st.sampled_from([EventStatus.CONFIRMED, EventStatus.CONFIRMED, EventStatus.CANCELLED, EventStatus.MOVED])
ITEMS = (
    st.builds(_story, KEYS, DAYS, UPDATES, DRAFTS)
    | st.builds(_event, KEYS, DAYS, UPDATES, DRAFTS, STATUSES)
    | st.builds(_job, KEYS, st.tuples(DAYS, st.none() | DAYS), UPDATES, DRAFTS)
)
CONTENTS = st.lists(ITEMS, max_size=8, unique_by=lambda item: item.name)
NAMES = st.lists(st.sampled_from(["news/a", "events/a", "jobs/a", "news/b", "events/c"]), max_size=2).map(tuple)


@dataclass(frozen=True)
class Sent:
    """An issue that was sent: what it chose among which items, and what there was to know then."""

    issue: Issue
    items: Sequence[Item]
    moment: datetime
    digest: Digest | None

    @property
    def choices(self) -> Iterator[Choice]:
        """All that it told."""
        for section in self.digest.sections if self.digest else ():
            yield from section.choices


def issue(month: date, picks: tuple[str, ...], hide: tuple[str, ...]) -> Issue:
    """The issue of a month."""
    key = f"{month:%Y-%m}"
    return Issue(key=key, texts={"fi": IssueTexts(title=key)}, picks=picks, hide=hide)


@st.composite
def serieses(draw: st.DrawFn, names: st.SearchStrategy[tuple[str, ...]] = NAMES) -> list[Sent]:
    """Issues of successive months, each frozen up to four days after its day, with any content at all each time."""
    sent, locks = list[Sent](), dict[str, Lock]()
    for month in MONTHS:
        items, one = draw(CONTENTS), issue(month, draw(names), draw(names))
        now = datetime.combine(month + timedelta(days=draw(st.integers(0, 4))), NINE)
        digest = digest_of(one, items, locks, now, HERE)
        sent.append(Sent(one, items, now, digest))
        locks[one.key] = frozen(sent[-1])
    return sent


def frozen(sent: Sent) -> Lock:
    """The lock of an issue, as it comes back from its file."""
    window = sent.issue.window
    assert window is not None
    facts, known = told_facts(sent.digest, ZONE) if sent.digest else {}, known_names(sent.items, sent.moment, ZONE)
    lock = Lock(sent.issue.key, sent.issue.series, window, sent.moment, {}, facts, known, {})
    return parse_lock(render_lock(lock))


@given(serieses())
def test_nothing_is_told_twice_unless_it_changed(series: list[Sent]) -> None:
    """What was told before is told again only where it was picked, or where its facts or its update are new."""
    last = dict[str, tuple[str, date]]()
    for sent in series:
        for choice in sent.choices:
            before = last.get(choice.item.name)
            if before and choice.why is not Why.PICKED:
                assert choice.why is Why.CHANGED
                updates = {texts.updated for texts in choice.item.texts.values()}
                is_updated = any(day and day > before[1] for day in updates)
                assert is_updated or facts_of(choice.item, ZONE) != before[0]
            if before is None:
                assert choice.why is not Why.CHANGED
        last |= {choice.item.name: (facts_of(choice.item, ZONE), sent.moment.date()) for choice in sent.choices}


@given(CONTENTS, st.randoms())
def test_without_changes_everything_is_told_at_most_once(items: list[Item], random: Random) -> None:
    """A content that nobody touches is told once in a series, in whatever order it is read."""
    told, locks = list[str](), dict[str, Lock]()
    quiet = [item.model_copy(update={"texts": {"fi": type(item.texts["fi"])(title=item.key)}}) for item in items]
    for month in MONTHS:
        one, now = issue(month, (), ()), datetime.combine(month, NINE)
        digest = digest_of(one, random.sample(quiet, len(quiet)), locks, now, HERE)
        assert digest == digest_of(one, quiet, locks, now, HERE)
        told += [item.name for item in digest.items] if digest else []
        locks[one.key] = frozen(Sent(one, quiet, now, digest))
    assert sorted(told) == sorted(set(told))


@given(serieses())
def test_nothing_outside_the_window_is_told(series: list[Sent]) -> None:
    """Unless it is late, picked or changed: a story is of the window, an event soon, an opportunity open."""
    for number, sent in enumerate(series):
        window = sent.issue.window
        assert window is not None
        known = set(frozen(series[number - 1]).known) if number else None
        moment = max(sent.moment, at_start(window.to, ZONE))
        for choice in sent.choices:
            item = choice.item
            if choice.why is Why.NEW and isinstance(item, Story):
                assert window.first <= item.date < window.to
            elif choice.why is Why.NEW and isinstance(item, Event):
                assert isinstance(item.start, datetime)
                assert moment <= item.start < at_start(window.to + timedelta(days=45), ZONE)
                assert item.status is not EventStatus.CANCELLED
            elif choice.why is Why.NEW and isinstance(item, Job):
                closes = item.closes_at(ZONE)
                assert item.opens
                assert at_start(item.opens, ZONE) <= moment
                assert closes is None or closes > moment
            elif choice.why is Why.LATE:
                assert isinstance(item, Story)
                assert known is not None
                assert (item.date < window.first, item.name in known) == (True, False)


@given(serieses())
def test_editors_have_the_last_word(series: list[Sent]) -> None:
    """What is hidden is not told, what is picked comes first and in its order, and what is not public is nowhere."""
    for sent in series:
        told = [choice.item for choice in sent.choices]
        public = {item.name for item in sent.items if is_known(item, sent.moment, ZONE)}
        picked = [name for name in dict.fromkeys(sent.issue.picks) if name in public - set(sent.issue.hide)]
        assert not {item.name for item in told} & set(sent.issue.hide)
        assert {item.name for item in told} <= public
        assert set(picked) <= {item.name for item in told}
        for section in sent.digest.sections if sent.digest else ():
            assert section.choices != ()
            whys = [choice.why is Why.PICKED for choice in section.choices]
            assert whys == sorted(whys, reverse=True)
            first = [choice.item.name for choice in section.choices if choice.why is Why.PICKED]
            assert first == [name for name in picked if name in first]


@settings(max_examples=50)
@given(serieses(), CONTENTS)
def test_another_series_changes_nothing(series: list[Sent], items: list[Item]) -> None:
    """What weekly issues told is no matter to a monthly one, nor the other way round."""
    locks = {sent.issue.key: frozen(sent) for sent in series}
    week = Issue(key="2026-w49", texts={"fi": IssueTexts(title="x")})
    now = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo(ZONE))
    assert digest_of(week, items, locks, now, HERE) == digest_of(week, items, {}, now, HERE)
