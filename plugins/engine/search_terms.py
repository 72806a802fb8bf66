"""Search terms: by which forms the words of a record are to be found, beside those that stand in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from plugins.engine.base_forms import SHORTEST, Finder, Found, finder_of, tools_of
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.search_records import SearchRecord, Terms

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""A word, with the hyphens and apostrophes in it."""


def terms_of(records: Sequence[SearchRecord], folder: Path, code: str, *, full: bool = False) -> list[Terms]:
    """The terms of each record, in the order of the records; what was found of a word is kept in a folder.

    In a language whose words nobody knows here, there are none.
    """
    found = dict[str, Terms]()
    for language in sorted({record.language for record in records}):
        cache, key = folder / f"words-{language}", f"{code} {tools_of([language])}"
        with finder_of(language) as finder:
            if finder:
                looking = Looking(finder, {} if full else read_cache(cache, dict[str, Found], key) or {})
                found |= {one.address: looking.terms(one) for one in records if one.language == language}
                write_cache(cache, looking.used, key)
    return [found.get(record.address, Terms()) for record in records]


class Looking:
    """Looks words up, each once; what was looked up in earlier builds is known."""

    def __init__(self, finder: Finder, known: dict[str, Found]) -> None:
        """Begin with what is known of words, and of pairs of them."""
        self._finder = finder
        self._known = known
        self.used = dict[str, Found]()

    def terms(self, record: SearchRecord) -> Terms:
        """The terms of a record, without those that stand in it."""
        titled = [self._found(word) for word in _words(record.title)]
        found = [self._found(word) for text in record.searched for word in _words(text)]
        joined = [form for text in (record.title, *record.searched) for form in self._joined(text)]
        there = {word.lower() for word in _words(record.title)}
        title = {form for one in titled for form in one.wholes} - there
        there |= title | {word.lower() for text in record.searched for word in _words(text)}
        text = {form for one in found for form in one.wholes} - there
        parts = {*(form for one in (*titled, *found) for form in one.parts), *joined} - there - text
        return Terms(tuple(sorted(title)), tuple(sorted(text)), tuple(sorted(parts)))

    def _found(self, word: str) -> Found:
        if word not in self.used:
            self.used[word] = self._known.get(word) or self._finder.found_by(word)
        return self.used[word]

    def _joined(self, text: str) -> Iterator[str]:
        """The compounds that two words of a text after each other would make."""
        for one, other in pairwise(WORD.finditer(text)):
            if text[one.end() : other.start()] == " " and self._found(one[0]).may_join and len(other[0]) >= SHORTEST:
                pair = f"{one[0]} {other[0]}"
                if pair not in self.used:
                    self.used[pair] = self._known.get(pair) or Found(self._finder.joined(one[0], other[0]))
                yield from self.used[pair].wholes


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if len(word) >= SHORTEST]
