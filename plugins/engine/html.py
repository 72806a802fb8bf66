"""The HTML that may stand in a text: what a writer may type, what Markdown makes of it, and what is shipped.

The check tells the writer, with line and hint, what is not allowed; the cleaning makes sure that nothing else is
shipped, even where the check has missed it.
"""

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

import nh3

from plugins.domain.problem import Problem, Where, error, nearest
from plugins.engine.source_text import SourceText


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RAW_TAGS = _words(
    "abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure hr i ins kbd li"
    " mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr ul var wbr"
)
"""The tags that a writer may type."""

RAW_ATTRIBUTES = _words("colspan datetime dir id lang open rowspan scope start title")
"""The attributes that a writer may type."""

_CODES = {
    code: _words(tags)
    for code, tags in {
        "html-script": "script noscript template slot",
        "html-style": "style link meta base title head body html",
        "html-video": "iframe frame frameset video audio embed object applet param source track",
        "html-link": "a area map",
        "html-image": "img picture svg canvas math",
        "html-form": "form input button select option textarea label fieldset legend output datalist",
        "html-heading": "h1 h2 h3 h4 h5 h6",
        "html-look": "font center u big marquee blink tt strike nobr basefont",
    }.items()
}
_LOOKS = _words("style class align valign width height color bgcolor border face size cellpadding cellspacing")
_MARKDOWN_TAGS = _words("a h2 h3 h4 h5 h6 img")
_PLACES = {"!": r"<!(?!--)", "?": r"<\?"}
_ALIGNED = {"align-left", "align-center", "align-right"}
_CLEANER = nh3.Cleaner(
    tags=set(RAW_TAGS | _MARKDOWN_TAGS),
    clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "title", "svg", "math"},
    attributes={
        "*": {"dir", "id", "lang", "title"},
        "a": {"href"},
        "img": {"src", "alt"},
        "code": {"class"},
        "del": {"datetime"},
        "ins": {"datetime"},
        "time": {"datetime"},
        "details": {"open"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
    },
    allowed_classes={
        "a": {"footnote-ref", "footnote-backref"},
        "div": {"footnote"},
        "td": _ALIGNED,
        "th": _ALIGNED,
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)
_MADE = re.compile(r'<(a|img)((?: [a-z]+="[^"]*")*) ?/?>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Tag:
    """A start tag: its name in lower case, and its attributes with their values unescaped."""

    __slots__ = ("attributes", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        """Keep a name and attributes."""
        self.name = name
        self.attributes = attributes


def made_tags(html: str) -> list[Tag]:
    """The links and pictures in HTML of which a converter has made every sign, so that all of it is well-formed."""
    return [Tag(found[1], attributes_of(found[2])) for found in _MADE.finditer(html)]


def attributes_of(text: str) -> dict[str, str]:
    """The attributes in well-formed HTML, with their values unescaped."""
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(text)}


def start_tags(html: str) -> list[Tag]:
    """The start tags in a piece of HTML, in their order; a declaration or instruction is a tag named `!` or `?`."""
    parser = _StartTags()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # how the standard library's parser answers to `<![` and what is no word
        parser.found.append(Tag("!", {}))
    return parser.found


def check_html(pieces: Iterable[str], source: SourceText, path: str) -> tuple[Problem, ...]:
    """What is not allowed in the pieces of HTML that a writer has typed."""
    tags = (tag for piece in pieces if "<" in piece for tag in start_tags(piece))
    return tuple(problem for tag in tags for problem in _check_tag(tag, source, path))


def clean_html(html: str) -> str:
    """The HTML with nothing but what is allowed: safe, well-formed, without comments and control characters."""
    return _CONTROL.sub("", _CLEANER.clean(html))


class _StartTags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, {name: value or "" for name, value in reversed(attrs)}))

    def handle_decl(self, _declaration: str) -> None:
        self.found.append(Tag("!", {}))

    def unknown_decl(self, _declaration: str) -> None:
        self.found.append(Tag("!", {}))

    def handle_pi(self, _instruction: str) -> None:
        self.found.append(Tag("?", {}))


def _check_tag(tag: Tag, source: SourceText, path: str) -> list[Problem]:
    """The problem of a tag that is not allowed, or those of its attributes."""
    wrong = [] if tag.name in RAW_TAGS else [tag.name]
    names = [] if wrong else [name for name in tag.attributes if not _is_allowed(tag.name, name)]
    if not wrong and not names:
        return []
    where = Where(path, source.line_of(_PLACES.get(tag.name) or f"<{re.escape(tag.name)}(?![a-z0-9])"))
    if wrong:
        return [_tag_problem(tag.name, where)]
    return [error(where, _attribute_code(name), tag=tag.name, attribute=name) for name in sorted(names)]


def _is_allowed(tag: str, attribute: str) -> bool:
    # A fenced block of code comes with the class of its language.
    return attribute in RAW_ATTRIBUTES or (attribute == "class" and tag in ("code", "pre"))


def _tag_problem(name: str, where: Where) -> Problem:
    if name in ("!", "?"):
        return error(where, "html-declaration")
    if not re.fullmatch(r"[a-z][a-z0-9]*", name):
        return error(where, "html-address", text=f"<{name}>")
    code = next((code for code, tags in _CODES.items() if name in tags), "html-unknown-tag")
    alike = nearest(name, RAW_TAGS) if code == "html-unknown-tag" and len(name) > 2 else ""
    return error(where, code, tag=name, **({"nearest": alike} if alike else {}))


def _attribute_code(name: str) -> str:
    if name.startswith("on"):
        return "html-attribute-script"
    return "html-attribute-look" if name in _LOOKS else "html-attribute"
