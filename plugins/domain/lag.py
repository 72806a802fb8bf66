"""Lag: how far a translation is behind its source, told from the revisions of both, without a file or a clock."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from plugins.domain.rewording import Paragraphs, Rewording, rewording_of


class TextRevision(NamedTuple):
    """A text as a commit left it; what is not committed yet counts as one more."""

    commit: int
    """The number of the commit: later ones have greater numbers."""
    moment: datetime
    paragraphs: Paragraphs
    path: str = ""
    """Where the text stood, below the content folder."""


TextRevisions = Sequence[TextRevision]
"""All revisions of a text in one language, the oldest first."""


class Step(NamedTuple):
    """A change of the source that the translation has not followed, and how many words it changed."""

    commit: int
    moment: datetime
    words: int


class Lag(NamedTuple):
    """What has changed in a source since it was translated or compared with its translation."""

    base: TextRevision
    """The source as it was then."""
    steps: tuple[Step, ...]
    """Its changes since then; there is at least one."""
    rewording: Rewording
    """What all of them together have changed: what was changed back is not among it."""

    @property
    def since(self) -> datetime:
        """When the first of the changes was made."""
        return self.steps[0].moment


def lag_of(source: TextRevisions, translation: TextRevisions, checked_until: datetime | None = None) -> Lag | None:
    """How far a translation is behind its source; None where it is not.

    `checked_until` is the end of the day on which somebody found both to agree. A change by the same commit as the
    translation's, or by an earlier one, has been followed.
    """
    if not source or not translation:
        return None
    base = _base(source, _translated_at(translation), checked_until)
    rewording = rewording_of(source[base].paragraphs, source[-1].paragraphs)
    return Lag(source[base], _steps(source[base:]), rewording) if rewording.words else None


def _translated_at(translation: TextRevisions) -> int:
    """The last commit that changed the text of a translation."""
    for number in range(len(translation) - 1, 0, -1):
        if rewording_of(translation[number - 1].paragraphs, translation[number].paragraphs).words:
            return translation[number].commit
    return translation[0].commit


def _base(source: TextRevisions, translated_at: int, checked_until: datetime | None) -> int:
    """The number of the source's revision that a translation follows: its first, where it is the younger one."""
    followed = (
        number
        for number, revision in enumerate(source)
        if revision.commit <= translated_at or (checked_until and revision.moment < checked_until)
    )
    return max(followed, default=0)


def _steps(source: TextRevisions) -> tuple[Step, ...]:
    """The changes from each revision to the next; all as one, where each is too small to count by itself."""
    counted = ((new, rewording_of(old.paragraphs, new.paragraphs).words) for old, new in pairwise(source))
    found = tuple(Step(new.commit, new.moment, words) for new, words in counted if words)
    words = rewording_of(source[0].paragraphs, source[-1].paragraphs).words
    return found or (Step(source[-1].commit, source[-1].moment, words),)
