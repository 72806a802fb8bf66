"""A picture being drawn: its layers from the back to the front, with light, grain and blur, as one SVG text."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from illustration.shapes import HEIGHT, WIDTH, box, disc

Stop = tuple[float, str] | tuple[float, str, float]
"""Where along a gradient, which colour, and how opaque."""
Along = tuple[float, float, float, float]
DOWN: Along = (0, 0, 0, 1)
UP: Along = (0, 1, 0, 0)
RIGHT: Along = (0, 0, 1, 0)
LEFT: Along = (1, 0, 0, 0)
ALL = box(0, 0, WIDTH, HEIGHT)

# What a brush leaves out: the nearer to opaque the paint, the fewer of the grains of the paper show.
SPRAY = (
    '<filter id="{name}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
    '<feTurbulence type="fractalNoise" baseFrequency="0.55" numOctaves="2" seed="7"/>'
    '<feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1.7 0 0 0 -0.35" result="grain"/>'
    '<feComposite in="SourceAlpha" in2="grain" operator="arithmetic" k2="1" k3="1" k4="-1"/>'
    '<feComponentTransfer result="left"><feFuncA type="linear" slope="2.1"/></feComponentTransfer>'
    '<feFlood flood-color="{colour}"/><feComposite in2="left" operator="in"/></filter>'
)
RIPPLE = (
    '<filter id="{name}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
    '<feTurbulence type="fractalNoise" baseFrequency="{across} {down}" numOctaves="2" seed="3" result="waves"/>'
    '<feDisplacementMap in="SourceGraphic" in2="waves" scale="{scale}" xChannelSelector="R" yChannelSelector="A"/>'
    '<feGaussianBlur stdDeviation="{blur} {blur}"/></filter>'
)
BLUR = (
    '<filter id="{name}" x="-0.5" y="-0.5" width="2" height="2">'
    '<feGaussianBlur stdDeviation="{across} {down}"/></filter>'
)


class Scene:
    """A picture of 1800 × 1200 pixels. The same seed draws the same picture."""

    def __init__(self, seed: int) -> None:
        """Begin with nothing."""
        self.chance = Random(seed)
        self._defined: dict[str, str] = {}
        self._layers: list[str] = []

    def _define(self, markup: str, **values: object) -> str:
        """The reference to a definition, which is made once for the same values."""
        key = markup.format(name="", **values)
        name = self._defined.setdefault(key, f"d{len(self._defined)}")
        return f"url(#{name})"

    def gradient(self, *stops: Stop, along: Along = DOWN) -> str:
        """A paint that goes from colour to colour across the shape that it fills."""
        start = '<linearGradient id="{name}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
        x1, y1, x2, y2 = along
        return self._define(start + _stops(stops) + "</linearGradient>", x1=x1, y1=y1, x2=x2, y2=y2)

    def radial(self, *stops: Stop) -> str:
        """A paint that goes from the middle of a shape to its edge."""
        return self._define('<radialGradient id="{name}">' + _stops(stops) + "</radialGradient>")

    def fill(self, shape: str, paint: str, opacity: float = 1, more: str = "") -> None:
        """A shape in one paint; `more` are further attributes."""
        seen = f' opacity="{opacity}"' if opacity < 1 else ""
        self._layers.append(f'<path d="{shape}" fill="{paint}"{seen}{" " + more if more else ""}/>')

    def line(self, shape: str, colour: str, width: float, opacity: float = 1) -> None:
        """A line with round ends."""
        self._layers.append(
            f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def spray(self, shape: str, colour: str, strength: float = 0.8, along: Along = UP, reach: float = 1) -> None:
        """Grainy paint in a shape: `strength` where it begins, nothing at the share `reach` of the way."""
        paint = self.gradient((0, "#000000", strength), (reach, "#000000", 0), along=along)
        self.fill(shape, paint, more=f'filter="{self._define(SPRAY, colour=colour)}"')

    def haze(self, shape: str, colour: str, opacity: float, blur: tuple[float, float] = (30, 12)) -> None:
        """A shape without an edge."""
        self.fill(shape, colour, opacity, f'filter="{self._define(BLUR, across=blur[0], down=blur[1])}"')

    def glow(self, x: float, y: float, radius: float, colour: str, opacity: float = 0.8, down: float = 0) -> None:
        """Light that falls off around a point."""
        paint = self.radial(
            (0, colour, opacity), (0.25, colour, opacity * 0.5), (0.6, colour, opacity * 0.13), (1, colour, 0)
        )
        self.fill(disc(x, y, radius, down or radius), paint, more='style="mix-blend-mode:screen"')

    @contextmanager
    def group(self, name: str = "", more: str = "") -> Iterator[None]:
        """What is drawn meanwhile belongs together: by a name it can be drawn again."""
        self._layers.append(f'<g id="{name}" {more}>' if name else f"<g {more}>")
        yield
        self._layers.append("</g>")

    @contextmanager
    def inside(self, shape: str) -> Iterator[None]:
        """What is drawn meanwhile is cut to a shape."""
        with self.group(
            more=f'clip-path="{self._define("<clipPath id={name!r}><path d={shape!r}/></clipPath>", shape=shape)}"'
        ):
            yield

    def mirrored(self, name: str, horizon: float, scale: float = 26, blur: float = 1.2, opacity: float = 1) -> None:
        """A group again, as still water shows it below the horizon."""
        ripple = self._define(RIPPLE, across=0.004, down=0.055, scale=scale, blur=blur)
        with (
            self.inside(box(0, horizon, WIDTH, HEIGHT - horizon)),
            self.group(more=f'filter="{ripple}" opacity="{opacity}"'),
        ):
            self._layers.append(f'<use href="#{name}" transform="translate(0 {2 * horizon}) scale(1 -1)"/>')

    def svg(self) -> str:
        """The whole picture."""
        definitions = "".join(
            key.replace('id=""', f'id="{name}"').replace("id=''", f'id="{name}"') for key, name in self._defined.items()
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f"<defs>{definitions}</defs>{''.join(self._layers)}</svg>"
        )


def _stops(stops: tuple[Stop, ...]) -> str:
    return "".join(
        f'<stop offset="{stop[0]}" stop-color="{stop[1]}" stop-opacity="{stop[2] if len(stop) == 3 else 1}"/>'
        for stop in stops
    )
