"""The desk: what the editor's commands make of an issue, check, and keep."""

from collections.abc import Iterator, Mapping

import msgspec

from plugins.domain.issue import Issue
from plugins.domain.lock import Lock
from plugins.domain.problem import Problem, Where
from plugins.engine.outputs import Output
from plugins.host.feature import Desk, Views
from plugins.newsletter.composition import composition_of, lock_of
from plugins.newsletter.mail_checks import check_mail
from plugins.newsletter.mails import Meta, mail_outputs

META = ".meta.json"
"""The ending of the files that say what there is to know of a mail."""


def mails(views: Views, issue: Issue) -> Iterator[Output]:
    """The files of an issue's mails: one in each language, then the combined one; none where there is nothing to tell.

    They are named after their languages: `fi.mail.html`, `en.mail.html`, `fi-en.mail.html`.
    """
    composition = composition_of(views, issue)
    letters = tuple(composition.letters.values()) if composition else ()
    site = next(iter(views.values())).site
    for letter in letters:
        yield from mail_outputs(f"{letter.language}.", [letter], site)
    if len(letters) > 1:
        yield from mail_outputs(f"{'-'.join(letter.language for letter in letters)}.", letters, site)


def check(files: Mapping[str, bytes], folder: str) -> Iterator[Problem]:
    """What is wrong with mails, by the names of their files in a folder as writers know it."""
    for name, content in files.items():
        if name.endswith(META):
            start = name.removesuffix(META)
            html, text = f"{start}.mail.html", f"{start}.mail.txt"
            unsubscribe = msgspec.json.decode(content, type=Meta).unsubscribe
            yield from check_mail(
                files[html], files[text], unsubscribe, Where(f"{folder}/{html}"), Where(f"{folder}/{text}")
            )


def lock(views: Views, issue: Issue, files: Mapping[str, bytes]) -> Lock:
    """The lock of an issue that is sent with these files at the moment of the views."""
    composition = composition_of(views, issue)
    if composition is None:
        raise ValueError(f"{issue.name} has nothing to tell")
    return lock_of(composition, next(iter(views.values())), files)


DESK = Desk(mails, check, lock)
"""All of it, for the run."""
