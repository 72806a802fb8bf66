"""Builds a site with a cluster of two worker processes on this machine: `python -m tests.whole.on_a_cluster`.

It is a program of its own, as the threads of a cluster's client would stay behind in a process that tests something
else, and as what its workers load first must not be a build.
"""

import sys
from typing import Any

from distributed import Client, LocalCluster

from plugins.host.opening import host_for
from plugins.host.theming import environment
from tests.building import NOW

SMALL: dict[str, Any] = {
    "n_workers": 2,
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",
}
"""A cluster that nobody else can reach, at ports that were free."""


def build(settings: str, output: str, cache: str) -> None:
    """Build a site in full, and tell how many of the workers had something to do."""
    with LocalCluster(**SMALL) as cluster, Client(cluster) as client:
        executor = client.get_executor(pure=False)
        options = {"NOW": NOW, "OUTPUT_PATH": output, "CACHE_PATH": cache, "EXECUTOR": executor, "SEARCH": False}
        host_for(settings, options).run()
        rendered = client.run(has_rendered).values()
        sys.stdout.write(f"{sum(rendered)} of {len(rendered)}\n")


def has_rendered() -> bool:
    """Whether this process has rendered a page; workers answer it."""
    return environment.cache_info().currsize > 0


if __name__ == "__main__":
    build(*sys.argv[1:])
