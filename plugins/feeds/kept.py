"""What was made and may be wanted again soon, as far as so many bytes hold it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Values by their keys: those that were wanted last, as far as there is room."""

    def __init__(self, size_of: Callable[[Value], int], room: int) -> None:
        """Keep so many bytes, by the sizes that a function gives of values."""
        self._size_of, self._room = size_of, room
        self._values = OrderedDict[Key, Value]()

    def of(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key; made where it is not kept, by a function that makes the same for the same key."""
        found = self._values.get(key)
        if found is not None:
            self._values.move_to_end(key)
            return found
        value = self._values[key] = make()
        self._room -= self._size_of(value)
        while self._room < 0:
            _, oldest = self._values.popitem(last=False)
            self._room += self._size_of(oldest)
        return value
