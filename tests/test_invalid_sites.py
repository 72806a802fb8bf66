"""Mistakes in the content: each is told with its file, line, finding and hint, and nothing is built.

Every folder of `tests/sites/invalid/` is a site with one mistake, and what is told of it; every one of
`tests/sites/doubtful/` has what may be a mistake, and is built. What a repository cannot hold, such as a link or a very
large file, is made here.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.host import command
from tests.building import SITES, build_site, problem_lines

INVALID, DOUBTFUL = SITES / "invalid", SITES / "doubtful"
SETTINGS = INVALID / "pelicanconf.py"
MISTAKES, DOUBTS = (
    sorted(file.parent.name for file in folder.glob("*/expected.txt")) for folder in (INVALID, DOUBTFUL)
)
STORY = "news/2026-10-05-sauna"

Files = dict[str, tuple[bytes, int]]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a good build, with a file in it that is not ours."""
    folder = tmp_path_factory.mktemp("good")
    with contextlib.chdir(folder):
        assert build_site(SITES / "small" / "pelicanconf.py", folder / "output").status == 0
    (folder / "output" / "vieras.txt").write_text("Tämä ei ole meidän.", encoding="utf-8")
    return folder / "output"


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """An empty content folder, below the folder in which commands are given."""
    folder = tmp_path / "content"
    folder.mkdir()
    with contextlib.chdir(tmp_path):
        yield folder


def test_a_mistake_is_told_in_its_line_and_nothing_is_built(mistake: str, content: Path, output: Path) -> None:
    """Every mistake gives exactly the lines that are expected, exit code 1, and an output that was not touched."""
    shutil.copytree(INVALID / mistake / "content", content, dirs_exist_ok=True)
    before = files_of(output)

    built = build_site(SETTINGS, output, content=str(content))

    expected = (INVALID / mistake / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(problem_lines(built.told)) == sorted(expected)
    assert (built.status, built.said, built.told.splitlines()[-1]) == (1, "", refusal(len(expected)))
    assert files_of(output) == before


def test_a_doubt_is_told_in_its_line_and_stops_nothing(doubt: str, content: Path, output: Path, tmp_path: Path) -> None:
    """A site with a warning is built, exit code 0; under `--strict` nothing is written, and the exit code is 1."""
    shutil.copytree(DOUBTFUL / doubt / "content", content, dirs_exist_ok=True)
    before = files_of(output)

    built = build_site(SETTINGS, tmp_path / "other", content=str(content))
    strict = build_site(SETTINGS, output, content=str(content), strict=True)

    expected = (DOUBTFUL / doubt / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert (built.status, sorted(problem_lines(built.told))) == (0, sorted(expected))
    assert (strict.status, sorted(problem_lines(strict.told))) == (1, sorted(expected))
    assert strict.told.splitlines()[-1] == refusal(len(expected))
    assert (built.paths() != [], files_of(output)) == (True, before)


@pytest.mark.parametrize(
    "told_of", [*(f"invalid/{name}" for name in MISTAKES), *(f"doubtful/{name}" for name in DOUBTS)]
)
def test_a_mistake_is_told_in_finnish_too(told_of: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The Finnish lines stand at the same places, in words of their own, with every fact filled in."""
    shutil.copytree(SITES / told_of / "content", content, dirs_exist_ok=True)

    english, finnish = (told_in(language, content, capsys) for language in ("en", "fi"))

    assert [problem_place(row) for row in finnish] == [problem_place(row) for row in english]
    for other, own in zip(english, finnish, strict=True):
        sentences = f"{own['finding']} {own['hint']}"
        assert sentences != f"{other['finding']} {other['hint']}"
        assert own["hint"]
        assert not any(mark in str(own["finding"]) for mark in ("”?”", " ? ", "{", "_type"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test of a mistake or a doubt is made for every one of them."""
    for name, found in (("mistake", MISTAKES), ("doubt", DOUBTS)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, found)


def test_a_text_over_a_megabyte_is_an_error(content: Path, output: Path) -> None:
    """What is that long is a picture pasted into the text."""
    write(content / STORY / "index.fi.md", f"---\ntitle: Rantasauna\n---\n\n{'Löyly. ' * 140_000}\n")

    expected = (
        "content/news/2026-10-05-sauna/index.fi.md: The text is over one megabyte (1120028 bytes). "
        "Did a picture get pasted into it? Save the picture as a file of its own."
    )
    assert told(content, output) == [expected]


@pytest.mark.parametrize("place", ["index.fi.md", "", "sauna.png"])
def test_a_symbolic_link_is_never_followed(place: str, content: Path, output: Path, tmp_path: Path) -> None:
    """A file or folder that lies elsewhere is neither read nor published."""
    secret = tmp_path / "secret"
    write(secret / "index.fi.md", "---\ntitle: Salaisuus\n---\n")
    write(secret / "sauna.png", "salaisuus")
    if place:
        write(content / STORY / "index.en.md", "---\ntitle: A sauna\n---\n")
        (content / STORY / place).symlink_to(secret / place)
    else:
        (content / "news").mkdir()
        (content / STORY).symlink_to(secret)

    sentences = "This is a link to another place on the disk, not a file. Copy the file itself here."
    assert told(content, output) == [f"content/{STORY}{'/' if place else ''}{place}: {sentences}"]


@pytest.mark.parametrize(("name", "shown"), [(b"kuva\n1.png", "kuva�1.png"), (b"k\\1.png", "k\\1.png")])
def test_a_file_name_that_no_address_can_hold_is_an_error(name: bytes, shown: str, content: Path, output: Path) -> None:
    """A line break or a backslash in a name would end up in addresses and lists of files."""
    write(content / STORY / "index.fi.md", "---\ntitle: Rantasauna\n---\n")
    write(content / STORY / os.fsdecode(name), "")

    finding = f"The name '{shown}' has characters that cannot stand in an address."
    hint = "Rename it with letters, digits and hyphens, such as 'programme-2027.pdf'."
    assert told(content, output) == [f"content/{STORY}/{shown}: {finding} {hint}"]


def test_a_file_name_that_is_not_utf8_is_an_error(content: Path, output: Path) -> None:
    """A name in another encoding, such as an old archive leaves, is told like any other mistake."""
    write(content / STORY / "index.fi.md", "---\ntitle: Rantasauna\n---\n")
    try:
        write(content / STORY / os.fsdecode(b"n\xe4kym\xe4.png"), "")
    except OSError:
        pytest.skip("This file system has no names but UTF-8.")

    assert told(content, output)[0].startswith(f"content/{STORY}/n�kym�.png: The name 'n�kym�.png' has characters")


def test_what_is_no_file_is_an_error(content: Path, output: Path) -> None:
    """A pipe in the content folder is not waited for."""
    write(content / STORY / "index.fi.md", "---\ntitle: Rantasauna\n---\n")
    os.mkfifo(content / STORY / "sauna.png")

    assert told(content, output)[0].startswith(f"content/{STORY}/sauna.png: The file cannot be opened.")


def test_without_a_content_folder_nothing_is_built(content: Path, output: Path) -> None:
    """A path that was mistyped is told by itself."""
    built = build_site(SETTINGS, output, content=str(content.with_name("contents")))

    assert built.status == 1
    assert built.told == "contents: The content folder is not there. Check the path, or make the folder.\n"


def test_warnings_stop_a_build_only_under_strict(content: Path, output: Path, tmp_path: Path) -> None:
    """An event without a place is built, unless the warning counts as an error."""
    write(content / "events/talkoot/index.fi.md", "---\ntitle: Talkoot\nstart: 5.12.2026\n---\n")
    before = files_of(output)

    built = build_site(SETTINGS, tmp_path / "other", content=str(content))
    strict = build_site(SETTINGS, output, content=str(content), strict=True)

    warning = (
        "content/events/talkoot/index.fi.md:3: The event does not say where it is. "
        "Add 'venue:' with the id of a place, or 'online_url:' with an address."
    )
    assert (built.status, problem_lines(built.told)) == (0, [warning])
    assert (strict.status, problem_lines(strict.told), strict.told.splitlines()[-1]) == (1, [warning], refusal(1))
    assert files_of(output) == before


def test_what_depends_on_the_clock_never_stops_a_build(content: Path, tmp_path: Path) -> None:
    """A promise that was not kept is a notice, even under --strict: an untouched site does not break by itself."""
    write(content / STORY / "index.fi.md", "---\ntitle: Rantasauna\n---\n")
    write(content / STORY / "index.en.md", "---\ntranslation: pending\ndue: 20.11.2026\n---\n")

    built = build_site(SETTINGS, tmp_path / "out", content=str(content), strict=True)

    assert built.status == 0
    assert f"\ncontent/{STORY}/index.en.md:3: The translation was promised for 20 November 2026" in built.told


TITLES = [
    "KesTech: uusi vaihe",
    "Ohjelma #3 alkaa",
    '"Valon päivät" Joensuussa',
    "@kestech",
    "'Uusi' ja \"vanha\"",
    "Rock & roll < jazz",
    "100 % vihreää",
    "no",
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_that_people_write_are_read_whole(title: str, content: Path, tmp_path: Path) -> None:
    """Colons, hash signs and quotation marks are part of a title, in the page and in the feed."""
    write(content / STORY / "index.fi.md", f"---\ntitle: {title}\n---\n\nTeksti.\n")

    built = build_site(SETTINGS, tmp_path / "out", content=str(content))

    assert (built.status, built.told) == (0, "")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", built.text("fi/uutiset/sauna/index.html"), re.DOTALL)
    assert heading
    assert unescape(re.sub("<[^>]*>", "", heading[1])).strip() == title
    # feedparser reads a title as HTML, as readers do, so the text is taken from the XML.
    feed = ElementTree.fromstring(built.text("fi/rss.xml"))  # noqa: S314 - our own output
    assert feed.findtext("channel/item/title") == title


def write(file: Path, text: str) -> None:
    """Write a file of the content, with its folders."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def told(content: Path, output: Path) -> list[str]:
    """What a build tells of the content that it refuses, while the output stays as it was."""
    before = files_of(output)
    built = build_site(SETTINGS, output, content=str(content))
    lines, last = problem_lines(built.told), built.told.splitlines()[-1]
    assert (built.status, last) == (1, refusal(len(lines)))
    assert files_of(output) == before
    return lines


def refusal(number: int) -> str:
    """The last line of a build that was refused."""
    return f"Nothing was built, because of {number} problem(s) above. The site is as it was."


def told_in(language: str, content: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The problems of the content, as `check` tells them in a language."""
    command.check(settings=str(SETTINGS), content=str(content), language=language, format="json", spelling=False)
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)["problems"]
    return rows


def problem_place(row: dict[str, object]) -> tuple[object, object, object]:
    """Where a problem stands, and which it is."""
    return row["path"], row["line"], row["code"]


def files_of(folder: Path) -> Files:
    """The bytes and the time of change of every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
