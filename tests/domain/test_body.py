"""A body as the readers of one language get it: links lead to their language, pictures lie where they are published."""

import pytest

from plugins.domain.body import SIZES, Destination, destination, render_body
from plugins.domain.item import File
from plugins.domain.links import Target
from plugins.domain.listing import Listing
from tests.region import Texts, md, photo, view

STORY, EVENT, OTHER = "news/2026-05-03-silta", "events/talkoot", "news/2026-06-01-tie"
BOTH: Texts = {
    f"{EVENT}/index.fi.md": md("title: Talkoot", "start: 5.12.2026"),
    f"{EVENT}/index.en.md": md("title: Work party", "slug: work-party"),
    f"{OTHER}/index.fi.md": md("title: Tie"),
}
FILES = {
    STORY: [photo("a b.png"), File("o.pdf", "d", 1)],
    OTHER: [File("kartta.pdf", "d", 1)],
}
PICTURE = f"/pictures/{STORY}/a%20b"
NEWS = Listing("news", "/en/news/", "News", {"fi": "/fi/uutiset/", "en": "/en/news/"})


def html(code: str, body: str, *, absolute: bool = False, texts: Texts = BOTH) -> str:
    """What the readers of a language get of a story with this text in both languages, without the paragraph."""
    own = {f"{STORY}/index.{language}.md": md("title: A", body=body) for language in ("fi", "en")}
    found = view(code, {**texts, **own}, files=FILES, listings=(NEWS,))
    return render_body(found, found.shown[STORY], absolute=absolute).removeprefix("<p>").removesuffix("</p>")


def test_a_link_leads_to_the_readers_language() -> None:
    """The same text, two addresses."""
    body = "[T](../../events/talkoot/)"

    assert html("fi", body) == '<a href="/fi/tapahtumat/talkoot/">T</a>'
    assert html("en", body) == '<a href="/en/events/work-party/">T</a>'


def test_a_link_to_another_language_says_so() -> None:
    """It leads to the text, with its language for machines and in words."""
    assert html("en", "[T](../2026-06-01-tie/)") == '<a href="/fi/uutiset/tie/" hreflang="fi">T</a> (in Finnish)'
    assert html("fi", "[T](../2026-06-01-tie/)") == '<a href="/fi/uutiset/tie/">T</a>'


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../../events/talkoot/#ohjelma", "/en/events/work-party/#ohjelma"),
        ("{filename}/events/talkoot/index.fi.md", "/en/events/work-party/"),
        ("../../news/", "/en/news/"),
        ("o.pdf", "/en/news/silta/o.pdf"),
        ("{static}o.pdf", "/en/news/silta/o.pdf"),
        ("a%20b.png", f"{PICTURE}-1600.jpg?v=1600j0ab"),
    ],
)
def test_every_way_of_writing_leads_there(written: str, address: str) -> None:
    """Relative, in Pelican's form, to a listing, a file or a place in a page."""
    assert html("en", f"[T]({written})") == f'<a href="{address}">T</a>'


def test_a_file_of_another_language_lies_with_its_text() -> None:
    """A file beside a story that exists in Finnish only is published there."""
    assert html("en", "[T](../2026-06-01-tie/kartta.pdf)").startswith('<a href="/fi/uutiset/tie/kartta.pdf"')


@pytest.mark.parametrize("hidden", ["draft: yes", "date: 1.1.2027", "publish_at: 22.11.2026"])
def test_a_link_to_what_is_not_public_is_its_text(hidden: str) -> None:
    """Neither the address nor the title of what waits is given away."""
    texts = {f"{OTHER}/index.fi.md": md("title: Salaisuus", hidden)}

    assert html("fi", "Katso [*tätä*](../2026-06-01-tie/).", texts=texts) == "Katso <em>tätä</em>."


def test_a_title_of_a_link_is_kept() -> None:
    """With its quotation marks escaped."""
    assert html("fi", """[T](../../events/talkoot/ 'A "b"')""") == (
        '<a href="/fi/tapahtumat/talkoot/" title="A &quot;b&quot;">T</a>'
    )


def test_a_picture_has_its_sizes() -> None:
    """The browser chooses one of them, and the page does not jump while it loads; all languages have the same."""
    sizes, sets = f'sizes="{SIZES}"', [srcset("webp", "w"), srcset("jpg", "j")]

    assert html("fi", "![Kuva & muuta](a%20b.png)") == (
        f'<picture><source type="image/webp" srcset="{sets[0]}" {sizes}>'
        f'<img src="{PICTURE}-960.jpg?v=960j0abc" srcset="{sets[1]}" {sizes} alt="Kuva &amp; muuta" width="960"'
        ' height="720" loading="lazy" decoding="async"></picture>'
    )
    assert html("fi", "![A](a%20b.png)") == html("en", "![A](a%20b.png)")


def srcset(suffix: str, mark: str) -> str:
    """The three sizes of a type."""
    names = {480: f"480{mark}0abc", 960: f"960{mark}0abc", 1600: f"1600{mark}0ab"}
    return ", ".join(f"{PICTURE}-{wide}.{suffix}?v={version} {wide}w" for wide, version in names.items())


def test_a_title_of_a_picture_is_kept() -> None:
    """With its quotation marks escaped, here and elsewhere."""
    for absolute in (False, True):
        assert 'title="A &quot;b&quot;"' in html("fi", """![K](a%20b.png 'A "b"')""", absolute=absolute)


def test_addresses_are_full_for_those_who_read_elsewhere() -> None:
    """Feeds and mail have no page that an address could be relative to."""
    found = html("fi", "[T](../../events/talkoot/) ![K](a%20b.png)", absolute=True)

    assert 'href="https://seutu.example/fi/tapahtumat/talkoot/"' in found
    assert found.endswith(f' <img src="https://seutu.example{PICTURE}-960.jpg" alt="K" width="960" height="720">')


def test_a_link_out_of_the_content_leads_nowhere() -> None:
    """Whatever an error elsewhere lets through."""
    found = view("en", BOTH, listings=(NEWS,))

    assert destination(found, Target("")) is None
    assert destination(found, Target("events")) is None
    assert destination(found, Target("news", "", "a")) == Destination("/en/news/#a")
