"""The markup of a mail as its checks need it: elements with their attributes, style sheets, subject and preheaders."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "link", "meta"}
"""The elements that have no end (HTML, section 13.1.2), as far as letters have them."""


class Markup(HTMLParser):
    """What stands in the HTML of a mail, in order."""

    def __init__(self, html: str) -> None:
        """Read all of it."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.styles_in_body = 0
        self.style = ""
        """The texts of all style sheets."""
        self.subject = ""
        """The text of the title."""
        self.preheaders: list[str] = []
        """The text of each language's part of the preheader."""
        self._open: list[str] = []
        self._preheader_depth = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and where it begins."""
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self.styles_in_body += tag == "style" and "body" in self._open
        if tag in VOID:
            return
        self._open.append(tag)
        if "preheader" in attributes.get("class", "").split():
            self._preheader_depth = len(self._open)
        elif self._is_in_preheader and tag == "span":
            self.preheaders.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element and all that stands open in it."""
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        if not self._is_in_preheader:
            self._preheader_depth = 0

    def handle_data(self, data: str) -> None:
        """Keep what belongs to a style sheet, to the title or to the preheader."""
        within = self._open[-1] if self._open else ""
        if within == "style":
            self.style += data
        elif within == "title":
            self.subject += data
        elif within == "span" and self._is_in_preheader:
            self.preheaders[-1] += data

    @property
    def _is_in_preheader(self) -> bool:
        return 0 < self._preheader_depth <= len(self._open)

    def of(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of the elements of these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def links(self) -> list[str]:
        """The addresses of all links."""
        return [attributes["href"] for attributes in self.of("a") if "href" in attributes]

    @property
    def headings(self) -> list[int]:
        """The levels of the headings."""
        return [int(tag[1]) for tag, _ in self.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
