"""Search records: what is to be found at an address and what a result shows, and the HTML that tells Pagefind so."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import chain
from typing import NamedTuple

import msgspec

TITLE, NAMES, TEXT = "10", "3", "1"
"""What a word counts in a title, in the names of what a page is about, and in the text."""

HIDDEN = {"title": "6", "text": "0.8", "parts": "0.3"}
"""What a form counts that does not stand there: of a word in a title, of another word, of a part of a compound."""


class IndexRefused(Exception):
    """The index could not be made; the text says why."""


class SearchRecord(msgspec.Struct, frozen=True):
    """What search knows of one page of a language; every text is in that language."""

    address: str
    language: str
    title: str
    """"" where the page's title is in another language: then it is not searched."""
    names: tuple[str, ...] = ()
    """The names of what the page is about: themes, places, organisations."""
    texts: tuple[str, ...] = ()
    shown: Mapping[str, str] = {}
    """What a result shows by name, and is searched as well: `kind`, `date`, `place`, `excerpt`."""
    filters: Mapping[str, tuple[str, ...]] = {}
    """By what results are narrowed: ids by name, such as `{"kind": ("news",)}`."""
    sort: Mapping[str, str] = {}

    @property
    def searched(self) -> tuple[str, ...]:
        """What is searched beside the title."""
        return (*self.names, *self.texts)


class Terms(NamedTuple):
    """By which words a record is to be found that do not stand in it."""

    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def render_record(record: SearchRecord, hidden: Terms) -> str:
    """A page of its own for Pagefind, whose attributes it documents (https://pagefind.app/docs/)."""
    parts = chain(
        (_block("h1", record.title, TITLE, ' data-pagefind-meta="title"') if record.title else "",),
        (_fact("meta", name, text) for name, text in record.shown.items() if text),
        # A filter for each id: Pagefind keeps the values of one filter in an order that differs from run to run.
        (_fact("filter", f"{name}-{one}", "1") for name, ids in record.filters.items() for one in ids),
        (_fact("sort", name, value) for name, value in record.sort.items()),
        (_block("p", text, NAMES) for text in record.names),
        (_block("p", text, TEXT) for text in record.texts if text),
        (_words(words, HIDDEN[name]) for name, words in hidden._asdict().items()),
    )  # fmt: skip
    head = f'<!doctype html><html lang="{escape(record.language)}"><meta charset="utf-8"><body data-pagefind-body>'
    return head + "".join(parts)


def _block(tag: str, text: str, weight: str, more: str = "") -> str:
    return f'<{tag} data-pagefind-weight="{weight}"{more}>{escape(text)}</{tag}>'


def _fact(attribute: str, name: str, text: str) -> str:
    return f'<i data-pagefind-{attribute}="{name}[title]" title="{escape(text)}"></i>'


def _words(words: Iterable[str], weight: str) -> str:
    text = " ".join(words)
    return _block("p", text, weight) if text else ""
