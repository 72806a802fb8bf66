"""What Markdown can read in bounded time: limits far above what people write, held before a text is converted.

Python-Markdown looks for the end of each bracket, backslash and star by reading on to the end of the paragraph, so its
time grows with the square of what is open or long; lists and quotations in each other cost stack.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from plugins.domain.problem import Problem, Where, error

LONGEST_PARAGRAPH = 50_000
"""Characters between two blank lines."""

OPEN_AT_ONCE = 50
"""Brackets of one kind that are open at the same time in a paragraph."""

DEEPEST = 24
"""Lists and quotations that lie in each other."""


class _Most(NamedTuple):
    pattern: re.Pattern[str]
    mark: str
    most: int
    sign: str
    """What stands in a text about as often as the mark, or more often: it is counted first, being counted fast."""


_MOST = (
    _Most(re.compile(r"<"), "<", 2_000, "<"),
    _Most(re.compile(r"^(?:#|[=-]+[ ]*$)", re.MULTILINE), "#", 2_000, "\n"),
    _Most(re.compile(r"^[ ]{0,3}:[ \t]", re.MULTILINE), ":", 2_000, "\n"),
    _Most(re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE), "```", 1_000, "\n"),
    _Most(re.compile(r"^[ ]{0,3}\*\[", re.MULTILINE), "*[ ]:", 200, "\n"),
    _Most(re.compile(r"\[\^"), "[^ ]", 1_000, "[^"),
)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_NESTED = re.compile(
    rf"^(?:[ ]{{{4 * DEEPEST}}}|\t{{{DEEPEST}}})|^(?:[ \t]*(?:>|(?:[*+-]|\d+\.)[ \t])){{{DEEPEST},}}", re.MULTILINE
)
_RULE = re.compile(r"[ \t]*(?:[*][*\s]*|[-][-\s]*)$")
_BRACKET = re.compile(r"[\[\]()]")


def check_limits(text: str, first_line: int, path: str) -> tuple[Problem, ...]:
    """What makes the text more than can be converted in bounded time."""
    found = [*_check_counts(text), *_check_depth(text), *_check_paragraphs(text)]
    return tuple(
        error(Where(path, first_line + text.count("\n", 0, position)), code, **facts) for position, code, facts in found
    )


Found = tuple[int, str, dict[str, object]]


def _check_counts(text: str) -> Iterator[Found]:
    for pattern, mark, most, sign in _MOST:
        # The first line has no line break before it, so there may be one mark more than there are breaks.
        over = next(islice(pattern.finditer(text), most, None), None) if text.count(sign) >= most else None
        if over:
            yield over.start(), "text-too-many", {"mark": mark, "most": most}


def _check_depth(text: str) -> Iterator[Found]:
    for found in _NESTED.finditer(text):
        line = text[found.start() : text.find("\n", found.start()) % (len(text) + 1)]
        if line.strip() and not _RULE.match(line):
            yield found.start(), "text-too-nested", {"most": DEEPEST}
            return


def _check_paragraphs(text: str) -> Iterator[Found]:
    if len(text) <= LONGEST_PARAGRAPH and not _may_be_open(text):
        return
    start = 0
    for end in [*(found.end() for found in _BLANK_LINES.finditer(text)), len(text)]:
        paragraph = text[start:end]
        if len(paragraph) > LONGEST_PARAGRAPH:
            yield start, "paragraph-too-long", {"length": len(paragraph), "most": LONGEST_PARAGRAPH}
        elif _most_open(paragraph) > OPEN_AT_ONCE:
            yield start, "brackets-open", {"most": OPEN_AT_ONCE}
        start = end


def _may_be_open(text: str) -> bool:
    """Whether there are brackets enough for too many to be open at once."""
    return max(text.count("["), text.count("(")) > OPEN_AT_ONCE


def _most_open(paragraph: str) -> int:
    """How many brackets of one kind are open at once at most."""
    if not _may_be_open(paragraph):
        return 0
    opened = {"[": 0, "(": 0}
    most = 0
    for bracket in _BRACKET.findall(paragraph):
        if bracket in opened:
            opened[bracket] += 1
            most = max(most, opened[bracket])
        else:
            opening = "[" if bracket == "]" else "("
            opened[opening] = max(0, opened[opening] - 1)
    return most
