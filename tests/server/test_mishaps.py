"""What a server does when something goes wrong: the live site stays whole, and the next push is published."""

import pytest

from tests.repository import Repository
from tests.server.machine import SETTINGS, Machine, await_state, kill, set_up_again, set_up_machine
from tests.whole.running import tree

STUMBLING = '''
"""A feature that makes a build do what its word says: wait until it is killed, or find the disk full."""

import os
import resource
import time
from pathlib import Path

from plugins.engine.outputs import text
from plugins.host import signals
from plugins.host.feature import Feature

WORD = (Path(__file__).parent / "word").read_text("utf-8").strip()


def register():
    signals.features.connect(feature)


def feature(run):
    return Feature("stumbling", site_outputs=outputs)


def outputs(views):
    yield text("/0-stumble.txt", stumble, word=WORD)


def stumble(word):
    if word == "wait":
        Path(os.environ["BEGUN"]).touch()
        time.sleep(60)
    if word == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))
    return word
'''
WITH_STUMBLING = {"stumbling.py": STUMBLING, "pelicanconf.py": f"{SETTINGS}\nPLUGINS = [*PLUGINS, 'stumbling']\n"}
LATER = "2027-02-02T12:00+02:00"
"""A moment after one at which the small site changes by itself: a story was due the day before."""


def story(name: str) -> dict[str, str]:
    """A story of that name."""
    return {f"content/news/2026-11-20-{name}/index.fi.md": f"---\ntitle: {name.title()}\n---\n\nA.\n"}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A server that has published a site whose builds may stumble; the program is in the site's own repository."""
    home = tmp_path_factory.mktemp("machine")
    machine = set_up_machine(home, {"BEGUN": str(home / "begun")}, program="site/inv")
    done = pushed(machine, "begin", {**WITH_STUMBLING, "word": "go\n"})
    assert done.published == done.main
    return machine


def pushed(machine: Machine, name: str, files: dict[str, str]) -> Machine:
    """Push files from a clone of that name; the push must be accepted."""
    writer = machine.clone(name)
    writer.commit(files)
    done = writer.push()
    assert done.returncode == 0, done.stderr
    return machine


def test_a_killed_build_leaves_the_site_and_hinders_nobody(machine: Machine) -> None:
    """The machine fails while pages are written: readers have what they had, and the next push is published."""
    before, state = tree(machine.live), machine.published
    writer = machine.clone("killed")
    writer.commit({"word": "wait\n", **story("katko")})
    push = writer.begin_push()
    await_state((machine.home / "begun").exists)
    kill(push)
    assert (machine.published, tree(machine.live)) == (state, before)
    assert machine.main != state

    pushed(machine, "after-killed", {"word": "go\n"})
    assert machine.published == machine.main
    assert (machine.live / "fi/uutiset/katko/index.html").is_file()


def test_a_killed_check_leaves_nothing_behind(machine: Machine) -> None:
    """What a push brought that was never accepted is in no later build, whatever of it lay in the checkout."""
    checkout = machine.folder / "checkout"
    writer = machine.clone("half")
    lost = writer.commit(story("haamu"))
    lent = checkout / ".git/objects/info/alternates"
    lent.write_text(f"{lent.read_text('utf-8')}{writer.repository.folder}/.git/objects\n", "utf-8")
    Repository(checkout).git("read-tree", "--reset", "-u", lost)
    Repository(checkout).git("update-ref", "--no-deref", "HEAD", lost)
    (checkout / ".git/index.lock").touch()
    (checkout / "content/news/2026-11-20-haamu/index.en.md").write_text("---\ntitle: Ghost\n---\n\nA.\n", "utf-8")
    writer.repository.folder.rename(machine.home / "gone")

    assert machine.run(str(machine.folder / "bin/if-due")).returncode == 0
    assert machine.standing == machine.published
    pushed(machine, "after-half", story("toinen"))
    assert not (machine.live / "fi/uutiset/haamu").exists()
    assert Repository(checkout).git("status", "--porcelain") == ""


def test_what_a_crash_left_unpublished_is_published_when_it_can_be(machine: Machine) -> None:
    """A push that was accepted, and whose build the machine did not survive, is published by the timer, once."""
    writer = machine.clone("crashed")
    commit = writer.commit(story("kaatui"))
    push = writer.push_until("Building the site")
    kill(push)
    assert (machine.main, machine.published == commit) == (commit, False)
    assert "Everything up-to-date" in writer.push().stderr

    done = machine.run(str(machine.folder / "bin/if-due"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert machine.published == commit
    assert machine.run(str(machine.folder / "bin/if-due")).stdout == ""


def test_what_was_taken_back_after_a_crash_is_not_published(machine: Machine) -> None:
    """Going back is the last word, until somebody pushes again."""
    pushed(machine, "taken-back", story("takaisin"))
    (machine.folder / ".to-publish").write_text(f"{machine.main}\n", "utf-8")
    back = machine.run(str(machine.folder / "bin/roll-back"))
    assert back.returncode == 0, back.stdout + back.stderr
    assert machine.run(str(machine.folder / "bin/if-due")).stdout == ""
    assert machine.published != machine.main
    pushed(machine, "on-again", story("eteenpain"))


@pytest.mark.parametrize("cut", [0, 50])
def test_a_list_of_files_that_was_cut_short(machine: Machine, cut: int) -> None:
    """The current failed while git wrote its list of the checkout's files: it is made anew, and nobody notices."""
    index = machine.folder / "checkout/.git/index"
    index.write_bytes(index.read_bytes()[:cut])
    pushed(machine, f"cut-{cut}", story(f"katkennut-{cut}"))
    assert machine.published == machine.main
    assert Repository(machine.folder / "checkout").git("status", "--porcelain") == ""


def test_a_full_disk_leaves_the_site(machine: Machine) -> None:
    """A build that cannot write says so to the one who pushed; the site stays, and can be published by hand later."""
    before, state = tree(machine.live), machine.published
    writer = machine.clone("full")
    commit = writer.commit({"word": "full\n", **story("taysi")})
    done = writer.push()
    assert "could not be written" in done.stderr
    assert "The site could not be published, for the reason above" in done.stderr
    assert (machine.main, machine.published, machine.standing) == (commit, state, state)
    assert tree(machine.live) == before

    pushed(machine, "room", {"word": "go\n"})
    assert machine.published == machine.main
    by_hand = machine.run(str(machine.folder / "bin/publish"))
    assert by_hand.returncode == 0, by_hand.stdout


def test_nobody_listens_any_more(machine: Machine) -> None:
    """Who pushed may hang up once the push is accepted: the site is published all the same."""
    writer = machine.clone("hung-up")
    commit = writer.commit(story("luuri"))
    push = writer.push_until("Building the site")
    assert push.stdout
    push.stdout.close()
    push.wait(60)
    assert machine.main == commit
    await_state(lambda: machine.published == commit)


def test_going_back_and_publishing_when_due(machine: Machine) -> None:
    """Going back is at once; from then on only that commit is built anew, and only when its site would change."""
    first = machine.published
    pushed(machine, "back", story("vika"))
    second = machine.published
    back = machine.run(str(machine.folder / "bin/roll-back"))
    assert back.returncode == 0, back.stdout
    assert (machine.published, machine.main) == (first, second)

    release = machine.live.readlink()
    assert machine.run(str(machine.folder / "bin/if-due")).stdout == ""
    assert machine.live.readlink() == release
    assert "Hiihto" not in (machine.live / "fi/rss.xml").read_text("utf-8")

    due = machine.run(str(machine.folder / "bin/if-due"), now=LATER)
    assert due.returncode == 0, due.stdout + due.stderr
    assert machine.live.readlink() != release
    assert (machine.published, machine.standing) == (first, first)
    assert not (machine.live / "fi/uutiset/vika").exists()

    pushed(machine, "forward", story("korjaus"))
    assert machine.published == machine.main != second


def test_setting_up_again_renews_what_it_wrote(machine: Machine) -> None:
    """Hooks and texts are as new; the repository, the releases and the checkout stay."""
    hook, nginx = machine.folder / "site.git/hooks/pre-receive", machine.for_root / "nginx.conf"
    texts = hook.read_bytes(), nginx.read_bytes()
    state = (machine.main, machine.live.readlink(), tree(machine.live))
    hook.unlink()
    nginx.write_text("old", "utf-8")
    set_up_again(machine)
    assert (hook.read_bytes(), nginx.read_bytes()) == texts
    assert hook.stat().st_mode & 0o111
    assert (machine.main, machine.live.readlink(), tree(machine.live)) == state
