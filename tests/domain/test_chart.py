"""The chart of the region: every municipality at its place, and every name where there is room for it."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.chart import LETTER, MARGIN, TALLEST, WIDTH, Box, Chart, Point, chart_of
from plugins.domain.registry import Place
from plugins.domain.tree import Branch
from tests.region import READING, md, view

PAGE = view("fi", {"news/silta/index.fi.md": md("title: Silta", "date: 1.11.2026")})
STORY = next(iter(PAGE.shown.values()))

Town = tuple[str, float, float, int]
"""A name, a latitude, a longitude, and how many items there are."""


def branch(town: Town, kind: str = "municipality", number: int = 0) -> Branch:
    """A town of the tree."""
    name, latitude, longitude, count = town
    facts = {"id": f"t{number}", "name": {"fi": name}, "kind": kind, "coordinates": (latitude, longitude)}
    return Branch(Place.model_validate(facts, context=READING), (STORY,) * count)


def charted(*towns: Town) -> Chart:
    """The chart of some towns, of which there are two at least."""
    found = chart_of(PAGE, [branch(town, number=number) for number, town in enumerate(towns)])
    assert found
    return found


def label(point: Point) -> Box | None:
    """The paper on which the name of a point is written, as the theme writes it; None where it is not written."""
    length, reach = len(point.name) * LETTER, point.radius + 5
    if point.side in {"start", "end"}:
        left = point.x + reach if point.side == "start" else point.x - reach - length
        return Box(left, point.y - 10, left + length, point.y + 10)
    if not point.side:
        return None
    middle = point.y + (point.radius + 10) * (1 if point.side.startswith("below") else -1)
    right = point.x + (point.radius if point.side.endswith("_end") else length / 2)
    return Box(right - length, middle - 10, right, middle + 10)


def touches(box: Box, point: Point) -> bool:
    """Whether a part of a circle is on a part of the paper, by more than a rounding."""
    x = min(max(point.x, box.left), box.right)
    y = min(max(point.y, box.top), box.bottom)
    return hypot(point.x - x, point.y - y) < point.radius - 0.1


towns = st.tuples(
    st.text("aäbkloöst", min_size=1, max_size=18),
    st.floats(60, 65, allow_nan=False),
    st.floats(21, 31, allow_nan=False),
    st.integers(0, 5_000),
)
regions = st.lists(towns, min_size=2, max_size=25)


@given(regions)
def test_no_name_stands_on_a_circle_or_on_another_name(region: list[Town]) -> None:
    """However close the towns are: a name without room is not written, but stands in the list beside the chart."""
    points = charted(*region).points
    labels = [(point, box) for point in points if (box := label(point))]

    assert [(point.name, other.name) for point, box in labels for other in points if touches(box, other)] == []
    boxes = [box for _, box in labels]
    smaller = [Box(box.left + 0.1, box.top + 0.1, box.right - 0.1, box.bottom - 0.1) for box in boxes]
    assert [(one, other) for n, one in enumerate(smaller) for other in smaller[n + 1 :] if one.overlaps(other)] == []


@given(regions)
def test_everything_is_on_the_paper(region: list[Town]) -> None:
    """Every circle and every name, whatever the shape of the region and however much there is in a town."""
    chart = charted(*region)

    assert (chart.width, chart.height <= TALLEST) == (WIDTH, True)
    for point in chart.points:
        assert point.radius <= point.x <= chart.width - point.radius
        assert point.radius <= point.y <= chart.height - point.radius
        box = label(point)
        assert box is None or (
            box.left >= 0 and box.right <= chart.width and box.top >= 0 and box.bottom <= chart.height
        )


@given(regions)
def test_north_is_up_and_east_is_right(region: list[Town]) -> None:
    """Each pair of towns lies as on the ground, from north to south in the order of reading."""
    points = charted(*region).points
    places = {f"t{number}": (town[1], town[2]) for number, town in enumerate(region)}
    spots = [places[point.address.rstrip("/").rpartition("/")[2]] for point in points]

    assert len(points) == len(region)
    for (one, here), (other, there) in pairwise(zip(points, spots, strict=True)):
        assert one.y <= other.y
        assert here[0] >= there[0]
    by_east = sorted(zip(spots, points, strict=True), key=lambda pair: (pair[0][1], pair[1].x))
    assert all(one.x <= other.x for (_, one), (_, other) in pairwise(by_east))


@given(regions)
def test_more_is_larger(region: list[Town]) -> None:
    """A town with more is never smaller, and there is no circle too small to hit."""
    points = charted(*region).points
    by_count = sorted(points, key=lambda point: (point.count, point.radius))

    assert all(one.radius <= other.radius for one, other in pairwise(by_count))
    assert min(point.radius for point in points) >= 5


def test_a_degree_is_as_long_each_way() -> None:
    """At the region's latitude, so that its shape is the one of maps: at 60° a degree of longitude is half as long."""
    points = charted(("A", 60.1, 25, 0), ("B", 59.9, 25, 0), ("C", 60, 26, 0)).points
    at = {point.name: (point.x, point.y) for point in points}

    rise, breadth = at["B"][1] - at["A"][1], at["C"][0] - at["A"][0]
    assert rise / 0.2 == pytest.approx(breadth / 0.5, rel=0.01)


def test_a_tall_region_stands_in_the_middle() -> None:
    """A row of towns from north to south is no longer than the paper, with as much to its left as to its right."""
    chart = charted(("A", 65, 25, 0), ("B", 60, 25.02, 0))

    assert chart.height == TALLEST
    assert [round(point.x) for point in chart.points] == [WIDTH // 2 - 1, WIDTH // 2 + 1]
    assert (chart.points[0].y, chart.points[1].y) == (MARGIN, TALLEST - MARGIN)


@pytest.mark.parametrize(
    ("places", "drawn"),
    [
        ([], 0),
        ([branch(("A", 63, 27, 1))], 0),
        ([branch(("A", 63, 27, 1)), branch(("B", 63, 27, 1))], 2),
        ([branch(("A", 63, 27, 1)), branch(("B", 62, 27, 1), "region")], 0),
        ([branch(("A", 63, 27, 1)), branch(("B", 62, 27, 1)), branch(("C", 61, 27, 1), "venue")], 2),
    ],
)
def test_only_municipalities_are_drawn(places: list[Branch], drawn: int) -> None:
    """And one alone is no region to look at."""
    chart = chart_of(PAGE, places)

    assert len(chart.points if chart else ()) == drawn


def test_a_municipality_without_coordinates_is_in_the_list_alone() -> None:
    """It is not guessed where it lies."""
    unknown = Place.model_validate({"id": "x", "name": {"fi": "X"}, "kind": "municipality"}, context=READING)

    assert chart_of(PAGE, [branch(("A", 63, 27, 1)), Branch(unknown, ())]) is None


def test_a_point_leads_to_its_place() -> None:
    """With its name and its number in the words of the page."""
    one, other = charted(("Iisalmi", 63.6, 27.2, 4), ("Kajaani", 64.2, 27.7, 0)).points

    assert (one.name, one.address, one.count, one.side) == ("Kajaani", "/fi/paikat/t1/", 0, "start")
    assert (other.name, other.count, other.radius) == ("Iisalmi", 4, 9.4)
