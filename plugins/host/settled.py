"""Settled: what follows from the facts of the content, kept from the last build for as long as no fact changes.

Most edits are of texts alone: a sentence is put right, a paragraph is added. Then whatever lists, menus and rules make
of the facts is as it was, and need not be worked out again. The clock changes it too, at moments that are known.
"""

from datetime import datetime, time, timedelta
from math import inf
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from plugins.domain.problem import Problem
from plugins.domain.record import digest_of
from plugins.engine.cache import read_cache, write_cache

BUILD = "build.json"
"""The file of a site that says when it changes by itself."""


class Settled(msgspec.Struct, frozen=True):
    """What was worked out of facts, and from when until when it is right, in seconds since 1970."""

    facts: bytes
    """The digest of all facts, the settings and the code."""
    since: float
    until: float
    problems: tuple[Problem, ...]
    """What the rules of facts have found."""

    def plan(self, static: str) -> str:
        """The digest of everything from which the outputs are planned; `static` is that of the theme's static files."""
        return digest_of(self.facts, repr(self.since), static).hex()


def read_settled(cache: Path, facts: bytes, now: datetime) -> Settled | None:
    """What the last build has settled, if these were its facts and it is still right at a moment."""
    found = read_cache(cache / "settled", Settled, facts.hex())
    return found if found and found.since <= now.timestamp() < found.until else None


def keep_settled(cache: Path, settled: Settled, output: Path, now: datetime, zone: str) -> None:
    """Keep what a build that went well has settled; what is kept already is right for longer than this says."""
    if settled.until <= settled.since:
        until = min(changes_at(output), midnight_after(now, zone))
        write_cache(cache / "settled", msgspec.structs.replace(settled, until=until), settled.facts.hex())


def changes_at(output: Path) -> float:
    """When the site changes by itself, as it says, in seconds since 1970; at once where it says nothing."""
    try:
        due = read_next_build(output)
    except (OSError, ValueError):
        return 0
    return due.timestamp() if due else inf


def read_next_build(output: Path) -> datetime | None:
    """When a site changes by itself; None where it never does. Raises OSError and ValueError where it does not say."""
    told = msgspec.json.decode((output / BUILD).read_bytes(), type=dict[str, object])
    if "next_build" not in told:
        raise ValueError(output)
    return datetime.fromisoformat(str(told["next_build"])) if told["next_build"] else None


def midnight_after(now: datetime, zone: str) -> float:
    """The end of the region's day, in seconds since 1970: what is told of the content may be another thing then."""
    here = ZoneInfo(zone)
    return datetime.combine(now.astimezone(here).date() + timedelta(days=1), time(), here).timestamp()
