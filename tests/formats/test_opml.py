"""OPML: a reader of feeds finds all of them, by language and kind."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.formats.feed_texts import clean
from plugins.formats.opml import FeedOutline, render_opml

OUTLINES = (
    FeedOutline("Seutu", "https://seutu.example/fi/rss.xml", "https://seutu.example/fi/", "fi", ("Suomeksi",)),
    FeedOutline(
        "Kivi & savi", "https://seutu.example/k/rss.xml", "https://seutu.example/k/", "fi", ("Suomeksi", "Teemat")
    ),
    FeedOutline(
        "Region", "https://seutu.example/en/rss.xml", "https://seutu.example/en/", "en", ("In English",), "All."
    ),
    FeedOutline("Puu", "https://seutu.example/p/rss.xml", "https://seutu.example/p/", "fi", ("Suomeksi", "Teemat")),
    FeedOutline("Kaikki", "https://seutu.example/rss.xml", "https://seutu.example/", "fi"),
)


def body(*outlines: FeedOutline) -> etree._Element:
    """The list of these feeds."""
    found = etree.fromstring(render_opml("Seudun <syötteet>", outlines)).find("body")
    assert found is not None
    return found


def tree(element: etree._Element) -> dict[str | None, object]:
    """The titles of what is inside, by titles."""
    return {inner.get("text"): tree(inner) for inner in element}


def test_feeds_are_grouped() -> None:
    """In the order in which groups and feeds were first named."""
    assert tree(body(*OUTLINES)) == {
        "Suomeksi": {"Seutu": {}, "Teemat": {"Kivi & savi": {}, "Puu": {}}},
        "In English": {"Region": {}},
        "Kaikki": {},
    }
    assert list(tree(body(*OUTLINES))) == ["Suomeksi", "In English", "Kaikki"]


def test_a_feed_is_told_whole() -> None:
    """With what OPML 2.0 asks of a subscription, and the page that it follows."""
    [region] = body(OUTLINES[2])[0]

    assert dict(region.attrib) == {
        "type": "rss",
        "text": "Region",
        "title": "Region",
        "xmlUrl": "https://seutu.example/en/rss.xml",
        "htmlUrl": "https://seutu.example/en/",
        "language": "en",
        "description": "All.",
    }


def test_a_list_has_a_title() -> None:
    """And says which version it is."""
    root = etree.fromstring(render_opml("Seudun\x0b <syötteet>", ()))

    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Seudun <syötteet>")


def test_any_title_can_be_told() -> None:
    """Without what XML cannot carry; the address stands for a title of nothing else."""
    [group] = body(FeedOutline("\x0b", "https://a.example/rss.xml", "https://a.example/", "fi", ("A\x00 & <B>",)))

    assert (group.get("text"), group[0].get("text")) == ("A & <B>", "https://a.example/rss.xml")


@given(st.text(), st.text())
def test_any_text_reads_back(title: str, group: str) -> None:
    """Sign by sign, but for what XML cannot carry."""
    [outer] = body(FeedOutline(title, "https://a.example/rss.xml", "https://a.example/", "fi", (group,), title))

    assert (outer.get("text"), outer[0].get("text")) == (clean(group), clean(title) or "https://a.example/rss.xml")
