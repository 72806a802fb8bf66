"""The text of a writer: what of it is prose, and on which line something stands."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.engine.source_text import _CODE, _VISIBLE, SourceText


@given(
    st.lists(
        st.sampled_from(["a", "\n", "\n\n", "`", "```", "~~~", "    ", "\t", " ", "<!--", "-->"]), max_size=12
    ).map("".join)
)
def test_code_and_comments_are_no_prose(text: str) -> None:
    """Looking first for the signs of code misses none, and whoever asks anew is told the same."""
    source = SourceText(text, 1)
    assert source.prose == _CODE.sub(lambda found: _VISIBLE.sub(" ", found[0]), text)
    assert source.anew().prose == source.prose
    assert len(source.prose) == len(text)


def test_an_address_is_found_at_each_of_its_places() -> None:
    """An address is found as the target of a link: not within another one, nor in code; the last place is kept."""
    source = SourceText("`(x/)`\n(../x/)\n(x/)\n<x/>\n", 5)
    assert [source.line_of_target("x/") for _ in range(3)] == [7, 8, 8]
    assert source.line_of_target("X/") == 7
    assert source.line_of_target("y/") == 5
