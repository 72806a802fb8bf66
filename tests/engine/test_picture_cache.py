"""The cache of pictures: what was made once is made no more, and what cannot be trusted is not there."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.engine.executors import Workers
from plugins.engine.picture_cache import Form, Forms, PictureCache, forms_of, prune
from tests.photographs import photograph


@dataclass
class Album:
    """Two photographs and the cache of their forms, with how many were made each time."""

    folder: Path
    told: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the photographs."""
        for name, turned in (("one", 1), ("two", 6)):
            (self.folder / f"{name}.jpg").write_bytes(photograph((300, 200), turned))

    @property
    def cache(self) -> Path:
        """The folder of the cache."""
        return self.folder / "cache"

    def forms(self, *names: str, jobs: int = 1, full: bool = False) -> Forms:
        """The forms of photographs, whose names stand for their digests."""
        originals = [(name, self.folder / f"{name}.jpg") for name in names or ("one", "two")]
        return forms_of(originals, PictureCache(self.cache, Workers(jobs), full, self.told.append))

    def made(self) -> int:
        """How many were made since one last asked."""
        number = sum(self.told)
        self.told.clear()
        return number


@pytest.fixture
def album(tmp_path: Path) -> Album:
    """An album of which nothing has been made."""
    return Album(tmp_path)


def files(album: Album) -> dict[str, bytes]:
    """The files of forms in the cache."""
    return {path.name: path.read_bytes() for path in album.cache.iterdir() if path.suffix != ".facts"}


def test_forms_are_files(album: Album) -> None:
    """What is said of a form is so of its file."""
    found = album.forms("one")["one"]
    assert found is not None
    assert [(form.name, form.type, form.width, form.height) for form in found] == [
        ("960", "image/webp", 300, 200),
        ("960", "image/jpeg", 300, 200),
    ]
    assert [Path(form.source).stat().st_size for form in found] == [form.size for form in found]


def test_nothing_is_made_twice(album: Album) -> None:
    """But by a full build, which makes the same."""
    first = album.forms()
    assert album.made() == 2
    assert (album.forms(), album.made()) == (first, 0)
    assert (album.forms(full=True), album.made()) == (first, 2)


def test_processes_make_the_same(album: Album) -> None:
    """However many of them there are."""
    album.forms()
    alone = files(album)
    shutil.rmtree(album.cache)
    album.forms(jobs=2)
    assert files(album) == alone


@pytest.mark.parametrize("damage", [b"", b"nonsense"])
@pytest.mark.parametrize("suffix", ["*.facts", "*.webp", "*.jpeg"])
def test_damage_is_mended(album: Album, suffix: str, damage: bytes) -> None:
    """A file that was cut short or overwritten is as good as none; so is one that is gone."""
    first, before = album.forms(), files(album)
    for path in album.cache.glob(suffix):
        path.write_bytes(damage)
    album.made()
    assert (album.forms(), album.made(), files(album)) == (first, 2, before)
    for path in album.cache.glob(suffix):
        path.unlink()
    assert (album.forms(), album.made(), files(album)) == (first, 2, before)


def test_damage_that_keeps_the_size_is_found_by_its_time(album: Album) -> None:
    """The bytes are looked at where the time differs; where they are the same, all is well."""
    album.forms()
    path = next(album.cache.glob("one-*.webp"))
    os.utime(path)
    album.made()
    album.forms()
    assert album.made() == 0
    path.write_bytes(bytes(path.stat().st_size))
    album.forms()
    assert album.made() == 1


def test_a_cache_may_be_moved(album: Album) -> None:
    """Machines that build for others keep it in an archive."""
    album.forms()
    album.made()
    moved = album.folder / "elsewhere"
    album.cache.rename(moved)
    found = forms_of([("one", album.folder / "one.jpg")], PictureCache(moved, tell=album.told.append))["one"]
    assert album.made() == 0
    assert found is not None
    assert all(Path(form.source).parent == moved for form in found)


def test_a_broken_picture_has_no_forms_and_is_tried_again(album: Album) -> None:
    """Nothing is kept of it."""
    file = album.folder / "one.jpg"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert album.forms("one") == {"one": None}
    assert list(album.cache.glob("one*")) == []
    file.write_bytes(whole)
    assert album.forms("one")["one"]


def test_what_nothing_has_any_more_is_pruned(album: Album) -> None:
    """And only that; a cache that is not there is no obstacle."""
    album.forms()
    prune(album.cache, ["two", "three"])
    assert {path.name.partition("-")[0].partition(".")[0] for path in album.cache.iterdir()} == {"two"}
    prune(album.folder / "nowhere", [])


def test_no_pictures_need_no_cache(album: Album) -> None:
    """No folder is made for nothing."""
    assert forms_of([], PictureCache(album.cache)) == {}
    assert not album.cache.exists()


def test_a_form_is_a_plain_value() -> None:
    """Two of the same file are one."""
    assert Form("960", "image/webp", 3, 2, 9, "d", "f") == Form("960", "image/webp", 3, 2, 9, "d", "f")
