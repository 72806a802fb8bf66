"""The file of an imported event: front matter with what we have fields for, remarks on the rest, and the text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from plugins.domain.event import Event
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

FIELDS = frozenset({*Event.model_fields, *Event.texts_type.model_fields})
"""The fields that an event of ours can have."""

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
    fields: frozenset[str]
    """The fields that an event of ours can have."""
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
    fields, unknown = _fields(event, desk, themes)
    lost = tuple(Lost(bare(name), bare(value)) for name, value in (*event.lost, *strange, *unknown))
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


def _fields(event: ForeignEvent, desk: Desk, themes: Sequence[str]) -> tuple[Fields, list[Lost]]:
    """The front matter in our order; a field that events do not have is lost with what it would say."""
    organisers = [desk.organisations.get(simplified(party.name), "") for party in event.organisers]
    wanted = {
        "title": _literal(event.title or desk.word("import-untitled")),
        "draft": "yes",
        "start": _when(event.start, desk),
        "end": _when(event.end, desk) if event.end else "",
        "dates": _listed([_when(day, desk) for day in (event.start, *event.later)]) if event.later else "",
        "status": event.status.lower() if event.status != "CONFIRMED" else "",
        "venue": _venue(event, desk),
        "online_url": event.online_url,
        "organisers": ", ".join(dict.fromkeys(filter(None, organisers))),
        "themes": ", ".join(themes),
        "links": "".join(_link(desk.word("import-link"), url) for url in event.urls),
    }
    known = [(name, value) for name, value in wanted.items() if value and name in desk.fields]
    strange = {name: value.removeprefix(_ITEM) for name, value in wanted.items() if value and name not in desk.fields}
    return known, [Lost(name, value.replace(_ITEM, "; ")) for name, value in strange.items()]


def _literal(text: str) -> str:
    """A text as it stands on the line of a field; one that is quoted as a whole is quoted once more."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _link(label: str, url: str) -> str:
    """A link in the YAML of a list, of which JSON's texts are a part."""
    return f"{_ITEM}label: {json.dumps(label, ensure_ascii=False)}\n    url: {json.dumps(url)}"


def _listed(values: Sequence[str]) -> str:
    return "".join(f"{_ITEM}{value}" for value in values)


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
