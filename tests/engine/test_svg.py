"""SVG files: a picture passes, and whatever runs, loads or hides something is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.svg import check_svg

PATH = "content/projects/kestech/kaavio.svg"
NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(*lines: str) -> bytes:
    """A picture with these lines, the first of them on line 2."""
    return "\n".join([f"<svg {NAMES}>", *lines, "</svg>"]).encode()


def findings(data: bytes) -> list[tuple[int, str]]:
    """The line and code of each problem in a file."""
    return [(problem.where.line, problem.code) for problem in check_svg(data, PATH)]


@pytest.mark.parametrize(
    "data",
    [
        svg('<circle r="4" fill="url(#a)" style="fill: #fff; stroke: url(\'#b\')"/>', "<title>Ä</title>"),
        svg(
            "<style>/* https://a.example */ .a { fill: url(#b) }</style>", '<use href="#a"/>', '<use xlink:href="#a"/>'
        ),
        svg('<metadata><d:x xmlns:d="http://www.inkscape.org/">y</d:x></metadata>', "<text>https://a.example</text>"),
        svg('<animate attributeName="r" values="1;2"/>', '<text aria-label="https://a.example">x</text>'),
        f'<?xml version="1.0" encoding="UTF-16"?><svg {NAMES}/>'.encode("utf-16"),
        b"<svg/>",
    ],
)
def test_a_picture_passes(data: bytes) -> None:
    """Shapes, texts, styles, what a drawing program notes, and references within the file are all a picture needs."""
    assert findings(data) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("<script>x</script>", "svg-active"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "svg-active"),
        ('<h:p xmlns:h="http://www.w3.org/1999/xhtml"/>', "svg-active"),
        ("<foreignObject/>", "svg-active"),
        ('<image href="#a"/>', "svg-active"),
        ('<set attributeName="href" to="x"/>', "svg-active"),
        ('<animate attributeName="xlink:href" to="x"/>', "svg-active"),
        ('<g onload="x"/>', "svg-event"),
        ('<g ONCLICK="x"/>', "svg-event"),
        ('<a href="https://a.example/"/>', "svg-address"),
        ('<a xlink:href="javascript:x"/>', "svg-address"),
        ('<use href="data:x"/>', "svg-address"),
        ('<use href="muu.svg#a"/>', "svg-address"),
        ('<g xml:base="https://a.example/"/>', "svg-address"),
        ("<style>@import 'x';</style>", "svg-style"),
        ("<style>a { fill: url(https://a.example/x) }</style>", "svg-style"),
        ("<style><![CDATA[a { fill: u\\72l( 'x.png' ) }]]></style>", "svg-style"),
        ("<style>a { fill: image-set('//a.example/x') }</style>", "svg-style"),
        ('<g style="fill: url(data:x)"/>', "svg-style"),
        ("<g fill=\"url( 'https://a.example/#x')\"/>", "svg-style"),
        ('<?xml-stylesheet href="x"?>', "svg-instruction"),
        ("<g>", "svg-broken"),
        ("&auml;", "svg-broken"),
    ],
)
def test_what_runs_or_loads_is_told_on_its_line(line: str, code: str) -> None:
    """Each thing that a picture must not do is one problem, on the line where it stands."""
    at = 4 if line == "<g>" else 3
    assert [(at, code)] == findings(svg("<g/>", line))


def test_nothing_is_read_after_a_document_type() -> None:
    """Entities that would grow without end, or files that they name, are never looked at."""
    bomb = '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<svg onload="x">&b;'
    assert findings(bomb.encode()) == [(2, "svg-doctype")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "svg-broken"),
        (b"\xff\xd8\xff\xe0", "svg-broken"),
        (b"<html><body/></html>", "svg-not-svg"),
        (b'<svg xmlns="http://www.w3.org/1999/xhtml"/>', "svg-not-svg"),
        (b'<?xml version="1.0" encoding="no-such"?><svg/>', "svg-broken"),
    ],
)
def test_a_file_that_is_no_svg_is_told(data: bytes, code: str) -> None:
    """Another kind of file under the name of a picture is one problem."""
    assert [code] == [problem.code for problem in check_svg(data, PATH)]


def test_a_mistake_is_told_once_on_a_line() -> None:
    """Two like mistakes on one line are one finding."""
    assert findings(svg('<g onload="a"/><g onload="b"/>')) == [(2, "svg-event")]


@given(st.binary(max_size=200) | st.text(max_size=200).map(svg))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a file holds, the check ends with problems or with none."""
    assert all(problem.where.path == PATH for problem in check_svg(data, PATH))
