"""People as silhouettes: a coat, a cap, and no face."""

from collections.abc import Callable

from illustration.colours import INK, mix
from illustration.scene import LEFT, RIGHT, Scene
from illustration.shapes import Point, disc, smooth, spot

Place = Callable[[float, float], Point]


class Person:
    """Somebody who stands with the feet at (x, base): drawn in hundredths of `height`, facing right or left."""

    def __init__(
        self, scene: Scene, x: float, base: float, height: float, *, left: bool = False, light_left: bool = True
    ) -> None:
        """A place and a size; `light_left` says from where the light comes."""
        self.scene, self.x, self.base, self.unit = scene, x, base, height / 100
        self.turn = -1 if left else 1
        self.light = LEFT if not light_left else RIGHT

    def at(self, x: float, y: float) -> Point:
        """A point by hundredths: forwards and upwards of the feet."""
        return self.x + x * self.unit * self.turn, self.base - y * self.unit

    def shape(self, colour: str, light: str, *points: Point) -> None:
        """A soft shape with light upon one side."""
        drawn = smooth([self.at(*point) for point in points])
        self.scene.fill(drawn, colour)
        self.scene.spray(drawn, light, 0.75, self.light, 0.55)

    def limb(self, colour: str, width: float, *points: Point) -> None:
        """An arm or a leg."""
        self.scene.line(smooth([self.at(*point) for point in points], closed=False), colour, width * self.unit)

    def head(self, skin: str, cap: str, light: str, x: float = 0.5, y: float = 91, *, brim: bool = True) -> None:
        """A head with a cap or hair that covers most of it."""
        radius = 6.3 * self.unit
        self.scene.fill(disc(*self.at(x, y), radius, radius * 1.12), skin)
        hair = [(-7, -1), (-6.6, 5), (-2, 8.6), (3.5, 8), (6.8, 3.2), (6.6, 1.2), (1, 1.6), (-2.5, -0.5), (-4.5, -5.5)]
        self.shape(cap, light, *((x + px, y + py) for px, py in hair))
        if brim:
            self.limb(mix(cap, INK, 0.25), 2.6, (x - 5.5, y + 0.6), (x + 6.4, y + 2))

    def coat(self, colour: str, light: str, length: float = 38) -> None:
        """A coat from the shoulders down to `length`."""
        self.shape(
            colour, light,
            (-3, 84), (-10.5, 80), (-12, 66), (-12.5, 52), (-13, length), (0, length - 2), (13, length),
            (11.5, 52), (11, 66), (9.5, 80), (4, 84),
        )  # fmt: skip

    def legs(self, colour: str, stride: float = 6) -> None:
        """Two legs, apart by the stride, with boots."""
        for foot, shade in ((-stride, 0.25), (stride, 0.0)):
            self.limb(mix(colour, INK, shade), 8.2, (foot * 0.4, 46), (foot * 0.8, 22), (foot, 5))
            self.limb(mix(colour, INK, 0.5), 6, (foot - 1, 3), (foot + 5.5, 2.6))

    def arm(self, colour: str, *points: Point) -> None:
        """An arm from the shoulder to the hand."""
        self.limb(colour, 6.6, *points)

    def shadow(self, colour: str, reach: float, opacity: float = 0.35) -> None:
        """What the light leaves out on the ground, `reach` hundredths to the side away from it."""
        x, y = self.at(0, 0)
        side = reach * self.unit * (1 if self.light == RIGHT else -1)
        self.scene.haze(
            f"M{spot((x - 9, y))}L{spot((x + 9, y))}L{spot((x + side + 14, y + 10))}L{spot((x + side - 6, y + 10))}Z",
            colour,
            opacity,
            (3, 2),
        )


def standing(
    person: Person,
    coat: str,
    cap: str,
    skin: str,
    light: str,
    *,
    legs: str = INK,
    length: float = 38,
    stride: float = 5,
) -> Person:
    """Somebody in a coat, arms at the sides."""
    person.legs(legs, stride)
    person.coat(coat, light, length)
    person.arm(mix(coat, INK, 0.22), (-1, 79), (-3, 64), (0, 49))
    person.head(skin, cap, light)
    return person
