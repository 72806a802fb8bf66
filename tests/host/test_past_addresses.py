"""Past addresses: what the history of the content says of where things stood, and what became of them."""

from pathlib import Path

import pytest

from plugins.domain.ledger import Ledger
from plugins.host.opening import host_for
from plugins.host.telling import Teller
from tests.building import NOW, SITES
from tests.repository import Repository

FIRST, SECOND, THIRD = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00", "2026-11-02T08:15:00+02:00"
STORY, PAGE = "content/news/2026-09-14-silta", "content/pages/2026-09-14-silta"


def text(title: str = "Silta", *fields: str) -> str:
    """A text with a title and some more fields."""
    return "\n".join(["---", f"title: {title}", *fields, "---", "", f"{title} on tässä.", ""])


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of content with one story."""
    repository = Repository.begin(tmp_path / "site")
    repository.commit(FIRST, {f"{STORY}/index.fi.md": text(), "content/registry/themes.yml": "{}\n"})
    return repository


def ledger(repository: Repository) -> Ledger:
    """What the history of the content says, with what was removed."""
    options = {"NOW": NOW, "PATH": str(repository.folder / "content"), "JOBS": 1, "REMOVED_PAGES": True}
    host = host_for(
        str(SITES / "small" / "pelicanconf.py"), options | {"CACHE_PATH": str(repository.folder / ".cache")}
    )
    site, moment = host.situation(Teller("en"))
    return host.gathered(site, moment, bool).catalogue.ledger


def test_what_never_changed_has_no_past(repository: Repository) -> None:
    """A story that was written once, or whose text alone was changed, stood nowhere else."""
    repository.commit(SECOND, {f"{STORY}/index.fi.md": text("Uusi otsikko")})
    assert (ledger(repository).addresses, ledger(repository).removed) == ({}, {})


def test_a_slug_that_is_changed_now_counts_already(repository: Repository) -> None:
    """What is not committed yet is as if it were."""
    repository.write({f"{STORY}/index.fi.md": text("Silta", "slug: uusi")})
    assert ledger(repository).addresses == {"/fi/uutiset/silta/": "news/2026-09-14-silta"}


def test_a_promise_and_a_notice_have_addresses_too(repository: Repository) -> None:
    """Where the language had no text, and where it had one that was promised, a notice stood."""
    path = f"{STORY}/index.en.md"
    repository.commit(SECOND, {path: "---\ntranslation: pending\ndue: 1.12.2026\nslug: promised\n---\n"})
    repository.commit(THIRD, {path: text("The bridge", "slug: bridge")})
    assert set(ledger(repository).addresses) == {"/en/news/silta/", "/en/news/promised/"}


@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize("folder", [PAGE, "content/news/2026-09-20-silta", "content/news/2026-09-14-sillat"])
def test_what_goes_on_in_another_folder_is_followed(repository: Repository, folder: str, is_committed: bool) -> None:
    """By its texts and titles: in another kind, or under another name."""
    before, now = f"{STORY}/index.fi.md", f"{folder}/index.fi.md"
    repository.write({before: "", now: text("Silta", "slug: sillat")})
    if is_committed:
        repository.commit(SECOND)
    found = ledger(repository)
    name = folder.removeprefix("content/")
    english = {} if folder.endswith("-20-silta") else {"/en/news/silta/": name}
    assert (found.addresses, found.removed) == ({"/fi/uutiset/silta/": name, **english}, {})


def test_it_is_followed_over_several_folders(repository: Repository) -> None:
    """Straight to the last one; where that was removed as well, all of them say so."""
    second, third = PAGE.replace("2026-09-14-", ""), PAGE.replace("2026-09-14-silta", "sillasta")
    repository.commit(SECOND, {f"{STORY}/index.fi.md": "", f"{second}/index.fi.md": text()})
    repository.commit(THIRD, {f"{second}/index.fi.md": "", f"{third}/index.fi.md": text()})
    addresses = {"/fi/uutiset/silta/", "/en/news/silta/", "/fi/silta/", "/en/silta/"}
    assert ledger(repository).addresses == dict.fromkeys(addresses, "pages/sillasta")
    repository.write({f"{third}/index.fi.md": ""})
    removed = ledger(repository).removed
    assert removed.keys() == addresses | {"/fi/sillasta/", "/en/sillasta/"}
    assert {one.titles["fi"] for one in removed.values()} == {"Silta"}


def test_what_came_later_is_something_else(repository: Repository) -> None:
    """Of another name and at another time, whatever its title."""
    repository.commit(SECOND, {f"{STORY}/index.fi.md": ""})
    repository.commit(THIRD, {"content/news/2026-11-02-toinen/index.fi.md": text()})
    assert (ledger(repository).addresses, set(ledger(repository).removed)) == (
        {},
        {"/fi/uutiset/silta/", "/en/news/silta/"},
    )


def test_of_two_that_had_an_address_the_last_one_has_it(repository: Repository) -> None:
    """While nothing stands there today."""
    other = "content/news/2026-10-12-tie/index.fi.md"
    repository.commit(SECOND, {f"{STORY}/index.fi.md": text("Silta", "slug: a"), other: text("Tie", "slug: silta")})
    repository.commit(THIRD, {other: text("Tie", "slug: b")})
    assert ledger(repository).addresses["/fi/uutiset/silta/"] == "news/2026-10-12-tie"


def test_a_draft_takes_no_address_away(repository: Repository) -> None:
    """Readers are led on until it is published."""
    other = "content/news/2026-10-12-tie/index.fi.md"
    repository.commit(SECOND, {f"{STORY}/index.fi.md": text("Silta", "slug: a")})
    repository.write({other: text("Tie", "slug: silta", "draft: yes")})
    assert ledger(repository).addresses == {"/fi/uutiset/silta/": "news/2026-09-14-silta"}
    repository.write({other: text("Tie", "slug: silta")})
    assert ledger(repository).addresses == {}


def test_what_was_not_due_was_nowhere(repository: Repository) -> None:
    """A slug that was changed before the day of a story, or before its `publish_at`, is not told; a later one is."""
    path = "content/news/2026-10-20-tie/index.fi.md"
    repository.commit(SECOND, {path: text("Tie", "slug: a")})
    repository.commit("2026-10-19T23:00:00+03:00", {path: text("Tie", "slug: b")})
    repository.commit("2026-10-20T09:00:00+03:00", {path: text("Tie", "slug: c")})
    assert set(ledger(repository).addresses) == {"/fi/uutiset/b/"}


def test_a_draft_in_one_language_is_one_in_all(repository: Repository) -> None:
    """Drafts are shared facts: a slug that the other language had meanwhile is not told."""
    path = "content/news/2026-10-12-tie"
    repository.commit(
        SECOND, {f"{path}/index.fi.md": text("Tie", "draft: yes"), f"{path}/index.en.md": text("A", "slug: s")}
    )
    repository.commit(THIRD, {f"{path}/index.fi.md": text("Tie"), f"{path}/index.en.md": text("A", "slug: t")})
    assert ledger(repository).addresses == {}


def test_an_issue_that_was_not_sent_was_nowhere(repository: Repository) -> None:
    """Its day is past, but only what is kept of its letters was ever in the archive."""
    path = "content/newsletters/2026-09/index.fi.md"
    fields = ("from: 1.9.2026", "to: 1.10.2026", "sent: 1.10.2026")
    repository.commit(SECOND, {path: text("Syyskuu", "slug: a", *fields)})
    repository.commit(THIRD, {path: text("Syyskuu", "slug: b", *fields)})
    assert ledger(repository).addresses == {}

    repository.commit(THIRD, {path.replace("index.fi.md", "sent/lock.json"): "{}"})
    repository.commit(THIRD, {path: text("Syyskuu", "slug: c", *fields)})
    assert set(ledger(repository).addresses) == {"/fi/uutiskirje/b/"}
