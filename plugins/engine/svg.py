"""SVG files: pictures that are programs as well, so what runs, loads or hides something is refused.

Nothing is fetched and no entity is expanded: reading stops at the first document type declaration
(https://www.w3.org/TR/SVG2/, https://www.w3.org/TR/xml/#sec-entity-decl).
"""

import contextlib
import re
from xml.parsers import expat

from plugins.domain.problem import Problem, Where, error

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
_ACTIVE = frozenset(
    {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video", "canvas"}
    | {"image", "feimage"}
)
_ANIMATED = re.compile(r"(?:\w+:)?href|on\w+|style", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_LOADS = re.compile(r"@import|//|url\(\s*[\"']?\s*(?![\s\"'#])|(?:java|vb)script:|expression\(", re.IGNORECASE)


class _Stop(Exception):
    """Nothing after this place is worth reading."""


def check_svg(data: bytes, path: str) -> tuple[Problem, ...]:
    """What is wrong with the SVG file that holds `data`; empty when it is a picture and nothing else."""
    reading = _Reading(path)
    try:
        reading.parser.Parse(data, True)
    except _Stop:
        pass
    except expat.ExpatError as mistake:
        reading.find("svg-broken", mistake.lineno)
    except (LookupError, ValueError):  # an encoding that this machine, or the parser, does not know
        reading.find("svg-broken", 1)
    return tuple(reading.problems)


def svg_size(data: bytes) -> tuple[int, int]:
    """The width and height of an SVG picture in pixels, as it states them or as its view box has them; else (0, 0)."""
    found = dict[str, str]()
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(_name: str, attributes: dict[str, str]) -> None:
        found.update(attributes)
        raise _Stop

    parser.StartElementHandler = start
    with contextlib.suppress(_Stop, expat.ExpatError, LookupError, ValueError):
        parser.Parse(data, True)
    stated = (_pixels(found.get("width", "")), _pixels(found.get("height", "")))
    if all(stated):
        return stated
    box = re.split(r"[\s,]+", found.get("viewBox", "").strip())
    return (_pixels(box[2]), _pixels(box[3])) if len(box) == 4 else (0, 0)


def _pixels(length: str) -> int:
    """A length in pixels (CSS Values and Units); 0 where it is a share or in another unit."""
    found = re.fullmatch(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*", length)
    return round(float(found[1])) if found else 0


class _Reading:
    """One reading: the parser with its handlers, and the problems found so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.depth = 0
        self.style: list[str] | None = None
        self.style_line = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def find(self, code: str, line: int = 0, **facts: str) -> None:
        """Add a problem at a line, or where the parser stands; the same on one line only once."""
        problem = error(Where(self.path, line or self.parser.CurrentLineNumber), code, **facts)
        if problem not in self.problems[-20:]:
            self.problems.append(problem)

    def doctype(self, _name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
        """Refuse the declaration in which entities are defined and files are named."""
        self.find("svg-doctype")
        raise _Stop

    def instruction(self, target: str, _text: str) -> None:
        """Refuse an instruction, such as the one that names a style sheet."""
        self.find("svg-instruction", name=target)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Check an element and its attributes."""
        space, tag = _split(name)
        if self.depth == 0 and (tag != "svg" or space not in (_SVG, "")):
            self.find("svg-not-svg", tag=tag)
            raise _Stop
        self.depth += 1
        if space == _XHTML or tag.lower() in _ACTIVE:
            self.find("svg-active", tag=tag)
        if tag.lower() == "style":
            self.style, self.style_line = [], self.parser.CurrentLineNumber
        for attribute, value in attributes.items():
            self.attribute(tag, attribute, value)

    def attribute(self, tag: str, name: str, value: str) -> None:
        """Check one attribute: what it does by its name, and what it loads by its value."""
        space, local = _split(name)
        if not space and local.lower().startswith("on"):
            self.find("svg-event", attribute=local)
        elif local.lower() in ("href", "src") or (space == _XML and local == "base"):
            if not value.strip().startswith("#"):
                self.find("svg-address", attribute=local, value=value.strip()[:80])
        elif local == "attributeName" and _ANIMATED.fullmatch(value.strip()):
            self.find("svg-active", tag=tag)
        elif not space and _loads(value, local):
            self.find("svg-style", attribute=local)

    def text(self, text: str) -> None:
        """Keep the text of a style sheet."""
        if self.style is not None:
            self.style.append(text)

    def end(self, name: str) -> None:
        """Check a style sheet when it ends."""
        self.depth -= 1
        if self.style is not None and _split(name)[1].lower() == "style":
            if _CSS_LOADS.search(_plain_css("".join(self.style))):
                self.find("svg-style", self.style_line, attribute="style")
            self.style = None


def _split(name: str) -> tuple[str, str]:
    """The namespace and the local name of what expat calls by both."""
    space, _, local = name.rpartition(" ")
    return space, local


def _loads(value: str, attribute: str) -> bool:
    """Whether the value of an attribute loads something: any may hold `url(…)`, only `style` is a style sheet."""
    css = _plain_css(value)
    return bool(_CSS_LOADS.search(css)) if attribute == "style" else bool(re.search(r"url\(\s*[\"']?\s*[^\s\"'#]", css))


def _plain_css(css: str) -> str:
    r"""Style rules without comments, and with their escapes resolved, so that `\75rl(` is seen as `url(`."""
    return _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub(" ", css))


def _unescaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 else " "
