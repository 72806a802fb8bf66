"""The years of a timeline, and when they turn.

A timeline marks the year that runs, not the day: it would otherwise be another picture every morning, and every site
would have to be built daily for it. A year's turn is known long before, so that `next_build` can tell of it.
"""

from collections.abc import Iterable

from plugins.domain.duration import Duration

FEWEST = 2
"""How many durations of which anything is known make a timeline: one alone is said in words."""


def years_of(durations: Iterable[Duration], this_year: int) -> range:
    """The years of a timeline: from the first to the last that any duration states; none where too few state any.

    The year that runs is among them when something goes on in it of which an end is open.
    """
    found = tuple(durations)
    stated = [[partial.year for partial in (one.start, one.end) if partial] for one in found]
    if sum(map(bool, stated)) < FEWEST:
        return range(0)
    years = [year for years in stated for year in years] + [this_year for one in found if is_open_in(one, this_year)]
    return range(min(years), max(years) + 1)


def is_open_in(duration: Duration, year: int) -> bool:
    """Whether a duration of which an end is not known, or neither, may be going on in a year."""
    has_begun = duration.start is None or duration.start.year <= year
    goes_on = duration.end is None or duration.end.year >= year
    return has_begun and goes_on and not (duration.start and duration.end)


def turning_year(durations: Iterable[Duration], this_year: int) -> int | None:
    """The next year at whose beginning a timeline of durations changes by itself; None where it never will."""
    found = tuple(durations)
    stated = [partial.year for one in found for partial in (one.start, one.end) if partial]
    ahead = sorted(year for year in {this_year + 1, *stated} if year > this_year)
    return next((year for year in ahead if _marks(found, year - 1) or _marks(found, year)), None)


def _marks(durations: tuple[Duration, ...], year: int) -> bool:
    """Whether a timeline marks a year while that runs."""
    return year in years_of(durations, year)
