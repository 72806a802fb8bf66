"""Whatever became of the cache, the output or the last build: the next build gives what a full one gives."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.building import SITES, build_site
from tests.whole.apart import apart
from tests.whole.breaking import build_broken_into, die, writes_of
from tests.whole.edits import BODY, FI, SAUNA, YEAR, Change, removed, written
from tests.whole.made_up_items import picture
from tests.whole.running import tree
from tests.whole.workshop import State, Workshop, rewrite_unseen

EDIT = (
    BODY,
    removed(YEAR),
    written(f"content/news/2026-11-20-jaa/{FI}", "---\ntitle: Jää\n---\n\nJää kantaa.\n"),
    written(f"{SAUNA}/sauna.png", picture("purple")),
)
"""An edit by which files change, come and go."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A site whose builds need not load anything any more."""
    build_site(SITES / "small" / "pelicanconf.py", tmp_path_factory.mktemp("warm"))
    return Workshop.begin(tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="module")
def unedited(workshop: Workshop) -> State:
    """What a full build makes of the site."""
    return workshop.full()


@pytest.fixture(scope="module")
def full(workshop: Workshop) -> State:
    """What a full build makes of the site after the edit."""
    with workshop.restored():
        make(workshop, EDIT)
        return workshop.full()


@pytest.fixture(scope="module")
def writes(workshop: Workshop) -> int:
    """How many times a build writes after the edit."""
    assert workshop.build().status == 0
    with workshop.restored():
        make(workshop, EDIT)
        found = apart(writes_of, workshop.site / "pelicanconf.py", workshop.output)
    assert found
    return found


@pytest.fixture
def built(workshop: Workshop, unedited: State) -> Iterator[Workshop]:
    """The site as it was, built; whatever a test does to its files is taken back."""
    assert workshop.built().different(unedited) == []
    with workshop.restored():
        yield workshop


def make(workshop: Workshop, edit: tuple[Change, ...]) -> None:
    """Edit a site."""
    for change in edit:
        change(workshop.site)


# Caches


def _flipped(data: bytes, place: int) -> bytes:
    """Bytes of which one bit is another."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda data: data[: len(data) // 2],
    "nonsense": lambda _: b"\x80\x04nonsense",
    "one bit in the middle": lambda data: _flipped(data, len(data) // 2),
    "another key": lambda data: _flipped(data, 0),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_costs_time_alone(built: Workshop, full: State, damage: str) -> None:
    """All of its files at once, while there is an edit to be seen."""
    make(built, EDIT)
    for file in files_below(built.cache):
        file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert built.built().different(full) == []


def test_a_cache_that_is_damaged_in_one_place_costs_time_alone(built: Workshop, unedited: State, full: State) -> None:
    """One file after the other, each in another way, with an edit that comes and goes."""
    for number, file in enumerate(files_below(built.cache)):
        make(built, EDIT if number % 2 == 0 else ())
        name, damage = list(DAMAGES.items())[number % len(DAMAGES)]
        if file.exists():
            file.write_bytes(damage(file.read_bytes()))
        expected = unedited if number % 2 else full
        assert (file.name, name, built.built().different(expected)) == (file.name, name, [])
        built.restore()


def files_below(folder: Path) -> list[Path]:
    """The files of a folder in which anything stands."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    assert found
    return found


def test_a_cache_that_is_gone_costs_time_alone(built: Workshop, full: State) -> None:
    """All of it, while the output knows which files are ours."""
    make(built, EDIT)
    shutil.rmtree(built.cache)
    assert built.built().different(full) == []


def test_a_cache_of_another_state_costs_time_alone(built: Workshop, unedited: State, full: State) -> None:
    """One that was put back from before an edit, or from after it, as servers that build do between two builds."""
    before = built.folder / "cache-before"
    shutil.copytree(built.cache, before)
    make(built, EDIT)
    assert built.built().different(full) == []
    built.cache.rename(built.folder / "cache-after")
    before.rename(built.cache)
    assert built.built().different(full) == []
    built.restore()
    shutil.rmtree(built.cache)
    (built.folder / "cache-after").rename(built.cache)
    assert built.built().different(unedited) == []


# Outputs

PAGE = "fi/uutiset/rantasauna-lampiaa/index.html"

HARMS: dict[str, Callable[[Path], object]] = {
    "page gone": lambda output: (output / PAGE).unlink(),
    "page edited": lambda output: (output / PAGE).write_text("x", "utf-8"),
    "page edited to the same size": lambda output: (output / PAGE).write_bytes((output / PAGE).read_bytes().swapcase()),
    "page of another date": lambda output: (output / PAGE).touch(),
    "page a link": lambda output: _link(output / PAGE, output / "fi/index.html"),
    "folder gone": lambda output: shutil.rmtree(output / "fi"),
    "all gone": shutil.rmtree,
    "manifest gone": lambda output: (output / ".manifest.json").unlink(),
    "manifest cut short": lambda output: (output / ".manifest.json").write_bytes(
        (output / ".manifest.json").read_bytes()[:99]
    ),
    "stage left": lambda output: (output / ".new").mkdir(),
}


def _link(file: Path, to: Path) -> None:
    file.unlink()
    file.symlink_to(to)


@pytest.mark.parametrize("harm", HARMS)
def test_an_output_that_was_harmed_is_made_good(built: Workshop, unedited: State, full: State, harm: str) -> None:
    """With nothing edited, and once more with an edit."""
    HARMS[harm](built.output)
    assert built.built().different(unedited) == []
    HARMS[harm](built.output)
    # Without the manifest nobody knows any more that the pages of what goes were ours.
    if "manifest" not in harm:
        make(built, EDIT)
        assert built.built().different(full) == []


def test_an_older_output_is_brought_up_to_date(built: Workshop, unedited: State, full: State) -> None:
    """The cache is that of an edit, the output from before it; and the other way round."""
    shutil.copytree(built.output, built.folder / "output-before")
    make(built, EDIT)
    assert built.built().different(full) == []
    built.output.rename(built.folder / "output-after")
    (built.folder / "output-before").rename(built.output)
    assert built.built().different(full) == []
    built.restore()
    shutil.rmtree(built.output)
    (built.folder / "output-after").rename(built.output)
    assert built.built().different(unedited) == []


# Edits that hide

UNSEEN: dict[str, bytes] = {
    f"{YEAR}/{FI}": b"",
    "content/registry/places.yml": b"",
    "content/news/2026-10-05-sauna/ohje.pdf": b"%PDF-1.5\n%%EOF\n",
    "content/news/2026-10-05-sauna/sauna.png": picture("purple"),
    "theme/static/style.css": b"",
    "theme/templates/page.html": b"",
}


@pytest.mark.parametrize("path", UNSEEN)
def test_other_bytes_of_one_size_and_date_are_seen(built: Workshop, unedited: State, path: str) -> None:
    """A file may be changed without a trace in its size and its date, by programs that keep dates."""
    file = built.site / path
    data = file.read_bytes()
    rewrite_unseen(file, UNSEEN[path] or _other(data))
    is_apart = "templates" in path
    found = built.built(is_apart=is_apart)
    assert found.different(built.full(is_apart=is_apart)) == []
    assert found.different(unedited) != []


def _other(data: bytes) -> bytes:
    """The same text with another letter in its last word."""
    place = max(data.rfind(letter) for letter in (b"katto", b"Rantapolku", b"margin", b"main"))
    return data[:place] + data[place : place + 3] + b"x" + data[place + 4 :]


def test_edits_right_after_each_other_are_all_seen(built: Workshop) -> None:
    """Also where the next one comes within the same tick of the clock, and keeps the size."""
    file = built.site / YEAR / FI
    text = file.read_text("utf-8")
    for letter in "bcdfg":
        file.write_text(text.replace("katto.", f"{letter}atto."), "utf-8")
        assert f"{letter}atto." in built.build().text("fi/uutiset/vuosi-kylissa/index.html")


@pytest.mark.parametrize("moment", [1, 3, 6, 9, 30, 60])
def test_an_edit_during_a_build_is_seen_by_the_next(built: Workshop, moment: int) -> None:
    """Whenever it comes, and although it changes neither the size nor the date of its file."""
    make(built, (BODY, *EDIT[2:]))
    change = partial(rewrite_unseen, built.site / YEAR / FI, _other((built.site / YEAR / FI).read_bytes()))
    done = apart(build_broken_into, built.site / "pelicanconf.py", built.output, moment, change)
    assert (done, "katxo" in (built.site / YEAR / FI).read_text("utf-8")) == (0, True)
    assert "katxo" in built.build().text("fi/uutiset/vuosi-kylissa/index.html")


# Builds that were killed

MOMENTS = (1, 3, 6, 9, 12, 15, 20, 40, 60, 80, -10, -8, -6, -5, -4, -2, -1)
"""The writes before which a build is killed, counted from the first one or from the last."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_leaves_no_trace(
    built: Workshop, writes: int, unedited: State, full: State, moment: int
) -> None:
    """However far it came: the edit is taken back, or built, as if nothing had happened, and nothing else is left."""
    killed = partial(build_broken_into, built.site / "pelicanconf.py", built.output, moment % (writes + 1), die)
    make(built, EDIT)
    assert apart(killed) is None
    built.restore()
    assert built.built().different(unedited) == []
    make(built, EDIT)
    assert apart(killed) is None
    assert built.built().different(full) == []
    assert left_in(built.cache) == []


@pytest.mark.parametrize("moment", [12, 40])
def test_a_killed_index_leaves_no_trace(built: Workshop, moment: int) -> None:
    """It is whole after the next build, the same as that of a full one."""
    settings, output = built.site / "pelicanconf.py", built.output
    make(built, EDIT)
    assert apart(build_broken_into, settings, output, moment, die, search=True) is None
    assert built.built(search=True).different(built.full(search=True)) == []
    assert left_in(built.cache) == []


def left_in(cache: Path) -> list[str]:
    """What a build in a cache began to write and did not end."""
    return sorted(path for path in tree(cache) if ".new" in path or "tmp" in path or "/new/" in path)
