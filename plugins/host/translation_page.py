"""The report of translations as a page of its own: one file that loads nothing, to look at and to hand on."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.domain.lag import Lag
from plugins.domain.rewording import Paragraphs, Stretch, counted_words
from plugins.domain.translation_state import OPEN, Row, State, Version
from plugins.host.translation_words import Words

PAGE = Path(__file__).resolve().parent / "translations"

LONGEST = 1_000
"""The words that are compared one by one for marking: a longer paragraph is shown as a whole."""


class Piece(NamedTuple):
    """Some words of a paragraph, and whether the other side has them as well."""

    text: str
    is_changed: bool


class Compared(NamedTuple):
    """A stretch of a source as it was and as it is, in pieces."""

    line: int
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


class Cell(NamedTuple):
    """A version in the table."""

    text: str
    state: str
    anchor: str
    """Where on the page its changes are told; "" where there are none."""


class Change(NamedTuple):
    """What has changed in the source of a version."""

    anchor: str
    row: Row
    language: str
    steps: tuple[str, ...]
    command: str
    stretches: tuple[Compared, ...]


def render_page(words: Words) -> str:
    """The page. It may load nothing and run nothing; its one style sheet is known by its digest."""
    environment = Environment(
        loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    style = (PAGE / "report.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html").render(
        words=words,
        report=words.report,
        style=Markup(style),  # noqa: S704 - the style sheet is ours
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        codes={"then": "translations-then", "now": "translations-now", "in_order": "translations-in-order"},
        tasks=[(*one, _anchor(*one), _advice(words, *one)) for one in words.report.open],
        open_rows=[_cells(words, row) for row in words.report.rows if row.is_open],
        other_rows=[_cells(words, row) for row in words.report.rows if not row.is_open],
        changes=[_change(words, row, version, lag) for row, version, lag in words.report.changed],
        counts=[
            (kind, [_counts(words, kind, code) for code in words.report.asked.languages]) for kind in (*words.kinds, "")
        ],
    )


def _advice(words: Words, row: Row, version: Version) -> tuple[str, ...]:
    is_outdated = version.state is State.OUTDATED
    return (*words.what_to_do(row, version), *(words.what_readers_know(row, version) if is_outdated else ()))


def _counts(words: Words, kind: str, language: str) -> list[Cell]:
    counts = words.report.counts(kind, language).items()
    return [Cell(f"{words.state(state)} {number}", _look(state), "") for state, number in counts]


def _cells(words: Words, row: Row) -> tuple[Row, list[Cell]]:
    return row, [_cell(words, row, version) for version in words.report.shown(row)]


def _cell(words: Words, row: Row, version: Version) -> Cell:
    return Cell(words.cell(version), _look(version.state), _anchor(row, version))


def _look(state: str) -> str:
    """How a state looks: what is to be done stands out by its own name, all else is done."""
    return state if state in OPEN else "done"


def _anchor(row: Row, version: Version) -> str:
    """Where on the page the changes of a version are told; "" where there are none."""
    return f"{row.name.replace('/', '-')}-{version.language}" if version.lag else ""


def _change(words: Words, row: Row, version: Version, lag: Lag) -> Change:
    return Change(
        _anchor(row, version), row, words.language_name(version.language),
        tuple(words.step(step) for step in lag.steps), words.report.diff(row, lag),
        tuple(_compared(stretch) for stretch in lag.rewording.stretches),
    )  # fmt: skip


def _compared(stretch: Stretch) -> Compared:
    """A stretch with its changed words marked on both sides."""
    before, after = _text(stretch.before), _text(stretch.after)
    line = stretch.after[0].line if stretch.after else 0
    return Compared(line, tuple(_pieces(before, after)), tuple(_pieces(after, before)))


def _text(paragraphs: Paragraphs) -> list[str]:
    return " ¶ ".join(paragraph.text for paragraph in paragraphs).split()


def _pieces(words: list[str], others: list[str]) -> Iterator[Piece]:
    """The words of one side in runs; what differs by signs or capitals alone is not marked."""
    if max(len(words), len(others)) > LONGEST:
        yield Piece(" ".join(words), True)
        return
    plain, plain_others = [counted_words(word) for word in words], [counted_words(word) for word in others]
    for kind, start, end, _, _ in SequenceMatcher(None, plain, plain_others, autojunk=False).get_opcodes():
        if start < end:
            yield Piece(" ".join(words[start:end]), kind != "equal")
