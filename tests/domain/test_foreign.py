"""Texts in another language: copied paragraphs are found by their small words, and names and short texts are let be."""

import pytest

from plugins.domain.foreign import SmallWords, check_language
from plugins.domain.problem import Problem
from plugins.domain.record import Field
from tests.tongues import EN, FI, SV

SMALL = SmallWords.of([FI, EN])
THREE = SmallWords.of([FI, EN, SV])


def told(text: str, language: str = "fi", **fields: object) -> list[Problem]:
    """What is told of a body that begins on line 10, and of fields on line 2."""
    lines = list(enumerate(text.split("\n"), 10))
    return list(check_language(SMALL, {name: Field(said, 2) for name, said in fields.items()}, lines, language, "x.md"))


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("The bridge over the narrow strait is closed for the winter.", "fi", "en"),
        ("Bring a towel and a birch whisk with you.", "fi", "en"),
        ("Silta on suljettu talveksi, koska sen kannet uusitaan.", "en", "fi"),
        ("Kunnostus alkaa keväällä, ja liikenne ohjataan kiertotielle kesään asti.", "en", "fi"),
        ("Bron är stängd för vintern och öppnas igen till sommaren.", "fi", "sv"),
        ("Bron är stängd för vintern och öppnas igen till sommaren.", "en", "sv"),
        ("The bridge over the narrow strait is closed for the winter.", "sv", "en"),
    ],
)
def test_a_whole_text_is_known_by_its_small_words(text: str, own: str, other: str) -> None:
    """Whatever the two languages are, each is a table of words."""
    assert THREE.other(text, own) == other


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Silta on suljettu talveksi, koska sen kannet uusitaan.", "fi"),
        ("The bridge over the narrow strait is closed for the winter.", "en"),
        ("Bron är stängd för vintern och öppnas igen till sommaren.", "sv"),
        ("", "fi"),
        ("Read on", "fi"),
        ("Kannet ja kaiteet", "en"),
        ("Tapahtuman järjestää Smart Ecosystems of the North and the Arctic", "fi"),
        ("Rahoittajana European Regional Development Fund and Council of the Region", "fi"),
        ("Hankkeen nimi on Competence for the Sustainable Technologies of the Future, ja se alkaa toukokuussa.", "fi"),
        ("Partners: Savon Voima, Ylä-Savon kehitys, Kajaanin ammattikorkeakoulu", "en"),
        ("The magazine Koti ja Keittiö wrote about the bridge.", "en"),
        ("ma ti ke to pe la su, klo 9–15, to 3.12. ja pe 4.12.", "fi"),
        ("Iisalmi, Kajaani, Kuopio, Lapinlahti, Pieksämäki, Siilinjärvi, Sonkajärvi, Vieremä", "en"),
    ],
)
def test_names_and_short_texts_are_let_be(text: str, own: str) -> None:
    """A text in its own language with a name from another is in its own; two words tell nothing."""
    assert THREE.other(text, own) == ""


def test_a_language_without_small_words_is_not_looked_at() -> None:
    """Where a table names none, nobody can tell, and nothing is told."""
    bare = SmallWords.of([FI, EN.__class__("en", "en_GB", EN.forms.model_copy(update={"small_words": ()}))])
    text = "The bridge over the narrow strait is closed for the winter."
    assert (bare.other(text, "fi"), bare.other("Silta on suljettu, koska sen kannet uusitaan.", "en")) == ("", "")


def test_the_first_paragraph_is_told_with_the_number_of_all() -> None:
    """A text that was copied as a whole is one finding, not thirty."""
    text = "Silta avataan.\n\nThe bridge is open for all\nwho have a car.\n\n- It is open for those who walk.\n- Hyvä."
    [problem] = told(text)
    assert (problem.code, problem.where.line, problem.facts["number"]) == ("texts-in-other-language", 12, "2")
    assert problem.facts["value"] == "The bridge is open for all who have…"
    assert (problem.facts["in_fi"], problem.facts["in_en"]) == ("englanniksi", "in English")


@pytest.mark.parametrize(
    "text",
    [
        '<span lang="en">The bridge is open for all who have a car.</span>',
        '<div lang="en">\n\nThe bridge is open for all\n\nand those who walk, which is good for them.\n\n</div>',
        '> <q lang="en">The bridge is open for all who have a car.</q>',
        "[Silta](https://the.example/of/and/is/for/that/are/with)",
    ],
)
def test_what_is_marked_as_another_language_is_right(text: str) -> None:
    """Who reads aloud knows how; and an address is in no language."""
    assert told(f"Näin sanottiin sillalla.\n\n{text}") == []


def test_each_field_is_told_on_its_line() -> None:
    """A summary in another language is a warning; a title, in which no language can be marked, is none."""
    english = "The bridge is open for all who have a car"
    found = told("Silta.", title=english, summary=english, venue=english, quotes=[{"text": english, "speaker": "x"}])
    assert [(one.facts["field"], one.severity, one.where.line) for one in found] == [
        ("title", "notice", 2),
        ("summary", "warning", 2),
        ("quotes", "warning", 2),
    ]
