"""Lakes and ridges at dusk from above, with the lights of sixteen towns."""

from illustration.colours import CLOUDBERRY, INK, mix
from illustration.nature import clouds, gleams, sky
from illustration.scene import Scene
from illustration.shapes import box, disc, lens, ridge, rise, under
from illustration.trees import forest, near_spruce


def sixteen_lights() -> Scene:
    """Lakes and ridges at dusk from above, with the lights of sixteen towns."""
    s = Scene(41)
    sky(s, (0, "#26345c"), (0.18, "#5b5a86"), (0.3, "#b98a94"), (0.38, "#f3b98a"), (0.42, "#fbdca6"), (1, "#5b7f96"))
    s.glow(1240, 430, 900, "#ffcf8a", 0.55)
    clouds(s, 560, 170, 1100, "#d9a7a4", 0.5, 7)
    clouds(s, 1400, 260, 900, "#f6cfa6", 0.6, 6)
    s.fill(box(0, 462, 1800, 740), s.gradient((0, "#f2cfa5"), (0.22, "#a9a9bd"), (0.6, "#5a86a3"), (1, "#1d4a66")))
    gleams(s, 470, "#fff0d0", 120, 1180, 900, 0.5)
    towns: list[tuple[float, float, float]] = []
    rows = 9
    for row in range(rows):
        near = (row / (rows - 1)) ** 1.5
        base = 462 + 640 * near
        tone = mix("#c2a5a4", "#12343f", min(1, 0.16 + 0.84 * (row / (rows - 1)) ** 0.8))
        islands = {0: 6, 1: 5, 2: 4, 3: 4}.get(row, 3)
        for i in range(islands):
            x = (i + s.chance.uniform(0.2, 0.8)) * 1800 / islands
            wide = (170 + 520 * near) * s.chance.uniform(0.8, 1.6)
            y = base + s.chance.uniform(-0.3, 0.5) * (26 + 50 * near)
            island(s, x, y, wide, 10 + 58 * near, tone)
            if 0 < row < rows - 2 and abs(x - 900) < 780:
                towns.append((x + s.chance.uniform(-0.15, 0.15) * wide, y + 1, near))
    for x, y, near in sorted(s.chance.sample(towns, 16), key=lambda town: town[1]):
        town(s, min(max(x, 60), 1740), y, near)
    front = rise(rise(ridge(s.chance, 1165, 14, 800), 60, 110, 340), 1760, 150, 380)
    s.fill(forest(s.chance, front, 120), "#0a2a2c")
    s.fill(under(front), "#0a2a2c")
    for x, height in ((70, 420), (1640, 380), (1745, 520)):
        near_spruce(s, x, 1240, height, "#0c2f30", "#4d5c5a", from_right=x < 1000)
    return s


def island(s: Scene, x: float, y: float, wide: float, size: float, tone: str) -> None:
    """A wooded island and its dark mirror image."""
    hump = s.chance.uniform(0.1, 0.4) * size

    def shore(at: float) -> float:
        return float(y - hump * max(0.0, 1 - ((at - x) / (wide / 2)) ** 2) ** 0.7)

    inside = (x - wide * 0.47, x + wide * 0.47)
    s.haze(lens(x, y + size * 0.2, wide * 1.05, size * 0.1, size * 0.42), mix(tone, INK, 0.2), 0.5, (26, 5))
    s.fill(forest(s.chance, shore, size * 0.72, 0.17, inside), tone)
    s.fill(lens(x, y + 1, wide, hump * 0.6 + size * 0.16, size * 0.05), tone)
    s.fill(lens(x, y + 3 + size * 0.03, wide * 0.8, 0.5, 0.6 + size * 0.012), "#ffe9c8", 0.35)


def town(s: Scene, x: float, y: float, near: float) -> None:
    """The lights of a town and the light that they draw on the water."""
    size = 8 + 34 * near
    s.glow(x, y - size * 0.4, size * 5.5, "#ffc566", 0.75, size * 3.4)
    for _ in range(16):
        at = (x + s.chance.gauss(0, 1.15) * size, y - abs(s.chance.gauss(0, 0.42)) * size)
        s.fill(disc(*at, 1.3 + 2.4 * near), s.chance.choice(("#fff3cf", "#ffd98a", "#ffd98a", CLOUDBERRY)))
    for i in range(7):
        s.fill(
            lens(
                x + s.chance.gauss(0, 0.5) * size,
                y + size * (0.3 + 0.28 * i),
                size * s.chance.uniform(0.7, 2),
                0.8 + near,
                0.5 + near,
            ),
            "#ffd98a",
            0.6 - 0.07 * i,
        )
