"""Importing: the events of a foreign calendar as drafts, each in a folder of its own; nothing is written over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.domain.catalogue import Catalogue
from plugins.domain.event import Event
from plugins.domain.fields import slug_of
from plugins.domain.item import default_slug, leading_date
from plugins.domain.problem import Problem, Where, error, notice
from plugins.domain.site import Site
from plugins.engine.markdown import Markdown
from plugins.formats.foreign_calendar.calendar import Fault, read_events, read_index
from plugins.formats.foreign_calendar.event import ForeignEvent
from plugins.formats.foreign_calendar.reading import Lost
from plugins.host.draft_file import Desk, bare, identity_of, names_of, render_draft
from plugins.host.gathering import path_as_written
from plugins.host.problems import render_sentences

PIECE = 65_536
"""How many bytes are read at once."""

LONGEST_KEY = 60
NAMELESS = "event"
"""The key of an event whose title has no letter that an address could have."""

Tell = Callable[[Path | None, tuple[Problem, ...]], object]
"""Told of each event: the file that was written, if any, and what is to be known of it."""


@dataclass(frozen=True)
class Import:
    """Where events are imported to: a site, its folder of content, and what is there already."""

    site: Site
    catalogue: Catalogue
    content: Path
    language: str
    remarks: str
    """The code of the language in which the editors are told things."""
    today: date

    def desks(self) -> dict[str, Desk]:
        """What is needed to write events, for each language of the site."""
        markdown = Markdown()
        places, organisations, themes = (
            names_of(self.catalogue.registries.get(name, {})) for name in ("places", "organisations", "themes")
        )
        return {
            code: Desk(tongue.language, self.remarks, self.site.zone, places, organisations, themes, markdown)
            for code, tongue in self.site.tongues.items()
        }


def import_calendar(file: Path, into: Import, tell: Tell) -> int:
    """Write the events of a calendar file as drafts and tell of each; how many were written."""
    where = Where(path_as_written(file.absolute()))
    problem = _unreadable(file, where)
    index = None if problem else read_index(_pieces(file), into.site.zone)
    if index is None or not index.is_calendar:
        tell(None, (problem or error(where, "import-not-a-calendar"),))
        return 0
    desks, taken, written = into.desks(), _slugs(into.catalogue), 0
    for found in read_events(_pieces(file), index, into.today):
        if isinstance(found, Fault):
            tell(None, (_fault(found, where),))
            continue
        # A title may state its language.
        desk = desks.get(found.language, desks[into.language])
        path, problems = _write(found, into.content / Event.kind_folder, desk, taken, where)
        tell(path, problems)
        written += path is not None
    return written


def _unreadable(file: Path, where: Where) -> Problem | None:
    if not file.is_file():
        return error(where, "import-no-file")
    try:
        with file.open("rb"):
            return None
    except OSError as fault:
        return error(where, "import-closed-file", reason=fault.strerror)


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        yield from iter(lambda: stream.read(PIECE), b"")


def _fault(found: Fault, where: Where) -> Problem:
    if not found.line:
        return notice(where, found.code, value=bare(found.value), number=found.number)
    return error(Where(where.path, found.line), found.code, value=bare(found.value))


def _write(
    event: ForeignEvent, events: Path, desk: Desk, taken: set[str], where: Where
) -> tuple[Path | None, tuple[Problem, ...]]:
    """Write the file of an event into a new folder; the file, and what is to be known of it."""
    folder = _folder(event, events, taken)
    if folder is None:
        return None, (notice(Where(where.path, event.line), "import-again", value=event.title),)
    file = folder / f"index.{desk.language.code}.md"
    here = Where(f"{path_as_written(events.parent)}/{events.name}/{folder.name}/{file.name}")
    notes = tuple(notice(here, note.code, value=bare(note.value)) for note in event.notes)
    if not event.title:
        notes = (notice(here, "import-no-title"), *notes)
    draft = render_draft(event, desk, render_sentences(notes, desk.remarks))
    try:
        folder.mkdir(parents=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(draft.text)
    except OSError as fault:
        return None, (error(here, "import-not-written", reason=fault.strerror),)
    taken.add(default_slug(folder.name))
    return file, (*notes, *_losses(here, draft.lost))


def _losses(here: Where, lost: tuple[Lost, ...]) -> tuple[Problem, ...]:
    names = dict.fromkeys(name for name, _ in lost)
    return (notice(here, "import-lost", names=", ".join(names)),) if names else ()


def _folder(event: ForeignEvent, events: Path, taken: set[str]) -> Path | None:
    """A new folder for the event, or None where a folder says that it was imported before."""
    key, identity = _key(event), identity_of(event)
    number = 1
    while True:
        name = key if number == 1 else f"{key}-{number}"
        # An item without a folder, and one that has chosen this address, are known by their slugs.
        if not (events / name).exists() and default_slug(name) not in taken:
            return events / name
        if identity and _was_imported(events / name, identity):
            return None
        number += 1


def _key(event: ForeignEvent) -> str:
    """The title as a key with the day: `kevatmarkkinat-2027-05-03`. A date before it would be no part of the slug."""
    slug = slug_of(event.title)
    while slug != (shorter := default_slug(slug)):
        slug = shorter
    slug = "" if leading_date(f"{slug}-") else slug
    return f"{slug[:LONGEST_KEY].strip('-') or NAMELESS}-{event.start:%Y-%m-%d}"


def _was_imported(folder: Path, identity: str) -> bool:
    remark = f"# {identity}"
    return any(remark in file.read_text("utf-8", errors="replace").splitlines() for file in folder.glob("index.*.md"))


def _slugs(catalogue: Catalogue) -> set[str]:
    """The last words of the addresses of the events that there are."""
    events = [item for item in catalogue.written() if item.kind_folder == Event.kind_folder]
    return {slug for item in events for slug in (default_slug(item.key), *(text.slug for text in item.texts.values()))}
