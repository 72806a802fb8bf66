"""The moment of a build: what was asked for, else SOURCE_DATE_EPOCH, else the present."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from plugins.host.clock import NoMoment, moment_of

ZONE = "Europe/Helsinki"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-21T12:00+02:00", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("2026-11-21T10:00Z", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("2026-11-21T12:00", datetime(2026, 11, 21, 10, tzinfo=UTC)),
        ("2026-07-21T12:00", datetime(2026, 7, 21, 9, tzinfo=UTC)),
        ("2026-11-21", datetime(2026, 11, 20, 22, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_on_the_clocks_of_the_region(text: str, moment: datetime) -> None:
    """A text without a zone means the region's time, in summer and in winter."""
    assert moment_of(text, ZONE) == moment


def test_the_epoch_stands_for_the_present(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is used where nothing was asked for (https://reproducible-builds.org/specs/source-date-epoch/)."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795255200")

    assert moment_of("", ZONE) == datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert moment_of("2026-01-01", ZONE) == datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE))


def test_otherwise_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """With neither, the machine's clock is read."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC)  # noqa: TID251 - what the clock is compared with

    assert timedelta() <= moment_of("", ZONE) - before < timedelta(hours=1)


@pytest.mark.parametrize("text", ["eilen", "21.11.2026", "2026-13-01", "2026-11-21T25:00", "1795255200"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    """The mistake names what was written."""
    with pytest.raises(NoMoment) as refused:
        moment_of(text, ZONE)

    assert str(refused.value) == text


@pytest.mark.parametrize("epoch", ["soon", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_no_number_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build must not quietly use another clock than the one it was given."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(NoMoment) as refused:
        moment_of("", ZONE)

    assert str(refused.value) == epoch
