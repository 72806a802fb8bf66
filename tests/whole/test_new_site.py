"""A region of one's own: an empty site that builds, and items that begin as files that build."""

import contextlib
import io
import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from plugins.host import starting
from plugins.host.leftovers import BEGUN
from tests.building import NOW, ROOT, build_site, problem_lines
from tests.whole.pages import Pages
from tests.whole.running import inv, tree

EPOCH = str(int(datetime.fromisoformat(NOW).timestamp()))

STORY = """---
title: Ohjelma #3 alkaa: "Valon päivät" @kylällä
date: 2.11.2026
---

Ensimmäinen oma juttumme.
"""
FINNISH_FIRST = 'LANGUAGES = {"fi": "fi_FI", "en": "en_GB"}'
ENGLISH_FIRST = 'LANGUAGES = {"en": "en_GB", "fi": "fi_FI"}'
DEMONSTRATED = ("seutunäkymä", "regional outlook", "seutunakyma.example", "kestech", "savolink", "kuhankeittäjä")
"""Words of the demonstration that no other region's site may have."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a new site, begun at the moment for which tests build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert new("site", str(tmp_path / "own"), tmp_path / "unused") == (0, "")
    return tmp_path / "own" / "pelicanconf.py"


def new(kind: str, key: str, settings: Path) -> tuple[int, str]:
    """Begin something; the exit code and what went wrong."""
    said, told = io.StringIO(), io.StringIO()
    used = settings if settings.is_file() else ROOT / "pelicanconf.py"
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        status = starting.new(kind, key, settings=str(used))
    return status, told.getvalue()


def test_a_new_site_builds_at_once(site: Path, tmp_path: Path) -> None:
    """A site that was only begun builds without a warning, even where warnings count as errors."""
    built = build_site(site, tmp_path / "output", strict=True)
    assert (built.status, built.told) == (0, "")


def test_one_story_by_hand(site: Path, tmp_path: Path) -> None:
    """A story written by hand into a new site is published as it was written, and every link of the site holds."""
    write_story(site)
    built = build_site(site, tmp_path / "output", strict=True)
    assert (built.status, built.told) == (0, "")
    assert "Ohjelma #3 alkaa: &#34;Valon päivät&#34; @kylällä" in built.text("fi/uutiset/oma-juttu/index.html")
    assert "Ensimmäinen oma juttumme." in built.text("fi/uutiset/oma-juttu/index.html")
    pages = Pages(built.output, "https://www.example.com")
    broken = [
        (page.address, found)
        for page in pages.by_address.values()
        for address in page.addresses()
        if (found := pages.problem(page.address, address))
    ]
    assert broken == []


def test_nothing_of_the_demonstration(site: Path, tmp_path: Path) -> None:
    """No output of a region's own site names the demonstration or anything in it."""
    write_story(site)
    built = build_site(site, tmp_path / "output")
    assert built.status == 0
    files = tree(built.output)
    found = [
        (path, word)
        for path, content in files.items()
        for word in DEMONSTRATED
        if word in path.lower() or word in content.decode("utf-8", "replace").lower()
    ]
    assert found == []
    assert [path for path, content in files.items() if b'class="banner"' in content] == []


def test_a_second_site_is_not_written_over_the_first(site: Path) -> None:
    """A folder that is not empty stays as it is."""
    before = tree(site.parent)
    status, told = new("site", str(site.parent), site)
    assert (status, tree(site.parent)) == (1, before)
    assert "ei ole tyhjä" in told


@pytest.mark.parametrize("languages", [FINNISH_FIRST, ENGLISH_FIRST])
@pytest.mark.parametrize("kind", ["news", "event", "events", "page", "project", "job", "call", "publication"])
def test_new_items_build(site: Path, tmp_path: Path, kind: str, languages: str) -> None:
    """What `new` writes builds without a warning, with its drafts as well, whichever language comes first."""
    site.write_text(f"{site.read_text('utf-8')}{languages}\n", encoding="utf-8")
    assert new(kind, "uusi-asia", site) == (0, "")
    public = build_site(site, tmp_path / "public", strict=True)
    drafts = build_site(site, tmp_path / "drafts", strict=True, drafts=True)
    assert [(built.status, built.told) for built in (public, drafts)] == [(0, ""), (0, "")]
    assert [path for path in drafts.paths() if "uusi-asia" in path] != []


def in_own_words(text: str) -> str:
    """A file whose texts are no longer those that it began with."""
    begun = {said for texts in json.loads(BEGUN.read_text("utf-8")).values() for said in texts}
    lines = text.split("\n")
    return "\n".join(f"{line} 1" if {line, line.partition(": ")[2]} & begun else line for line in lines)


@pytest.mark.parametrize("languages", [FINNISH_FIRST, ENGLISH_FIRST])
@pytest.mark.parametrize("kind", ["news", "event", "page"])
def test_new_items_are_complete_without_their_advice(site: Path, tmp_path: Path, kind: str, languages: str) -> None:
    """It is published once its draft line is gone and its texts are others; later only the old statement is told."""
    site.write_text(f"{site.read_text('utf-8')}{languages}\n", encoding="utf-8")
    assert new(kind, "uusi-asia", site) == (0, "")
    for file in (site.parent / "content").rglob("*uusi-asia/*.md"):
        written = file.read_text("utf-8").replace("# online_url:", "online_url:")
        text = re.sub(r"^(#.*|draft:.*)\n", "", written, flags=re.MULTILINE)
        file.write_text(in_own_words(text), encoding="utf-8")
    built = build_site(site, tmp_path / "output", strict=True, now="2036-01-01T12:00+02:00")
    assert (built.status, len(problem_lines(built.told))) == (0, 1)
    assert "yli vuosi sitten" in built.told
    pages = [path for path in built.paths() if path.endswith("uusi-asia/index.html")]
    assert [path[:2] for path in pages] == ["en", "fi"]


def test_an_item_is_not_written_twice(site: Path) -> None:
    """A key that is taken is refused, and its files stay as they are."""
    assert new("event", "uusi-asia", site) == (0, "")
    before = tree(site.parent)
    status, told = new("event", "uusi-asia", site)
    assert (status, tree(site.parent)) == (1, before)
    assert "on jo olemassa" in told


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("news", "Uusi Asia"),
        ("news", "ääni"),
        ("event", "../../elsewhere"),
        ("event", "/elsewhere/uusi"),
        ("page", ""),
        ("page", "a--b"),
        ("novel", "uusi-asia"),
    ],
)
def test_bad_keys_and_kinds(site: Path, kind: str, key: str) -> None:
    """A key that cannot be an address, or a kind that there is not, is refused with a sentence; nothing is written."""
    before = tree(site.parents[1])
    status, told = new(kind, key, site)
    assert (status, tree(site.parents[1])) == (1, before)
    assert len(told.splitlines()) == 1
    assert told.rstrip().endswith((".", "?"))


def test_from_the_command_line(tmp_path: Path) -> None:
    """`./inv new site`, a story by hand, `./inv build --settings`: the way of a new region, from the terminal."""
    begun = inv("new", "site", "own", cwd=tmp_path, SOURCE_DATE_EPOCH=EPOCH)
    assert (begun.returncode, begun.stderr) == (0, "")
    write_story(tmp_path / "own" / "pelicanconf.py")
    built = inv("build", "--settings", "own/pelicanconf.py", f"--now={NOW}", "--strict", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "own" / "output" / "fi" / "uutiset" / "oma-juttu" / "index.html").is_file()
    item = inv("new", "news", "toinen", "--settings", "own/pelicanconf.py", cwd=tmp_path)
    assert (item.returncode, item.stderr) == (0, "")
    assert [path.parent.name[11:] for path in (tmp_path / "own").rglob("*-toinen/index.fi.md")] == ["toinen"]


def write_story(settings: Path) -> None:
    """Write a story by hand, as plain as it may be."""
    folder = settings.parent / "content" / "news" / "oma-juttu"
    folder.mkdir(parents=True)
    (folder / "index.fi.md").write_text(STORY, encoding="utf-8")
