"""From records to items and entries: every field typed, shared facts joined, every mistake told."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import groupby
from typing import Any, NamedTuple

import msgspec
from pydantic import ValidationError

from plugins.domain.fields import PerLanguage, Reading, is_zone, slug_of
from plugins.domain.item import KEY_WORD, File, Item, ItemTexts, Translation, leading_date
from plugins.domain.problem import Problem, Where, error
from plugins.domain.record import Field, Record
from plugins.domain.registry import Entry
from plugins.domain.stated import INNER, field_names, is_stated, missing_fields, required_fields, typed_fields


class Items(NamedTuple):
    """The items of one kind, those that have a mistake, and all mistakes."""

    items: tuple[Item, ...]
    unfinished: tuple[Item, ...]
    """Items as far as they could be understood, so that the rest of what they say is checked as well."""
    problems: tuple[Problem, ...]


def parse_items(
    kind: type[Item], records: Iterable[Record], files: Mapping[str, tuple[File, ...]], reading: Reading
) -> Items:
    """The items of one kind: the records of one key, in all their languages, are one item."""
    items, unfinished, problems = list[Item](), list[Item](), list[Problem]()
    for key, versions in groupby(sorted(records, key=lambda record: (record.key, record.path)), lambda r: r.key):
        records, before = tuple(versions), len(problems)
        plain = _parse_plain_item(kind, key, records, files.get(key, ()), reading)
        if plain:
            items.append(plain)
            continue
        item = _parse_item(kind, key, records, files.get(key, ()), reading, problems)
        whole = len(problems) == before and not any(record.unread for record in records)
        (items if whole else unfinished).append(
            kind.model_validate(item, context=reading) if whole else kind.model_construct(**item)
        )
    return Items(tuple(items), tuple(unfinished), tuple(problems))


def parse_entries(
    registry: type[Entry], records: Iterable[Record], reading: Reading
) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """The entries of one registry by id."""
    entries, problems = dict[str, Entry](), list[Problem]()
    for record in records:
        before, known = len(problems), field_names(registry)
        values = typed_fields(registry, record, known, reading, problems)
        for name in missing_fields(registry, (record,), known, reading):
            problems.append(error(record.where(), "missing-part", field=record.key, part=name))
        if not KEY_WORD.fullmatch(record.key):
            problems.append(error(record.where(), "bad-id", value=record.key, corrected=slug_of(record.key)))
        if len(problems) == before:
            stands = {name: record.where(name) for name in record.fields}
            entry = {**values, "id": record.key, "where": record.where(), "stands": stands}
            entries[record.key] = registry.model_validate(entry, context=reading)
    return entries, tuple(problems)


def _parse_item(
    kind: type[Item],
    key: str,
    records: tuple[Record, ...],
    files: tuple[File, ...],
    reading: Reading,
    problems: list[Problem],
) -> dict[str, Any]:
    """The values of an item, as far as they could be understood."""
    known = (*field_names(kind.texts_type), *field_names(kind))
    records = _dated_by_folder(kind, records)
    reading = _in_own_zone(records, reading)
    typed = [(record, typed_fields(kind, record, known, reading, problems)) for record in records]
    texts = {record.language: _texts(kind, record, values, reading, problems) for record, values in typed}
    shared, stands = _join_shared(kind, typed, problems)
    missing = missing_fields(kind, records, known, reading)
    problems.extend(error(records[0].where(), "missing-field", field=name) for name in missing)
    source = _source(shared, records, reading)
    return {**shared, "key": key, "texts": texts, "beside": files, "stands": stands, "source": source}


def _parse_plain_item(
    kind: type[Item], key: str, records: tuple[Record, ...], files: tuple[File, ...], reading: Reading
) -> Item | None:
    """An item in which nothing is wrong or said twice, as nearly all are; None where one has to look closer.

    It is the same as field by field, at a third of the time.
    """
    records = _dated_by_folder(kind, records)
    reading = _in_own_zone(records, reading)
    shared, own, each = dict[str, Any](), dict[str, dict[str, Any]](), per_language(kind)
    for record in records:
        spoken = own[record.language] = {"body": record.body}
        for name, field in record.fields.items():
            values = spoken if name in each else shared
            if name in values:
                return None
            values[name] = field.value
    try:
        texts = {code: kind.texts_type.model_validate(spoken, context=reading) for code, spoken in own.items()}
        about = {**shared, "key": key, "texts": texts, "beside": files, "stands": Stands(kind, records)}
        item = kind.model_validate({**about, "source": _source(shared, records, reading)}, context=reading)
    except ValidationError:
        return None
    return item if _is_whole(item, records) else None


def _is_whole(item: Item, records: tuple[Record, ...]) -> bool:
    """Whether an item states all that it must, and nothing that only we may."""
    stated = {name for record in records for name in record.fields}
    return (
        all(texts.title or texts.translation is Translation.PENDING for texts in item.texts.values())
        and all(stated.intersection(names) for names in required_fields(type(item)))
        and not (INNER & stated or any(record.unread for record in records))
    )


def _texts(
    kind: type[Item], record: Record, values: Mapping[str, Any], reading: Reading, problems: list[Problem]
) -> ItemTexts:
    own = {name: value for name, value in values.items() if name in per_language(kind)}
    texts = kind.texts_type.model_validate({**own, "body": record.body}, context=reading)
    untold = "translation" not in record.fields or "translation" in values
    if not texts.title and texts.translation is not Translation.PENDING and untold:
        known = (*field_names(kind.texts_type), *field_names(kind))
        if "title" in values:
            problems.append(error(record.where("title"), "empty-field", field="title"))
        elif not is_stated("title", record, known, reading):
            problems.append(error(record.where(), "missing-field", field="title"))
    return texts


@cache
def per_language(kind: type[Item]) -> frozenset[str]:
    """The fields that each language has for itself."""
    fields = kind.texts_type.model_fields.items()
    return frozenset(name for name, field in fields if PerLanguage in field.metadata)


class Stands(Mapping[str, Where]):
    """Where each field of an item stands of which no two files state the same; looked up when anybody asks."""

    def __init__(self, kind: type[Item], records: tuple[Record, ...]) -> None:
        """Know the records of an item."""
        self._kind, self._records = kind, records

    @cached_property
    def _files(self) -> dict[str, Where]:
        """Where the files begin, which is asked more often than where a field stands."""
        return {".": self._records[0].where(), **{f".{one.language}": one.where() for one in self._records}}

    @cached_property
    def _found(self) -> dict[str, Where]:
        found, own = dict(self._files), per_language(self._kind)
        for record in self._records:
            for name, field in record.fields.items():
                found[f"{name}.{record.language}"] = where = Where(record.path, field.line)
                if name not in own:
                    found[name] = where
                    found |= {f"{name}.{part}": Where(record.path, line) for part, line in field.within.items()}
        return found

    def __getitem__(self, field: str) -> Where:
        """The place of a field: `start`, `title.fi`, `sessions.1.start`; of an item's first file: `.`."""
        return self._files[field] if field.startswith(".") else self._found[field]

    def __iter__(self) -> Iterator[str]:
        """The fields that are stated."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many places are known."""
        return len(self._found)


def _join_shared(
    kind: type[Item], typed: Iterable[tuple[Record, Mapping[str, Any]]], problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, Where]]:
    """The shared facts of all languages, which must agree wherever two of them state one."""
    shared, stands = dict[str, Any](), dict[str, Where]()
    for record, values in typed:
        stands.setdefault(".", record.where())
        stands[f".{record.language}"] = record.where()
        for name, value in values.items():
            where = record.where(name)
            stands[f"{name}.{record.language}"] = where
            if name in per_language(kind):
                continue
            if name in shared and shared[name] != value:
                facts = {"field": name, "value": _written(record, name), "other_path": stands[name].path}
                problems.append(error(where, "facts-differ", **facts, other_line=stands[name].line))
            shared.setdefault(name, value)
            stands.setdefault(name, where)
            for part, line in record.fields[name].within.items():
                stands.setdefault(f"{name}.{part}", Where(record.path, line))
    return shared, stands


def _written(record: Record, name: str) -> str:
    value = record.fields[name].value
    return value if isinstance(value, str) else ""


def _source(shared: Mapping[str, Any], records: tuple[Record, ...], reading: Reading) -> str:
    present = {record.language for record in records}
    return str(shared.get("source") or next(code for code in reading.languages if code in present))


def _dated_by_folder(kind: type[Item], records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records with the date of their folder's name, where the kind has it and no file states another."""
    written = leading_date(records[0].key)
    if not kind.dated_by_folder or not written or any("date" in record.fields for record in records):
        return records
    first = msgspec.structs.replace(records[0], fields={**records[0].fields, "date": Field(written, 1)})
    return (first, *records[1:])


def _in_own_zone(records: tuple[Record, ...], reading: Reading) -> Reading:
    """How the times of an item are read that names a time zone of its own, in whichever of its files."""
    stated = [record.fields["timezone"].value for record in records if "timezone" in record.fields]
    return next((reading.in_zone(zone) for zone in stated if isinstance(zone, str) and is_zone(zone)), reading)
