"""Archives of feeds after edits: most of their entries come from the file that stands, and it is as if all were new."""

from collections.abc import Iterator

import pytest

from plugins.formats.feed_xml import split_entries
from tests.building import SITES, build_site
from tests.whole.edits import Change, moved, removed, replaced, written
from tests.whole.workshop import Workshop

STORIES = 31
ONE, LAST, OTHER = (f"content/news/2025-03-{day:02}-uutinen-{day}" for day in (7, 31, 3))
FI = f"{ONE}/index.fi.md"
LAST_FI, OTHER_FI = f"{LAST}/index.fi.md", f"{OTHER}/index.fi.md"
EVENT = "content/events/soutu/index.fi.md"
ARCHIVES = ("fi/rss-2025.xml", "fi/atom-2025.xml", "fi/uutiset/rss-2025.xml", "fi/uutiset/atom-2025.xml")


def stories() -> Iterator[tuple[str, str]]:
    """More stories of a year than a feed holds, each with a link to the one before."""
    for day in range(1, STORIES + 1):
        rest = "[edellinen](../2025-03-07-uutinen-7/index.fi.md)" if day == 8 else "rivi"
        text = f"---\ntitle: Uutinen {day}\nsummary: S & {day}\n---\n\nJärven **jää** & {rest}.\n"
        yield f"content/news/2025-03-{day:02}-uutinen-{day}/index.fi.md", text


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small site with many stories of one year, built."""
    build_site(SITES / "small" / "pelicanconf.py", tmp_path_factory.mktemp("warm"))
    workshop = Workshop.begin(tmp_path_factory.mktemp("workshop"))
    workshop.repository.commit("2026-11-02T09:00:00+02:00", dict(stories()))
    workshop.repository.git("tag", "--force", "unedited")
    assert workshop.build().status == 0
    return workshop


EDITS = {
    "text": [replaced(FI, "rivi", "toinen ]]></item> rivi")],
    "no-text": [replaced(FI, "Järven **jää** & rivi.", "")],
    "several-texts": [replaced(FI, "rivi", "a"), replaced(LAST_FI, "rivi", "b")],
    "title": [replaced(FI, "Uutinen 7", "Seitsemäs")],
    "text-and-title": [replaced(FI, "rivi", "a"), replaced(LAST_FI, "Uutinen", "Uusi")],
    "removed": [removed(OTHER), replaced(FI, "rivi", "a")],
    "renamed": [moved(OTHER, "content/news/2025-03-30-toinen")],
    "translated": [written(f"{ONE}/index.en.md", "---\ntitle: Seventh\nsummary: S\n---\n\nIce.\n")],
    "event": [replaced(EVENT, "Lampi.", "Toinen lampi.")],
}


@pytest.mark.parametrize("changes", EDITS.values(), ids=EDITS)
def test_archives_after_an_edit_are_those_of_a_full_build(workshop: Workshop, changes: list[Change]) -> None:
    """Each edit comes as the one before is taken back."""
    with workshop.restored():
        for change in changes:
            change(workshop.site)
        assert workshop.built().different(workshop.full()) == []


def test_archives_after_one_edit_upon_another_are_those_of_a_full_build(workshop: Workshop) -> None:
    """What was taken from the file once is taken from there again."""
    with workshop.restored():
        for change in (EDITS["text"][0], EDITS["several-texts"][1]):
            change(workshop.site)
            assert workshop.build().status == 0
        replaced(FI, "toinen", "kolmas")(workshop.site)
        assert workshop.built().different(workshop.full()) == []


def test_an_archive_that_somebody_has_changed_is_made_whole(workshop: Workshop) -> None:
    """Even if the text of one of its entries is another at the same time."""
    assert workshop.build().status == 0
    file = workshop.output / ARCHIVES[0]
    file.write_bytes(file.read_bytes().replace("jää".encode(), "jäi".encode()))
    with workshop.restored():
        EDITS["text"][0](workshop.site)
        assert workshop.built().different(workshop.full()) == []


@pytest.mark.parametrize("path", ARCHIVES)
def test_entries_are_taken_apart_as_they_were_put_together(workshop: Workshop, path: str) -> None:
    """Nothing is lost between them."""
    assert workshop.build().status == 0
    content = (workshop.output / path).read_bytes()
    entries = split_entries(content, *(("item", 2) if "rss" in path else ("entry", 1)))
    assert len(entries) == STORIES
    assert b"".join(entries) in content
    assert content.count(b"</title>") == STORIES + 1
    assert [entry.count(b"</title>") for entry in entries] == [1] * STORIES
