"""The made-up region as a site of stock Pelican with its plugin i18n_subsites.

Stories and events are articles of two categories, themes and places are tags, organisers are authors: what Pelican
knows by itself, with its feeds of all of them. It knows no calendar; one template lists the events as one.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.builder import Builder, Edit, Scenario
from benchmarks.corpus import Corpus, Entry, Item
from benchmarks.markdown import LINK
from benchmarks.ours import ROOT
from benchmarks.words import LANGUAGES
from tests.environments import python_of

HERE = Path(__file__).parent
CATEGORIES = {"fi": ("Uutiset", "Tapahtumat"), "en": ("News", "Events")}

Names = Mapping[str, Mapping[str, str]]
"""What each entry of the registries is called in each language, by its id."""


def builder_of(corpus: Corpus, folder: Path) -> Builder:
    """Pelican with the site of a region, written into an empty folder."""
    write_site(folder, corpus)
    python = python_of("pelican")
    asked = [str(python), "-m", "pelican", "--version"]
    return Builder(
        name="pelican",
        version=subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip(),
        folder=folder,
        command=[str(python), "-m", "pelican", "--quiet", "--settings=pelicanconf.py"],
        output=folder / "output",
        made=[folder / "output", folder / "cache"],
        edits=edits_of(corpus, folder),
        slow=True,
    )


def edits_of(corpus: Corpus, folder: Path) -> Mapping[Scenario, Edit]:
    """What is edited in the site in a folder."""
    first = corpus.stories[0]
    story, words = folder / "content" / f"{first.key}.fi.md", first.versions["fi"]
    return {
        Scenario.BODY: Edit(story, words.body.split(",")[0]),
        Scenario.TITLE: Edit(story, f"Title: {words.title}"),
        Scenario.TEMPLATE: Edit(folder / "theme" / "templates" / "base.html", "<body>"),
        Scenario.STRING: Edit(folder / "pelicanconf.py", '"menu": "Valikko'),
        Scenario.REGISTRY: Edit(folder / "names.py", f'"fi": "{corpus.themes[0].names["fi"]}'),
    }


def write_site(folder: Path, corpus: Corpus) -> None:
    """Write the site of a region into an empty folder."""
    shutil.copytree(HERE / "theme", folder / "theme", dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme" / "static", folder / "theme" / "static", dirs_exist_ok=True)
    shutil.copy(HERE / "settings.py", folder / "pelicanconf.py")
    entries: list[Entry] = [*corpus.places, *corpus.themes, *corpus.organisations, *corpus.people]
    names = {entry.id: dict(entry.names) for entry in entries}
    (folder / "names.py").write_text(f"NAMES = {names!r}\n".replace("'", '"'), encoding="utf-8")
    (folder / "content").mkdir()
    for item in (*corpus.stories, *corpus.events):
        for code in LANGUAGES:
            text = "\n".join([*_head(item, code), "", _body(item, code), ""])
            (folder / "content" / f"{item.key}.{code}.md").write_text(text, encoding="utf-8")


def _head(item: Item, code: str) -> Iterator[str]:
    version = item.versions[code]
    yield f"Title: {version.title}"
    yield f"Slug: {item.key}-{code}"
    yield f"Key: {item.key}"
    yield f"Lang: {code}"
    yield f"Date: {item.announced}"
    yield f"Summary: {version.summary}"
    yield f"Category: {CATEGORIES[code][bool(item.when)]}"
    yield f"Tags: {', '.join([*item.themes, item.place])}"
    yield f"Contact: {item.contact}"
    if item.when:
        yield f"Authors: {item.organiser}"
        yield f"Venue: {item.venue}"
        yield f"Start: {item.when.start:%Y-%m-%d %H:%M}"
        yield f"End: {item.when.end:%Y-%m-%d %H:%M}"


def _body(item: Item, code: str) -> str:
    """The Markdown of an item, with links in the way of Pelican."""
    return re.sub(rf"{LINK}(story-\d+)", rf"{{filename}}/\1.{code}.md", item.versions[code].body)
