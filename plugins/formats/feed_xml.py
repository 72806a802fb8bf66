"""Elements of XML as lines of text, of which the entries of feeds are put together: a site has thousands of them.

They are written as lxml would write them, so that they can stand in a document that it wrote. An empty line stands for
nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from plugins.formats.feed_texts import clean


def element(name: str, text: str, attributes: str = "") -> str:
    """An element with a text, `<title>Silta &amp; tie</title>`; nothing where there is nothing to say."""
    said = escaped(text)
    return f"<{name}{attributes}>{said}</{name}>" if said else ""


def elements_in(name: str, lines: Sequence[str], attributes: str = "") -> list[str]:
    """An element with others in it; without any it closes itself."""
    inner = [f"  {line}" for line in lines if line]
    return [f"<{name}{attributes}>", *inner, f"</{name}>"] if inner else [f"<{name}{attributes}/>"]


def attributes_of(facts: Mapping[str, str]) -> str:
    """The attributes of an element that say something."""
    return "".join([attribute(name, value) for name, value in facts.items()])


@lru_cache(2_000)
def attribute(name: str, value: str) -> str:
    """An attribute after a space; nothing where it says nothing. Most stand in many entries, and are written once."""
    said = quotable(value)
    return f' {name}="{said}"' if said else ""


def indented(lines: Sequence[str], depth: int) -> bytes:
    """Lines as they stand in a document, so deep within it."""
    margin = "  " * depth
    return (margin + f"\n{margin}".join(lines) + "\n").encode()


def split_entries(document: bytes, name: str, depth: int) -> list[bytes]:
    """The elements of a name that lie so deep in a document, each as `indented` wrote it.

    Nothing but a tag looks like one: in texts and attributes, `<` is written otherwise.
    """
    margin = b"  " * depth
    begin, end = margin + f"<{name}".encode(), margin + f"</{name}>\n".encode()
    *found, _ = document.split(end)
    return [part[part.index(begin) :] + end for part in found]


def escaped(text: str) -> str:
    """A text as it stands between tags; a carriage return would be read as a new line (XML 1.0, section 2.11)."""
    plain = text if text.isprintable() else clean(text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quotable(text: str) -> str:
    """A text as it stands between quotes, where white space would be read as spaces (XML 1.0, section 3.3.3)."""
    return escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")
