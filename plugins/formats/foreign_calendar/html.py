"""The HTML that calendar programs put into descriptions, as Markdown; what is not text is left out and named."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from plugins.formats.foreign_calendar.lines import clean_text
from plugins.formats.foreign_calendar.markdown import escaped, escaped_line

_MARKUP = re.compile(
    r"<(?:/?(?:p|div|span|ul|ol|li|b|i|em|strong|u|h[1-6]|table|tr|td|html|body|font|html-blob)(?:\s[^<>]*)?"
    r"|br\s*/?|a\s[^<>]*)>",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math"})
_FOREIGN = frozenset({"script", "iframe", "object", "svg", "math", "img", "video", "audio", "embed", "form", "input"})
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
        " hr html html-blob li main nav ol p pre section table tbody tfoot thead tr ul",
    )
)
_STRONG, _EMPHASIS = frozenset({"b", "strong"}), frozenset({"em", "i"})
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"()\\]+", re.IGNORECASE)
_DEEPEST_LIST = 4


class HtmlText(NamedTuple):
    """The Markdown of a piece of HTML, and what in it was not text: `img https://a.example/b.png`."""

    markdown: str
    lost: tuple[str, ...]


def is_html(text: str) -> bool:
    """Whether a description is HTML, as some programs write it where plain text is asked for."""
    return bool(_MARKUP.search(text))


def markdown_of_html(html: str) -> HtmlText:
    """A piece of HTML as Markdown: paragraphs, headings, lists, emphasis and links."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # how the standard library's parser answers to `<![` and what is no word
        reader.lost["<!"] = None
    reader.end_block()
    return HtmlText("\n\n".join(_joined_lists(reader.blocks)), tuple(reader.lost))


def _joined_lists(blocks: list[str]) -> list[str]:
    """The blocks, with the points of a list as one block."""
    joined = list[str]()
    for block in blocks:
        is_point = re.match(r" *(?:-|1\.) ", block)
        if is_point and joined and re.match(r" *(?:-|1\.) ", joined[-1]):
            joined[-1] += f"\n{block}"
        else:
            joined.append(block)
    return joined


class _Reader(HTMLParser):
    """Reads tags one after another and keeps no tree, so that no depth of them is too much."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = list[str]()
        self.lost = dict[str, None]()
        self._line = list[str]()
        self._marks = list[tuple[str, str, int]]()
        """What is open in the line: tag, target of a link, and where its text begins."""
        self._lists = list[str]()
        self._prefix = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _FOREIGN:
            self.lost[f"{tag} {attributes.get('src', attributes.get('data', ''))[:200]}".strip()] = None
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._begin_block(tag)
        elif tag == "br":
            self._close_marks()
            self._line.append("\n")
        elif tag in ("td", "th") and self._line:
            self._line.append(" – ")
        elif tag in _STRONG | _EMPHASIS | {"a"}:
            self._marks.append((tag, attributes.get("href", "").strip(), len(self._line)))
        if tag == "img" and not self._unseen:
            self._say(attributes.get("alt", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.end_block()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
        elif tag in {name for name, _, _ in self._marks}:
            self._close_marks(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(data)

    def handle_comment(self, data: str) -> None:
        if len(data) > 1 and not data.startswith(("StartFragment", "EndFragment", "[if")):
            self.lost[f"<!-- {clean_text(data).strip()[:200]} -->"] = None

    def end_block(self) -> None:
        """Close a paragraph, heading or point."""
        self._close_marks()
        lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in "".join(self._line).split("\n")]
        text = "  \n".join(line for line in lines if line)
        if text:
            indent = " " * (len(self._prefix) if self._prefix.strip() in ("-", "1.") else 0)
            self.blocks.append(self._prefix + text.replace("\n", f"\n{indent}"))
        self._line.clear()
        self._prefix = ""

    def _begin_block(self, tag: str) -> None:
        # A paragraph within a point is the point's own text.
        if tag == "p" and self._prefix and not "".join(self._line).strip():
            return
        self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append(tag)
        elif tag == "li":
            depth = min(max(len(self._lists), 1), _DEEPEST_LIST) - 1
            self._prefix = "    " * depth + ("1. " if self._lists[-1:] == ["ol"] else "- ")
        elif re.fullmatch("h[1-6]", tag):
            # The title of the event is the main heading.
            self._prefix = "#" * max(2, int(tag[1])) + " "

    def _say(self, data: str) -> None:
        text = re.sub(r"[\s\u00a0]+", " ", clean_text(data))
        if text.strip() or (text and self._line):
            is_first = not "".join(self._line).strip(" ").rpartition("\n")[2]
            self._line.append(escaped_line(text.lstrip()) if is_first and not self._prefix else escaped(text))

    def _close_marks(self, tag: str = "") -> None:
        """Close what is open in the line, up to the innermost `tag`, or all of it."""
        while self._marks:
            name, target, start = self._marks.pop()
            text = "".join(self._line[start:])
            if text.strip():
                self._line[start:] = [self._marked(name, target, text)]
            if name == tag:
                return

    def _marked(self, name: str, target: str, text: str) -> str:
        inner = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if name == "a":
            return f"{before}{self._linked(target, inner)}{after}"
        sign = "**" if name in _STRONG else "*"
        is_marked = sign in inner or "\n" in inner
        return text if is_marked else f"{before}{sign}{inner}{sign}{after}"

    def _linked(self, target: str, text: str) -> str:
        if not _LINK.fullmatch(target):
            if target and not target.startswith("#"):
                self.lost[f"a {target[:200]}"] = None
            return text
        # An address that is its own text has become a link by itself.
        if text.startswith("<") or "](" in text:
            return text if text == f"<{target}>" else f"{text} [{escaped(target.partition(':')[2])}]({target})"
        return f"[{text}]({target})"
