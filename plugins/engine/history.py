"""History: what git knows of a folder, along HEAD's first parents. A build works without it, and knows less.

Git is asked by its own programs, with nothing of the caller's environment or configuration that would change an answer.
"""

import os
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from plugins.engine.cache import read_cache, write_cache

LATEST = 253_402_300_799
"""The last second of the year 9999."""

SECONDS = 300
"""How long git may take to answer."""

SETTINGS = (
    "core.fileMode=false", "core.fsmonitor=false", "core.quotepath=off",
    "log.follow=false", "log.showSignature=false", "status.relativePaths=false",
)  # fmt: skip
"""What is set for each call: nothing that a repository's settings name is run, and paths are told whole."""


REPOSITORY = frozenset(
    f"GIT_{name}"
    for name in (
        "ALTERNATE_OBJECT_DIRECTORIES", "CEILING_DIRECTORIES", "COMMON_DIR", "DIR", "GRAFT_FILE", "IMPLICIT_WORK_TREE",
        "INDEX_FILE", "INTERNAL_SUPER_PREFIX", "NAMESPACE", "NO_REPLACE_OBJECTS", "OBJECT_DIRECTORY", "PREFIX",
        "QUARANTINE_PATH", "REPLACE_REF_BASE", "SHALLOW_FILE", "WORK_TREE",
    )
)  # fmt: skip
"""The variables by which a hook names its repository, which would answer for another folder than ours. Others may be
needed: by some of them continuous integration says whose folders it trusts.
"""


class Known(StrEnum):
    """How much of the history there is."""

    WHOLE = "whole"
    SHALLOW = "shallow"
    PARTIAL = "partial"
    """The commits are there, but not all that they hold, as in a clone that leaves files out."""
    DISTRUSTED = "distrusted"
    """Git does not answer, as the folder belongs to somebody else."""
    NONE = "none"


class Change(msgspec.Struct, frozen=True, array_like=True):
    """What became of a file at a commit."""

    commit: int
    """The number of the commit among those of the history."""
    blob: str
    """The id by which git keeps the new bytes; "" where the file was removed."""


def blob_at(changes: Sequence[Change], commit: int) -> str:
    """The id of a file's bytes as a commit left it; "" where it was not there."""
    return next((change.blob for change in reversed(changes) if change.commit <= commit), "")


class History(msgspec.Struct, frozen=True):
    """The commits that changed a folder, the oldest first, and what each changed; none where it is not known whole."""

    known: Known = Known.NONE
    commits: tuple[str, ...] = ()
    """The ids of the commits."""
    moments: tuple[int, ...] = ()
    """When each was committed, in seconds since 1970."""
    files: dict[str, tuple[Change, ...]] = {}
    """The changes of each file by its path below the folder, composed (NFC)."""
    head: int = 0
    """When HEAD was committed, in seconds since 1970."""
    uncommitted: frozenset[str] = frozenset()
    """The paths below the folder at which the files are not as HEAD has them."""


def read_history(folder: Path, cache: Path, *, full: bool = False) -> History:
    """The history of a folder; what was read of the same HEAD before comes from the cache file, unless `full`."""
    found = ask_git(folder, "rev-parse", "--is-shallow-repository", "HEAD", "--show-prefix")
    if found is None:
        return History(Known.DISTRUSTED if _is_distrusted(folder) else Known.NONE)
    shallow, head, prefix = found.removesuffix(b"\n").split(b"\n", 2)
    if shallow == b"true":
        return History(Known.SHALLOW)
    key = f"{head.decode()} {prefix.hex()}"
    history = None if full else read_cache(cache, History, key)
    if history is None:
        history = _read_commits(folder, prefix)
        if not history.commits:
            return History()
        write_cache(cache, history, key)
    return msgspec.structs.replace(history, uncommitted=frozenset(_uncommitted(folder, prefix)))


class BlobsMissing(Exception):
    """Git knows the commits but has not all that they hold, as in a clone that leaves files out."""


def read_blobs(folder: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """The bytes that git keeps under each id. Raises BlobsMissing where it has not all of them."""
    wanted = sorted(set(blobs))
    answer = (wanted and ask_git(folder, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted))) or b""
    found, position = dict[str, bytes](), 0
    for blob in wanted if answer else ():
        end = answer.index(b"\n", position)
        words = answer[position:end].split()
        position = end + 1
        if words[1:2] == [b"blob"]:
            found[blob] = answer[position : position + int(words[2])]
            position += int(words[2]) + 1
    if len(found) < len(wanted):
        raise BlobsMissing
    return found


def read_subjects(folder: Path, commits: Iterable[str]) -> dict[str, str]:
    """The first line of what was said of each commit, by its id."""
    wanted = sorted(set(commits))
    given = "".join(f"{commit}\n" for commit in wanted)
    question = ("log", "--stdin", "--no-walk", "--encoding=UTF-8", "--format=%H %s")
    told = (wanted and ask_git(folder, *question, given=given)) or b""
    lines = (line.partition(" ") for line in told.decode(errors="replace").split("\n") if line)
    return {commit: subject for commit, _, subject in lines}


def last_commit(folder: Path) -> str:
    """The last commit of HEAD's history that changed anything in a folder; "" where there is no git or no history."""
    found = ask_git(folder, "log", "-1", "--format=%H", "--", ".")
    return found.decode().strip() if found else ""


def paths_of_history(folder: Path) -> tuple[Path, ...]:
    """The files and folders that change whenever the history of a folder does; none where there is no git."""
    found = ask_git(folder, "rev-parse", "--git-dir", "--git-common-dir")
    own, common = (folder / os.fsdecode(line) for line in found.splitlines()) if found else (None, None)
    if own is None or common is None:
        return ()
    return (own / "HEAD", *(common / name for name in ("packed-refs", "refs", "reftable", "shallow", "config")))


def has_uncommitted(folder: Path) -> bool:
    """Whether the files in a folder are not all as HEAD has them; False where there is no git to say so."""
    return any(True for _ in _uncommitted(folder, b""))


def _read_commits(folder: Path, prefix: bytes) -> History:
    """Every commit of the first-parent line that changed the folder, with the files that it changed."""
    line = ("--first-parent", "--diff-merges=first-parent", "--reverse", "--no-renames")
    form = ("--raw", "-z", "--no-abbrev", "--format=%x01%H %ct")
    told = iter((ask_git(folder, "log", *line, *form, "--", ".") or b"").split(b"\x00"))
    commits, moments, files = list[str](), list[int](), defaultdict[str, list[Change]](list)
    for word in told:
        if word.startswith(b"\x01"):
            name, _, moment = word[1:].partition(b" ")
            commits.append(name.decode())
            moments.append(_moment(moment))
        elif word.strip():
            files[_below(prefix, next(told))].append(Change(len(commits) - 1, _blob(word)))
    changes = {path: tuple(several) for path, several in files.items()}
    head = _moment(ask_git(folder, "log", "-1", "--no-patch", "--format=%ct") or b"")
    return History(Known.WHOLE, tuple(commits), tuple(moments), changes, head)


def _blob(meta: bytes) -> str:
    """The new id in what stands before a path, `:100644 100644 <old> <new> M`; "" where there is no file any more."""
    words = meta.split()
    return words[3].decode() if words[1].startswith(b"100") else ""


def _uncommitted(folder: Path, prefix: bytes) -> Iterator[str]:
    form = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
    told = ask_git(folder, "status", *form, "--", ".", settings=(*SETTINGS, *_without_filters(folder))) or b""
    for entry in told.split(b"\x00"):
        if entry:
            yield _below(prefix, entry[3:])


def _without_filters(folder: Path) -> Iterator[str]:
    """What switches off the filters of a repository: they are programs, which git would run on files to compare."""
    told = ask_git(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process)$") or b""
    for name in sorted({os.fsdecode(one).rpartition(".")[0] for one in told.split(b"\0") if one}):
        yield from (f"{name}.clean=", f"{name}.process=", f"{name}.required=false")


def _below(prefix: bytes, path: bytes) -> str:
    """A path of the repository as it is below the folder; no text has a name that is not UTF-8."""
    return unicodedata.normalize("NFC", path.removeprefix(prefix).decode(errors="replace"))


def _moment(told: bytes) -> int:
    """The seconds since 1970 of a commit; one whose date is broken or beyond all calendars counts as of 1970."""
    return int(told) if told.strip().isdigit() and int(told) <= LATEST else 0


def repository_around(folder: Path) -> Path:
    """The folder of the repository to which a folder belongs; the folder itself where it belongs to none."""
    here = folder.absolute()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)


def _is_distrusted(folder: Path) -> bool:
    done = _run(folder, "rev-parse", "--git-dir")
    return done is not None and b"dubious ownership" in done.stderr


def ask_git(folder: Path, *arguments: str, given: str = "", settings: Sequence[str] = SETTINGS) -> bytes | None:
    """What git answers; None where there is no git, no repository, or no commit yet."""
    done = _run(folder, *arguments, given=given, settings=settings)
    return done.stdout if done and done.returncode == 0 else None


def environment_of_git() -> dict[str, str]:
    """The variables for git: ours, but for those that name another repository, and in the language of programs."""
    return {name: value for name, value in os.environ.items() if name not in REPOSITORY} | {"LC_ALL": "C"}


def _run(
    folder: Path, *arguments: str, given: str = "", settings: Sequence[str] = SETTINGS
) -> subprocess.CompletedProcess[bytes] | None:
    """Run git; None where there is none, or where it takes too long."""
    stated = [word for setting in settings for word in ("-c", setting)]
    command = ("git", "--no-optional-locks", "-C", str(folder), *stated, *arguments)
    try:
        return subprocess.run(
            command, input=given.encode(), capture_output=True, timeout=SECONDS, check=False, env=environment_of_git()
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
