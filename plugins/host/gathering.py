"""Gathering: from settings and files to a catalogue and every problem in it. Nothing is written here."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.domain.catalogue import Catalogue, ItemDigests
from plugins.domain.dates import DateWords
from plugins.domain.fields import Reading as FieldReading
from plugins.domain.issue import Issue
from plugins.domain.item import File, Form, Item
from plugins.domain.ledger import Remembered
from plugins.domain.parsing import parse_entries, parse_items
from plugins.domain.problem import Problem, Severity, Where, error, in_order
from plugins.domain.record import Record, digest_of
from plugins.domain.registry import ENTRIES, Entry
from plugins.domain.rules import check_changing, check_facts
from plugins.domain.site import Site, Tongue
from plugins.domain.wording import Wording
from plugins.engine.executors import Workers
from plugins.engine.history import repository_around
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.media import Media
from plugins.engine.reading import Content, Reading, nothing_said, read_content, read_registries
from plugins.engine.sources import Layout, Sources, scan_content
from plugins.engine.state import folder_fingerprint
from plugins.host.feature import Feature
from plugins.host.keeping import read_locks
from plugins.host.leftovers import BEGUN, check_text, without_drafts
from plugins.host.remembering import Shelf, remember
from plugins.host.settings import Folders, surroundings
from plugins.host.settled import Settled, read_settled

Tell = Callable[[int], object]

CloserLook = Callable[[Site, Sources, Sequence[Record]], Iterable[Problem]]
"""A closer look at what was read, for which not every build has the time: the texts and the entries of registries."""


UNKNOWN = {
    Remembered.SHALLOW: "history-shallow",
    Remembered.PARTIAL: "history-partial",
    Remembered.DISTRUSTED: "history-distrusted",
    Remembered.NONE: "history-none",
}
"""What is told where the history must be known and is not."""


@dataclass(frozen=True)
class Gathered:
    """What there is to build from, and what is wrong with it."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    pictures: frozenset[str] = frozenset()
    """The digests of the files beside items, among them all pictures."""
    settled: Settled | None = None
    """What follows from the facts alone."""

    def refused(self, *, strict: bool) -> bool:
        """Whether nothing may be built: there is an error, or under --strict a warning."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in stopping for problem in self.problems)

    def with_history_required(self, settings: Where, content: Path) -> "Gathered":
        """The same, with an error in the settings' file where the history of the content is not known as a whole."""
        known = self.catalogue.ledger.remembered
        if known is Remembered.WHOLE:
            return self
        missing = error(settings, UNKNOWN[known], folder=repository_around(content))
        return replace(self, problems=(*self.problems, missing))


def gather(
    site: Site,
    folders: Folders,
    features: Sequence[Feature],
    now: datetime,
    *,
    code: str,
    workers: Workers,
    full: bool,
    tell: Tell,
    tell_pictures: Tell = bool,
    is_ours: bool = True,
    look: CloserLook = nothing_said,
) -> Gathered:
    """Read and check the whole content, so that all is told at once."""
    kinds, name = [kind for feature in features for kind in feature.kinds], path_as_written(folders.content)
    if not folders.content.is_dir():
        return Gathered(Catalogue(), (error(Where(name), "no-content-folder"),))
    sources = scan_content(folders.content, _layout(kinds, site), name)
    words = reading_of_fields(site)
    written = read_registries(sources)
    registries = _registries(written, words)
    state = " ".join((code, name, *map(folder_fingerprint, folders.translations)))
    reading = replace(
        _reading(site, registries, words.words, state, folders.cache / "records"),
        workers=workers, full=full, tell=tell, tell_pictures=tell_pictures, pictures=folders.pictures,
    )  # fmt: skip
    content = read_content(sources, reading)
    catalogue, problems = _catalogue(content, registries, kinds, words, name)
    shelf = Shelf(folders.content, name, folders.cache, state, full)
    ledger, changes = remember(catalogue, shelf, words, site, kinds, now)
    catalogue = replace(catalogue, ledger=ledger)
    names = repr([feature.name for feature in features])
    facts = digest_of(state, surroundings(site), names, _facts_of(content, written), repr(ledger))
    settled = _settled(facts, catalogue, site, now, folders.cache if is_ours and not full else None)
    seen = (*check_changing(catalogue, site, now), *look(site, sources, (*content.records, *written)))
    told = without_drafts(content.problems, catalogue)
    found = (*told, *registries.problems, *problems, *settled.problems, *changes, *seen)
    digests = frozenset(file.digest for files in content.media.values() for file in files)
    return Gathered(catalogue, in_order(found), digests, settled)


def _layout(kinds: Sequence[type[Item]], site: Site) -> Layout:
    """What may be in the content folder."""
    kept = {kind.kind_folder: kind.kept_folder for kind in kinds if kind.kept_folder}
    folders = [kind.kind_folder for kind in kinds]
    sections = [tongue.sections for tongue in site.tongues.values()]
    called = {words[folder].casefold(): folder for words in sections for folder in folders if folder in words}
    return Layout(folders, [entry.registry for entry in ENTRIES], site.languages, kept, called)


def _facts_of(content: Content, registries: Sequence[Record]) -> bytes:
    """The digest of everything that the content says but for its texts, with the lines on which it stands."""
    files = [(item, several) for beside in (content.media, content.kept) for item, several in beside.items()]
    texts = b"".join([path.encode() + one.facts + one.stated for path, one in content.digests.items()])
    return digest_of(msgspec.msgpack.encode((registries, files)), texts)


def _settled(facts: bytes, catalogue: Catalogue, site: Site, now: datetime, cache: Path | None) -> Settled:
    """What follows from the facts at a moment, from the cache or worked out; how long that is right a build tells."""
    if cache and (known := read_settled(cache, facts, now)):
        return known
    moment = now.timestamp()
    return Settled(facts, moment, moment, check_facts(catalogue, site, now))


class Registries(NamedTuple):
    """The entries of all registries, what is wrong with them, and the names of all that anybody wrote there."""

    entries: dict[str, dict[str, Entry]]
    problems: tuple[Problem, ...]
    named: frozenset[str]


def reading_of_fields(site: Site) -> FieldReading:
    """How the fields of a site are read: in the words of all its languages."""
    words = DateWords.of([tongue.language for tongue in site.tongues.values()], site.zone)
    return FieldReading(words, site.languages, _named)


def _named(word: str) -> tuple[str, ...]:
    """The fields that somebody calls by a word; the tables are read only when there is such a word."""
    from plugins.host.explanations import fields_named

    return fields_named(word)


def _registries(records: Sequence[Record], words: FieldReading) -> Registries:
    unread, problems = _unread(records), [problem for record in records for problem in record.problems]
    entries = dict[str, dict[str, Entry]]()
    for registry in ENTRIES:
        parsed = parse_entries(registry, _of(records, registry.registry, unread), words)
        entries[registry.registry], found = parsed
        problems.extend(found)
    # An empty file names nothing, and whatever refers to an entry of it is wrong.
    named = frozenset(_name(record) for record in records if record.key or _has_error(record))
    return Registries(entries, tuple(problems), named)


def _reading(site: Site, registries: Registries, words: DateWords, code: str, cache: Path) -> Reading:
    """How texts are read: what the glossary avoids is looked for, so its words are a part of the cache's key."""
    wording = Wording.of(registries.entries["glossary"].values(), words)
    markdown = {language: _markdown(tongue, site) for language, tongue in site.tongues.items()}
    known = f"{code}{folder_fingerprint(BEGUN)}{wording.avoided}{site.languages}"
    key = hashlib.blake2b(known.encode(), digest_size=16).hexdigest()
    return Reading(markdown, partial(check_text, wording), key, cache)


def _markdown(tongue: Tongue, site: Site) -> MarkdownSettings:
    """How Markdown is read in a language: links back from footnotes are named in it."""
    back = tongue.strings.gettext("Back to the text from footnote {}")
    return MarkdownSettings(footnote_back=back, is_compiled=site.has_compiled_markdown)


def path_as_written(path: Path) -> str:
    """A path as the writer knows it: from where the command was given, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.name


def _catalogue(
    content: Content, registries: Registries, kinds: Sequence[type[Item]], words: FieldReading, folder: str
) -> tuple[Catalogue, list[Problem]]:
    items, unfinished, problems = dict[str, tuple[Item, ...]](), list[Item](), list[Problem]()
    unread = _unread(content.records)
    for kind in kinds:
        name = kind.kind_folder
        parsed = parse_items(kind, _of(content.records, name, unread), _files(content.media, name), words)
        kept = _files(content.kept, name)
        items[name] = _with_kept(parsed.items, kept)
        unfinished.extend(_with_kept(parsed.unfinished, kept))
        problems.extend(parsed.problems)
    named = {_name(record) for record in content.records} | registries.named
    read = {item.name for several in items.values() for item in several}
    entries = {f"{registry}/{name}" for registry, several in registries.entries.items() for name in several}
    locks, found = read_locks(_files(content.kept, Issue.kind_folder), f"{folder}/{Issue.kind_folder}")
    nowhere = frozenset(named - read - entries)
    digests = dict(_digests(content))
    catalogue = Catalogue(items, registries.entries, tuple(unfinished), nowhere, locks=locks, digests=digests)
    return catalogue, [*problems, *found]


def _digests(content: Content) -> Iterator[tuple[str, ItemDigests]]:
    """What tells two states of each item apart: all its texts, and the files beside it and kept for it.

    Of the files it is their bytes, from which everything else follows: where their forms are kept decides nothing.
    """
    for (kind, key), records in groupby(content.records, lambda record: (record.kind, record.key)):
        texts = {record.language: content.digests[record.path] for record in records}
        beside, kept = content.media.get((kind, key), ()), content.kept.get((kind, key), ())
        files = repr([[(file.name, file.digest) for file in several] for several in (beside, kept)])
        facts = digest_of(kind, key, files, *(one.facts for one in texts.values()))
        yield f"{kind}/{key}", ItemDigests(facts, {language: one.whole for language, one in texts.items()})


def _with_kept(items: Iterable[Item], kept: Mapping[str, tuple[File, ...]]) -> tuple[Item, ...]:
    """The items with the files that are kept for each, by key."""
    return tuple(item.model_copy(update={"kept": kept[item.key]}) if item.key in kept else item for item in items)


def _unread(records: Sequence[Record]) -> frozenset[str]:
    """The names of items and registries of which some file cannot be understood at all; that is told already."""
    return frozenset(_name(record) for record in records if not record.fields and _has_error(record))


def _has_error(record: Record) -> bool:
    return any(problem.severity is Severity.ERROR for problem in record.problems)


def _name(record: Record) -> str:
    return f"{record.kind}/{record.key}" if record.key else record.kind


def _of(records: Sequence[Record], kind: str, unread: frozenset[str]) -> list[Record]:
    """The records of a kind whose item can be read in all its languages."""
    return [record for record in records if record.kind == kind and record.key and _name(record) not in unread]


def _file(media: Media) -> File:
    forms = tuple(Form(**msgspec.structs.asdict(form)) for form in media.forms)
    return File(media.name, media.digest, media.size, media.source, media.width, media.height, forms)


def _files(media: dict[tuple[str, str], tuple[Media, ...]], kind: str) -> dict[str, tuple[File, ...]]:
    return {key: tuple(_file(media) for media in files) for (of_kind, key), files in media.items() if of_kind == kind}
