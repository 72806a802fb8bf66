"""Publishing: what stands in the working tree is built with its whole history and put where it is served.

The live site changes only when the new one is whole; whatever goes wrong before that leaves it as it is.
"""

import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from plugins.domain.problem import Where, error, notice, warning
from plugins.domain.site import Site
from plugins.engine.alone import alone
from plugins.engine.differences import Differences, differences
from plugins.engine.mirror import Mirror
from plugins.engine.releases import Releases
from plugins.engine.standing import head_of, is_clean, stand_at, top_of
from plugins.engine.websub import tell_hub
from plugins.engine.writing import WriteRefused
from plugins.host.changes import changed_feeds, read_changes, write_changes
from plugins.host.gathering import path_as_written
from plugins.host.opening import absolute, given, host_for, refuse
from plugins.host.run import Run, problem_of
from plugins.host.settings import cache_name, folders_of
from plugins.host.summing_up import render_differences
from plugins.host.telling import Teller

ROOT = Path(__file__).resolve().parents[2]
OUTPUT, TREE = "published", "published-tree"
"""Where in the cache sites are built before they are put into their places, and where an earlier commit stands when it
is to be built again.
"""

RESERVED = (".example", ".invalid", ".test", ".localhost")
"""The ends of host names at which nobody can have a site (RFC 2606)."""

Live = Releases | Mirror


class Busy(Exception):
    """Somebody else is publishing to the same place."""


class Publication(NamedTuple):
    """What is to be published, as which commit, and where."""

    host: Run
    site: Site
    moment: datetime
    live: Live
    teller: Teller


def publish(
    *, settings: str, content: str = "", now: str = "", strict: bool = False, to: str = "", releases: str = "",
    keep: int = 0, rollback: bool = False, if_due: bool = False, ping: bool = False,
) -> int:  # fmt: skip
    """Publish to a plain folder (`to`) or as a release (`releases`); 1 where the live site had to stay as it is.

    With `ping`, only tell the hub of what `./inv build` changed, once another program has published its output.
    """
    options = given(NOW=now, PATH=absolute(content), STRICT=strict, RELEASES_KEPT=keep)
    places = {"PUBLISH_TO": absolute(to), "RELEASES": absolute(releases)} if to or releases else {}
    host = host_for(settings, {**options, **places, "HISTORY_REQUIRED": True, "DRAFTS": False})
    if ping:
        return ping_hub(host)
    host.settings["OUTPUT_PATH"] = str(_in_cache(host, OUTPUT))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    site, moment = host.situation(teller)
    publication = Publication(host, site, moment, live_of(host.settings, settings, teller), teller)
    if if_due and not is_due(publication.live.site, moment):
        return 0
    if if_due and not _stands_here(publication):
        return publish_as_before(publication, settings, now)
    try:
        with alone(publication.live.lock, _leave if if_due else lambda: print(teller.sentence("publish-waits"))):
            return go_back(publication) if rollback else publish_now(publication)
    except Busy:
        return 0


def live_of(settings: dict[str, Any], file: str, teller: Teller) -> Live:
    """Where the site is served from, as options or settings name it; the command ends here where neither does."""
    to, releases, kept = settings["PUBLISH_TO"], settings["RELEASES"], settings["RELEASES_KEPT"]
    where, folder = Where(Path(file).name), Path(file).resolve().parent
    if not isinstance(kept, int) or kept < 1:
        refuse(error(where, "setting-wrong", setting="RELEASES_KEPT"), teller.language)
    if bool(to) == bool(releases):
        refuse(error(where, "publish-twice" if to else "publish-nowhere"), teller.language)
    live: Live = Releases(folder / releases, kept) if releases else Mirror(folder / to)
    return live


def publish_now(publication: Publication) -> int:
    """Build what stands here, and let it be live."""
    host, site, _, live, teller = publication
    folders = folders_of(host.settings)
    _advise(publication, folders.content)
    host.run()
    found = differences(live.site, folders.output)
    said = render_differences(found, live.site, folders.output, _names(site), teller)
    try:
        live.put(folders.output, head_of(folders.content))
    except (OSError, WriteRefused) as broken:
        teller.refuse((problem_of(broken, folders),))
    print(said)
    print(teller.sentence("published", address=f"{site.url}/"))
    tell_followers(publication, found)
    return 0


def publish_as_before(publication: Publication, settings: str, now: str) -> int:
    """Build the commit that is live once more, in a tree of its own, by the program that it has."""
    host, _, _, live, teller = publication
    content = folders_of(host.settings).content
    top, tree = top_of(content), _in_cache(host, TREE)
    if top is None or not stand_at(live.commit, top, tree):
        where = Where(Path(settings).name)
        refuse(error(where, "published-commit-gone", commit=live.commit, folder=tree), teller.language)
    place = {"releases": live.folder, "keep": live.kept} if isinstance(live, Releases) else {"to": live.folder}
    files = {"settings": Path(settings).resolve(), "content": content}
    return _publish_from(tree, top, files, {**place, **given(now=now)})


def go_back(publication: Publication) -> int:
    """Let the release before the live one be live again."""
    host, site, _, live, teller = publication
    if not isinstance(live, Releases):
        refuse(error(Where("--rollback"), "rollback-without-releases"), teller.language)
    if live.before is None:
        refuse(error(Where("--rollback"), "rollback-nowhere"), teller.language)
    found = differences(live.site, live.before)
    said = render_differences(found, live.site, live.before, _names(site), teller)
    try:
        live.go_back()
    except OSError as broken:
        teller.refuse((problem_of(broken, folders_of(host.settings)),))
    print(said)
    print(teller.sentence("rolled-back", address=f"{site.url}/", commit=live.commit[:12]))
    tell_followers(publication, found)
    return 0


def is_due(site: Path, moment: datetime) -> bool:
    """Whether a live site would by now have changed by itself; one that is not there, or says nothing, never."""
    try:
        told = msgspec.json.decode((site / "build.json").read_bytes(), type=dict[str, Any]).get("next_build")
        return bool(told) and datetime.fromisoformat(str(told)) <= moment
    except (OSError, ValueError, TypeError, msgspec.DecodeError):
        return False


def tell_followers(publication: Publication, found: Differences) -> None:
    """Tell the hub of the feeds that changed, and of those of which it did not hear the last time."""
    _tell_hub(publication.host, publication.site, changed_feeds(found.served_anew, publication.site))


def ping_hub(host: Run) -> int:
    """Tell the hub of the feeds that builds into the output folder have changed; 1 where it did not hear of them."""
    site, _ = host.situation(Teller(host.settings["PROBLEM_LANGUAGE"]))
    return int(not _tell_hub(host, site, ()))


def _tell_hub(host: Run, site: Site, changed: Iterable[str]) -> bool:
    """Tell the hub of feeds, those among them of which it has not heard; whether none is left."""
    cache, teller = folders_of(host.settings).cache, Teller(host.settings["PROBLEM_LANGUAGE"])
    feeds = sorted({*read_changes(cache), *changed}) if site.hub else []
    untold = tell_hub(site.hub, feeds)
    write_changes(cache, untold)
    if len(feeds) > len(untold):
        print(teller.sentence("hub-told", number=len(feeds) - len(untold)))
    if untold:
        reason = next(iter(untold.values()))
        teller.tell([warning(Where(site.hub), "hub-untold", number=len(untold), reason=reason)])
    return not untold


def _stands_here(publication: Publication) -> bool:
    """Whether what is live was built of what stands here, as far as that is known."""
    content, commit = folders_of(publication.host.settings).content, publication.live.commit
    return not commit or (commit == head_of(content) and is_clean(content))


def _advise(publication: Publication, content: Path) -> None:
    """What the office should know although nothing stops for it."""
    _, site, _, _, teller = publication
    if site.url.endswith(RESERVED):
        teller.tell([notice(Where("publishconf.py"), "published-as-example", value=site.url)])
    if not is_clean(content):
        teller.tell([notice(Where(path_as_written(content)), "published-uncommitted")])


def _in_cache(host: Run, name: str) -> Path:
    """A folder in the cache, which several sites may share."""
    return Path(host.settings["CACHE_PATH"]).absolute() / name / cache_name(folders_of(host.settings).content)


def _names(site: Site) -> list[str]:
    return [tongue.site_name for tongue in site.tongues.values()]


def _publish_from(tree: Path, top: Path, files: dict[str, Path], options: dict[str, Any]) -> int:
    """Publish what stands in another tree of the repository at `top`, by the program that it has."""
    there = {name: _moved(file, top, tree) for name, file in files.items()}
    words = [f"--{name.replace('_', '-')}={value}" for name, value in {**there, **options}.items()]
    command = [sys.executable, "-m", "invoke", "--search-root", str(_moved(ROOT, top, tree)), "publish", *words]
    return subprocess.run(command, cwd=tree, check=False).returncode


def _moved(path: Path, top: Path, tree: Path) -> Path:
    """A path below one folder as it is below another; any other path as it is."""
    return tree / path.relative_to(top) if path.is_relative_to(top) else path


def _leave() -> None:
    raise Busy
