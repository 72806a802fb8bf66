"""Which project follows which, and the order in which a timeline has them: each after what it continues."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plugins.domain.project import Project

Pairs = Mapping[str, tuple[str, ...]]
"""The keys of the projects that continue a project, by its key."""


def followers(projects: Iterable[Project]) -> Pairs:
    """Who continues whom, whichever of the two says so; only of the projects given."""
    found = {project.key: project for project in projects}
    stated = {pair for key, one in found.items() for pair in ((one.predecessor, key), (key, one.successor))}
    pairs = sorted(pair for pair in stated if set(pair) <= set(found) and pair[0] != pair[1])
    return {key: tuple(after for before, after in pairs if before == key) for key in found}


def in_order_of_time(projects: Iterable[Project]) -> tuple[Project, ...]:
    """Projects from the one that began first, and those that follow one right after it.

    A beginning that is not known lies before all others; projects of which no year is known come last.
    """
    found = {project.key: project for project in sorted(projects, key=_beginning)}
    pairs = followers(found.values())
    continuing = {after for keys in pairs.values() for after in keys}
    heads = [key for key in found if key not in continuing]
    # What follows in a circle has no head: it comes last, in its order.
    return tuple(found[key] for key in dict.fromkeys(_chain([*heads, *found], pairs, list(found))))


def _chain(keys: Iterable[str], pairs: Pairs, order: list[str], above: frozenset[str] = frozenset()) -> Iterator[str]:
    for key in keys:
        if key not in above:
            yield key
            yield from _chain(sorted(pairs[key], key=order.index), pairs, order, above | {key})


def _beginning(project: Project) -> tuple[bool, date, date, str]:
    start, end = project.duration.start, project.duration.end
    known = start is not None or end is not None
    return (not known, start.first if start else date.min, end.last if end else date.max, project.key)
