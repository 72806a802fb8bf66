"""Redirects: whoever comes to where something stood before is led on, on every kind of host.

Pages leave a small page at their old address, which any host serves. Feeds and calendars go on there as they are, since
the programs that ask for them follow no page, and so do files that were linked. For hosts that redirect by themselves
there are lists.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plugins.domain.heads import head_of
from plugins.domain.item_page import NamedLink
from plugins.domain.ledger import Removed
from plugins.domain.moves import Moves, moves_of
from plugins.domain.policy import MOVED_POLICY
from plugins.domain.view import LanguageView
from plugins.engine.outputs import Output, page, text
from plugins.host.feature import Views
from plugins.hosting.redirect_lists import render_redirects, render_redirects_map, render_removed_map

GOING_ON = (".ics", ".xml", "/feed.json")
"""The endings of what programs ask for again and again: at an old address it goes on."""

INDEX = "index.html"


class Taken:
    """The files of a site, of which no two may have one path: small and capital letters are one, as on some disks."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Begin with the paths of what is there."""
        self._files, self._folders = set[str](), set[str]()
        for path in paths:
            self._add(path.casefold())

    def take(self, path: str) -> bool:
        """Whether a path is free, and is taken from now on."""
        name = path.casefold()
        if name in self._files or name in self._folders or self._files.intersection(_folders(name)):
            return False
        self._add(name)
        return True

    def _add(self, name: str) -> None:
        self._files.add(name)
        for folder in _folders(name):
            if folder in self._folders:
                return
            self._folders.add(folder)


def redirect_outputs(views: Views, planned: Sequence[Output]) -> Iterator[Output]:
    """Everything at old addresses, and the lists for hosts; `planned` is everything at those of today."""
    first = next(iter(views.values()))
    moves, removed = moves_of(first.catalogue, first.site), first.catalogue.ledger.removed
    taken = Taken([output.path for output in planned] if moves or removed else ())
    moved, gone = dict[str, str](), list[str]()
    for output in planned if moves else ():
        for path in former_paths(output.path, moves):
            if _is_page(output) and taken.take(path):
                moved[_address(path)] = _address(output.path)
                yield _moved_page(views[output.language], path, _address(output.path))
            elif _goes_on(output) and taken.take(path):
                yield replace(output, path=path)
    for address, what in removed.items():
        if taken.take(f"{address[1:]}{INDEX}"):
            gone.append(address)
            yield _removed_page(views[address.split("/")[1]], address, what)
    yield text("/_redirects", render_redirects, moved=moved)
    yield text("/nginx-redirects.map", render_redirects_map, moved=moved)
    yield text("/nginx-removed.map", render_removed_map, removed=gone)


def former_paths(path: str, moves: Moves) -> Iterator[str]:
    """Where a file lay before: below each earlier address of the nearest thing around it that has moved."""
    for folder in _folders(path):
        if befores := moves.get(f"/{folder}/"):
            yield from (found for before in befores if (found := _path(before, path[len(folder) + 1 :])))
            return


def _path(address: str, rest: str) -> str:
    """The path of a file below an earlier address; "" where nothing can lie below it, as it is that of a file."""
    if address.lower().endswith((".html/", ".htm/")):
        return address.strip("/") if rest == INDEX else ""
    return f"{address[1:]}{rest}"


def _folders(path: str) -> Iterator[str]:
    """The folders around a file, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _address(path: str) -> str:
    return f"/{path.removesuffix(INDEX)}"


def _is_page(output: Output) -> bool:
    return bool(output.template) and output.path.endswith(f"/{INDEX}")


def _goes_on(output: Output) -> bool:
    """Whether an output is followed by programs, or is a file that others may have linked."""
    return bool(output.source) or output.path.endswith(GOING_ON)


def _moved_page(view: LanguageView, path: str, address: str) -> Output:
    return page(
        _address(path), "moved.html", view.code,
        code=view.code, now=address, canonical=view.site.absolute(address),
        site_name=view.tongue.site_name, policy=MOVED_POLICY, assets=view.chrome.assets,
    )  # fmt: skip


def _removed_page(view: LanguageView, address: str, removed: Removed) -> Output:
    """What says that something was removed, and where one might look instead."""
    language = view.code if view.code in removed.titles else next(iter(removed.titles), view.code)
    title, said = removed.titles.get(language, ""), view.gettext("This page has been removed")
    listing = view.listing_names.get(removed.section) or view.listing_names["front"]
    document = head_of(
        view, f"{said}: {title}" if title else said, {**removed.addresses, view.code: address}, {},
        section=removed.section,
    )  # fmt: skip
    return page(
        address, "removed.html", view.code,
        document=document, chrome=view.chrome, heading=said, title=title, title_language=language,
        listing=NamedLink(listing.title, listing.address),
    )  # fmt: skip
