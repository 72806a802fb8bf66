"""A built site as a browser reads it: its pages as trees, with what they say and where they lead."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

ADDRESSES = ("href", "src", "action", "poster", "data", "formaction", "cite")
"""The attributes that hold one address."""
RESOURCES = {"script", "img", "source", "iframe", "video", "audio", "embed", "object", "track", "input"}
"""The elements whose addresses a browser fetches by itself."""
FETCHED = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
"""What makes a browser fetch the address of a `link` element by itself."""
SPOKEN = ("title", "alt", "aria-label", "placeholder")
"""The attributes that are read to people."""


class Said(NamedTuple):
    """A text of a page, with the language that it says it is in."""

    language: str
    text: str
    element: str
    classes: str


@dataclass(frozen=True)
class Page:
    """One HTML file of a site, by its address: `/fi/uutiset/`, `/404.html`."""

    address: str
    html: str = field(repr=False)

    @cached_property
    def _parsed(self) -> tuple[Element, tuple[str, ...]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(self.html)
        return root, tuple(f"{position}: {code}" for position, code, _ in parser.errors)

    @property
    def root(self) -> Element:
        """The `html` element."""
        return self._parsed[0]

    @property
    def errors(self) -> tuple[str, ...]:
        """What the standard's parser finds wrong, with line and column."""
        return self._parsed[1]

    @property
    def language(self) -> str:
        """What the page says its language is."""
        return self.root.get("lang", "")

    @property
    def is_neutral(self) -> bool:
        """Whether the page belongs to all languages: the root, the page for missing ones, and whole issues."""
        return self.address in {"/", "/404.html"} or self.address.startswith("/newsletter/")

    @property
    def is_letter(self) -> bool:
        """Whether this is a letter to send, which is no page of the site."""
        return self.address.endswith("/mail.html")

    @property
    def leads_on(self) -> bool:
        """Whether this stands at an old address, and does nothing but lead to the new one."""
        return any((item.get("http-equiv") or "").lower() == "refresh" for item in self.all("meta"))

    def all(self, path: str) -> list[Element]:
        """The elements that match an ElementTree path, anywhere in the page."""
        return self.root.findall(f".//{path}")

    def meta(self, name: str) -> str | None:
        """The content of a `meta` element by its name or property."""
        found = (item for item in self.all("meta") if name in {item.get("name"), item.get("property")})
        return next((item.get("content") for item in found), None)

    def links(self, relation: str) -> list[Element]:
        """The `link` elements of a relation."""
        return [item for item in self.all("link") if relation in (item.get("rel") or "").split()]

    @property
    def linked_data(self) -> list[Element]:
        """The elements that hold linked data."""
        return self.all("script[@type='application/ld+json']")

    @property
    def canonical(self) -> str:
        """The address that the page gives as the one to keep."""
        return next((item.get("href") or "" for item in self.links("canonical")), "")

    @property
    def alternates(self) -> dict[str, str]:
        """The versions of the page in other languages, by `hreflang`."""
        found = (item for item in self.links("alternate") if item.get("hreflang"))
        return {item.get("hreflang", ""): item.get("href", "") for item in found}

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may keep the page."""
        return "noindex" not in (self.meta("robots") or "")

    @property
    def language_links(self) -> dict[str, str]:
        """Where the links to the other languages lead, by language."""
        if self.is_neutral:
            found = self.all("main//a[@hreflang]")
            return {link.get("hreflang", ""): link.get("href", "") for link in reversed(found)}
        found = self.all("nav[@class='languages']//a")
        return {link.get("hreflang", ""): link.get("href", "") for link in found}

    @property
    def ids(self) -> list[str]:
        """The ids of the page's elements, each as often as it stands there."""
        return [name for item in self.root.iter() if (name := item.get("id"))]

    def addresses(self) -> Iterator[str]:
        """Every address that the page names, fetched or to follow."""
        for item in self.root.iter():
            yield from (address for name in ADDRESSES if (address := item.get(name)) is not None)
            yield from _set(item)

    def fetched(self) -> Iterator[str]:
        """Every address that a browser fetches by itself."""
        for item in self.root.iter():
            is_link = item.tag == "link" and FETCHED & set((item.get("rel") or "").split())
            if is_link or item.tag in RESOURCES:
                yield from (address for name in ("href", "src", "poster", "data") if (address := item.get(name)))
                yield from _set(item)

    def said(self) -> Iterator[Said]:
        """Every text for people, shown or read aloud or told to other sites, with its language."""
        for name in ("description", "og:title", "og:description", "og:site_name", "og:image:alt"):
            if content := self.meta(name):
                yield Said(self.language, content, "meta", "")
        yield from _said(self.root, "")


def _set(item: Element) -> Iterator[str]:
    candidates = item.get("srcset", "").split(",")
    yield from (candidate.split()[0] for candidate in candidates if candidate.strip())


def _said(item: Element, language: str) -> Iterator[Said]:
    if item.tag in {"script", "style"}:
        return
    own, classes = item.get("lang") or language, item.get("class") or ""
    texts = [item.text, *(item.get(name) for name in SPOKEN if item.tag != "link")]
    yield from (Said(own, text.strip(), str(item.tag), classes) for text in texts if text and text.strip())
    for child in item:
        yield from _said(child, own)
        if child.tail and child.tail.strip():
            yield Said(own, child.tail.strip(), str(item.tag), classes)


class Pages:
    """All pages of a built site, and what its addresses lead to."""

    def __init__(self, output: Path, url: str) -> None:
        """Read the pages below an output folder; `url` is the address of the site."""
        self.output, self.url = output, url
        self.files = {f"/{file.relative_to(output).as_posix()}" for file in output.rglob("*") if file.is_file()}
        self.by_address = {page.address: page for page in self._read()}

    def _read(self) -> Iterator[Page]:
        for name in sorted(self.files):
            if name.endswith(".html"):
                yield Page(name.removesuffix("index.html"), (self.output / name[1:]).read_text(encoding="utf-8"))

    def __iter__(self) -> Iterator[Page]:
        """The pages of the site, without letters and what leads on from old addresses."""
        return (page for page in self.by_address.values() if not page.is_letter and not page.leads_on)

    def __getitem__(self, address: str) -> Page:
        """The page at an address, with or without the site before it."""
        return self.by_address[address.removeprefix(self.url)]

    def in_language(self, language: str) -> list[Page]:
        """The pages of one language."""
        return [page for page in self if page.address.startswith(f"/{language}/")]

    def problem(self, base: str, address: str) -> str:
        """What is wrong with an address that stands at `base`: "" where it leads to something, or to another host."""
        whole, fragment = urldefrag(urljoin(f"{self.url}{base}", address))
        if not address.strip():
            return "empty"
        if urlsplit(whole).scheme not in {"http", "https"} or not f"{whole}/".startswith(f"{self.url}/"):
            return ""
        path = unquote(urlsplit(whole).path) or "/"
        file = f"{path}index.html" if path.endswith("/") else path
        if file not in self.files:
            return f"leads to nothing: {address}"
        page = self.by_address.get(path)
        if fragment and page and fragment not in page.ids:
            return f"leads to no such place: {address}"
        return ""
