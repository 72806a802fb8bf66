"""The text of a writer, asked on which line something stands that was found in the HTML made from it."""

import re
from functools import cached_property

_CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?^[ ]{0,3}(?P=fence)[ ]*$"  # a fenced block
    r"|(?<!`)(?P<ticks>`++)(?:(?!\n[ \t]*\n).){1,1000}?(?<!`)(?P=ticks)(?!`)"  # a code span, in one block
    r"|(?:(?<=\n\n)|\A)(?:(?:[ ]{4}|\t).*?(?:\n|\Z))+"  # an indented block
    r"|<!--.{0,20000}?-->",
    re.DOTALL | re.MULTILINE,
)
_VISIBLE = re.compile(r"[^\n]")


class SourceText:
    """A text and the number of its first line; what is asked for again is found at its next place."""

    def __init__(self, text: str, first_line: int) -> None:
        """Keep `text`, whose first line is `first_line` of its file."""
        self.text = text
        self.first_line = first_line
        self._next: dict[str, int] = {}
        self._last: dict[str, int] = {}

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, every character at its own place."""
        return _CODE.sub(lambda found: _VISIBLE.sub(" ", found[0]), self.text)

    def line_of(self, pattern: str) -> int:
        """The line of the next match of a regular expression outside code.

        Where no more are found, the last one's; where there was none, the first inside code, or the text's first line.
        """
        found = re.compile(pattern, re.IGNORECASE | re.MULTILINE).search(self.prose, self._next.get(pattern, 0))
        if found:
            self._next[pattern] = found.end()
            self._last[pattern] = self.line_at(found.start())
        elif pattern not in self._last:
            hidden = re.compile(pattern, re.IGNORECASE | re.MULTILINE).search(self.text)
            self._last[pattern] = self.line_at(hidden.start()) if hidden else self.first_line
        return self._last[pattern]

    def line_at(self, position: int) -> int:
        """The line of a position in the text."""
        return self.first_line + self.text.count("\n", 0, position)

    def line_of_target(self, target: str) -> int:
        """The line on which an address is written, as the target of a link or a picture."""
        return self.line_of(r"(?<![^\s(<\"'=:])" + re.escape(target) + r"(?![^\s)>\"'])")

    def anew(self) -> "SourceText":
        """The same text, asked from its beginning again."""
        return SourceText(self.text, self.first_line)
