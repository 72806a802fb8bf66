"""Recipes for what more than one line decides: where the fields begin and end, and lines that are one too many."""

import re
from collections.abc import Callable, Mapping, Sequence

from plugins.host.line_recipes import At

Edit = tuple[int, str]
"""The number of a line, counted from 1, and what should stand in its place: some lines, or with "" none."""

_FENCE = "---"
_FIELD = re.compile(r"[^\W\d][\w-]*:(?:\s.*)?")


def _closed(at: At) -> Edit | None:
    """The fields end before the first empty line, where they and what belongs to them stand together."""
    end = _end_of_fields(at.lines, at.number)
    return (end, f"{at.lines[end - 1]}\n{_FENCE}") if end > at.number else None


def _begun(at: At) -> Edit | None:
    """The fields begin with the first line, where another line ends them."""
    is_ended = _end_of_fields(at.lines, at.number - 1, _FENCE) > at.number - 1
    return (at.number, f"{_FENCE}\n{at.line}") if is_ended else None


def _end_of_fields(lines: Sequence[str], begin: int, mark: str = "") -> int:
    """How many lines there are before the mark that ends the fields; 0 where anything else comes first."""
    for number in range(begin, len(lines)):
        if lines[number].strip() == mark:
            return number
        if not (_FIELD.fullmatch(lines[number]) or lines[number][:2] in ("  ", "- ") or lines[number][:1] == "#"):
            return 0
    return 0


def _only_once(at: At) -> Edit | None:
    """The second of two lines that say the same goes."""
    first = at.lines[int(at.fact("first")) - 1]
    following = at.lines[at.number] if at.number < len(at.lines) else ""
    is_whole = bool(re.search(r":\s*\S", at.line)) and following[:1] not in tuple(" \t-")
    return (at.number, "") if first.strip() == at.line.strip() and (is_whole or following == _FENCE) else None


def _without_alias(at: At) -> Edit | None:
    """The earlier names on one line without the one that leads elsewhere; without any, there is no line."""
    name, _, written = at.line.partition(":")
    taken = {at.fact("value"), at.fact("address").rstrip("/")} - {""}
    words = [word.strip() for word in written.strip().removeprefix("[").removesuffix("]").split(",")]
    kept = [word for word in words if word.rstrip("/") not in taken]
    if name != "aliases" or len(kept) != len(words) - 1:
        return None
    return (at.number, f"aliases: {', '.join(kept)}" if kept else "")


def _gone(named: str = "") -> Callable[[At], Edit | None]:
    """The line goes, where it says what is told and nothing stands below it; `---`, or a field of this name."""
    shape = re.compile(rf"{named}:\s*\S.*" if named else _FENCE)

    def recipe(at: At) -> Edit | None:
        following = at.lines[at.number] if at.number < len(at.lines) else ""
        return (at.number, "") if shape.fullmatch(at.line.rstrip()) and following[:1] not in (" ", "\t") else None

    return recipe


LAYOUTS: Mapping[str, Callable[[At], Edit | None]] = {
    "alias-taken": _without_alias,
    "field-against-list": _gone("start"),
    "field-twice": _only_once,
    "former-key-taken": _without_alias,
    "front-matter-missing": _begun,
    "front-matter-not-closed": _closed,
    "part-twice": _only_once,
    "source-without-file": _gone("source"),
    "yaml-two-parts": _gone(),
}
"""The recipes by the code of the problem."""
