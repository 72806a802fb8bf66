"""Link texts: who meets a link by itself knows from its text where it leads (WCAG 2.2, success criterion 2.4.4).

Screen readers list the links of a page without the sentences around them, and eyes in a hurry do the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from plugins.domain.language import Language
from plugins.domain.problem import Problem, Where, warning
from plugins.domain.record import Field

_LINK = re.compile(r"(?<![!\\])\[(?!\^)((?:[^\[\]\\]|\\.){1,500})\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_ADDRESS = re.compile(r"<(https?://[^\s<>]+)>")
_SPOKEN = re.compile(r"[^\W_]")
_MARKUP = re.compile(r"[*_~`]+|</?[a-z][^<>]*>")


class VagueLinks(NamedTuple):
    """The texts of links that say nothing, in each language, in small letters."""

    texts: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, languages: Iterable[Language]) -> Self:
        """Those that the languages' tables name."""
        return cls({language.code: frozenset(language.forms.vague_links) for language in languages})

    def code(self, text: str, language: str) -> str:
        """The problem of a link's text: it is an address, or it says nothing; "" where there is none."""
        said = " ".join(_MARKUP.sub("", text).split())
        if re.match(r"(?:https?://|www\.)\S+$", said, re.IGNORECASE):
            return "link-text-is-address"
        bare = said.strip(" .,:;!?…→»›>–-()“”\"'").casefold()
        return "link-says-nothing" if bare in self.texts.get(language, ()) or not _SPOKEN.search(said) else ""


def check_link_texts(
    vague: VagueLinks, fields: Mapping[str, Field], lines: Iterable[tuple[int, str]], language: str, path: str
) -> Iterator[Problem]:
    """The links of a file, in its field of links and in its lines, of which the text does not tell where they lead."""
    for line, text in (*_labels(fields), *_texts(lines)):
        if code := vague.code(text, language):
            yield warning(Where(path, line), code, value=" ".join(text.split()))


def _labels(fields: Mapping[str, Field]) -> Iterator[tuple[int, str]]:
    field = fields.get("links")
    for number, link in enumerate(field.value if field and isinstance(field.value, list) else ()):
        label = link.get("label") if isinstance(link, dict) else None
        if field and isinstance(label, str) and label:
            yield field.line_of((number, "label")), label


def _texts(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The texts of links, each with its line; a text may go on in the next line."""
    several = list(lines)
    whole = "\n".join(line for _, line in several)
    if "](" not in whole and "][" not in whole and "<http" not in whole:
        return
    for found in sorted((*_LINK.finditer(whole), *_ADDRESS.finditer(whole)), key=lambda one: one.start()):
        yield several[whole.count("\n", 0, found.start())][0], found[1]
