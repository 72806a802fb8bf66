"""Links and pictures in HTML: what is wrong with where they lead, and the body cut where they must be resolved."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from plugins.domain.problem import Problem, Where, error, warning
from plugins.domain.record import Body, Link, Part, Picture
from plugins.engine.html import Tag, attributes_of, made_tags, start_tags
from plugins.engine.source_text import SourceText

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What an address may begin with."""

_QUOTES = "“”„‘’"
"""What office programs write around texts. No address begins with one."""

_BEGUN = {**dict.fromkeys("/\\", "link-from-root"), **dict.fromkeys(_QUOTES, "link-in-quotes")}
"""What is wrong with an address that has no scheme, by the sign with which it begins."""

_SPACE = re.compile(r"[\s\0-\x1f]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
# Only on HTML that has been cleaned: attributes are quoted there, and no link holds another.
_TARGETED = re.compile(
    r'<a(?P<link>(?: [a-z]+="[^"]*")*)>(?P<content>.*?)</a>|<img(?P<picture>(?: [a-z]+="[^"]*")*)>', re.DOTALL
)
_PICTURE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
_LINKED_PICTURE = re.compile(
    r'<a (?:[a-z]+="[^"]*" )*?href="(?P<target>[^"]*)"[^>]*>(?:(?!</a>|<img).)*<img', re.DOTALL
)


def scheme_of(target: str) -> str:
    """What an address begins with, such as `https`; `//` where it names a host alone, "" where it is relative."""
    bare = _SPACE.sub("", target)
    if bare.replace("\\", "/").startswith("//"):
        return "//"
    found = _SCHEME.match(bare)
    return found[0].lower() if found else ""


def is_beside(target: str) -> bool:
    """Whether a target is relative to the item's folder: another item, or a file."""
    return bool(target) and target[0] not in "/#?\\" and not scheme_of(target)


def check_links(html: str, source: SourceText, path: str, *, is_made: bool = False) -> tuple[Problem, ...]:
    """What is wrong with the links and pictures in the HTML of a text; it is made, if the writer typed none of it."""
    if "<a" not in html and "<img" not in html:
        return ()
    checks = {"a": _check_link, "img": _check_picture}
    tags = made_tags(html) if is_made else start_tags(html)
    found = [(checks[tag.name], tag) for tag in tags if tag.name in checks]
    wrong = [problem for check, tag in found for problem in check(tag, source, path)]
    return (*wrong, *_check_linked_pictures(html, source.anew(), path))


def cut_body(html: str, source: SourceText) -> Body:
    """The body in parts: cleaned HTML as it stands, and each link and picture that lies beside the item."""
    parts: list[Part] = []
    position = 0
    for found in _TARGETED.finditer(html):
        for part, start, end in _parts_of(found, source):
            parts += [html[position:start], part]
            position = end
    return Body(_joined([*parts, html[position:]]))


def _check_link(tag: Tag, source: SourceText, path: str) -> list[Problem]:
    target = tag.attributes.get("href", "").strip()
    code = _link_code(target) if "href" in tag.attributes else ""
    if not code:
        return []
    where = Where(path, source.line_of_target(target) if target else source.line_of(r"\]\(\s*(?:<>)?\s*\)"))
    say = warning if code == "link-from-root" else error
    return [say(where, code, target=target, bare=target.strip(_QUOTES))]


def _link_code(target: str) -> str:
    scheme = scheme_of(target)
    if not target:
        return "link-empty"
    if scheme == "//" or target.lower().startswith("www."):
        return "link-without-https"
    if scheme in SCHEMES:
        return "" if _is_readable(target) else "link-unreadable"
    if scheme:
        return "link-scheme"
    if re.fullmatch(r"[^/#?{}\s“”„‘’]+(?:@|\(a\)|\(at\))[^/#?{}\s]+\.[a-z]{2,}", target, re.IGNORECASE):
        return "link-without-mailto"
    return _BEGUN.get(target[0], "")


def _check_picture(tag: Tag, source: SourceText, path: str) -> list[Problem]:
    target = tag.attributes.get("src", "").strip()
    where = Where(path, source.line_of_target(target) if target else source.line_of(r"!\["))
    if not is_beside(target):
        return [error(where, "image-remote", target=target if len(target) < 100 else f"{target[:100]}…")]
    if not tag.attributes.get("alt", "").strip():
        return [error(where, "picture-without-alt", file=target)]
    return []


def _check_linked_pictures(html: str, source: SourceText, path: str) -> list[Problem]:
    targets = [unescape(found["target"]).strip() for found in _LINKED_PICTURE.finditer(html)]
    beside = [target for target in targets if is_beside(target)]
    return [error(Where(path, source.line_of_target(target)), "picture-in-link", target=target) for target in beside]


def _is_readable(target: str) -> bool:
    try:
        return bool(urlsplit(target).netloc) or scheme_of(target) in ("mailto", "tel")
    except ValueError:
        return False


def _parts_of(found: re.Match[str], source: SourceText) -> list[tuple[Part, int, int]]:
    """The parts that a link or picture in the HTML becomes, and the stretch that each takes the place of."""
    if found["picture"] is not None:
        return [(_picture(found[0], source), *found.span())]
    attributes = attributes_of(found["link"])
    target = attributes.get("href", "").strip()
    if not is_beside(target) or _link_code(target):
        offset = found.start("content")
        pictures = _PICTURE.finditer(found["content"])
        return [(_picture(one[0], source), offset + one.start(), offset + one.end()) for one in pictures]
    line = source.line_of_target(target)
    content = _PICTURE.sub(lambda one: _escaped_alt(one[0]), found["content"])
    return [(Link(target, content, attributes.get("title", ""), line), *found.span())]


def _picture(tag: str, source: SourceText) -> Part:
    """The picture of an `img` tag, or its alternative text where its file does not lie beside the item."""
    attributes = attributes_of(tag)
    file = attributes.get("src", "").strip()
    if not is_beside(file):
        return _escaped_alt(tag)
    return Picture(file, attributes.get("alt", ""), attributes.get("title", ""), source.line_of_target(file))


def _escaped_alt(tag: str) -> str:
    return escape(attributes_of(tag).get("alt", ""), quote=False)


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with neighbouring HTML made one, and without empty HTML."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    return tuple(joined)
