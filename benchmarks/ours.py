"""The made-up region as content of this program, with a settings file and a theme of its own to edit."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.builder import Builder, Edit, Scenario
from benchmarks.corpus import Corpus, Entry, Item, Size, corpus_of
from benchmarks.markdown import LINK
from benchmarks.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
NOW = "2026-11-21T12:00+02:00"
TYPED = (str(ROOT / "inv"),)
"""What people type before `build`."""

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from plugins.host.defaults import *
from pathlib import Path
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / ".cache")
SITEURL = "https://mitta.example"
ID_AUTHORITY = "mitta.example,2026"
SITENAMES = {{"fi": "Mittaseutu", "en": "Measured Region"}}
DEMONSTRATION = True
"""


def builder_of(corpus: Corpus, folder: Path, program: Sequence[str] = TYPED) -> Builder:
    """This program with the site of a region, written into an empty folder, and a copy of its theme to be edited."""
    settings = write_site_and_theme(folder, corpus)
    return Builder(
        name="ours",
        version=_commit(),
        folder=folder,
        command=[*program, "build", "--no-search", f"--settings={settings}", f"--now={NOW}"],
        output=folder / "output",
        made=[folder / "output", folder / ".cache"],
        edits=edits_of(corpus, folder),
    )


def serving_command(folder: Path, program: Sequence[str] = TYPED) -> list[str]:
    """What serves the site in a folder while it is written."""
    return [*program, "serve", f"--settings={folder / 'pelicanconf.py'}", f"--now={NOW}"]


def page_of(item: Item) -> str:
    """The address of a story's Finnish page."""
    return f"/fi/uutiset/{item.key}-fi/"


def write_site_and_theme(folder: Path, corpus: Corpus) -> Path:
    """Write a region and a copy of the theme into an empty folder; the path of the settings file."""
    settings = write_corpus(folder, corpus)
    shutil.copytree(ROOT / "theme", folder / "theme")
    with settings.open("a", encoding="utf-8") as more:
        more.write('THEME = str(HERE / "theme")\n')
    return settings


def edits_of(corpus: Corpus, folder: Path) -> Mapping[Scenario, Edit]:
    """What is edited in the site in a folder."""
    first = corpus.stories[0]
    story, words = folder / "content" / "news" / first.key / "index.fi.md", first.versions["fi"]
    strings = folder / "theme" / "translations" / "fi" / "LC_MESSAGES" / "messages.po"
    registry = folder / "content" / "registry" / "themes.yml"
    return {
        Scenario.BODY: Edit(story, words.body.split(",")[0]),
        Scenario.TITLE: Edit(story, f"title: {words.title}"),
        Scenario.TEMPLATE: Edit(folder / "theme" / "templates" / "base.html", "<body>"),
        Scenario.STRING: Edit(strings, 'msgstr "Valikko'),
        Scenario.REGISTRY: Edit(registry, f"fi: {corpus.themes[0].names['fi']}"),
    }


def _commit() -> str:
    """The commit that is measured, with a `+` where files have been changed since; "" without git."""
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*"]
    return subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()


def write_site(folder: Path, size: Size, seed: int = 1) -> Path:
    """Write the region of a size into an empty folder; the path of its settings file."""
    return write_corpus(folder, corpus_of(size, seed))


def write_corpus(folder: Path, corpus: Corpus) -> Path:
    """Write a region into an empty folder; the path of its settings file."""
    for path, text in _files(corpus):
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = folder / "pelicanconf.py"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings


def _files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The path of each file below the content's folder, and its text."""
    registries = {"places": corpus.places, "organisations": corpus.organisations, "themes": corpus.themes}
    for name, entries in {**registries, "people": corpus.people}.items():
        yield f"registry/{name}.yml", "\n".join(map(_entry, entries))
    for item in (*corpus.stories, *corpus.events):
        for code in LANGUAGES:
            yield f"{'events' if item.when else 'news'}/{item.key}/index.{code}.md", _version(item, code)


def _entry(entry: Entry) -> str:
    facts = [f"name: {{fi: {entry.names['fi']}, en: {entry.names['en']}}}"]
    if entry.kind == "cross-cutting":
        facts.append("cross_cutting: true")
    elif entry.kind:
        facts.append(f"kind: {entry.kind}")
    parent = "part_of" if entry.kind else "parent"
    facts += [f"{parent}: {entry.parent}"] if entry.parent else []
    facts += [f"{name}: {value}" for name in ("address", "phone", "email") if (value := getattr(entry, name))]
    facts += [f'coordinates: "{entry.coordinates}"'] if entry.coordinates else []
    return f"{entry.id}: {{{', '.join(facts)}}}"


def _version(item: Item, code: str) -> str:
    """A file of an item; what is shared stands in the first language."""
    version = item.versions[code]
    head = [f"title: {version.title}", f"slug: {item.key}-{code}", f"summary: {version.summary}"]
    shared = _shared(item) if code == LANGUAGES[0] else ()
    return "\n".join(["---", *head, *shared, "---", "", version.body.replace(LINK, "../"), ""])


def _shared(item: Item) -> Iterable[str]:
    yield f"date: {item.announced}"
    yield from _times(item)
    yield f"themes: [{', '.join(item.themes)}]"
    yield f"places: [{item.place}]"
    yield f"contacts: [{item.contact}]"


def _times(item: Item) -> Iterable[str]:
    if not item.when:
        return
    when = item.when
    if when.all_day:
        yield from (f"start: {when.start:%Y-%m-%d}", f"end: {when.end:%Y-%m-%d}")
    else:
        yield from (f"start: {when.start:%Y-%m-%d %H:%M}", f"end: {when.end:%H:%M}")
    if when.weekly_until:
        yield from (f"every: {when.start:%A}", f"until: {when.weekly_until}")
    if item.status:
        yield from (f"status: {item.status}", "sequence: 1")
    yield from (f"venue: {item.venue}", f"organisers: [{item.organiser}]")
