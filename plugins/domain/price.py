"""A price as writers state it: a sum of euros by itself, or words that only people understand."""

import re

_SUM = re.compile(r"(\d+)(?:[.,](\d\d))?(?:\s*(?:€|euroa?|EUR))?")


def euros(price: str) -> str:
    """The sum that a price states by itself: `15`, `12.50`; "" where it says anything more."""
    found = _SUM.fullmatch(price.strip())
    if not found:
        return ""
    return f"{found[1]}.{found[2]}" if found[2] else found[1]


def is_free(price: str) -> bool:
    """Whether a price states that nothing is to be paid."""
    return bool(euros(price)) and not float(euros(price))
