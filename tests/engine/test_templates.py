"""Templates are strict and escape what they show, and their fingerprint follows everything they use."""

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, UndefinedError

from plugins.engine.templates import environment_of, template_fingerprints

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


def print_of(name: str, *folders: Path) -> str:
    """The fingerprint of a template."""
    return template_fingerprints(tuple(str(folder) for folder in folders))[name]


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
    before = print_of("page.html", folder)
    (folder / changed).write_text(f"{TEMPLATES[changed]} ", encoding="utf-8")

    assert print_of("page.html", folder) != before


def test_a_fingerprint_ignores_what_is_not_used(folder: Path) -> None:
    """A change elsewhere leaves a page up to date."""
    before = print_of("page.html", folder)
    (folder / "other.html").write_text("changed", encoding="utf-8")

    assert print_of("page.html", folder) == before


def test_templates_that_use_each_other_have_fingerprints(folder: Path) -> None:
    """Macros that import each other are each looked at once."""
    (folder / "a.html").write_text("{% from 'b.html' import b %}", encoding="utf-8")
    (folder / "b.html").write_text("{% from 'a.html' import a %}", encoding="utf-8")

    assert print_of("a.html", folder) == print_of("b.html", folder)


@pytest.mark.parametrize("named", ["name", "'parts/' ~ name", "'a.html' if name else 'b.html'", "['a.html', 'b.html']"])
def test_a_template_that_names_no_other_plainly_depends_on_all(named: str, folder: Path) -> None:
    """Which one is included where the name is worked out cannot be known beforehand."""
    (folder / "any.html").write_text(f"{{% include {named} %}}", encoding="utf-8")
    before = print_of("any.html", folder)
    (folder / "other.html").write_text("changed", encoding="utf-8")

    assert print_of("any.html", folder) != before


def test_a_string_is_as_safe_as_the_template(folder: Path) -> None:
    """What translators write is markup on pages, and stands as it is in plain text; a percent sign is written twice."""
    strings = {"<b>100 %%</b>": "<b>100 %%</b>"}
    for name in ("a.txt", "a.html"):
        (folder / name).write_text("{{ _('<b>100 %%</b>') }}{{ _('lost') if asked }}", encoding="utf-8")
    found = environment_of((str(folder),), strings.__getitem__, lambda one, _many, _n: one, {})

    assert [found.get_template(name).render(asked=False) for name in ("a.txt", "a.html")] == ["<b>100 %</b>"] * 2
    with pytest.raises(KeyError, match="lost"):
        found.get_template("a.html").render(asked=True)


def test_the_first_folder_wins(folder: Path, tmp_path: Path) -> None:
    """A region's own template takes the place of the theme's, and changes the fingerprint."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "parts").mkdir()
    (own / "parts/foot.html").write_text("<i>OWN</i>", encoding="utf-8")

    assert "<i>OWN</i>" in environment(own, folder).get_template("page.html").render(title="A")
    assert print_of("page.html", own, folder) != print_of("page.html", folder)


def test_a_template_may_add_to_the_one_of_the_theme(folder: Path, tmp_path: Path) -> None:
    """It extends the theme's own by its further name, and what changes there changes the fingerprint of both."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "page.html").write_text("{% extends '!theme/page.html' %}{% block title %}OWN{% endblock %}", "utf-8")
    (folder / "page.html").write_text("<h1>{% block title %}{% endblock %}</h1>", "utf-8")
    before = print_of("page.html", own, folder)

    assert environment(own, folder).get_template("page.html").render() == "<h1>OWN</h1>"
    (folder / "page.html").write_text("<h2>{% block title %}{% endblock %}</h2>", "utf-8")
    assert print_of("page.html", own, folder) != before


def test_what_editors_leave_is_no_template(folder: Path) -> None:
    """An editor that is open keeps bytes beside the template that nobody could read as one."""
    before = template_fingerprints((str(folder),))
    (folder / ".page.html.swp").write_bytes(b"\xff\xfe")
    (folder / "page.html~").write_bytes(b"\xff\xfe")

    assert template_fingerprints((str(folder),)) == before
