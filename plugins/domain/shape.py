"""The shape of fields: what a model says of each, for those who explain it and those who ask a writer for it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.domain.fields import PerLanguage, Refers
from plugins.domain.item import Item, ItemTexts
from plugins.domain.registry import Entry
from plugins.domain.site import Frozen
from plugins.domain.stated import INNER, required_fields


class Shape(NamedTuple):
    """A field as writers meet it."""

    name: str
    """The name by which it stands in the file."""
    is_required: bool
    is_own: bool
    """Whether each language has its own; all other fields are shared facts."""
    choices: tuple[str, ...]
    """The only words that it may have; none where it is free."""
    refers: str
    """The registry, or the kind, to which its ids belong; "" where it has none."""
    part: type[Frozen] | None
    """The model of its parts, where it has some."""


def shapes_of(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a kind, those of each language first, or of an entry, or of a part of a field."""
    texts = list(_fields(model.texts_type)) if issubclass(model, Item) else []
    needed = {"title"} if texts else set[str]()
    needed |= {name for name, *_ in required_fields(model)}
    return tuple(_shape(name, field, name in needed) for name, field in (*texts, *_fields(model)))


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that a writer may write, by the names that they have then."""
    is_part = not issubclass(model, Item | ItemTexts | Entry)
    for name, field in model.model_fields.items():
        if is_part or name not in INNER:
            yield field.alias or name, field


def _shape(name: str, field: FieldInfo, is_required: bool) -> Shape:
    types = list(_types(field.annotation))
    marks = field.metadata
    return Shape(
        name,
        is_required,
        is_own=PerLanguage in marks,
        choices=tuple(word.value for one in types if issubclass(one, StrEnum) for word in one),
        refers=next((mark.to for mark in marks if isinstance(mark, Refers)), ""),
        part=next((one for one in types if issubclass(one, Frozen)), None),
    )


def _types(annotation: Any) -> Iterator[type]:
    """The types that an annotation is made of."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)
