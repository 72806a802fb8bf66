"""The languages of the tests: the two of the theme, and Swedish, which is no more than a table."""

from pathlib import Path

import yaml

from plugins.domain.language import Language, parse_forms

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "theme" / "translations"
SWEDISH = ROOT / "tests" / "sites" / "swedish" / "translations"


def read_language(code: str, locale: str, translations: Path) -> Language:
    """A language with the forms of its table."""
    table = yaml.safe_load((translations / code / "forms.yml").read_text("utf-8"))
    return Language(code, locale, parse_forms(table))


FI = read_language("fi", "fi_FI", THEME)
EN = read_language("en", "en_GB", THEME)
SV = read_language("sv", "sv_FI", SWEDISH)
ALL = (FI, EN, SV)
