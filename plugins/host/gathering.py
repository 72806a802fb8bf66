"""Gathering: from settings and files to a catalogue and every problem in it. Nothing is written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.domain.catalogue import Catalogue
from plugins.domain.dates import DateWords
from plugins.domain.fields import Reading as FieldReading
from plugins.domain.item import File, Item
from plugins.domain.parsing import parse_entries, parse_items
from plugins.domain.problem import Problem, Severity, Where, error
from plugins.domain.record import Record
from plugins.domain.registry import ENTRIES
from plugins.domain.rules import check_catalogue
from plugins.domain.site import Site
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.media import Media
from plugins.engine.reading import Content, Reading, read_content
from plugins.engine.sources import Layout, scan_content
from plugins.host.feature import Feature
from plugins.host.settings import Folders

Tell = Callable[[int], object]


@dataclass(frozen=True)
class Gathered:
    """What there is to build from, and what is wrong with it."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def refused(self, *, strict: bool) -> bool:
        """Whether nothing may be built: there is an error, or under --strict a warning."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in stopping for problem in self.problems)


def gather(
    site: Site,
    folders: Folders,
    features: Sequence[Feature],
    now: datetime,
    *,
    code: str,
    jobs: int,
    full: bool,
    tell: Tell,
) -> Gathered:
    """Read and check the whole content, so that all is told at once."""
    kinds = [kind for feature in features for kind in feature.kinds]
    if not folders.content.is_dir():
        missing = error(Where(path_as_written(folders.content)), "no-content-folder")
        return Gathered(Catalogue(), (missing,))
    registries = [entry.registry for entry in ENTRIES]
    name = path_as_written(folders.content)
    layout = Layout([kind.kind_folder for kind in kinds], registries, site.languages)
    sources = scan_content(folders.content, layout, name)
    reading = Reading(MarkdownSettings(), f"{code} {name}", folders.cache / "records", jobs, full, tell)
    content = read_content(sources, reading)
    catalogue, problems = _catalogue(content, kinds, site)
    found = sorted({*content.problems, *problems, *check_catalogue(catalogue, site, now)}, key=_by_place)
    return Gathered(catalogue, tuple(found))


def path_as_written(path: Path) -> str:
    """A path as the writer knows it: from where the command was given, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.name


def _catalogue(content: Content, kinds: Sequence[type[Item]], site: Site) -> tuple[Catalogue, list[Problem]]:
    words = DateWords.of([tongue.language for tongue in site.tongues.values()], site.zone)
    reading = FieldReading(words, site.languages)
    items, registries, problems = dict[str, tuple[Item, ...]](), {}, list[Problem]()
    for registry in ENTRIES:
        registries[registry.registry], found = parse_entries(registry, _of(content.entries, registry.registry), reading)
        problems.extend(found)
    for kind in kinds:
        records, files = _of(content.records, kind.kind_folder), _files(content.media, kind.kind_folder)
        items[kind.kind_folder], found = parse_items(kind, records, files, reading)
        problems.extend(found)
    return Catalogue(items, registries), problems


def _of(records: Sequence[Record], kind: str) -> list[Record]:
    """The records of a kind that can be read at all; what is wrong with the others is told already."""
    return [record for record in records if record.kind == kind and (record.fields or not record.problems)]


def _files(media: dict[tuple[str, str], tuple[Media, ...]], kind: str) -> dict[str, tuple[File, ...]]:
    return {
        key: tuple(File(file.name, file.digest, file.size, file.source, file.width, file.height) for file in files)
        for (of_kind, key), files in media.items()
        if of_kind == kind
    }


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return (problem.where.path, problem.where.line, problem.code)
