"""Entries of registries: named in each language, with an address of their own."""

import pytest
from pydantic import ValidationError

from plugins.domain.registry import ENTRIES, Entry, Organisation, Place, Theme, in_language
from tests.region import READING


def made(kind: type[Entry], facts: dict[str, object]) -> Entry:
    """An entry of a registry with these facts."""
    return kind.model_validate(facts, context=READING)


def entry(**facts: object) -> Entry:
    """A place with a Finnish name."""
    return made(Place, {"id": "silta", "name": {"fi": "Silta"}, **facts})


def test_a_name_is_in_the_language_or_the_first_there_is() -> None:
    """Nothing is ever without a name."""
    both = entry(name={"fi": "Silta", "en": "Bridge"})

    assert [both.named(code) for code in ("fi", "en", "sv")] == ["Silta", "Bridge", "Silta"]
    with pytest.raises(ValidationError):
        entry(name={"fi": "Silta", "en": ""})


def test_an_address_is_the_slug_or_the_id() -> None:
    """An entry without a slug in a language has its id."""
    assert [entry(slug={"en": "bridge"}).slug_in(code) for code in ("fi", "en")] == ["silta", "bridge"]


@pytest.mark.parametrize(
    ("text", "expected"), [("A", "A"), ({"fi": "B", "en": "C"}, "C"), ({"fi": "B"}, "B"), ({}, ""), ({"en": ""}, "")]
)
def test_a_text_is_for_all_or_for_each_language(text: str | dict[str, str], expected: str) -> None:
    """A language that has none gets the first."""
    assert in_language(text, "en") == expected


def test_each_registry_says_what_its_entries_are_part_of() -> None:
    """Organisations and themes have one parent, places several."""
    names = {"name": {"fi": "A"}}

    assert made(Organisation, {"id": "a", **names, "parent": "b"}).parents() == ("b",)
    assert made(Theme, {"id": "a", **names, "parent": "b"}).parents() == ("b",)
    assert made(Place, {"id": "a", **names, "part_of": ("b", "c")}).parents() == ("b", "c")
    assert [made(kind, {"id": "a", **names}).parents() for kind in ENTRIES] == [()] * len(ENTRIES)


def test_registries_have_names_of_their_own() -> None:
    """Each is one file."""
    names = [kind.registry for kind in ENTRIES]

    assert len(set(names)) == len(names)
    assert "" not in names
