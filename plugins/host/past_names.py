"""Past names: the slugs that pages had before, and keys that were given to something else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plugins.domain.catalogue import Catalogue
from plugins.domain.fields import YES
from plugins.domain.item import Item, default_slug
from plugins.domain.problem import Problem, Severity, error
from plugins.domain.record import Record
from plugins.domain.registry import Entry, Organisation, Place, Theme
from plugins.engine.history import Change, blob_at, read_blobs
from plugins.engine.reading import parse_fields, parse_registry
from plugins.engine.sources import KEY, REGISTRY
from plugins.host.chronicle import Chronicle, Glimpse, source_at

PAGED = (Theme, Place, Organisation)
"""The registries whose entries have pages."""

Slugs = dict[str, tuple[str, ...]]
"""Earlier slugs by language, the newest first."""


@dataclass(frozen=True)
class Names:
    """The names that everything had at each commit, beside those of today."""

    chronicle: Chronicle
    catalogue: Catalogue

    def slugs(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The earlier slugs of all that has a page; one that is taken by something else today is left out."""
        self._read()
        before = {item.name: self._slugs_of(item) for item in self.catalogue.items()}
        for registry in PAGED:
            before |= self._slugs_in(registry)
        return {name: found for name, slugs in before.items() if (found := self._free(name.partition("/")[0], slugs))}

    def problems(self) -> Iterator[Problem]:
        """Keys that belonged to something else: whoever follows the site would take one for the other."""
        for item in self.catalogue.items():
            before = self._owner_before(item)
            if before:
                yield error(item.where(""), "key-reused", key=item.key, value=before)

    # Items

    def _read(self) -> None:
        """Read the texts of all items that have ever changed."""
        seen = self.chronicle.store.glimpses
        changed = {path: changes for name in self.chronicle.texts for path, changes in self._past_files(name)}
        wanted = {change.blob: path for path, changes in changed.items() for change in changes if change.blob}
        new = {blob: path for blob, path in wanted.items() if blob not in seen}
        for blob, data in read_blobs(self.chronicle.folder, new).items():
            seen[blob] = _glimpse(parse_fields(source_at(new[blob], self.chronicle.folder), data))

    def _past_files(self, name: str) -> Sequence[tuple[str, tuple[Change, ...]]]:
        """The texts of an item, unless each was written once and is there as it was."""
        files = tuple(self.chronicle.texts.get(name, {}).items())
        has_past = any(len(changes) > 1 for _, changes in files) or name not in self.catalogue.by_name
        return files if has_past or name in self.chronicle.changed else ()

    def _slugs_of(self, item: Item) -> Slugs:
        found = dict[str, tuple[str, ...]]()
        for key in (*item.former_keys, item.key):
            for path, changes in self._past_files(f"{item.kind_folder}/{key}"):
                language = source_at(path, self.chronicle.folder).language
                glimpses = (self._glimpse(change) for change in changes)
                slugs = tuple(one.slug or default_slug(key) for one in glimpses if one and not one.is_draft)
                found[language] = (*found.get(language, ()), *slugs)
        return {language: tuple(dict.fromkeys(reversed(slugs))) for language, slugs in found.items()}

    def _glimpse(self, change: Change) -> Glimpse | None:
        return self.chronicle.store.glimpses.get(change.blob)

    # Entries

    def _slugs_in(self, registry: type[Entry]) -> dict[str, Slugs]:
        """The earlier slugs of the entries of a registry."""
        found = dict[str, dict[str, list[str]]]()
        for change in self.chronicle.history.files.get(f"{REGISTRY}/{registry.registry}.yml", ()):
            for name, slugs in self._slugs_at(registry, change).items():
                for language, slug in slugs.items():
                    found.setdefault(f"{registry.registry}/{name}", {}).setdefault(language, []).append(slug)
        return {
            name: {language: tuple(dict.fromkeys(reversed(slugs))) for language, slugs in languages.items()}
            for name, languages in found.items()
        }

    def _slugs_at(self, registry: type[Entry], change: Change) -> dict[str, dict[str, str]]:
        seen = self.chronicle.store.slugs
        if change.blob and change.blob not in seen:
            source = source_at(f"{REGISTRY}/{registry.registry}.yml", self.chronicle.folder)
            data = read_blobs(self.chronicle.folder, (change.blob,)).get(change.blob)
            records = parse_registry(source, data) if data is not None else []
            seen[change.blob] = {record.key: self._slugs_told(record) for record in records if record.key}
        return seen.get(change.blob, {})

    def _slugs_told(self, record: Record) -> dict[str, str]:
        """The slug of an entry in each language, which is its id where it states none."""
        stated = record.fields["slug"].value if "slug" in record.fields else {}
        slugs = stated if isinstance(stated, dict) else {}
        told = {language: str(slugs.get(language, record.key)) for language in self.chronicle.reading.languages}
        return {language: slug for language, slug in told.items() if KEY.fullmatch(slug)}

    # Today

    @cached_property
    def _taken(self) -> frozenset[tuple[str, str, str]]:
        """Section, language and slug of everything that has a page today."""
        languages = self.chronicle.reading.languages
        items = {
            (item.section_name(), language, (texts and texts.slug) or default_slug(item.key))
            for item in self.catalogue.written()
            for language in languages
            for texts in (item.texts.get(language),)
        }
        entries = (
            entry for registry in PAGED for entry in self.catalogue.registries.get(registry.registry, {}).values()
        )
        return frozenset(
            items | {(entry.registry, code, entry.slug_in(code)) for entry in entries for code in languages}
        )

    def _free(self, kind: str, slugs: Slugs) -> Slugs:
        section = next((item.section_name() for item in self.catalogue.kinds.get(kind, ())), kind)
        free = {
            language: tuple(slug for slug in several if (section, language, slug) not in self._taken)
            for language, several in slugs.items()
        }
        return {language: several for language, several in free.items() if several}

    # Keys

    def _owner_before(self, item: Item) -> str:
        """The title of what had an item's key before, was removed, and was something else; "" where there is none."""
        files = dict(self._past_files(item.name))
        commits = sorted({change.commit for changes in files.values() for change in changes})
        states = [_state(files, commit) for commit in commits]
        gone = [number for number, blobs in enumerate(states) if not blobs]
        if not gone or not gone[-1]:
            return ""
        before = [blobs for blobs in states[: gone[-1]] if blobs][-1:]
        after = states[gone[-1] + 1 :]
        old = self._titles(before[0]) if before else {}
        new = self._titles(after[0]) if after else {code: texts.title for code, texts in item.texts.items()}
        is_same = bool(old.items() & new.items()) or bool(before and after and set(before[0]) & set(after[0]))
        first = next((old[code] for code in self.chronicle.reading.languages if code in old), "")
        return "" if is_same else first

    def _titles(self, blobs: Mapping[str, str]) -> dict[str, str]:
        """The public titles of some texts by their languages."""
        glimpses = {language: self.chronicle.store.glimpses.get(blob) for blob, language in blobs.items()}
        return {language: one.title for language, one in glimpses.items() if one and one.title and not one.is_draft}


def _state(files: Mapping[str, tuple[Change, ...]], commit: int) -> dict[str, str]:
    """The ids of an item's texts after a commit, with their languages."""
    return {blob: path.split(".")[-2] for path, changes in files.items() if (blob := blob_at(changes, commit))}


def _glimpse(record: Record) -> Glimpse | None:
    """What a text says of itself; None where it cannot be read."""
    if any(problem.severity is Severity.ERROR for problem in record.problems):
        return None
    title, slug, draft = (
        str(record.fields[name].value) if name in record.fields else "" for name in ("title", "slug", "draft")
    )
    return Glimpse(title, slug if KEY.fullmatch(slug) else "", draft.casefold() in YES)
