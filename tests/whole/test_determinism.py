"""One content and one moment give one site, byte for byte, whatever the machine and whoever the host."""

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.building import NOW, ROOT, Built, build_site
from tests.whole.running import Done, build, different, pelican, run, tree

EPOCH = str(int(datetime.fromisoformat(NOW).timestamp()))


@pytest.fixture
def copied(made_up_settings: Path, tmp_path: Path) -> Path:
    """The settings of a site of one's own: its content may be changed, its caches deleted."""
    site = tmp_path / "site"
    shutil.copytree(made_up_settings.parent, site, ignore=shutil.ignore_patterns(".cache", "output"))
    return site / made_up_settings.name


@pytest.mark.parametrize(
    "machine",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "jobs": "1"},
        {"PYTHONHASHSEED": "987", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "fi_FI.UTF-8", "jobs": "3"},
    ],
)
def test_any_machine_builds_the_same(
    demonstration: Built, demonstration_settings: Path, tmp_path: Path, machine: dict[str, str]
) -> None:
    """Hash seed, time zone, locale and number of jobs decide no byte of the output, the manifest included."""
    environment = {name: value for name, value in machine.items() if name != "jobs"}
    done = build(
        demonstration_settings, tmp_path / "output", f"--jobs={machine['jobs']}", "--full", cwd=tmp_path, **environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert different(tree(tmp_path / "output"), tree(demonstration.output)) == []


def test_pelican_builds_the_same(demonstration: Built, demonstration_settings: Path, tmp_path: Path) -> None:
    """`pelican content -s pelicanconf.py` builds the very site of `./inv build`, by the clock of SOURCE_DATE_EPOCH."""
    words = ("-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(tmp_path / "output"))
    done = run(*words, cwd=demonstration_settings.parent, SOURCE_DATE_EPOCH=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    assert different(tree(tmp_path / "output"), tree(demonstration.output)) == []


def test_any_folder_to_build_from(copied: Path, made_up: Built, tmp_path: Path) -> None:
    """A build gives the same from wherever it is started, and from a copy of the content that lies elsewhere."""
    (tmp_path / "elsewhere").mkdir()
    done = [
        build(copied, tmp_path / "one", cwd=copied.parent),
        build(Path("../site/pelicanconf.py"), Path("two"), cwd=tmp_path / "elsewhere"),
    ]
    assert [(one.returncode, one.stderr) for one in done] == [(0, ""), (0, "")]
    assert different(tree(tmp_path / "one"), tree(made_up.output)) == []
    assert different(tree(tmp_path / "elsewhere" / "two"), tree(made_up.output)) == []


def test_a_second_build_writes_nothing(copied: Path, tmp_path: Path) -> None:
    """What is built already is left as it is: no file is written, none gets a new date."""
    first = build_site(copied, tmp_path / "output")
    before = {path: path.stat().st_mtime_ns for path in first.output.rglob("*") if path.is_file()}
    again = build_site(copied, tmp_path / "output")
    assert numbers(again.said)[:1] == ["0"]
    assert {path: path.stat().st_mtime_ns for path in first.output.rglob("*") if path.is_file()} == before


def test_the_cache_may_be_deleted(copied: Path, tmp_path: Path) -> None:
    """Without its cache a build gives the same, and still knows its own files."""
    first = build_site(copied, tmp_path / "output")
    before = tree(first.output)
    shutil.rmtree(copied.parent / ".cache")
    again = build_site(copied, tmp_path / "output")
    assert (again.status, numbers(again.said)[0], tree(again.output)) == (0, "0", before)


def test_the_cache_may_be_damaged(copied: Path, tmp_path: Path) -> None:
    """A cache that a crash cut short, or that anything else overwrote, costs time and changes nothing."""
    first = build_site(copied, tmp_path / "output")
    before = tree(first.output)
    for number, file in enumerate(sorted((copied.parent / ".cache").rglob("*"))):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:40] if number % 2 else b"\x80\x04nonsense")
    again = build_site(copied, tmp_path / "output")
    assert (again.status, again.told, tree(again.output)) == (0, "", before)


def test_an_incremental_build_gives_what_a_full_one_gives(copied: Path, tmp_path: Path) -> None:
    """After a change, a build writes what has changed, and `--verify` finds every byte as a full build makes it."""
    build_site(copied, tmp_path / "output")
    story = copied.parent / "content" / "news" / "xqonlyfi" / "index.fi.md"
    story.write_text(story.read_text("utf-8").replace("Xqtitlexqonlyfi", "Xqnewtitle"), encoding="utf-8")
    done = build_site(copied, tmp_path / "output", verify=True)
    assert (done.status, done.told) == (0, "")
    assert done.said.splitlines()[-1] == "Tarkistettu: kokonaan uudelleen rakennettu sivusto on tavulleen sama."
    written, unchanged, removed = map(int, numbers(done.said.splitlines()[0]))
    assert 0 < written < unchanged
    assert removed == 0
    assert "Xqnewtitle" in done.text("fi/index.html")


def test_verify_finds_what_differs(copied: Path, tmp_path: Path) -> None:
    """`--verify` names a file that is not as a full build makes it, and ends with 1."""
    first = build_site(copied, tmp_path / "output")
    change_unseen(first.output / "fi" / "index.html")
    done = build_site(copied, tmp_path / "output", verify=True)
    assert done.status == 1
    assert "fi/index.html" in done.said.splitlines()


def test_what_nothing_makes_any_more_is_removed(copied: Path, tmp_path: Path) -> None:
    """The pages of a removed item go with it; a file that somebody else put into the folder stays."""
    copied.write_text(f"{copied.read_text('utf-8')}\nREMOVED_PAGES = False\n", "utf-8")
    first = build_site(copied, tmp_path / "output")
    before = set(first.paths())
    (first.output / "fi" / "own.txt").write_text("mine", encoding="utf-8")
    shutil.rmtree(copied.parent / "content" / "news" / "xqonlyfi")
    again = build_site(copied, tmp_path / "output")
    assert again.status == 0
    gone = before - set(again.paths())
    assert {"fi/uutiset/xqonlyfi-fi/index.html", "en/news/xqonlyfi/index.html"} <= gone
    assert (again.output / "fi" / "own.txt").read_text(encoding="utf-8") == "mine"
    assert b"xqonlyfi" not in b"".join(tree(again.output).values())


# Pelican's own options


def test_good_content_gives_one_exit_code(copied: Path, tmp_path: Path) -> None:
    """For content that is well, both commands end with 0."""
    one, other = build(copied, tmp_path / "one"), pelican(copied, "-o", str(tmp_path / "two"))
    assert (one.returncode, other.returncode) == (0, 0)


def test_broken_content_gives_one_exit_code_and_one_report(copied: Path, tmp_path: Path) -> None:
    """For broken content both commands say the same, end with 1 and write nothing."""
    (copied.parent / "content" / "news" / "xqboth" / "index.fi.md").write_text("nothing", encoding="utf-8")
    one = build(copied, tmp_path / "one", cwd=copied.parent)
    other = pelican(copied, "-o", str(tmp_path / "two"), cwd=copied.parent, SOURCE_DATE_EPOCH=EPOCH)
    assert (one.returncode, other.returncode) == (1, 1)
    assert one.stderr == other.stderr
    assert one.stderr.startswith("content/news/xqboth/index.fi.md")
    assert list(tmp_path.glob("*/*.html")) == []


@pytest.mark.parametrize("option", ["--relative-urls", "--delete-output-directory", "-d"])
def test_refused_options(copied: Path, tmp_path: Path, option: str) -> None:
    """An option of Pelican's that would break a promise is refused by its name, and nothing is written or deleted."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "own.txt").write_text("mine", encoding="utf-8")
    done = pelican(copied, option, "-o", str(tmp_path / "output"))
    assert done.returncode == 1
    assert {"-d": "--delete-output-directory"}.get(option, option) in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "output") == {"own.txt": b"mine"}


def test_the_theme_option(copied: Path, made_up: Built, tmp_path: Path) -> None:
    """`-t` builds with another theme."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    template = tmp_path / "theme" / "templates" / "base.html"
    template.write_text(template.read_text("utf-8").replace("<body>", '<body class="other">'), encoding="utf-8")
    done = pelican(copied, "-t", str(tmp_path / "theme"), "-o", str(tmp_path / "output"), SOURCE_DATE_EPOCH=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    assert '<body class="other">' in (tmp_path / "output" / "fi" / "index.html").read_text("utf-8")
    assert '<body class="other">' not in made_up.text("fi/index.html")


def test_overrides(copied: Path, tmp_path: Path) -> None:
    """`-e` replaces a setting, and `-o` the output folder, which may be relative to where one stands."""
    done = pelican(copied, "-e", 'SITEURL="https://other.example"', "-o", "mine", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "https://other.example/fi/" in (tmp_path / "mine" / "sitemap.xml").read_text("utf-8")


def test_ignoring_the_cache(copied: Path, tmp_path: Path) -> None:
    """`--ignore-cache` builds everything anew: it mends a file that only a look at every byte shows to be changed."""
    first = pelican(copied, "-o", str(tmp_path / "output"), SOURCE_DATE_EPOCH=EPOCH)
    before = tree(tmp_path / "output")
    change_unseen(tmp_path / "output" / "fi" / "index.html")
    again = pelican(copied, "--ignore-cache", "-o", str(tmp_path / "output"), SOURCE_DATE_EPOCH=EPOCH)
    assert (first.returncode, again.returncode) == (0, 0)
    assert different(tree(tmp_path / "output"), before) == []


def test_the_clock_is_read_once(copied: Path, tmp_path: Path) -> None:
    """A moment that was asked for counts more than SOURCE_DATE_EPOCH, and that more than the present."""
    asked = build(copied, tmp_path / "one", SOURCE_DATE_EPOCH="0")
    assert asked.returncode == 0
    early = pelican(copied, "-o", str(tmp_path / "two"), SOURCE_DATE_EPOCH="0")
    assert early.returncode == 0
    assert "next_build" in (tmp_path / "one" / "build.json").read_text("utf-8")
    assert (tmp_path / "one" / "build.json").read_bytes() != (tmp_path / "two" / "build.json").read_bytes()


def test_the_module_of_the_host_is_not_needed_on_the_path(copied: Path, tmp_path: Path) -> None:
    """A settings file finds the program by itself, so that Pelican's own command works from a foreign folder."""
    done: Done = run("-m", "pelican", "-s", str(copied), "-o", str(tmp_path / "output"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def numbers(said: str) -> list[str]:
    """The numbers of files in the last line of a build: written, unchanged, removed."""
    found = re.search(r"Tiedostot: (\d+) kirjoitettu, (\d+) ennallaan, (\d+) poistettu", said)
    return list(found.groups()) if found else []


def change_unseen(file: Path) -> None:
    """Change a file's bytes, but neither its size nor its date."""
    stamp = file.stat()
    file.write_bytes(file.read_bytes().swapcase())
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
