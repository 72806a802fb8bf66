"""Problems told to people: the one place where findings become sentences."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from plugins.domain.problem import Problem
from plugins.engine.tables import read_table

MESSAGES = Path(__file__).resolve().parent / "messages"
"""The sentences, one file a topic and language: `dates.fi.yml`."""

FALLBACK = "en"
"""The language of the sentences where the one asked for has none."""

Sentences = Mapping[str, Mapping[str, str | list[str]]]


@cache
def read_sentences(language: str) -> Sentences:
    """All sentences of a language by the problem's code."""
    found: dict[str, Mapping[str, str | list[str]]] = {}
    for file in sorted(MESSAGES.glob(f"*.{language}.yml")):
        found.update(read_table(file))
    return found


def languages_of_sentences() -> tuple[str, ...]:
    """The languages in which problems can be told."""
    return tuple(sorted({file.name.split(".")[1] for file in MESSAGES.glob("*.yml")}))


def render_problem(problem: Problem, language: str) -> str:
    """A problem on one line, as `content/events/x/index.fi.md:4: Finding. Hint.`."""
    path, line = problem.where
    place = f"{path}:{line}" if line else path
    return f"{place}: {finding(problem, language)} {hint(problem, language)}".rstrip()


def finding(problem: Problem, language: str) -> str:
    """What was found."""
    said = str(_sentences(problem, language).get("finding", problem.code))
    # Facts in words are known for the site's languages; a sentence in another one may lack them.
    other = str(_sentences(problem, FALLBACK).get("finding", said))
    is_said = _is_known(said, problem.facts) or not _is_known(other, problem.facts)
    return _filled(said, problem.facts, language) if is_said else _filled(other, problem.facts, FALLBACK)


def hint(problem: Problem, language: str) -> str:
    """What to write instead: the first hint whose facts are all known."""
    hints = _sentences(problem, language).get("hint", "")
    options = [hints] if isinstance(hints, str) else hints
    return next(
        (_filled(option, problem.facts, language) for option in options if _is_known(option, problem.facts)), ""
    )


def render_text(problems: Iterable[Problem], language: str) -> str:
    """All problems, one line each, in the order of their files and lines."""
    return "\n".join(render_problem(problem, language) for problem in problems)


def render_sentences(problems: Iterable[Problem], language: str) -> list[str]:
    """What problems say, without their places: each finding with its hint."""
    return [f"{finding(problem, language)} {hint(problem, language)}".rstrip() for problem in problems]


def sentence(code: str, language: str) -> str:
    """A sentence or word as it stands, in a language or else in the one that stands in for it."""
    return str((read_sentences(language).get(code) or read_sentences(FALLBACK)[code])["finding"])


def _sentences(problem: Problem, language: str) -> Mapping[str, str | list[str]]:
    return read_sentences(language).get(problem.code) or read_sentences(FALLBACK).get(problem.code, {})


def _filled(sentence: str | list[str], facts: Mapping[str, str], language: str) -> str:
    text = sentence if isinstance(sentence, str) else sentence[0]
    known = {**dict.fromkeys(_names(text), "?"), **facts}
    return _Filling(language if language in languages_of_sentences() else FALLBACK).vformat(text, (), known)


class _Filling(Formatter):
    """Puts facts into a sentence, and those that are marked as days (`{due:day}`) as its language writes them."""

    def __init__(self, language: str) -> None:
        """Keep the language of the sentence."""
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        """A fact as it stands, or as a day."""
        if format_spec != "day":
            return str(value)
        from plugins.host.days import render_day  # which needs the languages' tables, and few sentences do

        return render_day(str(value), self.language)


def _is_known(sentence: str, facts: Mapping[str, str]) -> bool:
    return all(facts.get(name) for name in _names(sentence))


def _names(sentence: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(sentence) if name]
