"""The index: made once from the same records, the same on every run, and only of what the records say."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.engine.search_index import Indexing, index_outputs
from plugins.engine.search_records import IndexRefused, SearchRecord, Terms, render_record

RECORDS = (
    SearchRecord(
        "/fi/uutiset/silta/", "fi", "Silta & tie", ("Kylät",), ("Siltaa korjataan.",), {"kind": "Uutinen"},
        {"kind": ("news",), "theme": ("kylat", "tiet"), "place": ("kyla",)}, {"date": "2026-01-02"},
    ),
    SearchRecord("/en/news/bridge/", "en", "Bridge", texts=("It is mended.",), filters={"kind": ("news",)}),
    SearchRecord("/en/events/talkoot/", "en", "", texts=("Event",), filters={"kind": ("events",)}),
)  # fmt: skip
NO_PROGRAM = "PAGEFIND_BINARY_PATH"


@pytest.fixture
def indexing(tmp_path: Path) -> Indexing:
    """An index in an empty folder."""
    return Indexing(tmp_path / "search", "code")


def made(indexing: Indexing, records: tuple[SearchRecord, ...] = RECORDS) -> dict[str, bytes]:
    """The files of the index by address."""
    return {output.path: Path(output.source).read_bytes() for output in index_outputs(records, indexing)}


def fragments(files: dict[str, bytes]) -> Iterator[dict[str, object]]:
    """What the index keeps of each page."""
    for path, content in files.items():
        if "/fragment/" in path:
            yield json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def test_there_is_what_browsers_ask_for(indexing: Indexing) -> None:
    """The program, a machine for each language, and the index; none of Pagefind's own interfaces."""
    files = made(indexing)
    fixed = {path for path in files if path.count("/") == 1 and not path.endswith(".pf_meta")}
    assert fixed == {
        f"pagefind/{name}" for name in ("pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.fi.pagefind")
    }
    assert {str(page["url"]) for page in fragments(files)} == {record.address for record in RECORDS}


def test_languages_are_apart_and_in_order(indexing: Indexing) -> None:
    """Each language has an index of its own pages."""
    entry = json.loads(made(indexing)["pagefind/pagefind-entry.json"])
    assert {code: language["page_count"] for code, language in entry["languages"].items()} == {"en": 2, "fi": 1}
    assert list(entry["languages"]) == ["en", "fi"]


def test_every_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """In any folder, and in whatever order the program comes upon things."""
    first, *others = (made(Indexing(tmp_path / str(number), "code")) for number in range(4))
    assert [other == first for other in others] == [True] * 3


def test_the_same_records_are_indexed_once(indexing: Indexing, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, the program is not even asked for; a changed word, other code, or a full build needs it."""
    first = made(indexing)
    monkeypatch.setenv(NO_PROGRAM, str(indexing.folder / "missing"))
    assert made(indexing) == first
    edited = (*RECORDS[:2], SearchRecord("/en/events/talkoot/", "en", "", texts=("Events",)))
    for again, records in (
        (indexing, edited),
        (Indexing(indexing.folder, "other code"), RECORDS),
        (Indexing(indexing.folder, "code", full=True), RECORDS),
    ):
        with pytest.raises(IndexRefused):
            made(again, records)


@pytest.mark.parametrize("name", ["made", "bundle/pagefind.js"])
def test_a_damaged_index_is_made_anew(indexing: Indexing, name: str) -> None:
    """Whichever of its files is cut short."""
    first = made(indexing)
    (indexing.folder / name).write_bytes(b"x")
    assert made(indexing) == first


def test_nothing_to_be_found_is_no_index(indexing: Indexing) -> None:
    """Without records there are no files."""
    assert made(indexing, ()) == {}


@pytest.mark.parametrize(
    ("script", "said"),
    [("#!/bin/sh\necho 'out of paper' >&2\nexit 3\n", "out of paper"), ("#!/bin/sh\nexit 0\n", "pagefind: 0")],
)
def test_a_program_that_fails_is_told_of(
    indexing: Indexing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """By its own last words; one that is not there by its name."""
    program = tmp_path / "pagefind"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(NO_PROGRAM, str(program))
    with pytest.raises(IndexRefused, match=said):
        made(indexing)


def test_a_page_for_pagefind_says_what_the_record_says() -> None:
    """Nothing of it is markup, and what is hidden counts less than what stands there."""
    record = SearchRecord('/x/"/', "fi", "<b>A & B</b>", names=("Oulu",), texts=("a < b",), shown={"place": 'Kuja "1"'})
    html = render_record(record, Terms(("otsikko",), ("sana",), ("osa",)))
    assert '<h1 data-pagefind-weight="10" data-pagefind-meta="title">&lt;b&gt;A &amp; B&lt;/b&gt;</h1>' in html
    assert '<i data-pagefind-meta="place[title]" title="Kuja &quot;1&quot;"></i>' in html
    weights = {
        word: float(html.partition(f">{word}<")[0].rpartition('"')[0].rpartition('"')[2])
        for word in ("otsikko", "sana", "osa")
    }
    assert 10 > weights["otsikko"] > 1 > weights["sana"] > weights["osa"]
