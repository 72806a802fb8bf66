"""The state of translations: of each item and each text of a registry, what each language has of it and what is due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event
from plugins.domain.issue import Issue
from plugins.domain.item import Item, ItemTexts, Translation, closing
from plugins.domain.item_page import is_outdated
from plugins.domain.lag import Lag
from plugins.domain.opportunity import Opening, Opportunity
from plugins.domain.registry import ENTRIES, Entry, Term
from plugins.domain.walltime import OccurrenceError

UNTRANSLATED = frozenset({"slug", "url", "stands"})
"""What an entry says per language and is no text."""


class State(StrEnum):
    """What a language has of something."""

    LATE = "late"
    """A translation was promised, and its day has passed."""
    PENDING = "pending"
    """A translation is promised."""
    OUTDATED = "outdated"
    """A translation is possibly outdated: its source has changed since."""
    MISSING = "missing"
    ORIGINAL = "original"
    FULL = "full"
    SUMMARY = "summary"
    REVIEWED = "reviewed"
    """A translation of which somebody has said that it is right, and whose source has not changed since."""
    SENT = "sent"
    """An issue of the newsletter that was sent without this language, and needs no translation any more."""


OPEN = (State.LATE, State.PENDING, State.OUTDATED, State.MISSING)
"""The states in which something is left to do, in the order of doing it."""

BEHIND = frozenset({State.LATE, State.OUTDATED})
"""The states that `--strict` does not let pass."""


@dataclass(frozen=True)
class Version:
    """What one language has of something."""

    language: str
    state: State
    due: date | None = None
    days: int | None = None
    """For how many days readers of the language have lacked what the source says; None where that is not known."""
    is_told: bool = False
    """Whether the site tells readers that the translation is older than its source."""
    lag: Lag | None = None
    """What has changed in the source, as far as git knows."""
    lacking: tuple[str, ...] = ()
    """The fields that an entry of a registry has in other languages alone."""


@dataclass(frozen=True)
class Row:
    """An item or an entry with its versions."""

    kind: str
    """The folder of the kind, or the name of the registry."""
    name: str
    """Kind and key, or registry and id: `news/2026-10-17-vihrea-sahko`, `places/iisalmi`."""
    title: str
    original: str
    """The language that is translated from; "" where there is no whole text yet."""
    versions: tuple[Version, ...]
    is_draft: bool = False
    is_over: bool = False
    """Whether it has been held or has closed, so that hardly anybody reads it any more."""
    day: date = date.min
    """The day by which newer ones come first."""
    updated: date | None = None
    """The day on which the original says that it was updated."""
    where: str = ""
    """The file in which the original stands, or that of the registry."""

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return any(version.state in OPEN for version in self.versions)

    def is_behind(self, version: Version) -> bool:
        """Whether a version is what `--strict` does not let pass: readers have it, and will still read it."""
        return version.state in BEHIND and not self.is_draft and not self.is_over


@dataclass(frozen=True)
class PastTexts:
    """What git knows of the texts of items, by the item's name and the language."""

    lags: Mapping[tuple[str, str], Lag | None]
    begun: Mapping[tuple[str, str], datetime]
    """When each text was first committed."""


@dataclass(frozen=True)
class Situation:
    """By what states are told: the site's languages, the moment and the zone of its days."""

    languages: tuple[str, ...]
    now: datetime
    zone: str

    @property
    def today(self) -> date:
        """The day, where the region lives."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()


def rows_of(catalogue: Catalogue, past: PastTexts, situation: Situation) -> tuple[Row, ...]:
    """A row for each item and each entry, what is due first: see `urgency`."""
    items = [row_of_item(item, past, situation) for item in catalogue.written()]
    entries = [row_of_entry(entry, situation) for entry in _entries(catalogue)]
    return tuple(sorted([*items, *entries], key=_urgency_of_row))


def row_of_item(item: Item, past: PastTexts, situation: Situation) -> Row:
    """An item with its versions in all languages."""
    original = item.original if item.versions else ""
    title = next((texts.title for code in (original, *item.texts) if (texts := item.texts.get(code))), "")
    versions = tuple(_version(item, language, original, past, situation) for language in situation.languages)
    return Row(
        item.kind_folder, item.name, title or item.key, original, versions,
        is_draft=item.draft or (isinstance(item, Issue) and not item.is_frozen),
        is_over=is_over(item, situation),
        day=_announced(item) or date.min,
        updated=item.texts[original].updated if original else None,
        where=item.where("", original).path,
    )  # fmt: skip


def row_of_entry(entry: Entry, situation: Situation) -> Row:
    """An entry of a registry with the texts that each language lacks."""
    texts = _texts_of(entry)
    lacking = {code: tuple(name for name, said in texts.items() if not said.get(code)) for code in situation.languages}
    original = next((code for code in situation.languages if not lacking[code]), next(iter(entry.name), ""))
    versions = tuple(
        Version(code, _state_of_entry(code, original, missing), lacking=missing) for code, missing in lacking.items()
    )
    name = f"{entry.registry}/{entry.id}"
    return Row(entry.registry, name, entry.named(original), original, versions, where=entry.where.path)


def is_over(item: Item, situation: Situation) -> bool:
    """Whether something has been held, or can no longer be applied for; of what has a mistake, nobody knows."""
    try:
        if isinstance(item, Opportunity):
            return item.opening(situation.now, situation.zone) is Opening.CLOSED
        occurrences = item.occurrences(situation.zone) if isinstance(item, Event) else ()
    except (OccurrenceError, AttributeError):
        return False
    return bool(occurrences) and all(one.span.is_past(situation.now) for one in occurrences)


def _announced(item: Item) -> date | None:
    """The day on which an item became known; an item that has a mistake may lack the field itself."""
    try:
        return item.announced
    except AttributeError:
        return None


def urgency(version: Version) -> tuple[int, int]:
    """What is to be done first: what is late, what is promised for the soonest day, what has lagged for longest."""
    rank = OPEN.index(version.state) if version.state in OPEN else len(OPEN)
    if version.state in {State.LATE, State.PENDING}:
        return rank, (version.due or date.max).toordinal()
    return rank, -(version.days or 0) if version.state is State.OUTDATED else 0


def _urgency_of_row(row: Row) -> tuple[object, ...]:
    first = min(urgency(version) for version in row.versions)
    return (not row.is_open, row.is_over, *first, row.is_draft, -row.day.toordinal(), row.name)


def _version(item: Item, language: str, original: str, past: PastTexts, situation: Situation) -> Version:
    texts = item.texts.get(language)
    if language == original:
        return Version(language, State.ORIGINAL)
    if texts is None:
        state = State.SENT if isinstance(item, Issue) and item.is_frozen else State.MISSING
        return Version(language, state, days=_days_without(item, original, past, situation))
    if texts.translation is Translation.PENDING:
        state = State.LATE if texts.due and texts.due < situation.today else State.PENDING
        return Version(language, state, texts.due, _days_without(item, original, past, situation))
    return _translated(item, language, texts, past, situation)


def _translated(item: Item, language: str, texts: ItemTexts, past: PastTexts, situation: Situation) -> Version:
    """A version that readers have. What was sent stays as it is."""
    is_sent = isinstance(item, Issue) and item.is_frozen
    lag = None if is_sent else past.lags.get((item.name, language))
    is_told = is_outdated(item, texts) and not is_sent
    if lag or is_told:
        since = lag.since.astimezone(ZoneInfo(situation.zone)).date() if lag else item.texts[item.original].updated
        return Version(language, State.OUTDATED, days=_days(since, situation), is_told=is_told, lag=lag)
    if texts.checked and texts.checked <= situation.today:
        return Version(language, State.REVIEWED)
    return Version(language, State.SUMMARY if texts.translation is Translation.SUMMARY else State.FULL)


def checked_until(texts: ItemTexts, situation: Situation) -> datetime | None:
    """The end of the day on which a translation was found to be right; a day to come says nothing yet."""
    known = texts.checked is not None and texts.checked <= situation.today
    return closing(texts.checked, situation.zone) if known and texts.checked else None


def _days_without(item: Item, original: str, past: PastTexts, situation: Situation) -> int | None:
    """For how many days the original has been there, by itself."""
    begun = past.begun.get((item.name, original))
    days = (begun.astimezone(ZoneInfo(situation.zone)).date() if begun else None, _announced(item))
    return max((_days(day, situation) or 0 for day in days if day and day <= situation.today), default=None)


def _days(since: date | None, situation: Situation) -> int | None:
    return max(0, (situation.today - since).days) if since and since <= situation.today else None


def _state_of_entry(language: str, original: str, lacking: Sequence[str]) -> State:
    if lacking:
        return State.MISSING
    return State.ORIGINAL if language == original else State.FULL


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    """The entries of the registries whose texts readers see: the glossary is for those who write."""
    for registry in ENTRIES:
        if registry is not Term:
            yield from catalogue.registries.get(registry.registry, {}).values()


def _texts_of(entry: Entry) -> dict[str, Mapping[str, str]]:
    """The texts that an entry says for each language by itself, by the names that writers know."""
    fields = type(entry).model_fields.items()
    values = {field.alias or name: getattr(entry, name) for name, field in fields if name not in UNTRANSLATED}
    return {name: value for name, value in values.items() if isinstance(value, Mapping) and value}
