"""The report for programs: JSON of the documented shape, annotations that GitHub's runner reads, GitLab's list."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plugins.domain.problem import Problem, Where, error, notice, warning
from plugins.host.report import Report
from plugins.host.report_formats import FORMATS, path_in_repository, render_github, render_gitlab, render_json
from tests.building import ROOT

PROBLEMS = (
    error(Where("content/x.fi.md", 2), "unknown-field", field="sumary", nearest="summary"),
    warning(Where("content/x.fi.md"), "event-without-place"),
    notice(Where("content/y.md", 1), "pending-past-due", value="2026-05-03"),
)
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
GITLAB_ROW = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "required": ["path", "lines"],
            "properties": {"path": {"pattern": "^[^./]"}, "lines": {"required": ["begin"]}},
        },
    },
}
"""What GitLab asks of a row of a report of code quality."""


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """A repository with a content in a folder of it, in which one of the problems can be mended."""
    (tmp_path / ".git").mkdir()
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (content / "x.fi.md").write_text("---\nsumary: A\n---\n", encoding="utf-8")
    return {"content": content}


def test_json_has_the_documented_shape(folders: dict[str, Path]) -> None:
    """It is what docs/report.schema.json says, with and without problems."""
    for problems in (PROBLEMS, ()):
        told = json.loads(render_json(Report.of(problems, "fi", folders), folders))
        assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(told)] == []


def test_json_has_every_part(folders: dict[str, Path]) -> None:
    """Programs get the counts, and of each problem its place, severity and code beside sentences and line."""
    told = json.loads(render_json(Report.of(PROBLEMS, "en", folders), folders))

    assert {name: value for name, value in told.items() if name != "problems"} == {
        "version": 1,
        "language": "en",
        "counts": {"error": 1, "warning": 1, "notice": 1},
    }
    assert told["problems"][0] == {
        "path": "content/x.fi.md",
        "line": 2,
        "severity": "error",
        "code": "unknown-field",
        "finding": "There is no field 'sumary'.",
        "hint": "Did you mean 'summary'?",
        "corrected": {"line": 2, "text": "summary: A"},
    }
    assert [problem["corrected"] for problem in told["problems"][1:]] == [None, None]


def test_pull_requests_are_annotated(folders: dict[str, Path]) -> None:
    """Each severity has its command, with the path from the root of the repository, a line and a title."""
    lines = render_github(Report.of(PROBLEMS, "en", folders), folders).splitlines()

    assert lines[0] == (
        "::error file=site/content/x.fi.md,line=2,title=Error%3A content/x.fi.md::"
        "There is no field 'sumary'. Did you mean 'summary'?%0ALine 2 as it should be:%0Asummary: A"
    )
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert "file=site/content/x.fi.md,line=1,title=Warning%3A content/x.fi.md::" in lines[1]


def test_annotations_escape_what_would_end_them() -> None:
    """What would end a property or a line is escaped, as GitHub's runner reads it."""
    problem = error(Where("a,b:c%.md", 3), "not-yes-or-no", field="draft", value="5 %: ehkä, joo\n")

    assert render_github(Report.of([problem], "en", {}), {}) == (
        "::error file=a%2Cb%3Ac%25.md,line=3,title=Error%3A a%2Cb%3Ac%25.md::"
        "'draft' is '5 %25: ehkä, joo%0A', which is neither yes nor no. Write 'yes' or 'no'."
    )


def test_ten_annotations_show_different_mistakes() -> None:
    """GitHub shows ten of a kind: what is found in many files comes once before it comes again."""
    facts = {"field": "organisations", "file": "content/registry/organisations.yml", "value": "kyl"}
    often = [error(Where(f"content/a/{number:03}.md", 3), "unknown-id", **facts) for number in range(100)]
    report = Report.of([*often, *PROBLEMS], "en", {})

    lines = render_github(report, {}).splitlines()
    assert ("kyl" in lines[0], "sumary" in lines[1], len(lines)) == (True, True, 103)
    assert [line.startswith("::error") for line in lines] == [True] * 101 + [False] * 2


def test_gitlab_reads_its_report(folders: dict[str, Path]) -> None:
    """Each row is of GitLab's shape, with a path from the root of the repository and a fingerprint of its own."""
    rows: list[dict[str, Any]] = json.loads(render_gitlab(Report.of(PROBLEMS, "fi", folders), folders))

    assert [error.message for row in rows for error in Draft202012Validator(GITLAB_ROW).iter_errors(row)] == []
    assert rows[0]["location"] == {"path": "site/content/x.fi.md", "lines": {"begin": 2}}
    assert rows[0]["description"].endswith("Näin rivi 2 on oikein:\nsummary: A")
    assert len({row["fingerprint"] for row in rows}) == len(rows)


def test_a_removed_line_is_said_to_go(tmp_path: Path) -> None:
    """Where a line is one too many, that is said in words."""
    (tmp_path / "x.fi.md").write_text("---\ntitle: A\ntitle: A\n---\n", encoding="utf-8")
    problem = error(Where("content/x.fi.md", 3), "field-twice", field="title", first=2)
    report = Report.of([problem], "fi", {"content": tmp_path})

    assert render_github(report, {}).endswith("%0APoista rivi 3.")


def test_paths_are_those_of_the_repository(folders: dict[str, Path]) -> None:
    """A path leads from the root of the repository; where there is none, it stays as it is."""
    assert path_in_repository("content/a/b.md", folders) == "site/content/a/b.md"
    assert path_in_repository("content/../../../b.md", {"content": Path("/nowhere/content")}) == "content/../../../b.md"


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_form_survives_what_it_does_not_know(form: str) -> None:
    """A code without sentences is told by its name."""
    unknown = Problem(Where("x"), error(Where("x"), "x").severity, "no-such-code")

    assert "no-such-code" in FORMATS[form](Report.of([unknown], "fi", {}), {})
