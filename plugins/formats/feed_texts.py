"""Texts and moments as every format of feeds can carry them."""

import re
from datetime import UTC, date, datetime

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text without what XML 1.0 cannot carry (section 2.2): control characters, halves of pairs, no characters.

    JSON could carry most of it, but a text is the same in all formats.
    """
    # What is printable has none of them, which is seen at a glance; of texts of several lines, their lines.
    if text.isprintable() or text.replace("\n", "").replace("\xa0", "").isprintable():
        return text
    return _NO_CHARACTER.sub("", text)


def titled(title: str, otherwise: str) -> str:
    """A title, or what stands for it where nothing of it is left; no feed or entry goes without."""
    return clean(title) or clean(otherwise)


def told(moment: datetime) -> datetime:
    """A moment as it can be written: clocks of long ago differ from UTC by seconds, which no format can say."""
    offset = moment.utcoffset()
    return moment if offset is not None and not offset.seconds % 60 else moment.astimezone(UTC)


def render_moment(moment: date | datetime) -> str:
    """A day or a moment (https://www.w3.org/TR/NOTE-datetime): `2026-12-01`, `2026-12-01T16:15:00+02:00`."""
    return told(moment).isoformat() if isinstance(moment, datetime) else moment.isoformat()
