"""Atom: the schema of RFC 4287 holds, and what the schema cannot say."""

from collections import Counter
from dataclasses import replace

import pytest
from lxml import etree

from plugins.formats.feed_extensions import XML
from tests.formats.made_up_feeds import ATOM, FEEDS, HERE, IN_ENGLISH, JOB, PLAIN, STORY, FullFeed, entries, feed, tree

SCHEMA = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
"""Of RFC 4287, appendix B."""

HOSTILE = feed(
    replace(STORY, title="\x0b", summary="]]>", html="<table><br>&nbsp;<table>", authors=("", "\x0b"), categories=()),
    replace(PLAIN, html="", translations=(IN_ENGLISH, replace(IN_ENGLISH, language="sv"))),
    author="",
    title="",
)
ALL = {**FEEDS, "hostile": HOSTILE}


@pytest.mark.parametrize("of", ALL.values(), ids=ALL)
def test_the_schema_holds(of: FullFeed) -> None:
    """Whatever is missing or strange."""
    SCHEMA.assertValid(tree(of, "atom.xml"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'<content type="html">', b'<content type="CDATA">'),
        (b"<updated>2026-", b"<updated>26-"),
        (b'hreflang="en"', b'hreflang="e_n"'),
        (b"<id>", b"<id>tag:x</id><id>"),
    ],
)
def test_the_schema_finds_mistakes(right: bytes, wrong: bytes) -> None:
    """It was copied into another syntax, which could have made it blind."""
    content = etree.tostring(tree(FEEDS["story"], "atom.xml"))

    assert right in content
    assert not SCHEMA.validate(etree.fromstring(content.replace(right, wrong, 1)))


@pytest.mark.parametrize("of", ALL.values(), ids=ALL)
def test_everything_has_an_author(of: FullFeed) -> None:
    """Entries have the feed's where they name none (RFC 4287, section 4.1.1)."""
    root = tree(of, "atom.xml")

    assert all(name.text for name in root.iter(f"{ATOM}name"))
    assert root.find(f"{ATOM}author") is not None


@pytest.mark.parametrize("of", ALL.values(), ids=ALL)
def test_there_is_one_way_to_the_page(of: FullFeed) -> None:
    """One alternate, since readers disagree about which of several they take."""
    root = tree(of, "atom.xml")
    for element in (root, *root.iter(f"{ATOM}entry")):
        rels = Counter(link.get("rel") for link in element.findall(f"{ATOM}link"))
        assert rels["alternate"] == 1


def test_an_entry_without_an_author_has_none_of_its_own() -> None:
    """The feed's is meant."""
    assert [len(entry.findall(f"{ATOM}author")) for entry in entries(feed(STORY, PLAIN), "atom.xml")] == [2, 0]


def test_only_another_language_is_named() -> None:
    """The feed's own stands at the top."""
    root = tree(feed(STORY, JOB), "atom.xml")

    assert [element.get(f"{{{XML}}}lang") for element in (root, *root.iter(f"{ATOM}entry"))] == ["fi", None, "sv"]


def test_a_feed_keeps_its_id_at_another_address() -> None:
    """Title, address and page may change; the id is what readers know it by."""
    moved = replace(feed(), title="Muu", url="https://muu.example/atom.xml", page_url="https://muu.example/")

    assert tree(moved, "atom.xml").findtext(f"{ATOM}id") == "tag:seutu.example,2026:fi/news"
