"""Redirects: whoever comes to where something stood before is led on, on every kind of host.

Pages leave a small page at their old address, which any host serves. Feeds and calendars go on there as they are, since
the programs that ask for them follow no page, and so do files that were linked. For hosts that redirect by themselves
there are lists.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

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
        self._files = {path.casefold() for path in paths}
        self._folders = {folder for path in self._files for folder in _folders(path)}

    def take(self, path: str) -> bool:
        """Whether a path is free, and is taken from now on."""
        name = path.casefold()
        folders = _folders(name)
        if name in self._files or name in self._folders or self._files.intersection(folders):
            return False
        self._files.add(name)
        self._folders.update(folders)
        return True


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
    now, rest = f"/{path}", ""
    while "/" in now:
        now, _, last = now.rstrip("/").rpartition("/")
        now, rest = f"{now}/", f"{last}/{rest}" if rest else last
        if now in moves:
            yield from (found for before in moves[now] if (found := _path(before, rest)))
            return
        if now == "/":
            return


def _path(address: str, rest: str) -> str:
    """The path of a file below an earlier address; "" where nothing can lie below it, as it is that of a file."""
    if address.lower().endswith((".html/", ".htm/")):
        return address.strip("/") if rest == INDEX else ""
    return f"{address[1:]}{rest}"


def _folders(path: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(path).parents][:-1]


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
        section=removed.section, image=None,
    )  # fmt: skip
    return page(
        address, "removed.html", view.code,
        document=document, chrome=view.chrome, heading=said, title=title, title_language=language,
        listing=NamedLink(listing.title, listing.address),
    )  # fmt: skip
