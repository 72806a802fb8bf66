"""Makes the publications of the demonstration site: small tagged PDF files, the same bytes each time.

    python docs/demonstration/make_publications.py content/publications

Each text in `publication_texts/` becomes the PDF of its name in the folder of the publication that lists it. A text
has `# title`, `## heading`, `- point`, `1. point`, `| cell | cell |` (the first row of a table is its heading) and
paragraphs, one line each. The file's name ends with its language.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tagged_pdf import CONTAINERS, Document, Placed, literal, render_pdf

TEXTS = Path(__file__).parent / "publication_texts"
PUBLISHERS = {
    "fi": "Seutunäkymä – esittelysisältöä",
    "en": "Regional Outlook – demonstration content",
}

WIDTH, HEIGHT, MARGIN = 595, 842, 64
"""An A4 page and its margins, in points."""
INK, ACCENT, PALE = "0.13 0.16 0.18", "0.05 0.33 0.42", "0.75 0.80 0.82"

ADVANCES = {
    222: "ijl‘’",
    278: " !,./:;I[\\]ft\u00a0·",
    333: "()-r“”",
    350: "•",
    500: "Jckxsvyz",
    556: "#0123456789?L_abdeghnopqu–€”äöåé",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXYÄÅ",
    722: "CDHNRUw",
    778: "GOQÖ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Widths of Helvetica's letters in thousandths of the font's size (Adobe Font Metrics of the standard 14 fonts)."""
ADVANCE = {letter: width for width, letters in reversed(ADVANCES.items()) for letter in letters}


class Style(NamedTuple):
    """How a sort of block looks: font, size, colour, space above it, and indentation, in points."""

    font: str
    size: float
    colour: str
    above: float
    indent: float = 0


STYLES = {
    "H1": Style("F2", 24, ACCENT, 0),
    "H2": Style("F2", 14, ACCENT, 20),
    "P": Style("F1", 11, INK, 10),
    "LI": Style("F1", 11, INK, 5, 18),
    "TH": Style("F2", 10, ACCENT, 12),
    "TD": Style("F1", 10, INK, 6),
}


class Block(NamedTuple):
    """A piece of a text: its sort, its cells (one, but for the row of a table) and their widths, a point's mark."""

    sort: str
    cells: tuple[str, ...]
    mark: str = ""
    widths: tuple[float, ...] = ()


# Text ------------------------------------------------------------------------------------------------------------


def parse_text(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = zip(["", *lines], lines, strict=False)
    return tuple(_parse_line(line, before) for before, line in pairs if line)


def _parse_line(line: str, before: str) -> Block:
    if found := re.fullmatch(r"(#{1,2}) (.+)", line):
        return Block(f"H{len(found[1])}", (found[2],))
    if found := re.fullmatch(r"(-|\d+\.) (.+)", line):
        return Block("LI", (found[2],), found[1].replace("-", "•"))
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        return Block("TD" if before.startswith("|") else "TH", cells)
    return Block("P", (line,))


def text_width(text: str, style: Style) -> float:
    """The width of a text in points; bold letters are reckoned a little wider than they are."""
    return sum(ADVANCE[letter] for letter in text) * style.size / 1000 * (1.08 if style.font == "F2" else 1)


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of a text that has `width` points."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, style) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


# Pages -----------------------------------------------------------------------------------------------------------


class Pages:
    """The pages drawn so far: their content, and what was placed where."""

    def __init__(self) -> None:
        """Begin with one empty page."""
        self.contents: list[list[str]] = [[]]
        self.marked = 0
        self.placed: list[Placed] = []
        self.y = float(HEIGHT - MARGIN)

    def place(self, block: Block, ahead: float) -> None:
        """Draw a block below the last, on a new page where it and `ahead` points more do not fit."""
        style = STYLES[block.sort]
        widths = block.widths or (WIDTH - 2 * MARGIN - style.indent,)
        cells = [wrap(cell, style, width - 8) for cell, width in zip(block.cells, widths, strict=True)]
        height = max(map(len, cells)) * style.size * 1.4
        if self.y - style.above - height - ahead < MARGIN:
            self._turn()
        self.y -= style.above
        self._draw(block, style, cells, widths)
        self.y -= height
        if block.sort in {"H1", "TH", "TD"}:
            self._rule(ACCENT if block.sort == "H1" else PALE)

    def _turn(self) -> None:
        self.contents.append([])
        self.marked = 0
        self.y = float(HEIGHT - MARGIN)

    def _draw(self, block: Block, style: Style, cells: list[list[str]], widths: tuple[float, ...]) -> None:
        x, first = MARGIN + style.indent, self.marked
        for lines, width in zip(cells, widths, strict=True):
            self.contents[-1].append(f"/{block.sort} <</MCID {self.marked}>> BDC")
            if block.mark:
                self._write(block.mark, style, MARGIN, self.y)
            for number, line in enumerate(lines):
                self._write(line, style, x, self.y - number * style.size * 1.4)
            self.contents[-1].append("EMC")
            self.marked += 1
            x += width
        self.placed.append(Placed(block.sort, len(self.contents) - 1, tuple(range(first, self.marked))))

    def _write(self, text: str, style: Style, x: float, y: float) -> None:
        baseline = y - style.size
        self.contents[-1].append(
            f"BT /{style.font} {style.size:g} Tf {style.colour} rg {x:.2f} {baseline:.2f} Td {literal(text)} Tj ET"
        )

    def _rule(self, colour: str) -> None:
        self.y -= 4
        line = f"{colour} RG 0.8 w {MARGIN} {self.y:.2f} m {WIDTH - MARGIN} {self.y:.2f} l S"
        self.contents[-1].append(f"/Artifact BMC {line} EMC")

    def finish(self, publisher: str) -> None:
        """Write the publisher and the number at the foot of each page; both are no part of the text."""
        style = Style("F1", 9, INK, 0)
        for number, content in enumerate(self.contents, 1):
            foot = f"{publisher} · {number}/{len(self.contents)}"
            text = f"BT /F1 9 Tf {style.colour} rg {MARGIN} {MARGIN / 2} Td {literal(foot)} Tj ET"
            content.append(f"/Artifact BMC {text} EMC")


def lay_out(text: str, language: str) -> Document:
    """A text as a document; a heading is never the last block of a page."""
    pages, blocks = Pages(), parse_text(text)
    for block in measured(blocks):
        pages.place(block, 60 if block.sort in {"H2", "TH"} else 0)
    pages.finish(PUBLISHERS[language])
    title = next(block.cells[0] for block in blocks if block.sort == "H1")
    drawn = tuple("\n".join(content) for content in pages.contents)
    return Document(title, PUBLISHERS[language], language, (WIDTH, HEIGHT), drawn, tuple(pages.placed))


def measured(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each row of a table with the widths of its cells: as the table's longest texts ask, within limits."""
    for container, group in groupby(blocks, lambda block: CONTAINERS.get(block.sort)):
        rows = list(group)
        if container != "Table":
            yield from rows
            continue
        wanted = [min(max(text_width(cell, STYLES["TH"]) for cell in cells), 300) + 30 for cells in _columns(rows)]
        share = (WIDTH - 2 * MARGIN) / sum(wanted)
        yield from (row._replace(widths=tuple(width * share for width in wanted)) for row in rows)


def _columns(rows: list[Block]) -> Iterator[tuple[str, ...]]:
    return zip(*(row.cells for row in rows), strict=True)


# Files -----------------------------------------------------------------------------------------------------------


def write_publications(folder: Path) -> None:
    """Write the PDF of each text beside the publication whose front matter lists it."""
    listed = {
        path: page.parent
        for page in sorted(folder.glob("*/index.fi.md"))
        for path in re.findall(r"path: (\S+\.pdf)", page.read_text(encoding="utf-8"))
    }
    for source in sorted(TEXTS.glob("*.txt")):
        pdf = listed[f"{source.stem}.pdf"] / f"{source.stem}.pdf"
        pdf.write_bytes(render_pdf(lay_out(source.read_text(encoding="utf-8"), source.stem[-2:])))
        sys.stdout.write(f"{pdf}\n")


if __name__ == "__main__":
    write_publications(Path(sys.argv[1]))
