"""Texts in another language than they should be: a paragraph that was copied to be translated, and forgotten.

Nobody's dictionary is asked, so that every machine finds the same. A text is known by its small words: hardly a
sentence of English lacks `the`, `of` or `is`, and in Finnish these stand in names alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from plugins.domain.forms import render_in_language
from plugins.domain.language import Language
from plugins.domain.problem import Problem, Where, notice, warning
from plugins.domain.prose import OWN, Passage, passages_of_fields
from plugins.domain.record import Field

FEWEST = 5
"""How many words a text has at least in which two small words of another language tell anything."""
FEWEST_FOR_ONE = 8
"""How many it has for one of them to tell, where none of its own language stands beside it."""
SHOWN = 8
"""How many words of the text are shown."""

_WORD = re.compile(r"[^\W\d_]+")
_BLOCK = re.compile(r"\s*(?:#{1,6} |[-*+] |\d+[.)] |[|>:]|\[\^)")
"""What begins a block of its own without an empty line before it."""
_MARKED = re.compile(r"<([a-z][a-z0-9]*)\b[^<>]*\slang=[^<>]*>.{0,20000}?</\1>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,500}>", re.IGNORECASE)


class SmallWords(NamedTuple):
    """The small words of each language of a site; what is common to several tells nothing."""

    words: Mapping[str, frozenset[str]]
    telling: Mapping[str, frozenset[str]]
    """The words of other languages, by the language in which they are none."""
    names: Mapping[str, Mapping[str, str]]
    """How each language is named as a fact of a problem: `{"en": {"in_fi": "englanniksi", "in_en": "in English"}}`."""

    @classmethod
    def of(cls, languages: Iterable[Language]) -> Self:
        """Those of the languages that have any."""
        known = tuple(languages)
        words = {one.code: frozenset(one.forms.small_words) for one in known if one.forms.small_words}
        names = {
            one.code: {f"in_{other.code}": render_in_language(one.code, other) for other in known} for one in known
        }
        return cls(words, {code: frozenset().union(*words.values()) - words[code] for code in words}, names)

    def may_be_other(self, text: str, own: str) -> bool:
        """Whether any word of a text tells that it could be in another language, which few texts have."""
        return own in self.telling and not self.telling[own].isdisjoint(text.lower().split())

    def other(self, text: str, own: str) -> str:
        """The other language in which a text is; "" where it is in its own, or where it is too short to tell."""
        if not self.may_be_other(text, own):
            return ""
        words = _WORD.findall(text)
        return next((code for code in self.words if code != own and self._is_in(code, words, own)), "")

    def _is_in(self, code: str, words: list[str], own: str) -> bool:
        """Whether words are of a language rather than of another: by their small words, but for those in names."""
        theirs, ours = self.words[code] - self.words[own], self.words[own] - self.words[code]
        mine = sum(word.lower() in ours for word in words)
        if len(words) < FEWEST or mine > len(words) / 10:
            return False
        found = sum(_outside_names(words, theirs))
        if not mine and len(words) >= FEWEST_FOR_ONE:
            return found > 0
        return found >= max(2, 3 * mine, len(words) / 10)


def check_language(
    small: SmallWords, fields: Mapping[str, Field], lines: Iterable[tuple[int, str]], language: str, path: str
) -> Iterator[Problem]:
    """The texts of a file in another language than its own: each field, and of the body the first paragraph of many."""
    doubtful = {
        name: field for name, field in fields.items() if name in OWN and small.may_be_other(str(field.value), language)
    }
    for passage in passages_of_fields(doubtful, language, ()):
        if code := small.other(_bare(passage.text), language):
            yield foreign_text(small, code, Where(path, passage.line), passage)
    several = list(lines)
    body = "\n".join([line for _, line in several])
    if small.may_be_other(body, language):
        paragraphs = _paragraphs([number for number, _ in several], _bare(body).split("\n"))
        foreign = [(code, line, text) for line, text in paragraphs if (code := small.other(text, language))]
        for code, line, text in foreign[:1]:
            yield foreign_text(small, code, Where(path, line), Passage(language, text), len(foreign))


def foreign_text(small: SmallWords, code: str, where: Where, passage: Passage, number: int = 1) -> Problem:
    """The problem of a passage in the language of a code, which may be the first of several in a body.

    Of a title it stops nothing: some names are texts of their language, and nothing can mark a language in a title.
    """
    words = passage.text.split()
    shown = " ".join(words[:SHOWN]) + ("…" if len(words) > SHOWN else "")
    facts = {"value": shown, "language": code, **small.names[code]}
    if passage.field:
        tell = notice if passage.field == "title" else warning
        return tell(where, "field-in-other-language", field=passage.field, **facts)
    said = "text-in-other-language" if number == 1 else "texts-in-other-language"
    return warning(where, said, number=number, **facts)


def _outside_names(words: list[str], small: frozenset[str]) -> Iterator[bool]:
    """For each of the small words among words, whether it stands outside a name, such as `of` in `Bank of England`."""
    for place, word in enumerate(words):
        if word.lower() in small:
            before = next((one for one in reversed(words[:place]) if one.lower() not in small), "")
            after = next((one for one in words[place + 1 :] if one.lower() not in small), "")
            yield not (before[:1].isupper() and after[:1].isupper())


def _bare(text: str) -> str:
    """A text with blanks in place of what a writer has marked as another language, of tags and of addresses."""
    if "<" in text:
        text = _TAG.sub(" ", _MARKED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text))
    return re.sub(r"\]\([^)\n]*\)|https?://\S+", "]", text) if "](" in text or "://" in text else text


def _paragraphs(numbers: list[int], lines: list[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs of a body, each with its first line; points of a list, headings and rows stand by themselves."""
    begun, held = 0, list[str]()
    for number, line in zip(numbers, lines, strict=True):
        if held and (not line.strip() or _BLOCK.match(line)):
            yield begun, " ".join(held)
            held = []
        if line.strip():
            begun = begun if held else number
            held.append(line.strip())
    if held:
        yield begun, " ".join(held)
