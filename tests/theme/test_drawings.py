"""Drawings: beside words that say it all, hidden from those who listen, without a style of their own."""

from itertools import chain
from math import pi
from xml.etree import ElementTree

import pytest

from plugins.domain.figures import Figure
from plugins.projects.timeline import timeline_of
from tests.features.regional import listed
from tests.region import md
from tests.theme.sources import theme_environment

FIGURES = (
    Figure("39\u00a0%", "Osuus", share=39),
    Figure("yli 2", "Uusia", "2026", plus=(50.0, 28.0), marks=((5.6, 28.0), (16.8, 28.0))),
    Figure("5\u00a0euroa", "Tuki", source="Tilasto", bar=12.5),
    Figure("2,0\u00a0miljardia euroa", "Liikevaihto"),
)
KINDS = ("project", "lead_project", "agreement", "network")


def rendered(name: str, macro: str, *values: object, language: str = "fi") -> ElementTree.Element:
    """What a macro makes of values, as a tree."""
    found = getattr(theme_environment(language).get_template(f"macros/{name}.html").module, macro)(*values)
    return ElementTree.fromstring(str(found).strip())  # noqa: S314 - our own templates wrote it


def words(element: ElementTree.Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def chart(language: str) -> ElementTree.Element:
    """A timeline of projects of every kind, one of them in another language and without dates."""
    texts = {
        f"projects/{kind}/index.fi.md": md(f"title: {kind}", f"kind: {kind}", "start: 2020", "end: 5/2027")
        for kind in KINDS
    }
    texts["projects/open/index.en.md"] = md("title: Open", "predecessor: network")
    texts["projects/later/index.fi.md"] = md("title: Later", "start: 2028", "predecessor: network")
    page = listed(language, texts)
    return rendered(
        "timelines", "timeline_figure", timeline_of(page, page.listing_names["projects"].items), language=language
    )


@pytest.mark.parametrize("number", range(len(FIGURES)))
def test_the_number_of_a_figure_is_text(number: int) -> None:
    """Whatever is drawn beside it, the words are those of the figure and nothing else."""
    grid = rendered("figures", "figure_grid", FIGURES)
    rows, figure = list(grid), FIGURES[number]
    said = (figure.label, figure.number, figure.period or figure.source)

    assert [words(part) for part in rows[number]] == [" ".join(part.split()) for part in said if part]
    assert len(rows[number].findall(".//svg")) == (number < 3)


def test_a_ring_is_filled_as_far_as_its_share() -> None:
    """Of the hundred that its circle is long; a bar is as long as it says, of the whole width."""
    grid = rendered("figures", "figure_grid", FIGURES)
    [ring] = grid.findall(".//circle[@class='part']")
    [bar] = grid.findall(".//line[@class='part']")

    assert 2 * pi * float(ring.get("r", "0")) == pytest.approx(100, abs=0.01)
    assert ring.get("stroke-dasharray") == "39 100"
    assert bar.get("x2") == "12.5%"
    assert len(grid.findall(".//circle[@class='one']")) == 2


def test_no_drawing_is_heard_or_styled_in_place() -> None:
    """The content policy forbids styles in elements; what is drawn is said in words already."""
    trees = [rendered("figures", "figure_grid", FIGURES), chart("fi"), chart("en")]
    drawings = list(chain.from_iterable(tree.iter("svg") for tree in trees))
    loose = [one for tree in trees for caption in tree.iter("figcaption") for one in caption.iter("svg")]

    assert len(drawings) > 10
    assert [one.attrib for one in drawings if one not in loose and one.get("aria-hidden") != "true"] == []
    assert [one for tree in trees for one in tree.iter("figcaption") if one.get("aria-hidden") != "true"] == []
    assert [one for tree in trees for one in tree.iter() if "style" in one.attrib] == []
    assert [link for one in drawings for link in one.iter("a")] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Hanke Käynnissä · 2020 – toukokuu 2027", "Jatkaa työtä: network"]),
        ("en", ["Project Running · 2020 – May 2027", "Continues the work of: network"]),
    ],
)
def test_the_timeline_is_a_list_of_links(language: str, expected: list[str]) -> None:
    """Each project has its name as a link, its kind, its phase and its years in words; the bar is beside them."""
    tree = chart(language)
    rows = tree.findall("ol/li")

    assert [len(row.findall(".//a[@href]")) for row in rows] == [1] * 6
    assert sorted(words(row.findall(".//a")[0]) for row in rows) == sorted([*KINDS, "Later", "Open"])
    assert [text for text in expected if text not in " ".join(words(row) for row in rows)] == []
    assert [row for row in rows if len(row.findall("svg")) != 1] == []


def test_kinds_differ_by_their_lines() -> None:
    """Not by colour alone: each has a form of its own, in the drawing and in the key to it."""
    tree = chart("fi")
    sure = {
        words(row.findall(".//a")[0]): [line.get("class") for line in row.findall("svg/line") if _is_sure(line)]
        for row in tree.findall("ol/li")
    }

    assert [sure[kind] for kind in KINDS] == [["sure"], ["sure broad"], ["sure pair"] * 2, ["sure dots"]]
    assert len(tree.findall("figcaption/span")) == 6


def _is_sure(line: ElementTree.Element) -> bool:
    return "sure" in line.get("class", "").split()
