"""The order of Pagefind's overviews: the same filters in the same order, and nothing else moved."""

import pytest

from plugins.engine.search_order import SIGNATURE, sorted_overview

VERSION = b"\x65" + b"1.5.2"
PAGES = b"\x81\x82\x64" + b"fi_a" + b"\x18\x2a"
CHUNKS = b"\x80"
SORTS = b"\x81\x82\x64" + b"date" + b"\x82\x01\x00"


def overview(*names: str) -> bytes:
    """An overview of an index with filters in this order: version, pages, chunks, filters, sorts (RFC 8949)."""
    filters = b"".join(b"\x82" + bytes([0x60 + len(name)]) + name.encode() + b"\x62" + b"fi" for name in names)
    return SIGNATURE + b"\x85" + VERSION + PAGES + CHUNKS + bytes([0x80 + len(names)]) + filters + SORTS


@pytest.mark.parametrize("names", [(), ("a",), ("kind-news", "a", "theme-puu"), ("b", "a")])
def test_filters_come_in_one_order(names: tuple[str, ...]) -> None:
    """Whatever order they had, and all else is as it was."""
    ordered = sorted_overview(overview(*names))
    assert ordered == sorted_overview(overview(*reversed(names)))
    assert sorted(ordered) == sorted(overview(*names))
    assert ordered[: ordered.index(CHUNKS)] == overview()[: overview().index(CHUNKS)]
    assert ordered.endswith(SORTS)


@pytest.mark.parametrize("content", [b"", SIGNATURE, SIGNATURE + b"\x85", SIGNATURE + b"\x61a", SIGNATURE + b"\xa1"])
def test_what_is_no_overview_is_refused(content: bytes) -> None:
    """Rather than written as something that browsers cannot read."""
    with pytest.raises((LookupError, ValueError)):
        sorted_overview(content)
