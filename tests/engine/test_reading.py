"""Reading gives the same records from the same bytes, from the cache or not, and tells what it cannot read."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from plugins.domain.record import Record
from plugins.engine.executors import CHUNK, HERE, Workers
from plugins.engine.markdown import MarkdownSettings
from plugins.engine.reading import LARGEST, Content, Reading, nothing_said, parse_text, read_content, read_registries
from plugins.engine.sources import Layout, Source, scan_content

LAYOUT = Layout(("news",), ("places",), ("fi", "en"))
MARKDOWN = {"fi": MarkdownSettings(), "en": MarkdownSettings()}
TEXT = "---\ntitle: Silta\n---\n\nSilta *aukeaa*.\n"


class Folder:
    """A content folder with a cache, and what reading it told."""

    def __init__(self, root: Path) -> None:
        """An empty folder."""
        self.content, self.cache, self.read_anew = root / "content", root / "cache" / "records", 0
        self.content.mkdir()

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def read(self, *, code: str = "code", jobs: int = 1, full: bool = False) -> Content:
        """Read the folder; `read_anew` says how many texts did not come from the cache."""
        told: list[int] = []
        reading = Reading(MARKDOWN, nothing_said, code, self.cache, Workers(jobs), full, told.append)
        content = read_content(scan_content(self.content, LAYOUT), reading)
        self.read_anew = sum(told)
        return content

    def read_registries(self) -> tuple[Record, ...]:
        """Read the registries of the folder."""
        return read_registries(scan_content(self.content, LAYOUT))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty content folder."""
    return Folder(tmp_path)


def parsed(data: bytes | None) -> Record:
    """The record of the bytes of a text."""
    source = Source("content/news/silta/index.fi.md", "index.fi.md", "news", "silta", "fi")
    return parse_text(source, data, MARKDOWN["fi"])


def codes(records: Sequence[Record]) -> list[tuple[int, str]]:
    """The line and code of each problem."""
    return [(problem.where.line, problem.code) for record in records for problem in record.problems]


def test_a_text_becomes_a_record() -> None:
    """The record names its item and holds fields with their lines, and the text as HTML."""
    record = parsed(TEXT.encode())

    assert (record.kind, record.key, record.language) == ("news", "silta", "fi")
    assert (record.fields["title"].value, record.fields["title"].line) == ("Silta", 2)
    assert record.body.parts == ("<p>Silta <em>aukeaa</em>.</p>",)
    assert record.problems == ()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, (0, "unreadable-file")),
        (b"", (0, "file-empty")),
        (b"---\ntitle: A\nsummary: l\xe4mpi\xe4\xe4\n---\n", (3, "not-utf8")),
        (b"a" * (LARGEST + 1), (0, "file-too-large")),
    ],
)
def test_what_cannot_be_read_is_one_problem(data: bytes | None, found: tuple[int, str]) -> None:
    """A file of which nothing is understood says why, and nothing else."""
    assert codes([parsed(data)]) == [found]
    assert parsed(data).fields == {}


def test_a_text_of_a_megabyte_is_read() -> None:
    """The limit itself is allowed."""
    paragraphs = TEXT.encode() + (b"Sana " * 1_000 + b"\n\n") * 200
    assert parsed(paragraphs[:LARGEST]).problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
)
def test_what_editors_add_is_read_silently(data: bytes) -> None:
    """A byte order mark, other line ends and decomposed letters change nothing."""
    assert parsed(data) == parsed(TEXT.encode())


def test_a_field_that_cannot_be_read_is_known_to_be_there() -> None:
    """Whoever types the fields does not tell that it is missing."""
    record = parsed(b"---\ntitle: A\nquotes:\n\t- text: B\n---\n")

    assert (record.unread, tuple(record.fields)) == (("quotes",), ("title",))


def test_nothing_is_read_twice(folder: Folder) -> None:
    """A second reading takes everything from the cache, and finds the same, problems included."""
    folder.write("news/silta/index.fi.md", TEXT)
    folder.write("news/tie/index.fi.md", "---\ntitle: Tie\ntitle: Polku\n---\n")
    first = folder.read()
    assert folder.read_anew == 2

    assert folder.read() == first
    assert folder.read_anew == 0
    assert codes(first.records) == [(3, "field-twice")]


def test_only_changed_bytes_are_read_anew(folder: Folder) -> None:
    """A changed file is read, whatever its time says; a touched one is not."""
    silta, tie = (folder.write(f"news/{key}/index.fi.md", TEXT) for key in ("silta", "tie"))
    folder.read()
    folder.write("news/silta/index.fi.md", TEXT.replace("Silta", "Sauna"))
    tie.touch()

    content = folder.read()

    assert [record.fields["title"].value for record in content.records] == ["Sauna", "Silta"]
    assert folder.read_anew == 1
    assert silta.exists()


def test_other_code_and_full_builds_read_everything(folder: Folder) -> None:
    """What other code has read is of no use, and nothing is on demand."""
    folder.write("news/silta/index.fi.md", TEXT)
    first = folder.read()

    assert folder.read(code="code 2") == first
    assert folder.read_anew == 1
    assert folder.read(code="code 2", full=True) == first
    assert folder.read_anew == 1


def test_a_damaged_cache_is_read_around(folder: Folder) -> None:
    """Whatever happened to the cache, the records are the same."""
    folder.write("news/silta/index.fi.md", TEXT)
    first = folder.read()
    folder.cache.write_bytes(folder.cache.read_bytes()[:-1])

    assert folder.read() == first
    assert folder.read_anew == 1


def test_what_is_deleted_is_forgotten(folder: Folder) -> None:
    """A file that is gone is not read from the cache."""
    file = folder.write("news/silta/index.fi.md", TEXT)
    folder.read()
    file.unlink()

    assert folder.read().records == ()


def test_several_processes_read_the_same(folder: Folder) -> None:
    """The order of the records is that of the paths, whoever read them."""
    for number in range(2 * CHUNK + 1):
        folder.write(f"news/n{number}/index.fi.md", TEXT.replace("Silta", f"Silta {number}"))
    alone = folder.read(full=True)

    assert folder.read(jobs=2, full=True) == alone
    assert [record.path for record in alone.records] == sorted(record.path for record in alone.records)


def test_a_registry_becomes_one_record_an_entry(folder: Folder) -> None:
    """Each entry knows the line of its id and those of its fields."""
    folder.write("registry/places.yml", "# Paikat\nsilta:\n  name:\n    fi: Silta\n\ntie: {name: {fi: Tie}}\n")

    entries = folder.read_registries()

    assert [(entry.kind, entry.key, entry.line) for entry in entries] == [("places", "silta", 2), ("places", "tie", 6)]
    assert entries[0].where("name", "fi").line == 4
    assert entries[0].fields["name"].value == {"fi": "Silta"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- silta\n", (1, "registry-shape")),
        ("silta: Silta\n", (1, "registry-shape")),
        ("silta:\n  name: *a\n", (2, "yaml-sign")),
        ("silta: {}\nsilta: {}\n", (2, "part-twice")),
    ],
)
def test_a_registry_that_cannot_be_read_is_one_problem(text: str, found: tuple[int, str], folder: Folder) -> None:
    """The file as a whole is told of, and has no entries."""
    folder.write("registry/places.yml", text)
    entries = folder.read_registries()

    assert [(problem.where.line, problem.code) for entry in entries for problem in entry.problems] == [found]
    assert [entry.key for entry in entries] == [""]


def test_an_empty_registry_is_no_problem(folder: Folder) -> None:
    """A registry may have nothing but remarks."""
    folder.write("registry/places.yml", "# Paikat tulevat tähän.\n")

    assert [entry.problems for entry in folder.read_registries()] == [()]


def test_a_notice_costs_a_registry_no_entry(folder: Folder) -> None:
    """Invisible characters are left out and told of once; the entries are all there."""
    folder.write("registry/places.yml", "silta: {name: {fi: Sil\x02ta}}\ntie: {name: {fi: Tie}}\n")
    entries = folder.read_registries()

    assert [(problem.severity.value, problem.code) for entry in entries for problem in entry.problems] == [
        ("notice", "control-characters")
    ]
    assert [entry.fields["name"].value for entry in entries] == [{"fi": "Silta"}, {"fi": "Tie"}]


def test_files_beside_an_item_are_known_by_digest_and_size(folder: Folder) -> None:
    """A picture's pixels are read; a changed picture has another digest."""
    folder.write("news/silta/index.fi.md", TEXT)
    Image.new("RGB", (4, 3)).save(folder.content / "news/silta/a.png")
    first = folder.read().media["news", "silta"]
    Image.new("RGB", (5, 3)).save(folder.content / "news/silta/a.png")
    second = folder.read().media["news", "silta"]

    assert [(media.name, media.width, media.height) for media in (*first, *second)] == [
        ("a.png", 4, 3),
        ("a.png", 5, 3),
    ]
    assert first[0].digest != second[0].digest


def test_kept_files_are_known_by_their_sha256(folder: Folder) -> None:
    """As `sha256sum` prints it, so that anybody can check what was sent."""
    folder.write("news/kirje/index.fi.md", TEXT)
    folder.write("news/kirje/sent/mail.fi.html", "abc")
    sources = scan_content(folder.content, LAYOUT._replace(kept={"news": "sent"}))

    content = read_content(sources, Reading(MARKDOWN, nothing_said, "code", folder.cache, HERE))

    (file,) = content.kept["news", "kirje"]
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (file.name, file.size, file.digest) == ("mail.fi.html", 3, digest)
    assert (content.media, content.problems) == ({}, ())


@pytest.mark.parametrize("summary", ["", "summary:\n", "summary: \n", 'summary: ""\n'])
def test_a_text_without_a_summary_stands_for_one(summary: str, folder: Folder) -> None:
    """Lists show its beginning then, so that a change of the text is a change of what they show."""
    digests = []
    for text in ("Eka.", "Toka."):
        folder.write("news/silta/index.fi.md", f"---\ntitle: Silta\n{summary}---\n\n{text}\n")
        digests.append(folder.read().digests["content/news/silta/index.fi.md"].facts)
    assert digests[0] != digests[1]
