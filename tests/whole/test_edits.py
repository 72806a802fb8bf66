"""After every edit a build gives what a full build elsewhere gives, byte for byte; and without the edit what was."""

from operator import attrgetter

import pytest

from tests.building import SITES, build_site
from tests.whole.edits import EDITS, Edit
from tests.whole.workshop import State, Workshop


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


@pytest.mark.parametrize("edit", EDITS, ids=attrgetter("name"))
def test_an_edit_gives_what_a_full_build_gives(workshop: Workshop, unedited: State, edit: Edit) -> None:
    """Every file, every folder and the manifest. Each edit but the first comes as the one before is taken back."""
    with workshop.restored():
        edit.make(workshop.site)
        if edit.commits:
            workshop.repository.commit("2026-11-20T09:00:00+02:00")
        found = workshop.built(is_apart=edit.is_apart, **edit.options)
        full = unedited if edit.is_silent else workshop.full(is_apart=edit.is_apart, **edit.options)
    assert found.different(full) == []
    assert (found.different(unedited) == []) == edit.is_silent


def test_all_edits_taken_back_give_what_was(workshop: Workshop, unedited: State) -> None:
    """Whatever was built in between."""
    assert workshop.built(is_apart=True).different(unedited) == []
