"""The cache of reading gives back what was kept, however often it was changed since, and writes little for an edit."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.record import Body, Digests, Record
from plugins.engine.record_cache import Kept, RecordCache, Stamp, Store

MANY = {f"content/news/{number:03}/index.fi.md": f"Uutinen {number}" for number in range(100)}


def kept(path: str, text: str) -> Kept:
    """What would be kept of a text."""
    record = Record(path, "news", path.split("/")[-2], "fi", {}, Body((text,)))
    return Kept(Stamp(1, 2, 3, 4), text, record, Digests(b"f", b"w", b"s"))


def change(file: Path, texts: dict[str, str], key: str = "k") -> None:
    """A build that finds these texts: what is as it was is the very value that comes from the cache."""
    cache = RecordCache(file, key)
    before = cache.read().records
    now = {
        path: found if (found := before.get(path)) and found.digest == text else kept(path, text)
        for path, text in texts.items()
    }
    cache.write(Store(now))


def texts_in(file: Path, key: str = "k") -> dict[str, str]:
    """The texts that the next build would find in the cache."""
    return {path: one.digest for path, one in RecordCache(file, key).read().records.items()}


@given(st.lists(st.dictionaries(st.sampled_from(sorted(MANY)), st.sampled_from(["a", "b"]), max_size=30), max_size=5))
def test_after_any_changes_all_is_there(tmp_path_factory: pytest.TempPathFactory, edits: list[dict[str, str]]) -> None:
    """Each edit gives some texts another wording, and removes those that are to say `b`."""
    file, now = tmp_path_factory.mktemp("cache") / "records", dict(MANY)
    change(file, now)
    for edit in edits:
        now = {path: text for path, text in (now | edit).items() if text != "b"}
        change(file, now)

        assert texts_in(file) == now


def test_an_edit_leaves_the_whole_as_it_is(tmp_path: Path) -> None:
    """Only what has changed is written, beside it."""
    file = tmp_path / "records"
    change(file, MANY)
    whole = file.read_bytes()
    change(file, {**MANY, next(iter(MANY)): "Muu"})

    assert file.read_bytes() == whole
    assert len((tmp_path / "records-since").read_bytes()) < len(whole) / 10


def test_changes_of_another_whole_are_not_believed(tmp_path: Path) -> None:
    """Two builds at once may leave a whole of the one beside the changes of the other."""
    file = tmp_path / "records"
    change(file, MANY)
    change(file, {**MANY, next(iter(MANY)): "Muu"})
    other = dict.fromkeys(MANY, "Toinen")
    RecordCache(file, "k").write(Store({path: kept(path, text) for path, text in other.items()}))

    assert texts_in(file) == other
    assert texts_in(file, "another key") == {}


def test_damaged_changes_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    """What was kept as a whole is still right: each text is compared with its file."""
    file = tmp_path / "records"
    change(file, MANY)
    change(file, {**MANY, next(iter(MANY)): "Muu"})
    since = tmp_path / "records-since"
    since.write_bytes(since.read_bytes()[:-1])

    assert texts_in(file) == MANY
