"""Following: a site is built whenever there is a reason to, and what comes of it is told on terminal and pages."""

import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import inf
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from plugins.engine.state import CODE
from plugins.host.builder import Answer
from plugins.host.clock import is_named, moment_of
from plugins.host.gathering import path_as_written
from plugins.host.inputs import inputs_of, read_inputs
from plugins.host.live import Live
from plugins.host.report_page import page_of
from plugins.host.settings import folders_of
from plugins.host.settled import changes_at, midnight_after
from plugins.host.telling import REPORT, Teller
from plugins.host.watching import Changes, changes


class Served(NamedTuple):
    """The site that is served."""

    file: Path
    """The settings file."""
    options: Mapping[str, Any]
    """The settings that the command has named itself."""
    settings: Mapping[str, Any]
    output: Path
    now: str
    """The moment that is built for, where it was named."""


class Follower:
    """Builds a site again and again. The present is seconds since 1970."""

    def __init__(
        self, site: Served, build: Callable[[], Answer], forget: Callable[[], object], live: Live, teller: Teller
    ) -> None:
        """Follow a site by a function that builds it, and one that forgets the code with which it does."""
        self.site, self.build, self.forget, self.live, self.teller = site, build, forget, live, teller
        self.inputs = inputs_of(site.file, folders_of(site.settings))
        self.report = folders_of({**site.settings, "OUTPUT_PATH": str(site.output)}).cache / REPORT
        self.due = inf

    def follow(self, address: str) -> None:
        """Build now and after every change. The watcher lives through all builds, so no change is missed meanwhile."""
        seen = changes(self.paths)
        next(seen)  # The watcher begins to look when it is first asked, which must be before the first build.
        self._say("serve-building")
        self.build_once()
        self._say("serve-ready", address=address)
        for changed in seen:
            self.look(changed, self.present())

    def look(self, changed: Changes, now: float) -> None:
        """Build if anything has changed, or if it is time."""
        if changed:
            first, more = min(map(self._name, map(Path, changed)), key=_by_visibility), len(changed) - 1
            self._say("serve-again-several" if more else "serve-again", path=first, more=more)
            self._learn(changed)
            self.build_once()
        elif now >= self.due:
            self._say("serve-due")
            self.build_once()

    def build_once(self) -> None:
        """Build, and tell what is wrong, or that there is something new to show."""
        with suppress(OSError):
            self.report.unlink(missing_ok=True)
        begun = perf_counter()
        done = self._briefly(self.build(), begun)
        failed = self._died(done) if done.status < 0 or (done.status and not done.err) else ""
        print(done.out + done.err + failed, end="", flush=True)
        said = done.err + failed if done.status else ""
        self.live.tell(said, page_of(self.report, said, self.teller.language, is_wrong=bool(done.status)))
        self.due = self._due() if not done.status else inf

    def _briefly(self, done: Answer, begun: float) -> Answer:
        """What came of a build, of which the last line counts all that there is; here it tells the seconds alone."""
        if done.status or not done.out:
            return done
        others = "".join(done.out.splitlines(keepends=True)[:-1])
        built = self.teller.sentence("serve-built", seconds=f"{perf_counter() - begun:.1f}")
        return done._replace(out=f"{others}{built}\n")

    def paths(self) -> list[Path]:
        """All that is watched, and whatever has come beside the settings, as they may import it."""
        return [*self.inputs, *self.site.file.parent.glob("*.py")]

    def present(self) -> float:
        """The present; the one that was named does not pass."""
        return moment_of(self.site.now, self.site.settings["TIMEZONE"]).timestamp()

    def _learn(self, changed: Changes) -> None:
        """Have the next build done with the code as it is now, and watch what that reads."""
        if any(path.endswith(".py") or Path(path).is_relative_to(CODE) for path in changed):
            self.forget()
            self.inputs = read_inputs(self.site.file, self.site.options) or self.inputs

    def _name(self, path: Path) -> str:
        """A path as it is known in the site's folder, if it lies there."""
        folder = self.site.file.parent
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path_as_written(path)

    def _due(self) -> float:
        """When the site, as it was built now, changes by itself."""
        if is_named(self.site.now):
            return inf
        zone, now = self.site.settings["TIMEZONE"], self.present()
        due = min(changes_at(self.site.output), midnight_after(moment_of("", zone), zone))
        return due if due > now else inf

    def _died(self, done: Answer) -> str:
        """That a build was ended before it was done, and by what."""
        reason = str(done.status)
        with suppress(ValueError):
            reason = signal.Signals(-done.status).name if done.status < 0 else reason
        return f"{self.teller.sentence('serve-build-died', reason=reason)}\n"

    def _say(self, code: str, **facts: object) -> None:
        print(self.teller.sentence(code, **facts), flush=True)


def _by_visibility(path: str) -> tuple[bool, str]:
    """Files that people know come before those of git, which change with them."""
    return path.startswith("."), path
