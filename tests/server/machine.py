"""A server of tests: what the real set-up writes, with a small site, people who push, and nginx on loopback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shlex import quote
from shutil import copytree

from plugins.host.server import bundled, install, prepare
from plugins.host.server_asked import asked_of
from plugins.host.server_files import write_for_root
from tests.building import NOW, ROOT, SITES
from tests.repository import AUTHOR, Repository

PATIENCE = 60
"""How many seconds a push may take; it takes three."""

SETTINGS = f"""
import sys
from pathlib import Path
HERE = Path(__file__).resolve().parent
sys.path[:0] = [{str(ROOT)!r}, str(HERE)]
from plugins.host.defaults import *
PATH = str(HERE / "content")
CACHE_PATH = str(HERE / ".cache")
SITEURL = "https://lampiseutu.example"
ID_AUTHORITY = "lampiseutu.example,2026"
SITENAMES = {{"fi": "Lampiseutu", "en": "Pond Country"}}
TAGLINES = {{"fi": "Kolme kylää, yksi lampi", "en": "Three villages, one pond"}}
PROBLEM_LANGUAGE = "en"
SEARCH = False
JOBS = 1
"""
IGNORED = ".cache/\n__pycache__/\n"
INV = f"""#!/bin/sh
exec {quote(sys.executable)} -P -m invoke --search-root {quote(str(ROOT))} "$@"
"""
"""The program without its own set-up: the tests have one already."""

Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Machine:
    """A folder with a server in `my srv`, and who it takes those that push for."""

    home: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The server's own folder; its name has a space, as nobody forbids that."""
        return self.home / "my srv"

    @property
    def for_root(self) -> Path:
        """What root would copy: beside the folder where the tests are run by root."""
        within = self.folder / "for-root"
        return within if within.is_dir() else self.home / "my srv-for-root"

    @property
    def live(self) -> Path:
        """The folder that is served."""
        return self.folder / "current"

    @property
    def main(self) -> str:
        """The commit of the live branch."""
        return Repository(self.folder / "site.git").git("rev-parse", "main").strip()

    @property
    def published(self) -> str:
        """The commit of which the live site was built."""
        return self.live.readlink().name.partition("-")[2]

    @property
    def standing(self) -> str:
        """The commit at which the checkout stands."""
        return Repository(self.folder / "checkout").git("rev-parse", "HEAD").strip()

    def environment(self, now: str = NOW, user: int = 1000) -> dict[str, str]:
        """The variables of a process: at a moment of its own, by a user who is not root, whoever runs the tests."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        moment = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat(now).timestamp()))}
        user_told = {"PATH": f"{self.home / 'programs'}:{own['PATH']}", "USER_NUMBER": str(user)}
        return {**own, **moment, **user_told, "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1", **self.variables}

    def run(self, *words: str, now: str = NOW) -> Done:
        """Run a program as the site's user, and wait for its end."""
        return subprocess.run(
            words, env=self.environment(now), capture_output=True, text=True, check=False, timeout=PATIENCE
        )

    def clone(self, name: str) -> "Writer":
        """A new writer's clone of what is live."""
        self.run("git", "clone", "--quiet", str(self.folder / "site.git"), str(self.home / name))
        return Writer(self, Repository(self.home / name))


@dataclass(frozen=True)
class Writer:
    """Somebody who writes in a clone and pushes."""

    machine: Machine
    repository: Repository

    def commit(self, files: Mapping[str, str]) -> str:
        """Write and commit files, and return the commit."""
        self.repository.commit(NOW, files)
        return self.repository.git("rev-parse", "HEAD").strip()

    def push(self, *words: str, user: int = 1000) -> Done:
        """Push, and wait for the end; the live branch if nothing is said."""
        return subprocess.run(
            self._command(*words), env=self.machine.environment(user=user), capture_output=True, text=True,
            check=False, timeout=PATIENCE,
        )  # fmt: skip

    def begin_push(self, *words: str) -> "subprocess.Popen[str]":
        """Begin to push, in a session of its own, so that all of it can be ended at once."""
        return subprocess.Popen(
            self._command(*words), env=self.machine.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, start_new_session=True,
        )  # fmt: skip

    def push_until(self, said: str) -> "subprocess.Popen[str]":
        """Begin to push, and wait for a line that says something."""
        push = self.begin_push()
        assert push.stdout
        next(line for line in push.stdout if said in line)
        return push

    def _command(self, *words: str) -> list[str]:
        return ["git", "-C", str(self.repository.folder), *AUTHOR, "push", *(words or ("origin", "main"))]


def kill(push: "subprocess.Popen[str]") -> None:
    """End a push and all that it began, at once, as when the current fails."""
    os.killpg(push.pid, signal.SIGKILL)
    push.communicate(timeout=PATIENCE)


def await_state(reached: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(PATIENCE * 20):
        if reached():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def set_up_machine(home: Path, variables: Mapping[str, str] | None = None, *, program: str = "inv") -> Machine:
    """Write a small site under git, set a server up from it, and publish it; hooks have the variables as well.

    The program is beside the site, or with `site/inv` a part of its repository.
    """
    machine = Machine(home, variables or {})
    _write_program(home / "programs" / "id", '#!/bin/sh\n[ "$*" = -u ] && echo "$USER_NUMBER"\n')
    _write_program(home / program, INV)
    copytree(SITES / "small" / "content", home / "site" / "content")
    Repository.begin(home / "site").commit(NOW, {"pelicanconf.py": SETTINGS, ".gitignore": IGNORED})
    set_up_again(machine)
    done = machine.run(str(machine.folder / "bin" / "publish"))
    assert done.returncode == 0, done.stdout
    return machine


def set_up_again(machine: Machine) -> None:
    """Do what `--setup-server` does as a user who is not root, but for the first publishing."""
    settings, beside = machine.home / "site" / "pelicanconf.py", machine.home / "inv"
    asked, inv = asked_of(str(settings)), str(beside) if beside.exists() else "./inv"
    ground = prepare(str(machine.folder), asked, settings=str(settings), inv=inv)
    with bundled(ground.top, "main") as bundle:
        assert install(ground, bundle) == 0
    write_for_root(ground.chosen)


def _write_program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(0o755)
