"""Voikko: the free morphological analysis of Finnish, as the system's library; not every system has it."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import libvoikko

DICTIONARIES = (
    "~/.voikko",
    "/etc/voikko",
    "/usr/lib/voikko",
    "/usr/local/lib/voikko",
)
"""Where libvoikko looks for dictionaries; it does not say itself which version it has found."""


class Reading(NamedTuple):
    """One way in which a word can be read."""

    base: str
    """The base form, in the letters of the dictionary: `Siikajoki`."""
    kind: str
    """The class of the word, in Finnish: `nimisana`, `teonsana`, `paikannimi`."""
    structure: str
    """Where its parts begin, as libvoikko's STRUCTURE has it: `=pppp=ppppp` of `vesijohto`."""
    is_genitive: bool
    """Whether it says of one thing that something is its: `puun`."""
    is_possessive: bool
    """Whether it is read with an ending for whose it is: `puumme`."""


class Voikko:
    """An open dictionary."""

    def __init__(self, library: libvoikko.Voikko) -> None:
        """Read with an open library."""
        self._library = library

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All ways in which a word can be read; none where the dictionary does not know it."""
        return tuple(
            Reading(
                found.get("BASEFORM", ""),
                found.get("CLASS", ""),
                found.get("STRUCTURE", ""),
                found.get("SIJAMUOTO") == "omanto" and found.get("NUMBER") == "singular",
                "POSSESSIVE" in found,
            )
            for found in self._library.analyze(word)
        )

    def misspelt(self, words: Collection[str]) -> frozenset[str]:
        """Those of the words that the dictionary does not know."""
        return frozenset(word for word in words if not self._library.spell(word))

    def suggestions(self, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """What may be meant by each of the words, which the dictionary does not know, the likeliest first."""
        return {word: tuple(self._library.suggest(word)) for word in words}


@contextmanager
def open_voikko(language: str) -> Iterator[Voikko | None]:
    """Voikko for a language while it is used; None where the library or its dictionary is not there."""
    try:
        library = libvoikko.Voikko(language)
    except (OSError, libvoikko.VoikkoException):
        yield None
        return
    try:
        yield Voikko(library)
    finally:
        library.terminate()


@cache
def voikko_tools(language: str) -> tuple[str, ...]:
    """What analyses a language here, with versions: `libvoikko 4.3.1`, `voikko-fi 2.5`; nothing without it."""
    with open_voikko(language) as voikko:
        if voikko is None:
            return ()
    library = f"libvoikko {libvoikko.Voikko.getVersion()}"
    dictionary = _dictionary_version()
    return (library, f"voikko-{language} {dictionary}") if dictionary else (library,)


def _dictionary_version() -> str:
    """The version that the first dictionary states; "" where none does, or where it cannot be read."""
    try:
        return _stated_version()
    except (OSError, RuntimeError):
        return ""


def _stated_version() -> str:
    asked = os.environ.get("VOIKKO_DICTIONARY_PATH")
    for folder in (asked, *DICTIONARIES) if asked else DICTIONARIES:
        for index in sorted(Path(folder).expanduser().glob("5/*/index.txt")):
            for line in index.read_text(encoding="utf-8", errors="replace").splitlines():
                if line.startswith("SM-Version: "):
                    return line.partition(": ")[2].strip()
    return ""
