"""Publishing: what stands in the working tree is built with its whole history and put where it is served.

The live site changes only when the new one is whole; whatever goes wrong before that leaves it as it is.
"""

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from plugins.domain.problem import Where, error, notice
from plugins.domain.site import Site
from plugins.engine.alone import alone
from plugins.engine.differences import differences
from plugins.engine.history import has_uncommitted
from plugins.engine.mirror import Mirror
from plugins.engine.releases import Releases
from plugins.engine.standing import head_of, stand_at, top_of
from plugins.engine.writing import WriteRefused
from plugins.host.gathering import path_as_written
from plugins.host.hub import ping_hub, tell_followers
from plugins.host.opening import absolute, given, host_for, refuse
from plugins.host.run import Run, problem_of
from plugins.host.settings import cache_name, folders_of
from plugins.host.settled import read_next_build
from plugins.host.summing_up import render_differences
from plugins.host.telling import Teller

ROOT = Path(__file__).resolve().parents[2]
OUTPUT, TREE = "published", "published-tree"
"""Where in the cache sites are built before they are put into their places, and where an earlier commit stands when it
is to be built again.
"""

RESERVED = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "test")
"""The names below which nobody can have a site (RFC 2606)."""

DIRTY = "+"
"""What stands behind the commit of a site that had more than the commit."""

Place = Releases | Mirror
"""Where a site is served from."""


class Busy(Exception):
    """Somebody else is publishing to the same place."""


class Publishing(NamedTuple):
    """What is to be published, as which commit, and where."""

    host: Run
    site: Site
    moment: datetime
    live: Place
    teller: Teller
    tells_hub: bool


def publish(
    *, settings: str, content: str = "", now: str = "", strict: bool = False, to: str = "", releases: str = "",
    keep: int = 0, rollback: bool = False, if_due: bool = False, hub: bool = True,
    ping: bool = False,
) -> int:  # fmt: skip
    """Publish to a plain folder (`to`) or as a release (`releases`); 1 where the live site had to stay as it is.

    Without `hub`, the feeds that changed are kept, as another program has yet to put the folder where it is served;
    with `ping`, the hub is told of them, and of those that `./inv build` has changed, and nothing else is done.
    """
    options = given(NOW=now, PATH=absolute(content), STRICT=strict, RELEASES_KEPT=keep)
    places = {"PUBLISH_TO": absolute(to), "RELEASES": absolute(releases)} if to or releases else {}
    host = host_for(settings, {**options, **places, "HISTORY_REQUIRED": True, "DRAFTS": False})
    if ping:
        return ping_hub(host, _in_cache(host, OUTPUT))
    host.settings["OUTPUT_PATH"] = str(_in_cache(host, OUTPUT))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    site, moment = host.situation(teller)
    publishing = Publishing(host, site, moment, live_of(host.settings, settings, teller), teller, hub)
    if if_due and not is_due(publishing.live.site, moment):
        return 0
    if if_due and not _stands_here(publishing):
        return publish_as_before(publishing, settings, now)
    try:
        with alone(publishing.live.lock, _leave if if_due else lambda: print(teller.sentence("publish-waits"))):
            return go_back(publishing) if rollback else publish_now(publishing)
    except Busy:
        return 0


def live_of(settings: dict[str, Any], file: str, teller: Teller) -> Place:
    """Where the site is served from, as options or settings name it; the command ends here where neither does."""
    to, releases, kept = settings["PUBLISH_TO"], settings["RELEASES"], settings["RELEASES_KEPT"]
    where, folder = Where(Path(file).name), Path(file).resolve().parent
    if not isinstance(kept, int) or kept < 1:
        refuse(error(where, "setting-wrong", setting="RELEASES_KEPT"), teller.language)
    if bool(to) == bool(releases):
        refuse(error(where, "publish-twice" if to else "publish-nowhere"), teller.language)
    live: Place = Releases(folder / releases, kept) if releases else Mirror(folder / to)
    if isinstance(live, Mirror):
        _refuse_source(live.folder.resolve(), settings, Path(file), teller)
    return live


def _refuse_source(folder: Path, settings: dict[str, Any], file: Path, teller: Teller) -> None:
    """End the command where a plain folder has what the site is made of, or lies within its content."""
    content = Path(settings["PATH"]).resolve()
    ours = (content, Path(settings["THEME"]).resolve(), file.resolve(), ROOT / "plugins")
    if folder.is_relative_to(content) or any(one.is_relative_to(folder) for one in ours):
        refuse(error(Where(path_as_written(folder)), "publish-into-source"), teller.language)


def publish_now(publishing: Publishing) -> int:
    """Build what stands here, and let it be live."""
    host, site, _, live, teller, _ = publishing
    folders = folders_of(host.settings)
    _advise(publishing, folders.content)
    commit = _commit_here(folders.content)
    host.run()
    found = differences(live.site, folders.output)
    said = render_differences(found, live.site, folders.output, _names(site), teller)
    try:
        live.put(folders.output, commit)
    except (OSError, WriteRefused) as broken:
        teller.refuse((problem_of(broken, folders),))
    print(said)
    print(teller.sentence("published", address=f"{site.url}/"))
    tell_followers(folders_of(host.settings).cache, site, found.served_anew, teller if publishing.tells_hub else None)
    return 0


def publish_as_before(publishing: Publishing, settings: str, now: str) -> int:
    """Build the commit that is live once more, in a tree of its own, by the program that it has."""
    host, _, _, live, teller, _ = publishing
    content = folders_of(host.settings).content
    if live.commit.endswith(DIRTY):
        refuse(error(Where(path_as_written(content)), "published-uncommitted-due"), teller.language)
    top, tree = top_of(content), _in_cache(host, TREE)
    if top is None or not stand_at(live.commit, top, tree):
        where = Where(Path(settings).name)
        refuse(error(where, "published-commit-gone", commit=live.commit, folder=tree), teller.language)
    place = {"releases": live.folder, "keep": live.kept} if isinstance(live, Releases) else {"to": live.folder}
    files = {"settings": Path(settings).resolve(), "content": content}
    return _publish_from(tree, top, files, {**place, **given(now=now)}, hub=publishing.tells_hub)


def go_back(publishing: Publishing) -> int:
    """Let the release before the live one be live again."""
    host, site, _, live, teller, _ = publishing
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
    tell_followers(folders_of(host.settings).cache, site, found.served_anew, teller if publishing.tells_hub else None)
    return 0


def is_due(site: Path, moment: datetime) -> bool:
    """Whether a live site would by now have changed by itself; what was never published, or cannot say so, is due."""
    try:
        due = read_next_build(site)
    except (OSError, ValueError):
        return True
    return due is not None and due <= moment


def _stands_here(publishing: Publishing) -> bool:
    """Whether what is live was built of what stands here, as far as that is known."""
    commit, content = publishing.live.commit, folders_of(publishing.host.settings).content
    return not commit or (commit == _commit_here(content) and not commit.endswith(DIRTY))


def _commit_here(content: Path) -> str:
    """The commit that stands here, and whether there is more than that."""
    return f"{head_of(content)}{DIRTY if has_uncommitted(content) else ''}"


def _advise(publishing: Publishing, content: Path) -> None:
    """What the office should know although nothing stops for it."""
    _, site, _, _, teller, _ = publishing
    if f".{urlsplit(site.url).hostname}".endswith(tuple(f".{name}" for name in RESERVED)):
        teller.tell([notice(publishing.host.where, "published-as-example", value=site.url)])
    if has_uncommitted(content):
        teller.tell([notice(Where(path_as_written(content)), "published-uncommitted")])


def _in_cache(host: Run, name: str) -> Path:
    """A folder in the cache, which several sites may share."""
    return Path(host.settings["CACHE_PATH"]).absolute() / name / cache_name(folders_of(host.settings).content)


def _names(site: Site) -> list[str]:
    return [tongue.site_name for tongue in site.tongues.values()]


def _publish_from(tree: Path, top: Path, files: dict[str, Path], options: dict[str, Any], *, hub: bool) -> int:
    """Publish what stands in another tree of the repository at `top`, by the program that it has."""
    there, program = {name: _moved(file, top, tree) for name, file in files.items()}, _moved(ROOT, top, tree)
    if not (program / "tasks.py").is_file():  # a submodule, which git leaves empty there
        program = ROOT
    switches = [] if hub else ["--no-hub"]
    words = [f"--{name.replace('_', '-')}={value}" for name, value in {**there, **options}.items()]
    command = [sys.executable, "-m", "invoke", "--search-root", str(program), "publish", *words, *switches]
    return subprocess.run(command, cwd=tree, check=False).returncode


def _moved(path: Path, top: Path, tree: Path) -> Path:
    """A path below one folder as it is below another; any other path as it is."""
    return tree / path.relative_to(top) if path.is_relative_to(top) else path


def _leave() -> None:
    raise Busy
