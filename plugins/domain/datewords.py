"""The words of dates in every language that writers may use: asked of Babel, completed by the languages' tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Self
from unicodedata import normalize

from babel import Locale

from plugins.domain.forms import render_date
from plugins.domain.language import Language

WIDTHS = ("wide", "abbreviated", "short")
"""Babel's widths of names. The narrow ones are left out: a T may be a Tuesday or a Thursday."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of days or months: families such as (ma, ti, ke, to, pe, la, su), and what a word may mean."""

    families: tuple[tuple[str, ...], ...]
    meanings: Mapping[str, frozenset[int]]
    """Positions in a family, counted from 0; a word may mean different months in different languages."""

    @classmethod
    def of(cls, families: Iterable[tuple[str, ...]]) -> Self:
        """The names of the families, each given once."""
        kept = tuple(dict.fromkeys(families))
        meanings: dict[str, frozenset[int]] = {}
        for position, name in chain.from_iterable(map(enumerate, kept)):
            meanings[bare(name)] = meanings.get(bare(name), frozenset()) | {position}
        return cls(kept, meanings)

    @property
    def known(self) -> tuple[str, ...]:
        """Every name as it is written, without the full stop of a shortened one."""
        return tuple(name.removesuffix(".") for names in self.families for name in names)

    def meaning(self, word: str) -> frozenset[int]:
        """The positions that a word may stand for, in any case, with or without a full stop; none if it is unknown."""
        return self.meanings.get(bare(word), frozenset())

    def instead(self, word: str, position: int) -> str:
        """The name at a position in the family of a word: for `ma` and 6 it is `su`."""
        family = next(names for names in self.families if bare(word) in map(bare, names))
        name = family[position].removesuffix(".")
        return name.capitalize() if word[0].isupper() else name


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of dates in all languages that writers may use, and the zone of the times they write."""

    languages: tuple[Language, ...]
    zone: str
    weekdays: Names
    months: Names
    halves: Mapping[str, int]
    """Hours to add in each half of a day: `am` 0, `pm` 12, `ip` 12."""
    time_words: frozenset[str]
    habits: Names
    """The words that say on which weekday something is held: `torstaisin`, `Thursdays`."""

    @classmethod
    def of(cls, languages: Iterable[Language], timezone: str) -> Self:
        """The words of the site's languages, and of those in which problems are told, if they are others."""
        known = tuple(languages)
        return cls(
            languages=known,
            zone=timezone,
            weekdays=Names.of(chain.from_iterable(map(_weekday_families, known))),
            months=Names.of(chain.from_iterable(map(_month_families, known))),
            halves={word: hours for language in known for word, hours in _halves(language)},
            time_words=frozenset(bare(word) for language in known for word in language.forms.time_words),
            habits=Names.of(habits for language in known if (habits := language.forms.recurring.habits)),
        )

    def told(self, name: str, day: date) -> dict[str, str]:
        """A day as a fact in each language: `day_fi`, `day_en`."""
        return {f"{name}_{language.code}": render_date(day, language) for language in self.languages}


def bare(word: str) -> str:
    """A word as it is compared: without case and full stops."""
    return normalize("NFC", word.casefold()).replace(".", "")


def _locales(language: Language) -> tuple[Locale, ...]:
    """The language's locale, and the language by itself: en_GB shortens September to Sept, en to Sep."""
    locale = Locale.parse(language.locale)
    return locale, Locale(locale.language)


def _families(language: Language, kind: str, endings: Iterable[str]) -> Iterable[tuple[str, ...]]:
    """Babel's names of `days` or `months`, by themselves and in running text, and before these with endings added.

    The order matters where a name is put in another's place: Babel's Finnish says maanantaina, but sunnuntai.
    """
    for names in (getattr(locale, kind) for locale in _locales(language)):
        whole = _in_order(names["stand-alone"]["wide"])
        yield from (tuple(name + ending for name in whole) for ending in endings)
        for context in ("stand-alone", "format"):
            yield from (_in_order(names[context][width]) for width in WIDTHS if width in names[context])


def _in_order(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in sorted(names))


def _weekday_families(language: Language) -> Iterable[tuple[str, ...]]:
    return _families(language, "days", language.forms.weekday_endings)


def _month_families(language: Language) -> Iterable[tuple[str, ...]]:
    return _families(language, "months", language.forms.month_endings)


def _halves(language: Language) -> Iterable[tuple[str, int]]:
    periods: Any = Locale.parse(language.locale).day_periods
    for context in periods.values():
        for names in (context[width] for width in WIDTHS if width in context):
            yield from ((bare(names[half]), hours) for half, hours in (("am", 0), ("pm", 12)) if half in names)
