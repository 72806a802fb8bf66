"""A language: its code for content, its locale for formatting, and the forms that no library knows.

What Babel knows (names of days, months and languages, signs of numbers) is asked of Babel by explicit locale.
What it does not know is the language's table of forms, `translations/<code>/forms.yml`: a further language is a
further table, no code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, ConfigDict

DateStyle = Literal["medium", "long", "weekday", "full"]
"""How a date is written: in a list, in running text, in a list with its weekday, or with everything in words."""

SortKey = tuple[tuple[int, ...], str]

DIGITS, LETTERS, OTHER_LETTERS = 1, 100, 1000
"""Where the weights of sorting begin: spaces (0), digits, the alphabet's letters, letters of other alphabets."""


def _naming(*names: str) -> AfterValidator:
    """A check that a pattern has a place for each of the names."""

    def check(pattern: str) -> str:
        missing = [name for name in names if f"{{{name}}}" not in pattern]
        if missing:
            raise ValueError(f"the pattern {pattern!r} has no {{{missing[0]}}}")
        return pattern

    return AfterValidator(check)


class Table(BaseModel):
    """A part of a language's table: never changed, and with no key that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DateForm(Table):
    """One style of dates, as patterns of CLDR (https://www.unicode.org/reports/tr35/tr35-dates.html)."""

    whole: str
    """A date by itself, and the end of a range."""
    same_year: str
    """The start of a range that ends in the same year."""
    same_month: str
    """The start of a range that ends in the same month."""


class DateForms(Table):
    """The styles of dates."""

    medium: DateForm
    long: DateForm
    weekday: DateForm
    full: DateForm


class EuroForms(Table):
    """How sums of money are written; `{amount}` is the number."""

    plain: Annotated[str, _naming("amount")]
    millions: Annotated[str, _naming("amount")]
    billions: Annotated[str, _naming("amount")]


class RecurringForms(Table):
    """The words with which a writer says how often something is held, each a word or a phrase."""

    each: tuple[str, ...] = ()
    """What may stand before or between weekdays and means nothing more: `joka`, `ja`."""
    habits: tuple[str, ...] = ()
    """The seven words that say on which weekday, from Monday on: `maanantaisin`."""
    fortnight: tuple[str, ...] = ()
    """What says that only every second week is meant: `joka toinen`."""
    month: tuple[str, ...] = ()
    """What says that the weekdays of a month are counted: `joka kuun`."""
    ordinals: tuple[str, ...] = ()
    """The first four ordinal numbers in words."""
    last: tuple[str, ...] = ()
    """What stands for the last one: `viimeinen`."""


class SpellingForms(Table):
    """How the spelling of a language is looked at, beside what its dictionary knows."""

    endings: tuple[str, ...] = ()
    """What may be added to a name that no dictionary knows: `n` in `Kempeleen`, `’s` in `Iisalmi’s`."""
    packages: str = ""
    """The packages of Debian and Ubuntu that bring its dictionary, and the program that reads it."""


class Forms(Table):
    """What a language's table says. Texts in braces are places: `{clock}` in `klo {clock}`."""

    dates: DateForms
    month: str
    """The CLDR pattern of a month with its year, as in the heading of an archive."""
    clock: str
    """The CLDR pattern of a time of day without any word: `H.mm`."""
    midnight: str
    """The time of day at which something ends that ends at midnight: `24.00`."""
    time: Annotated[str, _naming("clock")]
    moment: Annotated[str, _naming("date", "time")]
    dash: str
    """Between the ends of a range whose first end is one word."""
    spaced_dash: str
    """Between the ends of a range whose first end is several words."""
    time_words: tuple[str, ...] = ()
    """Words that a writer may put before a time, without a full stop: `klo`."""
    weekday_endings: tuple[str, ...] = ()
    """Endings that a writer may add to a weekday: `na` in `sunnuntaina`."""
    month_endings: tuple[str, ...] = ()
    """Endings that a writer may add to a month: `n` in `toukokuun`."""
    recurring: RecurringForms = RecurringForms()
    in_language: Mapping[str, str] = {}
    """What a text in another language is marked with, by the code of that language: `fi: suomeksi`."""
    in_other_language: Annotated[str, _naming("name")]
    """The same for the languages that `in_language` leaves out; `{name}` is Babel's name of the language."""
    euros: EuroForms
    quotes: tuple[str, str]
    """What stands before and after the words of somebody quoted: quotation marks, or a dash and nothing."""
    alphabet: str
    """The letters in the order of sorting; a letter with an accent that is not among them sorts as without it."""
    sorts_as: Mapping[str, str] = {}
    """Letters without an accent that sort as others: `æ: ä`."""
    small_words: tuple[str, ...] = ()
    """The commonest small words, in small letters: by them a text is known to be in the language, or not to be."""
    vague_links: tuple[str, ...] = ()
    """What says nothing of where a link leads, in small letters: `lue lisää`."""
    spelling: SpellingForms = SpellingForms()


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: `fi`, formatted as `fi_FI`, with its forms."""

    code: str
    """The code that content, addresses and `lang` attributes use (BCP 47): `fi`."""
    locale: str
    """Babel's name of the locale: `fi_FI`, `en_GB`."""
    forms: Forms = field(hash=False, repr=False)


def parse_forms(table: Mapping[str, object]) -> Forms:
    """The forms of a language from its table. Raises ValueError for a key that is unknown or missing."""
    return Forms.model_validate(table)


def sort_key(text: str, language: Language) -> SortKey:
    """The key that puts texts in the language's order, without regard to case, accents and punctuation.

    Texts that differ in nothing else keep one order, that of their characters.
    """
    forms = language.forms
    letters = normalize("NFC", normalize("NFC", text).casefold())
    spelled = "".join(forms.sorts_as.get(letter, letter) for letter in letters)
    return tuple(_weights(spelled, forms.alphabet)), text


def _weights(text: str, alphabet: str) -> Iterator[int]:
    for letter in text:
        plain = letter if letter in alphabet else normalize("NFD", letter)[0]
        if plain in alphabet:
            yield LETTERS + alphabet.index(plain)
        elif plain.isdecimal():
            yield DIGITS + int(plain)
        elif plain.isalpha():
            yield OTHER_LETTERS + ord(plain)
        elif plain.isspace() or plain == "-":
            yield 0
