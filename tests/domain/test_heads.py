"""The head of a page: its address, its real versions, and the ways to the page about the same thing elsewhere."""

import pytest

from plugins.domain.heads import head_of_item, head_of_listing
from plugins.domain.listing import Listing
from tests.region import Texts, md, view

STORY, EVENT = "news/2026-05-03-silta", "events/talkoot"
PENDING = md("translation: pending", "due: 5.12.2026")
SHORT = md("title: B", "translation: summary", "slug: lyhyt")


def item(folder: str, fi: str, en: str | None) -> Texts:
    """An item with these languages."""
    return {f"{folder}/index.{code}.md": text for code, text in (("fi", fi), ("en", en)) if text is not None}


def full(folder: str, title: str) -> str:
    """A whole version of an item."""
    return md(f"title: {title}", "start: 5.12.2026") if folder == EVENT else md(f"title: {title}")


def links(texts: Texts, code: str) -> tuple[dict[str, str], dict[str, str], bool]:
    """The alternates and the language links of the page about the story, and whether robots may keep it."""
    found = view(code, texts)
    document = head_of_item(found, found.shown[STORY])
    alternates = {link.language: link.address for link in document.alternates}
    return alternates, {link.language: link.address for link in document.languages}, document.indexed


def test_real_versions_name_each_other() -> None:
    """Both pages list both, with full addresses, and each has a link to the other."""
    texts = item(STORY, full(STORY, "A"), SHORT)
    real = {"fi": "https://seutu.example/fi/uutiset/silta/", "en": "https://seutu.example/en/news/lyhyt/"}

    assert links(texts, "fi") == (real, {"en": "/en/news/lyhyt/"}, True)
    assert links(texts, "en") == (real, {"fi": "/fi/uutiset/silta/"}, True)


@pytest.mark.parametrize("text", [PENDING, None])
def test_a_notice_is_nobodys_version(text: str | None) -> None:
    """The page of a missing translation has a language link, and neither hreflang nor a place in search engines."""
    texts = item(STORY, full(STORY, "A"), text)

    assert links(texts, "en") == ({}, {"fi": "/fi/uutiset/silta/"}, False)
    assert links(texts, "fi")[0] == {"fi": "https://seutu.example/fi/uutiset/silta/"}


def test_language_links_are_in_their_own_language() -> None:
    """A reader who knows only that language must understand the link."""
    found = view("fi", item(STORY, full(STORY, "A"), SHORT))

    assert [link.name for link in head_of_item(found, found.shown[STORY]).languages] == ["In English"]


def test_a_canonical_address_is_that_of_the_text() -> None:
    """An event's page of facts points to the original."""
    texts = item(EVENT, full(EVENT, "A"), None)
    found = view("en", texts)
    document = head_of_item(found, found.shown[EVENT])

    assert (document.url, document.canonical) == (
        "https://seutu.example/en/events/talkoot/",
        "https://seutu.example/fi/tapahtumat/talkoot/",
    )


def test_feedback_takes_the_address_of_the_page() -> None:
    """As a value of the form's own address; without a form, the feedback page is linked."""
    texts = {**item(STORY, full(STORY, "A"), None), **item("pages/feedback", md("title: Palaute"), None)}
    plain = view("fi", texts)
    tongue = plain.tongue.model_copy(update={"feedback_url": "https://lomake.example/?a={page}&b=1"})
    form = view("fi", texts, tongues={**plain.site.tongues, "fi": tongue})

    assert head_of_item(plain, plain.shown[STORY]).feedback_url == "/fi/palaute/"
    assert head_of_item(form, form.shown[STORY]).feedback_url == (
        "https://lomake.example/?a=https%3A%2F%2Fseutu.example%2Ffi%2Fuutiset%2Fsilta%2F&b=1"
    )


LISTING = Listing("news", "/fi/uutiset/", "Uutiset", {"fi": "/fi/uutiset/", "en": "/en/news/"}, description="Seudulta.")


def test_a_listing_has_versions_in_all_languages() -> None:
    """Listings pair in every language, each with its feeds; a further page pairs with its like."""
    found = view("fi", {}, listings=(LISTING,))
    first = head_of_listing(found, LISTING)
    second = head_of_listing(found, LISTING, {"fi": "/fi/uutiset/sivu/2/", "en": "/en/news/page/2/"})

    assert [link.address for link in first.alternates] == [
        "https://seutu.example/fi/uutiset/",
        "https://seutu.example/en/news/",
    ]
    assert (first.description, first.section, first.indexed, len(first.feeds)) == ("Seudulta.", "news", True, 4)
    assert (second.canonical, [link.address for link in second.languages]) == (
        "https://seutu.example/fi/uutiset/sivu/2/",
        ["/en/news/page/2/"],
    )
