"""What is compiled in less work means what Jinja says that it means: both draw the same, and fail alike."""

from enum import StrEnum
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError, select_autoescape
from markupsafe import Markup, escape

from plugins.engine.template_code import escaped
from plugins.engine.templates import environment_of


class Word(StrEnum):
    """A text that is no plain string."""

    SHARP = "<a>"


class Drawn:
    """A value that says itself how it stands in HTML."""

    def __html__(self) -> str:
        """The value as HTML."""
        return "<b>"


VALUES = ("", "a & <b> \"c\" 'd'", Markup("<i>&amp;</i>"), Word.SHARP, Drawn(), 3, None, ("<", 1), Markup(""))

TEMPLATES = {
    "values.html": "{% for value in values %}[{{ value }}]{% endfor %}",
    "macros.html": "{% macro tag(text, kind='b', end=none) %}<{{ kind }}>{{ text }}{{ end }}{% endmacro %}"
    "{% macro all() %}{{ varargs|join }}{{ kwargs|length }}{% endmacro %}"
    "{% macro around() %}({{ caller() }}){% endmacro %}",
    "called.html": "{% from 'macros.html' import all, around, tag %}"
    "{{ tag(word) }}{{ tag(word, 'i') }}{{ tag(word, end='<') }}{{ tag(tag(word), word, word) }}"
    "{% for letter in word %}{{ tag(letter) }}{% endfor %}{{ all('<', '>', x='&') }}{{ all() }}"
    "{% call around() %}{{ word }}{% endcall %}{{ word.upper() }}{{ word|upper }}{{ shout(word) }}",
    "too-many.html": "{% from 'macros.html' import tag %}{{ tag(1, 2, 3, 4) }}",
    "unknown.html": "{% from 'macros.html' import tag %}{{ tag(1, colour=2) }}",
    "without.html": "{% from 'macros.html' import tag %}{{ tag() }}",
    "part.html": "{% set word = word ~ '!' %}{% from 'macros.html' import tag %}{{ tag(word) }}\n",
    "inner.html": "{% include 'small.html' %}",
    "small.html": "<i>{{ word }}</i>{% if nowhere is defined %}{{ nowhere }}{% endif %}",
    "includes.html": "{% for word in values[:2] %}{% include 'part.html' %}{{ word }}{% endfor %}{{ word }}"
    "{% include 'inner.html' %}{% include 'macros.html' without context %}",
    "chosen.html": "{% include ['none.html', 'small.html'] %}{% include which %}"
    "{% include 'none.html' ignore missing %}",
    "base.html": "<{% block head %}{% include 'small.html' %}{% endblock %}>{% block main %}{% endblock %}",
    "child.html": "{% extends 'base.html' %}"
    "{% block main %}{% set nowhere = 1 %}{% include 'small.html' %}{% endblock %}",
    "blocks.html": "{% include 'base.html' %}",
    "again.html": "{{ word[:deep] }}{% if deep < 3 %}{% set deep = deep + 1 %}{% include 'again.html' %}{% endif %}",
    "plain.txt": "{{ word }} & {% include 'small.html' %}",
    "of-plain.html": "{{ word }}{% include 'plain.txt' %}",
    "lost.html": "{{ word }}{% if missing %}{% include 'none.html' %}{% endif %}",
    "unescaped.html": "{% autoescape false %}{{ word }}{% include 'small.html' %}{% endautoescape %}{{ word }}",
    "set.html": "{% set rows %}<{{ word }}>{% endset %}{{ rows }}{{ rows|trim }}{{ rows|length }}",
}
VIEW: dict[str, Any] = {
    "values": VALUES, "word": "<a>", "which": "small.html", "deep": 0, "missing": False,
    "shout": lambda text: text + "!",
}  # fmt: skip
FAILING = ("too-many.html", "unknown.html", "without.html")


def ours() -> Environment:
    """An environment as pages are drawn with, over the templates."""
    found = environment_of((), str, lambda one, _many, _n: one, {})
    found.loader = DictLoader(TEMPLATES)
    return found


def plain() -> Environment:
    """Jinja's own, with the same settings."""
    return Environment(
        loader=DictLoader(TEMPLATES),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_escaped_is_escaped_as_it_always_was(value: object) -> None:
    """For every kind of value."""
    assert escaped(value) == str(escape(value))


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {*FAILING, "macros.html", "part.html"}))
def test_templates_draw_what_jinja_draws(name: str) -> None:
    """Byte by byte: what is shown, called, set, included and extended."""
    assert ours().get_template(name).render(VIEW) == plain().get_template(name).render(VIEW)


@pytest.mark.parametrize("name", FAILING)
def test_macros_that_are_called_wrongly_fail_as_in_jinja(name: str) -> None:
    """With too many arguments, with one that they do not have, or without one that they show."""
    with pytest.raises((TypeError, UndefinedError)) as expected:
        plain().get_template(name).render(VIEW)
    with pytest.raises(type(expected.value)) as found:
        ours().get_template(name).render(VIEW)

    assert str(found.value) == str(expected.value)


def test_a_template_that_is_not_there_fails_where_it_is_included() -> None:
    """Not on pages that leave it out."""
    with pytest.raises(TemplateNotFound, match="none"):
        ours().get_template("lost.html").render(VIEW | {"missing": True})


def test_values_for_all_templates_reach_one_that_was_found_before() -> None:
    """As with Jinja's own, whose globals may be added to."""
    found = ours()
    found.get_template("small.html")

    assert found.get_template("small.html", globals={"word": "late"}).render() == "<i>late</i>"
