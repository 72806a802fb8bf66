"""`./inv build --verify` builds once more in full, for the same moment, and finds whatever is not the same."""

import tempfile
from pathlib import Path

import pytest

from plugins.engine import writing
from tests.whole.edits import BODY, YEAR, removed
from tests.whole.running import tree
from tests.whole.workshop import Workshop

SAME = "Tarkistettu: kokonaan uudelleen rakennettu sivusto on tavulleen sama."


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A site that has been built."""
    workshop = Workshop.begin(tmp_path_factory.mktemp("workshop"))
    assert workshop.build(search=True).status == 0
    return workshop


def test_an_edited_site_is_the_same_with_its_search(workshop: Workshop) -> None:
    """After an edit, the index among what is compared."""
    with workshop.restored():
        BODY(workshop.site)
        done = workshop.build(verify=True, search=True)
        assert (done.status, done.said.splitlines()[-1]) == (0, SAME)


def test_whatever_is_ours_and_is_no_more_made_is_found(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of an item that is gone, where a build fails to remove it; what somebody else put there may stay."""
    (workshop.output / "fi" / "own.txt").write_text("mine", "utf-8")
    monkeypatch.setattr(writing, "remove", lambda *_: None)
    with workshop.restored():
        removed(YEAR)(workshop.site)
        done = workshop.build(verify=True)
    found = done.said.splitlines()
    assert done.status == 1
    assert {"fi/uutiset/vuosi-kylissa/index.html", "en/news/a-year-in-the-villages/index.html"} <= set(found)
    assert "fi/own.txt" not in found


def test_both_are_built_for_one_moment(workshop: Workshop) -> None:
    """That of the first build, whatever the clock says by the time of the second, or the settings do."""
    clock = """
ticks = HERE.parent / "ticks"
ticks.write_text(ticks.read_text() + "x" if ticks.exists() else "x")
NOW = f"2026-1{len(ticks.read_text())}-20T12:00:00.5+02:00"
"""
    settings = workshop.site / "pelicanconf.py"
    with workshop.restored():
        settings.write_text(settings.read_text("utf-8") + clock, "utf-8")
        done = workshop.build(verify=True, now="")
    assert len((workshop.folder / "ticks").read_text("utf-8")) > 1
    assert (done.status, done.said.splitlines()[-1]) == (0, SAME)


def test_nothing_is_written_but_the_output_and_its_cache(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build leaves nothing behind, and changes no file of the first."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert workshop.build().status == 0
    before = tree(workshop.folder)
    done = workshop.build(verify=True)
    assert (done.status, list(tmp_path.iterdir()), tree(workshop.folder) == before) == (0, [], True)
