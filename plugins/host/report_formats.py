"""The report for other programs: JSON, annotations of GitHub, and the report of code quality of GitLab."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from plugins.domain.problem import Severity
from plugins.engine.history import repository_around
from plugins.host.corrections import file_of
from plugins.host.report import WORST_FIRST, Report, Told, groups_of
from plugins.host.report_words import advice_of, word_of

GITLAB_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}

Folders = Mapping[str, Path]


def render_json(report: Report, _folders: Folders) -> str:
    """The report as JSON: `version`, `language`, `counts`, and `problems`, worst first."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def render_github(report: Report, folders: Folders) -> str:
    """Annotations of a pull request (GitHub's workflow commands), of which GitHub shows ten of a kind at most.

    So the worst comes first, and what is found in many places once before it comes again.
    """
    return "\n".join(_annotation(one, report.language, folders) for one in _each_once_first(report))


def render_gitlab(report: Report, folders: Folders) -> str:
    """GitLab's report of code quality, a JSON list (https://docs.gitlab.com/ci/testing/code_quality/)."""
    rows = [
        {
            "description": _with_correction(one, report.language),
            "check_name": one.code,
            "fingerprint": hashlib.md5(repr(one).encode(), usedforsecurity=False).hexdigest(),
            "severity": GITLAB_SEVERITIES[one.severity],
            "location": {"path": path_in_repository(one.path, folders), "lines": {"begin": one.line or 1}},
        }
        for one in report.problems
    ]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()


FORMATS: Mapping[str, Callable[[Report, Folders], str]] = {
    "json": render_json,
    "github": render_github,
    "gitlab": render_gitlab,
}
"""The forms for other programs by name; text is for people."""


def path_in_repository(path: str, folders: Folders) -> str:
    """A path from the root of its git repository, wherever the command was given; as it is where there is none."""
    file = Path(os.path.abspath(file_of(path, folders)))  # noqa: PTH100 - links are not to be followed
    root = repository_around(file)
    return path if root == file else file.relative_to(root).as_posix()


def _each_once_first(report: Report) -> Iterable[Told]:
    """The problems by severity; of each finding one before the others."""
    groups = groups_of(report)
    heads = [one for group in groups for one in (group.problems if group.path else group.problems[:1])]
    again = [one for group in groups if not group.path for one in group.problems[1:]]
    return sorted((*heads, *again), key=lambda one: WORST_FIRST.index(one.severity))


def _annotation(told: Told, language: str, folders: Folders) -> str:
    path = path_in_repository(told.path, folders)
    title = f"{word_of(told.severity, language)}: {'/'.join(path.split('/')[-2:])}"
    place = f"file={_escaped(path)},line={told.line or 1},title={_escaped(title)}"
    return f"::{told.severity.value} {place}::{_escaped_text(_with_correction(told, language))}"


def _with_correction(told: Told, language: str) -> str:
    if not told.corrected:
        return told.sentences
    return "\n".join(filter(None, (told.sentences, advice_of(told.corrected, language), told.corrected.text)))


def _escaped(text: str) -> str:
    return _escaped_text(text).replace(":", "%3A").replace(",", "%2C")


def _escaped_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
