"""Wording: words to avoid, hyphens for ranges, accents for apostrophes and spaces that break, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.problem import Severity
from plugins.domain.prose import TEXTS
from plugins.domain.record import Field
from plugins.domain.wording import (
    _ADDRESS_OR_MAIL,
    _DAY,
    _DIGIT,
    _HYPHEN,
    _LOOSE,
    _RANGE,
    _YEAR,
    Avoided,
    Wording,
    _bare,
    avoided_words,
    check_wording,
)
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.reading import parse_text
from plugins.engine.sources import Source
from tests.region import READING, entries, md

SAVO, VALUE = Avoided("en", "Northern Savo", "North Savo"), Avoided("fi", "vetovoimatekijä", "valtti")
HYPHEN = Avoided("en", "North-Savo", "North Savo")
GLOSSARY = (SAVO, VALUE, HYPHEN)
HERE = Wording.of([], READING.words)._replace(avoided=GLOSSARY)


def told(line: str, language: str = "fi") -> list[tuple[str, str]]:
    """The code of each finding in a line of a text, and what was found."""
    return [(one.code, one.facts["value"]) for one in check_wording(HERE, {}, [(7, line)], language, "x.md")]


def in_file(text: str, language: str = "fi") -> list[tuple[str, int]]:
    """The code and the line of each finding in a whole file, as reading finds them."""
    path = f"content/news/silta/index.{language}.md"
    source = Source(path, path, "news", "silta", language)
    found = parse_text(source, text.encode(), MarkdownSettings(), lambda *said: check_wording(HERE, *said))
    return [(one.code, one.where.line) for one in found.problems]


# Days of the week


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Tule ma 3.5.2026!", "fi", ["ma 3.5.2026"]),
        ("Tule su 3.5.2026!", "fi", []),
        ("Maanantaina 3.5.2026 juhlitaan.", "fi", ["Maanantaina 3.5.2026"]),
        ("Sunnuntaina 3. toukokuuta 2026 juhlitaan.", "fi", []),
        ("Maanantaina 3. toukokuuta 2026 juhlitaan.", "fi", ["Maanantaina 3. toukokuuta 2026"]),
        ("Come on Monday 3 May 2026.", "en", ["Monday 3 May 2026"]),
        ("Come on Monday, May 3, 2026.", "en", ["Monday, May 3, 2026"]),
        ("Come on Sunday 3 May 2026.", "en", []),
        ("Uutisessa 3.5.2026 kerrotaan.", "fi", []),
        ("Maanantaina 31.11.2026 juhlitaan.", "fi", []),
        ("Maanantaina 3.5. juhlitaan.", "fi", []),
    ],
)
def test_the_day_of_the_week_is_that_of_the_date(line: str, language: str, found: list[str]) -> None:
    """A date that calendars do not have, or one without its year, says nothing of its day."""
    assert [value for code, value in told(line, language) if code == "weekday-disagrees"] == found


# Words to avoid


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("We live in Northern Savo.", "en", ["Northern Savo"]),
        ("Northern Savo, then, is home.", "en", ["Northern Savo"]),
        ("(Northern Savo)", "en", ["Northern Savo"]),
        ("*Northern Savo*", "en", ["Northern Savo"]),
        ("North-Savo is lovely.", "en", ["North-Savo"]),
        ("Metsä on vetovoimatekijä.", "fi", ["vetovoimatekijä"]),
        ("Vetovoimatekijä on metsä.", "fi", ["vetovoimatekijä"]),
        ("VETOVOIMATEKIJÄ", "fi", ["vetovoimatekijä"]),
        ("North Savo is the name.", "en", []),
        ("It lies in northern Savo.", "en", []),
        ("Great-Northern Savo-like", "en", []),
        ("Northern Savonia", "en", []),
        ("Northern Savo", "fi", []),
        ("vetovoimatekijä", "en", []),
        ("vetovoimatekijät", "fi", []),
        ("[here](https://x.example/Northern Savo)", "en", []),
        ("https://x.example/North-Savo", "en", []),
        ("[here](../../news/North-Savo/)", "en", []),
        ("[Northern Savo](https://x.example/)", "en", ["Northern Savo"]),
        ("info@North-Savo.example", "en", []),
        ("[map]({static}North-Savo.pdf)", "en", []),
    ],
)
def test_words_to_avoid(line: str, language: str, found: list[str]) -> None:
    """A word by itself in its own language, found with a capital where it has none; no part of a word or an address."""
    assert [value for code, value in told(line, language) if code == "word-to-avoid"] == found


def test_a_finding_says_what_to_write() -> None:
    """As a warning, in its line, with the word that is preferred."""
    [problem] = check_wording(HERE, {}, [(7, "Northern Savo")], "en", "x.md")

    assert (problem.severity, problem.where.path, problem.where.line) == (Severity.WARNING, "x.md", 7)
    assert problem.facts == {"value": "Northern Savo", "preferred": "North Savo"}


def test_the_glossary_tells_what_to_avoid() -> None:
    """Language by language; a term without such words tells nothing."""
    terms, _ = entries(
        "glossary",
        "savo:\n  preferred: {fi: Pohjois-Savo, en: North Savo}\n  avoid: {en: [Northern Savo, North-Savo]}\n"
        "hanke:\n  preferred: {fi: hanke}\nvaltti:\n  preferred: {en: asset}\n  avoid: {fi: [vetovoimatekijä]}\n",
    )

    assert avoided_words(terms.values()) == (SAVO, HYPHEN, Avoided("fi", "vetovoimatekijä", ""))


# Typography


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Vuosina 2021-2027.", ["2021-2027"]),
        ("klo 9-15 ja 18-20", ["9-15", "18-20"]),
        ("(5-7)", ["5-7"]),
        ("5-7.", ["5-7"]),
        ("1,5-2,5 milj.", ["1,5-2,5"]),
        ("2020-21", ["2020-21"]),
        ("kello 08-16", ["08-16"]),
        ("2021–2027", []),
        ("2026-05-03", []),
        ("2026-09", []),
        ("1980-luku", []),
        ("1980-1990-luku", []),
        ("3-vuotias, covid-19, A4-5", []),
        ("040-1234567", []),
        ("050-123 4567", []),
        ("+358 50-123 4567", []),
        ("y-tunnus 1234567-8", []),
        ("ISBN 978-952-0000-00-0", []),
        ("https://x.example/2020-2021", []),
        ("[ohjelma](ohjelma-2020-2021.pdf)", []),
        ("[2020-2021](ohjelma.pdf)", ["2020-2021"]),
        ("1-2@x.example", []),
    ],
)
def test_hyphens_for_ranges(line: str, found: list[str]) -> None:
    """Two numbers with a hyphen between them, unless they are a date, a telephone number, a code or an address."""
    assert [value for code, value in told(line) if code == "hyphen-for-range"] == found


@given(st.integers(1, 2199), st.integers(1, 2199))
def test_the_corrected_range_is_right(first: int, last: int) -> None:
    """Whoever writes what the hint says is not told again, and the numbers are the same."""
    problems = check_wording(HERE, {}, [(1, f"Sivut {first}-{last}.")], "fi", "x.md")
    for problem in problems:
        corrected = str(problem.facts["corrected"])
        assert corrected == f"{first}–{last}"
        assert told(f"Sivut {corrected}.") == []
    assert problems


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("It´s here.", "en", ["t´s"]),
        ("It`s here.", "en", ["t`s"]),
        ("raa´an", "fi", ["a´a"]),
        ("It’s here.", "en", []),
        ("It's here.", "en", []),
        ("´näin´", "fi", []),
    ],
)
def test_accents_for_apostrophes(line: str, language: str, found: list[str]) -> None:
    """Between two letters an accent by itself is always a slip of the keyboard."""
    assert [value for code, value in told(line, language) if code == "acute-for-apostrophe"] == found


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("Alkaa klo 18.", "fi", ["klo 18"]),
        ("Alkaa klo 14.30.", "fi", ["klo 14.30"]),
        ("Osuus on 39 %.", "fi", ["39 %"]),
        ("Osuus on 2,5 %.", "fi", ["2,5 %"]),
        ("Yli 22 000 työpaikkaa.", "fi", ["22 000"]),
        ("Noin 1 000 000 euroa.", "fi", ["1 000 000"]),
        ("It cost EUR 900.", "en", ["EUR 900"]),
        ("It cost EUR 1.2 million.", "en", ["EUR 1.2"]),
        ("klo\u00a018, 39\u00a0%, 22\u00a0000", "fi", []),
        ("klo&nbsp;18, 39&nbsp;%", "fi", []),
        ("EUR\u00a0900", "en", []),
        ("Osuus on 39 %.", "en", []),
        ("EUR 900", "fi", []),
        ("vuonna 2026 100 hakijaa", "fi", []),
        ("040 123 4567", "fi", []),
        ("017 123 456", "fi", []),
        ("+358 40 123 4567", "fi", []),
        ("22 000", "sv", []),
    ],
)
def test_spaces_that_break(line: str, language: str, found: list[str]) -> None:
    """What the house forms of a language keep on one line; a telephone number and a year with a number are none."""
    assert [value for code, value in told(line, language) if code == "space-that-breaks"] == found


# Where it looks


def test_code_is_not_read() -> None:
    """Neither a code span nor a block: what stands there is for machines."""
    body = "`2020-2021`\n\n```\n2020-2021 klo 18\n```\n\n    2020-2021\n\n<!-- 2020-2021 -->\n\nVuosina 2020-2021."

    assert in_file(md("title: Silta", body=body)) == [("hyphen-for-range", 15)]


def test_the_texts_of_the_front_matter_are_read() -> None:
    """In titles, too, but where a title breaks is for the page to decide; slugs and facts are no wording."""
    fields = (
        "title: Vuosina 2020-2021 klo 18",
        "slug: vuosina-2020-2021",
        "summary: Vetovoimatekijä",
        "date: 2020-05-03",
    )

    assert in_file(md(*fields, body="Teksti.")) == [("hyphen-for-range", 2), ("word-to-avoid", 4)]


def test_a_slug_is_an_address() -> None:
    """`north-savo` and even `North-Savo` may stand there and in the names of files."""
    fields = ("title: North Savo", "slug: north-savo", "image: North-Savo.png", "image_alt: A map")

    assert in_file(md(*fields, body="![A map](North-Savo.png)"), "en") == []


def test_texts_in_lists_are_read_in_their_lines() -> None:
    """Of measures, quotes and the points of a programme."""
    measures = ("  - title: Valtti", "    text: Vuosina 2020-2021", "  - title: Vetovoimatekijä")

    assert in_file(md("title: Silta", "measures:", *measures)) == [("hyphen-for-range", 5), ("word-to-avoid", 6)]


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_read(name: str) -> None:
    """Whichever field it stands in."""
    found = check_wording(HERE, {name: Field("It´s", 3)}, [], "en", "x.md")

    assert [(one.code, one.where.line) for one in found] == [("acute-for-apostrophe", 3)]


@given(st.text(max_size=40), st.sampled_from(["fi", "en", "sv"]))
def test_no_text_is_too_strange(line: str, language: str) -> None:
    """Any line is read to its end, and what is found is a part of it."""
    assert all(value.casefold() in line.casefold() for _, value in told(line, language))


SIGNS = ["a", "](b)", "http", "://", "c@d", "{e}", "{", "@", " ", "klo 9", "x"]


@given(st.lists(st.sampled_from(SIGNS), max_size=9).map("".join))
def test_a_line_is_bared_of_every_address(line: str) -> None:
    """Looking first for the signs of an address misses none."""
    assert _bare(line) == _ADDRESS_OR_MAIL.sub(" ", line)


@given(st.text(st.sampled_from("0129-.,/ %kloEURmasu"), max_size=24))
def test_what_is_looked_for_first_stands_in_every_finding(line: str) -> None:
    """No range is without a hyphen before a digit, no date without a year, no number without a digit."""
    assert _HYPHEN.search(line) or not _RANGE.search(line)
    assert _YEAR.search(line) or not _DAY.search(line)
    assert _DIGIT.search(line) or not any(loose.search(line) for loose in (_YEAR, *_LOOSE.values()))
