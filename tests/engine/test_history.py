"""History: what git tells of a folder, from real repositories."""

from pathlib import Path

import pytest

from plugins.engine.history import (
    BlobsMissing,
    Change,
    History,
    Known,
    last_commit,
    read_blobs,
    read_history,
    read_subjects,
    repository_around,
)
from tests.repository import AUTHOR, Repository

FIRST, SECOND = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository whose folder is not its root."""
    repository = Repository.begin(tmp_path / "site")
    repository.commit(FIRST, {"content/a.md": "a\n", "content/ä b.md": "b\n", "other": "x\n"})
    repository.commit(SECOND, {"content/a.md": "aa\n", "content/ä b.md": ""})
    return repository


def read(repository: Repository, folder: str = "content") -> History:
    """The history of a folder of a repository."""
    return read_history(repository.folder / folder, repository.folder.parent / "cache")


def test_each_change_of_a_file_is_known(repository: Repository) -> None:
    """By its path below the folder, with the commit that made it; a removal has no bytes."""
    history = read(repository)
    [one, two], [three, four] = history.files["a.md"], history.files["ä b.md"]

    assert [change.commit for change in (one, two, three, four)] == [0, 1, 0, 1]
    assert four == Change(1, "")
    assert history.moments == (1790834400, 1791790200)
    assert history.commits == tuple(repository.git("log", "--reverse", "--format=%H").split())
    assert set(history.files) == {"a.md", "ä b.md"}


def test_the_bytes_of_each_revision_can_be_read(repository: Repository) -> None:
    """All that are asked for, or none: what git does not have is not passed by in silence."""
    changes = read(repository).files["a.md"]
    ids = [change.blob for change in changes]
    blobs = read_blobs(repository.folder, ids)

    assert [blobs[name] for name in ids] == [b"a\n", b"aa\n"]
    assert read_blobs(repository.folder, []) == {}
    with pytest.raises(BlobsMissing):
        read_blobs(repository.folder, [*ids, "0" * 40])


def test_what_was_said_of_commits_is_read(repository: Repository) -> None:
    """The first line of each, in any letters; a commit that there is none of spoils nothing."""
    repository.git(*AUTHOR, "commit", "--quiet", "--allow-empty", "--message=Korjaa päivä\n\nSe oli väärin.")
    head, first = repository.git("rev-parse", "HEAD", "HEAD~2").split()

    assert read_subjects(repository.folder, [head, first]) == {head: "Korjaa päivä", first: f"As of {FIRST}"}
    assert read_subjects(repository.folder, []) == {}


def test_what_is_not_committed_is_known(repository: Repository) -> None:
    """Changed, new, removed, and moved into the index; nothing outside the folder."""
    repository.commit(SECOND, {"content/c.md": "c\n", "content/d.md": "d\n"})
    repository.write({"content/a.md": "b\n", "content/new/e.md": "e\n", "content/c.md": "", "other": "y\n"})
    repository.git("rm", "--quiet", "content/d.md")

    assert read(repository).uncommitted == {"a.md", "new/e.md", "c.md", "d.md"}


def test_the_same_head_is_read_once(repository: Repository) -> None:
    """What is not committed is looked for each time; a new commit is read."""
    first = read(repository)
    cache = repository.folder.parent / "cache"
    before = cache.stat().st_mtime_ns
    repository.write({"content/new.md": "n\n"})
    assert read(repository).uncommitted == {"new.md"}
    assert cache.stat().st_mtime_ns == before

    repository.commit(SECOND)
    assert len(read(repository).commits) == len(first.commits) + 1


def test_a_damaged_cache_is_no_cache(repository: Repository) -> None:
    """It costs time and changes nothing."""
    first = read(repository)
    (repository.folder.parent / "cache").write_bytes(b"\x80nonsense")

    assert read(repository) == first


def test_the_line_is_that_of_first_parents(repository: Repository) -> None:
    """A merge is one commit, with all that it brought."""
    repository.git("checkout", "--quiet", "-b", "work", "HEAD~1")
    repository.commit(FIRST, {"content/c.md": "c\n"})
    repository.commit(FIRST, {"content/c.md": "cc\n"})
    repository.git("checkout", "--quiet", "main")
    names = ("-c", "user.name=Editor", "-c", "user.email=editor@seutu.example")
    repository.git(*names, "merge", "--quiet", "--message=Merge", "work", moment=SECOND)

    history = read(repository)
    assert len(history.commits) == 3
    assert [change.commit for change in history.files["c.md"]] == [2]


def test_names_are_composed_and_taken_as_they_are(tmp_path: Path) -> None:
    """Decomposed letters as some systems write them, quotes, line breaks, and what looks like git's own marks."""
    repository = Repository.begin(tmp_path / "site")
    strange = ['"q".md', "line\nbreak.md", "\x01mark.md", ":100644.md", "-dash.md"]
    repository.commit(FIRST, {f"content/{name}": "x\n" for name in ["a\u0308.md", *strange]})

    assert set(read(repository).files) == {"ä.md", *strange}


def test_a_folder_that_is_the_root_has_a_history(repository: Repository) -> None:
    """Its paths are those of the repository."""
    assert {"other", "content/a.md"} <= set(read(repository, ".").files)


def test_links_are_no_files(tmp_path: Path) -> None:
    """A symbolic link has no bytes of its own."""
    repository = Repository.begin(tmp_path / "site")
    (repository.folder / "content").mkdir()
    (repository.folder / "content/link.md").symlink_to("/etc/passwd")
    repository.commit(FIRST)

    assert read(repository).files == {"link.md": (Change(0, ""),)}


def test_without_git_or_commits_nothing_is_known(tmp_path: Path) -> None:
    """Nor in a repository that has no commit yet, or none of the folder."""
    empty = Repository.begin(tmp_path / "empty")
    elsewhere = Repository.begin(tmp_path / "elsewhere")
    elsewhere.commit(FIRST, {"other": "x\n"})
    for folder in (tmp_path / "nowhere", tmp_path, empty.folder, elsewhere.folder / "content"):
        folder.mkdir(exist_ok=True)
        assert read_history(folder, tmp_path / "cache").known is Known.NONE


def test_a_shallow_clone_is_known_as_such(repository: Repository, tmp_path: Path) -> None:
    """Its oldest commit seems to have brought everything, so that it is not read at all."""
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))

    assert read_history(tmp_path / "clone/content", tmp_path / "cache") == History(Known.SHALLOW)


def test_git_that_is_missing_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build works on a machine without it."""
    monkeypatch.setenv("PATH", "")

    assert read(repository).known is Known.NONE


def test_nothing_that_a_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    """A repository may come from anybody, and its settings can name programs."""
    seen = tmp_path / "seen"
    repository.git("config", "core.fsmonitor", f"touch {seen}; false")
    repository.git("config", "gpg.program", f"touch {seen}; false")
    repository.git("config", "log.showSignature", "true")
    repository.write({"content/a.md": "changed\n"})

    assert read(repository).uncommitted == {"a.md"}
    assert not seen.exists()


def test_no_filter_is_run(repository: Repository, tmp_path: Path) -> None:
    """Git would run one on a file of the same size, to see whether it has changed."""
    seen = tmp_path / "seen"
    for name in ("clean", "process"):
        repository.git("config", f"filter.odd.name.{name}", f"touch {seen}; cat")
    repository.git("config", "filter.odd.name.required", "true")
    repository.write({".gitattributes": "*.md filter=odd.name\n", "content/a.md": "cc\n"})

    assert read(repository).uncommitted == {"a.md"}
    assert not seen.exists()


def test_a_folder_of_somebody_else_is_known_as_such(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git keeps its history to itself, and says why; the folder that one would allow is that of the repository."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert read(repository).known is Known.DISTRUSTED
    assert repository_around(repository.folder / "content") == repository.folder


def test_the_last_commit_of_a_folder_is_its_own(repository: Repository) -> None:
    """A later commit elsewhere is none of it."""
    expected = repository.git("rev-parse", "HEAD").strip()
    repository.commit(SECOND, {"other": "y\n"})

    assert last_commit(repository.folder / "content") == expected
    assert last_commit(repository.folder.parent) == ""
