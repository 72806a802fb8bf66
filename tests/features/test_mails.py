"""Mails: the files of a letter, in one language and in two, as somebody has looked at them."""

import hashlib
import json
import os
from typing import Any, get_args

import msgspec
import pytest

from plugins.domain.letter import Letter
from plugins.domain.site import NewsletterService
from plugins.newsletter.edition import edition_of
from plugins.newsletter.mails import mail_outputs
from plugins.newsletter.services import SERVICES
from tests.building import ROOT
from tests.features.letters import EDITIONS, ENGLISH, FINNISH, Mail, mail_of, site

GOLDEN = ROOT / "tests" / "features" / "golden"
SUFFIXES = {"html": "html", "text": "txt", "draft": "eml"}
CAMPAIGN = "utm_source=letter&utm_campaign={issue}"


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("part", SUFFIXES)
def test_every_edition_has_its_golden_files(name: str, part: str) -> None:
    """The bytes are those that somebody has looked at."""
    file = GOLDEN / f"{name}.{SUFFIXES[part]}"
    content: bytes = getattr(mail_of(EDITIONS[name]), part)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(content)

    assert content.decode().splitlines() == file.read_bytes().decode().splitlines()


def test_no_golden_file_is_left_over() -> None:
    """Each file belongs to an edition."""
    expected = sorted(f"{name}.{suffix}" for name in EDITIONS for suffix in SUFFIXES.values())
    assert sorted(file.name for file in GOLDEN.iterdir()) == expected


@pytest.mark.parametrize("name", EDITIONS)
def test_a_mail_is_the_same_every_time(name: str) -> None:
    """Nothing in it depends on chance or on the clock."""
    assert mail_of(EDITIONS[name]) == mail_of(EDITIONS[name])


def test_the_files_lie_beside_each_other() -> None:
    """Four files in the folder of the issue."""
    paths = [output.path for output in mail_outputs("/fi/uutiskirje/2026-12/", (FINNISH,), site())]
    assert paths == [f"fi/uutiskirje/2026-12/{name}" for name in ("mail.html", "mail.txt", "draft.eml", "meta.json")]


def test_meta_says_sizes_and_hashes() -> None:
    """What is told of the files is true of them."""
    mail = mail_of((FINNISH, ENGLISH))
    meta = json.loads(mail.meta)

    assert (meta["key"], meta["languages"], meta["service"]) == ("2026-12", ["fi", "en"], "plain")
    assert meta["preheaders"] == [FINNISH.preheader, ENGLISH.preheader]
    assert meta["sizes"] == {"mail.html": len(mail.html), "mail.txt": len(mail.text), "draft.eml": len(mail.draft)}
    assert meta["hashes"]["mail.html"] == hashlib.sha256(mail.html).hexdigest()


def test_every_service_of_the_settings_is_in_the_table() -> None:
    """A service that may be set has its tags, and no other is there."""
    assert set(SERVICES) == set(get_args(NewsletterService))


@pytest.mark.parametrize("service", SERVICES)
def test_the_tags_are_those_of_the_service(service: NewsletterService) -> None:
    """Each language names how to unsubscribe once for the whole mail; what a service adds itself is left out."""
    mail, tags = mail_of((FINNISH, ENGLISH), NEWSLETTER_SERVICE=service), SERVICES[service]
    for content in (mail.html.decode(), mail.text.decode()):
        assert content.count(tags.unsubscribe or "mailto:toimitus@seutunakyma.example?subject=Peru%20tilaus") == (
            0 if tags.adds_unsubscribe else 1
        )
        assert (tags.online or FINNISH.url) in content


def test_without_an_address_readers_reply() -> None:
    """Where a mail program sends and the contact is no address, an answer ends the subscription."""
    letter = msgspec.structs.replace(FINNISH, contact="Seutunäkymän toimitus")
    mail = mail_of((letter,))

    assert "vastaa siihen ja kerro se" in mail.text.decode()
    assert b"mailto:" not in mail.html + mail.text


def test_a_campaign_stands_on_the_entries_alone() -> None:
    """What leads to the site's items says where it stood; unsubscribing, contacts and other sites do not."""
    edition = edition_of((FINNISH,), site(NEWSLETTER_CAMPAIGN=CAMPAIGN))
    letter = edition.letters[0]
    urls = [entry.url for section in letter.sections for entry in section.entries]

    assert {url.partition("?")[2] for url in urls} == {"utm_source=letter&utm_campaign=2026-12"}
    assert letter.sections[0].more_url.endswith("/fi/uutiset/?utm_source=letter&utm_campaign=2026-12")
    assert (letter.url, letter.signup_url, letter.translations) == (
        FINNISH.url,
        FINNISH.signup_url,
        FINNISH.translations,
    )
    assert "utm" not in edition.unsubscribe


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://seutunakyma.example/a/?b=1#c", "https://seutunakyma.example/a/?b=1&utm=2026-12#c"),
        ("https://seutunakyma.example.org/a/", "https://seutunakyma.example.org/a/"),
    ],
)
def test_a_campaign_respects_the_address(url: str, expected: str) -> None:
    """Parameters come after others and before a fragment; another site gets none."""
    entry = msgspec.structs.replace(FINNISH.sections[0].entries[0], url=url)
    section = msgspec.structs.replace(FINNISH.sections[0], entries=(entry,))
    letter = msgspec.structs.replace(FINNISH, sections=(section,))
    edition = edition_of((letter,), site(NEWSLETTER_CAMPAIGN="utm={issue}"))

    assert edition.letters[0].sections[0].entries[0].url == expected


def test_a_combined_mail_has_both_languages_in_order() -> None:
    """Finnish comes first, each part says its language, and links lead from one to the other."""
    html = mail_of((FINNISH, ENGLISH)).html.decode()

    assert html.index('id="fi"') < html.index('href="#en"') < html.index('id="en"') < html.index('href="#fi"')
    assert html.count('id="en" lang="en"') == 1
    assert FINNISH.translations["en"] not in html.partition('class="foot"')[0]


def test_what_writers_typed_is_text() -> None:
    """Signs of markup in a title are seen as they were typed, in HTML as in plain text."""
    mail = mail_of((with_title(FINNISH, "Ä <b> & {{ x }}"),))

    assert b"&#196; &lt;b&gt; &amp; {{ x }}</a>" in mail.html
    assert "* Ä <b> & {{ x }}" in mail.text.decode()


def test_a_letter_may_be_bare() -> None:
    """Without an intro, pictures, places, contact or translations nothing is left hanging."""
    mail = mail_of((bare(FINNISH),))

    assert "None" not in mail.text.decode() + mail.html.decode()
    assert b"<img" not in mail.html
    assert mail.text.decode().startswith("Seutunäkymä\nHillakartta, aamukahvia ja kokeilurahaa\n====")


def with_title(letter: Letter, title: str) -> Letter:
    """A letter with one entry of this title."""
    entry = msgspec.structs.replace(letter.sections[0].entries[0], title=title)
    return msgspec.structs.replace(letter, sections=(msgspec.structs.replace(letter.sections[0], entries=(entry,)),))


def bare(letter: Letter) -> Letter:
    """A letter with nothing that may be missing."""
    empty: dict[str, Any] = {"intro_html": "", "intro_text": "", "contact": "", "signup_url": "", "translations": {}}
    entry = msgspec.structs.replace(letter.sections[1].entries[0], when="", place="", summary="", picture=None)
    section = msgspec.structs.replace(letter.sections[1], entries=(entry,), more=0, more_url="")
    return msgspec.structs.replace(letter, sections=(section,), **empty)


def test_mails_are_small() -> None:
    """An entry takes less than a kilobyte, so that a letter of both languages stays far below what Gmail cuts."""
    mails: dict[str, Mail] = {name: mail_of(letters) for name, letters in EDITIONS.items()}
    assert len(mails["combined"].html) < 20_000
