"""Recipes of corrections: from a line and what is wrong in it to the line as it should be.

A line is offered only where it is certain to be understood: what is wrong stands in it once, and one thing to write
instead is known. Applying it makes the problem go away and brings no other; the tests hold every recipe to that.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from plugins.domain.fields import NO, YES
from plugins.domain.problem import nearest


class At(NamedTuple):
    """A line with something wrong in it, the facts of that, and the file around it."""

    line: str
    facts: Mapping[str, str]
    lines: Sequence[str]
    number: int
    language: str

    def fact(self, name: str) -> str:
        """A fact of the problem, in the words of the file's language where it is told in words; "" if unknown."""
        options = (name, f"{name}_{self.language}", f"{name}_en")
        said = next((self.facts[option] for option in options if self.facts.get(option)), "")
        return said.replace("\N{NO-BREAK SPACE}", " ")  # which nobody types


Recipe = Callable[[At], str]
"""From a line to the line as it should be; "" where that is not certain."""


def swap(old: str, new: str) -> Recipe:
    """Write one fact in the place of another."""
    return lambda at: swapped(at.line, at.fact(old), at.fact(new))


def swapped(line: str, old: str, new: str) -> str:
    """The line with a word, name or address replaced, which stands in it once and whole; "" where it does not."""
    if not (old and new):
        return ""
    found = [*re.finditer(rf"(?<![\w/.-]){re.escape(old)}(?![\w/-]|\.\w)", line)]
    if len(found) > 1:
        head = _NAMED.match(line)  # a field's name may be the very word that stands after it
        found = [one for one in found if head and one.start() >= head.end()]
    return f"{line[: found[0].start()]}{new}{line[found[0].end() :]}" if len(found) == 1 else ""


_NAMED = re.compile(r"\s*(?:- +)*[\w-]+\s*:\s*")
_DAY = re.compile(
    r"(?:[^\W\d_]+\.? )?(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}))"
)


def _renamed(name: str) -> Recipe:
    """The name of a field or part, unless the one that is meant stands beside it already."""
    return lambda at: _with_name(at, at.fact(name), at.fact("nearest"))


def _with_name(at: At, wrong: str, right: str) -> str:
    found = re.match(rf"(?P<indent>\s*(?:- +)*){re.escape(wrong)}(?=\s*:)", at.line)
    if not (found and right) or _stands_beside(at, right, len(found["indent"])):
        return ""
    return f"{found['indent']}{right}{at.line[found.end() :]}"


def _stands_beside(at: At, name: str, indent: int) -> bool:
    """Whether a field stands among those around a line that are indented alike."""
    above, below = at.lines[: at.number - 1][::-1], at.lines[at.number :]
    written = re.compile(rf"[\s-]{{{indent}}}{re.escape(name)}\s*:")
    return any(written.match(line) for side in (above, below) for line in _around(side, indent))


def _around(lines: Iterable[str], indent: int) -> Iterable[str]:
    """The lines up to the first that belongs to something else."""
    for line in lines:
        if line.rstrip() == "---" or (line.strip() and len(line) - len(line.lstrip(" -")) < indent):
            return
        yield line


def _nearest_expected(at: At) -> str:
    expected = at.fact("expected").split(", ")
    return swapped(at.line, at.fact("value"), nearest(at.fact("value"), expected))


def _nearest_answer(at: At) -> str:
    return swapped(at.line, at.fact("value"), nearest(at.fact("value"), YES | NO))


def _only_number(at: At) -> str:
    """The number alone, where one stands among words."""
    found = re.findall(r"\d+(?:[.,]\d+)?", at.fact("value"))
    return swapped(at.line, at.fact("value"), found[0]) if len(found) == 1 else ""


def _day_before_month(at: At) -> str:
    """The day and the month the other way round, where only that is a date."""
    found = re.search(r"(\d{1,2})\.(\d{1,2})(?=\.\d{4})", at.line)
    return found.re.sub(r"\2.\1", at.line, count=1) if found and int(found[1]) <= 12 < int(found[2]) <= 31 else ""


def _known_in_small(at: At) -> str:
    meant = at.fact("value").casefold()
    return swapped(at.line, at.fact("value"), meant) if meant in at.fact("known").split(", ") else ""


def _code_of_language(at: At) -> str:
    """`fi` for `suomi` in a Finnish file, and for `Finnish` in any."""
    from babel import Locale, UnknownLocaleError

    word, codes = at.fact("value"), set[str]()
    for told_in in (at.language, "en"):
        with suppress(UnknownLocaleError, ValueError):
            named = Locale(told_in).languages.items()
            codes |= {code for code, name in named if name.casefold() == word.casefold()}
    return swapped(at.line, word, codes.pop()) if len(codes) == 1 else ""


def _begun(fact: str, beginning: str, shape: str = "") -> Recipe:
    """An address with its beginning, where what stands there has the shape of the rest of one."""

    def recipe(at: At) -> str:
        written = at.fact(fact)
        return swapped(at.line, written, beginning + written) if re.fullmatch(shape or ".+", written) else ""

    return recipe


_HOST = r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?"


def _coordinates(at: At) -> str:
    """Two numbers with the Finnish decimal comma."""
    found = re.fullmatch(r"(\d{1,2}),(\d+)[ ,;]+(\d{1,3}),(\d+)", at.fact("value"))
    return swapped(at.line, found[0], "{}.{}, {}.{}".format(*found.groups())) if found else ""


def _quoted(at: At) -> str:
    """The text between quotation marks, at the indentation that it has."""
    indent = at.line[: len(at.line) - len(at.line.lstrip())]
    return indent + at.fact("quoted") if at.fact("quoted") and at.fact("text") == at.line.strip() else ""


def _closed_quote(at: At) -> str:
    """The quotation mark that begins a text and ends none, at its end as well."""
    found = re.search(r"(?:^\s*|[:-] +)([\"'])[^\"']+$", at.line.rstrip())
    return at.line.rstrip() + found[1] if found else ""


def _apostrophe(at: At) -> str:
    wrong = at.fact("value")
    return at.line.replace(wrong, at.fact("corrected")) if at.line.count(wrong) == 1 else ""


def _spaces_for_tabs(at: At) -> str:
    text = at.line.lstrip()
    return at.line.removesuffix(text).replace("\t", "  ") + text


def _with_minutes(at: At) -> str:
    written, hour = at.fact("value"), at.fact("hour")
    return swapped(at.line, written, written.removesuffix(hour) + at.fact("time")) if at.fact("time") else ""


def _other_day(old: str, new: str) -> Recipe:
    """Another day in the form in which the line states one, without a day of the week, which would be wrong."""

    def recipe(at: At) -> str:
        found = [one for one in _DAY.finditer(at.line) if not old or _iso(one) == at.fact(old)]
        if len(found) != 1 or not at.fact(new):
            return ""
        year, month, day = at.fact(new).split("-")
        written = at.fact(new) if found[0]["iso"] else f"{int(day)}.{int(month)}.{year}"
        stands_twice = any(written in line for line in at.lines)
        return "" if stands_twice else at.line[: found[0].start()] + written + at.line[found[0].end() :]

    return recipe


def _iso(found: re.Match[str]) -> str:
    return found["iso"] or f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _lower_heading(at: At) -> str:
    found = re.match(r" {0,3}#\s+\S", at.line)
    return at.line.replace("#", "##", 1) if found else ""


def _heading(at: At) -> str:
    """`<h2>Ohjelma</h2>` on a line of its own."""
    found = re.fullmatch(r"\s*<h([1-6])>\s*([^<>]+?)\s*</h\1>\s*", at.line, re.IGNORECASE)
    return f"{'#' * max(2, int(found[1]))} {found[2]}" if found else ""


def _link(at: At) -> str:
    found = re.findall(r"<a\b[^>]*>", at.line, re.IGNORECASE)
    whole = re.compile(r"<a\s+href=([\"'])(https?://[^\s\"'()]+)\1\s*>([^<>\[\]]+)</a>", re.IGNORECASE)
    return whole.sub(r"[\3](\2)", at.line) if len(found) == 1 and whole.search(at.line) else ""


def _image(at: At) -> str:
    """`<img src="silta.jpg" alt="Silta">` of a picture beside the text."""
    found = re.findall(r"<img\b[^<>]*>", at.line, re.IGNORECASE)
    said = dict(re.findall(r"(src|alt)=[\"']([^\"'<>()\[\]]+)[\"']", found[0])) if len(found) == 1 else {}
    is_beside = len(said) == 2 and "/" not in said["src"]
    return at.line.replace(found[0], f"![{said['alt']}]({said['src']})") if is_beside else ""


def _without_tags(at: At) -> str:
    """The line without a tag that changes the look alone, where it begins and ends in it."""
    tag = re.escape(at.fact("tag"))
    pair = re.compile(rf"<{tag}(?:\s[^<>]*)?>([^<>]*)</{tag}>", re.IGNORECASE)
    return pair.sub(r"\1", at.line) if len(re.findall(rf"<{tag}\b", at.line, re.IGNORECASE)) == 1 else ""


def _without_attribute(at: At) -> str:
    """The line without an attribute that no tag may have."""
    inside = rf"(<{re.escape(at.fact('tag'))}\b[^<>]*?)\s+{re.escape(at.fact('attribute'))}(?:=(?:\"[^\"]*\"|'[^']*'))"
    found = [*re.finditer(inside, at.line, re.IGNORECASE)]
    return at.line.replace(found[0][0], found[0][1]) if len(found) == 1 else ""


def _without_brackets(at: At) -> str:
    """`<toimisto(a)kyla.example>` as the address alone."""
    found = re.findall(re.escape(at.fact("text")), at.line, re.IGNORECASE)
    return at.line.replace(found[0], found[0][1:-1]) if len(found) == 1 else ""


RECIPES: Mapping[str, Recipe] = {
    **dict.fromkeys(
        (
            "bad-id", "bad-slug", "date-and-more", "date-other-weekday", "date-short-year",
            "date-unknown-word", "every-unknown-word", "hyphen-for-range", "space-that-breaks", "weekday-disagrees",
        ),
        swap("value", "corrected"),
    ),
    **dict.fromkeys(
        (
            "missing-file", "publication-file-missing", "unknown-colour", "unknown-id",
            "unknown-item", "unknown-pick",
            "unknown-timezone",
        ),
        swap("value", "nearest"),
    ),
    **dict.fromkeys(("yaml-colon", "yaml-sign", "yaml-text-cut"), _quoted),
    **dict.fromkeys(("html-attribute", "html-attribute-look", "html-attribute-script"), _without_attribute),
    "acute-for-apostrophe": _apostrophe,
    "broken-link": swap("value", "sure"),
    "date-no-such-month": _day_before_month,
    "date-slashes": swap("value", "only"),
    "except-not-in-series": _other_day("value", "nearest"),
    "file-in-other-case": swap("value", "other"),
    "front-matter-tab": _spaces_for_tabs,
    "heading-too-high": _lower_heading,
    "html-address": _without_brackets,
    "html-heading": _heading,
    "html-link": _link,
    "html-look": _without_tags,
    "link-without-https": _begun("target", "https://"),
    "link-without-mailto": _begun("target", "mailto:"),
    "html-image": _image,
    "not-a-language-code": _code_of_language,
    "not-a-number": _only_number,
    "not-a-whole-number": _only_number,
    "not-an-address": _begun("value", "https://", _HOST),
    "not-coordinates": _coordinates,
    "not-one-of": _nearest_expected,
    "not-yes-or-no": _nearest_answer,
    "series-too-long": _other_day("", "last"),
    "start-not-in-series": _other_day("start", "nearest"),
    "time-bare-hour": _with_minutes,
    "time-skipped": swap("value", "later"),
    "unknown-field": _renamed("field"),
    "unknown-language": _known_in_small,
    "unknown-part": _renamed("part"),
    "window-overlaps": _other_day("", "to"),
    "word-to-avoid": swap("value", "preferred"),
    "yaml-quote": _closed_quote,
}  # fmt: skip
"""The recipes by the code of the problem."""
