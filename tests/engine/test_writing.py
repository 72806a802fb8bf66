"""Writing brings a folder to what the outputs say, touches nothing else, and leaves nothing half done."""

import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from plugins.engine.executors import Workers
from plugins.engine.manifest import NAME, Made, read_manifest, render_manifest
from plugins.engine.outputs import Output, Standing, copy, fingerprint, text, text_later
from plugins.engine.placing import STAGE
from plugins.engine.writing import WriteRefused, Writing, Written, write_outputs

Tree = dict[str, tuple[bytes, int]]


def write_body(body: str) -> str:
    """The writer of most outputs here."""
    return body


def render(output: Output) -> bytes:
    """The bytes of an output; the one that says `broken` has a mistake."""
    if output.view["body"] == "broken":
        raise ValueError("broken")
    return str(output.view["body"]).encode()


class Place:
    """An output folder with its cache, beside a folder that is somebody else's."""

    def __init__(self, root: Path) -> None:
        """Begin with nothing but the other folder."""
        self.folder, self.stamps, self.outside = root / "output", root / "cache" / "stamps", root / "outside"
        self.outside.mkdir()

    def write(self, *, code: str = "code", full: bool = False, jobs: int = 1, **bodies: str) -> Written:
        """Write outputs whose paths are written with `__` for a slash and `_html` for the ending."""
        return self.write_all(outputs_of(bodies), code=code, full=full, jobs=jobs)

    def write_all(self, outputs: Iterable[Output], *, code: str = "code", full: bool = False, jobs: int = 1) -> Written:
        """Write outputs."""
        return write_outputs(outputs, Writing(self.folder, render, code, str, self.stamps, Workers(jobs), full))

    def file(self, path: str, content: str) -> Path:
        """A file that somebody else has put into the output folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return file

    def tree(self) -> Tree:
        """The files of the output folder with their bytes and times, without the manifest."""
        files = (file for file in self.folder.rglob("*") if file.is_file() and file.name != NAME)
        return {str(file.relative_to(self.folder)): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}

    def texts(self) -> dict[str, str]:
        """The files of the output folder with their texts, without the manifest."""
        return {path: content.decode() for path, (content, _) in self.tree().items()}


def outputs_of(bodies: Mapping[str, str]) -> list[Output]:
    """The outputs with these texts."""
    return [text(named(name), write_body, body=body) for name, body in bodies.items()]


def named(name: str) -> str:
    """The path for which a name stands."""
    return name.replace("__", "/").replace("_html", ".html")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An output folder that does not exist yet."""
    return Place(tmp_path)


def test_outputs_become_files(place: Place) -> None:
    """Each output lies at its path, and is told as written."""
    written = place.write(a_html="A", fi__b_html="B")

    assert place.texts() == {"a.html": "A", "fi/b.html": "B"}
    assert written == Written(("a.html", "fi/b.html"), 0, ())


def test_a_second_build_writes_nothing(place: Place) -> None:
    """What is up to date is left alone, byte for byte and to the nanosecond."""
    place.write(a_html="A", fi__b_html="B")
    before = place.tree()

    assert place.write(a_html="A", fi__b_html="B") == Written((), 2, ())
    assert place.tree() == before


def test_only_what_has_changed_is_written(place: Place) -> None:
    """One changed output is one changed file."""
    place.write(a_html="A", b_html="B")
    before = place.tree()

    assert place.write(a_html="A", b_html="B2") == Written(("b.html",), 1, ())
    assert place.texts() == {"a.html": "A", "b.html": "B2"}
    assert place.tree()["a.html"] == before["a.html"]


def test_new_code_with_the_same_bytes_touches_no_file(place: Place) -> None:
    """A file whose bytes come out the same keeps its time, whatever was rendered anew."""
    place.write(a_html="A")
    before = place.tree()

    assert place.write(a_html="A", code="code 2") == Written((), 1, ())
    assert place.write(a_html="A", full=True) == Written((), 1, ())
    assert place.tree() == before


@pytest.mark.parametrize("content", ["Käsin", "B"])
def test_a_file_edited_by_hand_is_restored(content: str, place: Place) -> None:
    """What somebody wrote into an output is not kept, even where it is as long as before."""
    place.write(a_html="A")
    place.file("a.html", content)

    assert place.write(a_html="A") == Written(("a.html",), 0, ())
    assert place.texts() == {"a.html": "A"}


def test_a_file_deleted_by_hand_is_restored(place: Place) -> None:
    """An output that is gone comes back, with its folder."""
    place.write(fi__a_html="A", b_html="B")
    (place.folder / "fi" / "a.html").unlink()
    (place.folder / "fi").rmdir()

    assert place.write(fi__a_html="A", b_html="B") == Written(("fi/a.html",), 1, ())
    assert place.texts() == {"fi/a.html": "A", "b.html": "B"}


def test_a_file_that_was_only_touched_is_as_it_was(place: Place) -> None:
    """A checkout or a copy changes times, not bytes: nothing is written for that."""
    place.write(a_html="A")
    os.utime(place.folder / "a.html", ns=(1, 1))

    assert place.write(a_html="A") == Written((), 1, ())


def test_the_caches_may_be_deleted(place: Place) -> None:
    """Without stamps, or without the manifest, the result is the same; only time is lost."""
    place.write(a_html="A", b_html="B")
    place.stamps.unlink()
    assert place.write(a_html="A", b_html="B") == Written((), 2, ())

    (place.folder / NAME).unlink()
    assert place.write(a_html="A", b_html="B") == Written((), 2, ())
    assert place.texts() == {"a.html": "A", "b.html": "B"}


def test_what_nothing_makes_any_more_is_removed(place: Place) -> None:
    """A file of ours goes with its output, and so do the folders that are left empty."""
    place.write(fi__uutiset__x__index_html="X", fi__index_html="F")

    assert place.write(fi__index_html="F") == Written((), 1, ("fi/uutiset/x/index.html",))
    assert [path.name for path in (place.folder / "fi").iterdir()] == ["index.html"]


def test_what_others_have_put_there_stays(place: Place) -> None:
    """Files that we did not make are never removed, nor the folders that hold them."""
    place.write(fi__x__index_html="X", a_html="A")
    kept = [place.file("fi/x/vieras.txt", "V"), place.file(".well-known/security.txt", "S"), place.file("b.html", "B")]
    (place.folder / "empty").mkdir()

    place.write(a_html="A")

    assert all(file.exists() for file in kept)
    assert (place.folder / "empty").is_dir()
    assert not (place.folder / "fi/x/index.html").exists()


def test_without_a_manifest_nothing_is_removed(place: Place) -> None:
    """What cannot be known to be ours is treated as somebody else's."""
    place.write(a_html="A", b_html="B")
    (place.folder / NAME).write_text("{", encoding="utf-8")

    assert place.write(a_html="A") == Written((), 1, ())
    assert place.texts() == {"a.html": "A", "b.html": "B"}


def test_a_hostile_manifest_removes_nothing_outside(place: Place) -> None:
    """Paths that lead out, by dots or by a link, are not followed."""
    victim = place.outside / "victim.txt"
    victim.write_text("V", encoding="utf-8")
    place.write(a_html="A")
    (place.folder / "link").symlink_to(place.outside)
    hostile = ["../outside/victim.txt", str(victim), "link/victim.txt"]
    (place.folder / NAME).write_bytes(render_manifest(dict.fromkeys(hostile, Made("f", "d"))))

    place.write(a_html="A")

    assert victim.read_text(encoding="utf-8") == "V"


@pytest.mark.parametrize("path", ["../x.html", "/etc/x", "a/../../x", "a//b", "", f"{STAGE}/x", NAME, "a\\b", "a\nb"])
def test_no_output_lies_outside(path: str, place: Place) -> None:
    """A path that leads out, or that is ours to keep, is refused before anything is touched."""
    place.write(a_html="A")
    before = place.tree()

    with pytest.raises(WriteRefused, match="not a path below"):
        place.write_all([text("/b.html", write_body, body="B"), Output(path, {"body": "X"}, writer=write_body)])

    assert place.tree() == before


def test_two_outputs_for_one_path_are_refused(place: Place) -> None:
    """Neither of two outputs wins: that would depend on their order."""
    with pytest.raises(WriteRefused, match="two outputs want"):
        place.write_all([text("/a.html", write_body, body="1"), text("/a.html", write_body, body="2")])

    assert not place.folder.exists()


def test_a_folder_that_is_a_link_is_not_written_into(place: Place) -> None:
    """A link in the output folder would lead our files elsewhere; not even a folder is made there."""
    place.write(a_html="A")
    (place.folder / "fi").symlink_to(place.outside)
    before = place.tree()

    with pytest.raises(WriteRefused, match="'fi' in the output folder is a symbolic link"):
        place.write(a_html="A2", fi__uutiset__x_html="X")

    assert list(place.outside.iterdir()) == []
    assert place.tree() == before


@pytest.mark.parametrize("content", ["V", "A"])
def test_a_file_that_is_a_link_is_replaced(content: str, place: Place) -> None:
    """An output takes the place of the link itself, even where the link leads to the same bytes."""
    victim = place.outside / "victim.txt"
    victim.write_text(content, encoding="utf-8")
    place.folder.mkdir()
    (place.folder / "a.html").symlink_to(victim)

    place.write(a_html="A")

    assert victim.read_text(encoding="utf-8") == content
    assert not (place.folder / "a.html").is_symlink()
    assert place.texts() == {"a.html": "A"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_while_rendering_leaves_all_as_it_was(jobs: int, place: Place) -> None:
    """Nothing is put in place until everything is rendered, and nothing is left lying about."""
    bodies = {f"p{number}_html": "P" for number in range(200)}
    place.write_all(outputs_of(bodies))
    before, manifest = place.tree(), read_manifest(place.folder)

    with pytest.raises(ValueError, match="broken"):
        place.write_all(outputs_of({**bodies, "p0_html": "new", "p150_html": "broken"}), jobs=jobs)

    assert place.tree() == before
    assert read_manifest(place.folder) == manifest
    assert not (place.folder / STAGE).exists()


def test_several_processes_write_the_same(place: Place, tmp_path: Path) -> None:
    """The files are the same, and told in the same order, however many processes rendered them."""
    bodies = {f"d{number % 7}__p{number}_html": f"P{number}" for number in range(200)}
    (tmp_path / "other").mkdir()
    other = Place(tmp_path / "other")

    assert place.write_all(outputs_of(bodies), jobs=1) == other.write_all(outputs_of(bodies), jobs=2)
    assert place.texts() == other.texts()
    assert (place.folder / NAME).read_bytes() == (other.folder / NAME).read_bytes()


def test_a_file_may_become_a_folder_and_a_folder_a_file(place: Place) -> None:
    """What was a page may become a folder of pages, and the other way round."""
    place.write(a="file", b__x__y_html="Y")
    place.write(a__x__y_html="Y", b="file")
    assert place.texts() == {"a/x/y.html": "Y", "b": "file"}

    place.write(a="file", b__x__y_html="Y")
    assert place.texts() == {"a": "file", "b/x/y.html": "Y"}


def test_a_build_that_was_cut_short_is_mended(place: Place) -> None:
    """What lies in the stage and what the manifest only claims are put right by the next build."""
    place.write(a_html="A", b_html="B")
    place.file(f"{STAGE}/left", "half")
    manifest = {**read_manifest(place.folder), "c.html": Made("", "")}
    (place.folder / NAME).write_bytes(render_manifest(manifest))
    place.file("c.html", "C")

    assert place.write(a_html="A", b_html="B") == Written((), 2, ("c.html",))
    assert place.texts() == {"a.html": "A", "b.html": "B"}
    assert not (place.folder / STAGE).exists()


def test_a_file_is_copied_as_it_is(place: Place) -> None:
    """A copy has the bytes of its source, and is made anew when its digest changes."""
    source = place.outside / "a.pdf"
    source.write_bytes(b"\0\xff")
    place.write_all([copy("/a.pdf", str(source), "1")])
    source.write_bytes(b"\1")

    assert place.write_all([copy("/a.pdf", str(source), "1")]).written == ()
    assert place.write_all([copy("/a.pdf", str(source), "2")]).written == ("a.pdf",)
    assert (place.folder / "a.pdf").read_bytes() == b"\1"


def test_the_manifest_says_from_what_each_file_was_made(place: Place) -> None:
    """It holds exactly the files there are, with the fingerprints of their outputs."""
    output = text("/a.html", write_body, body="A")
    place.write_all([output])

    assert {path: made.fingerprint for path, made in read_manifest(place.folder).items()} == {
        "a.html": fingerprint(output, "code", lambda *_of: "")
    }


def test_no_outputs_leave_nothing(place: Place) -> None:
    """A site of nothing removes what it had made, and nothing else."""
    place.write(fi__a_html="A")
    place.file("vieras.txt", "V")

    assert place.write() == Written((), 0, ("fi/a.html",))
    assert place.texts() == {"vieras.txt": "V"}


def digest(word: str) -> bytes:
    """A digest of a text, for the sake of being read: four letters."""
    return word[:4].ljust(4).encode()


class Grown:
    """A file of three words, of which an edit changes one, and what was made anew of it."""

    def __init__(self, place: Place) -> None:
        """Begin with nothing made."""
        self._place = place
        self.made: list[str] = []

    def write(self, *words: str, plan: str = "plan", full: bool = False, is_offered: bool = True) -> str:
        """Write the file with these words, and read it."""
        make = partial(self._view, words)
        depends = (lambda: b"facts", b"".join(map(digest, words)))
        output = text_later("a.txt", write_body, make, depends, again=make if is_offered else None)
        place = self._place
        write_outputs([output], Writing(place.folder, rendered, "code", str, place.stamps, Workers(1), full, plan=plan))
        return (place.folder / "a.txt").read_text("utf-8")

    def _view(self, words: tuple[str, ...], standing: Standing | None = None) -> dict[str, str]:
        there = standing.content.decode().split() if standing else [""] * 3
        before = [standing.texts[at : at + 4] for at in (0, 4, 8)] if standing else [b""] * 3
        is_there = [digest(word) == old for word, old in zip(words, before, strict=True)]
        self.made += [word for word, is_old in zip(words, is_there, strict=True) if not is_old]
        parts = [old if is_old else word for word, old, is_old in zip(words, there, is_there, strict=True)]
        return {"body": " ".join(parts)}


def rendered(output: Output) -> bytes:
    """The bytes of an output whose view is made only now."""
    return str(output.made()["body"]).encode()


@pytest.fixture
def grown(place: Place) -> Grown:
    """A file that was written once."""
    file = Grown(place)
    assert file.write("yksi", "kaksi", "kolme") == "yksi kaksi kolme"
    assert file.made == ["yksi", "kaksi", "kolme"]
    file.made.clear()
    return file


def test_a_file_is_made_again_of_itself(grown: Grown) -> None:
    """Where texts alone are others, what has changed is made; and so on from there."""
    assert grown.write("yksi", "uusi", "kolme") == "yksi uusi kolme"
    assert grown.write("yksi", "uusi", "viimeinen") == "yksi uusi viimeinen"
    assert grown.made == ["uusi", "viimeinen"]


@pytest.mark.parametrize("how", [{"plan": "other"}, {"plan": ""}, {"full": True}, {"is_offered": False}])
def test_other_facts_make_it_whole(grown: Grown, how: dict[str, Any]) -> None:
    """Other facts, unknown ones, a full build; or a file that cannot be made of itself."""
    assert grown.write("yksi", "uusi", "kolme", **how) == "yksi uusi kolme"
    assert grown.made == ["yksi", "uusi", "kolme"]


@pytest.mark.parametrize("content", ["yksi kaksi KOLME", "", None])
def test_a_file_that_is_not_as_it_was_left_is_not_made_of_itself(
    grown: Grown, place: Place, content: str | None
) -> None:
    """Whatever somebody has made of it, or where it is gone."""
    if content is None:
        (place.folder / "a.txt").unlink()
    else:
        place.file("a.txt", content)

    assert grown.write("yksi", "uusi", "kolme") == "yksi uusi kolme"
    assert grown.made == ["yksi", "uusi", "kolme"]


def test_a_file_whose_times_were_put_back_is_not_made_of_itself(grown: Grown, place: Place) -> None:
    """Its bytes are looked at before they are carried over."""
    file = place.folder / "a.txt"
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    place.file("a.txt", "yksi kaksi KOLME")
    os.utime(file, ns=times)

    assert grown.write("yksi", "uusi", "kolme") == "yksi uusi kolme"
    assert grown.made == ["yksi", "uusi", "kolme"]


def test_a_file_of_another_build_is_not_made_of_itself(grown: Grown, place: Place) -> None:
    """Where the manifest is not that of the build which left the digests."""
    manifest = place.folder / NAME
    manifest.write_bytes(render_manifest({**read_manifest(place.folder), "b.txt": Made("", "")}))

    assert grown.write("yksi", "uusi", "kolme") == "yksi uusi kolme"
    assert grown.made == ["yksi", "uusi", "kolme"]
