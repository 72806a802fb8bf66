"""The types of a site's pages: for each template and section in each language, the page with the most in it.

What is found here is found in the outputs of the features themselves: a new type of page is among them by itself.
"""

from pathlib import Path
from typing import NamedTuple

from plugins.engine.outputs import Output
from plugins.host.opening import host_for
from plugins.host.run import outputs_of, views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller
from tests.building import NOW


class PageType(NamedTuple):
    """What pages have in common: `entry.html` in the section `teemat` of Finnish."""

    template: str
    folder: str
    """The language and the section: `fi/teemat`; "" for what stands at the root."""


Types = dict[PageType, str]
"""The address of the largest page of each type."""


def page_types(settings: Path, output: Path, cache: Path) -> Types:
    """The types of the pages of a site that has been built into an output folder."""
    largest = dict[PageType, tuple[int, str]]()
    for path, template in _templates(settings, cache):
        kind = PageType(template, "/".join(path.split("/")[:2] if path.count("/") > 1 else path.split("/")[:-1]))
        page = ((output / path).stat().st_size, f"/{path.removesuffix('index.html')}")
        largest[kind] = max(page, largest.get(kind, page))
    return {kind: address for kind, (_, address) in sorted(largest.items())}


def _templates(settings: Path, cache: Path) -> list[tuple[str, str]]:
    """The path of every page of a site, and the template that renders it; letters are no pages."""
    host = host_for(str(settings), {"NOW": NOW, "CACHE_PATH": str(cache), "JOBS": 1})
    site, moment = host.situation(Teller("en"))
    features = host.features()
    views = views_of(host.gathered(site, moment, bool).catalogue, site, moment, features, folders_of(host.settings))
    outputs = outputs_of(features, views)
    return [(one.path, one.template) for one in outputs if one.template.endswith(".html") and _is_page(one)]


def _is_page(output: Output) -> bool:
    """Whether this is a page of the site: no letter, and nothing that leads on from an old address."""
    is_letter = output.path.endswith("/mail.html")
    return output.path.endswith(".html") and not is_letter and output.template != "moved.html"
