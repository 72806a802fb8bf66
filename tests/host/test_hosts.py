"""Pelican hosts where somebody could notice its absence; elsewhere settings mean the same without it."""

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import signals

from plugins.domain.problem import Where
from plugins.host import hosts
from plugins.host.defaults import PELICAN_CLASS, PLUGINS
from plugins.host.hosts import needs_pelican, read_settings
from plugins.host.opening import host_for
from plugins.host.settings import folders_of, site_of, surroundings
from tests.building import ROOT, SITES
from tests.whole.running import build_words, run

SMALL = (SITES / "small" / "pelicanconf.py").read_text("utf-8").replace("HERE.parents[2]", f'Path("{ROOT}")')

SAME = {
    "as it is": "",
    "relative paths": 'PATH = "content"\nOUTPUT_PATH = "public/site"\nCACHE_PATH = "kept"',
    "paths through the folder above": 'PATH = "../site/content"\nOUTPUT_PATH = "./public/"',
    "absolute paths that could be shorter": 'PATH = str(HERE / "content" / ".." / "content")\nOUTPUT_PATH = "/else/x/"',
    "paths that are no texts": 'PATH = HERE / "content"\nCACHE_PATH = HERE / "kept"',
    "a theme beside it": 'THEME = "theme"',
    "a slash after the address": 'SITEURL = "https://lampiseutu.example/"',
    "fewer plugins in another order": 'PLUGINS = ["plugins.news", "plugins.fronts"]',
    "no plugins": "PLUGINS = []",
    "without search": "SEARCH = False",
    "translations": 'TRANSLATIONS = [str(HERE / "theme" / "translations")]',
    "names that are not in capitals": 'path = "elsewhere"\nSitename = 4',
    "settings of Pelican's own": "DEFAULT_PAGINATION = 4\nFEED_ALL_ATOM = None\nTYPOGRIFY = True",
    "no address": "del SITEURL",
    "an empty address": 'SITEURL = ""',
    "no names": "del SITENAMES",
    "an option that is refused": "RELATIVE_URLS = True",
    "a number of processes that is none": 'JOBS = "two"',
    "a moment that is none": 'NOW = "soon"',
    "an unknown zone": 'TIMEZONE = "Europe/Mikkeli"',
    "an unknown language of problems": 'PROBLEM_LANGUAGE = "se"',
    "no folder of content": 'PATH = "contents"',
    "no content named": "del PATH",
    "a mistake": "1 / 0",
    "no Python": "SITEURL =",
    "what cannot be imported": "import pelicanconf_of_nobody",
    "an end": "raise KeyError('LANGUAGES')",
}
"""What is written below the settings of the small site, which both ways must understand alike."""

HEARING = """
from pelican import signals

def register():
    signals.initialized.connect(started)
    signals.content_written.connect(written)
    signals.finalized.connect(ended)

def started(pelican):
    print("started", type(pelican).__name__)

def written(path, context):
    if path.endswith("/robots.txt"):
        print("written")

def ended(pelican):
    print("ended", len(pelican.settings["PLUGINS"]))
"""
HEARD = ["started RegionalPelican", "written"]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the small site with further settings, and a theme beside it."""

    def write(further: str = "") -> Path:
        site = tmp_path / "site"
        shutil.copytree(SITES / "small" / "content", site / "content")
        shutil.copytree(ROOT / "theme" / "translations", site / "theme" / "translations")
        (site / "conf.py").write_text(f"{SMALL}\n{further}\n", "utf-8")
        return site / "conf.py"

    return write


def found(settings: Path, **options: Any) -> object:
    """All that comes of a settings file, or what is told of it where nothing comes of it."""
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told):
            host = host_for(str(settings), options)
            names = [feature.name for feature in host.features()]
            site, problems = site_of(host.settings, Where("x"))
            meant = (site.url, surroundings(site, "")) if site else None
            return meant, problems, folders_of(host.settings), names, host.settings["PLUGINS"]
    except SystemExit:
        return told.getvalue()


@pytest.mark.parametrize("further", SAME.values(), ids=SAME.keys())
@pytest.mark.parametrize("options", [{}, {"OUTPUT_PATH": "/elsewhere/other", "SITEURL": "https://other.example"}])
def test_settings_mean_the_same_without_pelican(
    further: str, options: dict[str, Any], write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site, the folders, the features, and whatever is told of a mistake, word for word."""
    settings = write(further)
    alone = found(settings, **options)
    monkeypatch.setattr(hosts, "needs_pelican", lambda _: True)
    assert alone == found(settings, **options)


def test_settings_are_executed_once(write: Callable[[str], Path], tmp_path: Path) -> None:
    """They are a program, which may do something."""
    settings = write(f'with open("{tmp_path}/executed", "a") as log:\n    log.write("once")')
    assert not read_settings(settings, {}).is_for_pelican
    assert (tmp_path / "executed").read_text() == "once"


@pytest.mark.parametrize(
    ("further", "expected"),
    [
        ("", False),
        ('PLUGINS = ["plugins.news"]', False),
        ('PLUGINS = [*PLUGINS, "sitemap"]', True),
        ('PLUGINS = [*PLUGINS, "plugins.of_somebody"]', True),
        ("import plugins.news\nPLUGINS = [plugins.news]", True),
        ("PLUGINS = None", True),
        ('PLUGIN_PATHS = ["more"]', True),
        ('PLUGIN_PATH = "more"', True),
        ("PLUGIN_PATHS = []", False),
        ('PELICAN_CLASS = "pelican.Pelican"', True),
        ("from plugins.host.pelican_run import RegionalPelican as PELICAN_CLASS", True),
        ('THEME = "simple"', True),
        ("from pelican import signals", False),
    ],
)
def test_pelican_hosts_where_it_would_be_missed(
    further: str, expected: bool, write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program does not know by itself is Pelican's to load, to find or to tell."""
    monkeypatch.setattr("pelican.settings.read_settings", lambda override: override)
    assert read_settings(write(further), {}).is_for_pelican is expected


def test_pelican_hosts_for_whoever_listens() -> None:
    """A settings file may wait for a signal of Pelican's without any plugin."""
    settings = {"PELICAN_CLASS": PELICAN_CLASS, "PLUGINS": PLUGINS, "THEME": str(ROOT / "theme")}
    assert not needs_pelican(settings)
    with signals.finalized.connected_to(print):
        assert needs_pelican(settings)


def told_by_a_build(settings: Path) -> tuple[list[str], str]:
    """The lines of a build without Invoke, and its errors."""
    done = run(*build_words("--no-search", "--now=2026-11-21T12:00", f"--settings={settings}"), cwd=settings.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(), done.stderr


def test_a_foreign_plugin_hears_the_run(write: Callable[[str], Path]) -> None:
    """Its beginning, each file that is written, and its end, with Pelican itself as the sender."""
    settings = write('PLUGIN_PATHS = ["more"]\nPLUGINS = [*PLUGINS, "hearing"]')
    (settings.parent / "more").mkdir()
    (settings.parent / "more" / "hearing.py").write_text(HEARING)
    said, _ = told_by_a_build(settings)
    assert said[:2] == HEARD
    assert f"ended {len(PLUGINS) + 1}" in said


def test_a_settings_file_hears_the_run(write: Callable[[str], Path]) -> None:
    """Likewise where it listens by itself."""
    said, _ = told_by_a_build(write(f"{HEARING}\nregister()"))
    assert {*HEARD, f"ended {len(PLUGINS)}"} <= {*said}
    assert said.count("written") == 1
