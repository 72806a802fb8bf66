"""A tagged PDF file from pages already drawn: what makes it a file, and what tells a screen reader how to read it.

PDF 1.7, ISO 32000-1; https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf. Structure is in
its 14.7 and 14.8. The fonts F1 and F2 are Helvetica and its bold, of the fourteen that every reader has (9.6.2.2), so
none is embedded. Nothing depends on the clock or on a library: one document has the same bytes each time.
"""

from collections.abc import Iterable
from hashlib import md5
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

CONTAINERS = {"LI": "L", "TH": "Table", "TD": "Table"}
"""The element in which blocks of a sort that follow each other stand."""
ROWS = {"L": "LI", "Table": "TR"}
"""The element of each block in such an element."""


class Placed(NamedTuple):
    """A block on its page: its sort (`H1`, `P`, `LI`, `TH`…), the page's place, the numbers of its marked content."""

    sort: str
    page: int
    numbers: tuple[int, ...]


class Document(NamedTuple):
    """A document: its title, author and language, its size in points, the drawing of each page, and its blocks."""

    title: str
    author: str
    language: str
    size: tuple[int, int]
    pages: tuple[str, ...]
    placed: tuple[Placed, ...]


def literal(text: str) -> str:
    """A text in the pages' own encoding, as hexadecimal digits."""
    return f"<{text.encode('cp1252').hex()}>"


def meant(text: str) -> str:
    """A text of the file's metadata: UTF-16 with its mark, as hexadecimal digits (7.9.2.2)."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


class Objects:
    """The numbered objects of a file. A number can be taken before its object is known."""

    def __init__(self) -> None:
        """Begin without any."""
        self.bodies: list[bytes] = []

    def take(self) -> int:
        """The number of an object still to come."""
        self.bodies.append(b"")
        return len(self.bodies)

    def put(self, body: str, number: int = 0) -> int:
        """Keep an object under its number, or a new one."""
        number = number or self.take()
        self.bodies[number - 1] = body.encode("ascii")
        return number

    def put_stream(self, content: bytes, kind: str = "") -> int:
        """Keep a stream, uncompressed, so that its bytes depend on no library."""
        number = self.take()
        self.bodies[number - 1] = b"<<%s/Length %d>>\nstream\n%s\nendstream" % (kind.encode(), len(content), content)
        return number

    def render(self, root: int, about: int) -> bytes:
        """The file: header, objects, where each begins, and what to read first."""
        parts, starts = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
        for number, body in enumerate(self.bodies, 1):
            starts.append(len(parts))
            parts += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = "".join(f"{start:010d} 00000 n \n" for start in starts)
        size, name = len(starts) + 1, md5(parts, usedforsecurity=False).hexdigest()
        trailer = f"<</Size {size}/Root {root} 0 R/Info {about} 0 R/ID[<{name}><{name}>]>>"
        end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(parts)}\n%%EOF\n"
        return parts + end.encode("ascii")


def render_pdf(document: Document) -> bytes:
    """The bytes of a document's file."""
    objects = Objects()
    tree, sheets = objects.take(), [objects.take() for _ in document.pages]
    root = objects.put(
        f"<</Type/Catalog/Pages {_put_pages(objects, document, sheets)} 0 R/Lang({document.language})"
        f"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot {tree} 0 R"
        f"/Metadata {_put_metadata(objects, document)} 0 R>>"
    )
    _put_structure(objects, document.placed, tree, sheets)
    about = objects.put(f"<</Title{meant(document.title)}/Author{meant(document.author)}>>")
    return objects.render(root, about)


def _put_pages(objects: Objects, document: Document, sheets: list[int]) -> int:
    parent, (width, height) = objects.take(), document.size
    regular, bold = (
        objects.put(f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
        for name in ("Helvetica", "Helvetica-Bold")
    )
    for place, (sheet, content) in enumerate(zip(sheets, document.pages, strict=True)):
        stream = objects.put_stream(content.encode("ascii"))
        objects.put(
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {width} {height}]/Contents {stream} 0 R/Tabs/S"
            f"/StructParents {place}/Resources<</Font<</F1 {regular} 0 R/F2 {bold} 0 R>>>>>>",
            sheet,
        )
    return objects.put(f"<</Type/Pages/Count {len(sheets)}/Kids[{_references(sheets)}]>>", parent)


def _put_structure(objects: Objects, placed: Iterable[Placed], tree: int, sheets: list[int]) -> None:
    """The tree of elements, and for each page the elements of its marked content in order."""
    document = objects.take()
    owners: list[list[int]] = [[] for _ in sheets]
    kids: list[int] = []
    for container, group in groupby(placed, lambda one: CONTAINERS.get(one.sort, "")):
        if not container:
            kids += [_put_element(objects, one.sort, document, one, sheets, owners)[0] for one in group]
            continue
        parent, row = objects.take(), ROWS[container]
        rows = [_put_row(objects, row, parent, one, sheets, owners) for one in group]
        kids.append(objects.put(_element(container, document, _references(rows)), parent))
    objects.put(_element("Document", tree, _references(kids)), document)
    listed = "".join(f"{page}[{_references(numbers)}]" for page, numbers in enumerate(owners))
    objects.put(f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Nums[{listed}]>>>>", tree)


def _put_row(objects: Objects, row: str, parent: int, one: Placed, sheets: list[int], owners: list[list[int]]) -> int:
    number = objects.take()
    sort = "LBody" if row == "LI" else one.sort
    cells = _put_element(objects, sort, number, one, sheets, owners)
    return objects.put(_element(row, parent, _references(cells)), number)


def _put_element(
    objects: Objects, sort: str, parent: int, one: Placed, sheets: list[int], owners: list[list[int]]
) -> list[int]:
    """The elements of a block's cells, each with its marked content."""
    scope = "/A<</O/Table/Scope/Column>>" if sort == "TH" else ""
    made = [
        objects.put(_element(sort, parent, str(number), f"/Pg {sheets[one.page]} 0 R{scope}")) for number in one.numbers
    ]
    owners[one.page] += made
    return made


def _element(sort: str, parent: int, kids: str, more: str = "") -> str:
    return f"<</Type/StructElem/S/{sort}/P {parent} 0 R/K[{kids}]{more}>>"


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _put_metadata(objects: Objects, document: Document) -> int:
    """Title and language once more, as XMP (ISO 16684-1), which some readers prefer."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(document.title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return objects.put_stream(packet.encode(), "/Type/Metadata/Subtype/XML")
