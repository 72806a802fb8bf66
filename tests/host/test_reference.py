"""The reference of fields: what writers read is what the models say, and whatever they copy from a guide is right."""

import re
from pathlib import Path

import pytest

from plugins.domain.datewords import DateWords
from plugins.domain.fields import Reading
from plugins.domain.item import Item
from plugins.domain.problem import Problem
from plugins.domain.record import Body, Record
from plugins.domain.registry import ENTRIES
from plugins.domain.shape import shapes_of
from plugins.domain.stated import parse_field
from plugins.engine.front_matter import parse_front_matter
from plugins.host.explanations import languages_of_explanations
from plugins.host.leftovers import BEGUN
from plugins.host.opening import host_for
from plugins.host.reference import KINDS, document_of, render_begun, render_reference, renewed
from tests.building import ROOT
from tests.tongues import EN, FI

READING = Reading(DateWords.of([FI, EN], "Europe/Helsinki"), ("fi", "en"))
GUIDES = [*map(document_of, languages_of_explanations()), ROOT / "docs" / "events.md", ROOT / "docs" / "pictures.md"]


def examples(guide: Path) -> list[str]:
    """The pieces of front matter in a document: blocks of YAML, and files that are shown as a whole."""
    text = guide.read_text("utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    files = re.findall(r"^```markdown\n---\n(.*?)^---\n", text, re.DOTALL | re.MULTILINE)
    return [*(block for block in blocks if not re.match(r"[a-z-]+:\n  name:", block)), *files]


def problems(model: type[Item], example: str) -> list[str]:
    """What is wrong with the fields of an example in an item of a kind."""
    front = parse_front_matter(f"---\n{example}---\n", "x.md")
    record = Record("x.md", "x", "x", "fi", front.fields, Body(), front.problems)
    known = {shape.name for shape in shapes_of(model)}
    found: list[Problem] = [*front.problems]
    for name in front.fields:
        found += parse_field(model, record, name, READING)[1] if name in known else ()
    return [*(problem.code for problem in found), *(f"unknown {name}" for name in front.fields.keys() - known)]


@pytest.mark.parametrize("language", languages_of_explanations())
def test_the_tables_are_as_the_models_are(language: str) -> None:
    """Whoever changes a field renews the documents: `.venv/bin/python -m plugins.host.reference`."""
    text = document_of(language).read_text("utf-8")
    assert text == renewed(text, language)
    assert render_reference(language) in text


def test_the_list_of_beginnings_is_as_the_tables_are() -> None:
    """Whoever changes what new files begin with renews it, by the same command."""
    assert BEGUN.read_text("utf-8") == render_begun()


@pytest.mark.parametrize("language", languages_of_explanations())
def test_every_field_of_every_kind_is_in_the_tables(language: str) -> None:
    """No kind or registry is left out, and no field of them."""
    kinds = [kind for feature in host_for(str(ROOT / "pelicanconf.py"), {}).features() for kind in feature.kinds]
    assert set(KINDS) == set(kinds)
    told = set(re.findall(r"^\| `(\w+)`", render_reference(language), re.MULTILINE))
    assert {shape.name for model in (*kinds, *ENTRIES) for shape in shapes_of(model)} - told == set()


@pytest.mark.parametrize(("guide", "example"), [(guide.name, one) for guide in GUIDES for one in examples(guide)])
def test_examples_of_guides_can_be_copied(guide: str, example: str) -> None:
    """Every piece of front matter in a guide is right in an item of some kind."""
    assert [] in [problems(kind, example) for kind in KINDS], [guide, *(problems(kind, example) for kind in KINDS)]
