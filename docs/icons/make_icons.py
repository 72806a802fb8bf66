"""Draws the icons that some browsers want as pixels from the theme's own, `theme/static/icon.svg`.

Run it where Chromium and the packages of the tests are, whenever the icon has changed:
`.venv/bin/python docs/icons/make_icons.py`. It writes `favicon.ico` and `apple-touch-icon.png` beside the icon.
"""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"
SIZES = (16, 32, 48)
"""The pixels of the icons in favicon.ico."""
TOUCH = 180
"""The pixels of the icon that phones put among their programs; they round its corners themselves."""


def drawn(page: Page, svg: str, size: int) -> Image.Image:
    """The icon at a size, transparent where nothing is drawn."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>* {{ margin: 0; display: block }} svg {{ width: 100vw; height: 100vh }}</style>{svg}")
    return Image.open(io.BytesIO(page.screenshot(omit_background=True)))


def main() -> None:
    """Write both files."""
    svg = (STATIC / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        *smaller, largest = (drawn(page, svg, size) for size in SIZES)
        square = drawn(page, svg.replace('rx="14"', ""), TOUCH)
        browser.close()
    largest.save(STATIC / "favicon.ico", sizes=[(size, size) for size in SIZES], append_images=smaller)
    square.convert("RGB").save(STATIC / "apple-touch-icon.png", optimize=True)


if __name__ == "__main__":
    main()
