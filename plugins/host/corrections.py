"""Corrections: from a problem and its file to the line as it should be, where the right text is known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from plugins.domain.problem import Problem
from plugins.engine.front_matter import normalise
from plugins.host.layout_recipes import LAYOUTS
from plugins.host.line_recipes import RECIPES, At

MOST = 1_000_000
"""The bytes of a file, above which it is no text that anybody has written."""


class Correction(msgspec.Struct, frozen=True):
    """What should stand in the place of a line of a file: its number from 1, and some lines, or with "" none."""

    line: int
    text: str


def find_corrections(problems: Sequence[Problem], folders: Mapping[str, Path]) -> list[Correction | None]:
    """The correction of each problem that has one; `folders` are those of the paths' beginnings, such as `content`."""
    found: list[Correction | None] = [None] * len(problems)
    files = defaultdict[str, list[int]](list)
    for number, problem in enumerate(problems):
        if problem.where.line and (problem.code in RECIPES or problem.code in LAYOUTS):
            files[problem.where.path].append(number)
    for path, numbers in files.items():
        lines = read_lines(file_of(path, folders))
        for number, correction in corrections_in(lines, [problems[number] for number in numbers], language_of(path)):
            found[numbers[number]] = correction
    return found


def corrections_in(
    lines: Sequence[str], problems: Sequence[Problem], language: str
) -> Iterator[tuple[int, Correction]]:
    """The corrections in a file, each with the number of its problem; a line is given with all in it mended."""
    for line in sorted({problem.where.line for problem in problems if 0 < problem.where.line <= len(lines)}):
        here = [number for number, problem in enumerate(problems) if problem.where.line == line]
        text, mended = lines[line - 1], list[int]()
        for number in here:
            code, at = problems[number].code, At(text, problems[number].facts, lines, line, language)
            if code in LAYOUTS and (edit := LAYOUTS[code](at)):
                yield number, Correction(*edit)
            elif code in RECIPES and (mending := RECIPES[code](at)) not in ("", text):
                text = mending
                mended.append(number)
        yield from ((number, Correction(line, text)) for number in mended)


def file_of(path: str, folders: Mapping[str, Path]) -> Path:
    """The file of a path as the writer knows it, which begins with the name of one of the folders."""
    name = next((name for name in folders if path == name or path.startswith(f"{name}/")), "")
    return folders[name] / path[len(name) :].lstrip("/") if name else Path(path)


def language_of(path: str) -> str:
    """The language of a text by its name, `index.fi.md`; English in files of all languages."""
    parts = path.rpartition("/")[2].split(".")
    return parts[-2] if len(parts) > 2 else "en"


def read_lines(file: Path) -> list[str]:
    """The lines of a text as they are read for the site; none where it is not there, no plain file, or no text."""
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MOST:
            return []
        return normalise(file.read_bytes().decode()).split("\n")
    except (OSError, ValueError):  # among them a text that is not UTF-8, and a name that no file can have
        return []
