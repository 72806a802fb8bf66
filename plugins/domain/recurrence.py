"""Recurrence: how often an event is held, in the words in which people say it.

What may be written is small on purpose: one or several weekdays (`torstai`, `torstaisin`, `Tuesday and Thursday`), the
same every second week (`joka toinen torstai`, `every other Thursday`), or one weekday of each month, counted from its
beginning or the last one (`2. tiistai`, `joka kuun viimeinen perjantai`, `last Friday of the month`). A fifth one
cannot be asked for, as most months lack it. The words come from Babel and from the languages' tables of forms.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from plugins.domain.dates import DateError
from plugins.domain.datewords import DateWords, bare
from plugins.domain.problem import nearest

LAST = -1
"""The number that stands for the last weekday of its sort in a month."""

_NUMBER = re.compile(r"([1-4])(?:\.|st|nd|rd|th|:?[ae])")
"""`2.`, `2nd`, `2:a`."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The weekdays (Monday is 0) on which something is held: every week, every second week, or once a month."""

    weekdays: frozenset[int]
    fortnightly: bool = False
    """Every second week, counted from the week of the first day."""
    ordinal: int = 0
    """Which of its sort in a month the weekday is: 1 to 4, or LAST; 0 for every one."""

    def falls_on(self, day: date, first: date) -> bool:
        """Whether it is held on a day, when it was first held on `first`."""
        if day.weekday() not in self.weekdays:
            return False
        if self.fortnightly:
            return (_monday(day) - _monday(first)).days % 14 == 0
        if self.ordinal == LAST:
            return (day + timedelta(days=7)).month != day.month
        return self.ordinal in {0, (day.day + 6) // 7}

    def days(self, first: date, last: date) -> Iterator[date]:
        """Every day on which it is held, from a first day to a last one, both included."""
        every = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return (day for day in every if self.falls_on(day, first))


def parse_recurrence(text: str, words: DateWords) -> Recurrence:
    """The recurrence that a text states: `torstaisin`, `2. tiistai`, `last Friday`. Raises DateError."""
    meanings = _Meanings(words)
    said = tuple(meanings.read(text))
    weekdays = frozenset(value for sort, value in said if sort == "weekday")
    ordinals = tuple(value for sort, value in said if sort in {"ordinal", "number"})
    sorts = {sort for sort, _ in said}
    if not weekdays or len(ordinals) > 1 or (ordinals and (len(weekdays) > 1 or "fortnight" in sorts)):
        raise DateError("every-unreadable", value=text)
    if ("ordinal", 2) in said and "month" not in sorts:
        raise DateError("every-ambiguous", value=text, weekday=text.rsplit(maxsplit=1)[-1])
    if "month" in sorts and not ordinals:
        raise DateError("every-unreadable", value=text)
    return Recurrence(weekdays, fortnightly="fortnight" in sorts, ordinal=ordinals[0] if ordinals else 0)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


class _Meanings:
    """What words and phrases mean in any of the languages: a sort and a number, as `("weekday", 3)`."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self.phrases: Mapping[tuple[str, ...], tuple[str, int]] = dict(_phrases(words))
        self.longest = max(map(len, self.phrases))

    def read(self, text: str) -> Iterator[tuple[str, int]]:
        """The meanings of a text's words, the longest phrases first. Raises DateError for a word without any."""
        written = normalize("NFKC", text).replace(",", " ").split()
        start = 0
        while start < len(written):
            meaning, length = self._next(written[start:], text)
            start += length
            yield meaning

    def _next(self, written: list[str], text: str) -> tuple[tuple[str, int], int]:
        plain = tuple(bare(word) for word in written)
        for length in range(min(self.longest, len(plain)), 0, -1):
            if found := self.phrases.get(plain[:length]):
                return found, length
        if number := _NUMBER.fullmatch(written[0].casefold()):
            return ("number", int(number[1])), 1
        raise self._unknown(written[0], text)

    def _unknown(self, word: str, text: str) -> DateError:
        likely = nearest(word, sorted({word for phrase in self.phrases for word in phrase}))
        known = {"nearest": likely, "corrected": text.replace(word, likely)} if likely else {}
        return DateError("every-unknown-word", value=text, word=word, **known)


def _phrases(words: DateWords) -> Iterator[tuple[tuple[str, ...], tuple[str, int]]]:
    """Every phrase as bare words, with what it means."""
    for names in (words.weekdays, words.habits):
        # A word that is another weekday in another language is no word to guess by.
        yield from (((word,), ("weekday", min(days))) for word, days in names.meanings.items() if len(days) == 1)
    for language in words.languages:
        forms = language.forms.recurring
        yield from _all(forms.each, ("each", 0))
        yield from _all(forms.month, ("month", 0))
        yield from _all(forms.fortnight, ("fortnight", 0))
        yield from _all(forms.last, ("ordinal", LAST))
        for number, word in enumerate(forms.ordinals, 1):
            yield from _all((word,), ("ordinal", number))


def _all(phrases: Iterable[str], meaning: tuple[str, int]) -> Iterator[tuple[tuple[str, ...], tuple[str, int]]]:
    return ((tuple(bare(word) for word in phrase.split()), meaning) for phrase in phrases)
