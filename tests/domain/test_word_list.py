"""The word list: one word on each line, for all languages or for one, in alphabetical order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.word_list import parse_word_list
from tests.tongues import EN, FI


def told(text: str) -> list[tuple[int, str, str]]:
    """The line, the severity and the code of each finding."""
    found = parse_word_list(text, "content/words.txt", [FI, EN]).problems
    return [(one.where.line, one.severity.value, one.code) for one in found]


@pytest.mark.parametrize(
    ("text", "every", "finnish", "english"),
    [
        ("", [], [], []),
        ("SavoLink\n", ["SavoLink"], [], []),
        ("\ufeffSavoLink\r\nSIXPoE", ["SavoLink", "SIXPoE"], [], []),
        ("# Palvelut\n\n  SavoLink  # kylä verkossa\n", ["SavoLink"], [], []),
        ("fi: fotoniikka\nen:pixelate\n", [], ["fotoniikka"], ["pixelate"]),
        ("TKI:n\n", ["TKI:n"], [], []),
        ("KesTech-hanke\n", ["KesTech-hanke"], [], []),
    ],
)
def test_each_line_is_a_word(text: str, every: list[str], finnish: list[str], english: list[str]) -> None:
    """With the code of a language before it, it is right in that language alone; `#` begins a remark."""
    words = parse_word_list(text, "content/words.txt", [FI, EN])
    assert (sorted(words.of("fi")), sorted(words.of("en"))) == (sorted([*every, *finnish]), sorted([*every, *english]))
    assert words.problems == ()


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("sv: hej\n", [(1, "warning", "word-list-language")]),
        ("Business Finland\n", [(1, "warning", "word-list-phrase")]),
        ("fi: hyvä päivä\n", [(1, "warning", "word-list-phrase")]),
        ("SavoLink\nSavoLink\n", [(2, "warning", "word-list-twice")]),
        ("SavoLink\nfi: SavoLink\n", [(2, "warning", "word-list-twice")]),
        ("fi: SavoLink\nen: SavoLink\n", []),
        ("å\nä\nö\n", []),
        ("ä\nå\n", [(2, "notice", "word-list-order")]),
        ("kansi\nen: deck\nfi: alus\n", [(2, "notice", "word-list-order")]),
        ("silta\n\nkansi\n# Kaiteet\nkaide\n", []),
        ("silta # iso\nkansi\n", [(2, "notice", "word-list-order")]),
    ],
)
def test_a_mistake_is_told_in_its_line(text: str, findings: list[tuple[int, str, str]]) -> None:
    """Empty lines and remarks part the list, and each part is in order; of several that are not, one is told."""
    assert told(text) == findings


@given(st.text())
def test_nothing_that_anybody_types_goes_wrong(text: str) -> None:
    """A list is read as far as it can be."""
    words = parse_word_list(text, "content/words.txt", [FI, EN])
    assert all(word and not word.isspace() for word in (*words.of("fi"), *words.of("en")))
