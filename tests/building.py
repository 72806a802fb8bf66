"""Building sites in tests: the real commands on real folders, with what they said."""

import contextlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.host import command
from plugins.host.feature import Views
from plugins.host.opening import host_for
from plugins.host.run import views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller

ROOT = Path(__file__).resolve().parents[1]
SITES = ROOT / "tests" / "sites"
NOW = "2026-11-21T12:00+02:00"
"""The moment for which tests build."""


def problem_lines(report: str) -> list[str]:
    """The problems in a report as text, each on its line as other programs read it, without all around them."""
    return [line for line in report.splitlines() if re.match(r"\S[^:]*[/.][^:]*(?::\d+)?: \S", line)]


@dataclass(frozen=True)
class Built:
    """What a build left behind: its exit code, its output folder, and what it said on both streams."""

    status: int
    output: Path
    said: str
    told: str

    def text(self, path: str) -> str:
        """The text of an output."""
        return (self.output / path).read_text(encoding="utf-8")

    def paths(self) -> list[str]:
        """The paths of all outputs that are published."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        return sorted(name for path in files if not (name := path.relative_to(self.output).as_posix()).startswith("."))


def build_site(settings: Path, output: Path, **options: Any) -> Built:
    """Build the site of a settings file in this process, as `./inv build` does; without an index of the search.

    The index takes longer than all pages of a small site; tests that need it say `search=True`.
    """
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        try:
            status = command.build(
                **{"settings": str(settings), "output": str(output), "now": NOW, "jobs": 1, "search": False, **options}
            )
        except SystemExit as stopped:
            status = int(stopped.code or 0)
    return Built(status, output, said.getvalue(), told.getvalue())


def read_views(settings: Path, cache: Path, now: str = NOW) -> Views:
    """The view of each language of a site, with its listings, as a build has them before it writes."""
    host = host_for(str(settings), {"NOW": now, "CACHE_PATH": str(cache), "JOBS": 1})
    site, moment = host.situation(Teller("en"))
    catalogue = host.gathered(site, moment, bool).catalogue
    return views_of(catalogue, site, moment, host.features(), folders_of(host.settings))
