"""Sky, hills, water and weather."""

from illustration.colours import MIST, SNOW, mix
from illustration.scene import ALL, Scene, Stop
from illustration.shapes import HEIGHT, WIDTH, Line, box, disc, lens, under
from illustration.trees import forest


def sky(scene: Scene, *stops: Stop) -> None:
    """The ground of a picture, from the top down to the horizon and beyond it."""
    scene.fill(ALL, scene.gradient(*stops))


def sun(scene: Scene, x: float, y: float, radius: float, colour: str, halo: str, reach: float = 9) -> None:
    """A sun or a moon and the air that it lights."""
    scene.glow(x, y, radius * reach, halo, 0.75)
    scene.fill(disc(x, y, radius), colour)
    scene.glow(x, y, radius * 2.2, colour, 0.5)


def clouds(scene: Scene, x: float, y: float, width: float, colour: str, opacity: float = 0.7, count: int = 6) -> None:
    """A bank of long thin clouds."""
    for _ in range(count):
        at, wide = x + scene.chance.uniform(-0.4, 0.4) * width, width * scene.chance.uniform(0.35, 1)
        high = wide * scene.chance.uniform(0.022, 0.05)
        shape = lens(at, y + scene.chance.uniform(-0.12, 0.12) * width, wide, high, high * 0.3)
        scene.haze(
            shape, scene.gradient((0, colour, opacity), (1, colour, opacity * 0.3)), 1, (wide * 0.03, high * 0.16)
        )


def stars(scene: Scene, count: int, lowest: float, colour: str = SNOW) -> None:
    """Stars, fewer towards the horizon."""
    for _ in range(count):
        high = scene.chance.random() ** 1.7
        at = disc(scene.chance.uniform(0, WIDTH), high * lowest, scene.chance.choice((0.9, 1.2, 1.2, 1.8, 2.6)))
        scene.fill(at, colour, round(scene.chance.uniform(0.35, 0.95) * (1 - high * 0.6), 2))


def wooded(scene: Scene, line: Line, size: float, colour: str, light: str, dense: float = 0.15) -> None:
    """A hill with spruces upon it, paler towards its foot as if mist lay there."""
    scene.fill(forest(scene.chance, line, size, dense), colour)
    scene.fill(under(line), scene.gradient((0, colour), (0.5, mix(colour, light, 0.55)), (1, light)))


def hill(scene: Scene, line: Line, colour: str, foot: str, grain: str = "") -> None:
    """A bare slope; `grain` is the colour of the light on its upper edge."""
    scene.fill(under(line), scene.gradient((0, colour), (1, foot)))
    if grain:
        scene.spray(under(line), grain, 0.6, (0, 0, 0, 1), 0.28)


def mist(scene: Scene, y: float, colour: str = MIST, opacity: float = 0.5, height: float = 36, count: int = 5) -> None:
    """Banks of mist that lie across the picture."""
    for _ in range(count):
        at = scene.chance.uniform(0, WIDTH)
        shape = lens(
            at, y + scene.chance.uniform(-0.5, 0.5) * height, scene.chance.uniform(600, 1500), height, height * 0.6
        )
        scene.haze(shape, colour, opacity, (50, height / 3))


def water(
    scene: Scene, name: str, horizon: float, deep: str, shine: str, scale: float = 26, clear: float = 0.85
) -> None:
    """A lake that mirrors the group `name`, deeper in colour towards us, with a bright edge at its far shore."""
    area = box(0, horizon, WIDTH, HEIGHT - horizon)
    scene.fill(area, mix(deep, shine, 0.3))
    scene.mirrored(name, horizon, scale, opacity=clear)
    scene.fill(area, scene.gradient((0, deep, 0.05), (0.35, deep, 0.3), (1, deep, 0.85)))
    gleams(scene, horizon, shine, 60)


def gleams(
    scene: Scene,
    horizon: float,
    shine: str,
    count: int,
    x: float = WIDTH / 2,
    spread: float = WIDTH,
    opacity: float = 0.5,
) -> None:
    """Bright strokes on water, short and close together far away, long and few near by."""
    depth = HEIGHT - horizon
    for _ in range(count):
        near = scene.chance.random() ** 1.5
        wide = (30 + 210 * near) * scene.chance.uniform(0.5, 1.4)
        at = x + scene.chance.gauss(0, 0.33) * spread * (0.5 + 0.7 * near if spread < WIDTH else 1.3)
        shape = lens(at, horizon + 3 + depth * near, wide, 0.8 + 2.6 * near, 0.5 + 1.4 * near)
        scene.fill(shape, shine, round(opacity * scene.chance.uniform(0.3, 1), 2))


def snowfall(scene: Scene, count: int, colour: str = SNOW) -> None:
    """Flakes: many small, a few large and out of focus."""
    for _ in range(count):
        size = scene.chance.choice((1.4, 1.8, 2.2, 2.2, 3, 4.2))
        at = disc(scene.chance.uniform(0, WIDTH), scene.chance.uniform(0, HEIGHT), size)
        scene.fill(at, colour, round(scene.chance.uniform(0.25, 0.8), 2))


def smoke(scene: Scene, x: float, y: float, height: float, drift: float, colour: str, opacity: float = 0.8) -> None:
    """Steam that rises, widens and leans with the wind."""
    for i in range(30):
        up = i / 29
        size = height * (0.035 + 0.15 * up) * scene.chance.uniform(0.85, 1.2)
        at = (x + drift * up**1.5, y - height * up**0.85)
        scene.haze(
            disc(at[0], at[1], size, size * 0.8),
            colour,
            round(0.5 * opacity * (1 - up * 0.8), 2),
            (height * (0.02 + 0.06 * up), height * (0.02 + 0.05 * up)),
        )
