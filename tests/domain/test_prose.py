"""Prose: what of a record is read as text, and in which language."""

from collections.abc import Mapping

import pytest

from plugins.domain.prose import Passage, passages_of_body, passages_of_fields
from plugins.domain.record import Field
from plugins.engine.markdown import Markdown


def of_fields(fields: Mapping[str, object], language: str = "fi") -> list[tuple[str, str]]:
    """The language and the text of each passage in fields."""
    found = passages_of_fields({name: Field(said, 2) for name, said in fields.items()}, language, ("fi", "en"))
    return [(one.language, one.text) for one in found]


def of_body(text: str) -> list[tuple[str, str]]:
    """The same of a Markdown text."""
    body, _ = Markdown().convert(text, 1, "x.md")
    return [(one.language, one.text) for one in passages_of_body(body, "fi")]


@pytest.mark.parametrize(
    ("fields", "passages"),
    [
        ({"title": "Silta", "slug": "silta"}, [("fi", "Silta")]),
        ({"summary": "Silta&nbsp;aukeaa"}, [("fi", "Silta\u00a0aukeaa")]),
        (
            {"quotes": [{"text": "Auki on.", "speaker": "Kunta", "role": "silta"}]},
            [("fi", "Auki on."), ("fi", "silta")],
        ),
        ({"programme": [{"time": "klo 9", "title": "Avaus"}]}, [("fi", "Avaus")]),
        ({"measures": [{"title": "Kannet", "text": "Uusitaan."}]}, [("fi", "Kannet"), ("fi", "Uusitaan.")]),
        ({"faults": [{"title": "Ääni", "text": "Ei ole.", "reason": "outside"}]}, [("fi", "Ääni"), ("fi", "Ei ole.")]),
        ({"results": "Silta on auki."}, [("fi", "Silta on auki.")]),
        ({"links": [{"label": "Kunta", "url": "https://k.example"}]}, [("fi", "Kunta")]),
        ({"links": [{"label": "Kunta", "url": "https://k.example", "language": "fi"}]}, [("fi", "Kunta")]),
        ({"links": [{"label": "The town", "url": "https://k.example", "language": "en"}]}, []),
        (
            {"key_figures": [{"value": "3", "label": {"fi": "siltaa", "en": "bridges"}}]},
            [("fi", "siltaa"), ("en", "bridges")],
        ),
        ({"partners": [{"organisation": "kunta", "role": "coordinator"}], "kind": "project", "draft": "yes"}, []),
        ({"venue": "sali", "places": ["iisalmi"], "image": "a.jpg", "aliases": ["/a/"]}, []),
    ],
)
def test_texts_are_told_from_facts(fields: dict[str, object], passages: list[tuple[str, str]]) -> None:
    """Names, choices, addresses, times and ids are nobody's prose."""
    assert of_fields(fields) == passages


def test_a_registry_says_each_text_in_its_language() -> None:
    """Names are no texts: they are right as they stand."""
    entry = {
        "name": {"fi": "Kunta", "en": "Town"}, "slug": {"fi": "k", "en": "t"}, "url": {"fi": "https://k.example"},
        "text": {"fi": "Kunnan silta.", "en": "The bridge."}, "definition": {"fi": "Silta."}, "role": "x",
    }  # fmt: skip
    assert of_fields(entry, "") == [("fi", "Kunnan silta."), ("en", "The bridge."), ("fi", "Silta.")]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Silta **aukeaa**.\n\n## Milloin?\n\n- ylihuomenna\n- kesällä",
            ["Silta aukeaa.", "Milloin?", "ylihuomenna", "kesällä"],
        ),
        ("Vih**reä** [silta](https://k.example/kunta) ja [kartta](../kartta/).", ["Vihreä silta ja kartta."]),
        ("Silta `koodi` kiinni.\n\n    koodi\n\n```\nkoodi\n```", ["Silta kiinni."]),
        ("Silta.[^a]\n\n[^a]: Kansi.", ["Silta. 1", "Kansi. ↩"]),
        ("![Kansi talvella](kuva.jpg)", ["Kansi talvella"]),
        ("| Silta | Kansi |\n|---|---|\n| auki | uusi |", ["Silta", "Kansi", "auki", "uusi"]),
        (
            "JTF auttaa.\n\n*[JTF]: Oikeudenmukaisen siirtymän rahasto",
            ["Oikeudenmukaisen siirtymän rahasto", "JTF auttaa."],
        ),
        ("Silta <!-- huomautus --> on auki &amp; uusi.", ["Silta on auki & uusi."]),
    ],
)
def test_a_body_is_its_words_block_by_block(text: str, passages: list[str]) -> None:
    """Code, addresses and remarks are no words; a word that is stressed in part is one."""
    assert of_body(text) == [("fi", passage) for passage in passages]


def test_what_is_marked_comes_in_its_language() -> None:
    """A quotation in another language is that language's; where the mark names a country, the language counts."""
    text = 'Hän sanoi: <q lang="en-GB">It is open.</q> Silta.\n\n<div lang="sv">Bron.</div>'
    assert of_body(text) == [("en", "It is open."), ("sv", "Bron."), ("fi", "Hän sanoi: Silta.")]


def test_a_passage_knows_its_field_and_line() -> None:
    """A text within a list stands on a line of its own."""
    field = Field([{"title": "Kannet"}, {"title": "Kaiteet"}], 3, {"1.title": 6})
    found = list(passages_of_fields({"measures": field}, "fi", ("fi",)))
    assert found == [Passage("fi", "Kannet", 3, "measures"), Passage("fi", "Kaiteet", 6, "measures")]
