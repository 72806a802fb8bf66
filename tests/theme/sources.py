"""The theme's files as the tests read them: templates with their markup, and the strings of templates and plugins."""

import ast
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.extract import extract_from_dir
from jinja2 import Environment

from plugins.engine.templates import template_names
from plugins.host.theming import Theme, environment

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "theme" / "templates"
TRANSLATIONS = ROOT / "theme" / "translations"
STATIC = ROOT / "theme" / "static"
NAMES = template_names((str(TEMPLATES),))

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2), "gettext_in": (2,)}
"""The functions whose arguments are strings of the interface, and which of their arguments (by number) are."""

LOCALES = (("fi", "fi_FI"), ("en", "en_GB"))

Message = str | tuple[str, ...]
Attributes = list[tuple[str, str | None]]


def theme_environment(language: str) -> Environment:
    """The environment with which the site itself renders pages."""
    return environment(Theme((str(TEMPLATES),), (TRANSLATIONS,), LOCALES, "Europe/Helsinki", ""), language)


class Markup(HTMLParser):
    """What stands in a template's own markup: its elements with their attributes, and its texts."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[str] = []
        self._styled = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep the element."""
        self.elements.append((tag, attrs))
        self._styled = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._styled = self._styled and tag != "style"

    def handle_data(self, data: str) -> None:
        """Keep the text, unless it is a style sheet."""
        if not self._styled:
            self.texts.append(data)


def markup_of(name: str) -> Markup:
    """The markup of a template, with a nought in the place of each expression."""
    return Markup("".join(_pieces((TEMPLATES / name).read_text("utf-8"))))


def _pieces(source: str) -> Iterator[str]:
    for _, kind, value in theme_environment("en").lex(source):
        if kind == "data":
            yield value
        elif kind == "variable_begin":
            yield "0"


def template_messages() -> set[Message]:
    """The strings that the templates ask for; a tuple has a singular and a plural."""
    found = extract_from_dir(
        TEMPLATES, [(names, "jinja2.ext:babel_extract") for names in ("**.html", "**.txt")], keywords=KEYWORDS
    )
    return {message for _, _, message, _, _ in found}


def plugin_messages() -> set[Message]:
    """The strings that Python asks for. Babel's own extraction does not look into f-strings, hence the tree."""
    return {
        message
        for file in (ROOT / "plugins").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for message in _asked(node)
    }


def _asked(call: ast.Call) -> Iterator[Message]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    if name == "gettext" and texts:
        yield str(texts[0])
    elif name == "ngettext" and len(texts) >= 2:
        yield (str(texts[0]), str(texts[1]))
