"""The report as text: plain for programs, wrapped and coloured on a terminal, and kind at its end."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest

from plugins.domain.problem import Problem, Where, error, notice, warning
from plugins.host.report import Report
from plugins.host.report_text import Look, render_end, render_report
from tests.building import ROOT, problem_lines

EVENT = Where("content/events/talkoot/index.fi.md", 3)
DAY = error(
    EVENT, "date-other-weekday", field="start", value="ma 6.12.2026", corrected="su 6.12.2026",
    day_fi="6.12.2026", weekday_fi="sunnuntai", day_en="6 December 2026", weekday_en="Sunday",
)  # fmt: skip
PLACE = warning(EVENT, "event-without-place")
LATE = notice(Where("content/news/a/index.en.md", 2), "pending-past-due", value="5.11.2026")
ALL = (LATE, PLACE, DAY)

FINNISH = """\
content/events/talkoot/index.fi.md
  Virheitä: 1
content/events/talkoot/index.fi.md:3: Kentässä ”start” on ”ma 6.12.2026”, mutta 6.12.2026 on sunnuntai. \
Kirjoita ”su 6.12.2026” tai jokin muu päivä.
    Näin rivi 3 on oikein:
    start: su 6.12.2026
  Varoituksia: 1
content/events/talkoot/index.fi.md:3: Tapahtuma ei kerro, missä se pidetään. \
Lisää ”venue:” ja paikan tunnus tai ”online_url:” ja verkko-osoite.

content/news/a/index.en.md
  Huomautuksia: 1
content/news/a/index.en.md:2: Käännös luvattiin viimeistään 5.11.2026, ja päivä on mennyt. \
Kirjoita käännös tai lupaa uusi päivä."""

ENGLISH_ON_A_TERMINAL = """\
content/events/talkoot/index.fi.md
  Errors: 1
content/events/talkoot/index.fi.md:3: 'start' is 'ma 6.12.2026',
    but 6 December 2026 is a Sunday. Write 'su 6.12.2026' or
    another date.
    Line 3 as it should be:
    start: su 6.12.2026
  Warnings: 1
content/events/talkoot/index.fi.md:3: The event does not say where
    it is. Add 'venue:' with the id of a place, or 'online_url:'
    with an address.

content/news/a/index.en.md
  Notices: 1
content/news/a/index.en.md:2: The translation was promised for
    5.11.2026, and that day has passed. Write the translation, or
    promise a new day."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content with the line that is wrong."""
    event = tmp_path / "events" / "talkoot" / "index.fi.md"
    event.parent.mkdir(parents=True)
    event.write_text("---\ntitle: Talkoot\nstart: ma 6.12.2026\n---\n", encoding="utf-8")
    return tmp_path


def test_the_report_in_finnish(content: Path) -> None:
    """As it stands in a file or the log of a run, to the letter."""
    assert render_report(report(ALL, "fi", content), Look()) == FINNISH


@pytest.mark.parametrize(("language", "document"), [("fi", "checking.fi.md"), ("en", "checking.md")])
def test_the_documents_show_the_report(language: str, document: str, content: Path) -> None:
    """What the documents explain is what is told."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")

    assert f"```\n{render_report(report(ALL, language, content), Look())}\n```" in text


def test_the_report_in_english_on_a_terminal(content: Path) -> None:
    """Sentences are wrapped between words, and the line to paste is not."""
    assert render_report(report(ALL, "en", content), Look(66)) == ENGLISH_ON_A_TERMINAL


def test_every_problem_is_one_line_for_programs(content: Path) -> None:
    """Where the report is no terminal's, an editor finds each problem on a line, be it in many files."""
    plain = render_report(report([*ALL, *spread(9)], "fi", content), Look())

    assert len(problem_lines(plain)) == 12
    assert all(re.fullmatch(r"content/\S+:\d+: \S.*\.|content/\S+:\d+: \S.*\?", line) for line in problem_lines(plain))


def test_what_is_found_in_many_files_is_told_once_on_a_terminal() -> None:
    """One reads the sentence once, and then where else it is."""
    lines = render_report(report(spread(100), "fi"), Look(100)).splitlines()

    assert lines[0] == "Sama asia 100 kohdassa, luultavasti yhdestä syystä"
    assert sum("kylayhdistys" in line for line in lines) == 1
    assert lines[-1] == "content/news/099/index.fi.md:3"


def test_colours_stand_on_words(content: Path) -> None:
    """Without its colours the report reads the same."""
    plain, coloured = (render_report(report(ALL, "fi", content), Look(80, has_colours=has)) for has in (False, True))

    assert "\033[31mVirheitä: 1\033[0m" in coloured
    assert re.sub(r"\033\[\d+m", "", coloured) == plain


@pytest.mark.parametrize(
    ("is_terminal", "environment", "look"),
    [
        (False, {}, Look()),
        (True, {"COLUMNS": "70"}, Look(70, has_colours=True)),
        (True, {"COLUMNS": "300"}, Look(100, has_colours=True)),
        (True, {"COLUMNS": "70", "NO_COLOR": "1"}, Look(70)),
        (True, {"COLUMNS": "70", "TERM": "dumb"}, Look(70)),
        (False, {"COLUMNS": "70", "FORCE_COLOR": "1"}, Look(70, has_colours=True)),
    ],
)
def test_the_look_is_that_of_the_stream(is_terminal: bool, environment: dict[str, str], look: Look) -> None:
    """Colours and wrapping are for terminals, and NO_COLOR takes the colours away."""
    stream = mock.Mock(io.StringIO, isatty=lambda: is_terminal)
    with mock.patch.dict("os.environ", environment, clear=True):
        assert Look.of(stream) == look


@pytest.mark.parametrize(
    ("problems", "strict", "end"),
    [
        ((), False, "Ei korjattavaa."),
        ((DAY, PLACE), False, "Virheitä 1, varoituksia 1, huomautuksia 0. Aloita ylimmästä: "),
        ((PLACE,), False, "Virheitä 0, varoituksia 1, huomautuksia 0. Sivuston voi rakentaa. Varoitukset "),
        ((PLACE,), True, "Virheitä 0, varoituksia 1, huomautuksia 0. Valitsimella --strict "),
        ((LATE,), True, "Virheitä 0, varoituksia 0, huomautuksia 1. Sivuston voi rakentaa. Huomautukset "),
    ],
)
def test_the_end_says_what_to_do_next(problems: Sequence[Problem], strict: bool, end: str) -> None:
    """The last line counts, and goes on with the worst."""
    assert render_end(report(problems, "fi"), strict=strict).startswith(end)


def report(problems: Sequence[Problem], language: str, content: Path | None = None) -> Report:
    """The report of problems."""
    return Report.of(problems, language, {"content": content} if content else {})


def spread(number: int) -> list[Problem]:
    """One mistake in as many files."""
    facts = {
        "field": "organisations",
        "file": "content/registry/organisations.yml",
        "value": "kyl",
        "nearest": "kylayhdistys",
    }
    return [error(Where(f"content/news/{one:03}/index.fi.md", 3), "unknown-id", **facts) for one in range(number)]
