"""Headings: the names by which one may link to them."""

import re
import unicodedata


def slug_of_heading(text: str, separator: str = "-") -> str:
    """The id of a heading: `Näin pääset perille` is `nain-paaset-perille`; letters without a Latin base stay."""
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    words = re.findall(r"\w+", letters.lower())
    return separator.join(words) or "section"
