"""Checking what is about to be written: the files of a new item, read and judged as `check` will judge them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import structs

from plugins.domain.address_rules import check_addresses
from plugins.domain.catalogue import Catalogue
from plugins.domain.fields import Reading
from plugins.domain.item import Item
from plugins.domain.parsing import parse_items
from plugins.domain.problem import Problem, Where
from plugins.domain.record import Record
from plugins.domain.rules import check_catalogue
from plugins.domain.site import Site
from plugins.domain.wording import Wording, check_wording
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.reading import parse_text
from plugins.engine.sources import Source
from plugins.host.beginnings import Beginning, proposed_slug, render_texts, with_end
from plugins.host.item_keys import proposed_key

NAMELESS = "new"
"""The key of an item that has none yet."""
MOST = 1000
"""How many ends of an address are tried."""


@dataclass(frozen=True)
class Judge:
    """What a new item is judged by: the site and all that is there already."""

    site: Site
    now: datetime
    catalogue: Catalogue
    reading: Reading

    @property
    def today(self) -> date:
        """The day on which the item is begun, where the region lives."""
        return self.now.astimezone(ZoneInfo(self.site.zone)).date()

    def with_answer(self, beginning: Beginning, name: str, value: str) -> Beginning:
        """The beginning with another answer, and with what follows from it."""
        first = self.site.tongues[self.site.first_language].language
        answered = with_end(beginning.with_answer(name, value), self.reading.words, first)
        return self.with_slugs(answered) if name.startswith("title.") else answered

    def with_slugs(self, beginning: Beginning) -> Beginning:
        """The beginning with an end of the address that nothing else has, in every language that has none stated."""
        for language in beginning.languages:
            name = f"slug.{language}"
            if name in beginning.answers or not self._is_taken(beginning, language):
                continue
            proposed = proposed_slug(beginning, language)
            further = (beginning.with_answer(name, f"{proposed}-{number}") for number in range(2, MOST))
            beginning = next((one for one in further if not self._is_taken(one, language)), beginning)
        return beginning

    def new_problems(self, before: Beginning, after: Beginning) -> tuple[Problem, ...]:
        """What an answer has made wrong."""
        known = set(map(repr, self.problems(before)))
        return tuple(problem for problem in self.problems(after) if repr(problem) not in known)

    def problems(self, beginning: Beginning) -> tuple[Problem, ...]:
        """What `check` would say of the item's files; the path of a place is the field that is meant."""
        records = self._records(beginning)
        parsed = parse_items(beginning.kind, records, {}, self.reading)
        catalogue = self._with(parsed.items, parsed.unfinished)
        paths = {record.path for record in records}
        found = [*(problem for record in records for problem in record.problems), *parsed.problems]
        found += [one for one in check_catalogue(catalogue, self.site, self.now) if one.where.path in paths]
        by_path = {record.path: record for record in records}
        return tuple(structs.replace(one, where=_field(by_path[one.where.path], one)) for one in found)

    def _is_taken(self, beginning: Beginning, language: str) -> bool:
        """Whether the item's address in a language is that of something else, or reserved."""
        parsed = parse_items(beginning.kind, self._records(beginning), {}, self.reading)
        found = check_addresses(self._with(parsed.items, parsed.unfinished), self.site, self.now)
        return any(problem.where.path == self._source(beginning, language).path for problem in found)

    def _with(self, items: tuple[Item, ...], unfinished: tuple[Item, ...]) -> Catalogue:
        """The catalogue with a further item."""
        kinds = dict(self.catalogue.kinds)
        for item in items:
            kinds[item.kind_folder] = (*kinds.get(item.kind_folder, ()), item)
        return replace(self.catalogue, kinds=kinds, unfinished=(*self.catalogue.unfinished, *unfinished))

    def _source(self, beginning: Beginning, language: str) -> Source:
        """The file of a language, which is not there yet; what has no key is looked at under the one it may get."""
        kind, key = beginning.kind.kind_folder, beginning.key or proposed_key(beginning, self.today) or NAMELESS
        return Source(f"{kind}/{key}/index.{language}.md", "", kind, key, language)

    def _records(self, beginning: Beginning) -> list[Record]:
        wording = Wording.of(self.catalogue.registries.get("glossary", {}).values(), self.reading.words)
        return [
            parse_text(
                self._source(beginning, code),
                text.encode(),
                MarkdownSettings(),
                partial(check_wording, wording),
            )
            for code, text in render_texts(beginning).items()
        ]


def _field(record: Record, problem: Problem) -> Where:
    """The field in which a problem stands, or the file as a whole: no line of it has been written yet."""
    before = [(field.line, name) for name, field in record.fields.items() if field.line <= problem.where.line]
    return Where(max(before)[1] if before else record.path.rpartition("/")[2])
