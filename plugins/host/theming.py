"""Theming: templates with the filters that write the region's values in a language, for any process that renders."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment

from plugins.domain import forms
from plugins.domain.language import Language
from plugins.engine.outputs import Output
from plugins.engine.templates import environment_of, template_fingerprints
from plugins.host.tongues import read_interface, read_language


class Theme(NamedTuple):
    """All that rendering needs, as plain values that can be handed to another process."""

    templates: tuple[str, ...]
    translations: tuple[Path, ...]
    locales: tuple[tuple[str, str], ...]
    """The languages with their locales, in the site's order."""
    zone: str
    strings: str
    """A digest of the files of translations."""
    state: str = ""
    """A digest of the files of templates: when they or the strings change, what was loaded of them is stale."""


def render(theme: Theme, output: Output) -> bytes:
    """The bytes of an output: of its file, by its writer or its template; the writer gets its parts rendered."""
    if output.source:
        return Path(output.source).read_bytes()
    if output.writer:
        written = output.writer(**output.made(), **{name: render(theme, part) for name, part in output.parts.items()})
        return written if isinstance(written, bytes) else written.encode()
    return environment(theme, output.language).get_template(output.template).render(output.made()).encode()


def fingerprint_of(theme: Theme, template: str) -> str:
    """The fingerprint of a template with the strings and forms of all languages; "" for what needs no template."""
    if not template:
        return ""
    return f"{_fingerprints(theme)[template]} {theme.strings}"


@cache
def _fingerprints(theme: Theme) -> dict[str, str]:
    return template_fingerprints(theme.templates)


@cache
def environment(theme: Theme, language: str) -> Environment:
    """The environment of a language. It is made once in each process, for all outputs of the language."""
    strings = {code: read_interface(code, theme.translations) for code, _ in theme.locales}
    tongue = read_language(language, dict(theme.locales)[language], theme.translations)
    made = environment_of(
        theme.templates, strings[language].gettext, strings[language].ngettext, _filters(tongue, theme)
    )
    made.globals["gettext_in"] = lambda code, message: strings[code].gettext(message)
    made.policies["ext.i18n.trimmed"] = True
    return made


def _filters(language: Language, theme: Theme) -> dict[str, Callable[..., Any]]:
    return {
        "date": partial(_second, forms.render_date, language),
        "moment": lambda moment, style="weekday": forms.render_moment(moment, language, theme.zone, style),
        "timespan": lambda span, style="weekday": forms.render_timespan(span, language, theme.zone, style),
        "timespan_there": lambda span, style="weekday": forms.render_timespan(span, language, span.zone, style),
        "city": partial(_second, forms.render_city, language),
        "weekday": partial(_second, forms.render_weekday, language),
        "short_weekday": partial(_second, forms.render_short_weekday, language),
        "time": partial(_second, forms.render_time, language),
        "month": partial(_second, forms.render_month, language),
        "short_month": partial(_second, forms.render_short_month, language),
        "number": partial(_second, forms.render_number, language),
        "size": partial(_second, forms.render_size, language),
        "names": partial(_second, forms.render_list, language),
        "quotation": partial(_second, forms.render_quotation, language),
        "iso": forms.render_iso,
    }


def _second(write: Callable[..., str], language: Language, value: Any, *rest: Any) -> str:
    """Call a rendering function whose second argument is the language."""
    return write(value, language, *rest)
