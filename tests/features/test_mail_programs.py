"""Mails as programs show them: accessible in a real browser, and of what mail programs support."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.building import ROOT
from tests.environments import node_modules
from tests.features.letters import EDITIONS, mail_of
from tests.needs import needed
from tests.photographs import photograph

PATIENCE = 60
"""How many seconds a program may take."""

CLIENTS = (
    "gmail.desktop-webmail", "gmail.ios", "gmail.android", "outlook.windows", "outlook.macos", "outlook.ios",
    "outlook.android", "apple-mail.*", "yahoo.*", "thunderbird.*", "samsung-email.*",
)  # fmt: skip
"""The programs that are looked at. Windows Mail has been withdrawn, and Gmail in a telephone's browser knows no styles
but those of elements, and shows the letter as it is without the sheet for dark and narrow screens."""

ALLOWED = {
    "<body> element": "Programs put the letter into a page of theirs; language and role stand on a div as well.",
    "aria-label attribute": "Where it is dropped, the letter is announced by its heading.",
    "@media": "Dark and narrow screens only; without it the letter is light and fluid.",
    "Attribute selector": "Outlook's own mark of dark screens, [data-ogsc], which others need not know.",
    "Local anchors": "The jump to the other language of a combined letter, which is below in any case.",
}
"""What not all programs support, and why it stands in letters all the same. Five at most."""

FOREIGN = ("region", "landmark-one-main")
"""Rules for whole pages: a letter is shown within a program that has landmarks, and must not bring its own."""

PICTURE = photograph((960, 540))
"""What every letter shows as its picture: nothing is fetched from a site."""


SENT = {
    f"{file.parents[1].name} {file.name}": file for file in sorted(ROOT.glob("content/newsletters/*/sent/*.mail.html"))
}
"""The mails of the demonstration that were sent."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The HTML of each edition as a file, and of what was sent."""
    folder = tmp_path_factory.mktemp("mails")
    written = {name: folder / f"{name}.html" for name in EDITIONS}
    for name, file in written.items():
        file.write_bytes(mail_of(EDITIONS[name]).html)
    return written | SENT


def test_letters_are_made_of_what_programs_support(files: dict[str, Path]) -> None:
    """By the data of caniemail.com; what is allowed all the same has its reason, and is really used."""
    command = [needed("node", "nodejs"), str(Path(__file__).with_name("with_doiuse_email.cjs"))]
    names = [str(file) for file in files.values()]
    done = subprocess.run(
        [*command, str(node_modules("doiuse-email")), ",".join(CLIENTS), *names],
        capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    told = [error for line in done.stdout.splitlines() for error in json.loads(line)]
    features = {found[1] for error in told if (found := re.match(r"`(.*)` is not supported by", error))}

    assert len(done.stdout.splitlines()) == len(files)
    assert features == set(ALLOWED)
    assert len(ALLOWED) <= 5


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    path = needed("chromium", "chromium", "fonts-dejavu-core")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker of accessibility, as a script."""
    return (node_modules("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(browser: Browser, axe: str, html: str, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    """What axe finds in a letter as it is shown, and what lies outside the screen's width."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page.route("**/*.{png,jpg}", lambda route: route.fulfill(body=PICTURE, content_type="image/jpeg"))
        page.set_content(html, wait_until="load")
        page.evaluate(axe)
        rules = {rule: {"enabled": False} for rule in FOREIGN}
        found = page.evaluate("rules => axe.run({rules})", rules)["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        return [rule["id"] for rule in found] + ["wide"] * wide
    finally:
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 700])
@pytest.mark.parametrize("name", [*EDITIONS, *SENT])
def test_letters_are_accessible(
    browser: Browser, axe: str, files: dict[str, Path], name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """No violation, contrast of colours included, on light and dark screens, and nothing to scroll sideways."""
    assert violations(browser, axe, files[name].read_text("ascii"), width, scheme) == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('<html lang="fi"', "<html", "html-has-lang"),
        (' alt="Piirros', ' title2="Piirros', "image-alt"),
        ("background-color: #12443a", "background-color: #cccccc", "color-contrast"),
    ],
)
def test_the_checker_sees_what_is_wrong(
    browser: Browser, axe: str, files: dict[str, Path], old: str, new: str, rule: str
) -> None:
    """A letter without a language, a picture without words, white on grey: each is found."""
    html = files["fi"].read_text("ascii")
    assert old in html
    assert rule in violations(browser, axe, html.replace(old, new), 700, "light")


PICTURES = ROOT / ".cache" / "pictures-of-letters"
"""Where the pictures of what was sent are kept for a person to look at."""


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 700])
@pytest.mark.parametrize("name", SENT)
def test_letters_that_were_sent_can_be_looked_at(
    browser: Browser, files: dict[str, Path], name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Each is drawn from its first line to its last, on a ground that is light or dark as the screen asks for."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page.route("**/*.{png,jpg}", lambda route: route.fulfill(body=PICTURE, content_type="image/jpeg"))
        page.set_content(files[name].read_text("ascii"), wait_until="load")
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name.removesuffix('.mail.html').replace(' ', '-')}-{width}-{scheme}.png"
        page.screenshot(path=file, full_page=True)
        height = page.evaluate("document.documentElement.scrollHeight")
    finally:
        page.close()
    with Image.open(file) as drawn:
        ground = drawn.convert("L").getpixel((width // 2, drawn.height - 3))
        assert drawn.size == (width, height)
    assert isinstance(ground, int)
    assert (ground > 127) is (scheme == "light")
