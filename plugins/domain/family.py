"""Families of colour, which themes have and lend to whatever is about them."""

from enum import StrEnum
from typing import Annotated

from plugins.domain.fields import Reading, finding, nearest_fact, typed


class Family(StrEnum):
    """The families for which the theme's style sheet has colours, in light and in dark."""

    MOSS = "moss"
    WATER = "water"
    GLOW = "glow"
    HEATHER = "heather"
    ROCK = "rock"
    """That of whatever has no other."""


def _parse_family(text: str, _: Reading) -> Family:
    families = {family.value: family for family in Family}
    if text not in families:
        raise finding("unknown-colour", **nearest_fact(text, families))
    return families[text]


Colour = Annotated[Family, typed(_parse_family)]
"""The type of a field that names a family."""
