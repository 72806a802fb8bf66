"""Things that stand in more than one picture."""

from math import cos, pi, sin

from illustration.colours import INK, mix
from illustration.scene import LEFT, RIGHT, Scene, Stop
from illustration.shapes import Point, disc, lens, polygon, spot

SKINS = ("#e0b08a", "#b98260", "#8a5a40", "#d39c78")
"""Shades of skin, so that people are not all alike."""
STEEL: tuple[Stop, ...] = ((0, "#5f7480"), (0.3, "#eef3f3"), (0.55, "#a9b9c0"), (1, "#4a5d68"))
"""The shine of turned steel, across it."""


def turbine(scene: Scene, x: float, base: float, height: float, turn: float, colour: str, shade: str) -> None:
    """A wind turbine: a tower that tapers, a nacelle and three blades."""
    half, hub = height * 0.017, (x, base - height)
    tower = polygon((x - half, base), (x - half * 0.5, hub[1]), (x + half * 0.5, hub[1]), (x + half, base))
    scene.fill(tower, scene.gradient((0, shade), (0.55, colour), (1, colour), along=RIGHT))
    for blade in range(3):
        angle = turn + blade * 2 * pi / 3
        out, wide = (sin(angle), -cos(angle)), (cos(angle), sin(angle))

        def along(far: float, aside: float, out: Point = out, wide: Point = wide) -> Point:
            reach = height * 0.62
            return (
                hub[0] + (out[0] * far + wide[0] * aside) * reach,
                hub[1] + (out[1] * far + wide[1] * aside) * reach,
            )

        root = [along(0.02, -0.014), along(0.1, -0.02), along(0.2, -0.05), along(0.6, -0.026), along(1, 0)]
        scene.fill(
            "M"
            + spot(root[0])
            + (
                f"C{spot(root[1])} {spot(root[2])} {spot(root[3])}"
                f"L{spot(root[4])}L{spot(along(0.3, 0.016))}L{spot(along(0.02, 0.014))}Z"
            ),
            colour,
        )
        scene.fill(
            "M" + spot(along(0.02, 0)) + f"L{spot(root[4])}L{spot(along(0.3, 0.016))}L{spot(along(0.02, 0.014))}Z",
            shade,
        )
    scene.fill(disc(*hub, height * 0.021), colour)
    scene.fill(disc(hub[0] + 1, hub[1] + 1, height * 0.011), shade)


def boat(s: Scene, x: float, y: float, wide: float, colour: str) -> None:
    """A rowing boat on still water, seen from its side."""
    high = wide * 0.16
    mirror = f"M{x - wide * 0.46} {y + high * 0.5}Q{x} {y + high * 2.4} {x + wide * 0.46} {y + high * 0.5}Z"
    s.haze(mirror, mix(colour, INK, 0.45), 0.55, (5, 3))
    hull = (
        f"M{x - wide / 2} {y - high * 0.75}Q{x - wide * 0.42} {y + high * 0.62} {x - wide * 0.22} {y + high * 0.66}"
        f"L{x + wide * 0.26} {y + high * 0.66}Q{x + wide * 0.42} {y + high * 0.5} {x + wide / 2} {y - high * 0.75}"
        f"Q{x} {y + high * 0.2} {x - wide / 2} {y - high * 0.75}Z"
    )
    s.fill(
        (
            f"M{x - wide / 2} {y - high * 0.75}Q{x} {y + high * 0.25} {x + wide / 2} {y - high * 0.75}"
            f"Q{x} {y - high * 0.5} {x - wide / 2} {y - high * 0.75}Z"
        ),
        mix(colour, INK, 0.6),
    )
    s.fill(hull, s.gradient((0, mix(colour, "#fff0d0", 0.2)), (1, mix(colour, INK, 0.3))))
    s.spray(hull, mix(colour, "#fff0d0", 0.7), 0.7, LEFT, 0.6)
    s.line(
        f"M{x - wide / 2} {y - high * 0.75}Q{x} {y + high * 0.22} {x + wide / 2} {y - high * 0.75}",
        mix(colour, "#fff0d0", 0.6),
        wide * 0.014,
    )
    s.fill(lens(x, y + high * 0.72, wide * 0.9, 1, 2), "#ffffff", 0.7)


def cog(s: Scene, x: float, y: float, size: float, tones: tuple[str, str], teeth: int = 22) -> None:
    """A toothed wheel with holes, seen from the front."""
    points: list[Point] = []
    for i in range(teeth * 4):
        turn, far = 2 * pi * (i + 0.5) / (teeth * 4), size * (1 if i % 4 in {1, 2} else 0.87)
        points.append((x + far * cos(turn), y + far * sin(turn)))
    shape = polygon(*points)
    s.fill(shape, s.gradient((0, tones[1]), (1, tones[0]), along=(0, 0, 0.6, 1)))
    s.spray(shape, mix(tones[1], "#ffffff", 0.5), 0.6, (0, 0, 0.6, 1), 0.6)
    s.line(disc(x, y, size * 0.7), mix(tones[0], INK, 0.3), size * 0.03)
    for i in range(6):
        turn = i * pi / 3 + 0.3
        s.fill(disc(x + size * 0.5 * cos(turn), y + size * 0.5 * sin(turn), size * 0.1), mix(tones[0], INK, 0.55))
    s.fill(disc(x, y, size * 0.26), mix(tones[1], tones[0], 0.35))
    s.fill(disc(x, y, size * 0.16), mix(tones[0], INK, 0.65))
