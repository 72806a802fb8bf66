"""What calendars tell of an event's past: each scenario is a real repository, built as a site is."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.building import SITES, Built, build_site
from tests.repository import Repository

SETTINGS = SITES / "small" / "pelicanconf.py"
FI, EN = "content/events/talkoot/index.fi.md", "content/events/talkoot/index.en.md"
PLACES = "content/registry/places.yml"
EVENT = "---\ntitle: Talkoot\nstart: to 3.12.2026 klo 17.00\nend: klo 19.00\nvenue: sauna\n---\n\nTervetuloa.\n"
ENGLISH = "---\ntitle: Village work day\n---\n\nWelcome.\n"
REGISTRY = "sauna: {name: {fi: Sauna, en: Sauna}, address: Rantapolku 1}\nlava: {name: {fi: Lava, en: Stage}}\n"
FIRST, SECOND, THIRD = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00", "2026-11-02T08:15:00+02:00"
STAMPS = {FIRST: "20261001T060000Z", SECOND: "20261012T073000Z", THIRD: "20261102T061500Z"}
UID = "talkoot@lampiseutu.example"

Build = Callable[..., Built]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A site's repository with one event, published at the first moment."""
    repository = Repository.begin(tmp_path / "site")
    repository.commit(FIRST, {FI: EVENT, EN: ENGLISH, PLACES: REGISTRY})
    return repository


@pytest.fixture
def build(tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Builds the site of the repository; the caches are those of earlier builds of the same test."""
    monkeypatch.chdir(tmp_path)

    def built(**options: object) -> Built:
        folder = repository.folder / "content"
        return build_site(SETTINGS, tmp_path / "output", **{"content": str(folder), **options})

    return built


def event(built: Built, uid: str = UID, path: str = "fi/tapahtumat/calendar.ics") -> Any:
    """The event of a calendar by its uid."""
    assert built.status == 0, built.told
    calendar = Calendar.from_ical(built.text(path))
    return next(one for one in calendar.events if one["UID"] == uid)


def told(found: Any) -> tuple[int, str, str]:
    """Its sequence, when it was created, and when it last changed, for which there are two names."""
    assert found["DTSTAMP"].to_ical() == found["LAST-MODIFIED"].to_ical()
    return found["SEQUENCE"], found["CREATED"].to_ical().decode(), found["DTSTAMP"].to_ical().decode()


def test_a_new_event_was_created_when_it_was_committed(build: Build) -> None:
    """In both languages, and its stamp is the same."""
    built = build()

    assert told(event(built)) == (0, STAMPS[FIRST], STAMPS[FIRST])
    assert told(event(built, path="en/events/calendar.ics")) == (0, STAMPS[FIRST], STAMPS[FIRST])


@pytest.mark.parametrize(
    ("path", "old", "new", "sequence"),
    [
        (FI, "Tervetuloa", "Lämpimästi tervetuloa", 0),
        (FI, "title: Talkoot", "title: Syystalkoot", 0),
        (EN, "title: Village", "slug: work-day\ntitle: Village", 0),
        (FI, "klo 17.00", "klo 16.00", 1),
        (FI, "klo 19.00", "klo 20.00", 1),
        (FI, "venue: sauna", "venue: lava", 1),
        (FI, "venue: sauna", "venue: sauna\nroom: Takkahuone", 1),
        (FI, "venue: sauna", "venue: sauna\nonline_url: https://kokous.example/", 1),
        (FI, "venue: sauna", "venue: sauna\nstatus: tentative", 1),
        (FI, "venue: sauna", "venue: sauna\nstatus: cancelled", 1),
        (FI, "venue: sauna", "venue: sauna\nsequence: 7", 7),
    ],
)
def test_the_sequence_counts_changes_of_time_place_and_status(
    repository: Repository, build: Build, path: str, old: str, new: str, sequence: int
) -> None:
    """And none of wording, which moves the stamp all the same (RFC 5545, section 3.8.7.4)."""
    before = (repository.folder / path).read_text("utf-8")
    repository.commit(SECOND, {path: before.replace(old, new)})

    assert told(event(build())) == (sequence, STAMPS[FIRST], STAMPS[SECOND])


def test_each_change_counts(repository: Repository, build: Build) -> None:
    """A change and its undoing are two; a build in between makes no difference."""
    repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", "klo 16.00")})
    assert event(build())["SEQUENCE"] == 1

    repository.commit(THIRD, {FI: EVENT})
    assert told(event(build())) == (2, STAMPS[FIRST], STAMPS[THIRD])


def test_a_change_after_a_stated_floor_counts_from_there(repository: Repository, build: Build) -> None:
    """So that calendars of an earlier system go on upwards."""
    floor = EVENT.replace("venue:", "sequence: 7\nvenue:")
    repository.commit(SECOND, {FI: floor})
    repository.commit(THIRD, {FI: floor.replace("klo 17.00", "klo 16.00")})

    assert event(build())["SEQUENCE"] == 8


def test_the_recurrence_counts(repository: Repository, build: Build) -> None:
    """Another last day is a change of every date of the series, whose uids stay."""
    series = EVENT.replace("end:", "every: torstai\nuntil: 17.12.2026\nend:")
    repository.commit(SECOND, {FI: series})
    repository.commit(THIRD, {FI: series.replace("17.12.", "10.12.")})

    built = build()
    assert told(event(built, f"talkoot-20261203@{UID.partition('@')[2]}")) == (2, STAMPS[FIRST], STAMPS[THIRD])
    assert "20261217" not in built.text("fi/tapahtumat/calendar.ics")


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_place_that_is_named_later_has_not_moved(build: Build, tmp_path: Path, is_committed: bool) -> None:
    """Its entry may come a commit after the event: what is held there goes on as it was, also when it is reworded."""
    late = Repository.begin(tmp_path / "late")
    without = REGISTRY.replace("sauna: {name: {fi: Sauna, en: Sauna}, address: Rantapolku 1}\n", "")
    late.commit(FIRST, {FI: EVENT, EN: ENGLISH, PLACES: without})
    late.write({PLACES: REGISTRY, FI: EVENT.replace("Tervetuloa", "Lämpimästi tervetuloa")})
    if is_committed:
        late.commit(SECOND)

    assert event(build(content=str(late.folder / "content")))["SEQUENCE"] == 0


def test_what_a_clone_leaves_out_is_not_removed(repository: Repository, build: Build, tmp_path: Path) -> None:
    """Neither from the folder, as a sparse checkout does, nor from the history, where a part of it cannot be had."""
    other = "content/events/muut/index.fi.md"
    repository.commit(SECOND, {other: EVENT.replace("title: Talkoot", "title: Muut")})
    repository.commit(THIRD, {other: EVENT.replace("title: Talkoot", "title: Muut").replace("17.00", "16.00")})
    clone = Repository(tmp_path / "clone")
    repository.git("clone", "--quiet", f"file://{repository.folder}", str(clone.folder))
    clone.git("sparse-checkout", "set", "--no-cone", "/content/", "!/content/events/muut/")
    sparse = build(content=str(clone.folder / "content"))
    assert (sparse.status, sparse.told) == (0, "")
    assert "Muut" not in sparse.text("fi/tapahtumat/calendar.ics")

    repository.git("config", "uploadpack.allowFilter", "true")
    partial = Repository(tmp_path / "partial")
    repository.git("clone", "--quiet", "--filter=blob:none", f"file://{repository.folder}", str(partial.folder))
    partial.git("remote", "set-url", "origin", "file:///nowhere")
    built = build(content=str(partial.folder / "content"))
    assert (built.status, built.told) == (0, "")
    assert "puuttuu tiedostoja" in built.said


def test_a_place_that_moves_changes_its_events(repository: Repository, build: Build) -> None:
    """The registry of each commit says where its places were; another name of a place is wording."""
    repository.commit(SECOND, {PLACES: REGISTRY.replace("fi: Sauna", "fi: Rantasauna")})
    assert told(event(build())) == (0, STAMPS[FIRST], STAMPS[FIRST])

    repository.commit(THIRD, {PLACES: REGISTRY.replace("Rantapolku 1", "Satamatie 2")})
    assert told(event(build())) == (1, STAMPS[FIRST], STAMPS[THIRD])


def test_a_place_of_somebody_else_changes_nothing(repository: Repository, build: Build) -> None:
    """Only who goes there must know."""
    repository.commit(SECOND, {PLACES: REGISTRY.replace("lava: {", "lava: {address: Kylätie 4, ")})

    assert told(event(build())) == (0, STAMPS[FIRST], STAMPS[FIRST])


def test_what_cannot_be_read_is_no_change(repository: Repository, build: Build) -> None:
    """A mistake that was committed and mended leaves no trace but the stamp of the mended file."""
    repository.commit(SECOND, {FI: EVENT.replace("3.12.2026", "31.11.2026"), PLACES: "sauna: ["})
    repository.commit(THIRD, {FI: EVENT, PLACES: REGISTRY})

    assert told(event(build())) == (0, STAMPS[FIRST], STAMPS[THIRD])


def test_what_is_not_committed_counts_once(repository: Repository, build: Build) -> None:
    """With the stamp of HEAD, however often it is built."""
    repository.commit(SECOND, {"README.md": "Seutu\n"})
    repository.write({FI: EVENT.replace("klo 17.00", "klo 16.00")})

    assert told(event(build())) == (1, STAMPS[FIRST], STAMPS[SECOND])
    assert told(event(build())) == (1, STAMPS[FIRST], STAMPS[SECOND])


def test_what_was_never_committed_is_new(repository: Repository, build: Build) -> None:
    """It was created when HEAD was."""
    repository.write({"content/events/tanssit/index.fi.md": EVENT.replace("Talkoot", "Tanssit")})

    assert told(event(build(), "tanssit@lampiseutu.example")) == (0, STAMPS[FIRST], STAMPS[FIRST])


def test_a_draft_has_no_past(repository: Repository, build: Build) -> None:
    """What changes before anybody could know of it is no change."""
    path, draft = "content/events/tanssit/index.fi.md", EVENT.replace("title:", "draft: yes\ntitle:")
    repository.commit(SECOND, {path: draft})
    repository.commit(SECOND, {path: draft.replace("klo 17.00", "klo 16.00")})
    repository.commit(THIRD, {path: EVENT})

    assert told(event(build(), "tanssit@lampiseutu.example")) == (0, STAMPS[THIRD], STAMPS[THIRD])


# Moved, removed, renamed


def test_a_moved_event_tells_from_when(repository: Repository, build: Build) -> None:
    """In calendars, on its page and to search engines."""
    moved = EVENT.replace("to 3.12.2026 klo 17.00", "pe 4.12.2026 klo 18.00\nstatus: moved")
    repository.commit(SECOND, {FI: moved})
    repository.commit(THIRD, {FI: moved.replace("Tervetuloa", "Lämpimästi tervetuloa")})
    built = build()

    found = event(built)
    assert found["DESCRIPTION"].startswith("Siirretty, aiemmin to 3.12.2026 klo\xa017.00–19.00\n")
    assert "Siirretty, aiemmin to 3.12.2026 klo\xa017.00–19.00" in built.text("fi/tapahtumat/talkoot/index.html")
    assert '"previousStartDate":"2026-12-03T17:00:00+02:00"' in re.sub(
        r'": "', '":"', built.text("en/events/talkoot/index.html")
    )


def test_a_removed_event_lives_on_as_cancelled(repository: Repository, build: Build) -> None:
    """In every calendar that had it, until it would be over; its page is gone, and the editors are told."""
    repository.commit(SECOND, {FI: "", EN: ""})
    built = build()

    found = event(built)
    assert told(found) == (1, STAMPS[FIRST], STAMPS[SECOND])
    assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", "PERUTTU: Talkoot")
    assert event(built, path="en/calendar.ics")["SUMMARY"] == "CANCELLED: Village work day"
    assert not (built.output / "fi/tapahtumat/talkoot").exists()
    assert "content/events/talkoot/:" in built.told
    assert build(strict=True).status == 1


def test_a_removed_event_leaves_when_it_would_be_over(repository: Repository, build: Build) -> None:
    """And until then a build is due at that moment."""
    repository.commit(SECOND, {FI: "", EN: ""})
    assert '"next_build": "2026-12-03T19:00:00+02:00"' in build().text("build.json")

    after = build(now="2026-12-03T19:00+02:00")
    assert (UID in after.text("fi/tapahtumat/calendar.ics"), after.told) == (False, "")


def test_a_removal_that_is_not_committed_counts_as_well(repository: Repository, build: Build) -> None:
    """With HEAD's stamp."""
    shutil.rmtree(repository.folder / "content/events/talkoot")

    assert told(event(build())) == (1, STAMPS[FIRST], STAMPS[FIRST])


@pytest.mark.parametrize("line", ["draft: yes", "publish_at: 1.12.2026"])
def test_what_nobody_could_know_of_is_removed_without_a_word(repository: Repository, build: Build, line: str) -> None:
    """A draft, and what was to be published later."""
    path = "content/events/tanssit/index.fi.md"
    repository.commit(SECOND, {path: EVENT.replace("title:", f"{line}\ntitle:")})
    repository.commit(THIRD, {path: ""})
    built = build()

    assert (built.status, built.told, "tanssit" in built.text("fi/tapahtumat/calendar.ics")) == (0, "", False)


def test_an_event_that_comes_back_goes_on(repository: Repository, build: Build) -> None:
    """Under its uid, with a sequence above that of its cancellation."""
    repository.commit(SECOND, {FI: "", EN: ""})
    repository.commit(THIRD, {FI: EVENT, EN: ENGLISH})

    assert told(event(build())) == (2, STAMPS[FIRST], STAMPS[THIRD])


def test_a_slug_is_no_part_of_the_uid(repository: Repository, build: Build) -> None:
    """A page may move, and calendars keep the event."""
    repository.commit(SECOND, {FI: EVENT.replace("title:", "slug: syystalkoot\ntitle:")})

    assert str(event(build())["URL"]).endswith("/fi/tapahtumat/syystalkoot/")


NEW_FI, NEW_EN = FI.replace("talkoot", "syystalkoot"), EN.replace("talkoot", "syystalkoot")


@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize("text", [EVENT, EVENT.replace("Tervetuloa", "Tule mukaan")])
def test_a_renamed_folder_is_an_error(repository: Repository, build: Build, text: str, is_committed: bool) -> None:
    """Otherwise the event would come twice to those who have it; nothing is built."""
    files = {FI: "", EN: "", NEW_FI: text, NEW_EN: ENGLISH.replace("Welcome", "You are welcome")}
    if is_committed:
        repository.commit(SECOND, files)
    else:
        repository.write(files)
    built = build()

    assert built.status == 1
    assert "”aliases: talkoot”" in built.told


def test_a_renamed_folder_keeps_the_uid_under_its_earlier_name(repository: Repository, build: Build) -> None:
    """And the past of both folders is that of one event."""
    repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", "klo 16.00")})
    new = EVENT.replace("title:", "aliases: talkoot\ntitle:").replace("klo 17.00", "klo 16.00")
    repository.commit(THIRD, {FI: "", EN: "", NEW_FI: new, NEW_EN: ENGLISH})
    built = build()

    assert told(event(built)) == (1, STAMPS[FIRST], STAMPS[THIRD])
    assert built.told == ""
    assert f"tag:{'lampiseutu.example,2026'}:events/talkoot<" in built.text("fi/tapahtumat/rss.xml")


def test_a_folder_that_is_renamed_twice_names_the_first(repository: Repository, build: Build) -> None:
    """The uid is that under which the event was first published."""
    once = EVENT.replace("title:", "aliases: talkoot\ntitle:")
    repository.commit(SECOND, {FI: "", EN: "", NEW_FI: once})
    twice = EVENT.replace("title:", "aliases: syystalkoot\ntitle:")
    repository.commit(THIRD, {NEW_FI: "", "content/events/kylatyo/index.fi.md": twice})
    assert "”aliases: talkoot”" in build().told

    repository.write({"content/events/kylatyo/index.fi.md": once})
    assert told(event(build())) == (0, STAMPS[FIRST], STAMPS[THIRD])


def test_the_next_event_of_the_same_name_is_another(repository: Repository, build: Build) -> None:
    """Last year's folder may go in the same commit in which this year's comes."""
    old, new = "content/events/joulu-2025/index.fi.md", "content/events/joulu-2026/index.fi.md"
    last = EVENT.replace("to 3.12.2026", "to 4.12.2025")
    repository.commit(SECOND, {old: last})
    repository.commit(THIRD, {old: "", new: EVENT})

    assert event(build(), "joulu-2026@lampiseutu.example")["SEQUENCE"] == 0


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({NEW_FI: EVENT.replace("title:", "aliases: talkoot\ntitle:")}, "content/events/syystalkoot/index.fi.md:2:"),
        (
            {
                NEW_FI: EVENT.replace("title:", "aliases: vanha\ntitle:"),
                FI: EVENT.replace("title:", "aliases: vanha\ntitle:"),
            },
            "content/events/talkoot/index.fi.md:2:",
        ),
    ],
)
def test_an_earlier_name_belongs_to_one_event(
    repository: Repository, build: Build, files: dict[str, str], expected: str
) -> None:
    """It is neither the folder of another, nor the earlier name of two."""
    repository.write(files)
    built = build()

    assert (built.status, expected in built.told) == (1, True)


# With less history


def test_without_git_the_dates_of_the_content_stand_in(repository: Repository, build: Build) -> None:
    """A build works, and says what it cannot know."""
    shutil.rmtree(repository.folder / ".git")
    built = build()

    assert event(built)["SEQUENCE"] == 0
    assert built.said.splitlines()[0].startswith("Sisällöllä ei ole git-historiaa")


def test_a_shallow_clone_is_no_history(repository: Repository, build: Build, tmp_path: Path) -> None:
    """Half of it would tell something wrong."""
    repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", "klo 16.00")})
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))
    built = build(content=str(tmp_path / "clone/content"))

    assert event(built)["SEQUENCE"] == 0
    assert built.said.splitlines()[0].startswith("Git-historiasta on tässä vain loppuosa")


@pytest.mark.parametrize(("depth", "finding"), [(0, "ei ole git-historiaa"), (1, "git fetch --unshallow")])
def test_publishing_asks_for_the_whole_history(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: int, finding: str
) -> None:
    """With the fix by name, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", "klo 16.00")})
    if depth:
        repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))
    else:
        shutil.copytree(repository.folder / "content", tmp_path / "clone/content")
    settings = tmp_path / "julkaisu.py"
    settings.write_text(
        f"{SETTINGS.read_text('utf-8').replace('__file__', repr(str(SETTINGS)))}\nHISTORY_REQUIRED = True\n"
    )
    built = build_site(settings, tmp_path / "output", content=str(tmp_path / "clone/content"))

    assert (built.status, (tmp_path / "output").exists()) == (1, False)
    assert "\njulkaisu.py: " in built.told
    assert finding in built.told


def test_a_merge_counts_as_one_change_on_the_main_line(repository: Repository, build: Build) -> None:
    """What happened on the way to it was never published."""
    repository.git("checkout", "--quiet", "-b", "work")
    for hour in ("16", "15", "14"):
        repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", f"klo {hour}.00")})
    repository.git("checkout", "--quiet", "main")
    names = ("-c", "user.name=Editor", "-c", "user.email=editor@seutu.example")
    repository.git(*names, "merge", "--quiet", "--no-ff", "--message=Merge", "work", moment=THIRD)

    assert told(event(build())) == (1, STAMPS[FIRST], STAMPS[THIRD])


def test_two_builds_of_a_commit_are_the_same(repository: Repository, build: Build, tmp_path: Path) -> None:
    """Also from another clone, without any cache, and with an environment that names another repository."""
    repository.commit(SECOND, {FI: EVENT.replace("klo 17.00", "klo 16.00")})
    repository.commit(THIRD, {PLACES: REGISTRY.replace("Rantapolku 1", "Satamatie 2")})
    first = {path: (build().output / path).read_bytes() for path in build().paths()}
    repository.git("clone", "--quiet", str(repository.folder), str(tmp_path / "clone"))
    again = build(content=str(tmp_path / "clone/content"), full=True)

    assert {path: (again.output / path).read_bytes() for path in again.paths()} == first


def test_the_variables_of_a_hook_lead_nowhere_else(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells a hook of its own repository by variables, which are not about the content."""
    Repository.begin(tmp_path / "other").commit(THIRD, {"a": "b"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))

    assert told(event(build())) == (0, STAMPS[FIRST], STAMPS[FIRST])


# What a repository may hold


def uids(built: Built) -> list[tuple[str, int]]:
    """The uids of a calendar, with their sequences."""
    assert built.status == 0, built.told
    calendar: Any = Calendar.from_ical(built.text("fi/tapahtumat/calendar.ics"))
    return [(str(one["UID"]).partition("@")[0], one["SEQUENCE"]) for one in calendar.events]


def test_a_name_that_is_not_utf8_is_passed_by(repository: Repository, build: Build) -> None:
    """In the history of anything below the content, from an old system."""
    (repository.folder / "content/events/talkoot").joinpath(b"kes\xe4.jpg".decode(errors="surrogateescape")).touch()
    repository.commit(SECOND)
    repository.git("rm", "--quiet", "-r", "--cached", "content/events/talkoot")
    shutil.rmtree(repository.folder / "content/events/talkoot")
    repository.commit(THIRD, {FI: EVENT})

    assert uids(build()) == [("talkoot", 0)]


@pytest.mark.parametrize(
    "path", [".salaisuus.fi.md", "talkoot~/index.fi.md", "vanha.bak/index.fi.md", "Iso/index.fi.md"]
)
def test_what_no_build_has_seen_is_not_published_as_cancelled(repository: Repository, build: Build, path: str) -> None:
    """Stray files, and folders of a name that was refused, were never events."""
    repository.commit(SECOND, {f"content/events/{path}": EVENT.replace("Talkoot", "Salaisuus")})
    repository.commit(THIRD, {f"content/events/{path}": ""})
    built = build()

    assert uids(built) == [("talkoot", 0)]
    assert "Salaisuus" not in built.text("fi/calendar.ics")


def test_what_was_renamed_and_removed_is_cancelled_once(repository: Repository, build: Build) -> None:
    """Under the one uid, above all sequences that anybody has seen."""
    new = EVENT.replace("title:", "aliases: talkoot\ntitle:")
    repository.commit(SECOND, {FI: "", EN: "", NEW_FI: new.replace("klo 17.00", "klo 16.00")})
    repository.commit(THIRD, {NEW_FI: ""})

    assert uids(build()) == [("talkoot", 2)]


def test_a_rename_that_was_undone_leaves_nothing(repository: Repository, build: Build) -> None:
    """As the event is there under its name, and nothing was built in between."""
    repository.commit(SECOND, {FI: "", EN: "", NEW_FI: EVENT})
    repository.commit(THIRD, {NEW_FI: "", FI: EVENT, EN: ENGLISH})
    built = build()

    assert [uid for uid, _ in uids(built)] == ["talkoot"]
    assert built.told == ""


@pytest.mark.parametrize("alias", ["jotain-muuta", "syystalkoot, talkoot"])
def test_a_published_event_keeps_its_identity(repository: Repository, build: Build, alias: str) -> None:
    """No alias gives it another uid than that under which it was published."""
    repository.commit(SECOND, {FI: EVENT.replace("title:", f"aliases: {alias}\ntitle:")})
    built = build()

    assert (built.status, "”talkoot”" in built.told) == (1, True)


def test_promises_of_translations_do_not_make_events_alike(repository: Repository, build: Build) -> None:
    """One event may go in the commit in which another comes, with the same promise."""
    promise = "---\ntranslation: pending\ndue: 30.11.2026\n---\n"
    old, new = "content/events/leiri", "content/events/kilpailu"
    dance, race = (EVENT.replace("Talkoot", title) for title in ("Leiri", "Kilpailu"))
    repository.commit(SECOND, {f"{old}/index.fi.md": dance, f"{old}/index.en.md": promise})
    repository.commit(
        THIRD,
        {
            f"{old}/index.fi.md": "",
            f"{old}/index.en.md": "",
            f"{new}/index.fi.md": race,
            f"{new}/index.en.md": promise,
        },
    )

    assert {uid for uid, _ in uids(build())} == {"talkoot", "leiri", "kilpailu"}


def test_what_changed_before_it_was_published_is_no_change(repository: Repository, build: Build) -> None:
    """Nobody could know of the time at which it was to be first."""
    path, later = "content/events/tanssit/index.fi.md", EVENT.replace("title:", "publish_at: 1.11.2026\ntitle:")
    repository.commit(SECOND, {path: later.replace("klo 17.00", "klo 16.00")})
    repository.commit(SECOND, {path: later})
    found = event(build(), "tanssit@lampiseutu.example")

    assert told(found) == (0, "20261031T220000Z", "20261031T220000Z")
