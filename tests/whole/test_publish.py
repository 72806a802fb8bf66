"""`./inv publish` as people type it: the live site is what stands in git, or what it was before."""

import json
import shutil
import threading
from itertools import takewhile
from pathlib import Path

import pytest

from tests.building import NOW, ROOT, SITES
from tests.engine.sites import published
from tests.engine.test_websub import hub
from tests.repository import Repository
from tests.whole.running import Done, invoke

STORY = "content/news/2026-11-20-jaa/index.fi.md"
ICE = "---\ntitle: Jää kantaa\n---\n\nJää kantaa jo.\n"
PAGE = "fi/uutiset/jaa/index.html"


class Office:
    """A small site under git, and a folder of releases beside it."""

    def __init__(self, folder: Path) -> None:
        """Know the site in a folder, which is there."""
        self.folder, self.repository = folder, Repository(folder / "site")
        self.site, self.releases, self.plain = folder / "site", folder / "releases", folder / "plain"

    @classmethod
    def begin(cls, folder: Path) -> "Office":
        """Write the site into an empty folder and commit it."""
        office = cls(folder)
        Repository.begin(office.site)
        shutil.copytree(SITES / "small" / "content", office.site / "content")
        settings = (SITES / "small" / "pelicanconf.py").read_text("utf-8")
        settings = (
            f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{settings}\n"
            f"SEARCH = False\nJOBS = 1\nCACHE_PATH = {str(folder / 'cache')!r}\n"
        )
        ignored = ".cache\n__pycache__\noutput\n"
        office.repository.commit("2026-11-20T12:00+02:00", {"publishconf.py": settings, ".gitignore": ignored})
        return office

    @property
    def live(self) -> Path:
        """The folder that is served."""
        return self.releases / "current"

    def publish(self, *words: str, to: str = "releases", now: str = NOW) -> Done:
        """Publish, and wait for the end."""
        place = {"releases": f"--releases={self.releases}", "plain": f"--to={self.plain}"}.get(to, "--strict")
        return invoke("publish", f"--settings={self.site / 'publishconf.py'}", place, f"--now={now}", *words)

    def write(self, story: str, moment: str = "2026-11-21T10:00+02:00") -> None:
        """Commit a story."""
        self.repository.commit(moment, {STORY: story})


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office that has published once."""
    office = Office.begin(tmp_path_factory.mktemp("office"))
    done = office.publish()
    assert done.returncode == 0, done.stderr
    return office


@pytest.fixture
def office(first: Office, tmp_path: Path) -> Office:
    """A copy of it, which a test may change."""
    shutil.copytree(first.folder, tmp_path / "office", symlinks=True)
    return Office(tmp_path / "office")


def head(office: Office) -> str:
    """The commit at which the site stands."""
    return office.repository.git("rev-parse", "HEAD").strip()


def test_what_is_committed_is_live_and_readers_news_are_told(office: Office) -> None:
    """The new page by its address and title; feeds and calendars are counted. Drafts are never published."""
    office.write(ICE)
    done = office.publish()
    assert done.returncode == 0, done.stderr
    assert "Jää kantaa jo." in (office.live / PAGE).read_text("utf-8")
    assert office.live.readlink().name == f"000002-{head(office)}"
    assert "  /fi/uutiset/jaa/  Jää kantaa" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1].startswith("Julkaistu: https://")


def test_a_mistake_leaves_the_live_site(office: Office) -> None:
    """All problems are told, and nothing else happens."""
    before = published(office.live)
    office.write(ICE.replace("title", "titel") + "\n[Rikki](../../events/ei-ole/)\n")
    done = office.publish()
    assert (done.returncode, "titel" in done.stderr, "ei-ole" in done.stderr) == (1, True, True)
    assert (published(office.live), len(list((office.releases / "releases").iterdir()))) == (before, 1)


def test_what_is_live_stays_although_later_builds_replace_their_files(office: Office) -> None:
    """A release shares files with the build that it came from, and must never change with it."""
    before = published(office.live.resolve())
    old = office.live.resolve()
    office.write(ICE)
    assert office.publish().returncode == 0
    assert published(old) == before


def test_one_can_go_back_and_on_again(office: Office) -> None:
    """Without building; the next publishing is of what stands in git then."""
    before = published(office.live)
    office.write(ICE)
    assert office.publish().returncode == 0
    back = office.publish("--rollback")
    assert (back.returncode, published(office.live)) == (0, before)
    assert "  /fi/uutiset/jaa/  Jää kantaa" in back.stdout.splitlines()
    nowhere = office.publish("--rollback")
    assert (nowhere.returncode, published(office.live)) == (1, before)
    assert nowhere.stderr.startswith("--rollback: Ennen nykyistä julkaisua ei ole toista")
    assert office.publish().returncode == 0
    assert (office.live / PAGE).is_file()


def test_nothing_is_built_before_it_is_due(office: Office) -> None:
    """And at the moment that the live site names it is, of the same commit; then that moment is another."""
    due = json.loads((office.live / "build.json").read_text("utf-8"))["next_build"]
    early = office.publish("--if-due")
    assert (early.returncode, early.stdout, early.stderr) == (0, "", "")
    done = office.publish("--if-due", now=due)
    assert (done.returncode, office.live.readlink().name) == (0, f"000002-{head(office)}"), done.stderr
    assert json.loads((office.live / "build.json").read_text("utf-8"))["next_build"] != due


def test_what_is_due_is_built_of_the_live_commit(office: Office) -> None:
    """Whatever stands in the folder by then: later commits, and what is not committed at all, wait to be published."""
    live = head(office)
    due = json.loads((office.live / "build.json").read_text("utf-8"))["next_build"]
    office.write(ICE)
    (office.site / "content/news/2026-11-20-jaa/index.fi.md").write_text("broken", "utf-8")
    done = office.publish("--if-due", now=due)
    assert done.returncode == 0, done.stderr
    assert (office.live.readlink().name, (office.live / PAGE).exists()) == (f"000002-{live}", False)
    assert office.repository.git("status", "--porcelain").split() == ["M", STORY]
    assert head(office) != live


def test_two_publishings_follow_each_other(office: Office) -> None:
    """The second waits, and both end well."""
    office.write(ICE)
    done = list[Done]()
    several = [threading.Thread(target=lambda: done.append(office.publish())) for _ in range(2)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    assert (office.live / PAGE).is_file()


def test_without_the_whole_history_nothing_is_published(office: Office) -> None:
    """Whatever the settings say: calendars would tell wrong things. The fix is named."""
    shallow = office.site.parent / "shallow"
    office.write(ICE)
    office.repository.git("clone", "--quiet", "--depth=1", office.site.as_uri(), str(shallow))
    office.site = shallow
    done = office.publish()
    assert (done.returncode, "git fetch --unshallow" in done.stderr) == (1, True)
    assert not (office.live / PAGE).exists()


def test_a_plain_folder_comes_to_what_was_built(office: Office) -> None:
    """With what others put there left alone; what is due there is built of the live commit too."""
    office.plain.mkdir()
    (office.plain / "own.txt").write_text("mine", "utf-8")
    assert office.publish(to="plain").returncode == 0
    assert published(office.plain) == {**published(office.live), "own.txt": "mine"}
    office.write(ICE)
    due = json.loads((office.plain / "build.json").read_text("utf-8"))["next_build"]
    assert office.publish("--if-due", to="plain", now=due).returncode == 0
    assert not (office.plain / PAGE).exists()
    assert office.publish(to="plain").returncode == 0
    assert (office.plain / PAGE).is_file()
    assert office.publish("--rollback", to="plain").returncode == 1


def test_a_page_that_somebody_removed_hinders_nobody(office: Office) -> None:
    """Neither while it belongs to the site, nor once its story is taken back."""
    office.write(ICE)
    assert office.publish(to="plain").returncode == 0
    (office.plain / PAGE).unlink()
    office.repository.commit("2026-11-21T11:00+02:00", {STORY: ""})
    done = office.publish(to="plain")
    assert (done.returncode, "  /fi/uutiset/jaa/" in done.stdout.splitlines()) == (0, True), done.stderr


def test_what_was_published_uncommitted_is_not_built_again_by_itself(office: Office) -> None:
    """Its commit has less, and what stands here may be half written by then; one is told to commit."""
    (office.site / STORY).parent.mkdir()
    (office.site / STORY).write_text(ICE, "utf-8")
    assert "Osaa muutoksista ei ole vielä viety gitiin." in office.publish(to="plain").stderr
    due = json.loads((office.plain / "build.json").read_text("utf-8"))["next_build"]
    done = office.publish("--if-due", to="plain", now=due)
    assert (done.returncode, (office.plain / PAGE).is_file()) == (1, True)
    assert "muutoksia, joita ei ole viety gitiin" in done.stderr


def test_nothing_is_published_into_the_site_itself(office: Office) -> None:
    """Neither into its content nor around it."""
    for folder in (office.site / "content", office.site, office.site / "content" / "news" / "uusi"):
        office.plain = folder
        done = office.publish(to="plain")
        assert (done.returncode, "ei voi julkaista kansioon" in done.stderr) == (1, True)
    assert office.repository.git("status", "--porcelain") == ""


def test_what_was_never_published_is_due(office: Office) -> None:
    """So that a timer alone will do."""
    assert office.publish("--if-due", to="plain").returncode == 0
    assert published(office.plain) == published(office.live)


def test_a_promise_that_is_kept_is_new_and_a_removed_story_is_gone(office: Office) -> None:
    """Although their addresses had pages before, or have one still: a notice is nothing that readers look for."""
    settings = office.site / "publishconf.py"
    removing = {"publishconf.py": f"{settings.read_text('utf-8')}\nREMOVED_PAGES = True\n"}
    office.repository.commit("2026-11-21T09:00+02:00", removing | {STORY: ICE})
    assert office.publish().returncode == 0
    english = "content/news/2026-11-20-jaa/index.en.md"
    office.repository.commit("2026-11-21T09:30+02:00", {english: "---\ntitle: The ice holds\n---\n\nIt does.\n"})
    done = office.publish()
    assert "  /en/news/jaa/  The ice holds" in _part(done.stdout, "Uutta:")
    office.repository.commit("2026-11-21T10:00+02:00", {english: "", STORY: ""})
    gone = office.publish()
    assert (office.live / PAGE).is_file()
    assert "  /fi/uutiset/jaa/  Jää kantaa" in _part(gone.stdout, "Poistunut tai siirtynyt:")


def _part(said: str, beginning: str) -> list[str]:
    """The lines below one that begins so, as far as they are indented."""
    lines = said.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(beginning))
    return list(takewhile(lambda line: line.startswith("  "), lines[first + 1 :]))


def test_one_is_told_that_no_place_was_named(office: Office) -> None:
    """Before anything is built."""
    done = office.publish(to="nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("publishconf.py: Ei ole kerrottu, mistä kansiosta sivustoa jaetaan.")


def test_the_hub_hears_of_the_feeds_that_changed(office: Office) -> None:
    """Once they are live, and of no other; what it did not hear it hears the next time."""
    settings = office.site / "publishconf.py"
    with hub() as (address, got):
        office.repository.commit(
            "2026-11-21T09:00+02:00",
            {"publishconf.py": f'{settings.read_text("utf-8")}\nWEBSUB_HUB = "{address}"\n'},
        )
        assert office.publish().returncode == 0
        got.clear()
        office.write(ICE)
        assert office.publish("--no-hub").returncode == 0
        assert got == []
        assert office.publish("--ping", to="nowhere").returncode == 0
        feeds = {form["hub.url"][0].partition(".example")[2] for form in got}
        assert {"/fi/rss.xml", "/fi/uutiset/rss.xml", "/fi/uutiset/atom.xml"} <= feeds
        assert not [feed for feed in feeds if "tapahtumat" in feed or "2026.xml" in feed]
    office.write(ICE.replace("jo.", "hyvin."))
    lost = office.publish()
    assert (lost.returncode, "Välittäjä (hub) ei ottanut vastaan" in lost.stderr) == (0, True)
