"""Rewording: what reads otherwise in a text than before, and how many words that is.

Spaces, line breaks, capitals, signs and emphasis do not count, nor does a slip of one letter that was mended: nobody
would translate a text again for these.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

WORD = re.compile(r"\w+")

SHORTEST = 5
"""The letters that a word must have for one of them to be a slip: shorter ones, such as `now` and `not`, differ."""

MOST = 4_000_000
"""How many pairs of words are compared one by one; of more, only how many of each word there are."""

Words = tuple[str, ...]


class Paragraph(NamedTuple):
    """A field or a paragraph of a text: the line of the file on which it begins, and what stands there."""

    line: int
    text: str


Paragraphs = tuple[Paragraph, ...]


class Stretch(NamedTuple):
    """Paragraphs that follow each other and read otherwise than before; there may be none on one of the sides."""

    words: int
    before: Paragraphs
    after: Paragraphs


class Rewording(NamedTuple):
    """All that reads otherwise in a text than before."""

    stretches: tuple[Stretch, ...] = ()

    @property
    def words(self) -> int:
        """How many words were changed, added or taken out."""
        return sum(stretch.words for stretch in self.stretches)


def rewording_of(before: Paragraphs, after: Paragraphs) -> Rewording:
    """What reads otherwise in a text than before."""
    old, new = ([counted_words(paragraph.text) for paragraph in text] for text in (before, after))
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    parts = (part for kind, *ends in changes if kind != "equal" for part in _apart(*ends))
    stretches = (Stretch(_count(old[a:b], new[c:d]), before[a:b], after[c:d]) for a, b, c, d in parts)
    return Rewording(tuple(stretch for stretch in stretches if stretch.words))


def _apart(start: int, end: int, new_start: int, new_end: int) -> Iterator[tuple[int, int, int, int]]:
    """Paragraphs each of which takes the place of another are compared one by one; else all are one stretch."""
    if end - start != new_end - new_start:
        yield start, end, new_start, new_end
        return
    for number in range(end - start):
        yield start + number, start + number + 1, new_start + number, new_start + number + 1


def counted_words(text: str) -> Words:
    """The words of a text, without what does not count."""
    return tuple(WORD.findall(text.casefold()))


def count_changed(before: Words, after: Words) -> int:
    """How many words were changed, added or taken out."""
    if len(before) * len(after) > MOST:
        old, new = Counter(before), Counter(after)
        return max((old - new).total(), (new - old).total())
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(_changed(before[a:b], after[c:d]) for kind, a, b, c, d in changes if kind != "equal")


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two that changed places: one is the other misspelt.

    The first letter is none of these, and no word with a digit is misspelt: `million` is no `billion`.
    """
    if min(len(one), len(other)) < SHORTEST or one[0] != other[0] or re.search(r"\d", one + other):
        return False
    pairs = zip(f"{one} ", f"{other} ", strict=False)
    same = next(place for place, (letter, another) in enumerate(pairs) if letter != another)
    rest, others = one[same:], other[same:]
    is_swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return rest[1:] == others or rest == others[1:] or rest[1:] == others[1:] or is_swapped


def _changed(before: Words, after: Words) -> int:
    if len(before) != len(after):
        return max(len(before), len(after))
    return sum(not is_slip(one, other) for one, other in zip(before, after, strict=True))


def _count(before: Sequence[Words], after: Sequence[Words]) -> int:
    """How many words were changed in some paragraphs, wherever one of them ends and the next begins."""
    return count_changed(tuple(chain(*before)), tuple(chain(*after)))
