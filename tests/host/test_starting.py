"""Starting: a new item and a new site are files that build, and nothing that exists is written over."""

from datetime import date
from pathlib import Path

import pytest

from plugins.domain.problem import Problem
from plugins.events import feature as events
from plugins.host.starting import start_item, start_site
from plugins.news import feature as news
from plugins.newsletter import feature as newsletter
from plugins.pages import feature as pages
from tests.building import build_site

TODAY = date(2026, 11, 21)


def start(content: Path, kind: str, key: str, *languages: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The paths of the files of a new item, and why there are none."""
    features = [news(None), events(None), pages(None), newsletter(None)]
    files, problems = start_item(features, kind, key, content, languages or ("fi", "en"), TODAY)
    return [file.relative_to(content).as_posix() for file in files], problems


@pytest.mark.parametrize(
    ("kind", "key", "folder"),
    [
        ("news", "uusi-silta", "news/2026-11-21-uusi-silta"),
        ("news", "2026-12-01-uusi-silta", "news/2026-12-01-uusi-silta"),
        ("event", "talkoot", "events/talkoot"),
        ("events", "talkoot", "events/talkoot"),
        ("page", "liikenne", "pages/liikenne"),
        ("newsletter", "2026-12", "newsletters/2026-12"),
    ],
)
def test_a_new_item_has_a_file_for_each_language(kind: str, key: str, folder: str, tmp_path: Path) -> None:
    """News begin with today's date where the key has none."""
    files, problems = start(tmp_path, kind, key)

    assert problems == ()
    assert files == [f"{folder}/index.fi.md", f"{folder}/index.en.md"]
    assert all((tmp_path / file).is_file() for file in files)


@pytest.mark.parametrize(
    ("kind", "key"),
    [("news", "uusi-silta"), ("event", "uusi-silta"), ("page", "uusi-silta"), ("newsletter", "2026-12")],
)
def test_a_new_item_builds_without_a_warning(kind: str, key: str, tmp_path: Path) -> None:
    """What a writer is given to begin with is right."""
    assert start_site(tmp_path / "site", TODAY) == ()
    _, problems = start(tmp_path / "site" / "content", kind, key)
    assert problems == ()

    built = build_site(tmp_path / "site" / "pelicanconf.py", tmp_path / "out", strict=True, drafts=True)

    assert (built.status, built.told) == (0, "")


def test_a_language_without_a_starter_gets_the_english_one(tmp_path: Path) -> None:
    """A further language needs no file of its own to begin an item."""
    start(tmp_path, "page", "trafik", "fi", "en", "sv")

    english, swedish = ((tmp_path / f"pages/trafik/index.{code}.md").read_text("utf-8") for code in ("en", "sv"))
    assert swedish == english


@pytest.mark.parametrize(
    ("kind", "key", "code"),
    [
        ("evnt", "talkoot", "unknown-kind"),
        ("event", "Kevät päivä", "bad-key"),
        ("event", "../../x", "bad-key"),
        ("event", "", "bad-key"),
    ],
)
def test_what_cannot_be_started_is_told(kind: str, key: str, code: str, tmp_path: Path) -> None:
    """Nothing is written, neither here nor elsewhere."""
    files, problems = start(tmp_path / "content", kind, key)

    assert files == []
    assert [problem.code for problem in problems] == [code]
    assert list(tmp_path.iterdir()) == []


def test_an_item_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """The second time, nothing changes."""
    files, _ = start(tmp_path, "event", "talkoot")
    (tmp_path / files[0]).write_text("Oma teksti.", encoding="utf-8")

    again, problems = start(tmp_path, "event", "talkoot")

    assert (again, [problem.code for problem in problems]) == ([], ["item-exists"])
    assert (tmp_path / files[0]).read_text(encoding="utf-8") == "Oma teksti."


def test_a_new_site_goes_into_an_empty_folder_only(tmp_path: Path) -> None:
    """A folder with anything in it, and a file, are left as they are."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("", encoding="utf-8")

    codes = {
        name: [problem.code for problem in start_site(tmp_path / name, TODAY)] for name in ("empty", "file", "full")
    }

    assert codes == {"empty": [], "file": ["folder-not-empty"], "full": ["folder-not-empty"]}
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a.txt"]


def test_a_new_site_has_nothing_of_the_demonstration(tmp_path: Path) -> None:
    """Neither its name nor its region is in what is begun."""
    start_site(tmp_path / "site", TODAY)
    texts = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file()]

    assert texts
    assert not [text for text in texts if "eutunäkymä" in text or "seutunakyma" in text or "Regional Outlook" in text]
