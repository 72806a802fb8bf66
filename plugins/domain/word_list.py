"""The word list: words that are right though no dictionary knows them, such as names of companies.

It is a text with one word on each line. A line may begin with the code of a language, `fi:`, for a word that is right
in that language alone. `#` begins a remark. Remarks and empty lines part the list; each part is in alphabetical order,
so that two people who add words seldom add them in the same place.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from plugins.domain.language import Language, sort_key
from plugins.domain.problem import Problem, Where, notice, warning

EVERY = ""
"""In the place of a language: a word is right in all of them."""


class Listed(NamedTuple):
    """A word of the list: its line, the language in which it is right ("" for all), and itself."""

    line: int
    language: str
    word: str


class WordList(NamedTuple):
    """The words of a list, by language, and what is wrong with it."""

    words: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]

    def of(self, language: str) -> frozenset[str]:
        """The words that are right in a language."""
        return self.words.get(EVERY, frozenset()) | self.words.get(language, frozenset())


def parse_word_list(text: str, path: str, languages: Iterable[Language]) -> WordList:
    """The list in a text, which is read as far as it can be."""
    known = tuple(languages)
    parts = [[listed for listed in part if listed.word] for part in _parts(text)]
    every = [listed for part in parts for listed in part]
    codes = {language.code for language in known}
    words = {
        code: frozenset(one.word for one in every if one.language == code and len(one.word.split()) == 1)
        for code in (EVERY, *codes)
    }
    order = [problem for part in parts for problem in _check_order(part, path, known[0])]
    return WordList(words, (*_check_words(every, path, codes), *order))


def _parts(text: str) -> Iterator[list[Listed]]:
    part = list[Listed]()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = line.partition("#")[0].strip()
        if said:
            prefix, colon, rest = said.partition(":")
            is_prefixed = bool(colon) and prefix.isascii() and prefix.islower() and len(prefix) in (2, 3)
            part.append(Listed(number, prefix if is_prefixed else EVERY, rest.strip() if is_prefixed else said))
        elif part and not said:
            yield part
            part = []
    yield part


def _check_words(words: Iterable[Listed], path: str, codes: set[str]) -> Iterator[Problem]:
    seen = dict[str, Listed]()
    for listed in words:
        where = Where(path, listed.line)
        if listed.language not in (EVERY, *codes):
            known = ", ".join(f"{code}:" for code in sorted(codes))
            yield warning(where, "word-list-language", value=f"{listed.language}:", word=listed.word, known=known)
        elif len(listed.word.split()) > 1:
            yield warning(where, "word-list-phrase", value=listed.word, first=listed.word.split()[0])
        first = seen.setdefault(listed.word, listed)
        if first is not listed and first.language in (EVERY, listed.language):
            yield warning(where, "word-list-twice", value=listed.word, first=first.line)


def _check_order(part: list[Listed], path: str, language: Language) -> Iterator[Problem]:
    """The first word of a part that stands in the wrong place: once it is moved, the next is told."""
    for before, listed in pairwise(part):
        if sort_key(listed.word, language) < sort_key(before.word, language):
            yield notice(Where(path, listed.line), "word-list-order", value=listed.word, before=before.word)
            return
