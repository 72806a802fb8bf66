"""Content lines: unfolded, decoded, with their parameters; none is longer than what is kept."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.formats.foreign_calendar.lines import LONGEST, content_lines


def values(data: bytes) -> list[tuple[str, str]]:
    """The names and values of the lines of a file."""
    return [(line.name, line.value) for line in content_lines([data])]


def test_folds_are_undone_even_within_a_letter() -> None:
    """A fold counts bytes (RFC 5545 section 3.1), and ä has two of them."""
    first, second = "ä".encode()
    assert values(b"SUMMARY:kev" + bytes([first]) + b"\r\n " + bytes([second]) + b"t\r\n") == [("SUMMARY", "kevät")]


def test_every_line_break_ends_a_line_and_empty_lines_are_nothing() -> None:
    """Files come from every system; a byte order mark is not part of the first name."""
    expected = [("BEGIN", "A"), ("X-B", "1"), ("END", "A")]
    for end in (b"\r\n", b"\n", b"\r", b"\r\n\r\n"):
        assert values(b"\xef\xbb\xbf" + end.join([b"BEGIN:A", b"X-B:1", b"END:A"])) == expected


@given(st.lists(st.integers(1, 40), min_size=1), st.text("ab:;\r\n äö", max_size=200))
def test_where_a_file_is_divided_makes_no_difference(cuts: list[int], text: str) -> None:
    """The pieces in which a file is read are nobody's lines."""
    data, pieces, at = text.encode(), list[bytes](), 0
    for cut in cuts:
        pieces.append(data[at : at + cut])
        at += cut
    assert list(content_lines([*pieces, data[at:]])) == list(content_lines([data]))


def test_parameters_may_be_quoted() -> None:
    """Quoted parameters hold colons and semicolons; carets stand for what quotes cannot hold (RFC 6868)."""
    (line,) = content_lines([b"ORGANIZER;CN=\"Doe: Jane; ^'x^'\";X=1:mailto:a@b.example"])
    assert (line.name, dict(line.parameters)) == ("ORGANIZER", {"CN": 'Doe: Jane; "x"', "X": "1"})
    assert line.value == "mailto:a@b.example"


def test_what_is_no_property_has_no_name() -> None:
    """The line is kept, so that it can be told."""
    assert values(b"this is no property\r\nSUMMARY:a") == [("", "this is no property"), ("SUMMARY", "a")]


def test_text_is_unescaped_and_cleaned() -> None:
    r"""`\\n` is a backslash and an n, not a line break; control characters are gone."""
    (line,) = content_lines([rb"SUMMARY:a\, b\; c\nd\Ne C:\\new " + b"\x07\x00\x1bz"])
    assert line.text == "a, b; c\nd\ne C:\\new z"


def test_a_list_is_divided_at_commas_that_are_not_escaped() -> None:
    """A name may have a comma in it."""
    (line,) = content_lines([rb"CATEGORIES:a\, b,c,,d"])
    assert line.texts == ("a, b", "c", "d")


def test_old_windows_files_are_read() -> None:
    """What is not UTF-8 is read as what programs wrote before it."""
    assert values("SUMMARY:Kevät – näin".encode("cp1252")) == [("SUMMARY", "Kevät – näin")]


def test_a_very_long_line_is_cut_and_says_so() -> None:
    """Be it one line, or folded into many."""
    folded = b"A:" + b"\r\n ".join([b"x" * 60] * 5_000)
    for data in (b"A:" + b"x" * 300_000, folded, b"A:" + "ä".encode() * 100_000):
        (line,) = content_lines([data])
        assert line.cut
        assert LONGEST - 10 <= len(line.value.encode()) <= LONGEST
