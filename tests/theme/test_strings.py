"""The words of the interface: every string has its translation, and every translation its use."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.theme.sources import TRANSLATIONS, Message, plugin_messages, template_messages

FORMS = {"fi": 2}
"""The languages that need words, as their msgids are English, and how many forms of a word a number can ask for."""


@pytest.mark.parametrize("language", FORMS)
def test_every_string_is_translated_and_every_translation_used(language: str) -> None:
    """What templates and plugins say, a language says too: completely, and as somebody has meant it."""
    translated = {
        key(message.id)
        for message in catalogue(language)
        if message.id and not message.fuzzy and all(forms_of(message.string))
    }
    assert translated == template_messages() | plugin_messages()


@pytest.mark.parametrize("language", FORMS)
def test_every_plural_has_its_forms(language: str) -> None:
    """A string with a number has as many forms as the language has."""
    assert catalogue(language).num_plurals == FORMS[language]
    plurals = [message for message in catalogue(language) if isinstance(message.id, (list, tuple))]
    assert {len(forms_of(message.string)) for message in plurals} == {FORMS[language]}


@pytest.mark.parametrize("language", FORMS)
def test_translations_keep_their_places(language: str) -> None:
    """A translation has the same places for names and numbers as its msgid."""
    for message in catalogue(language):
        for form in forms_of(message.string) if message.id else ():
            assert places(form) == places(forms_of(message.id)[0]), message.id


def catalogue(language: str) -> Catalog:
    """The message catalogue of a language of the theme."""
    file = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    return read_po(BytesIO(file.read_bytes()), locale=language)


def key(id_: str | list[str] | tuple[str, ...]) -> Message:
    """A msgid as extraction gives it: a text, or a singular with its plural."""
    return id_ if isinstance(id_, str) else tuple(id_)


def forms_of(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a msgid or translation, of which most have one; an empty one for what is missing."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def places(text: str) -> set[str]:
    """The places of a text: `%(day)s`."""
    return set(re.findall(r"%\(\w+\)s|%(?!\()", text))
