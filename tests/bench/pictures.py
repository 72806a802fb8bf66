"""How long pictures take: photographs as large as those of telephones, at first and when they were made before."""

import random
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from plugins.engine.executors import Workers
from plugins.engine.picture_cache import PictureCache, forms_of
from tests.bench.measuring import Figure, seconds_of

PHOTOGRAPHS = 200
DIFFERENT = 5
"""How many of them are drawn; the cache goes by what it is told their digests are, so that the others are new to it."""
SIZE = (4000, 3000)


def making() -> list[Figure]:
    """From the bytes of photographs to all their forms, in one process; and the same once more."""
    with tempfile.TemporaryDirectory() as folder:
        originals = _write(Path(folder))
        told = list[int]()
        cache = PictureCache(Path(folder) / "cache", workers=Workers(1), tell=told.append)
        first, made = seconds_of(lambda: forms_of(originals.items(), cache))
        number = sum(told)
        again, found = seconds_of(lambda: forms_of(originals.items(), cache))
    middle = [form.size for forms in made.values() for form in forms or () if form.name == "960"]
    return [
        Figure(f"{PHOTOGRAPHS} photographs of 12 MP, {SIZE[0]} × {SIZE[1]}: CPU for each", first / PHOTOGRAPHS, "s", 1),
        Figure("  forms of all of them", sum(len(forms or ()) for forms in made.values())),
        Figure("  the mean size of a form 960 pixels wide", sum(middle) / len(middle) / 1_000, "kB"),
        Figure("  a second build: pictures made", sum(told) - number, target=0),
        Figure("  a second build: all of them found", again, "s", 1),
        Figure("  a second build: forms that differ", sum(found[one] != made[one] for one in made), target=0),
    ]


def _write(folder: Path) -> dict[str, Path]:
    """The photographs by what stands for their digests."""
    pictures = [_landscape(number) for number in range(DIFFERENT)]
    found = {}
    for number in range(PHOTOGRAPHS):
        found[f"{number:032x}"] = file = folder / f"{number}.jpg"
        file.write_bytes(pictures[number % DIFFERENT])
    return found


def _landscape(seed: int) -> bytes:
    """A photograph of layered hills with trees: soft ground, hard edges, and the grain of a good camera."""
    (width, height), chance = SIZE, random.Random(seed)  # noqa: S311 - nothing here is secret
    sky = Image.linear_gradient("L").resize(SIZE)
    bands = [sky.point(lambda value, base=base: base + value // 6) for base in (150, 170, 200)]
    picture = Image.merge("RGB", bands)
    pen = ImageDraw.Draw(picture)
    for layer in range(6):
        level = height * (0.35 + layer * 0.1)
        colour = tuple(base - layer * step for base, step in ((90, 10), (120, 12), (90, 9)))
        ridge = [(x, level + chance.uniform(-40, 40)) for x in range(0, width + 80, 80)]
        pen.polygon([(0, height), *ridge, (width, height)], fill=colour)
        for _ in range(400):
            x, y, tall = chance.randint(0, width), level + chance.randint(0, 200), chance.randint(10, 60)
            leaf = tuple(max(0, part + chance.randint(-25, 15)) for part in colour)
            pen.polygon([(x, y - 2 * tall), (x - tall // 2, y + tall), (x + tall // 2, y + tall)], fill=leaf)
    shades = Image.radial_gradient("L").resize((width // 20, height // 20)).resize(SIZE, Image.Resampling.BICUBIC)
    shaded = ImageChops.multiply(picture, Image.merge("RGB", (shades.point(lambda value: 255 - value // 3),) * 3))
    written = BytesIO()
    shaded.filter(ImageFilter.GaussianBlur(0.8)).save(written, "JPEG", quality=92)
    return written.getvalue()


BENCHMARKS = (making,)
"""That of pictures."""
