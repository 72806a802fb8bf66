"""How far a translation is behind: by the commits of both texts, and by the day on which somebody compared them."""

from datetime import UTC, datetime, timedelta

import pytest

from plugins.domain.lag import TextRevision, lag_of
from plugins.domain.rewording import Paragraph

BEGIN = datetime(2026, 10, 1, 12, tzinfo=UTC)


def texts(**by_commit: str) -> list[TextRevision]:
    """The revisions of a text by commit, each a day after the last: `c0="Valmis."`."""
    commits = ((int(name[1:]), text) for name, text in by_commit.items())
    return [TextRevision(commit, BEGIN + timedelta(days=commit), (Paragraph(1, text),)) for commit, text in commits]


@pytest.mark.parametrize(
    ("source", "translation", "steps", "words"),
    [
        (texts(c0="a b"), texts(c1="x"), [], 0),
        (texts(c0="a b", c1="a c"), texts(c1="x"), [], 0),  # followed by the same commit
        (texts(c0="a b", c1="a c"), texts(c2="x"), [], 0),
        (texts(c0="a b", c2="a c"), texts(c1="x"), [(2, 1)], 1),
        (texts(c0="a b", c2="a c", c3="a c d"), texts(c1="x"), [(2, 1), (3, 1)], 2),
        (texts(c0="a b", c2="a c", c4="a c d"), texts(c1="x", c3="y"), [(4, 1)], 1),  # the first was followed
        (texts(c0="a b", c2="a c", c3="a b"), texts(c1="x"), [], 0),  # changed back
        (texts(c0="a b", c2="A, b!"), texts(c1="x"), [], 0),
        (texts(c0="a b", c2="a c"), texts(c1="x", c3="X."), [(2, 1)], 1),  # a full stop follows nothing
        (texts(c3="a b"), texts(c1="x"), [], 0),  # the source is the younger: it follows
        (texts(c3="a b", c4="a c"), texts(c1="x"), [(4, 1)], 1),
        (texts(c0="viesti", c2="viestit", c3="viestin"), texts(c1="x"), [], 0),
        (texts(c0="viestix", c2="viestii", c3="viestijä"), texts(c1="x"), [(3, 1)], 1),  # slips that add up
        (texts(c0="a b"), [], [], 0),
        ([], texts(c0="x"), [], 0),
    ],
)
def test_a_translation_lags_by_what_it_has_not_followed(
    source: list[TextRevision], translation: list[TextRevision], steps: list[tuple[int, int]], words: int
) -> None:
    """Commits since its own last change of text, with the words that each changed, and those that all together did."""
    lag = lag_of(source, translation)

    assert [(step.commit, step.words) for step in (lag.steps if lag else ())] == steps
    assert (lag.rewording.words if lag else 0) == words


@pytest.mark.parametrize(("day", "lags"), [(0, True), (1, True), (2, False), (3, False)])
def test_who_has_compared_both_has_followed(day: int, lags: bool) -> None:
    """Up to the end of that day: a source that changes later counts again."""
    source, until = texts(c0="a b", c2="a c"), datetime(2026, 10, 2, tzinfo=UTC) + timedelta(days=day)

    assert (lag_of(source, texts(c1="x"), until) is not None) == lags


def test_a_change_after_the_comparison_counts_from_there() -> None:
    """What was compared is the base of what has changed since."""
    lag = lag_of(texts(c0="a b", c2="a c", c4="a c d"), texts(c1="x"), datetime(2026, 10, 4, tzinfo=UTC))

    assert lag is not None
    assert (lag.base.commit, lag.since) == (2, BEGIN + timedelta(days=4))
