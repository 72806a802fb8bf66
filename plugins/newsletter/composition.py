"""Compositions: an issue as it would be sent at a moment, in every language that it has; and its lock once it is."""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import Struct

from plugins.domain.digest import Digest, digest_of, known_names, told_facts
from plugins.domain.issue import Issue
from plugins.domain.letter import Letter
from plugins.domain.lock import Lock, sha256
from plugins.domain.view import LanguageView
from plugins.host.feature import Views
from plugins.newsletter.letters import letter_of


class Composition(Struct, frozen=True):
    """What an issue would tell now, and its letters by language, in the site's order."""

    issue: Issue
    digest: Digest
    letters: Mapping[str, Letter]


def composition_of(views: Views, issue: Issue) -> Composition | None:
    """An issue that is not frozen, as it would be sent at the moment of the views; None where it has nothing to tell.

    Whatever the views show to those who write, a letter tells and links only what is public.
    """
    seen = {code: as_public(view) for code, view in views.items()}
    first = next(iter(seen.values()))
    digest = digest_of(issue, first.catalogue.items(), first.catalogue.locks, first.now, first.site)
    if digest is None:
        return None
    letters = {code: letter_of(view, issue, digest) for code, view in seen.items() if code in issue.versions}
    return Composition(issue, digest, letters)


def letters_of(views: Views, issue: Issue) -> Mapping[str, Letter]:
    """The letters of an issue by language, in the site's order: those of its lock once it is frozen."""
    lock = next(iter(views.values())).catalogue.locks.get(issue.key)
    if lock is None:
        composition = composition_of(views, issue)
        return composition.letters if composition else {}
    return {code: lock.letters[code] for code in views if code in lock.letters}


def lock_of(composition: Composition, view: LanguageView, files: Mapping[str, bytes]) -> Lock:
    """The lock of an issue that is frozen at the moment of a view, with the files that are sent, by name."""
    zone = view.site.zone
    return Lock(
        key=composition.issue.key,
        series=composition.issue.series,
        window=composition.digest.window,
        frozen=view.today.replace(microsecond=0),
        letters=dict(composition.letters),
        told=told_facts(composition.digest, zone),
        known=known_names(view.catalogue.items(), view.now, zone),
        files={name: sha256(content) for name, content in files.items()},
    )


def as_public(view: LanguageView) -> LanguageView:
    """The same view as readers have it, without drafts."""
    return replace(view, site=view.site.model_copy(update={"drafts": False})) if view.site.drafts else view
