"""What Lighthouse thinks of the site that ships: as a phone sees it, served on this machine as hosts serve it."""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measuring import Figure
from tests.building import ROOT, build_site
from tests.environments import node_modules
from tests.needs import needed
from tests.whole.browsing import served
from tests.whole.page_types import page_types

RUNS = 3
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The categories of Lighthouse, and the points out of a hundred that each should have at least."""
LOOKED_AT = ("story.html", "events.html", "front.html")
"""The templates whose heaviest page is looked at, in the site's first language."""
FLAGS = "--headless=new --no-sandbox --disable-gpu"

Report = Mapping[str, Any]


def looking() -> list[Figure]:
    """The points of each page in each category, the median of several runs; below them, what was found."""
    with tempfile.TemporaryDirectory() as folder:
        output, settings = Path(folder) / "output", ROOT / "pelicanconf.py"
        built = build_site(settings, output, content=str(ROOT / "content"))
        assert built.status == 0, built.told
        types = page_types(settings, output, Path(folder) / "cache")
        addresses = [
            address for kind, address in types.items() if kind.template in LOOKED_AT and kind.folder[:2] == "fi"
        ]
        return [figure for host in served(output) for address in addresses for figure in _figures(host, address)]


def _figures(host: str, address: str) -> list[Figure]:
    reports = [_report(f"{host}{address}") for _ in range(RUNS)]
    found = [
        Figure(f"Lighthouse, {name}: {address}", median(_points(report, name) for report in reports), "", target, True)
        for name, target in TARGETS.items()
    ]
    return [
        *found,
        *(Figure(f"  {fault}", 0) for fault in sorted({one for report in reports for one in _faults(report)})),
    ]


def _report(url: str) -> Report:
    """What Lighthouse says of a page, at a phone's size, speed and network."""
    program = node_modules("lighthouse") / "lighthouse" / "cli" / "index.js"
    options = [f"--chrome-flags={FLAGS}", "--output=json", "--quiet", f"--only-categories={','.join(TARGETS)}"]
    known = {**os.environ, "CHROME_PATH": needed("chromium", "chromium")}
    command = [needed("node", "nodejs"), str(program), url, *options]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=known, timeout=180)
    report: Report = json.loads(done.stdout)
    return report


def _points(report: Report, category: str) -> float:
    return round(100 * (report["categories"][category]["score"] or 0))


def _faults(report: Report) -> Sequence[str]:
    """The audits that a page did not pass and that count for something, by name."""
    counted = {one["id"] for each in report["categories"].values() for one in each["auditRefs"] if one["weight"]}
    audits = (report["audits"][name] for name in sorted(counted))
    return [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 0.9]


BENCHMARKS = (looking,)
"""That of Lighthouse."""
