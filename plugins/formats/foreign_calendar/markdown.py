"""Foreign text as Markdown: what was written stays what is read, and nothing in it becomes a sign of ours."""

import re
from html import escape, unescape

_ADDRESS = re.compile(r"https?://[^\s<>\"`\\\[\]]*[^\s<>\"`\\\[\].,;:!?'»”)}*_]", re.IGNORECASE)
_SIGN = re.compile(r"[\\`*_{}\[\]|]")
_AT_START = re.compile(r"^(?:(?P<heading>#+)|(?P<quote>>)|(?P<rule>[-=*_~+]{3,}\s*$)|(?P<sign>[:~]|[-=]+\s*$))")
_BULLET = re.compile(r"^(?:[•·▪●‣◦–*+-])[ \t\u00a0]+(?=\S)")
_STRETCH = 5_000
_NUMBER = re.compile(r"^\d{1,9}\.[ \t]")


def markdown_of_text(text: str) -> str:
    """A plain text as Markdown: its lines, lists of points and addresses stay, paragraphs stand apart."""
    lines = [line.strip(" \t\u00a0") for line in text.split("\n")]
    return "\n\n".join(_paragraph(block.split("\n")) for block in re.split(r"\n{2,}", "\n".join(lines).strip("\n")))


def _paragraph(lines: list[str]) -> str:
    """Lines that belong together: points of a list, or lines that break where they broke."""
    written, before = list[str](), ""
    for line in lines:
        bullet = _BULLET.match(line)
        shape = "bullet" if bullet else "number" if _NUMBER.match(line) else "text"
        text = f"- {escaped(line[bullet.end() :])}" if bullet else escaped_line(line)
        # A list begins after a blank line, and a line of text after a list is not a part of its last point.
        between = "" if not written else "\n" if shape == before != "text" else "  \n" if shape == before else "\n\n"
        written.append(between + text)
        before = shape
    return "".join(written)


def escaped_line(line: str) -> str:
    """A line of text, also where it begins with what would be a heading, a quotation or a rule."""
    found = _AT_START.match(line)
    if found and found["rule"]:
        return "* * *"
    if found:
        return f"&#{ord(line[0])};{escaped(line[1:])}"
    return escaped(line)


def escaped(text: str) -> str:
    """A stretch of text in which only web addresses mean something."""
    parts, position = list[str](), 0
    for found in _ADDRESS.finditer(text):
        parts += [_plain(text[position : found.start()]), f"<{found[0]}>"]
        position = found.end()
    return "".join([*parts, _plain(text[position:])])


def spelled_out(markdown: str) -> str:
    """Markdown as a text in which every sign is a number and what is long is divided: where nothing else converts."""
    text = unescape(re.sub(r"\\([\W_])", r"\1", markdown))
    lines = [line.strip()[at : at + _STRETCH] for line in text.split("\n") for at in range(0, len(line), _STRETCH)]
    return "\n\n".join(re.sub(r"[!-/:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", line) for line in lines if line)


def _plain(text: str) -> str:
    return _SIGN.sub(lambda sign: f"\\{sign[0]}" if sign[0] != "|" else "&#124;", escape(text, quote=False))
