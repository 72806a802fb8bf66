"""Asked: tasks as people type them and Invoke reads them; what it does not understand is told in the writer's words.

`inv` starts this file for every task but a plain build.
"""

import sys
from ast import literal_eval
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from re import Match, match
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [] if str(ROOT) in sys.path else [str(ROOT)]

from invoke.exceptions import ParseError  # noqa: E402 - after the place where our own modules are found
from invoke.program import Program  # noqa: E402

from plugins.domain.problem import Problem, Where, error, nearest  # noqa: E402

EXAMPLES = {
    "new": "./inv new news",
    "import-ics": "./inv import-ics calendar.ics",
    "newsletter": "./inv newsletter preview 2026-12",
}
"""What the tasks that cannot do without a word after their name look like with it."""

LANGUAGE = "fi"
"""The language of what is told where the settings cannot say which."""


class Tasks(Program):
    """Invoke with the project's tasks."""

    def __init__(self) -> None:
        """Be called as Invoke itself is, which its help shows."""
        super().__init__(name="Invoke", binary="inv[oke]", binary_names=["invoke", "inv"])

    def parse_tasks(self) -> None:
        """Understand what was typed, or say what is wrong with it."""
        with self._in_our_words():
            super().parse_tasks()

    def parse_cleanup(self) -> None:
        """Show what was asked for in place of a task, such as help, or say what there is none of."""
        with self._in_our_words():
            super().parse_cleanup()

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except ParseError as refused:
            if problem := self._problem(str(refused), (refused.context and refused.context.name) or ""):
                self._refuse(problem)
            raise
        except ValueError as refused:
            if said := match(r"invalid literal for int\(\) with base 10: (.+)$", str(refused)):
                self._refuse(self._not_a_number(_word(said)))
            raise

    def _problem(self, refusal: str, task: str) -> Problem | None:
        """What Invoke has against the words; None where it is something uncommon."""
        if said := match(r"No idea what (.+) is!$", refusal):
            return self._unknown(_word(said), task)
        if match(r".+ did not receive required positional arguments", refusal):
            return error(Where(task), "typed-lacks", task=task, example=EXAMPLES.get(task, ""))
        if said := match(r"Flag <Argument: ([\w-]+)", refusal):
            return error(Where(task), "typed-lacks-value", task=task, option=_flag(said[1]))
        return None

    def _unknown(self, word: str, task: str) -> Problem:
        """A word that nobody knows: a task that there is not, or an option or a word that a task does not take."""
        if not task:
            known = sorted(self.parser.contexts)
            return error(
                Where(""), "typed-unknown-task", value=word, nearest=nearest(word, known), known=", ".join(known)
            )
        if not word.startswith("-"):
            return error(Where(""), "typed-unknown-word", value=word, task=task)
        context = self.parser.contexts[task]
        flags = [flag for flag in (*context.flags, *context.inverse_flags) if flag.startswith("--")]
        return error(Where(""), "typed-unknown-option", value=word, task=task, nearest=nearest(word, flags))

    def _not_a_number(self, word: str) -> Problem:
        """An option that takes a number and has a word: the one before it, be it with `=` or without."""
        said = [one for one in self.argv if one.endswith(f"={word}")]
        before = [one for one, other in pairwise(self.argv) if other == word]
        return error(Where(""), "typed-not-number", value=word, option=(*said, *before)[0].partition("=")[0])

    def _refuse(self, problem: Problem) -> NoReturn:
        """Tell why nothing was done."""
        from plugins.host.problems import render_sentences

        print(*render_sentences([problem], language_of(self.argv)), sep="\n", file=sys.stderr)
        raise SystemExit(1)


def language_of(words: Sequence[str]) -> str:
    """The language in which whoever typed the words is told things: the one they name, else that of the settings."""
    from plugins.host.hosts import read_settings
    from plugins.host.problems import languages_of_sentences

    try:
        settings = Path(_option("--settings", words) or ROOT / "pelicanconf.py")
        found = _option("--language", words) or str(read_settings(settings, {}).settings.get("PROBLEM_LANGUAGE"))
    except Exception:  # noqa: BLE001 - a settings file is a program, of which anything may come
        return LANGUAGE
    return found if found in languages_of_sentences() else LANGUAGE


def _option(flag: str, words: Sequence[str]) -> str:
    whole = [word.partition("=")[2] for word in words if word.startswith(f"{flag}=")]
    return next(iter((*whole, *(other for one, other in pairwise(words) if one == flag))), "")


def _word(said: Match[str]) -> str:
    """A word as it was typed, which Invoke and Python quote as they would write it in a program."""
    return str(literal_eval(said[1]))


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def main(words: Sequence[str]) -> None:
    """Do what the words after `./inv` ask for."""
    Tasks().run(["inv", "--search-root", str(ROOT), *words])


if __name__ == "__main__":
    main(sys.argv[1:])
