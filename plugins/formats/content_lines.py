"""Content lines: the text of which calendars are made (RFC 5545, section 3.1), as bytes that every client reads alike.

The icalendar library folds them. They are put together here, and not from its components, which take five times as
long, escape no property that they do not know by name, take a backslash before an N for the end of a line, and leave
out the VALUE that RFC 7986 asks for.
"""

import re
from datetime import UTC, date, datetime
from urllib.parse import quote

LONGEST = 74
"""How many octets of a line stand together, without the line break (section 3.1)."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BREAK = re.compile("[\x85\u2028\u2029]")
"""What some readers take for the end of a line, although it is none in a calendar."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
"""The signs that mean something in an address (RFC 3986, section 2.2), beside letters, digits, `_`, `.` and `-`."""


def render_line(name: str, value: str, **parameters: str) -> bytes:
    """A line, folded: `render_line("SUMMARY", "Talkoot", LANGUAGE="fi")` is `SUMMARY;LANGUAGE=fi:Talkoot`.

    The value is written as it is; texts and addresses go through `render_text` and `render_address` first.
    """
    stated = "".join(f";{parameter}={stated}" for parameter, stated in parameters.items())
    line = f"{name}{stated}:{value}"
    whole = line.encode()
    # Most lines are short, and the library looks at each of their letters.
    return (whole if len(whole) <= LONGEST else _folded(line)) + b"\r\n"


def render_text(text: str) -> str:
    """A text as a value (section 3.3.11), without the control characters that cannot stand in a calendar."""
    return clean(text).translate(_ESCAPES)


def render_address(address: str) -> str:
    """An address as a value: spaces and letters that no address can have are percent-encoded (RFC 3986)."""
    return quote(address, safe=_OF_ADDRESSES)


def render_moment(moment: date | datetime) -> str:
    """A day, a moment in UTC, or what the clocks of a moment's own zone show (sections 3.3.4 and 3.3.5)."""
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{moment:%Y%m%dT%H%M%S}" + ("Z" if moment.tzinfo is UTC else "")


def clean(text: str) -> str:
    """A text without control characters; line feeds and tabs stay."""
    return _BREAK.sub("\n", _CONTROL.sub("", text))


def _folded(line: str) -> bytes:
    """A line in pieces of which none begins within a letter, or after the backslash of an escaped sign."""
    from icalendar.parser import Contentline

    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]
