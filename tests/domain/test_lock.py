"""The locks of frozen issues."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.letter import Letter, LetterEntry, LetterPicture, LetterSection
from plugins.domain.lock import Lock, LockError, parse_lock, render_lock, sha256
from plugins.domain.window import Window

WORDS = st.text(max_size=20).filter(lambda text: text.isprintable())
ENTRIES = st.builds(
    LetterEntry, name=WORDS, title=WORDS, url=WORDS, summary=WORDS, when=WORDS, place=WORDS, label=WORDS,
    language=WORDS, mark=WORDS,
    picture=st.none() | st.builds(LetterPicture, WORDS, WORDS, st.integers(1, 9), st.integers(1, 9)),
)  # fmt: skip
SECTIONS = st.builds(LetterSection, WORDS, WORDS, st.lists(ENTRIES, max_size=2).map(tuple), st.integers(0, 9), WORDS)
LETTERS = st.builds(
    Letter, key=WORDS, language=WORDS, site=WORDS, subject=WORDS, preheader=WORDS, intro_html=WORDS, intro_text=WORDS,
    sections=st.lists(SECTIONS, max_size=2).map(tuple), url=WORDS, day=st.dates(),
    translations=st.dictionaries(WORDS, WORDS, max_size=2), signup_url=WORDS, contact=WORDS,
)  # fmt: skip
LOCKS = st.builds(
    Lock, key=WORDS, series=WORDS, window=st.builds(Window, st.dates(), st.dates()),
    frozen=st.datetimes(timezones=st.just(timezone(timedelta(hours=2)))),
    letters=st.dictionaries(WORDS, LETTERS, max_size=2), told=st.dictionaries(WORDS, WORDS, max_size=3),
    known=st.lists(WORDS, max_size=3).map(lambda names: tuple(sorted(names))),
    files=st.dictionaries(WORDS, WORDS, max_size=3),
)  # fmt: skip

EMPTY = Lock(
    key="2026-11", series="monthly", window=Window(date(2026, 10, 1), date(2026, 11, 1)),
    frozen=datetime(2026, 11, 2, 9, tzinfo=timezone(timedelta(hours=2))), letters={}, told={"news/silta": ""},
    known=("news/silta",), files={"mail.fi.html": sha256(b"Hei!")},
)  # fmt: skip


@given(LOCKS)
def test_a_lock_is_read_as_it_was_written(lock: Lock) -> None:
    """Whatever is kept comes back, and is written the same again."""
    text = render_lock(lock)
    assert parse_lock(text) == lock
    assert render_lock(parse_lock(text)) == text


@given(LOCKS, st.data())
def test_no_byte_of_a_lock_can_be_changed(lock: Lock, data: st.DataObject) -> None:
    """Any other byte at any place makes it a lock that cannot be used, or one that says the very same."""
    text = bytearray(render_lock(lock))
    place, byte = data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(0, 255))
    text[place] = byte
    assert read(bytes(text)) in (lock, "lock-unreadable", "lock-changed")


def read(text: bytes) -> Lock | str:
    """The lock, or the code of what is wrong with it."""
    try:
        return parse_lock(text)
    except LockError as found:
        return found.code


def test_people_can_read_a_lock() -> None:
    """Names in order, a line each, letters as they are, and the day as ISO 8601 has it."""
    lines = render_lock(EMPTY).decode().splitlines()
    assert lines[:4] == ["{", '  "files": {', f'    "mail.fi.html": "{sha256(b"Hei!")}"', "  },"]
    assert '  "frozen": "2026-11-02T09:00:00+02:00",' in lines
    assert [line[:9] for line in lines if "seal" in line] == ['  "seal":']


def test_names_come_in_any_order() -> None:
    """One lock is one text, whatever the order in which its parts were put together."""
    other = Lock(
        EMPTY.key, EMPTY.series, EMPTY.window, EMPTY.frozen, {}, {"b": "", "a": ""}, ("b", "a"), {"y": "", "x": ""}
    )
    same = Lock(
        EMPTY.key, EMPTY.series, EMPTY.window, EMPTY.frozen, {}, {"a": "", "b": ""}, ("a", "b"), {"x": "", "y": ""}
    )
    assert render_lock(other) == render_lock(same)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[]", b"7", b"null", b"{}", b"\xff", b"[" * 100_000, render_lock(EMPTY)[:-30], b'{"key": 3}']
)
def test_what_is_no_lock_is_told(text: bytes) -> None:
    """A file that was cut or is something else altogether."""
    with pytest.raises(LockError) as found:
        parse_lock(text)
    assert found.value.code == "lock-unreadable"


def test_what_is_added_by_hand_is_told() -> None:
    """Even where it says nothing that a program would read."""
    with pytest.raises(LockError) as found:
        parse_lock(render_lock(EMPTY).replace(b'"series"', b'"remark": 1,\n  "series"'))
    assert found.value.code == "lock-changed"
