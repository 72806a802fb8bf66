"""What the page over a served site is given: words, groups and lines as plain text, and nothing where all is well."""

from pathlib import Path
from typing import Any, cast

import pytest

from plugins.domain.problem import Where, error
from plugins.host.report import Report, write_report
from plugins.host.report_page import page_of

FACTS = {"field": "organisations", "file": "content/registry/organisations.yml", "value": "kyl", "nearest": "kyla"}


@pytest.mark.parametrize(("language", "title"), [("fi", "Korjataan tämä ensin"), ("en", "Let us mend this first")])
def test_a_broken_site(language: str, title: str, tmp_path: Path) -> None:
    """The words of the page are in the language of those who write, and each problem comes with all its parts."""
    (tmp_path / "x.fi.md").write_text("---\norganisations: kyl\n---\n", encoding="utf-8")
    problem = error(Where("content/x.fi.md", 2), "unknown-id", **FACTS)
    write_report(tmp_path / "problems.json", Report.of([problem], language, {"content": tmp_path}))

    page = shown(tmp_path / "problems.json", "the same on the terminal", language, is_wrong=True)
    assert (page["isWrong"], page["language"], page["words"]["title"], page["said"]) == (True, language, title, "")
    assert page["groups"][0]["heading"] == "content/x.fi.md"
    [shown_problem] = page["groups"][0]["problems"]
    assert (shown_problem["severity"], shown_problem["corrected"]) == ("error", "organisations: kyla")
    assert all(shown_problem[name] for name in ("word", "line", "finding", "hint", "label"))


def test_what_is_found_in_many_files_lists_them(tmp_path: Path) -> None:
    """One problem, and the places where it is as well."""
    problems = [error(Where(f"content/{number}.md", 3), "unknown-id", **FACTS) for number in range(9)]
    write_report(tmp_path / "problems.json", Report.of(problems, "en", {}))

    [group] = shown(tmp_path / "problems.json", "", "en", is_wrong=True)["groups"]
    assert [problem["line"] for problem in group["problems"]] == ["content/0.md:3"]
    assert [place["place"] for place in group["places"]] == [f"content/{number}.md:3" for number in range(1, 9)]


def test_what_was_only_said_is_shown_as_it_was(tmp_path: Path) -> None:
    """Where the settings are broken there is no report; what the terminal said is shown without its colours."""
    page = shown(tmp_path / "problems.json", "\033[1mpelicanconf.py\033[0m: <b>", "fi", is_wrong=True)

    assert (page["groups"], page["counts"], page["said"]) == ([], [], "pelicanconf.py: <b>")


def test_where_all_is_well_nothing_is_shown(tmp_path: Path) -> None:
    """Not even what a build says of itself."""
    assert page_of(tmp_path / "problems.json", "", "fi", is_wrong=False) is None


def shown(file: Path, said: str, language: str, *, is_wrong: bool) -> Any:
    """What is shown, which a test looks into."""
    return cast(Any, page_of(file, said, language, is_wrong=is_wrong))
