"""Explanations: what each field is, in the languages of those who write, with an example that is right.

One source serves the comments in new files, the questions of `./inv new`, the tables in docs/writing.*.md, and the
hint to whoever writes `otsikko:` for `title:`. A table stands for each kind and registry: `fields/events.fi.yml`; what
all kinds have is in `items`, what all registries have in `entries`, and the parts of fields are in `parts`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

from pydantic import BaseModel

from plugins.domain.item import Item
from plugins.domain.registry import Entry
from plugins.engine.tables import read_texts

TABLES = Path(__file__).resolve().parent / "fields"
FALLBACK = "en"
"""The language of explanations for languages that have none."""
ITEMS, ENTRIES, PARTS = "items", "entries", "parts"
"""The tables of what several models share."""


class Explanation(NamedTuple):
    """What a field is."""

    text: str
    """One or two sentences."""
    example: str
    """A right value, as it stands in a file; one of several lines stands below the name."""
    name: str = ""
    """What the field is called in the language: `otsikko`."""
    also: tuple[str, ...] = ()
    """What else somebody may call it."""
    values: Mapping[str, str] = {}
    """What the words mean that it may have."""
    begins: str = ""
    """What it has in a new file; facts such as {today} stand in braces."""


class Table(NamedTuple):
    """The explanations of a kind, a registry, or what several of them share."""

    title: str
    called: tuple[str, ...]
    """What one item or entry is called: `uutinen`, `juttu`."""
    fields: Mapping[str, Explanation]


def languages_of_explanations() -> tuple[str, ...]:
    """The languages in which fields are explained."""
    return tuple(sorted(file.name.split(".")[1] for file in TABLES.glob(f"{ITEMS}.*.yml")))


@cache
def read_explanations(topic: str, language: str) -> Table:
    """The table of a kind, a registry or a part by its name, in a language or else in English.

    A kind that has none, as one of somebody else's plugin may, has what all kinds have.
    """
    file = next((found for code in (language, FALLBACK) if (found := TABLES / f"{topic}.{code}.yml").is_file()), None)
    written: dict[str, Any] = read_texts(file) if file else {"title": topic, "fields": {}}
    own: dict[str, dict[str, Any]] = written["fields"]
    common = _shared_by(topic, language)
    fields = {name: _explained(own.get(name, {}), common.get(name)) for name in {**common, **own}}
    return Table(written["title"], _words(written.get("called", "")), fields)


def topic_of(model: type[BaseModel]) -> str:
    """The name of the table in which the fields of a model are explained."""
    if issubclass(model, Item):
        return model.kind_folder or ITEMS
    return (model.registry or ENTRIES) if issubclass(model, Entry) else PARTS


def explained(model: type[BaseModel], field: str, language: str) -> Explanation:
    """The explanation of a field of a kind, of an entry, or of a part, which stands as `Quote.speaker`."""
    topic = topic_of(model)
    name = f"{model.__name__}.{field}" if topic == PARTS else field
    return read_explanations(topic, language).fields.get(name) or Explanation("", "")


def fields_named(word: str) -> tuple[str, ...]:
    """The fields that are called by a word in any language; those of single kinds come before those of all."""
    return _names().get(" ".join(word.casefold().split()), ())


def written(name: str, value: str) -> str:
    """A field as it stands in a file: on one line, or with what belongs to it below."""
    return f"{name}:\n{indent(value.rstrip(), '  ')}" if "\n" in value.strip() else f"{name}: {value.strip()}"


def _shared_by(topic: str, language: str) -> Mapping[str, Explanation]:
    """What a kind or a registry shares with all others."""
    if topic in {ITEMS, ENTRIES, PARTS}:
        return {}
    shared = ENTRIES if topic in {entry.registry for entry in Entry.__subclasses__()} else ITEMS
    return read_explanations(shared, language).fields


def _explained(own: Mapping[str, Any], common: Explanation | None) -> Explanation:
    """An explanation as a table states it; what it leaves out is as in all kinds."""
    stated = {**own, "also": _words(own["also"])} if "also" in own else own
    return (common or Explanation("", ""))._replace(**stated)


def _words(written: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in written.split(",") if word.strip())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """The fields by every word for them, in any language."""
    found = dict[str, tuple[str, ...]]()
    for word, field in _named():
        found[word] = tuple(dict.fromkeys((*found.get(word, ()), field)))
    return found


def _named() -> Iterator[tuple[str, str]]:
    """The words for fields: first those that a kind or a registry has for itself, then those of all."""
    topics = sorted({file.name.split(".")[0] for file in TABLES.glob("*.*.yml")} - {PARTS})
    tables = [read_explanations(topic, language) for topic in topics for language in languages_of_explanations()]
    shared = {name for topic in (ITEMS, ENTRIES) for name in read_explanations(topic, FALLBACK).fields}
    told = [(name, one) for table in tables for name, one in table.fields.items()]
    for name, one in sorted(told, key=lambda row: row[0] in shared):
        yield from ((word.casefold(), name) for word in (one.name, *one.also) if word)
