"""Base forms: what else a word should be found by, in the languages whose words change more than a stemmer knows.

A language has a line in `FINDERS`; one without a line is left to the stemmer of the search program alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple, Protocol

from snowballstemmer import stemmer

from plugins.engine.finnish import forms
from plugins.engine.voikko import Reading, Voikko, open_voikko, voikko_tools

SHORTEST = 3
"""How many letters a word has at least for its base form to be of use."""

NOUNS = {"nimisana", "laatusana", "nimisana_laatusana", "nimi", "etunimi", "sukunimi", "paikannimi"}
NAMES = {"nimi", "etunimi", "sukunimi", "paikannimi"}
SMALL_WORDS = {"sidesana", "seikkasana", "suhdesana", "asemosana", "kieltosana", "huudahdussana", "lyhenne"}
"""Voikko's classes: what is inflected like a noun; what is a name; what nobody looks for, though it may look like a
noun (`kuin` is a form of `kuu`, the moon)."""


class Found(NamedTuple):
    """What a word is to be found by as well: forms of the whole word, and of the parts of a compound."""

    wholes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    may_join: bool = False
    """Whether the word may be the beginning of a compound that is written as two words."""


class Finder(Protocol):
    """Knows the words of a language."""

    def found_by(self, word: str) -> Found:
        """What a word of a text is to be found by as well."""

    def joined(self, word: str, following: str) -> tuple[str, ...]:
        """What two words are to be found by where some people write them as one."""


class Finnish:
    """Finnish by Voikko's dictionary: the forms of a word's base form, as far as their stems differ."""

    def __init__(self, voikko: Voikko) -> None:
        """Look words up in an open dictionary; what was looked up once is kept."""
        self._voikko = voikko
        self._stem: Callable[[str], str] = stemmer("finnish").stemWord
        self._forms = dict[str, tuple[str, ...]]()
        self._paradigms = dict[str, tuple[str, ...]]()

    def found_by(self, word: str) -> Found:
        """The forms of the word's base forms, and those of the parts of which a compound is made."""
        readings = self._readings(word)
        wholes = [form for reading in readings for form in self._forms_of(reading)]
        is_name = any(reading.kind in NAMES for reading in readings)
        parts = [form for part in ({} if is_name else _parts(word, readings)) for form in self._forms_of_part(part)]
        may_join = any(reading.is_genitive and reading.kind in NOUNS - NAMES for reading in readings)
        return Found(_unique(wholes), _unique(form for form in parts if form not in wholes), may_join)

    def joined(self, word: str, following: str) -> tuple[str, ...]:
        """The forms of `puunkorjuu` for `puun korjuu`, where the dictionary knows that compound."""
        readings = self._readings(word.lower() + following.lower())
        return _unique(form for reading in readings if reading.kind in NOUNS for form in self._forms_of(reading))

    def _readings(self, word: str) -> tuple[Reading, ...]:
        """How a word is to be read: a name as a name, and with an ending for whose it is only if nothing else fits."""
        readings = self._voikko.readings(word)
        if any(reading.kind in SMALL_WORDS for reading in readings):
            return ()
        named = tuple(reading for reading in readings if reading.kind in NAMES) or readings
        return tuple(reading for reading in named if not reading.is_possessive) or named

    def _forms_of(self, reading: Reading) -> tuple[str, ...]:
        base = reading.base.lower()
        if reading.kind not in NOUNS:
            return (base,) if len(base) >= SHORTEST else ()
        if base not in self._forms:
            self._forms[base] = self._inflected(base, reading)
        return self._forms[base]

    def _inflected(self, base: str, reading: Reading) -> tuple[str, ...]:
        """The forms of a base form that have stems of their own; a compound is inflected as its last part is."""
        begins = _beginnings(reading)[-1]
        is_noun = begins > 0 and any(part.base == base[begins:] for part in self._readings(base[begins:]))
        start, last = (base[:begins], base[begins:]) if is_noun else ("", base)
        by_stem = dict[str, str]()
        for form in self._paradigm(last, is_name=reading.kind in NAMES and not is_noun):
            by_stem.setdefault(self._stem(start + form), start + form)
        return tuple(by_stem.values())

    def _paradigm(self, base: str, *, is_name: bool) -> tuple[str, ...]:
        def is_form(word: str) -> bool:
            spelled = word.capitalize() if is_name else word
            return any(reading.base.lower() == base for reading in self._voikko.readings(spelled))

        if base not in self._paradigms:
            self._paradigms[base] = (base, *forms(base, is_form))
        return self._paradigms[base]

    def _forms_of_part(self, part: str) -> Iterator[str]:
        if len(part) >= SHORTEST:
            for reading in self._readings(part):
                yield from self._forms_of(reading)


def _beginnings(reading: Reading) -> list[int]:
    """Where the parts of a word begin in it; a hyphen belongs to what stands before it."""
    marks = [place for place, letter in enumerate(reading.structure.replace("=-", "-=")) if letter == "="]
    return [place - number for number, place in enumerate(marks)] or [0]


def _parts(word: str, readings: Iterable[Reading]) -> dict[str, None]:
    """The parts of a compound as they stand in it: `vesi`, `johto` and `verkostoon` of `vesijohtoverkostoon`."""
    found = dict[str, None]()
    for begins in map(_beginnings, readings):
        if len(begins) > 1:
            ends = [*begins[1:], len(word)]
            found.update(dict.fromkeys(word[one:two].strip("-").lower() for one, two in zip(begins, ends, strict=True)))
    return found


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@contextmanager
def _finnish() -> Iterator[Finder | None]:
    with open_voikko("fi") as voikko:
        yield Finnish(voikko) if voikko else None


class Language(NamedTuple):
    """How the words of a language are looked up, and by which tools."""

    open: Callable[[], AbstractContextManager[Finder | None]]
    tools: Callable[[], tuple[str, ...]]


FINDERS: Mapping[str, Language] = {"fi": Language(_finnish, lambda: voikko_tools("fi"))}
"""The languages that have more than a stemmer."""


def tools_of(languages: Iterable[str]) -> tuple[str, ...]:
    """The optional tools that know the words of some languages here, with their versions."""
    return tuple(tool for code in languages if code in FINDERS for tool in FINDERS[code].tools())


@contextmanager
def finder_of(language: str) -> Iterator[Finder | None]:
    """Who knows the words of a language, while it is asked; None where nobody does."""
    if language not in FINDERS:
        yield None
        return
    with FINDERS[language].open() as finder:
        yield finder
