"""The size that is told when a calendar grows too large is about the size that it has."""

from pathlib import Path

import pytest

from benchmarks.corpus import Size
from benchmarks.ours import write_site
from plugins.calendars import outputs
from plugins.domain.event_rules import calendar_size
from plugins.host.feature import Views
from tests.building import ROOT, read_views


@pytest.fixture(params=["demonstration", "made up"])
def views(request: pytest.FixtureRequest, tmp_path: Path) -> Views:
    """The views of a site."""
    settings = write_site(tmp_path, Size(0, 100)) if request.param == "made up" else ROOT / "pelicanconf.py"
    return read_views(settings, tmp_path / "cache")


def test_the_size_of_a_calendar_is_known_before_it_is_written(views: Views) -> None:
    """Within 15 per cent, in the language that needs most, of what is there when it is written."""
    written = []
    for view in views.values():
        path = f"{view.site.section_address('events', view.code)}calendar.ics".lstrip("/")
        (output,) = (output for output in outputs(view) if output.path == path)
        assert output.writer is not None
        written.append(len(output.writer(**output.view)))
    events, size = calendar_size(view.catalogue, view.site, view.now)

    assert events > 10
    assert size == pytest.approx(max(written), rel=0.15)
