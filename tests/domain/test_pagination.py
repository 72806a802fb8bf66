"""A long listing is cut into pages that have the same numbers in every language."""

import pytest

from plugins.domain.listing import Listing, Shown
from plugins.domain.pagination import paginate
from plugins.domain.view import LanguageView
from tests.region import md, view

TEXTS = {f"news/2026-05-{day:02}-x/index.fi.md": md("title: X", f"slug: x{day}") for day in range(1, 6)}


def listing(items: tuple[Shown, ...]) -> Listing:
    """The news."""
    return Listing("news", "/fi/uutiset/", "Uutiset", {"fi": "/fi/uutiset/", "en": "/en/news/"}, items=items)


def pages(size: int, count: int = 5) -> list[tuple[int, int, str, str, str, int]]:
    """The number, the total, the ways on and back, the English address and the length of each page."""
    found: LanguageView = view("fi", TEXTS, page_size=size)
    items = tuple(found.shown.values())[:count]
    return [
        (pager.number, pager.total, pager.newer, pager.older, addresses["en"], len(shown))
        for pager, addresses, shown in paginate(found, listing(items))
    ]


def test_pages_follow_each_other() -> None:
    """The first is the listing's own address; the last has what is left."""
    assert pages(2) == [
        (1, 3, "", "/fi/uutiset/sivu/2/", "/en/news/", 2),
        (2, 3, "/fi/uutiset/", "/fi/uutiset/sivu/3/", "/en/news/page/2/", 2),
        (3, 3, "/fi/uutiset/sivu/2/", "", "/en/news/page/3/", 1),
    ]


@pytest.mark.parametrize(("size", "count", "total"), [(5, 5, 1), (6, 5, 1), (4, 5, 2), (1, 5, 5), (5, 0, 1)])
def test_there_is_always_a_page_and_none_is_empty(size: int, count: int, total: int) -> None:
    """An empty listing has one page; a full page is not followed by an empty one."""
    found = pages(size, count)

    assert [row[1] for row in found] == [total] * total
    assert sum(row[5] for row in found) == count
    assert all(row[5] for row in found) or count == 0
