"""Wording: preferred names, and the signs of good typography. What is found is a warning, as taste may differ."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, Self

from plugins.domain.dates import DateError, parse_date
from plugins.domain.datewords import DateWords
from plugins.domain.foreign import SmallWords, check_language
from plugins.domain.link_texts import VagueLinks, check_link_texts
from plugins.domain.problem import Problem, Where, warning
from plugins.domain.prose import TEXTS
from plugins.domain.record import Field
from plugins.domain.registry import Entry, Term

_LINK, _MAIL, _BRACES = r"\]\([^)\n]{0,2000}\)|https?://\S{1,2000}", r"[^\s@]{1,200}@\S{1,200}", r"\{[^}\n]{0,500}\}"
_ADDRESS = re.compile(f"{_LINK}|{_BRACES}")
_ADDRESS_OR_MAIL = re.compile(f"{_LINK}|{_MAIL}|{_BRACES}")
"""What is an address and no wording."""
_NUMBER = r"(\d{1,4}(?:[.,]\d+)?)"
_RANGE = re.compile(r"(?<![\w.,/-])(?!0\d\d|\d{4}-0\d\b)" + _NUMBER + "-" + _NUMBER + r"(?![\w/-]| \d{3}|[.,]\d)")
"""Two numbers with a hyphen between them, unless they look like a telephone number (`050-123 4567`) or a month."""
_HYPHEN, _DIGIT, _YEAR = re.compile(r"-\d"), re.compile(r"\d"), re.compile(r"\d{4}")
"""What stands in every line in which a range, a number and a date with its year can be found."""
_ACUTE = re.compile(r"(\w)[´`](\w)")
_LOOSE = {
    "fi": re.compile(
        r"\bklo \d+(?:\.\d+)?|\b\d+(?:[.,]\d+)* %|(?<![\d.,+])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?!\d| \d|[.,]\d)"
    ),
    "en": re.compile(r"\bEUR \d+(?:[.,]\d+)*"),
}
"""What belongs on one line by the house forms of a language: the space in it should not break."""


_DAY = re.compile(
    r"(?<!\w)([^\W\d_]+)\.?,?[ \u00a0]"
    r"(?:(?:\d{1,2}\.[ \u00a0]?){2}\d{4}|\d{1,2}\.?[ \u00a0][^\W\d_]+[ \u00a0]\d{4}|[^\W\d_]+ \d{1,2},? \d{4})(?!\d)"
)
"""A word and a date with its year, as `su 3.5.2026`, `Sunday 3 May 2026` or `Sunday, May 3, 2026`."""


class Avoided(NamedTuple):
    """A word to avoid in a language, and the one to write instead."""

    language: str
    word: str
    preferred: str


def avoided_words(terms: Iterable[Entry]) -> tuple[Avoided, ...]:
    """The words that a glossary avoids, language by language."""
    return tuple(
        Avoided(language, word, term.preferred.get(language, ""))
        for term in terms
        if isinstance(term, Term)
        for language, words in term.avoid.items()
        for word in words
    )


class Wording(NamedTuple):
    """What is looked for in texts, beside what is the same everywhere."""

    avoided: tuple[Avoided, ...]
    words: DateWords
    small: SmallWords
    vague: VagueLinks

    @classmethod
    def of(cls, terms: Iterable[Entry], words: DateWords) -> Self:
        """What a glossary and the languages' tables say."""
        languages = words.languages
        return cls(avoided_words(terms), words, SmallWords.of(languages), VagueLinks.of(languages))


def check_wording(
    wording: Wording, fields: Mapping[str, Field], lines: list[tuple[int, str]], language: str, path: str
) -> tuple[Problem, ...]:
    """The findings in the fields and in the lines of a text (each with its number) of a language."""
    here = [word for word in wording.avoided if word.language == language]
    said = [line for name in TEXTS if name in fields for line in _texts(fields[name], fields[name].value, ())]
    found = _check_lines(wording.words, here, [(number, _bare(line)) for number, line in (*said, *lines) if line], path)
    # Titles stand alone: where their lines break is for the page to decide.
    spaces = [problem for number, line in lines for problem in _check_spaces(line, language, Where(path, number))]
    foreign = check_language(wording.small, fields, lines, language, path)
    return (*found, *spaces, *foreign, *check_link_texts(wording.vague, fields, lines, language, path))


def _bare(line: str) -> str:
    """A line without the addresses in it."""
    if "@" in line:
        return _ADDRESS_OR_MAIL.sub(" ", line)
    return _ADDRESS.sub(" ", line) if "](" in line or "://" in line or "{" in line else line


def _check_lines(
    words: DateWords, avoided: list[Avoided], lines: list[tuple[int, str]], path: str
) -> Iterator[Problem]:
    """The findings in lines, of which most say nothing that is looked for."""
    whole = "\n".join(line for _, line in lines)
    lower = whole.lower()
    said = [word for word in avoided if word.word in (lower if _is_lower(word.word) else whole)]
    for number, line in lines:
        yield from _check_line(said, line, Where(path, number))
        yield from _check_days(words, line, Where(path, number))


def _texts(field: Field, value: object, path: tuple[str | int, ...]) -> Iterator[tuple[int, str]]:
    """Every text in a field's value, with its line."""
    if isinstance(value, str):
        yield field.line_of(path), value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(field, part, (*path, number))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(field, part, (*path, name))


def _check_line(avoided: list[Avoided], line: str, where: Where) -> Iterator[Problem]:
    for word in avoided:
        if _pattern(word.word).search(line.lower() if _is_lower(word.word) else line):
            yield warning(where, "word-to-avoid", value=word.word, preferred=word.preferred)
    if _HYPHEN.search(line):
        for found in _RANGE.finditer(line):
            yield warning(where, "hyphen-for-range", value=found[0], corrected=f"{found[1]}–{found[2]}")
    if "´" in line or "`" in line:
        for found in _ACUTE.finditer(line):
            yield warning(where, "acute-for-apostrophe", value=found[0], corrected=f"{found[1]}’{found[2]}")


def _check_spaces(line: str, language: str, where: Where) -> Iterator[Problem]:
    loose = _LOOSE.get(language)
    for found in loose.finditer(line) if loose and _DIGIT.search(line) else ():
        yield warning(where, "space-that-breaks", value=found[0], corrected=found[0].replace(" ", "&nbsp;"))


def _check_days(words: DateWords, line: str, where: Where) -> Iterator[Problem]:
    """A day of the week that stands before a date is that of the date."""
    for found in _DAY.finditer(line) if _DIGIT.search(line) and _YEAR.search(line) else ():
        if words.weekdays.meaning(found[1]):
            try:
                parse_date(found[0], words)
            except DateError as wrong:
                if wrong.code == "date-other-weekday":
                    yield warning(where, "weekday-disagrees", value=found[0], corrected=wrong.facts["corrected"])


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """A word by itself."""
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")


def _is_lower(word: str) -> bool:
    """Whether a word has no capitals: it is found with them too, at the start of a sentence."""
    return word == word.lower()
