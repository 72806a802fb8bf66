"""Trees: spruces far and near, pines and birches."""

from math import pi, sin
from random import Random

from illustration.colours import BIRCH, INK, RUST, mix
from illustration.scene import LEFT, RIGHT, Scene
from illustration.shapes import WIDTH, Line, Point, blob, polygon, smooth, spot


def spruce(chance: Random, x: float, base: float, height: float, spread: float = 0.3) -> str:
    """The outline of a spruce: branches droop, and no two sides are alike."""
    tiers = min(17, max(4, round(height / 12)))
    top = base - height
    path = "M" + spot((x + chance.uniform(-0.01, 0.01) * height, top))
    sides: list[list[tuple[Point, Point, Point]]] = []
    for side in (1, -1):
        branches = []
        for tier in range(1, tiers + 1):
            down = tier / tiers
            y = top + height * 0.96 * down**1.05 + chance.uniform(-0.25, 0.25) * height / tiers
            far = height * spread / 2 * (0.1 + 0.9 * down**0.8) * chance.uniform(0.68, 1.1)
            bend = (x + side * far * 0.72, y - 0.5 * height / tiers)
            inner = (x + side * far * 0.42, y - 0.12 * height / tiers)
            branches.append((bend, (x + side * far, y), inner))
        sides.append(branches)
    for bend, tip, inner in sides[0]:
        path += f"Q{spot(bend)} {spot(tip)}L{spot(inner)}"
    path += f"L{spot((x + height * 0.012, base))}L{spot((x - height * 0.012, base))}"
    for bend, tip, inner in reversed(sides[1]):
        path += f"L{spot(inner)}L{spot(tip)}Q{spot(bend)} "
        path += spot((x - (x - inner[0]) * 0.5, bend[1] - 0.25 * height / tiers))
    return path + "Z"


def forest(
    chance: Random, line: Line, size: float, dense: float = 0.15, within: tuple[float, float] = (-40, WIDTH + 40)
) -> str:
    """A row of spruces along a line, in stands that rise and fall; `size` is the height of a middling tree."""
    beat, start = chance.uniform(4, 9) * size, chance.uniform(0, 6)
    path, x = "", within[0]
    while x < within[1]:
        stand = 0.86 + 0.2 * sin(2 * pi * x / beat + start)
        height = size * stand * chance.choice((0.55, 0.75, 0.9, 1, 1.05, 1.2)) * chance.uniform(0.88, 1.1)
        path += spruce(chance, x, line(x) + size * 0.1, height, chance.uniform(0.34, 0.5))
        x += size * dense * chance.uniform(0.45, 1.5)
    return path


def near_spruce(
    scene: Scene,
    x: float,
    base: float,
    height: float,
    dark: str,
    light: str,
    *,
    snow: str = "",
    from_right: bool = True,
) -> None:
    """A spruce close by, skirt upon skirt, lit from one side, with snow upon it if `snow` names a colour."""
    chance = scene.chance
    tiers = max(7, round(height / 62))
    scene.fill(
        polygon((x - height * 0.018, base), (x + height * 0.018, base), (x, base - height * 0.6)), mix(dark, INK, 0.5)
    )
    for tier in range(tiers, 0, -1):
        down = tier / tiers
        far = height * 0.17 * (0.12 + 0.88 * down**0.85) * chance.uniform(0.92, 1.08)
        low = base - height * 0.06 - height * 0.94 * (1 - down**1.03)
        high = low - height * 1.5 / tiers - far * 0.25
        skirt = _skirt(chance, x, high, low, far)
        scene.fill(skirt, scene.gradient((0.15, mix(dark, INK, 0.55)), (0.75, dark), (1, mix(dark, light, 0.35))))
        side = LEFT if from_right else RIGHT
        scene.fill(skirt, scene.gradient((0, light, 0.62), (0.42, light, 0), along=(side[0], 1, side[2], 0.35)))
        scene.spray(skirt, light, 0.5, side, 0.5)
        if snow:
            cap = _skirt(chance, x, high - 3, low - height * 0.36 / tiers, far * 0.9)
            scene.fill(cap, scene.gradient((0, snow), (0.75, snow, 0.96), (1, mix(snow, dark, 0.2), 0.9)))
            scene.spray(cap, mix(dark, "#7fa3bd", 0.75), 0.66, RIGHT if from_right else LEFT, 0.7)


def _skirt(chance: Random, x: float, high: float, low: float, far: float) -> str:
    count = max(4, round(far / 13))
    path = f"M{spot((x, high))}Q{spot((x - far * 0.3, low - (low - high) * 0.32))} {spot((x - far, low))}"
    for i in range(1, 2 * count + 1):
        share = i / (2 * count)
        depth = (low - high) * (0.16 * sin(pi * share) + (0.13 if i % 2 == 0 else -0.06) * chance.uniform(0.2, 1.5))
        end = (x - far + 2 * far * share, low + (depth if i < 2 * count else 0))
        path += f"Q{spot((end[0] - far / count * 0.3, end[1] - (low - high) * 0.05))} {spot(end)}"
    return path + f"Q{spot((x + far * 0.3, low - (low - high) * 0.32))} {spot((x, high))}Z"


def pine(scene: Scene, x: float, base: float, height: float, dark: str, light: str, lean: float = 0.05) -> None:
    """A pine with a bare trunk that reddens upwards, and needles in flat cushions."""
    chance = scene.chance

    def along(up: float) -> float:
        return x + lean * height * up + height * 0.012 * sin(up * 7)

    trunk = [
        (along(up) + side * height * (0.022 - 0.016 * up), base - height * up * 0.97)
        for side, ups in ((-1, (0, 0.3, 0.6, 0.8, 1)), (1, (1, 0.8, 0.6, 0.3, 0)))
        for up in ups
    ]
    scene.fill(smooth(trunk), scene.gradient((0, RUST), (0.45, mix(RUST, INK, 0.4)), (1, mix(dark, INK, 0.35))))
    scene.spray(smooth(trunk), mix(RUST, "#ffdf9a", 0.6), 0.6, LEFT, 0.5)
    for i in range(9):
        up = 0.5 + 0.5 * (i / 8) ** 0.9
        side = -1 if i % 2 else 1
        wide = height * (0.21 - 0.2 * (up - 0.5)) * chance.uniform(0.8, 1.15)
        middle = (along(up) + side * wide * 0.6 * (1.15 - up * 0.75), base - height * up)
        start = (along(up * 0.93), base - height * up * 0.92)
        scene.line(
            f"M{spot(start)}Q{spot((middle[0] * 0.6 + start[0] * 0.4, middle[1] + height * 0.03))} {spot(middle)}",
            mix(RUST, INK, 0.45),
            max(2, height * 0.009),
        )
        for part in range(5):
            at = (
                middle[0] + (part - 2) * wide * 0.24,
                middle[1] + chance.uniform(-0.02, 0.016) * height + abs(part - 2) * height * 0.008,
            )
            cushion = blob(
                chance, at[0], at[1], wide * chance.uniform(0.2, 0.34), height * chance.uniform(0.02, 0.034), 0.22
            )
            scene.fill(cushion, mix(dark, light, 0.1 * (i % 3) + chance.uniform(0, 0.1)))
            scene.spray(cushion, light, 0.75, (0, 0, 0.3, 1), 0.6)


def birch(
    scene: Scene, x: float, base: float, height: float, leaves: tuple[str, str], lean: float = 0.03, width: float = 0.02
) -> None:
    """A birch: a white trunk with dark marks; `leaves` are their colours in shade and light, or the same for none."""
    chance = scene.chance
    top = x + lean * height
    half = height * width
    trunk = polygon(
        (x - half, base), (x + half, base), (top + half * 0.2, base - height), (top - half * 0.2, base - height)
    )
    for _ in range(9):
        up = chance.uniform(0.42, 0.9)
        side = chance.choice((-1, 1))
        start = (x + lean * height * up, base - height * up)
        end = (start[0] + side * height * chance.uniform(0.07, 0.16), start[1] - height * chance.uniform(0.07, 0.16))
        scene.line(
            f"M{spot(start)}Q{spot((start[0] + side * 12, end[1] + 10))} {spot(end)}",
            mix(BIRCH, INK, 0.55),
            half * 0.28,
        )
    scene.fill(trunk, mix(BIRCH, leaves[0], 0.08))
    scene.spray(trunk, mix(INK, "#7088a0", 0.6), 0.7, RIGHT, 0.8)
    with scene.inside(trunk):
        for _ in range(int(height / 26)):
            up = chance.random() ** 1.6
            y, middle = base - height * up, x + lean * height * up
            mark = blob(
                chance,
                middle + chance.uniform(-1, 1) * half,
                y,
                half * chance.uniform(0.3, 0.9),
                half * chance.uniform(0.08, 0.28),
                0.3,
            )
            scene.fill(mark, INK, 0.75)
    if leaves[0] != leaves[1]:
        _foliage(scene, top, base - height * 0.72, height * 0.2, height * 0.36, leaves)


def _foliage(scene: Scene, x: float, y: float, across: float, down: float, leaves: tuple[str, str]) -> None:
    chance = scene.chance
    count = max(26, round(down / 4))
    for i in range(count):
        share = i / (count - 1)
        spread = max(0.25, 1 - abs(share - 0.35) * 1.2) * chance.random() ** 0.5
        at = (x + chance.choice((-1, 1)) * across * spread, y + down * (0.85 - 1.7 * share))
        size = across * chance.uniform(0.5, 1) * min(0.4, 5 / count**0.62)
        puff = blob(chance, at[0], at[1], size, size * 0.66, 0.22)
        scene.fill(puff, mix(leaves[0], leaves[1], chance.uniform(0, 0.6)), 0.93)
        scene.spray(puff, mix(leaves[1], "#fff0c0", 0.35), 0.8, (0.8, 0, 0.2, 1), 0.7)


def grass(chance: Random, line: Line, size: float, count: int, within: tuple[float, float] = (0, WIDTH)) -> str:
    """Blades along a line."""
    path = ""
    for _ in range(count):
        x = chance.uniform(*within)
        y, high, lean = line(x) + 6, size * chance.uniform(0.4, 1.1), chance.uniform(-0.4, 0.4) * size
        path += (
            f"M{spot((x - 2.2, y))}Q{spot((x, y - high * 0.6))} {spot((x + lean, y - high))}"
            f"Q{spot((x + 3, y - high * 0.5))} {spot((x + 2.2, y))}Z"
        )
    return path
