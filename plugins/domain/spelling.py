"""Spelling: the words of texts that no dictionary, no registry and no word list knows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from plugins.domain.prose import Passage

MOST_SUGGESTED = 3
"""How many words are suggested instead of one."""

MOST_ASKED = 500
"""For how many words of a language suggestions are asked, which takes long."""
FEWEST = 3
"""How many words a passage has at least that may be in another language than it should be."""

_NO_WORD = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+|\S+\((?:at|ät)\)\S+"  # addresses
    r"|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?(?![\w-])|(?<!\S)[#@/]\w\S*"  # hosts, files, tags and paths
    r"|\d[\d.,\u00a0\u202f ]*[ \u00a0\u202f]?(?<=\d|[ \u00a0\u202f])[^\W\d_]{1,3}(?![\w-])"  # numbers with units
    r"|[\w'.,:/-]*\d[\w'.,:/-]*"  # what has a number in it
)
_WORD = re.compile(r"-?[^\W\d_]+(?:[-':][^\W\d_]+)*-?")
_MARK = re.compile("[:']")
"""What parts a name from an ending."""
_GAP = re.compile(r"[ -]+")
_PLAIN = str.maketrans({"\xad": None, "\u2011": "-", "’": "'", "ʼ": "'"})


class Dictionary(Protocol):
    """What knows how the words of a language are spelt."""

    def misspelt(self, words: Collection[str]) -> frozenset[str]:
        """Those of the words that it does not know."""

    def suggestions(self, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """What may be meant by each of the words, which it does not know, the likeliest first."""


class KnownWords(NamedTuple):
    """The words that are right in a language though its dictionary may not know them."""

    words: frozenset[str]
    stems: frozenset[str] = frozenset()
    """What stands before an ending in the forms of those that the dictionary does not know: `fotoniika`."""
    endings: tuple[str, ...] = ()

    def accepts(self, word: str) -> bool:
        """Whether a word is one of these or a form of one; or a single letter, or an abbreviation in capitals."""
        bare = word.strip("-")
        if len(bare) == 1 or _is_among(bare, self.words):
            return True
        return any(_is_among(stem, self.stems) for stem in self._without_ending(bare))

    def _without_ending(self, word: str) -> Iterator[str]:
        """A word without each of the endings that it may have."""
        for ending in self.endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem.rstrip(":'")) > 1:
                yield stem.rstrip(":'")


class Unknown(NamedTuple):
    """A word that nothing knows: in which file and language, on which line (0 in a body), how often, what instead."""

    path: str
    language: str
    word: str
    line: int
    number: int
    suggestions: tuple[str, ...]


class Foreign(NamedTuple):
    """A passage that is in another language than it should be, in the file at a path."""

    path: str
    passage: Passage
    language: str


class Read(NamedTuple):
    """A passage of a file with its words."""

    path: str
    passage: Passage
    words: list[str]


class Spelling:
    """The dictionaries of some languages, and the words that are known without them."""

    def __init__(self, dictionaries: Mapping[str, Dictionary], known: Mapping[str, KnownWords]) -> None:
        """Keep them; there may be languages that have no dictionary, of which nothing is told."""
        self._dictionaries, self._known = dictionaries, known

    def check(self, passages: Iterable[tuple[str, Passage]], foreign: Mapping[str, str]) -> list[Unknown | Foreign]:
        """What is wrong in passages, each with the path of its file. Every unknown word comes once for each file.

        `foreign` names the files, by path, in which there is text in another language, and that language: the words
        of that language are not told one by one.
        """
        by_language = defaultdict[str, list[Read]](list)
        for path, passage in passages:
            if passage.language in self._dictionaries:
                by_language[passage.language].append(Read(path, passage, words_of(passage.text)))
        return [found for code, read in by_language.items() for found in self._check(code, read, dict(foreign))]

    def _check(self, language: str, read: list[Read], foreign: dict[str, str]) -> Iterator[Unknown | Foreign]:
        unknown = self.unknown(language, _words_in(read))
        for found in self._foreign(language, read, unknown):
            foreign.setdefault(found.path, found.language)
            yield found
        passages = [one for one in read if one.path in foreign]
        told = {code: _words_in(passages) - self.unknown(code, _words_in(passages)) for code in {*foreign.values()}}
        places = defaultdict[tuple[str, str], list[int]](list)
        for path, passage, words in read:
            for word in words:
                if word in unknown and word not in told.get(foreign.get(path, ""), ()):
                    places[path, word].append(passage.line)
        instead = self._suggestions(language, {word for _, word in places})
        for (path, word), lines in places.items():
            yield Unknown(path, language, word, min(lines), len(lines), instead[word])

    def _foreign(self, language: str, read: list[Read], unknown: frozenset[str]) -> Iterator[Foreign]:
        """The passages of which most words are strange in their own language, and few in another one.

        A name may be strange by itself; what is no name has a word in small letters that is.
        """
        strange = self._dictionaries[language].misspelt(sorted(_words_in(read)))
        doubtful = [
            one
            for one in read
            if len(one.words) >= FEWEST
            and any(word in unknown and word.islower() for word in one.words)
            and sum(word in strange for word in one.words) > len(one.words) / 2
        ]
        for code in self._dictionaries if doubtful else ():
            wrong = self.unknown(code, _words_in(doubtful)) if code != language else _words_in(doubtful)
            for one in doubtful:
                if sum(word in wrong for word in one.words) <= len(one.words) / 4:
                    yield Foreign(one.path, one.passage, code)

    def _suggestions(self, language: str, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """What may be meant by words that nothing knows; of a compound, by the part that nothing knows."""
        parts = {word: _parts(word) if "-" in word.strip("-") else () for word in sorted(words)}
        wrong = self._unknown(language, {part for several in parts.values() for part in several})
        asked = {word: next((part for part in several if part in wrong), word) for word, several in parts.items()}
        several = sorted({*asked, *asked.values()})
        none = dict.fromkeys(several[MOST_ASKED:], ())
        found = {**self._dictionaries[language].suggestions(several[:MOST_ASKED]), **none}
        return {
            word: _fitting(word, (*found[word], *(word.replace(part, one) for one in found[part] if part != word)))
            for word, part in asked.items()
        }

    def unknown(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Those of the words of a language that nothing knows; one with hyphens is known where each part is."""
        wrong = self._unknown(language, words)
        parts = {word: _parts(word) for word in wrong if "-" in word.strip("-")}
        wrong_parts = self._unknown(language, {part for several in parts.values() for part in several})
        return frozenset(word for word in wrong if word not in parts or not wrong_parts.isdisjoint(parts[word]))

    def _unknown(self, language: str, words: Collection[str]) -> frozenset[str]:
        known, dictionary = self._known[language], self._dictionaries[language]
        asked = sorted(word for word in words if not known.accepts(word))
        wrong = dictionary.misspelt([*asked, *(word.strip("-") for word in asked)])
        left = {word for word in asked if word in wrong and word.strip("-") in wrong}
        return frozenset(left - self._names(language, {word for word in left if word.strip("-")[:1].isupper()}))

    def _names(self, language: str, words: Collection[str]) -> frozenset[str]:
        """Those of words with a capital that another language knows: `Just Transition Fund`, `Iisalmi's`."""
        bare = {word: _MARK.split(word.strip("-"))[0] for word in words}
        asked, found = sorted({*bare.values()}), set[str]()
        for code, dictionary in self._dictionaries.items():
            if code != language:
                wrong = dictionary.misspelt(asked)
                found |= {word for word in words if bare[word] not in wrong}
        return frozenset(found)


def words_of(text: str) -> list[str]:
    """The words of a text, apart from addresses, and numbers with what belongs to them."""
    return _WORD.findall(_NO_WORD.sub(" ", text.translate(_PLAIN)))


def pattern_of(word: str) -> str:
    """A regular expression for a word as a writer may have typed it."""
    letters = "\xad?".join(map(re.escape, word))
    return rf"(?<![^\W_]){letters}(?![^\W_])".replace("'", "['’ʼ]").replace(r"\-", "[-\u2011]")


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The words of which names are made, whole and between their hyphens."""
    words = {word.strip("-") for text in texts for word in words_of(text)}
    return frozenset(words | {part for word in words for part in word.split("-")})


def _is_among(word: str, words: Collection[str]) -> bool:
    """Whether a word is one of others, of which any may begin a sentence; or whether it is all capitals."""
    is_listed = word in words or (word[:1].isupper() and word[:1].lower() + word[1:] in words)
    return is_listed or (len(word) > 1 and word.isupper())


def _words_in(read: Iterable[Read]) -> frozenset[str]:
    return frozenset(word for one in read for word in one.words)


def _parts(word: str) -> tuple[str, ...]:
    """The parts of a compound: all but the last with the hyphen that stands for what follows."""
    *first, last = word.strip("-").split("-")
    return (*(f"{part}-" for part in first), last)


def _fitting(word: str, suggestions: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in suggestions if one != word and not _is_cut(word, one)))[:MOST_SUGGESTED]


def _is_cut(word: str, suggestion: str) -> bool:
    """Whether what is suggested is the word itself with a letter or two cut off its end: `summa ry` for `summary`."""
    *first, last = _GAP.split(suggestion)
    return bool(first) and len(last) <= 2 and last.islower() and "".join((*first, last)) == _GAP.sub("", word)
