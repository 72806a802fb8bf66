"""The report is worst first, by file; what is found in many files is told as one; a line comes as it should be."""

from pathlib import Path

import pytest

from plugins.domain.problem import Problem, Severity, Where, error, notice, warning
from plugins.host.corrections import Correction
from plugins.host.report import SAME, Report, groups_of, read_report, write_report

WRONG = error(Where("content/news/b/index.fi.md", 4), "unknown-field", field="sumary", nearest="summary")
EMPTY = error(Where("content/news/b/index.en.md"), "file-empty")
DOUBT = warning(Where("content/news/b/index.fi.md", 2), "event-without-place")
OTHER_DOUBT = warning(Where("content/news/a/index.fi.md", 9), "event-without-place")
HINT = notice(Where("content/news/0/index.fi.md", 1), "pending-past-due", value="3.5.2026")
ALL = (HINT, OTHER_DOUBT, DOUBT, WRONG, EMPTY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content in which one of the problems can be mended."""
    story = tmp_path / "news" / "b" / "index.fi.md"
    story.parent.mkdir(parents=True)
    story.write_text("---\ntitle: A\n\nsumary: B\n---\n", encoding="utf-8")
    return tmp_path


def test_the_worst_comes_first(folder: Path) -> None:
    """Files with errors come first, then those with warnings; within a file, errors come before warnings."""
    report = Report.of(ALL, "en", {"content": folder})

    places = [one.place.removeprefix("content/news/") for one in report.problems]
    assert places == ["b/index.en.md", "b/index.fi.md:4", "b/index.fi.md:2", "a/index.fi.md:9", "0/index.fi.md:1"]
    assert report.counts == {Severity.ERROR: 2, Severity.WARNING: 2, Severity.NOTICE: 1}
    assert report.worst is Severity.ERROR


def test_a_line_is_given_as_it_should_be(folder: Path) -> None:
    """Where the right text is known, and in no other case."""
    report = Report.of(ALL, "en", {"content": folder})

    corrected = [one.corrected for one in report.problems]
    assert corrected == [None, Correction(4, "summary: B"), None, None, None]


def test_groups_are_files(folder: Path) -> None:
    """A file stands once, with all that is told of it."""
    groups = groups_of(Report.of(ALL, "en", {"content": folder}))

    assert [(group.path[13:], len(group.problems)) for group in groups] == [
        ("b/index.en.md", 1),
        ("b/index.fi.md", 2),
        ("a/index.fi.md", 1),
        ("0/index.fi.md", 1),
    ]


@pytest.mark.parametrize("number", [SAME - 1, SAME, 100])
def test_one_mistake_in_many_files_is_one_group(number: int) -> None:
    """The same words in many files are told as one, before the files that are no worse."""
    groups = groups_of(Report.of([*spread(number), WRONG, DOUBT], "en", {}))

    assert len(groups) == (2 if number >= SAME else number + 1)
    assert [group.path for group in groups if not group.path] == ([""] if number >= SAME else [])
    assert (groups[0].path == "") is (number >= SAME)
    assert sum(len(group.problems) for group in groups) == number + 2


def test_a_mistake_that_is_often_in_one_file_stays_there() -> None:
    """What is to be mended in one file is told of that file."""
    often = [error(Where("content/x.md", line), "unknown-id", field="a", value="b", file="c") for line in range(9)]

    assert [group.path for group in groups_of(Report.of(often, "en", {}))] == ["content/x.md"]


def test_a_report_without_problems() -> None:
    """Nothing is worst, and there are no groups."""
    report = Report.of((), "fi", {})

    assert (report.worst, groups_of(report)) == (None, ())


def test_a_report_is_kept_and_read(folder: Path, tmp_path: Path) -> None:
    """What one process tells, another shows; what is no report is none."""
    report = Report.of(ALL, "fi", {"content": folder})
    write_report(tmp_path / "new" / "problems.json", report)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")

    assert read_report(tmp_path / "new" / "problems.json") == report
    assert [read_report(tmp_path / name) for name in ("broken.json", "missing.json")] == [None, None]


def spread(number: int) -> list[Problem]:
    """One mistake in as many files."""
    facts = {"field": "organisations", "file": "content/registry/organisations.yml", "value": "kyl", "nearest": "kyla"}
    return [error(Where(f"content/news/{one:03}/index.fi.md", 3), "unknown-id", **facts) for one in range(number)]
