"""Dictionaries: who knows on this machine how words are spelt in a language. Voikko is asked first, then hunspell."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

from plugins.engine.finnish import stems
from plugins.engine.hunspell import Hunspell, open_hunspell
from plugins.engine.voikko import Voikko, open_voikko

Dictionary = Voikko | Hunspell
"""What tells which words it does not know, and what may be meant by them."""

STEMS: Mapping[str, Callable[[str], frozenset[str]]] = {"fi": stems}
"""The languages whose words change before their endings, and what becomes of one."""


@contextmanager
def open_dictionaries(locales: Mapping[str, str]) -> Iterator[Mapping[str, Dictionary]]:
    """The dictionaries of languages, each with its locale: `{"en": "en_GB"}`; those that are not here are left out."""
    with ExitStack() as opened:
        found = {code: _open(code, locale, opened) for code, locale in locales.items()}
        yield {code: dictionary for code, dictionary in found.items() if dictionary}


def _open(code: str, locale: str, opened: ExitStack) -> Dictionary | None:
    return opened.enter_context(open_voikko(code)) or open_hunspell(locale)


def stems_of(word: str, language: str) -> frozenset[str]:
    """What may stand before the endings of a word in a language: mostly the word as it is."""
    return STEMS[language](word) | {word} if language in STEMS else frozenset({word})
