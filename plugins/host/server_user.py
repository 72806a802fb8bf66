"""The user to whom a server's site belongs: one of its own where root sets it up, else whoever does."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.domain.problem import Problem, Where, error

NAME = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
ROOT_USER = 0
HERE = Where("--user")


class UserRefused(Exception):
    """The system refused to make a user, for this reason."""


def is_root() -> bool:
    """Whether this process may do everything."""
    return os.geteuid() == ROOT_USER


def owner(asked: str) -> str:
    """Who the site belongs to: the user who was asked for, for root `site` by default, else whoever is here."""
    return asked or ("site" if is_root() else _own_name())


def reader(asked: str) -> str:
    """Who reads the settings of a site: the user to whom it belongs, or nobody before there is one."""
    user = owner(asked)
    return user if not is_root() or _number(user) not in (None, ROOT_USER) else "nobody"


def check_parents(folder: Path) -> Iterator[Problem]:
    """Whether what root writes in a folder stays as root wrote it: nobody else may change what leads there."""
    if not is_root():
        return
    for place in (folder, *folder.parents):
        if not place.exists():
            continue
        state = place.stat(follow_symlinks=False)
        is_open = state.st_mode & 0o022 and not state.st_mode & stat.S_ISVTX
        if state.st_uid != ROOT_USER or is_open:
            yield error(Where(str(folder)), "server-folder-of-others", folder=place)
            return


def check_user(asked: str) -> Iterator[Problem]:
    """Whether the site can belong to the user who was asked for."""
    if not asked:
        return
    if not NAME.fullmatch(asked) or _number(asked) == ROOT_USER:
        yield error(HERE, "server-bad-user", value=asked)
    elif not is_root() and asked != _own_name():
        yield error(HERE, "server-other-user", user=_own_name())


def ready_user(user: str, folder: Path) -> None:
    """As root, see that the user and the folder are there, and that the folder is theirs. Raises UserRefused, OSError.

    Whoever logs in as this user can only push, where the system has the shell of git for that. What they push is run.
    """
    if not is_root():
        return
    if _number(user) is None:
        shell = shutil.which("git-shell") or "/usr/sbin/nologin"
        made = ["useradd", "--system", "--user-group", "--home-dir", str(folder), "--shell", shell, user]
        done = subprocess.run(made, capture_output=True, text=True, check=False)
        if done.returncode:
            raise UserRefused(done.stderr.strip() or f"useradd {done.returncode}")
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        shutil.chown(folder, user, _group(user))
        folder.chmod(0o755)


def as_user(user: str, work: Callable[[], int], tell: Callable[[Exception], object]) -> int:
    """Do something as a user and give its exit code: root does it in a process that is root no more.

    There, whatever goes wrong is handed to `tell`, and the code is 1.
    """
    if not is_root() or _number(user) == os.geteuid():
        return work()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:  # pragma: no cover - the child ends here
        _become(user, work, tell)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _become(user: str, work: Callable[[], int], tell: Callable[[Exception], object]) -> None:
    """Be a user from here on, do something, and end. Nothing of this process may go on after it."""
    import pwd

    status = 1
    try:
        os.setsid()  # no terminal of root's is within reach
        account = pwd.getpwnam(user)
        os.initgroups(user, account.pw_gid)
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)
        os.environ |= {"HOME": account.pw_dir, "USER": user, "LOGNAME": user}
        os.chdir("/")
        status = work()
    except Exception as failed:  # noqa: BLE001 - whatever it is, it must not reach the caller's code in this process
        tell(failed)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _number(user: str) -> int | None:
    """The number of a user; None for one whom the system does not know."""
    import pwd

    try:
        return pwd.getpwnam(user).pw_uid
    except KeyError:
        return None


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


def _own_name() -> str:
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
