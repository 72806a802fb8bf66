"""Tongues: a language's forms and strings, read from the folders of translations, of which later ones win."""

from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from plugins.domain.language import Forms, Language, parse_forms
from plugins.domain.strings import Strings
from plugins.engine.strings import read_strings
from plugins.engine.tables import read_table

SOURCE_LANGUAGE = "en"
"""The language in which the templates' strings are written, and which therefore needs no message catalogue."""


class SettingMistake(ValueError):
    """A setting whose value cannot be used: the code of the problem and its facts."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code, self.facts = code, facts


def read_language(code: str, locale: str, folders: Sequence[Path]) -> Language:
    """A language with its table of forms. Raises SettingMistake where no folder has a table that can be read."""
    found = [file for folder in folders if (file := folder / code / "forms.yml").is_file()]
    if not found:
        raise SettingMistake("language-without-forms", language=code, value=f"{code}/forms.yml")
    return Language(code=code, locale=locale, forms=_read_forms(found[-1]))


def read_interface(code: str, folders: Sequence[Path]) -> Strings:
    """The strings of the interface in a language."""
    translations, digest = read_strings(folders, code)
    return Strings(code, translations, digest, source=code == SOURCE_LANGUAGE)


def _read_forms(file: Path) -> Forms:
    try:
        return parse_forms(read_table(file))
    except (ValidationError, yaml.YAMLError, TypeError, OSError) as mistake:
        raise SettingMistake("broken-forms", value=str(file), reason=str(mistake).splitlines()[0]) from None
