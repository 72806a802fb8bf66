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
_SIGNS_OF_CODE = ("`", "~~~", "<!--", "    ", "\t")
"""What stands in every text that has code or a comment."""
_VISIBLE = re.compile(r"[^\n]")
_BEFORE_TARGET = frozenset("(<\"'=:")
_AFTER_TARGET = frozenset(")>\"'")


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
        if not any(sign in self.text for sign in _SIGNS_OF_CODE):
            return self.text
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
        begin = self._next.get(target, 0)
        while (begin := self.prose.find(target, begin)) >= 0:
            end = begin + len(target)
            if self._ends_at(begin - 1, _BEFORE_TARGET) and self._ends_at(end, _AFTER_TARGET):
                self._next[target], self._last[target] = end, self.line_at(begin)
                return self._last[target]
            begin += 1
        # What was written otherwise than it stands in HTML is found, if at all, by a looser search.
        return self._last.get(target) or self.line_of(r"(?<![^\s(<\"'=:])" + re.escape(target) + r"(?![^\s)>\"'])")

    def _ends_at(self, place: int, signs: frozenset[str]) -> bool:
        """Whether an address may begin after, or end before, what stands at a place."""
        sign = self.prose[place : place + 1] if place >= 0 else ""
        return not sign or sign.isspace() or sign in signs

    def anew(self) -> "SourceText":
        """The same text, asked from its beginning again."""
        again = SourceText(self.text, self.first_line)
        again.prose = self.prose
        return again
