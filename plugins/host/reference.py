"""The reference of fields for writers: tables made of the models and of the explanations, so that none goes stale.

`.venv/bin/python -m plugins.host.reference` renews them in `docs/writing.fi.md` and `docs/writing.en.md`, and the list
of the texts with which new files begin; a test sees to it that this has been done.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from plugins.domain.event import Event
from plugins.domain.issue import Issue
from plugins.domain.item import Item
from plugins.domain.opportunity import Call, Job
from plugins.domain.page import StandingPage
from plugins.domain.parsing import per_language
from plugins.domain.project import Project
from plugins.domain.publication import Publication
from plugins.domain.registry import ENTRIES, Entry
from plugins.domain.shape import Shape, shapes_of
from plugins.domain.story import Story
from plugins.host.explanations import explained, languages_of_explanations, read_explanations, topic_of, written
from plugins.host.leftovers import BEGUN
from plugins.host.problems import sentence

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- fields: begin -->", "<!-- fields: end -->"
"""What stands around the tables in a document."""
KINDS: tuple[type[Item], ...] = (Story, Event, Project, Job, Call, Publication, StandingPage, Issue)
"""The kinds in the order in which a newcomer will meet them."""


def render_reference(language: str) -> str:
    """All fields of all kinds and registries in a language of explanations, as Markdown."""
    common = [_section(model, model, language) for model in (Item, Entry)]
    kinds = [_section(kind, Item, language) for kind in KINDS]
    entries = [_section(entry, Entry, language) for entry in ENTRIES]
    return "\n\n".join((common[0], *kinds, common[1], *entries))


def document_of(language: str) -> Path:
    """The document in a language that holds the tables."""
    return DOCS / f"writing.{language}.md"


def renewed(text: str, language: str) -> str:
    """The text of a document with its tables as they are now."""
    around = re.escape(BEGIN) + ".*" + re.escape(END)
    tables = f"{BEGIN}\n\n{render_reference(language)}\n\n{END}"
    return re.sub(around, lambda _: tables, text, flags=re.DOTALL)


def render_begun() -> str:
    """The texts with which the files of new items begin, by field, as JSON; the paragraphs of `body` one by one.

    Letters have none: they are no drafts before they are sent. A text that is an example of a right one is right.
    """
    found = dict[str, set[str]]()
    for kind in (kind for kind in KINDS if kind is not Issue):
        for language in languages_of_explanations():
            for name in ("body", *per_language(kind)):
                told = explained(kind, name, language)
                lines = told.begins.splitlines() if told.begins != told.example else []
                found.setdefault(name, set()).update(
                    line for line in lines if line.strip() and not line.startswith("#")
                )
    listed = {name: sorted(texts) for name, texts in sorted(found.items()) if texts}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _section(model: type[Item | Entry], common: type[Item | Entry], language: str) -> str:
    """The table of what a kind has beside what all have, and how fields of several lines are written."""
    table = read_explanations(topic_of(model), language)
    shared = {} if model is common else {shape.name: shape for shape in shapes_of(common)}
    shapes = [shape for shape in shapes_of(model) if shared.get(shape.name) != shape]
    folder = _folder(model)
    heading = f"### {table.title}" + (f" – `{folder}`" if folder else "")
    return "\n\n".join((heading, _table(model, shapes, language), *_several_lines(model, shapes, language)))


def _folder(model: type[Item | Entry]) -> str:
    if issubclass(model, Item):
        return f"content/{model.kind_folder}/" if model.kind_folder else ""
    return f"content/registry/{model.registry}.yml" if model.registry else ""


def _table(model: type[BaseModel], shapes: Sequence[Shape], language: str, prefix: str = "") -> str:
    is_item = issubclass(model, Item)
    first, where = "reference-part" if prefix else "reference-field", ["reference-where"] if is_item else []
    names = [first, *where, "reference-what", "reference-example"]
    head = [f"| {' | '.join(sentence(name, language) for name in names)} |", "|---" * len(names) + "|"]
    rows = [f"| {' | '.join(_row(model, shape, language, prefix))} |" for shape in shapes]
    return "\n".join((*head, *rows))


def _row(model: type[BaseModel], shape: Shape, language: str, prefix: str) -> Iterator[str]:
    told = explained(model, shape.name, language)
    is_plain = told.name in {"", shape.name.replace("_", " ")}
    yield f"`{prefix}{shape.name}`" if is_plain else f"`{prefix}{shape.name}` {told.name}"
    if issubclass(model, Item):
        yield sentence("reference-own" if shape.is_own else "reference-once", language)
    needed = _need(model, shape, language)
    meanings = (f" ({said})" if said != word else "" for word, said in told.values.items())
    values = ", ".join(f"`{word}`{meaning}" for word, meaning in zip(told.values, meanings, strict=True))
    yield " ".join(filter(None, (f"**{needed}.**" if needed else "", told.text, f"{values}." if values else "")))
    is_long = "\n" in told.example.strip()
    yield sentence("reference-below", language) if is_long else f"`{told.example.strip()}`"


def _need(model: type[BaseModel], shape: Shape, language: str) -> str:
    """Whether a field is required, with a capital letter."""
    unless = model.required_unless.get(shape.name, ()) if issubclass(model, Item) else ()
    others = f" {sentence('reference-or', language)} ".join(f"`{name}`" for name in unless)
    said = sentence("reference-unless" if unless else "reference-required", language).format(others=others)
    return f"{said[:1].upper()}{said[1:]}" if shape.is_required else ""


def _several_lines(model: type[BaseModel], shapes: Sequence[Shape], language: str) -> Iterator[str]:
    long = [shape for shape in shapes if "\n" in explained(model, shape.name, language).example.strip()]
    if not long:
        return
    yield sentence("reference-blocks", language)
    examples = (written(shape.name, explained(model, shape.name, language).example) for shape in long)
    yield "```yaml\n" + "\n".join(examples) + "\n```"
    parts = dict.fromkeys(shape.part for shape in shapes if shape.part)
    yield sentence("reference-parts", language)
    for part in parts:
        names = "/".join(shape.name for shape in shapes if shape.part is part)
        yield _table(part, shapes_of(part), language, f"{names}: ")


def main() -> None:
    """Renew the tables in every document, and the list of beginnings."""
    BEGUN.write_text(render_begun(), encoding="utf-8")
    for language in languages_of_explanations():
        file = document_of(language)
        file.write_text(renewed(file.read_text("utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
