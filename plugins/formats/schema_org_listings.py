"""Linked data of listings by schema.org: what a page gathers, where it stands, and the entry that it is about."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from plugins.domain.document import Document
from plugins.domain.item_page import NamedLink
from plugins.domain.registry import Entry, Organisation, Place, in_language
from plugins.domain.view import LanguageView
from plugins.formats.schema_org import organisation_facts, place_facts, render_document


def with_linked_data(
    view: LanguageView, document: Document, above: Sequence[NamedLink] = (), about: Entry | None = None
) -> Document:
    """The head of a listing's page with its linked data: a CollectionPage (https://schema.org/CollectionPage).

    `above` are the pages between the front and this one; `about` is the entry whose page this is.
    """
    facts = {
        "@type": "CollectionPage",
        "name": document.title,
        "url": document.canonical,
        "inLanguage": document.language,
        "description": document.description,
        "isPartOf": _site(view),
        "breadcrumb": _trail(view, document, above),
        "mainEntity": _entity(view, about) if about else None,
    }
    return replace(document, linked_data=(render_document(facts),))


def render_all_languages(view: LanguageView, name: str) -> str:
    """The site as a whole as a WebSite (https://schema.org/WebSite), in all its languages."""
    languages = list(view.site.languages)
    return render_document({"@type": "WebSite", "name": name, "url": view.site.absolute("/"), "inLanguage": languages})


def _site(view: LanguageView) -> dict[str, str]:
    return {"@type": "WebSite", "name": view.tongue.site_name, "url": view.site.absolute(f"/{view.code}/")}


def _trail(view: LanguageView, document: Document, above: Sequence[NamedLink]) -> dict[str, Any]:
    """The way from the front of the language to a page (https://schema.org/BreadcrumbList)."""
    front = (view.tongue.site_name, f"/{view.code}/")
    steps = [front, *((link.label, link.address) for link in above), (document.title, document.address)]
    listed = [
        {"@type": "ListItem", "position": number, "name": name, "item": view.site.absolute(address)}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def _entity(view: LanguageView, entry: Entry) -> dict[str, Any]:
    """An entry as what it is: a Place, an Organization, or a theme, which is a DefinedTerm."""
    if isinstance(entry, Place):
        return place_facts(view, entry)
    if isinstance(entry, Organisation):
        own = in_language(entry.url, view.code)
        return {**organisation_facts(view, entry), **({"url": own} if own else {})}
    return {"@type": "DefinedTerm", "name": entry.named(view.code)}
