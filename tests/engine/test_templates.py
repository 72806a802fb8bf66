"""Templates are strict and escape what they show, and their fingerprint follows everything they use."""

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError

from plugins.engine.templates import environment_of, template_fingerprint

TEMPLATES = {
    "base.html": "<main>{% block main %}{% endblock %}</main>",
    "page.html": "{% extends 'base.html' %}{% from 'macros/a.html' import name %}"
    "{% block main %}{{ name(title) }}{% include 'parts/foot.html' %}{% endblock %}",
    "macros/a.html": "{% macro name(text) %}<b>{{ text }}</b>{% endmacro %}",
    "parts/foot.html": "<i>{{ gettext('Foot') }}</i>",
    "other.html": "{{ ngettext('%(num)s page', '%(num)s pages', count) }}{{ title|shout }}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with templates that use each other."""
    for name, source in TEMPLATES.items():
        file = tmp_path / "theme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    return tmp_path / "theme"


def environment(*folders: Path) -> Environment:
    """An environment whose one language is English, loudly."""
    strings = {"Foot": "FOOT"}
    names = tuple(str(folder) for folder in folders)
    plural = {1: "%(num)s PAGE"}
    return environment_of(
        names, strings.__getitem__, lambda _one, _many, n: plural.get(n, "%(num)s PAGES"), {"shout": str.upper}
    )


def test_templates_extend_include_and_import(folder: Path) -> None:
    """A page is drawn from all its parts, with the strings of the language."""
    drawn = environment(folder).get_template("page.html").render(title="A")

    assert drawn == "<main><b>A</b><i>FOOT</i></main>"


def test_what_is_shown_is_escaped(folder: Path) -> None:
    """A title with markup in it is text."""
    assert "<b>&lt;b&gt;&amp;</b>" in environment(folder).get_template("page.html").render(title="<b>&")


def test_numbers_have_their_form_and_filters_are_there(folder: Path) -> None:
    """Plural forms and the filters that were given work in templates."""
    drawn = [environment(folder).get_template("other.html").render(count=count, title="a") for count in (1, 2)]

    assert drawn == ["1 PAGEA", "2 PAGESA"]


def test_what_is_not_there_is_an_error(folder: Path) -> None:
    """A template that shows a value it was not given fails, and so does one that is missing."""
    with pytest.raises(UndefinedError):
        environment(folder).get_template("page.html").render()
    with pytest.raises(TemplateNotFound):
        environment(folder).get_template("none.html")


@pytest.mark.parametrize("changed", ["page.html", "base.html", "macros/a.html", "parts/foot.html"])
def test_a_fingerprint_follows_every_part(changed: str, folder: Path) -> None:
    """A change in any template that is used changes the fingerprint."""
    before = template_fingerprint(environment(folder), "page.html")
    (folder / changed).write_text(f"{TEMPLATES[changed]} ", encoding="utf-8")

    assert template_fingerprint(environment(folder), "page.html") != before


def test_a_fingerprint_ignores_what_is_not_used(folder: Path) -> None:
    """A change elsewhere leaves a page up to date."""
    before = template_fingerprint(environment(folder), "page.html")
    (folder / "other.html").write_text("changed", encoding="utf-8")

    assert template_fingerprint(environment(folder), "page.html") == before


def test_templates_that_use_each_other_have_fingerprints(folder: Path) -> None:
    """Macros that import each other are each looked at once."""
    (folder / "a.html").write_text("{% from 'b.html' import b %}", encoding="utf-8")
    (folder / "b.html").write_text("{% from 'a.html' import a %}", encoding="utf-8")

    assert template_fingerprint(environment(folder), "a.html") == template_fingerprint(environment(folder), "b.html")


def test_the_first_folder_wins(folder: Path, tmp_path: Path) -> None:
    """A region's own template takes the place of the theme's, and changes the fingerprint."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "parts").mkdir()
    (own / "parts/foot.html").write_text("<i>OWN</i>", encoding="utf-8")

    assert "<i>OWN</i>" in environment(own, folder).get_template("page.html").render(title="A")
    assert template_fingerprint(environment(own, folder), "page.html") != template_fingerprint(
        environment(folder), "page.html"
    )
