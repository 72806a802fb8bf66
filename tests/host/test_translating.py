"""`./inv translations`: what git knows of texts, told on a terminal, as JSON and as a page; nothing else changes."""

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plugins.host.translating import translations
from tests.building import NOW, SITES
from tests.repository import Repository

SETTINGS = str(SITES / "small" / "pelicanconf.py")
FIRST, SECOND, THIRD = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00", "2026-11-12T08:15:00+02:00"
STORY = "content/news/silta"
SOURCE, TRANSLATION = f"{STORY}/index.fi.md", f"{STORY}/index.en.md"
FINNISH = "---\ntitle: Silta\ndate: 1.9.2026\n---\n\nSilta on valmis.\n\nTervetuloa juhliin lauantaina.\n"
ENGLISH = "---\ntitle: The bridge\n---\n\nThe bridge is ready.\n\nWelcome on Saturday.\n"
CHANGED = FINNISH.replace("lauantaina", "vasta sunnuntaina")

Facts = dict[str, Any]


class Told(NamedTuple):
    """What a command said, and its exit code."""

    status: int
    said: str
    told: str


Tell = Callable[..., Told]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A story in both languages, committed at once."""
    repository = Repository.begin(tmp_path / "site")
    repository.commit(FIRST, {SOURCE: FINNISH, TRANSLATION: ENGLISH})
    return repository


@pytest.fixture
def tell(repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs the command in the folder of the repository."""
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("COLUMNS", "80")

    def run(**options: Any) -> Told:
        try:
            status = translations(
                **{"settings": SETTINGS, "content": "content", "now": NOW, "language": "en", **options}
            )
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return Told(status, *capsys.readouterr())

    return run


def english(told: Told, name: str = "news/silta") -> Facts:
    """What a report for programs says of an English version."""
    items = {item["name"]: item for item in json.loads(told.said)["items"]}
    found: Facts = items[name]["versions"]["en"]
    return found


@pytest.mark.parametrize(
    ("commits", "today", "state"),
    [
        ([], {}, "full"),
        ([{SOURCE: CHANGED}], {}, "outdated"),
        ([{SOURCE: CHANGED, TRANSLATION: ENGLISH.replace("Saturday", "Sunday")}], {}, "full"),
        ([{SOURCE: CHANGED}, {TRANSLATION: ENGLISH.replace("Saturday", "Sunday")}], {}, "full"),
        ([{SOURCE: CHANGED}, {TRANSLATION: f"{ENGLISH}\n"}], {}, "outdated"),  # an empty line follows nothing
        ([{SOURCE: CHANGED}, {SOURCE: FINNISH}], {}, "full"),  # changed back
        ([{SOURCE: FINNISH.replace("date: 1.9.2026", "date: 2.9.2026\nplaces: lampi")}], {}, "full"),  # a shared fact
        ([{SOURCE: FINNISH.replace("title: Silta", "title: Silta\nslug: uusi-silta")}], {}, "full"),
        ([{SOURCE: FINNISH.replace("title: Silta", "title: Kaunis silta")}], {}, "outdated"),
        ([{SOURCE: FINNISH.replace("juhliin", "jühliin")}], {}, "full"),  # a slip
        ([{SOURCE: f"{FINNISH}\n<!-- Muista kysyä. -->\n"}], {}, "full"),  # a remark
        ([{SOURCE: f"{FINNISH}\n\x00"}], {}, "full"),
        ([{SOURCE: "---\ntitle: [\n"}, {SOURCE: FINNISH}], {}, "full"),  # a revision that cannot be read
        ([], {SOURCE: CHANGED}, "outdated"),
        ([], {SOURCE: CHANGED, TRANSLATION: ENGLISH.replace("Saturday", "Sunday")}, "full"),  # both at work
        ([{SOURCE: CHANGED}], {TRANSLATION: ENGLISH.replace("Saturday", "Sunday")}, "full"),
        ([{SOURCE: CHANGED}], {TRANSLATION: ENGLISH.replace("---\n\n", "checked: 12.11.2026\n---\n\n")}, "reviewed"),
        ([{SOURCE: CHANGED}], {TRANSLATION: ENGLISH.replace("---\n\n", "checked: 11.10.2026\n---\n\n")}, "outdated"),
        ([{SOURCE: CHANGED}], {TRANSLATION: ENGLISH.replace("---\n\n", "checked: 1.1.2027\n---\n\n")}, "outdated"),
        ([{SOURCE: CHANGED}], {TRANSLATION: ""}, "missing"),
        ([{TRANSLATION: ENGLISH.replace("---\n\n", "translation: pending\n---\n\n")}], {}, "pending"),
    ],
)
def test_a_translation_is_outdated_when_its_source_says_something_else(
    repository: Repository, tell: Tell, commits: list[Mapping[str, str]], today: Mapping[str, str], state: str
) -> None:
    """After the last commit that changed the translation's text, or the day it was checked; files at work count too."""
    for moment, files in zip((SECOND, THIRD), commits, strict=False):
        repository.commit(moment, files)
    repository.write(today)

    assert english(tell(format="json"))["state"] == state


def test_what_has_changed_is_told(repository: Repository, tell: Tell) -> None:
    """Each commit by its day, subject and words, and a command that shows all of it, as it can be copied."""
    repository.commit(SECOND, {SOURCE: CHANGED})
    repository.commit(THIRD, {SOURCE: CHANGED.replace("valmis", "aivan valmis")})
    changes = english(tell(format="json"))["changes"]

    assert [(step["subject"], step["words"]) for step in changes["commits"]] == [
        (f"As of {SECOND}", 2),
        (f"As of {THIRD}", 1),
    ]
    assert (changes["words"], [one["line"] for one in changes["stretches"]]) == (3, [6, 8])
    shown = subprocess.run(changes["command"].split(), capture_output=True, text=True, check=True).stdout
    assert [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)] == [
        "-Silta on valmis.", "+Silta on aivan valmis.",
        "-Tervetuloa juhliin lauantaina.", "+Tervetuloa juhliin vasta sunnuntaina.",
    ]  # fmt: skip


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "untold"])
def test_a_folder_that_has_another_name_keeps_its_past(repository: Repository, tell: Tell, is_told: bool) -> None:
    """By `aliases`, or as git shows that a text moved; the command then names both paths."""
    new = "content/news/uusi-silta"
    alias = "aliases: silta\n" if is_told else ""
    moved = {f"{new}/index.fi.md": FINNISH, f"{new}/index.en.md": ENGLISH.replace("---\n\n", f"{alias}---\n\n")}
    repository.commit(SECOND, {SOURCE: "", TRANSLATION: "", **moved})
    assert english(tell(format="json"), "news/uusi-silta")["state"] == "full"

    repository.commit(THIRD, {f"{new}/index.fi.md": CHANGED})
    changes = english(tell(format="json"), "news/uusi-silta")["changes"]
    shown = subprocess.run(changes["command"].split(), capture_output=True, text=True, check=True).stdout

    assert len(changes["commits"]) == 1
    assert "+Tervetuloa juhliin vasta sunnuntaina." in shown


def test_a_file_beside_its_kind_may_become_a_folder(repository: Repository, tell: Tell) -> None:
    """`key.fi.md` and `key/index.fi.md` are the same text."""
    flat = {"content/news/silta.fi.md": CHANGED, "content/news/silta.en.md": ENGLISH}
    repository.commit(SECOND, {SOURCE: "", TRANSLATION: "", **flat})

    assert english(tell(format="json"))["state"] == "outdated"


@pytest.mark.parametrize("known", ["shallow", "none"])
def test_what_cannot_be_known_is_told(repository: Repository, tell: Tell, tmp_path: Path, known: str) -> None:
    """With half a history or none, dates alone speak; a strict check does not pass, as nobody could know."""
    updated = CHANGED.replace("date: 1.9.2026", "date: 1.9.2026\nupdated: 12.11.2026")
    other = {"content/news/pato/index.fi.md": FINNISH, "content/news/pato/index.en.md": ENGLISH}
    repository.commit(SECOND, {SOURCE: updated, **other})
    if known == "shallow":
        clone = Repository(tmp_path / "clone")
        repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone.folder))
    else:
        clone = Repository(tmp_path / "copy")
        clone.write({path: (repository.folder / path).read_text("utf-8") for path in (SOURCE, TRANSLATION, *other)})
    told = tell(content=str(clone.folder / "content"), format="json", strict=True)

    assert (json.loads(told.said)["history"], told.status) == (known, 1)
    assert (english(told)["state"], english(told)["readers_told"], "changes" in english(told)) == (
        "outdated",
        True,
        False,
    )
    assert english(told, "news/pato")["state"] == "full"
    said = tell(content=str(clone.folder / "content")).said
    assert ("--unshallow" in said, "no git history" in said) == (known == "shallow", known == "none")


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, 0),
        ({TRANSLATION: ""}, 0),  # missing is a choice
        ({TRANSLATION: "---\ntranslation: pending\ndue: 1.12.2026\n---\n"}, 0),
        ({TRANSLATION: "---\ntranslation: pending\ndue: 1.11.2026\n---\n"}, 1),
        ({SOURCE: CHANGED}, 1),
        ({SOURCE: CHANGED.replace("title: Silta", "title: Silta\ndraft: yes")}, 0),
    ],
)
def test_a_strict_check_fails_on_what_readers_miss(
    repository: Repository, tell: Tell, files: Mapping[str, str], status: int
) -> None:
    """What is past its promised day or possibly outdated; without `--strict` nothing ever fails."""
    repository.commit(SECOND, files)

    assert [tell(strict=True).status, tell().status] == [status, 0]


GOLDEN = {
    "en": """\
Translations on 21 November 2026

To do next
The bridge (news/silta), English
  The source has changed since it was translated (words: 2).
  Translate the changes. If nothing needs to be changed, write in
  content/news/silta/index.en.md: checked: 21.11.2026.
  The site does not tell readers of this.
  If the change matters to them, write in the source
  content/news/silta/index.fi.md: updated: 21.11.2026.
""",
}


def test_nothing_but_the_cache_is_touched(repository: Repository, tell: Tell) -> None:
    """The command reads: neither content nor output nor history changes."""
    repository.commit(SECOND, {SOURCE: CHANGED})
    tell()
    tell(format="json")
    tell(format="html")

    assert repository.git("status", "--porcelain") == "?? .cache/\n"
    assert sorted(path.name for path in (repository.folder / ".cache").glob("*.html")) == ["translations.html"]
