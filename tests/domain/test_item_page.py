"""An item's page: its text, and what must be told of the version that is shown."""

from datetime import date

import pytest

from plugins.domain.item_page import Notice, item_page
from tests.region import Texts, md, view

STORY = "news/2026-05-03-silta"
FI, EN = f"{STORY}/index.fi.md", f"{STORY}/index.en.md"


def notices(code: str, texts: Texts, *, drafts: bool = False) -> tuple[Notice, ...]:
    """What readers of a language are told of the story."""
    found = view(code, texts, drafts=drafts)
    return item_page(found, found.shown[STORY]).notices


def of_finnish(kind: str, **dates: date) -> Notice:
    """A notice for English readers of what is told in Finnish."""
    return Notice(kind, "fi", "in Finnish", "/fi/uutiset/silta/", **dates)


def test_two_whole_versions_need_no_words() -> None:
    """Neither the original nor its translation says anything of itself."""
    texts = {FI: md("title: A"), EN: md("title: B")}

    assert (notices("fi", texts), notices("en", texts)) == ((), ())


def test_a_summary_says_so_and_links_to_the_whole() -> None:
    """Its readers know that there is more, and in which language."""
    texts = {FI: md("title: A"), EN: md("title: B", "translation: summary")}

    assert notices("en", texts) == (of_finnish("summary"),)
    assert notices("fi", texts) == ()


def test_a_promise_says_when_it_is_due() -> None:
    """And where the original is."""
    texts = {FI: md("title: A"), EN: md("translation: pending", "due: 5.12.2026")}

    assert notices("en", texts) == (of_finnish("pending", due=date(2026, 12, 5)),)


def test_what_is_absent_says_so() -> None:
    """In the reader's language, with the way to the original."""
    assert notices("en", {FI: md("title: A")}) == (of_finnish("absent"),)
    assert notices("fi", {EN: md("title: B")}) == (Notice("absent", "en", "englanniksi", "/en/news/silta/"),)


@pytest.mark.parametrize(
    ("source", "translation", "outdated"),
    [
        ((), (), False),
        (("updated: 4.5.2026",), (), True),
        (("updated: 3.5.2026",), (), False),
        (("updated: 4.5.2026",), ("updated: 4.5.2026",), False),
        (("updated: 5.5.2026",), ("updated: 4.5.2026",), True),
        (("updated: 5.5.2026",), ("checked: 5.5.2026",), False),
        (("updated: 5.5.2026",), ("updated: 6.5.2026", "checked: 4.5.2026"), False),
        ((), ("updated: 6.5.2026",), False),
    ],
)
def test_a_translation_older_than_its_source_says_so(
    source: tuple[str, ...], translation: tuple[str, ...], outdated: bool
) -> None:
    """When the source was updated after the translation was last updated or checked; the source itself never is."""
    texts = {FI: md("title: A", *source), EN: md("title: B", *translation)}

    assert [notice.kind for notice in notices("en", texts)] == (["outdated"] if outdated else [])
    assert notices("fi", texts) == ()


def test_the_dates_of_an_outdated_translation_are_told() -> None:
    """The reader sees by how much it is older."""
    texts = {FI: md("title: A", "updated: 5.5.2026"), EN: md("title: B", "checked: 4.5.2026")}

    assert notices("en", texts) == (
        of_finnish("outdated", source_updated=date(2026, 5, 5), translated=date(2026, 5, 4)),
    )


def test_a_summary_may_be_outdated_too() -> None:
    """Both are told."""
    texts = {FI: md("title: A", "updated: 5.5.2026"), EN: md("title: B", "translation: summary")}

    assert [notice.kind for notice in notices("en", texts)] == ["summary", "outdated"]


def test_a_source_names_the_original() -> None:
    """A Finnish page may be the translation of an English one."""
    texts = {FI: md("title: A", "source: en"), EN: md("title: B", "updated: 5.5.2026")}

    assert [notice.language for notice in notices("fi", texts)] == ["en"]
    assert notices("en", texts) == ()


def test_a_draft_is_marked_for_those_who_see_it() -> None:
    """In every language, beside what else is to be told."""
    texts = {FI: md("title: A", "draft: yes")}

    assert [notice.kind for notice in notices("fi", texts, drafts=True)] == ["draft"]
    assert [notice.kind for notice in notices("en", texts, drafts=True)] == ["draft", "absent"]


def test_what_waits_for_its_time_is_no_draft() -> None:
    """It is said which of the two it is, as only one of them ends by itself."""
    texts = {FI: md("title: A", "publish_at: 1.1.2049")}

    assert [notice.kind for notice in notices("fi", texts, drafts=True)] == ["waiting"]


FIELDS = (
    "title: A",
    "summary: B",
    "themes: puu, poissa",
    "places: kyla",
    "organisations: seura",
    "contacts: a, b",
    "links:",
    "  - {label: Ohje, url: 'https://x.example/', language: en}",
)
REGION: Texts = {
    FI: md(*FIELDS, body="Hei."),
    "registry/themes.yml": "puu: {name: {fi: Puu, en: Wood}, slug: {en: wood}}\n",
    "registry/places.yml": "kyla: {name: {fi: Kylä}}\n",
    "registry/organisations.yml": "seura: {name: {fi: Seura}}\n",
    "registry/people.yml": (
        "a: {name: {fi: Neuvonta}, role: {fi: neuvo}, organisation: seura, phone: '+358 50 1', email: a@x.example,"
        " until: 21.11.2026}\n"
        "b: {name: {fi: Entinen}, until: 20.11.2026}\n"
    ),
}


def test_a_page_shows_what_surrounds_the_text() -> None:
    """Themes, places and organisations link to their pages in the reader's language; what is unknown is left out."""
    found = view("en", REGION)
    page = item_page(found, found.shown[STORY])

    assert (page.title, page.summary, page.language, page.mark, page.html) == (
        "A",
        "B",
        "fi",
        "in Finnish",
        "<p>Hei.</p>",
    )
    assert [(link.label, link.address) for link in (*page.themes, *page.places, *page.organisations)] == [
        ("Wood", "/en/themes/wood/"),
        ("Kylä", "/en/places/kyla/"),
        ("Seura", "/en/organisations/seura/"),
    ]
    assert [(link.label, link.language, link.mark) for link in page.links] == [("Ohje", "en", "")]


def test_contacts_are_shown_to_their_last_day() -> None:
    """Their address is hidden from harvesters where the site asks for it, and a link where it does not."""
    [hidden], [plain] = (
        item_page(found, found.shown[STORY]).contacts
        for found in (view("fi", REGION), view("fi", REGION, email_style="mailto"))
    )

    assert (hidden.name, hidden.role, hidden.organisation, hidden.phone_address) == (
        "Neuvonta",
        "neuvo",
        "Seura",
        "tel:+358501",
    )
    assert (hidden.email, hidden.email_address) == ("a(at)x.example", "")
    assert (plain.email, plain.email_address) == ("a@x.example", "mailto:a@x.example")
