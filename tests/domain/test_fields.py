"""The types of fields: what a writer typed becomes a value, or one finding whose facts can be pasted."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plugins.domain import fields
from plugins.domain.fields import nearest_fact, slug_of
from plugins.domain.stated import STANDARD_ERRORS
from tests.region import READING, ZONE


def typed(kind: Any, value: object) -> object:
    """The value of a field of this type."""
    return TypeAdapter(kind).validate_python(value, context=READING)


def finding(kind: Any, value: object) -> tuple[str, dict[str, Any]]:
    """The code and facts of the one thing that is wrong with a value."""
    with pytest.raises(ValidationError) as refused:
        typed(kind, value)
    [details] = refused.value.errors()
    return STANDARD_ERRORS.get(details["type"], details["type"]), details.get("ctx", {})


VALUES: list[tuple[Any, object, object]] = [
    (fields.Text, "a: b", "a: b"),
    (fields.Day, "su 3.5.2026", date(2026, 5, 3)),
    (fields.Day, date(2026, 5, 3), date(2026, 5, 3)),
    (fields.Moment, "3.5.2026", date(2026, 5, 3)),
    (fields.Moment, "3.5.2026 klo 14.00", datetime(2026, 5, 3, 14, tzinfo=ZoneInfo(ZONE))),
    (fields.Moment, date(2026, 5, 3), date(2026, 5, 3)),
    (fields.Flag, "kyllä", True),
    (fields.Flag, "Yes", True),
    (fields.Flag, "ei", False),
    (fields.Flag, "no", False),
    (fields.Number, "120", 120),
    (fields.Number, "1 000\u00a0000", 1_000_000),
    (fields.Amount, "2,5", Decimal("2.5")),
    (fields.Amount, "1 234.50", Decimal("1234.50")),
    (fields.Url, "https://www.example.com/a?b=c#d", "https://www.example.com/a?b=c#d"),
    (fields.Slug, "kasvupolut-2027", "kasvupolut-2027"),
    (fields.SiteLanguage, "fi", "fi"),
    (fields.LanguageCode, "se", "se"),
    (fields.LanguageCodes, "fi, en, sv", ("fi", "en", "sv")),
    (fields.LanguageCodes, ["fi", "en"], ("fi", "en")),
    (fields.Coordinates, "62.60, 29.76", (62.60, 29.76)),
    (fields.Coordinates, "-62;29", (-62.0, 29.0)),
    (fields.Coordinates, ["62.60", "29.76"], (62.60, 29.76)),
    (fields.Texts, "a, b ,c", ("a", "b", "c")),
    (fields.Texts, "[a, b]", ("a", "b")),
    (fields.Texts, ["a", "b, c"], ("a", "b, c")),
    (fields.Texts, "", ()),
    (fields.Aliases, "/fi/vanha/, /2019/x.html", ("/fi/vanha/", "/2019/x.html")),
]


@pytest.mark.parametrize(("kind", "written", "value"), VALUES)
def test_what_is_written_becomes_a_value(kind: Any, written: object, value: object) -> None:
    """Finnish and English ways of writing mean the same; a value that is typed already stays."""
    found = typed(kind, written)

    assert (found, type(found)) == (value, type(value))


WRONG: list[tuple[Any, object, str]] = [
    (fields.Text, ["a"], "not-one-text"),
    (fields.Text, {"a": "b"}, "not-one-text"),
    (fields.Day, "31.4.2026", "date-not-in-calendar"),
    (fields.Day, ["3.5.2026"], "not-one-text"),
    (fields.Moment, "kello 14", "date-only-time"),
    (fields.Moment, {"a": "b"}, "not-one-text"),
    (fields.Flag, "ehkä", "not-yes-or-no"),
    (fields.Flag, ["yes"], "not-one-text"),
    (fields.Number, "-5", "not-a-whole-number"),
    (fields.Number, "1,5", "not-a-whole-number"),
    (fields.Number, "٣", "not-a-whole-number"),
    (fields.Number, "9" * 16, "not-a-whole-number"),
    (fields.Amount, "NaN", "not-a-number"),
    (fields.Amount, "1e99", "not-a-number"),
    (fields.Amount, "Infinity", "not-a-number"),
    (fields.Amount, "1.2.3", "not-a-number"),
    (fields.Url, "www.example.com", "not-an-address"),
    (fields.Url, "javascript:alert(1)", "not-an-address"),
    (fields.Url, "https://", "not-an-address"),
    (fields.Url, "https://[", "not-an-address"),
    (fields.Url, "https://a.example/ b", "not-an-address"),
    (fields.Url, 'https://a.example/"><script>', "not-an-address"),
    (fields.Slug, "../../x", "bad-slug"),
    (fields.Slug, "Ä", "bad-slug"),
    (fields.Slug, "a--b", "bad-slug"),
    (fields.Slug, "a" * 121, "bad-slug"),
    (fields.Slug, "a\nb", "bad-slug"),
    (fields.SiteLanguage, "sv", "unknown-language"),
    (fields.LanguageCode, "suomi", "not-a-language-code"),
    (fields.LanguageCodes, "fi, englanti", "not-a-language-code"),
    (fields.Coordinates, "62,60 29,76", "not-coordinates"),
    (fields.Coordinates, "91, 0", "not-coordinates"),
    (fields.Coordinates, "0, 181", "not-coordinates"),
    (fields.Coordinates, ["62"], "not-coordinates"),
    (fields.Texts, [["a"]], "not-one-text"),
    (fields.Aliases, "fi/vanha/", "bad-alias"),
    (fields.Aliases, "/../x", "bad-alias"),
    (fields.Aliases, "//host/x", "bad-alias"),
    (fields.Aliases, "https://vanha.example/x", "bad-alias"),
    (fields.Aliases, ["/a b"], "bad-alias"),
    (fields.Aliases, ["/a\n/b https://x.example 301"], "bad-alias"),
]


@pytest.mark.parametrize(("kind", "written", "code"), WRONG)
def test_what_cannot_be_meant_is_one_finding(kind: Any, written: object, code: str) -> None:
    """Nothing is guessed, and one mistake is told once."""
    assert finding(kind, written)[0] == code


def test_a_finding_holds_what_was_written() -> None:
    """The sentence can show the value, and a better one where there is one."""
    assert finding(fields.Slug, "/fi/uutiset/kuva/")[1]["corrected"] == "kuva"
    assert finding(fields.Slug, "Äidin Sauna") == ("bad-slug", {"value": "Äidin Sauna", "corrected": "aidin-sauna"})
    assert finding(fields.SiteLanguage, "sv") == ("unknown-language", {"value": "sv", "known": "fi, en"})
    assert finding(fields.Day, "31.4.2026")[1]["value"] == "31.4.2026"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Äidin Sauna", "aidin-sauna"),
        ("Öljymäki & Åland", "oljymaki-aland"),
        ("../../x", "x"),
        ("  ", ""),
        ("日本", ""),
        ("a" * 119 + "-bc", "a" * 119),
    ],
)
def test_a_slug_is_made_the_finnish_way(text: str, slug: str) -> None:
    """Ä becomes a, ö becomes o, å becomes a; what has no letters makes no slug."""
    assert slug_of(text) == slug


@given(st.text())
def test_a_slug_of_any_text_is_a_slug_or_nothing(text: str) -> None:
    """What is proposed to a writer can always be used."""
    slug = slug_of(text)

    assert not slug or typed(fields.Slug, slug) == slug


@given(st.text(), st.sampled_from([fields.Url, fields.Number, fields.Amount, fields.Coordinates, fields.Aliases]))
def test_any_text_is_a_value_or_a_finding(text: str, kind: Any) -> None:
    """No text makes typing fail in another way."""
    findings: list[ErrorDetails] = []
    try:
        typed(kind, text)
    except ValidationError as refused:
        findings = refused.errors()

    assert {details["type"] for details in findings} <= FINDINGS


FINDINGS = {"not-an-address", "not-a-whole-number", "not-a-number", "not-coordinates", "bad-alias", "empty-field"}


def test_unknown_words_have_the_nearest_and_all() -> None:
    """A slip is answered with the word that was meant; what is like nothing, with all there are."""
    assert nearest_fact("kylayhdistis", ("kylayhdistys", "b")) == {
        "value": "kylayhdistis",
        "nearest": "kylayhdistys",
        "known": "b, kylayhdistys",
    }
    assert nearest_fact("zzz", ("kylayhdistys",))["nearest"] == ""
