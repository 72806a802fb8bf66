"""A language is a code, a locale and a table of forms; the table says all that the code would otherwise assume."""

import pickle
from pathlib import Path

import pytest
import yaml

from plugins.domain.language import Language, parse_forms, sort_key
from tests.tongues import ALL, EN, FI, SV, THEME

ROOT = Path(__file__).resolve().parents[2]
CODE = ("language", "datewords", "dates", "timespan", "forms")


def table() -> dict[str, object]:
    """The Finnish table, to be spoilt."""
    spoilt: dict[str, object] = yaml.safe_load((THEME / "fi" / "forms.yml").read_text("utf-8"))
    return spoilt


def test_an_unknown_key_is_refused() -> None:
    """A slip in a table is told, not passed over."""
    with pytest.raises(ValueError, match="alphabeet"):
        parse_forms({**table(), "alphabeet": "abc"})


def test_a_missing_key_is_refused() -> None:
    """What every page needs must be in the table."""
    spoilt = table()
    del spoilt["clock"]

    with pytest.raises(ValueError, match="clock"):
        parse_forms(spoilt)


@pytest.mark.parametrize(
    ("key", "pattern", "missing"),
    [("time", "klo", "clock"), ("moment", "{date}", "time"), ("in_other_language", "kielellä", "name")],
)
def test_a_pattern_without_its_place_is_refused(key: str, pattern: str, missing: str) -> None:
    """A pattern that would lose the time, the date or the name is no pattern."""
    with pytest.raises(ValueError, match=f"has no {{{missing}}}"):
        parse_forms({**table(), key: pattern})


def test_forms_never_change() -> None:
    """A language's table is a value."""
    with pytest.raises(ValueError, match="frozen"):
        FI.forms.clock = "HH:mm"  # type: ignore[misc]


@pytest.mark.parametrize("language", ALL, ids=lambda language: language.code)
def test_a_language_travels_between_processes(language: Language) -> None:
    """What is rendered elsewhere is rendered in the same language."""
    copy = pickle.loads(pickle.dumps(language))  # noqa: S301
    assert copy == language
    assert hash(copy) == hash(language)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (FI, ["2b", "Aho", "école", "Wolff", "zoo", "Åbo", "ääni", "Öljy"]),
        (SV, ["2b", "Aho", "école", "Wolff", "zoo", "Åbo", "ääni", "Öljy"]),
        (EN, ["2b", "ääni", "Åbo", "Aho", "école", "Öljy", "Wolff", "zoo"]),
    ],
    ids=["fi", "sv", "en"],
)
def test_each_language_has_its_own_order(language: Language, expected: list[str]) -> None:
    """Digits come before letters; å, ä and ö come last in Finnish and Swedish, and are a and o in English."""
    shuffled = expected[::-1]
    assert sorted(shuffled, key=lambda text: sort_key(text, language)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kuopio", "kuopio"),
        ("idée", "idee"),
        ("Älvsbyn", "A\u0308lvsbyn"),
        ("Tromsø", "Tromsö"),
        ("”Sähkö”", "Sähkö"),
        ("Imatra-Joensuu", "Imatra Joensuu"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(one: str, other: str) -> None:
    """Two spellings of one word sort as one, and then by their characters."""
    assert sort_key(one, FI)[0] == sort_key(other, FI)[0]


def test_a_word_comes_before_the_words_that_begin_with_it() -> None:
    """Texts are sorted word by word: a space comes before every letter."""
    names = ["Iin kunta", "Iisalmen tori", "Iisalmi", "Iisalmi 2", "Iisalmi a"]
    shuffled = names[::-1]
    assert sorted(shuffled, key=lambda text: sort_key(text, FI)) == names


def test_letters_of_other_alphabets_come_last() -> None:
    """A name that the alphabet cannot place stands after those that it can."""
    assert sort_key("Öljy", FI) < sort_key("Выборг", FI)


def test_no_code_names_a_language() -> None:
    """A further language is a further table: no module compares with the code or locale of one."""
    for module in CODE:
        text = (ROOT / "plugins" / "domain" / f"{module}.py").read_text("utf-8")
        for name in ('"fi"', '"en"', '"sv"', '"fi_FI"', '"en_GB"', '"sv_FI"'):
            assert name not in text, f"{module}.py names {name}"
