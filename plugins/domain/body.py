"""A body as the readers of one language get it: every link leads to their language, every picture has its address."""

import re
from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from plugins.domain.item import File
from plugins.domain.links import Target, parse_target
from plugins.domain.listing import Shown
from plugins.domain.picture import file_address, image_of, render_image, render_plain_image
from plugins.domain.record import Link, Part, Picture
from plugins.domain.view import LanguageView

SIZES = "(min-width: 46rem) 42rem, 100vw"
"""How wide a picture within a text is shown: as wide as the screen, or as the column of text."""

_TO_FRAGMENT = re.compile(r'(<a [^>]*href=")(?=#)')
"""A link within the text, such as one to a footnote; Markdown makes those itself."""


class Destination(NamedTuple):
    """Where a link leads for a reader: an address, and the language of what is there if it is not the reader's."""

    address: str
    language: str = ""


def render_body(view: LanguageView, shown: Shown, *, absolute: bool = False) -> str:
    """The HTML of an item's text; with `absolute` addresses for those who read it elsewhere (feeds, mail)."""
    base = view.site.url if absolute else ""
    return "".join(_render_part(view, shown, part, base) for part in shown.texts.body.parts)


def destination(view: LanguageView, target: Target) -> Destination | None:
    """Where a link leads for the readers of a view; None where there is nothing that they may see."""
    shown = view.shown.get(target.name)
    if shown is None:
        listing = view.listing_names.get(target.name)
        return Destination(_with_fragment(listing.address, target)) if listing else None
    language = "" if shown.link == shown.address else shown.text_language
    page = _file_address(shown, target.file) if target.file else shown.link
    return Destination(_with_fragment(page, target), language)


def _render_part(view: LanguageView, shown: Shown, part: Part, base: str) -> str:
    if isinstance(part, Link):
        return _render_link(view, shown, part, base)
    if isinstance(part, Picture):
        return _render_picture(shown, part, base)
    return _TO_FRAGMENT.sub(partial(_to_page, escape(base + shown.canonical)), part) if base else part


def _to_page(address: str, link: re.Match[str]) -> str:
    return f"{link[1]}{address}"


def _render_link(view: LanguageView, shown: Shown, link: Link, base: str) -> str:
    found = destination(view, parse_target(link.target, shown.item.name))
    if found is None:
        return link.html
    title = f' title="{escape(link.title)}"' if link.title else ""
    language = f' hreflang="{found.language}"' if found.language else ""
    mark = f" ({escape(view.mark(found.language))})" if found.language else ""
    return f'<a href="{escape(base + found.address)}"{title}{language}>{link.html}</a>{mark}'


def _render_picture(shown: Shown, picture: Picture, base: str) -> str:
    target = parse_target(picture.file, shown.item.name)
    file = _file(shown, target.file)
    image = image_of(shown, file, picture.alt) if file else None
    if image is None:
        return escape(picture.alt)
    return render_plain_image(image, base, picture.title) if base else render_image(image, SIZES, picture.title)


def _file_address(shown: Shown, name: str) -> str:
    file = _file(shown, name)
    return file_address(shown, file) if file else shown.canonical + quote(name)


def _file(shown: Shown, name: str) -> File | None:
    return next((file for file in shown.item.beside if file.name == name), None)


def _with_fragment(address: str, target: Target) -> str:
    return f"{address}#{target.fragment}" if target.fragment else address
