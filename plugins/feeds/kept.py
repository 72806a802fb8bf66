"""What was made and may be wanted again soon, as far as so many bytes hold it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Makes values by their keys, and keeps those that were wanted last."""

    def __init__(self, make: Callable[[Key], Value], size_of: Callable[[Value], int], room: int) -> None:
        """Make a value with a function that gives the same for the same key; keep so many bytes of them."""
        self._make, self._size_of, self._room = make, size_of, room
        self._values = OrderedDict[Key, Value]()

    def of(self, key: Key) -> Value:
        """The value of a key, made where it is not kept."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = self._make(key)
        self._room -= self._size_of(value)
        while self._room < 0:
            _, oldest = self._values.popitem(last=False)
            self._room += self._size_of(oldest)
        return value
