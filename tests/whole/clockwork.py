"""A site in which the clock decides something of every kind, looked at for any moment without writing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from plugins.engine.outputs import Output, text
from plugins.host import command
from plugins.host.opening import host_for
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


@dataclass(frozen=True)
class Clockwork:
    """The site, by its settings."""

    settings: Path

    def outputs(self, now: datetime, **options: bool) -> Iterator[Output]:
        """All that the site tells at a moment, what search finds too; nothing where its content has a mistake."""
        given = {"NOW": now.isoformat(), "CACHE_PATH": str(self.settings.parent / ".cache"), "JOBS": 1, **options}
        host = host_for(str(self.settings), given)
        site, moment = host.situation(Teller("en"))
        gathered, features = host.gathered(site, moment, bool), host.features()
        if not gathered.refused(strict=False):
            views = views_of(gathered.catalogue, site, moment, features, folders_of(host.settings))
            found = [one for feature in features for view in views.values() for one in feature.searched(view)]
            yield from outputs_of(features, views)
            yield text("/found", str, found=msgspec.json.encode(found).decode())


def write_clockwork(folder: Path) -> Clockwork:
    """Write the site. In its history an issue of the newsletter was sent, and an event was removed that is to come."""
    settings, repository = write_made_up_site(folder), Repository(folder)
    people = (folder / "content/registry/people.yml").read_text("utf-8")
    further = {f"content/{path}": text for path, text in FURTHER.items()}
    repository.commit("2026-11-12T09:00+02:00", {**further, "content/registry/people.yml": people + LEAVING})
    assert command.newsletter("freeze", "xqfrozen", settings=str(settings), now="2026-11-20T12:00+02:00") == 0
    repository.write({path: "" for path in further if "xqgone" in path})
    repository.commit("2026-11-20T13:00+02:00")
    return Clockwork(settings)
