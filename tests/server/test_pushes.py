"""What a push to a server of one's own does, with the real hooks, git, and nginx on loopback."""

import contextlib
import fcntl
import http.client
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import AUTHOR, Repository
from tests.server.machine import PATIENCE, Machine, set_up_machine
from tests.server.web import Web, serving

STORY = {
    "content/news/2026-11-20-jaa/index.fi.md": "---\ntitle: Jää kantaa\nsummary: Jo kymmenen senttiä.\n---\n\nVaro.\n",
    "content/news/2026-11-20-jaa/index.en.md": "---\ntitle: The ice bears\nsummary: Ten centimetres.\n---\n\nMind.\n",
    "content/events/soutu-2026/index.fi.md": (
        "---\ntitle: Talvisoutu\nstart: la 12.12.2026 klo 10.00\nend: klo 12.00\nvenue: rantasauna\n---\n\nTule.\n"
    ),
}
"""A story in two languages, and an event."""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A server that has published its small site once; each test clones it as the one before has left it."""
    return set_up_machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture(scope="module")
def web(machine: Machine) -> Iterator[Web]:
    """nginx, serving it."""
    with serving(machine.for_root, machine.home / "nginx") as web:
        yield web


def test_a_good_push_is_live(machine: Machine, web: Web) -> None:
    """What was pushed is at once in the page, the feed and the calendar; the one who pushed is told what is new."""
    writer = machine.clone("good")
    commit = writer.commit(STORY)
    assert web.get("/fi/uutiset/jaa/").status == 404
    done = writer.push()
    assert done.returncode == 0, done.stderr
    assert "Checking what you pushed" in done.stderr
    assert "/fi/uutiset/jaa/" in done.stderr
    assert "remote: Published: https://lampiseutu.example/" in done.stderr
    assert (machine.main, machine.published, machine.standing) == (commit, commit, commit)
    assert "Jää kantaa" in web.get("/fi/uutiset/jaa/").text
    assert "The ice bears" in web.get("/en/rss.xml").text
    assert ":Talvisoutu" in web.get("/fi/calendar.ics").text


def test_a_broken_push_is_refused_with_all_its_problems(machine: Machine, web: Web) -> None:
    """Each problem is told with its file and line; the branch, the site and the checkout are as they were."""
    before = web.get("/fi/").body
    state = (machine.main, machine.published, machine.standing)
    writer = machine.clone("broken")
    writer.commit({
        "content/news/2026-11-21-yksi/index.fi.md": "---\ntitle: Yksi\nthemes: olematon\n---\n\nA.\n",
        "content/news/2026-11-21-kaksi/index.fi.md": "---\ntitle: Kaksi\nplaecs: ylakyla\n---\n\nB.\n",
    })  # fmt: skip
    done = writer.push()
    assert done.returncode == 1
    assert "content/news/2026-11-21-yksi/index.fi.md:3" in done.stderr
    assert "olematon" in done.stderr
    assert "content/news/2026-11-21-kaksi/index.fi.md:3" in done.stderr
    assert "Your push was not accepted, and the site stays as it was." in done.stderr
    assert (machine.main, machine.published, machine.standing) == state
    assert web.get("/fi/").body == before
    assert not (machine.folder / "checkout/content/news/2026-11-21-yksi").exists()

    writer.commit({
        "content/news/2026-11-21-yksi/index.fi.md": "---\ntitle: Yksi\n---\n\nA.\n",
        "content/news/2026-11-21-kaksi/index.fi.md": "---\ntitle: Kaksi\n---\n\nB.\n",
    })  # fmt: skip
    mended = writer.push()
    assert mended.returncode == 0, mended.stderr
    assert web.get("/fi/uutiset/yksi/").status == 200


def test_what_would_lose_history_is_refused(machine: Machine) -> None:
    """The live branch cannot be deleted, and no commit of it can be pushed away."""
    main = machine.main
    writer = machine.clone("forced")
    deleted = writer.push("origin", ":main")
    assert "the live site, so it cannot be deleted" in deleted.stderr
    writer.repository.git(*AUTHOR, "commit", "--quiet", "--amend", "--message=Anew")
    forced = writer.push("--force", "origin", "main")
    assert "it would take away commits" in forced.stderr
    assert (deleted.returncode, forced.returncode, machine.main) == (1, 1, main)


@pytest.mark.parametrize("name", ["draft", "$(touch${IFS}pwned)", "a;touch${IFS}pwned", "main'&touch'", "main/"])
def test_other_branches_are_kept_and_not_published(machine: Machine, name: str) -> None:
    """Whatever a branch is called and whatever it holds, nothing is built or run because of it."""
    live = machine.published
    writer = machine.clone(f"other-{len(name)}")
    writer.commit({"content/news/2026-11-21-rikki/index.fi.md": "no front matter"})
    branch = f"refs/heads/x-{name.strip('/')}"
    done = writer.push("origin", f"HEAD:{branch}")
    assert done.returncode == 0, done.stderr
    assert "Only the branch main is published" in done.stderr
    assert machine.published == live
    assert list(machine.folder.rglob("pwned")) == []


def test_an_address_that_moved_leads_on(machine: Machine, tmp_path: Path) -> None:
    """Whoever comes to a page's earlier address is led on by the web server, once it has read the new lists.

    A page that moves back to its first address is found there, and leads on from the second.
    """
    writer = machine.clone("moving")
    story = "content/news/2026-11-19-mutka/index.fi.md"
    writer.commit({story: "---\ntitle: Mutka\n---\n\nA.\n"})
    writer.push()
    writer.commit({story: "---\ntitle: Mutka\nslug: suora\n---\n\nA.\n"})
    done = writer.push()
    assert done.returncode == 0, done.stderr
    with serving(machine.for_root, tmp_path / "nginx") as web:
        moved = web.get("/fi/uutiset/mutka/")
        assert (moved.status, moved.headers["location"]) == (301, "/fi/uutiset/suora/")
        assert web.get("/fi/uutiset/suora/").status == 200
    writer.commit({story: "---\ntitle: Mutka\n---\n\nA.\n"})
    assert writer.push().returncode == 0
    with serving(machine.for_root, tmp_path / "again") as web:
        back = web.get("/fi/uutiset/suora/")
        assert (back.status, back.headers["location"]) == (301, "/fi/uutiset/mutka/")
        assert web.get("/fi/uutiset/mutka/").status == 200
    assert moved.headers["cache-control"] == back.headers["cache-control"] == "no-cache"  # or browsers would circle


def test_names_of_files_are_never_run(machine: Machine) -> None:
    """A file may be called as it likes: it is told of as it is called."""
    writer = machine.clone("hostile")
    name = "content/news/2026-11-21-x/$(touch pwned)`touch pwned`;touch pwned.fi.md"
    writer.commit({name: "---\ntitle: Nimi\n---\n\nA.\n"})
    done = writer.push()
    assert done.returncode == 1
    assert "touch pwned" in done.stderr
    assert list(machine.folder.rglob("pwned")) == []


def test_readers_notice_nothing_of_a_switch(machine: Machine, web: Web) -> None:
    """Five hundred requests while releases change again and again: each is answered with a whole page."""
    writer = machine.clone("switch")
    writer.commit({"content/news/2026-11-21-vaihto/index.fi.md": "---\ntitle: Vaihto\n---\n\nA.\n"})
    answers, is_done = list[tuple[int, bool]](), threading.Event()
    reader = threading.Thread(target=read, args=(web, answers, is_done))
    reader.start()
    try:
        done = writer.push()
        turned = turns(machine, answers, reader)
    finally:
        is_done.set()
        reader.join(PATIENCE)
    assert done.returncode == 0, done.stderr
    assert turned[-1] >= turned[0] + 500
    assert len(set(turned)) > 100, "hardly any request came between two turns"
    assert set(answers) == {(200, True)}


def turns(machine: Machine, answers: list[tuple[int, bool]], reader: threading.Thread) -> list[int]:
    """Turn to every release until five hundred more requests are answered: how many were, each time around."""
    releases, turned = sorted((machine.folder / "releases").iterdir()), [len(answers)]
    while reader.is_alive() and len(answers) < turned[0] + 500:
        for release in releases:  # of which the last one is the newest
            turn_to(release, machine)
        turned.append(len(answers))
    return turned


def read(web: Web, answers: list[tuple[int, bool]], is_done: threading.Event) -> None:
    """Ask for the front again and again: what status there is, and whether the page is whole."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)) as connection:
        while not is_done.is_set():
            connection.request("GET", "/fi/", headers={"Host": "lampiseutu.example"})
            answer = connection.getresponse()
            answers.append((answer.status, answer.read().rstrip().endswith(b"</html>")))
            is_done.wait(0.001)  # or releases would hardly get their turn


def turn_to(release: Path, machine: Machine) -> None:
    """Let a release be live, as publishing does."""
    waiting = machine.folder / ".turning"
    waiting.symlink_to(f"releases/{release.name}")
    waiting.replace(machine.live)


def test_two_pushes_at_once(machine: Machine) -> None:
    """One is accepted and the other told to get it first; then that one is accepted too, and all is live."""
    writers = [machine.clone(name) for name in ("first", "second")]
    for number, writer in enumerate(writers):
        writer.commit({f"content/news/2026-11-21-kisa{number}/index.fi.md": "---\ntitle: Kisa\n---\n\nA.\n"})
    with slow_branch(machine), (machine.folder / ".checkout.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        pushes = [writer.begin_push() for writer in writers]
        for push in pushes:
            await_line(push, "Waiting for them")
        fcntl.flock(lock, fcntl.LOCK_UN)
        said = [push.communicate(timeout=PATIENCE)[0] for push in pushes]
    assert sorted(push.returncode for push in pushes) == [0, 1], said
    ((loser, refused),) = ((writers[at], said[at]) for at in (0, 1) if pushes[at].returncode)
    assert "somebody else has just pushed" in refused
    assert "Checking what you pushed" not in refused
    assert machine.published == machine.main
    loser.repository.git(*AUTHOR, "pull", "--quiet", "--rebase")
    done = loser.push()
    assert done.returncode == 0, done.stderr
    assert machine.published == machine.main
    assert [(machine.live / f"fi/uutiset/kisa{number}").is_dir() for number in (0, 1)] == [True, True]


@contextlib.contextmanager
def slow_branch(machine: Machine) -> Iterator[None]:
    """Git, which moves a branch a moment after its hook has accepted a push, taking half a second for it."""
    hook = machine.folder / "site.git/hooks/reference-transaction"
    hook.write_text('#!/bin/sh\n[ "$1" != prepared ] || sleep 0.5\n', "utf-8")
    hook.chmod(0o755)
    try:
        yield
    finally:
        hook.unlink()


def await_line(push: "subprocess.Popen[str]", words: str) -> None:
    """Read what a push tells until it tells this."""
    assert push.stdout
    assert next((line for line in push.stdout if words in line), "") != ""


def test_a_branch_that_moves_during_a_check(machine: Machine) -> None:
    """However it came to that, whoever is late is told so in our words and not in those of git."""
    first, second = (machine.clone(name) for name in ("quick", "slow"))
    moved = first.commit({"content/news/2026-11-21-nopea/index.fi.md": "---\ntitle: Nopea\n---\n\nA.\n"})
    first.push("origin", "main:refs/heads/quick")
    second.commit({"content/news/2026-11-21-hidas/index.fi.md": "---\ntitle: Hidas\n---\n\nA.\n"})
    push = second.begin_push()
    await_line(push, "Checking what you pushed")
    Repository(machine.folder / "site.git").git("update-ref", "refs/heads/main", moved)
    said = push.communicate(timeout=PATIENCE)[0]
    assert (push.returncode, machine.main) == (1, moved)
    assert "somebody else has just pushed" in said
    assert "cannot lock ref" not in said


def test_a_push_waits_for_another(machine: Machine) -> None:
    """Who pushes while somebody else publishes is told so, and waits."""
    writer = machine.clone("waiting")
    commit = writer.commit({"content/news/2026-11-21-odotus/index.fi.md": "---\ntitle: Odotus\n---\n\nA.\n"})
    with (machine.folder / ".checkout.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        push = writer.begin_push()
        assert push.stdout
        told = next(line for line in push.stdout if "Somebody else" in line)
        assert machine.main != commit
    push.communicate(timeout=PATIENCE)
    assert "Waiting for them to finish" in told
    assert (push.returncode, machine.published) == (0, commit)


def test_the_hooks_refuse_to_run_as_root(machine: Machine) -> None:
    """Nothing that is pushed is ever run by the one who may do everything."""
    writer = machine.clone("root")
    writer.commit({"content/news/2026-11-21-root/index.fi.md": "---\ntitle: Root\n---\n\nA.\n"})
    before = machine.main
    done = writer.push(user=0)
    assert "never run as root" in done.stderr
    assert (done.returncode, machine.main) == (1, before)
