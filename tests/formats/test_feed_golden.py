"""Golden feeds: for each kind of feed and each format, the very bytes that readers get.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/formats` writes them anew; read what differs.
"""

import os

import pytest

from tests.formats.made_up_feeds import FEEDS, FORMATS, HERE, rendered

GOLDEN = HERE / "golden_feeds"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", FEEDS)
def test_every_kind_of_feed_has_its_golden_file(kind: str, name: str) -> None:
    """The bytes are those that somebody has looked at."""
    file = GOLDEN / f"{kind}.{name}"
    content = rendered(FEEDS[kind], name)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(content)

    assert content.decode().split("\n") == file.read_bytes().decode().split("\n")


def test_no_golden_feed_is_left_over() -> None:
    """Each file belongs to a case."""
    assert sorted(file.name for file in GOLDEN.iterdir()) == sorted(
        f"{kind}.{name}" for kind in FEEDS for name in FORMATS
    )
