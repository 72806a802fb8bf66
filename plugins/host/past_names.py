"""Past names: keys that belonged to something else, so that whoever follows the site would take one for the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.domain.item import Item
from plugins.domain.problem import Problem, error
from plugins.host.chronicle import texts_among
from plugins.host.past_items import PastItems, State


@dataclass(frozen=True)
class Names:
    """What finds keys of today that belonged to something else before."""

    past: PastItems

    def problems(self) -> Iterator[Problem]:
        """The keys of today that were given to something else before."""
        for item in self.past.catalogue.items():
            before = self._owner_before(item)
            if before:
                yield error(item.where(""), "key-reused", key=item.key, value=before)

    def _owner_before(self, item: Item) -> str:
        """The title of what had an item's key before, was removed, and was something else; "" where there is none."""
        states = self.past.states(item.name)
        gone = [number for number, state in enumerate(states) if not state.files]
        if not gone or not gone[-1]:
            return ""
        before, after = _last_there(states[: gone[-1]]), states[gone[-1] + 1 : gone[-1] + 2]
        old = public_titles(before)
        new = public_titles(after) if after else {code: item.texts[code].title for code in item.versions}
        first = next((old[code] for code in self.past.site.languages if code in old), "")
        return "" if are_alike(before, after) or old.items() & new.items() else first


def _last_there(states: Sequence[State]) -> Sequence[State]:
    return [state for state in states if state.files][-1:]


def public_titles(states: Sequence[State]) -> dict[str, str]:
    """The titles by which readers knew an item, in the last of some states in which they could."""
    public = [state.sight for state in states if state.sight and state.is_public]
    return public[-1].titles if public else {}


def are_alike(before: Sequence[State], after: Sequence[State]) -> bool:
    """Whether a text of the one stands unchanged in the other."""
    return bool(_texts(before) & _texts(after))


def _texts(states: Sequence[State]) -> set[str]:
    """The ids of all texts."""
    return {blob for state in states if state.sight for blob in texts_among(state.files, state.sight.titles)}
