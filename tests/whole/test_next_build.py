"""`next_build` is the next moment at which the output would change by itself: before it nothing changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest

from plugins.engine.outputs import Output, fingerprint
from plugins.host import command
from plugins.host.run import outputs_of, views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller
from tests.repository import Repository
from tests.whole.made_up import write_made_up_site
from tests.whole.made_up_items import in_both, item

ISSUE = "from: 1.10.2026\nto: 1.11.2026\nsent: 24.11.2026 klo 9.00"
SIGN_UP = "registration_url: https://x.example/"
FURTHER = {
    **item("events", "xqmonths", "fi en", "start: 20.12.2026\nend: 10.2.2027\nvenue: xqtown"),
    **item("events", "xqsummer", "fi en", f"start: 1.9.2026 klo 12.00\nend: klo 13.00\n{SIGN_UP}\nvenue: xqtown"),
    **item("events", "xqsignup", "fi", f"start: 8.12.2026 klo 9.00\nend: klo 10.00\n{SIGN_UP}\nvenue: xqtown"),
    **item("events", "xqnight", "fi en", "start: 31.12.2026 klo 20.00\nend: 1.1.2027 klo 3.00\nvenue: xqtown"),
    **item("events", "xqgone", "fi en", "start: 15.12.2026 klo 9.00\nend: klo 12.00\nvenue: xqtown"),
    **item("projects", "xqopen", "fi en", "start: 2024"),
    **item("projects", "xqending", "fi", "start: 9/2025\nend: 12/2026"),
    **item("jobs", "xqshort", "fi en", "opens: 25.11.2026 klo 9.00\ncloses: 30.11.2026\nemployer: xqorg"),
    **item("calls", "xqcoming", "fi", "kind: training\nopens: 1.12.2026\ncloses: 31.3.2027 klo 16.15"),
    **item("pages", "xqasked", "fi en", "contacts: xqleaving"),
    **item("pages", "xqtwice", "fi", "publish_at: 2027-10-31T03:30+03:00"),
    **item("pages", "xqthrice", "fi", "publish_at: 2027-10-31T03:15+02:00"),
    **item(
        "newsletters", "xqfrozen", "fi en", ISSUE, **in_both("preheader: Xqpreheader, xqword xqword xqword xqword.")
    ),
}
"""Of everything that the clock decides, something that the site of made-up words does not have."""
LEAVING = 'xqleaving: {name: {fi: Xqleavingfi, en: Xqleavingen}, phone: "040 1", until: 28.11.2026}\n'

FIRST, LAST = datetime(2026, 11, 20, 12, tzinfo=UTC), datetime(2028, 6, 1, tzinfo=UTC)
"""When the site was last edited, and after when hardly anything of it changes any more."""

Told = Mapping[str, str]
"""All outputs by path, each as a digest of all that it says; what search finds is one of them."""


@dataclass(frozen=True)
class Clockwork:
    """A site that can be looked at for any moment, without writing it."""

    settings: Path

    def told(self, now: datetime, **options: bool) -> Told:
        """All that the site tells at a moment."""
        given = {"NOW": now.isoformat(), "CACHE_PATH": str(self.settings.parent / ".cache"), "JOBS": 1, **options}
        host = command._host(str(self.settings), given)
        site, moment = host.situation(Teller("en"))
        gathered, features = host.gathered(site, moment, bool), host.features()
        assert not gathered.refused(strict=False)
        views = views_of(gathered.catalogue, site, moment, features, folders_of(host.settings))
        found = [one for feature in features for view in views.values() for one in feature.searched(view)]
        outputs = {output.path: _said(output) for output in outputs_of(features, views)}
        return {**outputs, "search": msgspec.json.encode(found).decode()}


def _said(output: Output) -> str:
    """All that decides an output's bytes as long as its template is the same; of `build.json` the bytes."""
    view = dict(output.view)
    written = output.writer(**view) if output.writer and output.path == "build.json" else b""
    return (
        written.decode()
        if isinstance(written, bytes) and written
        else fingerprint(replace(output, view=view), "", lambda *_: "")
    )


def next_build(told: Told) -> datetime | None:
    """When `build.json` says that the site would change by itself."""
    found = json.loads(told["build.json"])["next_build"]
    return datetime.fromisoformat(found).astimezone(UTC) if found else None


def changed(before: Told, after: Told) -> list[str]:
    """The paths of the outputs that are not the same at two moments."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Clockwork:
    """The site, in whose history an issue of the newsletter was sent and an event was removed that is still to come."""
    folder = tmp_path_factory.mktemp("clockwork") / "site"
    settings, repository = write_made_up_site(folder), Repository(folder)
    people = (folder / "content/registry/people.yml").read_text("utf-8")
    further = {f"content/{path}": text for path, text in FURTHER.items()}
    repository.commit("2026-11-12T09:00+02:00", {**further, "content/registry/people.yml": people + LEAVING})
    assert command.newsletter("freeze", "xqfrozen", settings=str(settings), now="2026-11-20T12:00+02:00") == 0
    repository.write({path: "" for path in further if "xqgone" in path})
    repository.commit("2026-11-20T13:00+02:00")
    return Clockwork(settings)


def starts() -> list[datetime]:
    """Moments from which to look ahead, and some at which clocks are changed."""
    chance = Random(2026)  # noqa: S311 - chance picks moments here and hides nothing
    length = (LAST - FIRST).total_seconds()
    found = [FIRST + timedelta(seconds=round(length * chance.random() ** 2)) for _ in range(8)]
    return [FIRST, *found, datetime(2027, 2, 28, 9, 30, tzinfo=UTC), datetime(2027, 10, 30, 23, 59, tzinfo=UTC)]


@pytest.mark.parametrize("drafts", [False, True], ids=["public", "drafts"])
@pytest.mark.parametrize("start", starts(), ids=datetime.isoformat)
def test_nothing_changes_before_the_next_build(clockwork: Clockwork, start: datetime, drafts: bool) -> None:
    """Neither at any moment before it nor just before it; and then something does.

    With drafts it may be too early, as each beginning of an event could change a letter that is not sent yet.
    """
    told = clockwork.told(start, DRAFTS=drafts)
    turn = next_build(told)
    end = turn or LAST + timedelta(days=4000)
    chance = Random(str(start))  # noqa: S311 - chance picks moments here and hides nothing
    for moment in (start + (end - start) * chance.random(), end - datetime.resolution):
        assert (moment, changed(told, clockwork.told(moment, DRAFTS=drafts))) == (moment, [])
    if turn and not drafts:
        assert changed(told, clockwork.told(turn, DRAFTS=drafts)) != ["build.json"]
