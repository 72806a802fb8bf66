"""The parts of fields: the type of a field as it is written, and the names that may be written within it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from plugins.domain.item import Item


@cache
def adapter_of(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """The validator of one field, of an item or of its texts. Raises LookupError."""
    field = _field_of(model, name)
    kind: Any = field.annotation
    marks = [*field.metadata, *([field.discriminator] if field.discriminator else [])]
    return TypeAdapter(Annotated[kind, *marks] if marks else kind)


def parts_of(model: type[BaseModel], name: str, path: Sequence[str | int]) -> tuple[str, ...]:
    """The names that may stand where a path within a field ends: `text`, `speaker` and `role` at `quotes`, `(0, …)`."""
    models = (*_models_in(_field_of(model, name).annotation),)
    for part in path[:-1]:
        fields = {name: field for each in models for name, field in _named(each)}
        if part in fields:
            models = (*_models_in(fields[str(part)].annotation),)
    return tuple(sorted({name for each in models for name, _ in _named(each)}))


def _field_of(model: type[BaseModel], name: str) -> FieldInfo:
    models = (model.texts_type, model) if issubclass(model, Item) else (model,)
    for candidate in models:
        for own_name, field in _named(candidate):
            if name == own_name:
                return field
    raise LookupError(name)


def _named(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a model by the names that writers use."""
    return ((field.alias or name, field) for name, field in model.model_fields.items())


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type, such as that of the items of a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
