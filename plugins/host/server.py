"""A server of one's own: a repository to which people push, hooks that check and publish, and what the system needs."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

import msgspec

from plugins.domain.problem import Problem, Where, error
from plugins.engine.history import SECONDS, ask_git, environment_of_git
from plugins.engine.standing import top_of
from plugins.host.opening import given, host_for
from plugins.host.problems import languages_of_sentences
from plugins.host.server_files import Chosen, write_for_root, write_programs
from plugins.host.server_steps import keys_of, render_steps
from plugins.host.server_user import UserRefused, as_user, check_parents, check_user, is_root, owner, reader, ready_user
from plugins.host.settings import ADDRESS
from plugins.host.telling import Teller

ROOT = Path(__file__).resolve().parents[2]
OURS = "bin/chosen.sh"
"""The file by which a folder is known to be a server of ours."""

NEEDED = {"git": "git", "flock": "util-linux", "readlink": "coreutils"}
"""The programs that the hooks run, and the packages that have them."""

FILLING = "filling.bundle"

LONGEST_ANSWER = 10_000
"""How many bytes of what settings say of a server are read at most."""

OF_OURS = ("PYDANTIC_", "PYTHON", "SETUPTOOLS_", "VIRTUAL_ENV")
"""How the names of the variables begin with which `inv` begins a task."""


class StepFailed(Exception):
    """A step of the set-up failed, for this reason."""


class Ground(NamedTuple):
    """What a server is set up from: the choices, the repository to fill it from, and who tells of it."""

    chosen: Chosen
    top: Path
    """The folder of the repository."""
    teller: Teller
    object_format: str = "sha1"
    """How git names commits there, which both of the server's repositories have to share."""

    def as_user(self, work: Callable[[], int]) -> int:
        """Do something as the site's user and give its exit code; what went wrong meanwhile is told."""
        return as_user(self.chosen.user, work, lambda failed: self.teller.tell([_failed(self.chosen, failed)]))


class Asked(NamedTuple):
    """What the settings of the site say of its server."""

    site_url: str
    language: str


def set_up(folder: str, *, settings: str, site_url: str = "", user: str = "", branch: str = "main") -> int:
    """Make a server in a folder, or renew the one that is there, and publish; 1 where either cannot be.

    It is filled with the branch of the repository around the settings file.
    """
    asked = read_asked(settings, site_url, user)
    ground = prepare(folder, asked, settings=settings, user=user, branch=branch)
    chosen, top, teller, _ = ground
    try:
        with bundled(top, branch) as bundle:
            ready_user(chosen.user, chosen.folder)
            if closed := [*check_programs(ground)]:
                _refuse(teller, *closed)
            if ground.as_user(lambda: install(ground, bundle)):
                return 1
        write_for_root(chosen)
    except UserRefused as refused:
        _refuse(teller, error(Where("--user"), "server-user-refused", user=chosen.user, reason=refused))
    except (OSError, StepFailed) as failed:
        _refuse(teller, _failed(chosen, failed))
    status = ground.as_user(lambda: publish_first(chosen))
    print(render_steps(chosen, teller, is_published=status == 0))
    return status


def asked_of(settings: str, site_url: str = "") -> Asked:
    """What the settings say, which are a program that is run here; the command ends here where they are wrong."""
    host = host_for(settings, given(SITEURL=site_url))
    language = host.settings["PROBLEM_LANGUAGE"]
    host.situation(Teller(language))
    return Asked(host.settings["SITEURL"], language)


def read_asked(settings: str, site_url: str = "", user: str = "") -> Asked:
    """What the settings say. Whoever writes for the site can change them, so root never runs them.

    They are run by the site's user, or by nobody as long as there is none.
    """
    file = str(Path(settings).resolve())
    with tempfile.TemporaryFile() as answer:

        def tell() -> int:
            answer.write(msgspec.json.encode(asked_of(file, site_url)))
            answer.flush()
            return 0

        status = as_user(reader(user), tell, lambda failed: print(failed, file=sys.stderr))
        answer.seek(0)
        told = answer.read(LONGEST_ANSWER)
    return check_asked(told if status == 0 else b"")


def check_asked(told: bytes) -> Asked:
    """What was told by a program that may be anybody's; the command ends here where it makes no sense."""
    try:
        asked = msgspec.json.decode(told, type=Asked)
    except msgspec.DecodeError:  # the reason was told by whoever ran it
        raise SystemExit(1) from None
    if asked.language not in languages_of_sentences() or not ADDRESS.fullmatch(asked.site_url or "https://x.example"):
        raise SystemExit(1)
    return asked


def prepare(folder: str, asked: Asked, *, settings: str, user: str = "", branch: str = "main", inv: str = "") -> Ground:
    """What will be set up; the command ends here where anything is in its way. `inv` is a program other than ours."""
    teller = Teller(asked.language)
    place, file = Path(folder).resolve(), Path(settings).resolve()
    top = top_of(file.parent)
    problems = [*check_system()]
    problems = problems or [*check_place(place, top), *check_branch(top, file, branch), *check_user(user)]
    problems = problems or [*check_parents(for_root_of(place))]
    if problems or top is None:
        _refuse(teller, *problems)
    chosen = Chosen(
        folder=place, user=owner(user), branch=branch, settings=file.relative_to(top).as_posix(),
        inv=inv or program_for(top, branch), site_url=asked.site_url, language=teller.language,
        for_root=for_root_of(place),
    )  # fmt: skip
    named = ask_git(top, "rev-parse", "--show-object-format") or b"sha1"
    return Ground(chosen, top, teller, named.decode().strip())


def for_root_of(place: Path) -> Path:
    """The folder with what root copies, for a server in a folder: beside it where root sets up, for nobody else."""
    return place.with_name(f"{place.name}-for-root") if is_root() else place / "for-root"


def check_system() -> Iterator[Problem]:
    """Whether this system has what the hooks need."""
    if os.name != "posix":
        yield error(Where("--setup-server"), "server-not-here")
    for program, package in NEEDED.items():
        if not shutil.which(program):
            yield error(Where("--setup-server"), "server-lacks-program", program=program, package=package)


def check_place(place: Path, top: Path | None) -> Iterator[Problem]:
    """Whether a server can be in a folder: an empty one, or one that has a server of ours already."""
    where = Where(str(place))
    if not re.fullmatch(r"/[\w/. +-]+", str(place), re.ASCII):
        yield error(where, "server-bad-folder", value=place)
    elif top and place.resolve().is_relative_to(top):
        yield error(where, "server-folder-inside")
    elif place.exists() and not (place / OURS).is_file() and not _is_empty(place):
        yield error(where, "server-folder-taken")


def check_branch(top: Path | None, settings: Path, branch: str) -> Iterator[Problem]:
    """Whether there is a repository that has the branch, with its whole history."""
    where = Where(settings.name)
    if top is None:
        yield error(where, "server-no-repository")
    elif ask_git(top, "rev-parse", "--is-shallow-repository") == b"true\n":
        yield error(where, "history-shallow")
    elif ask_git(top, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}^{{commit}}") is None:
        known = ask_git(top, "for-each-ref", "--format=%(refname:short)", "refs/heads") or b""
        yield error(Where("--branch"), "server-no-branch", value=branch, known=", ".join(known.decode().split()))


def check_programs(ground: Ground) -> Iterator[Problem]:
    """Whether the site's user may run this program, and the Python that runs it: root's may lie in a closed home."""
    ours, python = ROOT / "inv", (Path(sys.executable).resolve(), Path(os.__file__).parent)
    closed = next((one for one in (ours, *python) if ground.as_user(partial(_is_closed, one))), None)
    if closed:
        facts = {"environment": sys.prefix} if closed in python else {}
        yield error(Where("--user"), "server-program-closed", user=ground.chosen.user, program=closed, **facts)


def program_for(top: Path, branch: str) -> str:
    """The program as the hooks call it: the checkout's own where the branch has it, else this one in its place."""
    inv = ROOT / "inv"
    within = inv.relative_to(top).as_posix() if inv.is_relative_to(top) else ""
    is_there = within and ask_git(top, "cat-file", "-e", f"refs/heads/{branch}:{within}") is not None
    return f"./{within}" if is_there else str(inv)


@contextmanager
def bundled(top: Path, branch: str) -> Iterator[IO[bytes]]:
    """The branch of a repository as a file, which another user can read although the repository is closed to them."""
    with tempfile.TemporaryFile() as bundle:
        _git(top, "bundle", "create", "-", f"refs/heads/{branch}", output=bundle)
        yield bundle


def install(ground: Ground, bundle: IO[bytes]) -> int:
    """Write everything as the site's user; 1 where that could not be, which is told."""
    chosen, teller = ground.chosen, ground.teller
    try:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        make_repository(chosen, bundle, ground.object_format)
        make_checkout(chosen.folder / "checkout", ground.object_format)
        write_programs(chosen)
        make_room_for_keys(chosen)
    except (OSError, StepFailed) as failed:
        teller.tell([_failed(chosen, failed)])
        return 1
    return 0


def make_room_for_keys(chosen: Chosen) -> None:
    """Make the file for the keys of those who may push, in a home that is here; any other is a person's own."""
    keys = keys_of(chosen)
    if keys.is_relative_to(chosen.folder):
        keys.parent.mkdir(mode=0o700, exist_ok=True)
        keys.touch(mode=0o600)


def publish_first(chosen: Chosen) -> int:
    """Publish what the branch has, as each push will from now on; 1 where that could not be.

    Nothing of this program's own environment is handed on: the checkout may have to set up another one.
    """
    own = str(Path(sys.executable).parent)
    path = os.pathsep.join(name for name in os.environ.get("PATH", os.defpath).split(os.pathsep) if name != own)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_OURS)}
    return subprocess.run([chosen.folder / "bin" / "publish"], env={**kept, "PATH": path}, check=False).returncode


def make_repository(chosen: Chosen, bundle: IO[bytes], object_format: str) -> None:
    """Make the repository to which people push, and fill it where it does not have the branch yet."""
    repository, head = chosen.folder / "site.git", f"refs/heads/{chosen.branch}"
    repository.mkdir(mode=0o700, exist_ok=True)
    _git(repository, "init", "--quiet", "--bare", "--template=", f"--object-format={object_format}")
    _git(repository, "symbolic-ref", "HEAD", head)
    _git(repository, "config", "receive.fsckObjects", "true")
    if ask_git(repository, "rev-parse", "--verify", "--quiet", head) is None:
        filling = repository / FILLING
        bundle.seek(0)
        with filling.open("wb") as file:
            shutil.copyfileobj(bundle, file)
        _git(repository, "fetch", "--quiet", FILLING, f"{head}:{head}")
        filling.unlink()


def make_checkout(checkout: Path, object_format: str) -> None:
    """Make the clone in which all is checked and built; it borrows the repository's objects."""
    checkout.mkdir(mode=0o700, exist_ok=True)
    _git(checkout, "init", "--quiet", "--template=", f"--object-format={object_format}")
    _git(checkout, "config", "core.logAllRefUpdates", "false")  # nothing may name a commit that was not accepted


def _failed(chosen: Chosen, failed: Exception) -> Problem:
    return error(Where(str(chosen.folder)), "server-failed", reason=failed)


def _refuse(teller: Teller, *problems: Problem) -> NoReturn:
    """Tell all that is in the way, and end the command."""
    teller.tell(problems)
    raise SystemExit(1)


def _is_closed(program: Path) -> bool:
    return not os.access(program, os.R_OK | os.X_OK)


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not any(place.iterdir())


def _git(folder: Path, *words: str, output: IO[bytes] | None = None) -> None:
    """Let git do something in a folder; a StepFailed with what it says where it does not."""
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.PIPE, timeout=SECONDS, check=False, env=environment_of_git()
        )
    except subprocess.TimeoutExpired as slow:
        raise StepFailed(slow) from slow
    if done.returncode:
        raise StepFailed(done.stderr.decode(errors="replace").strip())
