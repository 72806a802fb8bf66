"""How the items and the files of the site of made-up words are written."""

from io import BytesIO

from PIL import Image


def item(kind: str, key: str, languages: str, shared: str = "", body: str = "", **own: str) -> dict[str, str]:
    """The files of an item: what is shared stands in the first, `own` lines in the file of their language."""
    found = dict[str, str]()
    for number, code in enumerate(languages.split()):
        said = f"title: Xqtitle{key}-xq{code}\nsummary: Xqsummary{key}-xq{code}\nslug: {key}-{code}"
        head = "\n".join(part.strip() for part in (said, "" if number else shared, own.get(code, "")) if part.strip())
        found[f"{kind}/{key}/index.{code}.md"] = f"---\n{head}\n---\n\n{body or f'Xqbody{key}.'}\n"
    return found


def in_both(lines: str) -> dict[str, str]:
    """Lines that stand in the file of each language."""
    return {"fi": lines, "en": lines}


def picture(colour: str) -> bytes:
    """A small picture of one colour."""
    written = BytesIO()
    Image.new("RGB", (8, 6), colour).save(written, "PNG")
    return written.getvalue()


def pdf(words: str) -> bytes:
    """A PDF of one page with some words on it, in a font that every reader has."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET"
    objects = (
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    )
    text, starts = "%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        starts.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{start:010} 00000 n \n" for start in starts)
    table = f"xref\n0 {len(starts) + 1}\n0000000000 65535 f \n{rows}trailer\n<</Size {len(starts) + 1} /Root 1 0 R>>\n"
    return f"{text}{table}startxref\n{len(text)}\n%%EOF\n".encode("ascii")
