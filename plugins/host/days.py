"""Days and times in the sentences of problems, as the language of the sentence writes them."""

from contextlib import suppress
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from plugins.domain.language import Language
from plugins.host.defaults import THEME
from plugins.host.tongues import read_language


def render_day(fact: str, language: str) -> str:
    """A day, a time or both, such as `2026-05-03 14:00`, in a language; whatever else it is, as it stands."""
    forms = _language(language)
    if forms is None:
        return fact
    return _rendered(fact, forms).replace("\N{NO-BREAK SPACE}", " ")  # which nobody types


def _rendered(fact: str, language: Language) -> str:
    with suppress(ValueError):
        return _day(date.fromisoformat(fact), language)
    with suppress(ValueError):
        return _time(time.fromisoformat(fact), language)
    with suppress(ValueError):
        return _moment(datetime.fromisoformat(fact), language)
    return fact


def _day(day: date, language: Language) -> str:
    from plugins.domain.forms import render_date

    return render_date(day, language)


def _time(clock: time, language: Language) -> str:
    from plugins.domain.forms import render_time

    return render_time(clock, language)


def _moment(moment: datetime, language: Language) -> str:
    return language.forms.moment.format(date=_day(moment.date(), language), time=_time(moment.time(), language))


@cache
def _language(code: str) -> Language | None:
    """A language of the theme, which has a table for each in which problems are told."""
    translations = Path(THEME) / "translations"
    return read_language(code, code, (translations,)) if (translations / code / "forms.yml").is_file() else None
