"""The palette of cards: for each family of colours in which themes stand, a landscape at one hour of the day."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from plugins.domain.family import Family


class Palette(NamedTuple):
    """The colours of a card: the sky from above down to the hills, the sun, three hills, the lake and the words."""

    sky: str
    horizon: str
    sun: str
    far: str
    middle: str
    near: str
    lake: str
    ink: str
    muted: str


PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        Family.MOSS: Palette(
            "#e3ebd6", "#f6f1dc", "#e9b44c", "#b3c49f", "#7d9a6b", "#33502f", "#cfdcc6", "#21361f", "#4a5f45"
        ),
        Family.WATER: Palette(
            "#d6e6ee", "#f5efe2", "#f0a63a", "#a5c2cf", "#64909f", "#1d4654", "#c0dae4", "#12343f", "#3d5d68"
        ),
        Family.GLOW: Palette(
            "#f3dfcb", "#fbf0dc", "#e8833a", "#dcb594", "#b9815a", "#5e3420", "#efd3b8", "#46230f", "#71503d"
        ),
        Family.HEATHER: Palette(
            "#e5dcec", "#f8ece6", "#eba04f", "#c3b0ce", "#937aa3", "#45304f", "#d8cadf", "#36233f", "#614f6a"
        ),
        Family.ROCK: Palette(
            "#dfe3e5", "#f4f0e8", "#e9aa4f", "#b4bcc0", "#7f8b91", "#33404a", "#cdd5d9", "#242f37", "#525e66"
        ),
    }
)
