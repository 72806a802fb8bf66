"""Stated: the fields that a record states, as typed values, those that it lacks, and every mistake in them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plugins.domain.fields import Reading, nearest_fact
from plugins.domain.item import Item
from plugins.domain.parts import adapter_of, parts_of
from plugins.domain.problem import Problem, Where, error
from plugins.domain.record import Field, Record

INNER = frozenset({"key", "texts", "beside", "kept", "stands", "body", "id", "where"})
"""What a model knows of itself and nobody writes into the front matter."""

STANDARD_ERRORS = {
    "missing": "missing-part",
    "extra_forbidden": "unknown-part",
    "enum": "not-one-of",
    "tuple_type": "not-a-list",
    "mapping_type": "not-a-map",
    "dict_type": "not-a-map",
    "model_type": "not-a-map",
    "model_attributes_type": "not-a-map",
    "string_type": "not-one-text",
    "too_short": "empty-field",
    "string_too_short": "empty-field",
}
"""pydantic's own errors, and the codes by which our writers are told of them."""


def typed_fields(
    model: type[BaseModel], record: Record, known: tuple[str, ...], reading: Reading, problems: list[Problem]
) -> dict[str, Any]:
    """The fields of a record as values; what cannot be typed is told and left out."""
    values = dict[str, Any]()
    for name in record.fields:
        if name not in known:
            problems.append(unknown_field(record.where(name), name, known, reading))
            continue
        value, found = parse_field(model, record, name, reading)
        problems.extend(found)
        if not found:
            values[name] = value
    return values


def parse_field(model: type[BaseModel], record: Record, name: str, reading: Reading) -> tuple[Any, tuple[Problem, ...]]:
    """The value of one field of a record, which the model has; None where it cannot be typed."""
    try:
        return adapter_of(model, name).validate_python(record.fields[name].value, context=reading), ()
    except ValidationError as found:
        return None, tuple(_told(details, record, name, model) for details in found.errors())


def _told(details: ErrorDetails, record: Record, field: str, model: type[BaseModel]) -> Problem:
    path = _written_path(details["loc"], record.fields[field])
    facts = {name: str(value) for name, value in details.get("ctx", {}).items()}
    given = details.get("input")
    facts.setdefault("value", given if isinstance(given, str) else "")
    if "expected" in facts:
        facts["expected"] = ", ".join(re.findall(r"'([^']+)'", facts["expected"]))
    part = str(details["loc"][-1]) if details["loc"] else field
    if given == "":
        return error(record.where(field, *path), "empty-field", field=part)
    code = STANDARD_ERRORS.get(details["type"], details["type"])
    if code == "unknown-part":
        near = nearest_fact(part, parts_of(model, field, details["loc"]))
        facts |= {"nearest": near["nearest"], "known": near["known"]}
    return error(record.where(field, *path), code, **{**facts, "field": field, "part": part})


def _written_path(parts: tuple[int | str, ...], field: Field) -> tuple[int | str, ...]:
    """The parts of an error's path that stand in the file; pydantic adds names of types to it."""
    path: tuple[int | str, ...] = ()
    for part in parts:
        if ".".join(map(str, (*path, part))) in field.within:
            path = (*path, part)
    return path


def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The names that a writer may use for a model's fields."""
    return tuple(field.alias or name for name, field in model.model_fields.items() if name not in INNER)


def missing_fields(
    model: type[BaseModel], records: tuple[Record, ...], known: tuple[str, ...], reading: Reading
) -> Iterator[str]:
    """The required fields that no record states."""
    for required in required_fields(model):
        if not any(is_stated(each, record, known, reading) for each in required for record in records):
            yield required[0]


@cache
def required_fields(model: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The fields that must be stated, each with those that may stand for it; titles are asked of each language."""
    unless = model.required_unless if issubclass(model, Item) else {}
    return tuple(
        (name, *unless.get(name, ()))
        for name, field in model.model_fields.items()
        if name in unless or (field.is_required() and name not in INNER)
    )


def is_stated(name: str, record: Record, known: tuple[str, ...], reading: Reading) -> bool:
    """Whether a record has a field, be it one that cannot be read or has an unknown name like it: that is told."""
    if name in record.fields or name in record.unread:
        return True
    unknown = (written for written in record.fields if written not in known)
    return any(reading.field_meant(written, known) == name for written in unknown)


def unknown_field(where: Where, name: str, known: Sequence[str], reading: Reading) -> Problem:
    """The problem of a field that there is not: which one is likely meant, and which there are."""
    meant = reading.field_meant(name, known)
    return error(where, "unknown-field", field=name, nearest=meant, known=", ".join(sorted(known)))
