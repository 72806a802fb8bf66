"""`next_build` is the next moment at which the output would change by itself: before it nothing changes."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from plugins.engine.state import code_fingerprint
from plugins.host import command
from plugins.host.run import RegionalPelican, outputs_of, views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller
from tests.repository import Repository
from tests.whole.made_up import write_made_up_site
from tests.whole.made_up_items import item

FURTHER = {
    **item("events", "xqmonths", "fi en", "start: 20.12.2026\nend: 10.2.2027\nvenue: xqtown"),
    **item(
        "events", "xqsummer", "fi en", "start: 1.9.2026 klo 12.00\nend: klo 13.00\nregistration_url: https://x.example/"
    ),
    **item(
        "events", "xqsignup", "fi", "start: 8.12.2026 klo 9.00\nend: klo 10.00\nregistration_url: https://x.example/"
    ),
    **item("events", "xqnight", "fi en", "start: 31.12.2026 klo 20.00\nend: 1.1.2027 klo 3.00"),
    **item("projects", "xqopen", "fi en", "start: 2024"),
    **item("projects", "xqending", "fi", "start: 9/2025\nend: 12/2026"),
    **item("jobs", "xqshort", "fi en", "opens: 25.11.2026 klo 9.00\ncloses: 30.11.2026"),
    **item("calls", "xqcoming", "fi", "kind: training\nopens: 1.12.2026\ncloses: 31.3.2027 klo 16.15"),
    **item("pages", "xqasked", "fi en", "contacts: xqleaving"),
    **item("pages", "xqtwice", "fi", "publish_at: 2027-10-31T03:30+03:00"),
    **item("pages", "xqthrice", "fi", "publish_at: 2027-10-31T03:15+02:00"),
}
"""Of everything that the clock decides, something that the site of made-up words does not have."""
"""The seed of all that is left to chance here."""
