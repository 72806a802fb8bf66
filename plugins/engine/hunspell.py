"""Hunspell: the spelling of many languages, as the program of that name with the dictionaries of the system.

Words go in and answers come out by its pipe interface (manual page hunspell(1)); no shell is asked, and no list of
words that somebody keeps at home.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping

LONGEST = 120
"""How many seconds the program may take before it is given up."""

_DICTIONARY = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z0-9_-]+)?")


class Hunspell:
    """A dictionary of the program's."""

    def __init__(self, program: str, dictionary: str) -> None:
        """Keep the path of the program and the name of the dictionary: `en_GB`."""
        self._program, self._dictionary = program, dictionary

    def misspelt(self, words: Collection[str]) -> frozenset[str]:
        """Those of the words that the dictionary does not know; of one with hyphens, each part is looked up."""
        wrong = set(self._answers(words, "-l")) if words else set[str]()
        return frozenset(word for word in words if not wrong.isdisjoint((word, *word.split("-"))))

    def suggestions(self, words: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """What may be meant by each of the words, the likeliest first."""
        found = dict[str, tuple[str, ...]](dict.fromkeys(words, ()))
        # `^` says that a line is text, whatever it begins with. The answer is `& word number place: one, other`.
        for answer in self._answers([f"^{word}" for word in words], "-a") if words else ():
            if answer.startswith("& "):
                asked, _, several = answer[2:].partition(": ")
                found[asked.split(" ")[0]] = tuple(several.split(", "))
        return {word: found[word] for word in words}

    def _answers(self, lines: Iterable[str], mode: str) -> list[str]:
        """What the program answers. Raises OSError or subprocess.SubprocessError where it fails."""
        command = [self._program, mode, "-d", self._dictionary, "-i", "utf-8", "-p", os.devnull]
        asked = "".join(f"{line}\n" for line in lines)
        answer = subprocess.run(command, input=asked.encode(), capture_output=True, timeout=LONGEST, check=True)
        return answer.stdout.decode(errors="replace").splitlines()


def open_hunspell(locale: str) -> Hunspell | None:
    """The dictionary of a locale, or else of its language in another country; None where there is none that works."""
    program = shutil.which("hunspell")
    language = locale.partition("_")[0]
    names = [name for name in _dictionaries(program) if re.split("[_-]", name)[0] == language] if program else []
    if not program or not names:
        return None
    found = Hunspell(program, locale if locale in names else names[0])
    try:
        found.misspelt(["a"])
    except (OSError, subprocess.SubprocessError):
        return None
    return found


def _dictionaries(program: str) -> list[str]:
    """The names of the dictionaries that the program finds, which it tells where it tells of faults."""
    try:
        told = subprocess.run(
            [program, "-D"], stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return []
    listed = told.stderr.decode(errors="replace").partition("AVAILABLE DICTIONARIES")[2].splitlines()
    names = {re.split(r"[/\\]", line.strip())[-1] for line in listed}
    return sorted(name for name in names if _DICTIONARY.fullmatch(name))
