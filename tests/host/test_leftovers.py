"""Leftovers: what `new` wrote into a file is never published for a writer's own."""

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.domain.problem import Problem, Severity
from plugins.host import starting
from plugins.host.leftovers import CODE
from plugins.host.opening import host_for
from plugins.host.telling import Teller
from tests.building import NOW

KINDS = ("news", "event", "project", "job", "call", "publication", "page")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The settings of a site that was only begun."""
    assert starting.start_site(tmp_path / "site", date(2026, 11, 21)) == ()
    return tmp_path / "site" / "pelicanconf.py"


def problems(settings: Path) -> tuple[Problem, ...]:
    """What is wrong with the content; what was read before is kept, as between two builds."""
    host = host_for(str(settings), {"NOW": NOW, "JOBS": 1})
    return host.gathered(*host.situation(Teller("en")), bool).problems


def begun(settings: Path, kind: str) -> list[Path]:
    """The files of a new item of a kind without any answer."""
    assert starting.new(kind, "uusi-asia", settings=str(settings)) == 0
    return sorted((settings.parent / "content").rglob("*uusi-asia/index.*.md"))


def publish(file: Path) -> None:
    """Take away the line that makes a file a draft."""
    file.write_text(re.sub(r"^draft:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_item_began_with_is_told_once_it_is_no_draft(site: Path, kind: str) -> None:
    """Its title, its summary and its text, in each language, on their lines; before that nothing is."""
    files = begun(site, kind)
    assert [problem for problem in problems(site) if problem.code == CODE] == []
    for file in files:
        publish(file)
    found = [problem for problem in problems(site) if problem.code == CODE]
    assert {problem.severity for problem in found} == {Severity.ERROR}
    for file in files:
        lines = file.read_text("utf-8").splitlines()
        here = [problem for problem in found if problem.where.path.endswith(f"{file.parent.name}/{file.name}")]
        assert len(here) >= 3
        assert all(problem.facts["value"] in lines[problem.where.line - 1] for problem in here)


def test_a_text_of_ones_own_is_right(site: Path) -> None:
    """Once every text has been written, and where a beginning is shown as an example of one."""
    for file in begun(site, "news"):
        publish(file)
        head, _, _ = file.read_text("utf-8").rpartition("---\n")
        head = re.sub(r"^(title|summary): .*$", r"\1: Oma", head, flags=re.MULTILINE)
        file.write_text(f"{head}---\n\n```\nKirjoita teksti tähän.\n```\n", encoding="utf-8")
    assert [problem for problem in problems(site) if problem.code == CODE] == []
