"""Sections: the words that they had before, as the setting FORMER_SECTIONS states them."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.domain.item import KEY_WORD
from plugins.domain.problem import Problem, Where, error

SETTING = "FORMER_SECTIONS"

Formers = Mapping[str, tuple[str, ...]]
"""The former words by section."""


def former_sections(stated: Mapping[str, Mapping[str, Any]], language: str) -> Formers:
    """The words that sections had before in a language; one alone needs no list."""
    found = {name: _words(words.get(language, ())) for name, words in stated.items()}
    return {name: words for name, words in found.items() if words}


def former_section_problems(settings: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """What is wrong with the setting: each former word belongs to one section that there is, and to none of today."""
    stated = settings[SETTING]
    if not _is_well_shaped(stated):
        yield error(where, "setting-wrong", setting=SETTING)
        return
    for name in stated.keys() - settings["SECTIONS"].keys():
        yield error(where, "setting-unknown-section", setting=SETTING, value=name)
    for code in settings.get("LANGUAGES") or {}:
        taken = {words.get(code, name) for name, words in settings["SECTIONS"].items()}
        for word in (word for words in former_sections(stated, code).values() for word in words):
            if not KEY_WORD.fullmatch(word):
                yield error(where, "setting-bad-word", setting=SETTING, value=word)
            elif word in taken:
                yield error(where, "setting-word-in-use", setting=SETTING, value=word, language=code)
            taken.add(word)


def _words(stated: Any) -> tuple[str, ...]:
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _is_well_shaped(stated: Any) -> bool:
    """Whether it is lists of texts by section and language."""
    by_language = [words for words in stated.values() if isinstance(words, Mapping)]
    lists = [one for words in by_language for one in words.values()]
    texts = [word for one in lists if isinstance(one, list | tuple) for word in one]
    return (
        len(by_language) == len(stated)
        and all(isinstance(one, str | list | tuple) for one in lists)
        and all(isinstance(word, str) for word in texts)
    )
