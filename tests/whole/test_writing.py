"""The writers' guide holds: what it tells a newcomer to do is done here, word for word, and ends where it says.

All files, commands and places are taken from the guide itself. The story is written as in a browser, in a branch that
is merged; the event on a computer of one's own, from a clone; both are pushed to a bare repository, and what was
pushed is cloned and built.
"""

import re
import shlex
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import feedparser
import icalendar
import pytest
from invoke.program import Program

from plugins.host.starting import start_site
from tests.building import NOW, ROOT, Built, build_site
from tests.photographs import photograph
from tests.repository import AUTHOR, Repository

MOMENT = datetime.fromisoformat(NOW)
LETTER = "2026-12-01T09:00+02:00"
"""When the newsletter is looked at that tells of November."""

FILE = re.compile(r"`(content/[^`]+)`[^`]*:\n\n```(?:markdown|yaml)\n(.*?)```", re.DOTALL)
COMMANDS = re.compile(r"^```\n((?:\./inv|git) .*?)```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Guide:
    """The guide in a language: the files that it shows by their paths, and the commands in their order."""

    files: dict[str, str]
    commands: list[list[str]]

    @classmethod
    def read(cls, language: str) -> "Guide":
        """What the document of a language tells."""
        text = (ROOT / "docs" / f"writing.{language}.md").read_text("utf-8")
        lines = [line for block in COMMANDS.findall(text) for line in block.splitlines()]
        return cls(dict(FILE.findall(text)), [shlex.split(line) for line in lines])

    def of(self, kind: str) -> dict[str, str]:
        """The files of an item of a kind."""
        return {path: text for path, text in self.files.items() if path.startswith(f"content/{kind}/")}

    def titles(self, kind: str) -> dict[str, str]:
        """The title of an item of a kind, by language."""
        return {path.split(".")[-2]: _field(text, "title") for path, text in self.of(kind).items()}

    def command(self, *words: str) -> list[list[str]]:
        """The commands that begin with some words."""
        return [command for command in self.commands if tuple(command[: len(words)]) == words]


def _field(text: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*)$", text, re.MULTILINE)
    assert found is not None
    return found[1]


def inv(site: Path, *words: str) -> int:
    """Run a task of `./inv` for a site, as it is typed; its exit code."""
    with pytest.raises(SystemExit) as ended:
        Program().run(["inv", "--search-root", str(ROOT), *words, f"--settings={site / 'pelicanconf.py'}"])
    return int(str(ended.value.code))


def git(site: Path, command: list[str]) -> None:
    """Run a command of git as it is typed, by whoever tests are by."""
    Repository(site).git(*AUTHOR, *command[1:], moment=MOMENT.isoformat())


def begin(folder: Path) -> Path:
    """A site that a region has begun, in a bare repository."""
    assert start_site(folder / "begun", MOMENT.date()) == ()
    begun = Repository.begin(folder / "begun")
    begun.commit(MOMENT.isoformat())
    begun.git("clone", "--quiet", "--bare", ".", "../hub.git")
    return folder / "hub.git"


def clone(hub: Path, name: str) -> Path:
    """A clone of what was pushed, beside it."""
    Repository(hub.parent).git("clone", "--quiet", hub.name, name)
    return hub.parent / name


def write_in_browser(hub: Path, guide: Guide) -> None:
    """Make the story as in a web editor: each file a commit of a branch, which is merged."""
    editor = Repository(clone(hub, "editor"))
    editor.git("switch", "--quiet", "--create", "proposal")
    for path, text in guide.of("news").items():
        editor.commit(MOMENT.isoformat(), {path: text})
        picture = re.search(r"^image: (.*)$", text, re.MULTILINE)
        if picture:
            (editor.folder / path).with_name(picture[1]).write_bytes(photograph())
    editor.commit(MOMENT.isoformat())
    editor.git("switch", "--quiet", "main")
    git(editor.folder, ["git", "merge", "--quiet", "--no-ff", "proposal"])
    editor.git("push", "--quiet")


@pytest.fixture(scope="module", params=["fi", "en"])
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Walked":
    """The whole walk through the guide in a language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(MOMENT.timestamp())))
        return walk(Guide.read(request.param), tmp_path_factory.mktemp("walk"))


@dataclass(frozen=True)
class Walked:
    """What the walk left behind: the preview of the event as a draft, the live site, and the drafts of the letters."""

    guide: Guide
    preview: Built
    live: Built
    letters: dict[str, str]


def walk(guide: Guide, folder: Path) -> Walked:
    """Do what the guide says, from the first file to the newsletter."""
    hub = begin(folder)
    own = clone(hub, "own")
    write_in_browser(hub, guide)
    for command in guide.command("git", "pull"):
        git(own, command)
    begin_event(own, guide)
    preview = build_site(own / "pelicanconf.py", folder / "preview", strict=True, drafts=True)
    Repository(own).write(guide.of("events"))
    assert [inv(own, *words[1:]) for words in guide.command("./inv", "check")[:1]] == [0]
    for name in ("add", "commit", "push"):
        for command in guide.command("git", name):
            git(own, command)
    live = build_site(clone(hub, "live") / "pelicanconf.py", folder / "output", strict=True)
    return Walked(guide, preview, live, look_at_letters(own, guide))


def begin_event(own: Path, guide: Guide) -> None:
    """Add the place, and begin the event by each of the ways that the guide shows."""
    places = "content/registry/places.yml"
    with (own / places).open("a", encoding="utf-8") as file:
        file.write(guide.files[places])
    ways = guide.command("./inv", "new", "event")
    assert len(ways) == 2
    for way in ways:
        Repository(own).git("clean", "--quiet", "-d", "--force", "content/events")
        assert inv(own, *way[1:]) == 0
        assert all((own / path).is_file() for path in guide.of("events"))


def look_at_letters(own: Path, guide: Guide) -> dict[str, str]:
    """Begin the newsletter and look at it, as on the day on which it is sent; the plain text of each letter."""
    assert [inv(own, *words[1:]) for words in guide.command("./inv", "new", "newsletter")] == [0]
    preview = own / "preview"
    for words in guide.command("./inv", "newsletter", "preview"):
        inv(own, *words[1:], f"--now={LETTER}", f"--output={preview}")
    return {file.name.partition(".")[0]: file.read_text("utf-8") for file in preview.rglob("*.mail.txt")}


def test_the_guide_shows_what_the_walk_needs(walked: Walked) -> None:
    """A pair of files for the story, one for the event, the place, and every command."""
    guide = walked.guide
    assert [sorted(guide.titles(kind)) for kind in ("news", "events")] == [["en", "fi"]] * 2
    assert {tuple(command[:2]) for command in guide.commands} >= {
        ("git", "pull"), ("./inv", "new"), ("./inv", "serve"), ("./inv", "check"), ("./inv", "newsletter"),
        ("git", "add"), ("git", "commit"), ("git", "push"),
    }  # fmt: skip


def test_the_draft_is_in_the_preview_alone(walked: Walked) -> None:
    """What has just been begun is shown to its writer, in both languages, and stops nothing."""
    assert (walked.preview.status, walked.preview.told) == (0, "")
    for language, title in walked.guide.titles("events").items():
        section = {"fi": "tapahtumat", "en": "events"}[language]
        assert title in walked.preview.text(f"{language}/{section}/index.html")


def test_what_was_pushed_is_live(walked: Walked) -> None:
    """Story and event have their pages in both languages, the story its picture, without a warning."""
    assert (walked.live.status, walked.live.told) == (0, "")
    for kind, sections in {"news": ("uutiset", "news"), "events": ("tapahtumat", "events")}.items():
        for path, text in walked.guide.of(kind).items():
            language = path.split(".")[-2]
            section = dict(zip(("fi", "en"), sections, strict=True))[language]
            page = walked.live.text(f"{language}/{section}/{_field(text, 'slug')}/index.html")
            heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
            assert heading is not None
            assert _field(text, "title") in heading[1]
            assert ("<picture" in page) == (kind == "news")
    assert [path for path in walked.live.paths() if path.endswith("-960.jpg")] != []


def test_followers_are_told(walked: Walked) -> None:
    """A reader of feeds finds the story, and a calendar the event with its time, in each language."""
    news, events = walked.guide.titles("news"), walked.guide.titles("events")
    for language, section in {"fi": "uutiset", "en": "news"}.items():
        feed = feedparser.parse((walked.live.output / language / section / "rss.xml").read_bytes())
        assert [entry.title for entry in feed.entries] == [news[language]]
    for language, section in {"fi": "tapahtumat", "en": "events"}.items():
        file = walked.live.output / language / section / "calendar.ics"
        (found,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert (str(found["SUMMARY"]), found["DTSTART"].to_ical()) == (events[language], b"20261210T090000")


def test_the_newsletter_tells_of_both(walked: Walked) -> None:
    """The draft of the next letter has chosen the story and the event by itself, in each language."""
    assert set(walked.letters) >= {"fi", "en"}
    for kind in ("news", "events"):
        for language, title in walked.guide.titles(kind).items():
            assert title in walked.letters[language]
