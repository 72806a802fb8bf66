"""Reading: the files of the content folder become records, each file alone, and none twice while it has not changed."""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import msgspec

from plugins.domain.problem import Problem, Where, error
from plugins.domain.record import Body, Digests, Field, Record
from plugins.engine.executors import EVERY_CORE, Workers
from plugins.engine.front_matter import check_characters, normalise, parse_front_matter
from plugins.engine.markdown import Markdown, MarkdownSettings
from plugins.engine.media import Media, read_media, with_forms
from plugins.engine.picture_cache import PictureCache
from plugins.engine.plain_yaml import parse_yaml
from plugins.engine.record_cache import Kept, KeptMedia, RecordCache, Stamp, Store
from plugins.engine.source_text import SourceText
from plugins.engine.sources import Source, Sources
from plugins.engine.unchanged import GRAIN

LARGEST = 1_000_000
"""The most bytes that a text may have; a longer one is a picture pasted into it, or a mistake."""


Lines = list[tuple[int, str]]
"""Lines of a text with their numbers in the file."""

Wording = Callable[[Mapping[str, Field], Lines, str, str], tuple[Problem, ...]]
"""A picklable check of what a file says: given its fields, the lines of its text outside code, language and path."""


def nothing_said(*_: object) -> tuple[()]:
    """The check that finds nothing."""
    return ()


@dataclass(frozen=True)
class Content:
    """All that the content folder says, still untyped."""

    records: tuple[Record, ...]
    """The texts of items, in the order of their paths."""
    media: dict[tuple[str, str], tuple[Media, ...]]
    """The files beside each item, by kind and key."""
    problems: tuple[Problem, ...]
    kept: dict[tuple[str, str], tuple[Media, ...]]
    """The files that each item keeps as they were sent, by kind and key; their digests are SHA-256."""
    digests: dict[str, Digests]
    """What tells two states of each text apart, by its path."""


@dataclass(frozen=True)
class Reading:
    """How to read: with which Markdown, which code, which cache and how many processes."""

    markdown: Mapping[str, MarkdownSettings]
    """The settings of Markdown by language."""
    wording: Wording
    """The check of what is said."""
    code: str
    """The fingerprint of the code that reads."""
    cache: Path
    workers: Workers = EVERY_CORE
    full: bool = False
    tell: Callable[[int], object] = bool
    tell_pictures: Callable[[int], object] = bool
    """Hears how many pictures have been made; most of them were made before."""
    pictures: Path | None = None
    """The folder in which the forms of pictures are kept; one beside the cache of reading, where none is named."""


def read_registries(sources: Sources) -> tuple[Record, ...]:
    """The entries of the registries, each with its registry as kind and its id as key; "" for a file as a whole."""
    return tuple(entry for source in sources.registries for entry in parse_registry(source, _bytes_of(source)))


def read_content(sources: Sources, reading: Reading) -> Content:
    """Read the texts and what lies beside them; what was read before from the same bytes comes from the cache."""
    key = "-".join((reading.code, *(settings.fingerprint for settings in reading.markdown.values())))
    cache = RecordCache(reading.cache, key)
    kept = Store() if reading.full else cache.read()
    records = _read_texts(sources.texts, kept.records, reading)
    media = {source.path: _read_beside(source, kept.media.get(source.path)) for source in sources.beside}
    if (records, media) != (kept.records, kept.media):
        cache.write(Store(records, media))
    folder = reading.pictures or reading.cache.with_name("pictures")
    pictures = PictureCache(folder, reading.workers.of_this_machine(), reading.full, reading.tell_pictures)
    files = with_forms({path: kept.media for path, kept in media.items()}, pictures)
    found = [kept.record.problems for kept in records.values()] + [file.problems for file in files.values()]
    return Content(
        records=tuple(kept.record for kept in records.values()),
        media=_by_item(sources.beside, files),
        problems=(*sources.problems, *(problem for several in found for problem in several)),
        kept=_by_item(sources.kept, {source.path: _read_kept(source) for source in sources.kept}),
        digests={path: kept.digests for path, kept in records.items()},
    )


def _read_texts(sources: Sequence[Source], before: dict[str, Kept], reading: Reading) -> dict[str, Kept]:
    grown_old = time.time_ns() - GRAIN
    stamps = {source.path: _stamp(source, grown_old) for source in sources}
    touched = [source for source in sources if not _is_untouched(before.get(source.path), stamps[source.path])]
    loaded = [(source, _bytes_of(source)) for source in touched]
    new = [(source, data) for source, data in loaded if not _same(before.get(source.path), data)]
    parse = partial(_parse_chunk, dict(reading.markdown), reading.wording)
    packed = reading.workers.all_done(parse, new, reading.tell)
    unpack = msgspec.msgpack.Decoder(Kept).decode
    parsed = {source.path: unpack(one) for (source, _), one in zip(new, packed, strict=True)}
    read = {source.path: parsed.get(source.path) or before[source.path] for source in sources}
    stamped = {source.path for source, data in loaded if data is not None}
    return {path: kept._replace(stamp=stamps[path]) if path in stamped else kept for path, kept in read.items()}


def _parse_chunk(
    settings: Mapping[str, MarkdownSettings], wording: Wording, chunk: Sequence[tuple[Source, bytes | None]]
) -> list[bytes]:
    """What was read of each file, packed: so it travels between processes at a third of the time of pickled values."""
    return [
        msgspec.msgpack.encode(_kept(data, parse_text(source, data, settings[source.language], wording)))
        for source, data in chunk
    ]


def _kept(data: bytes | None, record: Record) -> Kept:
    return Kept(None, _digest(data or b""), record, record.digests)


def _is_untouched(kept: Kept | KeptMedia | None, stamp: Stamp | None) -> bool:
    return kept is not None and stamp is not None and kept.stamp == stamp


def _same(kept: Kept | None, data: bytes | None) -> bool:
    return kept is not None and data is not None and kept.digest == _digest(data)


def _stamp(source: Source, grown_old: int) -> Stamp | None:
    """What the file system tells of a file; None while it is so new that another change could leave it the same."""
    try:
        found = os.lstat(source.file)
    except OSError:
        return None
    if max(found.st_mtime_ns, found.st_ctime_ns) >= grown_old:
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def parse_text(
    source: Source, data: bytes | None, settings: MarkdownSettings, wording: Wording = nothing_said
) -> Record:
    """The record of a text from its bytes; None where the file cannot be opened."""
    text, problems = _decoded(source.path, data)
    if text is None:
        return _record(source, {}, Body(), problems)
    front = parse_front_matter(text, source.path)
    body, found = _markdown(settings).convert(front.body, front.body_line, source.path)
    # A text that could not be converted has been refused for its size or shape: it is not looked at any closer.
    prose = SourceText(front.body, front.body_line).prose.split("\n") if body.parts else []
    said = wording(front.fields, list(enumerate(prose, front.body_line)), source.language, source.path)
    record = _record(source, front.fields, body, (*problems, *front.problems, *found, *said))
    return msgspec.structs.replace(record, unread=front.unread)


@cache
def _markdown(settings: MarkdownSettings) -> Markdown:
    """The converter of a process: making one takes as long as converting a paragraph."""
    return Markdown(settings)


def _decoded(path: str, data: bytes | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file, or why there is none."""
    if data is None:
        return None, (error(Where(path), "unreadable-file"),)
    if len(data) > LARGEST:
        return None, (error(Where(path), "file-too-large", value=len(data)),)
    try:
        text = data.decode()
    except UnicodeDecodeError as found:
        line = data[: found.start].count(b"\n") + 1
        return None, (error(Where(path, line), "not-utf8"),)
    return text, ()


def _record(source: Source, fields: dict[str, Field], body: Body, problems: tuple[Problem, ...]) -> Record:
    return Record(source.path, source.kind, source.key, source.language, fields, body, problems)


def parse_fields(source: Source, data: bytes) -> Record:
    """The record of a text without its prose, which whoever looks into the past does not read."""
    text, problems = _decoded(source.path, data)
    front = parse_front_matter(text or "", source.path)
    record = _record(source, front.fields, Body(), (*problems, *front.problems))
    return msgspec.structs.replace(record, unread=front.unread)


def parse_registry(source: Source, data: bytes | None) -> list[Record]:
    """The entries of a registry's file. Problems of the file as a whole come with a record that has no key."""
    registry = source.key
    text, problems = _decoded(source.path, data)
    read = parse_yaml(normalise(text or ""), source.path)
    told = check_characters(text or "", source.path)
    if text is None or read.problems or not read.value:
        return [Record(source.path, registry, "", "", {}, Body(), (*problems, *told, *read.problems))]
    if not isinstance(read.value, dict) or not all(isinstance(entry, dict) for entry in read.value.values()):
        return [Record(source.path, registry, "", "", {}, Body(), (error(Where(source.path, 1), "registry-shape"),))]
    # What is told of the file as a whole without stopping anything comes with its first entry.
    each = ((name, entry, told if not number else ()) for number, (name, entry) in enumerate(read.value.items()))
    lines = _lines_by_entry(read.lines)
    return [
        Record(source.path, registry, name, "", _fields(name, entry, lines[name]), Body(), told, line=read.lines[name])
        for name, entry, told in each
    ]


def _lines_by_entry(lines: dict[str, int]) -> dict[str, dict[str, int]]:
    """The lines of each entry alone, so that a long registry is not searched through for each of its fields."""
    found = defaultdict[str, dict[str, int]](dict)
    for path, line in lines.items():
        found[path.partition(".")[0]][path] = line
    return found


def _fields(name: str, entry: dict[str, object], lines: dict[str, int]) -> dict[str, Field]:
    """The fields of an entry, with the lines of their parts counted within each field."""
    return {
        field: Field(
            value,
            lines.get(f"{name}.{field}", 1),
            {
                path[len(f"{name}.{field}.") :]: line
                for path, line in lines.items()
                if path.startswith(f"{name}.{field}.")
            },
        )
        for field, value in entry.items()
    }


def _read_beside(source: Source, kept: KeptMedia | None) -> KeptMedia:
    stamp = _stamp(source, time.time_ns() - GRAIN)
    if kept and kept.media.source == source.file and _is_untouched(kept, stamp):
        return kept
    data = _bytes_of(source)
    digest = _digest(data or b"")
    if kept and kept.digest == digest and kept.media.source == source.file:
        return kept._replace(stamp=stamp)
    return KeptMedia(stamp if data is not None else None, digest, read_media(source, data, digest))


def _read_kept(source: Source) -> Media:
    """A file that was sent. It is known by a digest that anybody can compute; it is small, and is read every time."""
    data = _bytes_of(source) or b""
    return Media(source.name, hashlib.sha256(data).hexdigest(), len(data), source.file)


def _by_item(sources: Sequence[Source], media: Mapping[str, Media]) -> dict[tuple[str, str], tuple[Media, ...]]:
    found = dict[tuple[str, str], tuple[Media, ...]]()
    for source in sources:
        item = (source.kind, source.key)
        found[item] = (*found.get(item, ()), media[source.path])
    return found


def _bytes_of(source: Source) -> bytes | None:
    """The bytes of a file; None where it cannot be opened."""
    try:
        with open(source.file, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each would take as long again
            return file.read()
    except OSError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
