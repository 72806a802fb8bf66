"""Draws the pictures of the stories, projects and events, and writes them as JPEG files.

    python docs/demonstration/make_pictures.py content [name …]

Each picture is an SVG text of seeded shapes from `illustration/`, 1800 × 1200 pixels, whose subject survives a cut to
16:9 and to 1.91:1. Chromium draws it, because gradients, grain and mirrored water take its filters: Playwright has to
find one (`CHROMIUM` names another). Another release of Chromium may give other bytes, so nothing compares them.
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path

from illustration.scene import Scene
from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES = {
    "workshop": "events/ennakointipaja/lappuseina.jpg",
    "light_bench": "events/fotoniikkapaivat/valon-taulu.jpg",
    "cluster_morning": "events/klusteriaamu/kattilahuone.jpg",
    "measuring": "events/mittauspaiva/mittapaa.jpg",
    "charging": "events/sahkoistys/lataus.jpg",
    "wind_at_dawn": "news/2022-10-17-vihrea-sahko/tuulivoimalat.jpg",
    "six_boats": "news/2022-10-18-kuusi-teemaa/kuusi-venetta.jpg",
    "boardwalk": "news/2026-02-24-opintopolut/pitkospuut.jpg",
    "harvester_in_snow": "news/2026-05-19-metsabiotalouden-kuusi-suuntaa/hakkuu.jpg",
    "data_centre": "news/2026-08-11-renforsin-ranta/joen-ranta.jpg",
    "ski_track": "news/2026-09-01-data-allas/latu.jpg",
    "sixteen_lights": "news/2026-09-22-kuusitoista-kaupunkiseutua/kuusitoista-valoa.jpg",
    "letterboxes": "news/2026-10-06-nain-tilaat/postilaatikot.jpg",
    "coffee": "news/2026-11-05-ei-evastebanneria/kahvipoyta.jpg",
    "open_door": "news/2026-11-18-palautetta-saavutettavuudesta/avoin-ovi.jpg",
    "market": "news/2026-11-19-nain-ilmoitat-tapahtuman/tori.jpg",
    "station": "news/2026-11-20-english-language-jobs/asemalla.jpg",
    "national_view": "projects/alykkaat-ekosysteemit/vaaramaisema.jpg",
    "mill": "projects/energiaklusteri/voimala.jpg",
    "castle_river": "projects/kajaani-sopimus/linnanrauniot.jpg",
    "machine_hall": "projects/kestech/sorvi.jpg",
    "robot": "projects/newtech/hitsausrobotti.jpg",
    "power_line": "projects/vihrea-sahko/voimalinja.jpg",
}
"""The files of the pictures under `content`, by the modules of `illustration/pictures` that draw them."""


def draw(name: str) -> Scene:
    """A picture by the name of its module, which is also that of its function."""
    scene: Callable[[], Scene] = getattr(import_module(f"illustration.pictures.{name}"), name)
    return scene()


def photograph(page: Page, scene: Scene) -> Image.Image:
    """A scene as pixels."""
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{scene.svg()}")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def write_pictures(content: Path, names: list[str]) -> None:
    """Draw the pictures of these names, or all."""
    with sync_playwright() as tools:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1800, "height": 1200})
        for name in names or PICTURES:
            target = content / PICTURES[name]
            photograph(page, draw(name)).save(target, quality=74, optimize=True, progressive=True, subsampling="4:2:0")
        browser.close()


if __name__ == "__main__":
    write_pictures(Path(sys.argv[1]), sys.argv[2:])
