"""The rules that the catalogue as a whole must keep; each function gives the problems of one rule."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from plugins.domain.address_rules import ADDRESS_RULES
from plugins.domain.catalogue import Catalogue
from plugins.domain.copies import check_copies
from plugins.domain.event import Event
from plugins.domain.event_advice import ADVICE, check_hours
from plugins.domain.event_rules import EVENT_RULES, check_calendar_size
from plugins.domain.fields import Refers, nearest_fact
from plugins.domain.issue_rules import ISSUE_RULES
from plugins.domain.item import Item, Translation
from plugins.domain.link_meant import LISTED, meant_facts
from plugins.domain.links import Target, parse_target
from plugins.domain.page_rules import PAGE_RULES
from plugins.domain.picture import PIXELS, is_pixels
from plugins.domain.problem import Problem, Where, error, notice, warning
from plugins.domain.record import Link, Picture
from plugins.domain.region_rules import REGION_RULES
from plugins.domain.registry import ENTRIES, Entry
from plugins.domain.site import Frozen, Site

PICTURES = (*PIXELS, ".svg")
"""The endings of files that browsers show as pictures."""

RESERVED = {Event.kind_folder: ("event.ics",), "projects": ("calendar.ics",)}
"""The files that the site makes beside the items of a kind."""

KINDS_NAMED = ("projects",)
"""The kinds whose items fields may name."""

Rule = Callable[[Catalogue, Site, datetime], Iterable[Problem]]


def check_catalogue(catalogue: Catalogue, site: Site, now: datetime) -> tuple[Problem, ...]:
    """Every problem of a catalogue, by all rules."""
    return (*check_facts(catalogue, site, now), *check_changing(catalogue, site, now))


def check_facts(catalogue: Catalogue, site: Site, now: datetime) -> tuple[Problem, ...]:
    """What is wrong with a catalogue, and stays so while no fact changes and no day or turn of an item passes."""
    return tuple(problem for rule in FACT_RULES for problem in rule(catalogue, site, now))


def check_changing(catalogue: Catalogue, site: Site, now: datetime) -> tuple[Problem, ...]:
    """What else is wrong: in texts, and by the clock at moments that nothing else knows."""
    return tuple(problem for rule in CHANGING_RULES for problem in rule(catalogue, site, now))


def check_references(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A field that names an entry or an item names one that exists."""
    for item in catalogue.written():
        for path, registry, words in _references(item):
            yield from _unknown_ids(catalogue, registry, path, words, item.where(path))
    for entries in ENTRIES:
        for entry in catalogue.registries.get(entries.registry, {}).values():
            for path, registry, words in _references(entry):
                yield from _unknown_ids(catalogue, registry, path, words, entry.where_of(path))


def check_circles(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """No entry is a part of itself, whether directly or through others; a circle is told once."""
    for entries in catalogue.registries.values():
        above = {name: _ancestors(entry, entries) for name, entry in entries.items()}
        for name, entry in entries.items():
            if name in above[name] and name == min(other for other in above[name] if name in above[other]):
                yield error(entry.where, "part-of-itself", value=name)


def check_translations(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """An item has a version in some language; a promised one says when it is due."""
    today = now.astimezone(ZoneInfo(site.zone)).date()
    for item in catalogue.written():
        if not item.versions:
            yield error(item.where("translation"), "no-version", key=item.key)
        if item.source not in item.texts:
            yield error(item.where("source"), "source-without-file", value=item.source)
        for language, texts in item.texts.items():
            pending = texts.translation is Translation.PENDING
            if pending and texts.due is None:
                yield error(item.where("translation", language), "pending-without-due")
            elif pending and texts.due and texts.due < today:
                yield notice(item.where("due", language), "pending-past-due", value=texts.due.isoformat())


def check_files(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """No file beside an item has the name of one that the site makes there."""
    for item in catalogue.written():
        for file in item.beside:
            if file.name in RESERVED.get(item.kind_folder, ()):
                folder = item.where("").path.rpartition("/")[0]
                yield error(Where(f"{folder}/{file.name}"), "reserved-file", value=file.name)


def check_pictures(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A picture exists under the very name that is written, every language says what it shows, and no two are one."""
    for item in catalogue.written():
        if item.image:
            yield from _missing_picture(item, item.image, item.where("image"))
            yield from _wordless_pictures(item)
        yield from _pictures_of_one_name(item)


def check_links(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """A link in a text leads to something; what it leads to may be unpublished, and then it waits.

    What was sent as a letter was right when it was sent, and is not looked at again.
    """
    for item in (item for item in catalogue.written() if not item.kept):
        for language, texts in item.texts.items():
            path = item.where("", language).path
            for part in texts.body.parts:
                if isinstance(part, Picture):
                    yield from _picture_problems(item, part, Where(path, part.line))
                elif isinstance(part, Link):
                    yield from _link_problems(catalogue, site, now, item, part, Where(path, part.line))


FACT_RULES: tuple[Rule, ...] = (
    check_references,
    check_circles,
    *ADDRESS_RULES,
    check_translations,
    check_files,
    check_pictures,
    *EVENT_RULES,
    *ADVICE,
    *REGION_RULES,
    *PAGE_RULES,
)

CHANGING_RULES: tuple[Rule, ...] = (check_links, check_copies, check_calendar_size, check_hours, *ISSUE_RULES)


def _references(value: Frozen, path: str = "") -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a value names, with the path of the field that names it (`partners.0.organisation`) and the registry."""
    stated_fields = value.__dict__
    for name, registry in _fields_of(type(value)):
        stated = stated_fields.get(name, ())
        if registry and stated:
            yield f"{path}{name}", registry, (stated,) if isinstance(stated, str) else tuple(stated)
        elif isinstance(stated, tuple):
            for number, part in enumerate(stated):
                if isinstance(part, Frozen):
                    yield from _references(part, f"{path}{name}.{number}.")


@cache
def _fields_of(model: type[Frozen]) -> tuple[tuple[str, str], ...]:
    """The fields of a model, each with the registry that it refers to, or ""."""
    return tuple(
        (name, next((mark.to for mark in field.metadata if isinstance(mark, Refers)), ""))
        for name, field in model.model_fields.items()
    )


def _unknown_ids(
    catalogue: Catalogue, registry: str, path: str, words: tuple[str, ...], where: Where
) -> Iterator[Problem]:
    if registry in catalogue.unread:
        return
    known, field = catalogue.ids(registry), path.rpartition(".")[2]
    for word in words:
        if word and word not in known and f"{registry}/{word}" not in catalogue.unread:
            code = "unknown-item" if registry in KINDS_NAMED else "unknown-id"
            file = _file_of(registry, where)
            yield error(where, code, field=field, registry=registry, file=file, **nearest_fact(word, known))


def _file_of(registry: str, where: Where) -> str:
    """The file of a registry, or the folder of a kind, beside the one in which it is named."""
    content = where.path.partition("/")[0]
    return f"{content}/{registry}" if registry in KINDS_NAMED else f"{content}/registry/{registry}.yml"


def _ancestors(entry: Entry, entries: dict[str, Entry] | object) -> set[str]:
    known = entries if isinstance(entries, dict) else {}
    found, waiting = set[str](), list(entry.parents())
    while waiting:
        name = waiting.pop()
        if name not in found and name in known:
            found.add(name)
            waiting.extend(known[name].parents())
    return found


def _missing_picture(item: Item, name: str, where: Where) -> Iterator[Problem]:
    if name.lower().endswith(PICTURES):
        yield from _missing_file(item, name, where)
    else:
        yield error(where, "not-a-picture", value=name)


def _wordless_pictures(item: Item) -> Iterator[Problem]:
    """Either every language says what the picture shows, or the item says that it shows nothing."""
    for language in item.versions:
        if bool(item.texts[language].picture_alt) == item.decorative:
            code = "decorative-with-alt" if item.decorative else "image-without-alt"
            yield error(item.where("image_alt", language), code, value=item.image)


def _pictures_of_one_name(item: Item) -> Iterator[Problem]:
    """Pictures are published under their names without the ending, so `silta.jpg` and `silta.png` would be one."""
    taken = dict[str, str]()
    for file in item.beside:
        stem = file.name.rpartition(".")[0]
        if is_pixels(file.name) and (first := taken.setdefault(stem.casefold(), file.name)) != file.name:
            where = Where(f"{item.where('').path.rpartition('/')[0]}/{file.name}")
            corrected = f"{stem}-2.{file.name.rpartition('.')[2]}"
            yield error(where, "pictures-of-one-name", value=file.name, other=first, corrected=corrected)


def _missing_file(item: Item, name: str, where: Where) -> Iterator[Problem]:
    names = tuple(file.name for file in item.beside)
    if name in names:
        return
    other_case = next((known for known in names if known.casefold() == name.casefold()), "")
    code = "file-in-other-case" if other_case else "missing-file"
    yield error(where, code, **{**nearest_fact(name, names), "other": other_case})


def _picture_problems(item: Item, picture: Picture, where: Where) -> Iterator[Problem]:
    target = parse_target(picture.file, item.name)
    if target.name != item.name or not target.file:
        yield error(where, "picture-elsewhere", value=picture.file)
    else:
        yield from _missing_picture(item, target.file, where)


def _link_problems(
    catalogue: Catalogue, site: Site, now: datetime, item: Item, link: Link, where: Where
) -> Iterator[Problem]:
    target = parse_target(link.target, item.name)
    other = catalogue.by_name.get(target.name)
    if other and target.file:
        yield from _missing_file(other, target.file, where)
    is_known = item.name in catalogue.by_name
    if other and is_known and other.draft and not item.draft:
        yield warning(where, "link-to-unpublished", value=link.target)
    elif other and is_known and _is_early(item, other, site, now):
        yield notice(where, "link-to-unpublished", value=link.target)
    if other is None and target.name not in catalogue.unread and not _names_listing(catalogue, site, target):
        yield error(where, "broken-link", **meant_facts(catalogue, item, link, target))


def _is_early(item: Item, other: Item, site: Site, now: datetime) -> bool:
    """Whether what an item links to is not public yet; as that ends by itself, no build fails of it."""
    return item.is_public(now, site.zone) and not other.is_public(now, site.zone)


def _names_listing(catalogue: Catalogue, site: Site, target: Target) -> bool:
    registry, _, name = target.name.partition("/")
    if name:
        return registry in LISTED and catalogue.entry(registry, name) is not None
    return registry in {*LISTED, *catalogue.kinds} and registry in site.tongues[site.first_language].sections
