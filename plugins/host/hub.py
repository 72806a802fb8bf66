"""The hub: it is told of the feeds that changed once they are live, so that it fetches the right ones."""

from collections.abc import Iterable
from pathlib import Path

from plugins.domain.problem import Where, warning
from plugins.domain.site import Site
from plugins.engine.websub import tell_hub
from plugins.host.changes import changed_feeds, read_changes, write_changes
from plugins.host.run import Run
from plugins.host.settings import folders_of
from plugins.host.telling import Teller


def tell_followers(cache: Path, site: Site, served: Iterable[str], teller: Teller | None) -> None:
    """Tell the hub of the feeds among paths that are served anew, and of those of which it has not heard yet.

    Without a teller they are kept in the cache, for when others have put the files into their places.
    """
    if site.hub:
        write_changes(cache, {*read_changes(cache), *changed_feeds(served, site)})
        if teller:
            _tell(cache, site, teller)


def ping_hub(host: Run, *further: Path) -> int:
    """Tell the hub of all feeds that builds into the output folder and further ones have changed; 1 where it failed."""
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    site, _ = host.situation(teller)
    outputs = (Path(host.settings["OUTPUT_PATH"]), *further)
    caches = (folders_of({**host.settings, "OUTPUT_PATH": str(output)}).cache for output in outputs)
    untold = [cache for cache in caches if site.hub and not _tell(cache, site, teller)]
    return int(bool(untold))


def _tell(cache: Path, site: Site, teller: Teller) -> bool:
    """Tell the hub of the feeds that a cache keeps for it; whether it has heard of all."""
    feeds = read_changes(cache)
    untold = tell_hub(site.hub, feeds)
    write_changes(cache, untold)
    if len(feeds) > len(untold):
        print(teller.sentence("hub-told", number=len(feeds) - len(untold)))
    if untold:
        reason = next(iter(untold.values()))
        teller.tell([warning(Where(site.hub), "hub-untold", number=len(untold), reason=reason)])
    return not untold
