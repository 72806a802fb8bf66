"""Houses, windows and lamps."""

from illustration.colours import CLOUDBERRY, HONEY, INK, SNOW, mix
from illustration.scene import LEFT, RIGHT, Scene
from illustration.shapes import Point, box, polygon, polyline, smooth

LIT = ("#ffe7ae", "#f7b955")


def window(
    s: Scene,
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    frame: str = "#f4efe4",
    lit: bool = True,
    panes: tuple[int, int] = (2, 2),
) -> None:
    """A window from its upper left corner; a lit one warms the wall around it."""
    if lit:
        s.glow(x + wide / 2, y + high / 2, max(wide, high) * 1.5, "#f6b65a", 0.55)
    edge = max(2.5, wide * 0.07)
    s.fill(box(x - edge, y - edge, wide + 2 * edge, high + 2 * edge), frame)
    s.fill(
        box(x, y, wide, high),
        s.gradient((0, LIT[0]), (1, LIT[1])) if lit else s.gradient((0, "#3a566b"), (1, "#6f93a5")),
    )
    for i in range(1, panes[0]):
        s.line(polyline((x + wide * i / panes[0], y), (x + wide * i / panes[0], y + high)), frame, edge * 0.6)
    for i in range(1, panes[1]):
        s.line(polyline((x, y + high * i / panes[1]), (x + wide, y + high * i / panes[1])), frame, edge * 0.6)


def boarding(
    s: Scene, x: float, y: float, wide: float, high: float, colour: str, *, step: float = 12, opacity: float = 0.35
) -> None:
    """The upright boards of a wooden wall."""
    at = x + step
    while at < x + wide - 2:
        s.line(polyline((at, y), (at, y + high)), colour, 1.6, round(opacity * s.chance.uniform(0.5, 1), 2))
        at += step


def house(
    s: Scene,
    x: float,
    base: float,
    wide: float,
    high: float,
    wall: str,
    roof: str,
    *,
    snow: bool = True,
    from_left: bool = True,
    windows: int = 2,
) -> None:
    """A small wooden house seen from its long side."""
    s.fill(box(x, base - high, wide, high), s.gradient((0, mix(wall, INK, 0.22)), (1, wall)))
    boarding(s, x, base - high, wide, high, mix(wall, INK, 0.6), step=max(6, wide / 26))
    s.spray(box(x, base - high, wide, high), mix(wall, "#ffd9a0", 0.5), 0.5, RIGHT if from_left else LEFT, 0.7)
    for i in range(windows):
        at = x + wide * (i + 0.5) / windows - wide * 0.06
        window(s, at, base - high * 0.68, wide * 0.12, high * 0.36)
    top = base - high
    slope = polygon(
        (x - wide * 0.06, top + 3),
        (x + wide * 0.07, top - high * 0.62),
        (x + wide * 0.93, top - high * 0.62),
        (x + wide * 1.06, top + 3),
    )
    s.fill(slope, roof)
    if snow:
        _snow(s, x, top, wide, high)


def _snow(s: Scene, x: float, top: float, wide: float, high: float) -> None:
    cap = [
        (x - wide * 0.075, top + 2),
        (x + wide * 0.055, top - high * 0.66),
        (x + wide * 0.3, top - high * 0.71),
        (x + wide * 0.7, top - high * 0.7),
        (x + wide * 0.945, top - high * 0.65),
        (x + wide * 1.075, top + 2),
        (x + wide * 0.8, top + high * 0.05),
        (x + wide * 0.4, top + 1),
        (x + wide * 0.2, top + high * 0.06),
    ]
    s.fill(smooth(cap), s.gradient((0, SNOW), (1, "#b9cfe0")))


def lamp(s: Scene, x: float, base: float, height: float, *, colour: str = "#26323c", arm: float = 0) -> None:
    """A street lamp and the light that it throws; `arm` is how far its head stands out to the side."""
    top: Point = (x + arm, base - height)
    s.line(polyline((x, base), (x, base - height + abs(arm) * 0.3)), colour, height * 0.018)
    if arm:
        s.line(
            smooth([(x, base - height + abs(arm) * 0.3), (x + arm * 0.25, base - height - 2), top], closed=False),
            colour,
            height * 0.014,
        )
    s.glow(*top, height * 0.75, HONEY, 0.75)
    s.fill(
        polygon(
            (top[0] - height * 0.03, top[1]),
            (top[0] + height * 0.03, top[1]),
            (top[0] + height * 0.018, top[1] + height * 0.035),
            (top[0] - height * 0.018, top[1] + height * 0.035),
        ),
        "#fff4d4",
    )
    cone = polygon((top[0], top[1] + height * 0.02), (top[0] + height * 0.42, base), (top[0] - height * 0.42, base))
    s.haze(cone, s.gradient((0, CLOUDBERRY, 0.32), (1, CLOUDBERRY, 0)), 1, (8, 8))
