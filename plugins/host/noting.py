"""Noting: a build that went well leaves a note, by which the next one may find that there is nothing to do."""

import contextlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from plugins.domain.problem import Problem
from plugins.engine.history import paths_of_history
from plugins.engine.manifest import NAME, read_manifest
from plugins.engine.state import CODE
from plugins.engine.unchanged import NOTE, Note, made_in, state_of, write_note
from plugins.engine.writing import Written
from plugins.host.feature import Views
from plugins.host.problems import render_text
from plugins.host.settings import Folders
from plugins.host.telling import Teller

BUILD = "build.json"
"""The file of a site that says when it changes by itself."""


@dataclass(frozen=True)
class Built:
    """What came of a build."""

    views: Views
    written: Written
    problems: tuple[Problem, ...]
    now: datetime
    is_named: bool
    """Whether the moment was named, so that the clock says nothing of whether the site is as it should be."""


@dataclass(frozen=True)
class Before:
    """What a build is to be made from, as it is before anything is read."""

    inputs: tuple[str, ...]
    state: str
    newest: int


def look(settings: Path, folders: Folders) -> Before | None:
    """What there is to be read; None where nobody asks for a note."""
    if NOTE not in os.environ:
        return None
    beside = settings.resolve().parent.glob("*.py")
    inputs = (CODE, CODE.parent / ".venv" / "installed", folders.content, folders.theme, *folders.translations, *beside)
    paths = tuple(map(str, (*inputs, *paths_of_history(folders.content))))
    return Before(paths, *state_of(paths))


def leave_note(before: Before, built: Built, folders: Folders, teller: Teller) -> None:
    """Note a build that went well. A note that cannot be written costs time, and nothing else."""
    outputs = [*read_manifest(folders.output), NAME]
    made = made_in(str(folders.output), outputs)
    if made is None or not (built.is_named or BUILD in outputs):
        return
    nothing = Written((), len(outputs) - 1, ())
    note = Note(
        inputs=before.inputs,
        state=before.state,
        output=str(folders.output),
        outputs=outputs,
        made=made,
        since=None if built.is_named else built.now.timestamp(),
        until=None if built.is_named else _until(folders.output / BUILD),
        told=f"{render_text(built.problems, teller.language)}\n" if built.problems else "",
        said=teller.words_of(built.views, nothing, "{seconds}"),
    )
    with contextlib.suppress(OSError):
        write_note(os.environ[NOTE], note, before.newest)


def _until(file: Path) -> float | None:
    """When the site changes by itself, as it says, in seconds since 1970; None where it never does."""
    told = msgspec.json.decode(file.read_bytes(), type=dict[str, object])["next_build"]
    return datetime.fromisoformat(str(told)).timestamp() if told else None
