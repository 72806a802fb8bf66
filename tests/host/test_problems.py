"""Problems become sentences: in both languages, with every fact filled in, in each of the forms that tools read."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest
import yaml

from plugins.domain.problem import Where, error, warning
from plugins.host.problems import (
    MESSAGES,
    finding,
    hint,
    languages_of_sentences,
    read_sentences,
    render_problem,
    render_text,
)
from tests.building import ROOT

LANGUAGES = ("en", "fi")
TOPICS = sorted({file.name.split(".")[0] for file in MESSAGES.glob("*.yml")})
CODES = sorted(read_sentences("en"))
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
NAMERS = {"error", "warning", "notice", "finding", "DateError", "TimespanError", "SettingMistake", "_Refused", "find"}
"""The functions whose arguments name a problem; `sentence` is one as well, for what a run says itself."""
PER_LANGUAGE = re.compile(r"_(?:fi|en)$")
"""A fact that is a text of its own in each language: a weekday, a date in words."""

Entry = dict[str, str | list[str]]


def test_there_are_two_languages() -> None:
    """Problems are told in Finnish and in English."""
    assert languages_of_sentences() == LANGUAGES


@pytest.mark.parametrize("topic", TOPICS)
def test_the_languages_have_the_same_sentences(topic: str) -> None:
    """Each topic has the same codes in the same order, with as many hints: the files are read side by side."""
    english, finnish = (sentences_of(topic, language) for language in LANGUAGES)

    assert list(finnish) == list(english)
    assert [len(hints(entry)) for entry in finnish.values()] == [len(hints(entry)) for entry in english.values()]


@pytest.mark.parametrize("code", CODES)
def test_the_languages_tell_the_same_facts(code: str) -> None:
    """A fact that one language puts into a sentence, the other puts there as well."""
    english, finnish = (read_sentences(language)[code] for language in LANGUAGES)

    assert facts(str(finnish["finding"])) == facts(str(english["finding"]))
    assert [facts(text) for text in hints(finnish)] == [facts(text) for text in hints(english)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_stands_in_two_topics(language: str) -> None:
    """One sentence would silently take the place of the other."""
    codes = [code for topic in TOPICS for code in sentences_of(topic, language)]

    assert len(codes) == len(set(codes))


def test_every_code_has_sentences_and_every_sentence_a_code() -> None:
    """Nothing is told as a bare code, and no sentence is left over from what was once told."""
    used = used_codes()

    assert used - set(CODES) == set()
    assert set(CODES) - used == set()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole(language: str, code: str) -> None:
    """A problem's finding and hints begin with a capital or what was written, and end like sentences."""
    entry = read_sentences(language)[code]
    if not hints(entry):
        return
    for text in (str(entry["finding"]), *hints(entry)):
        assert re.match(r"[A-ZÅÄÖ'”{]|docs/", text)
        assert re.search(r"[.?:!]$|[.?]\)$|\{reason\}$|:\S", text)
        assert "  " not in text


def test_a_problem_is_one_line() -> None:
    """Path, line, finding and hint, in the language that was asked for."""
    problem = error(Where("content/x.md", 4), "unknown-field", field="sumary", nearest="summary", known="a, b")

    assert render_problem(problem, "en") == ("content/x.md:4: There is no field 'sumary'. Did you mean 'summary'?")
    assert render_problem(problem, "fi") == "content/x.md:4: Kenttää ”sumary” ei ole. Tarkoititko ”summary”?"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    """Line 0 is no line."""
    assert render_problem(error(Where("x.md"), "file-empty"), "en").startswith("x.md: The file is empty.")


def test_the_first_hint_whose_facts_are_known_is_given() -> None:
    """Where nothing is near, the next hint says what there is."""
    known = error(Where("x"), "unknown-field", field="zz", nearest="", known="a, b")

    assert hint(known, "en") == "The fields here are: a, b."


def test_braces_in_what_a_writer_typed_are_text() -> None:
    """A value with braces is shown as it stands, and is no fact of its own."""
    problem = error(Where("x"), "not-yes-or-no", field="draft", value="{field} {0} {")

    assert finding(problem, "en") == "'draft' is '{field} {0} {', which is neither yes nor no."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Loppu ”3.5.2026” ei ole alun ”3.5.2026 klo 14.00” jälkeen."),
        ("en", "The end, '3 May 2026', is not after the start, '3 May 2026, 14:00'."),
        ("sv", "The end, '3 May 2026', is not after the start, '3 May 2026, 14:00'."),
    ],
)
def test_days_are_told_as_the_language_writes_them(language: str, told: str) -> None:
    """Whatever form the writer chose; a clock by itself and a word as well."""
    problem = error(Where("x"), "span-backwards", start="2026-05-03 14:00", end="2026-05-03")

    assert finding(problem, language).startswith(told.removesuffix("."))


@pytest.mark.parametrize(("fact", "told"), [("08:00", "klo 8.00"), ("24:00", "24:00"), ("huomenna", "huomenna")])
def test_times_and_words_beside_days(fact: str, told: str) -> None:
    """A time of day has its word, and what is neither day nor time stands as it is."""
    assert f"Loppu ”{told}” " in finding(error(Where("x"), "span-backwards", start="2026-05-03", end=fact), "fi")


def test_a_language_without_sentences_falls_back() -> None:
    """A site of another language is told in English."""
    assert render_problem(error(Where("x"), "file-empty"), "sv") == render_problem(
        error(Where("x"), "file-empty"), "en"
    )


def test_all_problems_are_told_line_by_line() -> None:
    """One line each, in the order given."""
    problems = [error(Where("a", 1), "file-empty"), warning(Where("b", 2), "event-without-place")]

    assert [line.split(":")[0] for line in render_text(problems, "en").splitlines()] == ["a", "b"]
    assert render_text([], "en") == ""


def test_what_has_no_sentences_is_told_by_its_name() -> None:
    """Better a bare code than a traceback in front of a writer."""
    assert "no-such-code" in render_text([error(Where("x"), "no-such-" + "code")], "fi")


def sentences_of(topic: str, language: str) -> dict[str, Entry]:
    """The sentences of one file."""
    found: dict[str, Entry] = yaml.safe_load((MESSAGES / f"{topic}.{language}.yml").read_text(encoding="utf-8"))
    return found


def hints(entry: object) -> list[str]:
    """The hints of an entry."""
    assert isinstance(entry, dict)
    written = entry.get("hint", [])
    return [written] if isinstance(written, str) else written


def facts(text: str) -> set[str]:
    """The facts that a sentence names, without the language that some are in."""
    return {PER_LANGUAGE.sub("", name) for _, name, _, _ in Formatter().parse(text) if name}


def used_codes() -> set[str]:
    """The codes that the code names: what is given to those who make problems, and words that are such codes."""
    used = set[str]()
    for file in sorted((ROOT / "plugins").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        used |= {word for call in ast.walk(tree) if isinstance(call, ast.Call) for word in codes_of(call)}
        words = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        used |= {word for word in words if isinstance(word, str) and word in CODES}
    return used


def codes_of(call: ast.Call) -> Iterator[str]:
    """The codes among the first arguments of a call that makes a problem or a sentence."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "sentence" and call.args and isinstance(call.args[0], ast.JoinedStr):
        yield from (f"build-{step}" for step in ("reading", "pictures", "rendering"))
    if name in {*NAMERS, "sentence"}:
        parts = (part for argument in call.args[:2] for part in ast.walk(argument))
        words = (part.value for part in parts if isinstance(part, ast.Constant))
        yield from (word for word in words if isinstance(word, str) and CODE.fullmatch(word))
