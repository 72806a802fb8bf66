"""Explanations: every field is told of in every language, and nothing else; what stands as an example is right."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from plugins.domain.datewords import DateWords
from plugins.domain.fields import Reading
from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.page import StandingPage
from plugins.domain.record import Body, Field, Record
from plugins.domain.registry import ENTRIES
from plugins.domain.shape import shapes_of
from plugins.domain.stated import parse_field
from plugins.engine.front_matter import parse_front_matter
from plugins.engine.plain_yaml import parse_yaml
from plugins.host.beginnings import outline_of
from plugins.host.explanations import (
    ENTRIES as SHARED_BY_ENTRIES,
)
from plugins.host.explanations import (
    ITEMS,
    PARTS,
    TABLES,
    explained,
    fields_named,
    languages_of_explanations,
    read_explanations,
    topic_of,
    written,
)
from plugins.host.opening import host_for
from plugins.host.problems import languages_of_sentences
from tests.building import ROOT
from tests.tongues import EN, FI

READING = Reading(DateWords.of([FI, EN], "Europe/Helsinki"), ("fi", "en"))
LANGUAGES = languages_of_explanations()


def kinds() -> list[type[Item]]:
    """The kinds of all features."""
    features = host_for(str(ROOT / "pelicanconf.py"), {}).features()
    return [kind for feature in features for kind in feature.kinds]


def models() -> Iterator[type[BaseModel]]:
    """Every kind, every registry, and what their fields are made of."""
    waiting: list[type[BaseModel]] = [*kinds(), *ENTRIES]
    seen = set[type[BaseModel]]()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [shape.part for shape in shapes_of(model) if shape.part]


MODELS = sorted(models(), key=lambda model: model.__name__)


def parsed(model: type[BaseModel], field: str, example: str) -> tuple[Any, list[str]]:
    """The value of an example as it would stand in a file, and the codes of what is wrong with it."""
    text = written(field, example)
    if issubclass(model, Item):
        front = parse_front_matter(f"---\n{text}\n---\n", "x.md")
        fields, found = front.fields, front.problems
    else:
        read = parse_yaml(text, "x.yml")
        fields, found = {name: Field(value, 1) for name, value in read.value.items()}, read.problems
    assert list(fields) == [field]
    value, problems = parse_field(model, Record("x.md", "x", "x", "fi", fields, Body()), field, READING)
    return value, [problem.code for problem in (*found, *problems)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_explained(model: type[BaseModel], language: str) -> None:
    """Each field of each model has its words, an example, and the meaning of every word that it may have."""
    lacking = []
    for shape in shapes_of(model):
        told = explained(model, shape.name, language)
        is_named = bool(told.name) or topic_of(model) == PARTS
        if not (told.text.endswith(".") and told.example and is_named and set(told.values) == set(shape.choices)):
            lacking.append(shape.name)
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_explained_that_there_is_not(language: str) -> None:
    """No table has a field that its models do not have; what is shared is a field of all of them."""
    known = {
        topic_of(model): {shape.name for shape in shapes_of(model)} for model in MODELS if topic_of(model) != PARTS
    }
    known = {topic: names | {"body"} for topic, names in known.items()}
    known[PARTS] = {
        f"{model.__name__}.{one.name}" for model in MODELS if topic_of(model) == PARTS for one in shapes_of(model)
    }
    known[ITEMS] = set.intersection(*(known[kind.kind_folder] for kind in kinds()))
    known[SHARED_BY_ENTRIES] = set.intersection(*(known[entry.registry] for entry in ENTRIES))
    topics = {file.name.split(".")[0] for file in TABLES.glob(f"*.{language}.yml")}
    told = {topic: set(read_explanations(topic, language).fields) - known.get(topic, set()) for topic in topics}
    assert (topics, {topic: names for topic, names in told.items() if names}) == (set(known), {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", MODELS)
def test_every_example_is_right(model: type[BaseModel], language: str) -> None:
    """What anybody copies from an explanation is a value, without any finding."""
    wrong = []
    for shape in shapes_of(model):
        value, codes = parsed(model, shape.name, explained(model, shape.name, language).example)
        if codes or value in (None, "", ()):
            wrong.append((shape.name, codes))
    assert wrong == []


def test_the_languages_of_explanations_are_those_of_sentences() -> None:
    """Whoever is told of problems in a language is explained fields in it, and every table is there in each of them."""
    files = {file.name.rpartition(".")[0] for file in TABLES.glob("*.*.yml")}
    topics = {name.partition(".")[0] for name in files}
    assert languages_of_sentences() == LANGUAGES
    assert files == {f"{topic}.{language}" for topic in topics for language in LANGUAGES}


@pytest.mark.parametrize(
    ("word", "kind", "field"),
    [
        ("otsikko", StandingPage, "title"),
        ("Teema", StandingPage, "themes"),
        ("paikka", StandingPage, "places"),
        ("ingressi", StandingPage, "summary"),
        ("topics", StandingPage, "themes"),
        ("aihe", Issue, "subject"),
    ],
)
def test_a_field_is_known_by_what_people_call_it(word: str, kind: type[Item], field: str) -> None:
    """Of the fields that a word may mean, the kind's own comes first."""
    names = {shape.name for shape in shapes_of(kind)}
    assert next(name for name in fields_named(word) if name in names) == field


def test_outlines_name_fields_that_there_are() -> None:
    """What a new item begins with is known for every kind: fields of each language apart from shared ones."""
    for kind in kinds():
        shapes = {shape.name: shape for shape in shapes_of(kind)}
        outline = outline_of(kind)
        assert set(outline.asked) <= set(outline.own) | set(outline.shared)
        assert {shapes[name].is_own for name in outline.own} == {True}
        assert {shapes[name].is_own for name in outline.shared} == {False}
        assert {shape.name for shape in shapes.values() if shape.is_required} <= {*outline.own, *outline.shared}
