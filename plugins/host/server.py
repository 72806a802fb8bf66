"""A server of one's own: a repository to which people push, hooks that check and publish, and what the system needs."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from plugins.domain.problem import Problem, Where, error
from plugins.host.nginx import host_name
from plugins.host.opening import given, host_for
from plugins.host.problems import render_text
from plugins.host.server_files import Chosen, write_files
from plugins.host.server_user import as_user, check_user, ready_user, whoami
from plugins.host.settings import folders_of
from plugins.host.telling import Teller

ROOT = Path(__file__).resolve().parents[2]
OURS = Path("bin") / "chosen.sh"
"""The file by which a folder is known to be a server of ours."""

NEEDED = {"git": "git", "flock": "util-linux"}
"""The programs that the hooks run, and the packages that have them."""


class Failed(Exception):
    """A step of the set-up failed, for this reason."""


def set_up(
    folder: str, *, settings: str, site_url: str = "", user: str = "", branch: str = "main", inv: str = ""
) -> int:
    """Make a server in a folder, or mend and renew the one that is there; 1 where that cannot be."""
    host = host_for(settings, given(SITEURL=site_url))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    place, top = Path(folder).absolute(), top_of(Path(settings).resolve().parent)
    problems = [*check_system(), *check_place(place, top), *check_branch(top, branch, settings), *check_user(user)]
    if problems or top is None:
        teller.refuse(problems)
    chosen = Chosen(
        folder=place, user=user or whoami("site"), branch=branch, site_url=host.settings["SITEURL"],
        settings=str(Path(settings).resolve().relative_to(top)), inv=inv or program_for(top), language=teller.language,
    )  # fmt: skip
    try:
        with bundled(top, branch) as bundle:
            ready_user(chosen.user, place)
            published = as_user(chosen.user, lambda: install(chosen, bundle))
    except (OSError, Failed) as failed:
        teller.refuse([error(Where(str(place)), "server-failed", reason=failed)])
    print(render_steps(chosen, teller, is_published=published == 0))
    return published
