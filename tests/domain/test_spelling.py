"""Spelling: which words are looked up, which are right without a dictionary, and what is told of the others."""

import re
from collections.abc import Collection, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.prose import Passage
from plugins.domain.spelling import Foreign, KnownWords, Spelling, Unknown, names_in, pattern_of, words_of
from tests.tongues import EN, FI


class Book:
    """A dictionary of a few words, which knows them with a capital too."""

    def __init__(self, words: str, suggested: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Keep the words, which stand between spaces."""
        self.words = frozenset(words.split())
        self.suggested = suggested or {}

    def misspelt(self, words: Collection[str]) -> frozenset[str]:
        """Those that are not in it."""
        return frozenset(word for word in words if word not in self.words and word.lower() not in self.words)

    def suggestions(self, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """What it suggests."""
        return {word: self.suggested.get(word, ()) for word in words}


FINNISH = Book(
    "silta on auki kun kansi hanke hankkeen talvi- talvella ja", {"slita": ("silta", "slita", "a", "b", "c")}
)
ENGLISH = Book("the bridge is open fund just for transition Kuopio")
KNOWN = {
    "fi": KnownWords(
        names_in(["SavoLink", "Seutunäkymä"]), frozenset({"SavoLink", "SavoLinki"}), FI.forms.spelling.endings
    ),
    "en": KnownWords(names_in(["SavoLink"]), frozenset({"SavoLink", "Iisalmi"}), EN.forms.spelling.endings),
}
SPELLING = Spelling({"fi": FINNISH, "en": ENGLISH}, KNOWN)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Silta on auki.", ["Silta", "on", "auki"]),
        ("maa- ja vesirakennus, KesTech-hanke", ["maa-", "ja", "vesirakennus", "KesTech-hanke"]),
        ("EU:n, Iisalmi’s, don’t, ‘no’", ["EU:n", "Iisalmi's", "don't", "no"]),
        ("ja/tai (silta)", ["ja", "tai", "silta"]),
        ("vih\xadreä\u00a0silta, e\u2011kirja", ["vihreä", "silta", "e-kirja"]),
        ("5 kW, 110\u00a0kV, 3,5 Mt ja 20 kpl", ["ja"]),
        ("klo 9–15, 3D-tulostus, H2, 2026:n, 24/7", ["klo"]),
        ("100 000 euroa, 14 vuorokautta", ["euroa", "vuorokautta"]),
        ("nimi@kunta.example, nimi(at)kunta.example", []),
        ("https://kunta.example/silta www.kunta.example kunta.example/silta ohje.pdf #silta @kunta /fi/silta/", []),
        ("Silta.Kansi", ["Silta", "Kansi"]),
        ("", []),
        ("– … → ↩", []),
    ],
)
def test_words_are_told_from_what_is_none(text: str, words: list[str]) -> None:
    """Addresses, numbers with their units and signs are not spelt; a hyphen that stands for a word stays with it."""
    assert words_of(text) == words


@given(st.text())
def test_every_word_is_found_again_in_its_text(text: str) -> None:
    """Its line is asked by a pattern, however it was typed."""
    assert all(re.search(pattern_of(word.strip("-")), text) for word in words_of(text))


@pytest.mark.parametrize(
    "word",
    ["SavoLink", "SavoLinkin", "SavoLinkissä", "SavoLinkiin", "SAVOLINK", "SavoLink-hanke", "SavoLink-hankkeen",
     "Seutunäkymä", "TKI", "TKI:n", "TKI-hanke", "x", "talvi-", "Silta", "Fund", "Transition", "SavoLink:in"],
)  # fmt: skip
def test_known_words_are_right_with_their_endings(word: str) -> None:
    """So are abbreviations, compounds of what is known, and names in another language that its dictionary knows."""
    assert SPELLING.unknown("fi", {word}) == frozenset()


@pytest.mark.parametrize(
    "word",
    [
        "slita",
        "Slita",
        "SavoLinkk",
        "Savolink",
        "savoLink",
        "SavoLink-hankee",
        "fund",
        "Seutunäkymän",
        "talvihanke",
        "Fundin",
    ],
)
def test_other_words_are_unknown(word: str) -> None:
    """A slip, a small letter in a name, and a small word of another language."""
    assert SPELLING.unknown("fi", {word}) == {word}


def test_the_english_ending_of_names_is_right() -> None:
    """Each language has its own."""
    words = {"Iisalmi's", "SavoLink's", "SavoLinkin", "Silta's"}
    assert SPELLING.unknown("en", words) == {"SavoLinkin"}


def told(*passages: Passage, foreign: Mapping[str, str] | None = None) -> list[Unknown | Foreign]:
    """What is told of the passages of a file."""
    return SPELLING.check([("x.md", passage) for passage in passages], foreign or {})


def test_a_word_is_told_once_for_each_file() -> None:
    """With its first line, how often it is there, and at most three words that may be meant instead of it."""
    found = told(Passage("fi", "Silta slita", 7), Passage("fi", "slita", 3), Passage("fi", "Kansi"))
    assert found == [Unknown("x.md", "fi", "slita", 3, 2, ("silta", "a", "b"))]


def test_of_a_compound_the_wrong_part_is_put_right() -> None:
    """No dictionary knows the name before the hyphen."""
    book = Book("hanke hankkeen", {"hankkkeen": ("hankkeen",)})
    found = Spelling({"fi": book}, KNOWN).check([("x.md", Passage("fi", "SavoLink-hankkkeen"))], {})
    assert found == [Unknown("x.md", "fi", "SavoLink-hankkkeen", 0, 1, ("SavoLink-hankkeen",))]


def test_a_text_in_another_language_is_one_finding() -> None:
    """Its words are not told one by one, and neither are those of that language elsewhere in the file."""
    found = told(Passage("fi", "the bridge is open", 2, "title"), Passage("fi", "open slita"))
    assert [type(one) for one in found] == [Foreign, Unknown]
    assert (found[0].path, found[0].language) == ("x.md", "en")
    assert told(Passage("fi", "open slita"), foreign={"x.md": "en"}) == [found[1]]


@pytest.mark.parametrize(
    "text", ["Just Transition Fund", "Just Transition Fund on auki", "bridge on auki", "open bridge"]
)
def test_a_name_is_no_text_in_another_language(text: str) -> None:
    """Nor are a few words, or one that stands among others of the right language."""
    assert not [one for one in told(Passage("fi", text)) if isinstance(one, Foreign)]


def test_a_language_without_a_dictionary_is_let_be() -> None:
    """Nothing can be told of it, and nothing goes wrong."""
    assert told(Passage("sv", "bron är öpen")) == []
