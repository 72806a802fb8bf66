"""The history of texts: what git keeps of each text that has a translation, and how far each translation is behind.

Git is asked three times, whatever the number of texts: for the commits, for the bytes of all revisions that matter, and
for what their authors said of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from plugins.domain.item import Item, Translation
from plugins.domain.lag import Lag, TextRevision, TextRevisions, lag_of
from plugins.domain.parsing import per_language
from plugins.domain.problem import Severity
from plugins.domain.prose import texts_in
from plugins.domain.rewording import Paragraph, Paragraphs
from plugins.domain.translation_state import PastTexts, Situation, checked_until
from plugins.engine.front_matter import parse_front_matter
from plugins.engine.history import Change, History, read_blobs
from plugins.engine.reading import LARGEST
from plugins.host.chronicle import name_of, source_at

UNTRANSLATED = frozenset({"slug", "translation", "due", "checked", "updated", "aliases"})
"""What a text says of itself and not to its readers."""

REMARK = re.compile(r"<!--.*?-->", re.DOTALL)

Paths = Mapping[str, Sequence[Change]]
"""The changes of texts by their paths below the content folder."""


class Stand(NamedTuple):
    """A text as a commit left it: under which path, and the id of its bytes; "" for what is not committed yet."""

    commit: int
    path: str
    blob: str


Read = Mapping[tuple[str, type[Item]], Paragraphs | None]
"""What revisions say to their readers, by the ids of their bytes and the kind of their item."""


class Pair(NamedTuple):
    """A translation and its source, both with their pasts."""

    item: Item
    language: str
    source: Sequence[Stand]
    translation: Sequence[Stand]


@dataclass(frozen=True)
class TextHistory:
    """What a history knows of the texts of items."""

    history: History
    content: Path
    """The content folder."""
    name: str
    """The content folder as the writer knows it."""
    situation: Situation

    def past(self, items: Iterable[Item]) -> PastTexts:
        """How far each translation of the items is behind its source, and since when there are their texts.

        Raises BlobsMissing where git does not have all of them.
        """
        whole = [item for item in items if item.versions]
        stands = {item.name: {code: self.stands(item, code) for code in item.versions} for item in whole}
        pairs = [pair for item in whole for pair in _pairs(item, stands[item.name])]
        read = self._read(pairs)
        lags = {(pair.item.name, pair.language): self._lag(pair, read) for pair in pairs}
        texts = ((name, code, found) for name, several in stands.items() for code, found in several.items() if found)
        return PastTexts(lags, {(name, code): self.moment(found[0].commit) for name, code, found in texts})

    def _read(self, pairs: Iterable[Pair]) -> Read:
        """What every revision said that has to do with some pairs."""
        stands = ((one, type(pair.item)) for pair in pairs for one in (*pair.source, *pair.translation))
        wanted = {(one.blob, kind) for one, kind in stands if one.blob}
        blobs = read_blobs(self.content, (blob for blob, _ in wanted))
        return {(blob, kind): paragraphs_of(blobs[blob], kind) for blob, kind in wanted}

    def _lag(self, pair: Pair, read: Read) -> Lag | None:
        kind, until = type(pair.item), checked_until(pair.item.texts[pair.language], self.situation)
        return lag_of(self._revisions(pair.source, kind, read), self._revisions(pair.translation, kind, read), until)

    def stands(self, item: Item, language: str) -> list[Stand]:
        """All states of an item's text, the oldest first: also those that it had in folders of other names."""
        folders = [self._texts[name][language] for name in self._names(item) if language in self._texts.get(name, {})]
        found = list(_stands([change for paths in folders for change in _in_order(paths)]))
        path = item.where("", language).path.removeprefix(f"{self.name}/")
        if path in self.history.uncommitted:
            found.append(Stand(len(self.history.commits), path, ""))
        return found

    def moment(self, commit: int) -> datetime:
        """When something was committed; the present, for what is not committed yet."""
        moments = self.history.moments
        return datetime.fromtimestamp(moments[commit], UTC) if commit < len(moments) else self.situation.now

    def _revisions(self, stands: Iterable[Stand], kind: type[Item], read: Read) -> TextRevisions:
        """The revisions of a text that can be read, without mere promises."""
        told = [(one, read[one.blob, kind] if one.blob else self._today(one.path, kind)) for one in stands]
        return [TextRevision(one.commit, self.moment(one.commit), said, one.path) for one, said in told if said]

    def _today(self, path: str, kind: type[Item]) -> Paragraphs | None:
        """What a file says that is not as HEAD has it."""
        try:
            return paragraphs_of((self.content / path).read_bytes(), kind)
        except OSError:
            return None

    @cached_property
    def _texts(self) -> Mapping[str, Mapping[str, Paths]]:
        """The changes of all texts, by kind and key, by language, and by path."""
        found = defaultdict[str, dict[str, dict[str, Sequence[Change]]]](lambda: defaultdict(dict))
        for path, changes in self.history.files.items():
            if name := name_of(path, self.situation.languages):
                found[name][source_at(path, self.content).language][path] = changes
        return found

    def _names(self, item: Item) -> list[str]:
        """The names that an item has had, the oldest first: as its texts say, and as git shows."""
        stated = [f"{item.kind_folder}/{key}" for key in item.former_keys]
        names = list(dict.fromkeys([*stated, item.name]))
        while (before := self._moved_from(names[0])) and before not in names:
            names.insert(0, before)
        return names

    def _moved_from(self, name: str) -> str:
        """The name of the folder from which a commit moved a text into the one of this name; "" where none did."""
        firsts = [changes[0] for paths in self._texts.get(name, {}).values() for changes in paths.values()]
        return next((self._removed[first] for first in firsts if first in self._removed), "")

    @cached_property
    def _removed(self) -> Mapping[Change, str]:
        """The items of which a text was removed, by the commit and the bytes that were there until then."""
        return {
            Change(after.commit, before.blob): name
            for name, languages in self._texts.items()
            for paths in languages.values()
            for changes in paths.values()
            for before, after in pairwise(changes)
            if not after.blob
        }


def _pairs(item: Item, stands: Mapping[str, Sequence[Stand]]) -> Iterator[Pair]:
    """The translations of an item, where there is a past: a source that was written once is as it was translated."""
    source = stands[item.original]
    for code in item.versions:
        if code != item.original and len(source) > 1 and stands[code]:
            yield Pair(item, code, source, stands[code])


def paragraphs_of(data: bytes, kind: type[Item]) -> Paragraphs | None:
    """What a text says to its readers, without shared facts; None where it cannot be read or only promises a text."""
    if len(data) > LARGEST:
        return None
    front = parse_front_matter(data.decode(errors="replace"), "")
    fields = front.fields
    is_broken = any(problem.severity is Severity.ERROR for problem in front.problems)
    if is_broken or ("translation" in fields and fields["translation"].value == Translation.PENDING):
        return None
    own = sorted(fields.keys() & (per_language(kind) - UNTRANSLATED))
    said = [Paragraph(fields[name].line, "\n".join(texts_in(fields[name].value))) for name in own]
    return (*said, *_body_paragraphs(front.body, front.body_line))


def _body_paragraphs(body: str, first_line: int) -> Iterator[Paragraph]:
    """The paragraphs of a text, without the remarks of its writer, which nobody reads."""
    lines = REMARK.sub(lambda remark: "\n" * remark[0].count("\n"), body).split("\n")
    start = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if start < number:
                yield Paragraph(first_line + start, "\n".join(lines[start:number]))
            start = number + 1


def _in_order(paths: Paths) -> list[tuple[int, str, str]]:
    return [(change.commit, path, change.blob) for path, changes in paths.items() for change in changes]


def _stands(changes: Iterable[tuple[int, str, str]]) -> Iterator[Stand]:
    """What a text was after each commit that changed it, wherever it stood; what moved unchanged has not changed."""
    standing, last = dict[str, str](), ""
    for commit, several in _by_commit(changes).items():
        for path, blob in several:
            standing.pop(path, None)
            if blob:
                standing[path] = blob
        path, blob = next(reversed(standing.items()), ("", ""))
        if blob not in {"", last}:
            last = blob
            yield Stand(commit, path, blob)


def _by_commit(changes: Iterable[tuple[int, str, str]]) -> Mapping[int, list[tuple[str, str]]]:
    found = defaultdict[int, list[tuple[str, str]]](list)
    for commit, path, blob in sorted(changes):
        found[commit].append((path, blob))
    return found
