"""The file of an imported event: front matter with what we have fields for, remarks on the rest, and the text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise

from plugins.domain.forms import NO_BREAK, render_moment
from plugins.domain.language import Language
from plugins.domain.registry import Entry
from plugins.engine.markdown import Markdown
from plugins.formats.foreign_calendar.event import ForeignEvent, Party
from plugins.formats.foreign_calendar.lines import clean_text
from plugins.formats.foreign_calendar.markdown import escaped_line, spelled_out
from plugins.formats.foreign_calendar.reading import Lost
from plugins.host.problems import sentence

IDENTITY = "UID:"
"""How the remark begins by which an event that was imported before is known again."""

_ITEM = "\n  - "
"""What stands before each item of a list in the front matter."""

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Desk:
    """What is needed to write drafts: the languages of the text and of the remarks, and the names that are known."""

    language: Language
    remarks: str
    """The code of the language in which the editors are told things."""
    zone: str
    places: Mapping[str, str]
    organisations: Mapping[str, str]
    themes: Mapping[str, str]
    """The ids of a registry by all names of its entries, as `simplified` makes them."""
    markdown: Markdown
    """The converter by which a text is tried."""

    def word(self, code: str) -> str:
        """A word of the text, in its language."""
        return sentence(code, self.language.code)


@dataclass(frozen=True)
class Draft:
    """A file to be written, and what of the event is not in its fields or text."""

    text: str
    lost: tuple[Lost, ...]


def render_draft(event: ForeignEvent, desk: Desk, remarks: Sequence[str]) -> Draft:
    """The file of an event; `remarks` are sentences for its editor, one line each."""
    themes, strange = _themes(event, desk)
    event, strange = _without_overlaps(event, desk, strange)
    fields = _fields(event, desk, themes)
    lost = tuple(Lost(bare(name), bare(value)) for name, value in (*event.lost, *strange))
    head = "".join(f"{name}: {value}\n" if value[:1] != "\n" else f"{name}:{value}\n" for name, value in fields)
    said = "".join(f"# {line}\n" for line in _remarks(event, desk, remarks, lost))
    return Draft(f"---\n{said}\n{head}---\n\n{_body(event, desk)}\n", lost)


def identity_of(event: ForeignEvent) -> str:
    """The remark by which the event is known again, or "" where its calendar gives it no id."""
    return f"{IDENTITY} {bare(event.uid)}, {event.start.isoformat()}" if event.uid else ""


def names_of(entries: Mapping[str, Entry]) -> dict[str, str]:
    """The ids of entries by all their names."""
    return {simplified(name): entry.id for entry in entries.values() for name in entry.name.values()}


def bare(text: str) -> str:
    """A foreign text on one line, without characters that a terminal would obey."""
    return " ".join(clean_text(text).split())


def simplified(name: str) -> str:
    """A name as it is compared: without regard to case and spaces."""
    return " ".join(name.casefold().split())


def _remarks(event: ForeignEvent, desk: Desk, remarks: Sequence[str], lost: Sequence[Lost]) -> Iterator[str]:
    yield sentence("import-remark", desk.remarks)
    if identity := identity_of(event):
        yield identity
    yield from remarks
    if lost:
        yield sentence("import-remark-lost", desk.remarks)
    for name, value in lost:
        yield f"  {name}: {value}" if value else f"  {name}"


# Fields ----------------------------------------------------------------------------------------------------------


def _fields(event: ForeignEvent, desk: Desk, themes: Sequence[str]) -> Fields:
    """The front matter in our order."""
    organisers = [desk.organisations.get(simplified(party.name), "") for party in event.organisers]
    wanted = {
        "title": _literal(event.title or desk.word("import-untitled")),
        "draft": "yes",
        **({"dates": "".join(_dates(event, desk))} if event.later else _times(event.start, event.end, desk)),
        "status": event.status.lower() if event.status != "CONFIRMED" else "",
        "venue": _venue(event, desk),
        "online_url": event.online_url,
        "organisers": ", ".join(dict.fromkeys(filter(None, organisers))),
        "themes": ", ".join(themes),
        "links": "".join(_link(desk.word("import-link"), url) for url in event.urls),
    }
    return [(name, value) for name, value in wanted.items() if value]


def _literal(text: str) -> str:
    """A text as it stands on the line of a field; one that is quoted as a whole is quoted once more."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _link(label: str, url: str) -> str:
    """A link in the YAML of a list, of which JSON's texts are a part."""
    return f"{_ITEM}label: {json.dumps(label, ensure_ascii=False)}\n    url: {json.dumps(url)}"


def _without_overlaps(event: ForeignEvent, desk: Desk, lost: list[Lost]) -> tuple[ForeignEvent, list[Lost]]:
    """A series of which one date begins before another ends is no series here: its later dates are told as lost."""
    pairs = pairwise((event.start, *event.later))
    if not any(_is_before(other, _shifted(event.end, event.start, one)) for one, other in pairs):
        return event, lost
    return replace(event, later=()), [*lost, Lost("dates", "; ".join(_when(day, desk) for day in event.later))]


def _is_before(start: date | datetime, end: date | datetime | None) -> bool:
    """Whether something begins before something else has ended, of which a last day is a part."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start < end
    return end is not None and start <= end


def _dates(event: ForeignEvent, desk: Desk) -> Iterator[str]:
    """Each date of a series with an end of its own, as every one of them lasts as long as the first."""
    for start in (event.start, *event.later):
        times = _times(start, _shifted(event.end, event.start, start), desk)
        yield _ITEM + (
            "\n    ".join(f"{name}: {value}" for name, value in times.items()) if event.end else times["start"]
        )


def _times(start: date | datetime, end: date | datetime | None, desk: Desk) -> dict[str, str]:
    return {"start": _when(start, desk), "end": _when(end, desk) if end else ""}


def _shifted(end: date | datetime | None, first: date | datetime, start: date | datetime) -> date | datetime | None:
    """The end of a later date of a series, all of which last exactly as long (RFC 5545, section 3.8.5.3)."""
    if isinstance(end, datetime) and isinstance(first, datetime) and isinstance(start, datetime):
        return (start.astimezone(UTC) + (end.astimezone(UTC) - first.astimezone(UTC))).astimezone(start.tzinfo)
    return end and start + (end - first)


def _when(moment: date | datetime, desk: Desk) -> str:
    """A day or a moment as people write it here; where that would not be the same moment again, in ISO form."""
    if isinstance(moment, datetime):
        twice = moment.replace(fold=0).astimezone(UTC) != moment.replace(fold=1).astimezone(UTC)
        if twice:
            return moment.isoformat()
        if moment.second:
            return moment.replace(tzinfo=None).isoformat()
    return render_moment(moment, desk.language, desk.zone).replace(NO_BREAK, " ")


def _venue(event: ForeignEvent, desk: Desk) -> str:
    """The id of the place, by the whole of what is told or by what stands before its first comma."""
    names = (event.location, event.location.partition(",")[0])
    return next(filter(None, (desk.places.get(simplified(name), "") for name in names)), "")


def _themes(event: ForeignEvent, desk: Desk) -> tuple[list[str], list[Lost]]:
    known = {name: desk.themes.get(simplified(name), "") for name in event.categories}
    strange = [Lost("CATEGORIES", name) for name, theme in known.items() if not theme]
    return list(dict.fromkeys(theme for theme in known.values() if theme)), strange


# Text ------------------------------------------------------------------------------------------------------------


def _body(event: ForeignEvent, desk: Desk) -> str:
    """The description, between where the event is and whom to ask."""
    is_known = simplified(event.location) in desk.places
    lines = [] if is_known or not event.location else [("import-place", event.location)]
    after = [("import-organiser", _told(party)) for party in event.organisers if not _is_only_known(party, desk)]
    after += [("import-contact", _told(party)) for party in event.contacts]
    parts = [*_labelled(lines, desk), event.text, *_labelled(after, desk)]
    body = "\n\n".join(part for part in parts if part)
    _, problems = desk.markdown.convert(body, 1, "")
    # Whatever the checks of a build have against a foreign text, its letters can always be shown.
    return spelled_out(body) if problems else body


def _labelled(lines: Sequence[tuple[str, str]], desk: Desk) -> list[str]:
    return [f"{desk.word(code)}: {escaped_line(text)}" for code, text in lines]


def _is_only_known(party: Party, desk: Desk) -> bool:
    return not party.address and simplified(party.name) in desk.organisations


def _told(party: Party) -> str:
    address = party.address.removeprefix("mailto:").removeprefix("MAILTO:")
    return ", ".join(dict.fromkeys(part for part in (party.name, address) if part))
