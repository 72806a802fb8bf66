"""Noting: a build that went well leaves a note, by which the next one may find that there is nothing to do."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from plugins.domain.problem import Problem
from plugins.engine.history import paths_of_history
from plugins.engine.manifest import NAME, read_manifest
from plugins.engine.state import CODE
from plugins.engine.unchanged import BEGUN, NOTE, SEEN, Note, Seen, look_at, made_in, seen_before, write_note
from plugins.engine.writing import Written
from plugins.host.feature import Views
from plugins.host.settings import Folders
from plugins.host.settled import BUILD, changes_at, midnight_after
from plugins.host.telling import Teller


class Built(Struct, frozen=True):
    """What came of a build."""

    views: Views
    written: Written
    problems: tuple[Problem, ...]
    now: datetime
    is_named: bool
    """Whether the moment was named, so that the clock says nothing of whether the site is as it should be."""


class Before(Struct, frozen=True):
    """What a build is to be made from, as it is before anything is read."""

    inputs: tuple[str, ...]
    seen: Seen


def look(settings: Path, folders: Folders, *, has_search: bool) -> Before | None:
    """What there is to be read; None where nobody asks for a note, or files go while they are looked at.

    What `inv` saw a moment ago will do: if a file has changed since, the note is wrong, and the next build builds.
    """
    if NOTE not in os.environ:
        return None
    beside = settings.resolve().parent.glob("*.py")
    program = (CODE, CODE.parent / ".venv" / "installed", *(_dictionaries() if has_search else ()))
    inputs = (*program, *folders.inputs, *beside)
    paths = tuple(map(str, (*inputs, *paths_of_history(folders.content))))
    seen = seen_before(os.environ.get(SEEN, ""), paths) or look_at(paths)
    return Before(paths, seen) if seen else None


def _dictionaries() -> Iterator[Path]:
    from plugins.engine.voikko import DICTIONARIES

    return (Path(folder).expanduser() for folder in DICTIONARIES)


def leave_note(before: Before, built: Built, folders: Folders, teller: Teller) -> None:
    """Note a build that went well. A note that cannot be written costs time, and nothing else."""
    outputs = [*read_manifest(folders.output), NAME]
    made = made_in(str(folders.output), outputs)
    if made is None or not (built.is_named or BUILD in outputs):
        return
    nothing = Written((), len(outputs) - 1, ())
    note = Note(
        inputs=before.inputs,
        state=before.seen.state,
        output=str(folders.output),
        outputs=outputs,
        made=made,
        since=None if built.is_named else built.now.timestamp(),
        until=None if built.is_named else min(changes_at(folders.output), midnight_after(built.now, _zone(built))),
        told=teller.words_of_report(built.problems, folders),
        said=teller.words_of(built.views, nothing, "{seconds}"),
    )
    with contextlib.suppress(OSError):
        write_note(os.environ[NOTE], note, before.seen.newest, int(os.environ[BEGUN]))


def _zone(built: Built) -> str:
    return next(iter(built.views.values())).site.zone
