"""The description of an event as Markdown, from whichever of its forms says most."""

import re
from urllib.parse import unquote

from plugins.formats.foreign_calendar.html import is_html, markdown_of_html
from plugins.formats.foreign_calendar.lines import clean_text
from plugins.formats.foreign_calendar.markdown import markdown_of_text
from plugins.formats.foreign_calendar.reading import LONGEST_FACT, Lost, Reading

LONGEST_TEXT = 20_000
"""The most characters of a description that are carried over: some ten pages."""


def read_description(reading: Reading) -> str:
    """The description as Markdown, from the HTML of it where there is one."""
    plain = reading.take_one("DESCRIPTION")
    rich = _rich(reading) or (_of_reference(reading, plain.parameters.get("ALTREP", "")) if plain else "")
    said = plain.text.strip() if plain else ""
    html = rich or (said if is_html(said) else "")
    if not html:
        return markdown_of_text(_bounded(reading, said))
    found = markdown_of_html(_bounded(reading, html))
    reading.lost += [Lost("DESCRIPTION", value) for value in found.lost]
    if rich and _words(said) - _words(html):
        reading.lose([plain])
    return found.markdown


def _rich(reading: Reading) -> str:
    """The description as HTML in a property of its own (RFC 9073 section 6.5, and Outlook's)."""
    rich = [
        line
        for line in reading.left
        if line.name in ("STYLED-DESCRIPTION", "X-ALT-DESC")
        and line.parameters.get("FMTTYPE", "").lower() == "text/html"
    ]
    if not rich:
        return ""
    reading.left.remove(rich[0])
    return rich[0].text


def _of_reference(reading: Reading, reference: str) -> str:
    """The HTML that stands in an ALTREP itself (RFC 5545 section 3.2.1); where it is elsewhere, nobody fetches it."""
    kind, _, html = reference.partition(",")
    if kind.lower().startswith("data:text/html") and "base64" not in kind.lower():
        return clean_text(unquote(html))
    if reference:
        reading.lost.append(Lost("ALTREP", reference[:LONGEST_FACT]))
    return ""


def _bounded(reading: Reading, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        reading.note("import-cut", "DESCRIPTION")
    return text[:LONGEST_TEXT]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
