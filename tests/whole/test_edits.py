"""After every edit a build gives what a full build elsewhere gives, byte for byte; and without the edit what was."""

import time
from operator import attrgetter
from pathlib import Path

import pytest

from plugins.engine.unchanged import BEGUN, NOTE, is_right, look_at, read_note
from tests.building import SITES, build_site
from tests.whole.edits import BODY, EDITS, STAYING, TITLE, Edit
from tests.whole.running import tree
from tests.whole.workshop import State, Workshop, stamps, written_since


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A site whose builds need not load anything any more."""
    build_site(SITES / "small" / "pelicanconf.py", tmp_path_factory.mktemp("warm"))
    return Workshop.begin(tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="module")
def unedited(workshop: Workshop) -> State:
    """What a full build makes of the site before any edit; and the site is built."""
    assert workshop.built().different(workshop.full()) == []
    return workshop.full()


@pytest.fixture
def note(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the last build has noted by what the next one finds that there is nothing to do.

    A build that follows too soon on an edit notes nothing: then there is another one.
    """
    file = workshop.folder / "note.json"
    file.unlink(missing_ok=True)
    monkeypatch.setenv(NOTE, str(file))
    for _ in range(5):
        monkeypatch.setenv(BEGUN, str(time.time_ns()))
        if workshop.build().status or file.exists():
            return file
    raise AssertionError("no build has left a note")


@pytest.mark.parametrize("edit", [one for one in EDITS if not one.options], ids=attrgetter("name"))
def test_an_edit_is_noticed_before_anything_is_loaded(workshop: Workshop, note: Path, edit: Edit) -> None:
    """What a build has noted is right no more as soon as a file is another one, and as long as none is."""
    noted = read_note(str(note))
    assert noted
    assert is_right(noted, look_at(noted.inputs), 0)
    with workshop.restored():
        edit.make(workshop.site)
        if edit.commits:
            workshop.repository.commit("2026-11-20T09:00:00+02:00")
        assert is_right(noted, look_at(noted.inputs), 0) == (not edit.changes)


@pytest.mark.parametrize("edit", EDITS, ids=attrgetter("name"))
def test_an_edit_gives_what_a_full_build_gives(workshop: Workshop, unedited: State, edit: Edit) -> None:
    """Every file, every folder and the manifest. Each edit but the first comes as the one before is taken back."""
    with workshop.restored():
        edit.make(workshop.site)
        if edit.commits:
            workshop.repository.commit("2026-11-20T09:00:00+02:00")
        found = workshop.built(is_apart=edit.is_apart, **edit.options)
        full = workshop.full(is_apart=edit.is_apart, **edit.options)
    assert found.different(full) == []
    assert (found.published(unedited) == []) == edit.is_silent


def test_edits_that_stay_give_what_a_full_build_gives(workshop: Workshop, unedited: State) -> None:
    """One after another: what an edit left to be worked out when a fact changes is worked out then."""
    assert unedited.files
    with workshop.restored():
        for change in STAYING:
            change(workshop.site)

            assert workshop.built().different(workshop.full()) == []


def test_all_edits_taken_back_give_what_was(workshop: Workshop, unedited: State) -> None:
    """Whatever was built in between."""
    assert workshop.built(is_apart=True).different(unedited) == []


STORY = "fi/uutiset/rantasauna-lampiaa/index.html"


def built_anew(workshop: Workshop) -> dict[str, tuple[int, int]]:
    """When each file of the site was last written to, after a build of it."""
    assert workshop.build().status == 0
    return stamps(workshop.output)


def test_an_edited_text_is_written_where_it_stands(workshop: Workshop, unedited: State) -> None:
    """On its own page and in the feeds that have it whole; of everything else, not even the date changes."""
    del unedited
    before = built_anew(workshop)
    with workshop.restored():
        BODY(workshop.site)
        assert workshop.build().status == 0
    written = written_since(before, workshop.output)
    assert {STORY, "fi/uutiset/rss.xml"} <= written
    assert {path for path in written if not path.endswith((".xml", ".json"))} == {STORY}


def test_an_edited_title_is_written_where_it_stands(workshop: Workshop, unedited: State) -> None:
    """Pages of other stories are left alone, but for those that name it."""
    del unedited
    before = built_anew(workshop)
    with workshop.restored():
        TITLE(workshop.site)
        assert workshop.build().status == 0
        named = {path for path, text in tree(workshop.output).items() if b"Rantasaunan kiuas" in text}
    written = written_since(before, workshop.output)
    assert {path for path in written if path.endswith(".html")} == {path for path in named if path.endswith(".html")}
