"""Base forms: what a Finnish word is found by as well, and what is done where nobody knows Finnish."""

from collections.abc import Iterator

import libvoikko
import pytest

from plugins.engine.base_forms import Finder, Found, finder_of, tools_of
from plugins.engine.voikko import open_voikko, voikko_tools
from tests.needs import lacking


@pytest.fixture(scope="module")
def finnish() -> Iterator[Finder]:
    """Who knows Finnish."""
    with finder_of("fi") as finder:
        if finder is None:
            lacking("Voikko is missing. Install with: sudo apt install --no-install-recommends libvoikko1 voikko-fi")
        yield finder


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("hallituksen", "hallitus"),
        ("Siikajoella", "siikajoki"),
        ("käsityöläisten", "käsityöläinen"),
        ("EU-rahoituksen", "eu-rahoitus"),
        ("rakennettiin", "rakentaa"),
        ("Kainuussa", "kainuu"),
    ],
)
def test_a_word_is_found_by_its_base_form(finnish: Finder, word: str, base: str) -> None:
    """Whatever form it has, and whether it is a name or a common word."""
    assert base in finnish.found_by(word).wholes


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vesijohtoverkostoon", {"vesi", "veden", "johto", "verkosto"}),
        ("metsänhoitoyhdistys", {"metsä", "hoito", "yhdistys", "yhdistyksen"}),
        ("pk-yrityksille", {"yritys", "yrityksen"}),
        ("Siikajoella", set()),
        ("silta", set()),
    ],
)
def test_a_compound_is_found_by_its_parts(finnish: Finder, word: str, parts: set[str]) -> None:
    """By each part in its forms; a name is a name, and has no parts."""
    found = set(finnish.found_by(word).parts)
    assert (parts - found, bool(found)) == (set(), bool(parts))


@pytest.mark.parametrize("word", ["kuin", "mutta", "ajoissa", "xqzzw"])
def test_small_and_unknown_words_are_found_as_they_stand(finnish: Finder, word: str) -> None:
    """`kuin` is no moon, and what no dictionary has no forms."""
    assert finnish.found_by(word) == Found()


@pytest.mark.parametrize(
    ("word", "following", "joined"),
    [("puun", "korjuun", "puunkorjuu"), ("kaivon", "kannella", "kaivonkansi")],
)
def test_two_words_are_found_as_one(finnish: Finder, word: str, following: str, joined: str) -> None:
    """Where many write a compound, though the text has two words."""
    assert finnish.found_by(word).may_join
    assert joined in finnish.joined(word, following)


def test_a_verb_begins_no_compound(finnish: Finder) -> None:
    """Only something of something becomes one word."""
    assert not finnish.found_by("juoksee").may_join


@pytest.mark.parametrize("broken", [OSError("no library"), libvoikko.VoikkoException("no dictionary")])
def test_without_voikko_nobody_knows_finnish(monkeypatch: pytest.MonkeyPatch, broken: Exception) -> None:
    """A missing library or dictionary is no mistake."""

    def missing(_: str) -> None:
        raise broken

    monkeypatch.setattr(libvoikko, "Voikko", missing)
    with open_voikko("fi") as voikko, finder_of("fi") as finder:
        assert (voikko, finder) == (None, None)
    assert voikko_tools.__wrapped__("fi") == ()


def test_other_languages_have_a_stemmer_alone() -> None:
    """English needs nobody, and no tool is named for it."""
    with finder_of("en") as finder:
        assert finder is None
    assert tools_of(["en", "sv"]) == ()
