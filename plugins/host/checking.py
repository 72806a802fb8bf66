"""Checking: the content is read and looked at as for a build, all that is wrong is told, and nothing is written."""

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from plugins.domain.problem import Where, error
from plugins.engine.reading import nothing_said
from plugins.host.gathering import path_as_written
from plugins.host.opening import host_for, teller_of_report
from plugins.host.report import Report
from plugins.host.report_formats import FORMATS
from plugins.host.report_text import Look, render_end, render_report
from plugins.host.settings import folders_of
from plugins.host.spelling import check_spelling
from plugins.host.telling import Teller

TEXT = "text"
SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable with the file of Markdown that GitHub shows on the page of a run."""


def check_content(settings: str, options: Mapping[str, Any], form: str, language: str, *, spelling: bool) -> int:
    """Tell every problem of the content in a form and language; 1 where one of them would stop a build."""
    host = host_for(settings, dict(options))
    teller = teller_of_report(host, language, form, (TEXT, *FORMATS))
    site, moment = host.situation(teller)
    content = folders_of(host.settings).content
    folders = {path_as_written(content): content}
    closer = partial(check_spelling, path_as_written(content)) if spelling else nothing_said
    with teller.progress() as progress:
        gathered = host.gathered(site, moment, progress.reading, progress.pictures, closer)
    report = Report.of(gathered.problems, teller.language, folders)
    if form == TEXT:
        _print_text(report, strict=host.settings["STRICT"])
    else:
        print(FORMATS[form](report, folders))
    if form == "github" and os.environ.get(SUMMARY):
        _add_summary(report, teller, strict=host.settings["STRICT"])
    return int(gathered.refused(strict=host.settings["STRICT"]))


def _print_text(report: Report, *, strict: bool) -> None:
    look = Look.of(sys.stdout)
    if report.problems:
        print(render_report(report, look), end="\n\n")
    print("\n".join(look.wrapped(render_end(report, strict=strict))))


def _add_summary(report: Report, teller: Teller, *, strict: bool) -> None:
    """Add the report to the page of the run; where that cannot be done, the annotations are there all the same."""
    from plugins.host.report_summary import append_summary

    file = Path(os.environ[SUMMARY])
    try:
        append_summary(file, report, strict=strict)
    except OSError as blocked:
        teller.tell([error(Where(str(file)), "output-blocked", reason=blocked)])
