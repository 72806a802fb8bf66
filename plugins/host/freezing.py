"""Freezing: the mails of an issue, as they would be sent now or as they were, and how they are kept."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.domain.issue import Issue
from plugins.domain.lock import LOCK, render_lock
from plugins.domain.problem import Problem, Severity, Where, error, in_order, nearest
from plugins.host.feature import Desk, Views
from plugins.host.gathering import path_as_written
from plugins.host.run import BROKEN, Run, problem_of, views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller

STAGE = ".sent.new"
"""The folder in which what is to be kept waits until all of it is there; readers of content pass over such names."""


class Refused(Exception):
    """Why there is nothing that could be shown, checked or kept."""

    def __init__(self, *problems: Problem) -> None:
        """Keep what is to be told."""
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True)
class Mailing:
    """An issue with the files of its mails, by name; `problems` is what is wrong with them."""

    issue: Issue
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    views: Views
    desk: Desk
    folder: Path
    """Where its files are kept once it is frozen."""

    @property
    def is_wrong(self) -> bool:
        """Whether its mails may not be sent like this."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def starts(self) -> tuple[str, ...]:
        """How the names of the files of each mail start: `fi`, `en`, `fi-en`."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self.files if name != LOCK))


def read_mailing(host: Run, key: str, teller: Teller) -> Mailing:
    """The mailing of an issue; of a frozen one, what was kept. Raises Refused."""
    views = _views(host, teller)
    desk = next((feature.desk for feature in host.features() if feature.desk), None)
    where = Where(f"{Issue.kind_folder}/{key}")
    if desk is None:
        raise Refused(error(where, "no-newsletter"))
    issue = _issue(views, key, where)
    files = _kept(issue) if issue.is_frozen else _mails(host, desk, views, issue)
    if not files:
        raise Refused(error(issue.where(""), "issue-empty", key=key))
    folders = folders_of(host.settings)
    folder = folders.content / issue.kind_folder / issue.key / issue.kept_folder
    written = path_as_written(folders.content) if issue.is_frozen else ""
    shown = f"{written}/{issue.name}/{issue.kept_folder}" if written else issue.name
    return Mailing(issue, files, in_order(desk.check(files, shown)), views, desk, folder)


def freeze(mailing: Mailing) -> tuple[Path, ...]:
    """Keep the files of an issue that is not frozen yet, with its lock, all or none of them. Raises Refused."""
    issue = mailing.issue
    if issue.is_frozen:
        raise Refused(error(issue.where(""), "issue-frozen", key=issue.key))
    if issue.draft:
        raise Refused(error(issue.where("draft"), "issue-draft", key=issue.key))
    if mailing.is_wrong:
        raise Refused(*mailing.problems)
    lock = render_lock(mailing.desk.lock(mailing.views, issue, mailing.files))
    return _keep({**mailing.files, LOCK: lock}, mailing.folder)


def _views(host: Run, teller: Teller) -> Views:
    """The content as readers of each language have it; content that could not be built is not sent either."""
    site, now = host.situation(teller)
    with teller.progress() as progress:
        gathered = host.gathered(site, now, progress.reading, progress.pictures)
    if gathered.refused(strict=host.settings["STRICT"]):
        raise Refused(*gathered.problems)
    return views_of(gathered.catalogue, site, now, host.features(), folders_of(host.settings))


def _issue(views: Views, key: str, where: Where) -> Issue:
    written = next(iter(views.values())).catalogue.written()
    issues = {item.key: item for item in written if isinstance(item, Issue)}
    if key not in issues:
        known = ", ".join(sorted(issues))
        raise Refused(error(where, "unknown-issue", value=key, nearest=nearest(key, issues), known=known))
    return issues[key]


def _mails(host: Run, desk: Desk, views: Views, issue: Issue) -> dict[str, bytes]:
    """The mails as they would be sent now."""
    folders = folders_of(host.settings)
    render = host.writing(next(iter(views.values())).site, folders, bool).render
    try:
        return {output.path: render(output) for output in desk.mails(views, issue)}
    except BROKEN as broken:
        raise Refused(problem_of(broken, folders)) from broken


def _kept(issue: Issue) -> dict[str, bytes]:
    return {file.name: Path(file.source).read_bytes() for file in issue.kept}


def _keep(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files into a folder that is not there yet, which comes into being with all of them at once."""
    stage = folder.with_name(STAGE)
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        for name, content in files.items():
            (stage / name).write_bytes(content)
        stage.rename(folder)
    except OSError as blocked:
        reason = blocked.strerror or blocked
        raise Refused(error(Where(path_as_written(folder)), "freezing-blocked", reason=reason)) from blocked
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return tuple(folder / name for name in sorted(files))
