"""What an output says it depends on tells whatever it says: where its fingerprint is the same, so are its bytes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from plugins.engine.outputs import Output, fingerprint
from tests.whole.clockwork import FIRST, Clockwork, write_clockwork

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
NAMES = ("xqtheme", "xqcraft", "xqvenue", "xqtown", "xqorg", "xqunit", "xqproject", "xqleaving")
"""What items may name in the place of something else."""

Prints = Mapping[str, tuple[str, str]]
"""Of each output, by its path: its fingerprint, and that of all that it says."""


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Clockwork:
    """A site in which something of every kind stands."""
    return write_clockwork(tmp_path_factory.mktemp("clockwork") / "site")


@pytest.fixture(scope="module")
def unedited(clockwork: Clockwork) -> Prints:
    """What the site is before any edit."""
    return prints(clockwork, NOW)


def prints(clockwork: Clockwork, now: datetime) -> Prints:
    """The fingerprints of a site at a moment; none where the edit is a mistake."""
    return {output.path: (_print(output), _print(_made(output))) for output in clockwork.outputs(now)}


def _made(output: Output) -> Output:
    parts = {name: _made(part) for name, part in output.parts.items()}
    return replace(output, view=dict(output.view), parts=parts)


def _print(output: Output) -> str:
    return fingerprint(output, "", lambda *_: "")


def hidden(before: Prints, after: Prints) -> list[str]:
    """The outputs that say something else although their fingerprints are the same."""
    both = before.keys() & after.keys()
    return sorted(path for path in both if before[path][0] == after[path][0] and before[path][1] != after[path][1])


@pytest.mark.parametrize("seed", range(20))
def test_no_edit_is_hidden(clockwork: Clockwork, unedited: Prints, seed: int) -> None:
    """Whatever changes in any file, by chance: a number, a word, a name or a whole line less."""
    chance, files = Random(seed), sorted((clockwork.settings.parent / "content").rglob("*.*[dl]"))  # noqa: S311
    edits = (_after(clockwork, chance.choice(files), chance) for _ in range(100))
    path, after = next((path, after) for path, after in edits if after)
    assert (path, hidden(unedited, after)) == (path, [])


def _after(clockwork: Clockwork, file: Path, chance: Random) -> tuple[str, Prints]:
    """The site after an edit of a file, which is taken back."""
    text = file.read_text("utf-8")
    try:
        file.write_text(_edited(text, chance), "utf-8")
        return file.as_posix(), prints(clockwork, NOW)
    finally:
        file.write_text(text, "utf-8")


def _edited(text: str, chance: Random) -> str:
    """A text with something else in one line, or without it."""
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    found = list(re.finditer(r"\d|[Xx]q\w+", lines[place]))
    if not found or chance.random() < 0.2:
        return "\n".join(lines[:place] + lines[place + 1 :])
    word = chance.choice(found)
    new = str((int(word[0]) + 1) % 10) if word[0].isdigit() else chance.choice((f"{word[0]}z", chance.choice(NAMES)))
    lines[place] = lines[place][: word.start()] + new + lines[place][word.end() :]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_no_moment_is_hidden(clockwork: Clockwork, unedited: Prints, seed: int) -> None:
    """Whatever the clock has changed since, or before."""
    chance = Random(seed)  # noqa: S311 - chance picks moments here and hides nothing
    moment = FIRST + timedelta(days=600 * chance.random() ** 2)
    assert (moment, hidden(unedited, prints(clockwork, moment))) == (moment, [])
