"""The virtual business village: who acts where, with what is open and what comes, by municipality."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from plugins.domain.item_page import NamedLink
from plugins.domain.language import sort_key
from plugins.domain.registry import Organisation
from plugins.domain.tree import Branch, paged_links
from plugins.domain.view import LanguageView


class Villager(Struct, frozen=True):
    """An organisation of the village, with how many openings and coming events it has now."""

    name: str
    address: str
    kind: str
    openings: int
    events: int
    fictional: bool
    ended: bool
    """Whether it is there no more."""


class Quarter(Struct, frozen=True):
    """The organisations of one municipality; those of no municipality have a quarter without a place."""

    place: NamedLink | None
    villagers: tuple[Villager, ...]


def village_of(view: LanguageView, branches: Mapping[str, Branch]) -> tuple[Quarter, ...]:
    """All organisations by the place where they are, the places in the order of the language's alphabet."""
    quarters = defaultdict[str, list[Branch]](list)
    for branch in branches.values():
        if isinstance(branch.entry, Organisation):
            quarters[branch.entry.place].append(branch)
    return tuple(_in_order(view, quarters))


def _in_order(view: LanguageView, quarters: Mapping[str, list[Branch]]) -> Iterator[Quarter]:
    links = {name: next(paged_links(view, "places", (name,)), None) for name in quarters}
    named = sorted(
        (name for name in quarters if links[name]), key=lambda name: sort_key(_label(links[name]), view.language)
    )
    for name in (*named, *(name for name in quarters if not links[name])):
        branches = sorted(quarters[name], key=lambda branch: sort_key(branch.entry.named(view.code), view.language))
        yield Quarter(links[name], tuple(villager_of(view, branch) for branch in branches))


def villager_of(view: LanguageView, branch: Branch) -> Villager:
    """An organisation as the village shows it."""
    entry = branch.entry
    return Villager(
        name=entry.named(view.code),
        address=view.entry_address(entry, view.code),
        kind=entry.kind if isinstance(entry, Organisation) else "",
        openings=len(view.open(branch.items)),
        events=len(view.upcoming(branch.items)),
        fictional=isinstance(entry, Organisation) and entry.fictional,
        ended=isinstance(entry, Organisation) and has_ended(view, entry),
    )


def has_ended(view: LanguageView, entry: Organisation) -> bool:
    """Whether an organisation's last day has passed."""
    return entry.valid_until is not None and entry.valid_until < view.today.date()


def _label(link: NamedLink | None) -> str:
    return link.label if link else ""
