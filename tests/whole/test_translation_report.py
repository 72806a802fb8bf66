"""The page of `./inv translations`: valid, and for everyone: wide and narrow, light and dark, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.host.translating import translations
from tests.building import NOW, SITES
from tests.environments import node_modules
from tests.repository import Repository
from tests.whole.browsing import Visit, opened
from tests.whole.test_access import LOOKING, LOOKS
from tests.whole.test_validators import checked

STORY = "---\ntitle: {}\ndate: 1.9.2026\n---\n\nPunainen silta on valmis.\n\nTervetuloa juhliin lauantaina.\n"
PENDING = "---\ntranslation: pending\ndue: {}\n---\n"
TEXTS = {
    "silta": STORY.format("The bridge"),
    "ranta": PENDING.format("1.11.2026"),
    "polku": PENDING.format("5.12.2026"),
    "lampi": STORY.format("The pond"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page in both languages, of a site with something in most states."""
    folder = tmp_path_factory.mktemp("report")
    repository = Repository.begin(folder / "site")
    finnish = {f"content/news/{key}/index.fi.md": STORY.format(key) for key in (*TEXTS, "uusi")}
    english = {f"content/news/{key}/index.en.md": text for key, text in TEXTS.items()}
    repository.commit("2026-10-01T09:00:00+03:00", finnish | english)
    changed = (
        STORY.format("Siltojen silta").replace("Punainen silta", "Silta").replace("Tervetuloa", "Uusi kappale.\n\nTule")
    )
    repository.commit("2026-10-12T09:00:00+03:00", {"content/news/silta/index.fi.md": changed})
    settings, content = str(SITES / "small" / "pelicanconf.py"), str(repository.folder / "content")
    pages = folder / "pages"
    for language in ("fi", "en"):
        file = str(pages / f"{language}.html")
        status = translations(
            settings=settings, content=content, now=NOW, language=language, format="html", output=file
        )
        assert status == 0
    return pages


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    yield from opened()


def test_the_page_is_valid(folder: Path) -> None:
    """The checker finds nothing to say of it."""
    assert checked(folder) == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["fi", "en"])
def test_everyone_can_use_the_page(browser: Browser, folder: Path, language: str) -> None:
    """Axe finds nothing, nothing stands out of the window, all that the keyboard reaches is seen; nothing is loaded."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script((node_modules("axe") / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    context.add_init_script(path=LOOKING)
    visit = Visit(context.new_page(), folder.as_uri())
    page = visit.to(f"/{language}.html")
    page.locator("summary").click()
    found = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for question in ("faults", "outside"):
            found += [f"{width} {scheme}: {fault}" for fault in page.evaluate(f"looking.{question}()")]
    page.keyboard.press("Tab")
    found += page.evaluate("looking.unseen()")
    context.close()

    assert (found, visit.complaints, visit.foreign()) == ([], [], [])
