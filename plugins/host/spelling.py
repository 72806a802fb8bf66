"""Spelling in `check`: what the dictionaries of this machine, the registries and the word list do not know.

Neither building nor serving comes here: what a machine happens to have installed decides nothing of a site.
"""

import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from plugins.domain.datewords import DateWords
from plugins.domain.foreign import SmallWords, foreign_text
from plugins.domain.forms import render_language
from plugins.domain.language import Language
from plugins.domain.problem import Problem, Where, notice, warning
from plugins.domain.prose import Passage, passages_of_body, passages_of_fields, texts_in
from plugins.domain.record import Record
from plugins.domain.site import Site
from plugins.domain.spelling import Foreign, KnownWords, Spelling, Unknown, names_in, pattern_of
from plugins.domain.word_list import WordList, parse_word_list
from plugins.engine.dictionaries import Dictionary, open_dictionaries, stems_of
from plugins.engine.front_matter import parse_front_matter
from plugins.engine.source_text import SourceText
from plugins.engine.sources import WORD_LIST, Source, Sources

NAMES = ("name", "abbreviation", "preferred", "in", "address", "acronym", "image_credit")
"""The fields whose words are names, and right wherever they stand."""
CANNOT_ASK = (OSError, subprocess.SubprocessError)
"""What is raised where a dictionary is there and does not answer."""


def check_spelling(folder: str, site: Site, sources: Sources, records: Sequence[Record]) -> Iterator[Problem]:
    """The words that nothing knows, what is wrong with the word list of a folder, and which dictionaries it lacks."""
    languages = [tongue.language for tongue in site.tongues.values()]
    file = f"{folder}/{WORD_LIST}"
    listed = parse_word_list(_text(sources.word_list), file, languages)
    yield from listed.problems
    passages, foreign = _passages(records, languages)
    with open_dictionaries({language.code: language.locale for language in languages}) as dictionaries:
        yield from _missing(languages, dictionaries, folder)
        try:
            spelling = Spelling(dictionaries, _known(site, dictionaries, listed, records))
            found = spelling.check(passages, foreign)
        except CANNOT_ASK as failure:
            yield notice(Where(folder), "spelling-not-answered", reason=type(failure).__name__)
            return
    yield from _problems(found, foreign, sources, file, languages)


def _missing(languages: Sequence[Language], here: Collection[str], folder: str) -> Iterator[Problem]:
    """The languages of which no dictionary is on this machine, each with how to get one."""
    for missing in (language for language in languages if language.code not in here):
        names = {f"name_{language.code}": render_language(missing.code, language) for language in languages}
        packages = missing.forms.spelling.packages
        yield notice(Where(folder), "spelling-not-checked", language=missing.code, packages=packages, **names)


def _known(
    site: Site, dictionaries: Mapping[str, Dictionary], listed: WordList, records: Sequence[Record]
) -> Mapping[str, KnownWords]:
    """What is right in each language without a dictionary: the names of the region and the site, and the word list."""
    languages = {code: site.tongues[code].language for code in dictionaries}
    names = names_in((*(tongue.site_name for tongue in site.tongues.values()), *_names(records)))
    dates = DateWords.of([tongue.language for tongue in site.tongues.values()], site.zone)
    exact = {*dates.weekdays.known, *dates.months.known, *dates.time_words}
    return {
        code: _known_in(language, dictionaries[code], names | listed.of(code), exact)
        for code, language in languages.items()
    }


def _known_in(language: Language, dictionary: Dictionary, words: frozenset[str], exact: Collection[str]) -> KnownWords:
    """The words as what is right in a language. Of those that the dictionary knows, it knows the forms as well."""
    strange = dictionary.misspelt(sorted(words))
    stems = frozenset(stem for word in strange for stem in stems_of(word, language.code))
    return KnownWords(words | {*exact}, stems, language.forms.spelling.endings)


def _names(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        for name in NAMES:
            if name in record.fields:
                yield from texts_in(record.fields[name].value)
        quotes = record.fields.get("quotes")
        for quote in quotes.value if quotes and isinstance(quotes.value, list) else ():
            if isinstance(quote, dict):
                yield from texts_in(quote.get("speaker"))


def _passages(
    records: Iterable[Record], languages: Sequence[Language]
) -> tuple[list[tuple[str, Passage]], Mapping[str, str]]:
    """What is to be read of records, each with its file; and the files of which a part is told of already.

    That is what is in another language by its small words, which reading tells with or without a dictionary.
    """
    small, codes = SmallWords.of(languages), [language.code for language in languages]
    passages, foreign = list[tuple[str, Passage]](), dict[str, str]()
    for record in (record for record in records if record.fields):  # else the fields were not found, and read as text
        fields = passages_of_fields(record.fields, record.language, codes)
        for passage in (*fields, *passages_of_body(record.body, record.language)):
            if other := small.other(passage.text, passage.language):
                foreign[record.path] = other
            else:
                passages.append((record.path, passage))
    return passages, foreign


def _problems(
    found: Iterable[Unknown | Foreign],
    foreign: Collection[str],
    sources: Sources,
    file: str,
    languages: Sequence[Language],
) -> Iterator[Problem]:
    """What was found as problems, each on its line; that a body is in another language is told once for each file."""
    files = {source.path: source for source in (*sources.texts, *sources.registries)}
    small = SmallWords.of(languages)
    for path, several in groupby(sorted(found, key=lambda one: one.path), lambda one: one.path):
        lines = Lines(_text(files[path]), path)
        is_told = path in foreign
        for one in several:
            if isinstance(one, Foreign):
                if is_told and not one.passage.line:
                    continue
                is_told = is_told or not one.passage.line
                where = Where(path, lines.of(one.passage.text.split()[0], one.passage.line))
                yield foreign_text(small, one.language, where, one.passage)
            else:
                yield _unknown(one, Where(path, lines.of(one.word, one.line)), file)


def _unknown(one: Unknown, where: Where, file: str) -> Problem:
    code = "word-unknown" if one.number == 1 else "word-unknown-often"
    said = {"value": one.word, "language": one.language, "number": str(one.number), "file": file}
    only = one.suggestions[0] if len(one.suggestions) == 1 else ""
    return warning(where, code, **said, suggestions=", ".join(one.suggestions), only=only)


class Lines:
    """The lines of a file, asked on which of them a word stands."""

    def __init__(self, text: str, path: str) -> None:
        """Keep a text with its front matter, if it has any; what is code is not looked at."""
        front = parse_front_matter(text, path)
        self._lines = text.split("\n")
        self._body = SourceText(front.body, front.body_line)

    def of(self, word: str, first: int) -> int:
        """The first line from `first` on, or of the body, if that is 0, on which a word stands; else `first`."""
        text = "\n".join(self._lines[first - 1 :]) if first else self._body.prose
        first = first or self._body.first_line
        found = re.search(pattern_of(word), text)
        return first + text.count("\n", 0, found.start()) if found else first


def _text(source: Source | None) -> str:
    """The text of a file as far as it can be read; what cannot is told where files are read."""
    try:
        return Path(source.file).read_text("utf-8", errors="replace") if source else ""
    except OSError:
        return ""
