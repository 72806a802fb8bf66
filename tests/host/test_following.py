"""Following: there is a build for each reason to build and for no other, and each end of one is told."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.engine.state import CODE
from plugins.host.builder import Answer
from plugins.host.following import Follower, Served
from plugins.host.live import Live
from plugins.host.opening import host_for
from plugins.host.telling import Teller
from plugins.host.watching import Changes
from tests.building import NOW, SITES

SMALL = SITES / "small" / "pelicanconf.py"
GOOD = Answer(0, "", "")


class Desk:
    """A follower whose builds are made up."""

    def __init__(self, output: Path, *answers: Answer, now: str = "") -> None:
        """The builds end as is said, one after the other; the last one goes on."""
        self.answers, self.built, self.forgotten, self.live = list(answers), 0, 0, Live()
        site = Served(SMALL, {}, host_for(str(SMALL), {}).settings, output, now)
        self.follower = Follower(site, self.build, self.forget, self.live, Teller("en"))

    def build(self) -> Answer:
        """Build, as it were."""
        self.built += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def forget(self) -> None:
        """Forget the code."""
        self.forgotten += 1

    def look(self, changed: Sequence[str], later: float = 0) -> None:
        """Look at what has changed, so many seconds from now."""
        self.follower.look(Changes(changed), self.follower.present() + later)


def changing(folder: Path, moment: str) -> Path:
    """An output folder of a site that changes by itself at a moment."""
    (folder / "build.json").write_text(f'{{"next_build": "{moment}"}}', "utf-8")
    return folder


@pytest.mark.parametrize(
    ("said", "problems"),
    [
        (Answer(0, "A word.\nBuilt news fi 3.\n", "A notice.\n"), ""),
        (Answer(1, "", "a.md:1: A mistake.\n"), "a.md:1: A mistake.\n"),
        (Answer(-9, "", "Half a"), "Half aThe build was ended before it was done (SIGKILL)."),
        (Answer(3, "", ""), "The build was ended before it was done (3)."),
    ],
)
def test_what_a_build_finds_is_told(
    said: Answer, problems: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To browsers, where the site could not be built, and on the terminal always."""
    desk = Desk(tmp_path, said)
    desk.follower.build_once()

    assert desk.live.problems.startswith(problems)
    assert bool(desk.live.problems) is bool(said.status)
    out = re.sub(r"Built in [\d.]+ s\.", "Built news fi 3.", capsys.readouterr().out)
    assert out == said.out + (desk.live.problems or said.err)


def test_pages_are_stale_after_a_good_build_alone(tmp_path: Path) -> None:
    """A build that fails leaves the site as it was, and so its name."""
    desk = Desk(tmp_path, GOOD, Answer(1, "", "A mistake.\n"), GOOD)
    names = list[str]()
    for _ in range(3):
        desk.look(["content/a.md"])
        names.append(desk.live.build)

    assert names[0] == names[1] != names[2]
    assert desk.live.problems == ""


def test_code_is_loaded_anew_when_it_changes(tmp_path: Path) -> None:
    """That of the program, the settings and a site's own plugins, but not for content."""
    desk = Desk(tmp_path, GOOD)
    desk.look(["content/a.md"])
    assert desk.forgotten == 0
    for number, path in enumerate([str(CODE / "host" / "messages" / "dates.fi.yml"), str(SMALL), "own/plugin.py"], 1):
        desk.look([path])
        assert desk.forgotten == number
    assert desk.built == 4


def test_a_site_that_changes_by_itself_is_built_anew(tmp_path: Path) -> None:
    """When its moment has come, once, and not before."""
    desk = Desk(changing(tmp_path, "2026-11-21T13:00:00+02:00"), GOOD)
    desk.follower.build_once()
    desk.follower.due = desk.follower.present() + 60
    desk.look([], later=59)
    assert desk.built == 1
    desk.look([], later=61)
    assert desk.built == 2


def test_nothing_is_built_again_and_again_for_a_moment_that_has_passed(tmp_path: Path) -> None:
    """As when the build at that moment fails, or does not know better; the next change or midnight mends it."""
    desk = Desk(changing(tmp_path, "2026-01-01T00:00:00+02:00"), GOOD)
    desk.follower.build_once()
    desk.look([], later=5)
    assert desk.built == 1
    assert desk.follower.due == float("inf")


def test_a_moment_that_was_named_does_not_pass(tmp_path: Path) -> None:
    """Whoever looks at the site of another day goes on looking at it."""
    desk = Desk(changing(tmp_path, "2026-11-21T12:00:01+02:00"), GOOD, now=NOW)
    desk.follower.build_once()
    desk.look([], later=10**9)
    assert desk.built == 1


def test_what_has_changed_is_named_as_the_writer_knows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its path in the folder of the site, and the others by their number."""
    desk = Desk(tmp_path, GOOD)
    desk.look([str(SMALL.parent / "content" / "news" / name) for name in ("b.md", "a.md")])
    assert capsys.readouterr().out == "Changed: content/news/a.md, and 1 more\n"
