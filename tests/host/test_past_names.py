"""Names of the past: earlier slugs, at which subscriptions go on, and keys that were given away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import SITES, Built, build_site
from tests.repository import Repository

SETTINGS = SITES / "small" / "pelicanconf.py"
FIRST, SECOND, THIRD = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00", "2026-11-02T08:15:00+02:00"
THEMES, STORY, PROJECT = "content/registry/themes.yml", "content/news/2026-09-14-silta", "content/projects/silta"
REGISTRY = "puu: {name: {fi: Puu, en: Wood}, slug: {fi: puu, en: wood}}\nvesi: {name: {fi: Vesi, en: Water}}\n"
TEXT = "---\ntitle: Silta\nthemes: puu\n---\n\nValmis.\n"
ENGLISH = "---\ntitle: The bridge\n---\n\nReady.\n"

Build = Callable[[], Built]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A site with a theme, a story and a project."""
    repository = Repository.begin(tmp_path / "site")
    project = "---\ntitle: Siltahanke\nkind: project\nslug: siltahanke\n---\n\nRakennetaan.\n"
    files = {f"{STORY}/index.fi.md": TEXT, f"{STORY}/index.en.md": ENGLISH, f"{PROJECT}/index.fi.md": project}
    repository.commit(FIRST, {THEMES: REGISTRY, **files})
    return repository


@pytest.fixture
def build(tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the site of the repository."""
    monkeypatch.chdir(tmp_path)
    return lambda: build_site(SETTINGS, tmp_path / "output", content=str(repository.folder / "content"))


def well(built: Built) -> Built:
    """A build without a problem."""
    assert (built.status, built.told) == (0, "")
    return built


@pytest.mark.parametrize("file", ["calendar.ics", "rss.xml"])
def test_what_is_followed_goes_on_at_the_address_of_an_earlier_slug(
    repository: Repository, build: Build, file: str
) -> None:
    """In the language whose slug was changed, also before the change is committed; the bytes are those of today."""
    repository.commit(SECOND, {THEMES: REGISTRY.replace("fi: puu,", "fi: puuala,")})
    repository.write({THEMES: REGISTRY.replace("fi: puu,", "fi: metsa,")})
    built = well(build())

    now = built.text(f"fi/teemat/metsa/{file}")
    assert [built.text(f"fi/teemat/{slug}/{file}") for slug in ("puu", "puuala")] == [now, now]
    assert 'href="/fi/teemat/metsa/"' in built.text("fi/teemat/puu/index.html")


def test_a_project_is_followed_at_its_earlier_slug_too(repository: Repository, build: Build) -> None:
    """As it is a listing like a theme."""
    path = f"{PROJECT}/index.fi.md"
    before = (repository.folder / path).read_text("utf-8")
    repository.commit(SECOND, {path: before.replace("slug: siltahanke", "slug: uusi-silta")})
    built = well(build())

    assert built.text("fi/hankkeet/siltahanke/calendar.ics") == built.text("fi/hankkeet/uusi-silta/calendar.ics")


def test_an_earlier_slug_that_is_taken_belongs_to_its_owner(repository: Repository, build: Build) -> None:
    """Whoever follows the address follows what stands there."""
    swapped = (
        "puu: {name: {fi: Puu, en: Wood}, slug: {fi: vesi}}\nvesi: {name: {fi: Vesi, en: Water}, slug: {fi: puu}}\n"
    )
    repository.commit(SECOND, {THEMES: swapped, f"{STORY}/index.fi.md": TEXT.replace("puu", "puu, vesi")})
    built = well(build())

    assert "Vesi" in built.text("fi/teemat/puu/rss.xml")
    assert "Puu" in built.text("fi/teemat/vesi/rss.xml")


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_key_belongs_to_one_thing_for_ever(repository: Repository, build: Build, is_committed: bool) -> None:
    """The id of an entry comes from it; nothing is built when it is given to something else."""
    repository.commit(SECOND, {f"{STORY}/index.fi.md": "", f"{STORY}/index.en.md": ""})
    other = {f"{STORY}/index.fi.md": "---\ntitle: Satama\n---\n\nAuki.\n"}
    if is_committed:
        repository.commit(THIRD, other)
    else:
        repository.write(other)
    built = build()

    assert built.status == 1
    assert "”Silta”" in built.told


def test_what_comes_back_is_the_same(repository: Repository, build: Build) -> None:
    """By a title in one of its languages."""
    repository.commit(SECOND, {f"{STORY}/index.fi.md": "", f"{STORY}/index.en.md": ""})
    repository.commit(THIRD, {f"{STORY}/index.fi.md": TEXT.replace("Valmis", "Korjattu")})

    well(build())


def test_the_key_of_a_draft_is_free(repository: Repository, build: Build) -> None:
    """Nobody has ever seen it."""
    path = "content/news/2026-09-20-salaisuus/index.fi.md"
    repository.commit(SECOND, {path: TEXT.replace("title: Silta", "draft: yes\ntitle: Salaisuus")})
    repository.commit(THIRD, {path: ""})
    repository.write({path: TEXT.replace("Silta", "Satama")})

    well(build())
