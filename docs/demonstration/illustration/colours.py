"""The palette that all pictures share, and the mixing of its colours."""

SPRUCE, SPRUCE_LIGHT, SPRUCE_DEEP, MOSS = "#12443a", "#1d5a4c", "#0c332b", "#5d8a6a"
LAKE, LAKE_LIGHT, MIST = "#0a567a", "#86c5e6", "#e2eef3"
BIRCH, SNOW, SHADE = "#f6f7f3", "#fbfcfa", "#c3d6e2"
CLOUDBERRY, HONEY, EMBER, RUST = "#f4b34f", "#fbdc9f", "#9c3d0c", "#c8683a"
DUSK, HEATHER, NIGHT, INK = "#5b5a86", "#a58fb2", "#122840", "#0b1f2a"


def channels(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of `#rrggbb`, from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: `share` 0 is `one` and 1 is `other`."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
