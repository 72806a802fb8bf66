"""The rules of the newsletter's issues; each function gives the problems of one rule.

What is chosen and when is looked at in open issues only: a frozen one was sent as it was, whatever came after it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from plugins.domain.catalogue import Catalogue
from plugins.domain.issue import Issue
from plugins.domain.item import Item, at_start
from plugins.domain.links import parse_target
from plugins.domain.lock import LOCK, Lock
from plugins.domain.picture import is_pixels
from plugins.domain.problem import Problem, Where, error, nearest
from plugins.domain.record import Picture
from plugins.domain.site import Site
from plugins.domain.window import Window


def check_windows(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """An issue tells of some days, and no two of a series of the same day."""
    for issue in _open(catalogue):
        window = issue.window
        if window is None:
            yield error(issue.where("from"), "issue-without-window", key=issue.key)
        elif window.is_backwards:
            facts = {"first": window.first.isoformat(), "to": window.to.isoformat()}
            yield error(issue.where("to" if issue.to else "from"), "window-backwards", **facts)
        else:
            yield from _overlaps(issue, window, catalogue.locks)


def check_picks(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """What an editor picks or hides is there; what is picked is public when the issue comes out, and not hidden too."""
    issues = list(_open(catalogue))
    items = {item.name: item for item in catalogue.written() if not isinstance(item, Issue)} if issues else {}
    for issue in issues:
        for field, names in (("picks", issue.picks), ("hide", issue.hide)):
            for number, name in enumerate(names):
                where = issue.stands.get(f"{field}.{number}") or issue.where(field)
                if name not in items and name not in catalogue.unread:
                    yield error(where, "unknown-pick", field=field, value=name, nearest=_nearest(name, items))
                elif field == "picks" and name in issue.hide:
                    yield error(where, "pick-hidden", value=name)
                elif field == "picks" and name in items and not issue.draft:
                    yield from _unpublished(issue, items[name], site.zone, where)


def check_frozen(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """What was sent is kept whole and unchanged, and nothing is put to it."""
    for issue in (item for item in catalogue.written() if isinstance(item, Issue) and item.kept):
        folder, kept = _kept_folder(issue), {file.name: file.digest for file in issue.kept}
        lock = catalogue.locks.get(issue.key)
        if LOCK not in kept:
            yield error(Where(f"{folder}/"), "lock-missing", value=LOCK, key=issue.key)
        elif lock and lock.key != issue.key:
            yield error(Where(f"{folder}/{LOCK}"), "lock-of-other-issue", value=lock.key, key=issue.key)
        elif lock:
            yield from _changed_files(folder, kept, lock)
            yield from _changed_languages(issue, lock)


def check_letter_pictures(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A picture in an editor's greeting is one of pixels: mail programs show no drawings."""
    for issue in _open(catalogue):
        files = {file.name: file for file in issue.beside}
        for language, texts in issue.texts.items():
            for picture in (part for part in texts.body.parts if isinstance(part, Picture)):
                file = files.get(parse_target(picture.file, issue.name).file)
                if file and not is_pixels(file.name):
                    where = Where(issue.where("", language).path, picture.line)
                    yield error(where, "picture-not-for-mail", value=file.name)


ISSUE_RULES = (check_windows, check_picks, check_frozen, check_letter_pictures)
"""These rules, for the check of the whole catalogue."""


def _open(catalogue: Catalogue) -> Iterator[Issue]:
    return (item for item in catalogue.written() if isinstance(item, Issue) and not item.kept)


def _overlaps(issue: Issue, window: Window, locks: Mapping[str, Lock]) -> Iterator[Problem]:
    for key, lock in sorted(locks.items()):
        if key != issue.key and lock.series == issue.series and window.overlaps(lock.window):
            facts = {"first": lock.window.first.isoformat(), "to": lock.window.to.isoformat()}
            yield error(issue.where("from" if issue.first else "to"), "window-overlaps", value=key, **facts)


def _unpublished(issue: Issue, item: Item, zone: str, where: Where) -> Iterator[Problem]:
    """Why a pick could not be told on the day of its issue, which is known whatever the present day."""
    day, comes = issue.sent or issue.to or (issue.window and issue.window.to), item.date
    due = item.due_at(zone) or (at_start(comes, zone) if comes else None)
    if item.draft:
        yield error(where, "pick-draft", value=item.name)
    elif day and due and due > at_start(day, zone):
        yield error(where, "pick-after-issue", value=item.name, day=due.date().isoformat())


def _nearest(name: str, items: Mapping[str, Item]) -> str:
    """The known name most like one, or else that with the key most like it: `silta` is `projects/silta`."""
    keys = {item.key: known for known, item in items.items()}
    return nearest(name, items) or keys.get(nearest(name.rpartition("/")[2], keys), "")


def _kept_folder(issue: Issue) -> str:
    """The folder of what was sent, as writers know it; an issue may lie in a folder or beside others."""
    around = issue.where("").path.rpartition("/")[0]
    own = around if around.endswith(f"/{issue.key}") else f"{around}/{issue.key}"
    return f"{own}/{issue.kept_folder}"


def _changed_languages(issue: Issue, lock: Lock) -> Iterator[Problem]:
    """An issue has the languages in which it was sent: there is no letter to show in another."""
    for language in sorted(set(issue.versions) ^ lock.letters.keys()):
        was_sent = language in lock.letters
        where = issue.where("", language)
        yield error(where, "language-was-sent" if was_sent else "language-not-sent", language=language)


def _changed_files(folder: str, kept: Mapping[str, str], lock: Lock) -> Iterator[Problem]:
    for name in sorted({*kept, *lock.files} - {LOCK}):
        where = Where(f"{folder}/{name}")
        if name not in kept:
            yield error(where, "sent-file-missing", value=name)
        elif name not in lock.files:
            yield error(where, "sent-file-unknown", value=name)
        elif kept[name] != lock.files[name]:
            yield error(where, "sent-file-changed", value=name)
