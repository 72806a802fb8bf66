"""The types of fields: how what a writer typed becomes a value, or a finding with its code and facts.

Every type takes text (the front matter knows nothing else) or a value already typed, so that a model can be built
from either. Findings are raised as pydantic's custom errors whose type is the problem's code.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, cast
from unicodedata import normalize
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from babel.core import get_global
from pydantic import BeforeValidator, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from plugins.domain.dates import DateError, DateWords, parse_date, parse_ending, parse_moment
from plugins.domain.problem import nearest
from plugins.domain.recurrence import Recurrence, parse_recurrence

YES = frozenset({"yes", "true", "kyllä", "ja", "1"})
NO = frozenset({"no", "false", "ei", "nej", "0"})


class PerLanguage:
    """Marks a field that each language has for itself; all other fields are shared facts."""


Named = Callable[[str], Collection[str]]
"""Gives the fields that writers may call by a word of their own language: `otsikko` is the title."""


def _no_names(_: str) -> tuple[str, ...]:
    return ()


class Reading:
    """What typing a field needs to know beyond its text: the words of dates, the site's languages, names of fields."""

    def __init__(self, words: DateWords, languages: tuple[str, ...], named: Named = _no_names) -> None:
        """Keep the words and languages of a site for its whole reading."""
        self.words = words
        self.languages = languages
        self.named = named

    def in_zone(self, zone: str) -> "Reading":
        """The same, for texts whose times are those of another time zone."""
        return Reading(replace(self.words, zone=zone), self.languages, self.named)

    def field_meant(self, word: str, known: Collection[str]) -> str:
        """The known field that a writer may have meant by a word: by what it is called, or by its looks; else ""."""
        return next((name for name in self.named(word) if name in known), "") or nearest(word, known)


def finding(code: str, **facts: str) -> PydanticCustomError:
    """The error that a field's type raises: the problem's code and the facts of its sentences."""
    return PydanticCustomError(code, "{value}", {"value": "", **facts})


def typed(parse: Callable[[str, Reading], Any], *, lists: bool = False) -> BeforeValidator:
    """A validator that parses text and lets a value that is typed already pass, or with `lists` a list of texts."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, list | dict) and not lists:
            raise finding("not-one-text")
        if not isinstance(value, str):
            return value
        try:
            return parse(value.strip(), cast(Reading, info.context))
        except DateError as error:
            raise finding(error.code, **{"value": value, **error.facts}) from None

    return BeforeValidator(validate)


def _parse_day(text: str, reading: Reading) -> date:
    return parse_date(text, reading.words)


def _parse_moment(text: str, reading: Reading) -> date | datetime:
    return parse_moment(text, reading.words)


def _parse_ending(text: str, reading: Reading) -> date | datetime | timedelta:
    return parse_ending(text, reading.words)


def _parse_recurrence(text: str, reading: Reading) -> Recurrence:
    return parse_recurrence(text, reading.words)


def _parse_zone(text: str, _: Reading) -> str:
    if is_zone(text):
        return text
    names = get_global("zone_territories")
    likely = next((name for name in sorted(names) if name.endswith(f"/{text.title()}")), "") or nearest(text, names)
    raise finding("unknown-timezone", value=text, nearest=likely)


def is_zone(name: str) -> bool:
    """Whether there is a time zone of a name in the database of time zones (IANA)."""
    try:
        return ZoneInfo(name).key == name and (name == "UTC" or "/" in name)
    except (ValueError, OSError, LookupError):
        return False


def _parse_flag(text: str, _: Reading) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise finding("not-yes-or-no", value=text)


def _parse_number(text: str, _: Reading) -> int:
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not re.fullmatch(r"\d{1,15}", digits, re.ASCII):
        raise finding("not-a-whole-number", value=text)
    return int(digits)


def _parse_count(text: str, reading: Reading) -> int:
    """A number that calendar programs can count on from: they have 32 bits, one of them for the sign."""
    number = _parse_number(text, reading)
    if number > MOST_CHANGES:
        raise finding("sequence-too-large", value=text, most=str(MOST_CHANGES))
    return number


MOST_CHANGES = 2_000_000_000
"""The most from which to count the changes of an event: integers end at 2147483647 (RFC 5545, section 3.3.8)."""


def _parse_decimal(text: str, _: Reading) -> Decimal:
    digits = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", digits, re.ASCII):
        raise finding("not-a-number", value=text)
    return Decimal(digits)


def _parse_ids(text: str, _: Reading) -> tuple[str, ...]:
    """A list written on one line: its words stand between commas."""
    return tuple(word.strip() for word in text.removeprefix("[").removesuffix("]").split(",") if word.strip())


def _parse_url(text: str, _: Reading) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise finding("not-an-address", value=text) from None
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"[\s<>\"]", text):
        raise finding("not-an-address", value=text)
    return text


def _parse_slug(text: str, _: Reading) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text) or len(text) > 120:
        last = text.rstrip("/").rpartition("/")[2]  # of an address that somebody has pasted
        raise finding("bad-slug", value=text, corrected=slug_of(text if re.search(r"\s", text) else last))
    return text


def _parse_languages(text: str, reading: Reading) -> tuple[str, ...]:
    return tuple(_parse_language(word, reading) for word in _parse_ids(text, reading))


def _parse_language(text: str, _: Reading) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise finding("not-a-language-code", value=text)
    return text


def _parse_site_language(text: str, reading: Reading) -> str:
    if text not in reading.languages:
        raise finding("unknown-language", value=text, known=", ".join(reading.languages))
    return text


def _parse_coordinates(text: str, _: Reading) -> tuple[float, float]:
    found = re.fullmatch(r"(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)", text)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise finding("not-coordinates", value=text)
    return float(found[1]), float(found[2])


def _parse_alias(text: str, _: Reading) -> str:
    """An earlier address on this site, which is a path from its root, or the earlier name of an item's folder.

    An address may be copied from wherever it stands, with `%C3%A4` or with `ä`; it is kept as people read it.
    """
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        return text
    path = normalize("NFC", unquote(text, errors="replace"))
    steps = path.strip("/").split("/")
    if " " in text or not _PATH.fullmatch(path) or {".", ".."} & set(steps) or len(path.encode()) > LONGEST_PATH:
        raise finding("bad-alias", value=text)
    return path


_PATH = re.compile(r"(?:/[\w~+@()-](?:[\w.~+@() -]*[\w~+@()-])?)+/?")
"""Letters of any language, digits and what else is harmless wherever addresses are written: no quotes, no `$`, no `*`.
No step begins with a dot, as files that are hidden do, or ends with a space or a dot, as no file on Windows can."""

LONGEST_PATH = 200
"""The most bytes of an earlier address: no step of a path on a disk has more than 255."""


def _in_one_line(value: Any) -> Any:
    """A list of two texts, which is another way to write a pair."""
    return ", ".join(value) if isinstance(value, list) and all(isinstance(part, str) for part in value) else value


def _listed(value: Any) -> Any:
    """One map where a list of maps is asked for is a list of one."""
    return [value] if isinstance(value, dict) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Day = Annotated[date, typed(_parse_day)]
Moment = Annotated[datetime | date, typed(_parse_moment)]
Ending = Annotated[datetime | date | timedelta, typed(_parse_ending)]
"""A day, a moment, or a time of day as the time since midnight."""
Every = Annotated[Recurrence, typed(_parse_recurrence)]
Zone = Annotated[str, typed(_parse_zone)]
Flag = Annotated[bool, typed(_parse_flag)]
Number = Annotated[int, typed(_parse_number)]
Count = Annotated[int, typed(_parse_count)]
Amount = Annotated[Decimal, typed(_parse_decimal)]
Url = Annotated[str, typed(_parse_url)]
Slug = Annotated[str, typed(_parse_slug)]
SiteLanguage = Annotated[str, typed(_parse_site_language)]
LanguageCode = Annotated[str, typed(_parse_language)]
LanguageCodes = Annotated[tuple[LanguageCode, ...], typed(_parse_languages, lists=True)]
Coordinates = Annotated[tuple[float, float], typed(_parse_coordinates), BeforeValidator(_in_one_line)]
ONE_LINE = typed(_parse_ids, lists=True)
"""What lets a list be written on one line, with commas."""
Texts = Annotated[tuple[Text, ...], ONE_LINE]
Alias = Annotated[str, typed(_parse_alias)]
Aliases = Annotated[tuple[Alias, ...], ONE_LINE]
ListOfMaps = BeforeValidator(_listed)


class Refers:
    """Marks a field whose text is the id of an entry of a registry, or of an item of a kind."""

    def __init__(self, to: str) -> None:
        """Name the registry or kind: `organisations`, `projects`."""
        self.to = to


def slug_of(text: str) -> str:
    """A slug made of any text, the Finnish way: ä becomes a, ö becomes o, å becomes a."""
    plain = text.casefold().translate(str.maketrans("äöåéèüáíóñ", "aoaeeuaion"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:120].strip("-")


def nearest_fact(word: str, known: Collection[str]) -> dict[str, str]:
    """The facts of an unknown word: the nearest known one, and all of them."""
    return {"value": word, "nearest": nearest(word, known), "known": ", ".join(sorted(known))}
