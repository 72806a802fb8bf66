"""Once: what is worked out of a frozen value is worked out once, and then known."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

Result = TypeVar("Result")


class Once:
    """A value of which functions make other values."""

    def once(self, work: Callable[..., Result], *of: Any) -> Result:
        """What a function makes of this value and of others that can be hashed."""
        if (work, *of) not in self._known:
            self._known[work, *of] = work(self, *of)
        found: Result = self._known[work, *of]
        return found

    @cached_property
    def _known(self) -> dict[tuple[Any, ...], Any]:
        return {}
