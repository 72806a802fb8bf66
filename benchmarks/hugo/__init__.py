"""The made-up region as a site of Hugo, as one who knows Hugo writes it for speed.

What its templates would need long to find out stands in the front matter: the entries above an item's own, the times
at which an event is held, the order of events. `site` has the templates.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from benchmarks.builder import Builder, Edit, Scenario
from benchmarks.corpus import Corpus, Entry
from benchmarks.hugo.content import pages_of
from benchmarks.hugo.toml import render_toml
from benchmarks.ours import ROOT
from benchmarks.words import LANGUAGES
from tests.environments import python_of

SITE = Path(__file__).parent / "site"
NOW = "2026-11-21T12:00:00+02:00"


def builder_of(corpus: Corpus, folder: Path) -> Builder:
    """Hugo with the site of a region, written into an empty folder."""
    write_site(folder, corpus)
    program = _program()
    said = subprocess.run([program, "version"], check=True, capture_output=True, text=True).stdout
    return Builder(
        name="hugo",
        version=said.split()[1].partition("-")[0],
        folder=folder,
        command=[str(program), "build", "--quiet", f"--clock={NOW}"],
        output=folder / "public",
        made=[folder / "public", folder / "resources"],
        edits=edits_of(corpus, folder),
    )


def edits_of(corpus: Corpus, folder: Path) -> Mapping[Scenario, Edit]:
    """What is edited in the site in a folder."""
    first = corpus.stories[0]
    story, words = folder / "content" / "fi" / "news" / f"{first.key}.md", first.versions["fi"]
    return {
        Scenario.BODY: Edit(story, words.body.split(",")[0]),
        Scenario.TITLE: Edit(story, f'title = "{words.title}'),
        Scenario.TEMPLATE: Edit(folder / "layouts" / "baseof.html", "<body>"),
        Scenario.STRING: Edit(folder / "i18n" / "fi.yaml", "menu: Valikko"),
        Scenario.REGISTRY: Edit(folder / "data" / "themes.json", f'"fi": "{corpus.themes[0].names["fi"]}'),
    }


def _program() -> Path:
    """The program itself, without the script that the package puts before it."""
    python = python_of("hugo")
    return next(file for file in python.parents[1].rglob("hugo/binaries/hugo*"))


def write_site(folder: Path, corpus: Corpus) -> None:
    """Write the site of a region into an empty folder."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    _write_static(folder / "static")
    registries = {"places": corpus.places, "themes": corpus.themes, "organisations": corpus.organisations}
    for name, entries in {**registries, "people": corpus.people}.items():
        known = {entry.id: dict(_facts(entry)) for entry in entries}
        _write(folder / "data" / f"{name}.json", json.dumps(known, ensure_ascii=False, indent=1))
    for path, fields, body in pages_of(corpus):
        _write(folder / "content" / path, f"+++\n{render_toml(fields)}+++\n{body}\n")


def _facts(entry: Entry) -> Iterator[tuple[str, object]]:
    yield "name", dict(entry.names)
    for name in ("parent", "address", "coordinates", "phone", "email"):
        if value := getattr(entry, name):
            yield name, value


def _write_static(folder: Path) -> None:
    """What is copied as it is: the files of our theme, and stand-ins for the pictures that we draw, of their size."""
    shutil.copytree(ROOT / "theme" / "static", folder / "assets")
    shutil.copy(ROOT / "theme" / "static" / "favicon.ico", folder)
    _write(folder / "index.html", "<!doctype html><title>Mittaseutu</title>" * 100)
    for name in ("_headers", "_redirects", "build.json", "nginx-redirects.map", "nginx-removed.map"):
        _write(folder / name, "")
    chance = Random(0)  # noqa: S311 - nothing here is secret
    for code in LANGUAGES:
        _write(folder / code / "feed.css", "rss::before { content: 'RSS' }" * 30)
        for card in ("site", *(f"themes/theme-{number}" for number in range(16)), "themes/cross-0", "themes/cross-1"):
            file = folder / "pictures" / "cards" / code / f"{card}.jpg"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(chance.randbytes(26_000))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
