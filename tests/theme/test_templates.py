"""The templates: strict, without words of their own, and within what the site's content policy allows."""

import re

import pytest
from jinja2 import meta, nodes

from tests.theme.sources import NAMES, TEMPLATES, Markup, markup_of, theme_environment

SPOKEN = {"alt", "aria-label", "aria-description", "label", "placeholder", "title"}
"""The attributes whose values readers hear or see."""

ATTRIBUTE = re.compile(r'\b[a-z]+="[^"]*"')
"""An attribute that a macro or a block makes by itself, outside any element; it is no text."""

LETTERS = {"letter.html": 2}
"""The templates of letters, which no policy of a site guards, and how many style sheets they hold."""

TRUSTED = {
    "story.html", "event.html", "item.html", "project.html", "opportunity.html", "publication.html", "linked_data",
    "letter.intro_html", "part.letter.intro_html",
}  # fmt: skip
"""What may stand unescaped: bodies that the reading of Markdown has checked, and JSON that cannot end its script."""


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name: str) -> None:
    """A template is read by the strict environment, with no filter or template that does not exist."""
    environment = theme_environment("fi")
    used = set(meta.find_referenced_templates(environment.parse((TEMPLATES / name).read_text("utf-8"))))
    assert environment.get_template(name).name == name
    assert used <= set(NAMES)


def test_the_checks_see_words_and_styles() -> None:
    """What the checks below look for is found where it stands: they can fail."""
    markup = Markup('<p style="x" title="Otsikko">Sana <b>0</b></p><style>p {}</style>')
    assert markup.texts == ["Sana ", "0"]
    assert markup.elements[0] == ("p", [("style", "x"), ("title", "Otsikko")])
    assert "0" in "".join(markup_of("base.html").texts)


@pytest.mark.parametrize("name", NAMES)
def test_templates_have_no_words_of_their_own(name: str) -> None:
    """Whatever readers see or hear comes from a view or a message catalogue, so that it is in their language."""
    markup = markup_of(name)
    spoken = [value or "" for _, attributes in markup.elements for key, value in attributes if key in SPOKEN]
    texts = [ATTRIBUTE.sub("", text).strip() for text in [*markup.texts, *spoken]]
    assert [text for text in texts if re.search(r"[^\W\d_]", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_pages_have_no_inline_style_or_script(name: str) -> None:
    """The content policy forbids them. JSON-LD is no script, and a letter, which is no page, has its own style.

    What is a script is a file of the site that waits until the page is there.
    """
    elements = markup_of(name).elements
    inline = [
        tag for tag, attributes in elements if any(key == "style" or key.startswith("on") for key, _ in attributes)
    ]
    scripts = [dict(attributes) for tag, attributes in elements if tag == "script"]
    styles = [tag for tag, _ in elements if tag == "style"]
    assert inline == []
    files = [script for script in scripts if script.get("type") != "application/ld+json"]
    assert [
        script
        for script in files
        if ("defer" not in script and script.get("type") != "module")
        or not (script["src"] or "").startswith("/assets/")
    ] == []
    assert styles == ["style"] * LETTERS.get(name, 0)


@pytest.mark.parametrize("name", NAMES)
def test_addresses_stay_on_the_site(name: str) -> None:
    """A template itself names no other host: its addresses come from views, or begin at the root or in the page."""
    named = [
        value or ""
        for _, attributes in markup_of(name).elements
        for key, value in attributes
        if key in {"href", "src", "srcset", "action", "poster"}
    ]
    assert [value for value in named if not re.match(r"0|/[^/]|#|mailto:0$", value)] == []


@pytest.mark.parametrize("name", NAMES)
def test_only_checked_html_is_unescaped(name: str) -> None:
    """`safe` stands on the bodies of items and on linked data alone, and escaping is nowhere turned off."""
    tree = theme_environment("en").parse((TEMPLATES / name).read_text("utf-8"))
    assert {_said(found.node) for found in tree.find_all(nodes.Filter) if found.name == "safe"} <= TRUSTED
    assert list(tree.find_all(nodes.ScopedEvalContextModifier)) == []


def _said(node: nodes.Node | None) -> str:
    """A name or an attribute as the template has it: `story.html`."""
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else type(node).__name__
