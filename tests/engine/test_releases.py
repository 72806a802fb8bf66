"""Releases: one is live at any moment, whole; the last ones stay."""

import shutil
from pathlib import Path

import pytest

from plugins.engine import releases
from plugins.engine.releases import Releases
from tests.engine.sites import built, published

ONE, TWO, THREE = {"index.html": "one"}, {"index.html": "two", "a/b.ics": "x"}, {"index.html": "three"}


@pytest.fixture
def live(tmp_path: Path) -> Releases:
    """A folder that keeps two releases."""
    return Releases(tmp_path / "live", kept=2)


TABLE = {"nginx-redirects.map": '"/a/" "/b/";\n'}


def table_of(live: Releases) -> str:
    """The list of what has moved as the web server reads it."""
    return (live.folder / "nginx-redirects.map").read_text("utf-8")


def put(live: Releases, files: dict[str, str], commit: str) -> None:
    """Publish a site of some files."""
    live.put(built(live.folder.parent / "made", files), commit)


def names(live: Releases) -> list[str]:
    """The folders beside the live one, and the live one."""
    return sorted(path.name for path in (live.folder / "releases").iterdir())


def test_what_was_put_there_last_is_live(live: Releases) -> None:
    """The files of its manifest and nothing else, with its commit; before the first there is nothing."""
    assert (live.commit, live.before) == ("", None)
    put(live, ONE, "c1")
    put(live, TWO, "c2")
    (live.folder.parent / "made" / "stray.txt").write_text("not ours", "utf-8")
    assert (published(live.site), live.commit) == (TWO, "c2")


def test_the_same_site_of_the_same_commit_is_no_release(live: Releases) -> None:
    """It would only push out another that one could go back to; of another commit it is one."""
    for commit in ("c1", "c1", "c2"):
        put(live, ONE, commit)
    assert names(live) == ["000001-c1", "000002-c2"]


def test_only_the_last_stay(live: Releases) -> None:
    """As many as are to be kept, the live one among them."""
    for number, files in enumerate((ONE, TWO, THREE, ONE), start=1):
        put(live, files, f"c{number}")
    assert names(live) == ["000003-c3", "000004-c4"]


def test_going_back_is_to_what_was_live_before(live: Releases) -> None:
    """And never to what somebody went back from, even when the earlier site was built anew since."""
    put(live, ONE, "c1")
    put(live, TWO, "c2")
    live.go_back()
    assert (published(live.site), live.commit, live.before) == (ONE, "c1", None)
    put(live, THREE, "c1")
    assert live.before is None
    put(live, TWO, "c3")
    live.go_back()
    assert (published(live.site), live.commit) == (THREE, "c1")


def test_what_was_withdrawn_stays_until_nothing_older_does(live: Releases) -> None:
    """Somebody may want to see what was wrong with it."""
    put(live, ONE, "c1")
    put(live, TWO, "c2")
    live.go_back()
    put(live, THREE, "c3")
    assert names(live) == ["000001-c1", "000002-c2.withdrawn", "000003-c3"]
    put(live, TWO, "c4")
    assert names(live) == ["000003-c3", "000004-c4"]


@pytest.mark.parametrize("step", ["_link_tree", "_waiting"])
def test_a_site_that_cannot_be_written_leaves_the_live_one(
    live: Releases, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A disk that is full at the first file, or at the very end; nothing of it stays, and the next is put as ever."""
    put(live, ONE | TABLE, "c1")

    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(releases, step, full)
        with pytest.raises(OSError, match="No space"):
            put(live, TWO, "c2")
    assert (published(live.site), live.commit, names(live)) == (ONE | TABLE, "c1", ["000001-c1"])
    assert table_of(live) == TABLE["nginx-redirects.map"]
    put(live, TWO, "c2")
    assert published(live.site) == TWO


def test_what_a_killed_publishing_left_is_cleared_away(live: Releases) -> None:
    """By the next one, which it does not disturb."""
    put(live, ONE, "c1")
    (live.folder / "releases" / ".new-000002-c2" / "fi").mkdir(parents=True)
    (live.folder / ".new-current").symlink_to("releases/nowhere")
    put(live, TWO, "c2")
    assert (published(live.site), names(live)) == (TWO, ["000001-c1", "000002-c2"])


def test_a_later_build_changes_nothing_in_a_release(live: Releases) -> None:
    """Although their files lie on the disk once: a build replaces files and writes in none."""
    put(live, ONE, "c1")
    built(live.folder.parent / "made", TWO)
    assert published(live.site) == ONE


def test_a_release_stands_without_what_it_was_made_of(live: Releases) -> None:
    """The cache may be deleted at any time."""
    put(live, TWO, "c1")
    shutil.rmtree(live.folder.parent / "made")
    assert published(live.site) == TWO


def test_the_servers_tables_lie_beside_the_live_site(live: Releases) -> None:
    """Those of the release that is live, also after going back; empty where it has none."""
    put(live, ONE | TABLE, "c1")
    put(live, TWO, "c2")
    assert table_of(live) == ""
    live.go_back()
    assert table_of(live) == TABLE["nginx-redirects.map"]


def test_a_servers_table_that_was_damaged_is_mended_by_publishing_again(live: Releases) -> None:
    """Although the site is as it was: the web server does not start with a table that it cannot read."""
    put(live, ONE | TABLE, "c1")
    (live.folder / "nginx-redirects.map").write_text("nonsense", "utf-8")
    put(live, ONE | TABLE, "c1")
    assert (table_of(live), names(live)) == (TABLE["nginx-redirects.map"], ["000001-c1"])


def test_a_commit_that_was_built_again_and_again_is_one(live: Releases) -> None:
    """As time goes by it becomes another site; going back leads past all of them, and they push nothing out."""
    put(live, ONE, "c1")
    for number in range(5):
        put(live, {"index.html": f"day {number}"}, "c2")
    assert names(live) == ["000001-c1", "000006-c2"]
    live.go_back()
    assert (published(live.site), live.before) == (ONE, None)
