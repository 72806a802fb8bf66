"""What feeds keep of entries that they made: those wanted last, and no more than there is room for."""

import pytest

from plugins.feeds.kept import Kept


def made_for(wanted: str, room: int) -> str:
    """Which values were made when these are wanted, one after another; `b` takes two bytes, all others one."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key * 2 if key == "b" else key

    kept = Kept(make, len, room)
    assert [kept.of(key) for key in wanted] == [key * 2 if key == "b" else key for key in wanted]
    return "".join(made)


@pytest.mark.parametrize(
    ("wanted", "room", "made"),
    [
        ("aaa", 1, "a"),
        ("acac", 2, "ac"),
        ("acac", 1, "acac"),
        ("acdca", 2, "acda"),
        ("acada", 2, "acd"),
        ("abab", 3, "ab"),
        ("acbca", 3, "acba"),
        ("bb", 1, "bb"),
        ("aa", 0, "aa"),
    ],
)
def test_what_was_wanted_last_is_not_made_again(wanted: str, room: int, made: str) -> None:
    """As far as there is room; what takes more than all of it is not kept."""
    assert made_for(wanted, room) == made
