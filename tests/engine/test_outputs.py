"""An output is a value, and its fingerprint tells apart whatever may have other bytes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel

from plugins.engine.outputs import Output, composed, copy, fingerprint, page, page_later, text


def write_one(**_view: Any) -> bytes:
    """A writer."""
    return b"1"


def write_two(**_view: Any) -> bytes:
    """Another writer."""
    return b"2"


def template(_name: str) -> str:
    """The fingerprint of every template."""
    return "template"


@dataclass(frozen=True)
class Card:
    """What a list shows."""

    title: str
    day: date | None = None


class Model(BaseModel):
    """A value of pydantic's."""

    name: str


@pytest.mark.parametrize(
    ("address", "path"),
    [("/fi/uutiset/", "fi/uutiset/index.html"), ("/", "index.html"), ("/404.html", "404.html"), ("", "index.html")],
)
def test_a_page_lies_where_its_address_says(address: str, path: str) -> None:
    """An address that ends in a slash is a folder with an `index.html`."""
    assert page(address, "page.html", "fi").path == path


def test_texts_and_copies_lie_at_their_address() -> None:
    """A file has the path of its address."""
    assert text("/fi/rss.xml", write_one).path == "fi/rss.xml"
    assert copy("/fi/x/a.png", "content/x/a.png", "d") == Output(
        "fi/x/a.png", {"digest": "d"}, source="content/x/a.png"
    )


BASE = page("/fi/", "page.html", "fi", card=Card("A", date(2026, 5, 3)), names=("a", "b"))
OTHERS = [
    page("/fi/", "other.html", "fi", card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    page("/fi/", "page.html", "en", card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    page("/fi/", "page.html", "fi", card=Card("B", date(2026, 5, 3)), names=("a", "b")),
    page("/fi/", "page.html", "fi", card=Card("A"), names=("a", "b")),
    page("/fi/", "page.html", "fi", card=Card("A", date(2026, 5, 3)), names=("b", "a")),
    page("/fi/", "page.html", "fi", card=Card("A", date(2026, 5, 3)), names=("ab",)),
    page("/fi/", "page.html", "fi", cards=Card("A", date(2026, 5, 3)), names=("a", "b")),
    text("/fi/", write_one, card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    text("/fi/", write_two, card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    composed("/fi/", write_one, {"a": text("/a", write_one)}, card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    composed("/fi/", write_one, {"a": text("/a", write_two)}, card=Card("A", date(2026, 5, 3)), names=("a", "b")),
    composed("/fi/", write_one, {"b": text("/a", write_two)}, card=Card("A", date(2026, 5, 3)), names=("a", "b")),
]


def test_whatever_decides_the_bytes_changes_the_fingerprint() -> None:
    """View, template, language, writer, parts, code and the template's own text each tell two outputs apart."""
    prints = [fingerprint(output, "code", template) for output in (BASE, *OTHERS)]
    prints += [fingerprint(BASE, "code 2", template), fingerprint(BASE, "code", lambda *_of: "template 2")]

    assert len(set(prints)) == len(prints)


def test_the_same_view_has_the_same_fingerprint() -> None:
    """A view is compared by what it says, not by which objects say it."""
    same = page("/fi/", "page.html", "fi", card=Card("A", date(2026, 5, 3)), names=("a", "b"))

    assert fingerprint(same, "code", template) == fingerprint(BASE, "code", template)


def later(facts: bytes, *texts: bytes, template_name: str = "page.html") -> Output:
    """A page that is made later of these facts and texts."""
    return page_later("/fi/", template_name, "fi", dict, (lambda: facts, b"".join(texts)))


def test_what_is_made_later_is_known_by_its_facts_texts_and_template() -> None:
    """Each of them tells two apart, and its view is not made for that."""
    texts = (b"1" * 16, b"2" * 16)
    outputs = [
        later(b"f"),
        later(b"g"),
        later(b"f", texts[0]),
        later(b"f", *texts),
        later(b"f", template_name="x.html"),
    ]

    assert len({fingerprint(output, "code", template) for output in outputs}) == len(outputs)


def test_facts_are_not_asked_for_where_they_are_known() -> None:
    """What is known of a fingerprint stands for the facts; the texts and the template are looked at all the same."""

    def refuse() -> bytes:
        raise AssertionError("nobody may ask")

    known = fingerprint(later(b"f"), "code", template)
    unasked = page_later("/fi/", "page.html", "fi", dict, (refuse, b""))
    other_text = page_later("/fi/", "page.html", "fi", dict, (refuse, b"1" * 16))

    assert fingerprint(unasked, "code", template, known) == known
    assert fingerprint(other_text, "code", template, known) == fingerprint(later(b"f", b"1" * 16), "code", template)
    assert fingerprint(unasked, "code", lambda *_of: "template 2", known) != known


def test_a_view_may_hold_every_plain_value() -> None:
    """Models, mappings that cannot be changed, moments and days stand in views."""
    view = {
        "model": Model(name="a"),
        "map": MappingProxyType({"a": 1}),
        "moment": datetime(2026, 5, 3, tzinfo=UTC),
        "nothing": None,
    }
    changed = {**view, "map": MappingProxyType({"a": 2})}

    first, second = (fingerprint(Output("a", of), "c", template) for of in (view, changed))

    assert first != second


def test_what_is_no_plain_value_is_refused() -> None:
    """A view with something that cannot be compared would never be up to date, or always."""
    with pytest.raises(TypeError, match="cannot stand in a view"):
        fingerprint(Output("a", {"thing": object()}), "c", template)
