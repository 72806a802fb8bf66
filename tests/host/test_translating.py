"""`./inv translations`: what git knows of texts, told on a terminal, as JSON and as a page; nothing else changes."""

import json
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plugins.host.translating import translations
from tests.building import NOW, SITES, build_site
from tests.repository import AUTHOR, Repository

SETTINGS = str(SITES / "small" / "pelicanconf.py")
FIRST, SECOND, THIRD = "2026-10-01T09:00:00+03:00", "2026-10-12T10:30:00+03:00", "2026-11-12T08:15:00+02:00"
STORY = "content/news/silta"
SOURCE, TRANSLATION = f"{STORY}/index.fi.md", f"{STORY}/index.en.md"
FINNISH = "---\ntitle: Silta\ndate: 1.9.2026\n---\n\nSilta on valmis.\n\nTervetuloa juhliin lauantaina.\n"
ENGLISH = "---\ntitle: The bridge\n---\n\nThe bridge is ready.\n\nWelcome on Saturday.\n"
CHANGED = FINNISH.replace("lauantaina", "vasta sunnuntaina")

PENDING = "---\ntranslation: pending\ndue: {}\n---\n"
EVERYTHING = {
    "content/news/myohassa/index.fi.md": FINNISH.replace("Silta", "Ranta"),
    "content/news/myohassa/index.en.md": PENDING.format("1.11.2026"),
    "content/news/luvattu/index.fi.md": FINNISH.replace("Silta", "Polku"),
    "content/news/luvattu/index.en.md": PENDING.format("5.12.2026"),
    "content/news/salaisuus/index.en.md": ENGLISH.replace("---\n\n", "date: 1.9.2026\ndraft: yes\n---\n\n"),
    "content/registry/places.yml": "lampi: {name: {fi: Lampi, en: Pond}, text: {fi: Kylän lampi.}}\n",
}
"""Something in each of the other states."""

GOLDEN = Path(__file__).parent / "golden"

Facts = dict[str, Any]


class Told(NamedTuple):
    """What a command said, and its exit code."""

    status: int
    said: str
    told: str


Tell = Callable[..., Told]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A story in both languages, committed at once."""
    repository = Repository.begin(tmp_path / "site")
    repository.commit(FIRST, {SOURCE: FINNISH, TRANSLATION: ENGLISH})
    return repository


@pytest.fixture
def tell(repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs the command in the folder of the repository."""
    monkeypatch.chdir(repository.folder)
    monkeypatch.setenv("COLUMNS", "80")

    def run(**options: Any) -> Told:
        try:
            status = translations(
                **{"settings": SETTINGS, "content": "content", "now": NOW, "language": "en", **options}
            )
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        return Told(status, *capsys.readouterr())

    return run


def english(told: Told, name: str = "news/silta") -> Facts:
    """What a report for programs says of an English version."""
    items = {item["name"]: item for item in json.loads(told.said)["items"]}
    found: Facts = items[name]["versions"]["en"]
    return found


SUNDAY = ENGLISH.replace("Saturday", "Sunday")


def checked(day: str) -> str:
    """The English text, compared with its source on a day."""
    return ENGLISH.replace("---\n\n", f"checked: {day}\n---\n\n")


PASTS: Mapping[str, tuple[str, Sequence[Mapping[str, str]], Mapping[str, str]]] = {
    "as-it-was": ("full", [], {}),
    "changed": ("outdated", [{"fi": CHANGED}], {}),
    "both-at-once": ("full", [{"fi": CHANGED, "en": SUNDAY}], {}),
    "followed": ("full", [{"fi": CHANGED}, {"en": SUNDAY}], {}),
    "empty-line-follows-nothing": ("outdated", [{"fi": CHANGED}, {"en": f"{ENGLISH}\n"}], {}),
    "changed-back": ("full", [{"fi": CHANGED}, {"fi": FINNISH}], {}),
    "shared-fact": ("full", [{"fi": FINNISH.replace("1.9.2026", "2.9.2026\nimage_credit: Kylä")}], {}),
    "slug": ("full", [{"fi": FINNISH.replace("Silta\n", "Silta\nslug: uusi-silta\n")}], {}),
    "title": ("outdated", [{"fi": FINNISH.replace("title: Silta", "title: Kaunis silta")}], {}),
    "list": ("outdated", [{"fi": FINNISH.replace("Silta\n", "Silta\nquotes:\n  - text: Hieno\n    speaker: A\n")}], {}),
    "slip": ("full", [{"fi": FINNISH.replace("juhliin", "jühliin")}], {}),
    "remark": ("full", [{"fi": f"{FINNISH}\n<!-- Muista kysyä. -->\n"}], {}),
    "unreadable": ("full", [{"fi": "---\ntitle: [\n"}, {"fi": FINNISH}], {}),
    "at-work": ("outdated", [], {"fi": CHANGED}),
    "both-at-work": ("full", [], {"fi": CHANGED, "en": SUNDAY}),
    "following": ("full", [{"fi": CHANGED}], {"en": SUNDAY}),
    "checked": ("reviewed", [{"fi": CHANGED}], {"en": checked("12.10.2026")}),
    "checked-before": ("outdated", [{"fi": CHANGED}], {"en": checked("11.10.2026")}),
    "checked-in-the-future": ("outdated", [{"fi": CHANGED}], {"en": checked("1.1.2027")}),
    "taken-away": ("missing", [{"fi": CHANGED}], {"en": ""}),
    "promised": ("pending", [{"en": "---\ntranslation: pending\n---\n"}], {}),
    "kept-promise": ("full", [{"en": "---\ntranslation: pending\n---\n", "fi": CHANGED}, {"en": SUNDAY}], {}),
}
"""Stories that were committed in both languages: their state now, what was committed later, and what is at work."""


def test_a_translation_is_outdated_when_its_source_says_something_else(repository: Repository, tell: Tell) -> None:
    """After the last commit that changed the translation's text, or the day it was checked; files at work count too."""

    def files(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        return {
            f"content/news/{key}/index.{code}.md": text for key, each in texts.items() for code, text in each.items()
        }

    repository.commit("2026-10-02T09:00:00+03:00", files({key: {"fi": FINNISH, "en": ENGLISH} for key in PASTS}))
    for number, moment in enumerate((SECOND, THIRD)):
        repository.commit(
            moment, files({key: commits[number] for key, (_, commits, _) in PASTS.items() if commits[number:]})
        )
    repository.write(files({key: today for key, (_, _, today) in PASTS.items()}))
    told = tell(format="json")

    states = {key: english(told, f"news/{key}")["state"] for key in PASTS}
    assert states == {key: state for key, (state, *_) in PASTS.items()}


def test_what_has_changed_is_told(repository: Repository, tell: Tell) -> None:
    """Each commit by its day, subject and words, and a command that shows all of it, as it can be copied."""
    repository.commit(SECOND, {SOURCE: CHANGED})
    repository.commit(THIRD, {SOURCE: CHANGED.replace("valmis", "aivan valmis")})
    changes = english(tell(format="json"))["changes"]

    assert [(step["subject"], step["words"]) for step in changes["commits"]] == [
        (f"As of {SECOND}", 2),
        (f"As of {THIRD}", 1),
    ]
    assert (changes["words"], [one["line"] for one in changes["stretches"]]) == (3, [6, 8])
    shown = subprocess.run(changes["command"].split(), capture_output=True, text=True, check=True).stdout
    assert [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)] == [
        "-Silta on valmis.", "+Silta on aivan valmis.",
        "-Tervetuloa juhliin lauantaina.", "+Tervetuloa juhliin vasta sunnuntaina.",
    ]  # fmt: skip


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "untold"])
def test_a_folder_that_has_another_name_keeps_its_past(repository: Repository, tell: Tell, is_told: bool) -> None:
    """By `aliases`, or as git shows that a text moved; the command then names both paths."""
    new = "content/news/uusi-silta"
    alias = "aliases: silta\n" if is_told else ""
    moved = {f"{new}/index.fi.md": FINNISH, f"{new}/index.en.md": ENGLISH.replace("---\n\n", f"{alias}---\n\n")}
    repository.commit(SECOND, {SOURCE: "", TRANSLATION: "", **moved})
    assert english(tell(format="json"), "news/uusi-silta")["state"] == "full"

    repository.commit(THIRD, {f"{new}/index.fi.md": CHANGED})
    changes = english(tell(format="json"), "news/uusi-silta")["changes"]
    shown = subprocess.run(changes["command"].split(), capture_output=True, text=True, check=True).stdout

    assert len(changes["commits"]) == 1
    assert "+Tervetuloa juhliin vasta sunnuntaina." in shown


def test_a_file_beside_its_kind_may_become_a_folder(repository: Repository, tell: Tell) -> None:
    """`key.fi.md` and `key/index.fi.md` are the same text."""
    flat = {"content/news/silta.fi.md": CHANGED, "content/news/silta.en.md": ENGLISH}
    repository.commit(SECOND, {SOURCE: "", TRANSLATION: "", **flat})

    assert english(tell(format="json"))["state"] == "outdated"


@pytest.mark.parametrize("known", ["shallow", "none"])
def test_what_cannot_be_known_is_told(repository: Repository, tell: Tell, tmp_path: Path, known: str) -> None:
    """With half a history or none, dates alone speak; a strict check does not pass, as nobody could know."""
    updated = CHANGED.replace("date: 1.9.2026", "date: 1.9.2026\nupdated: 12.11.2026")
    other = {"content/news/pato/index.fi.md": FINNISH, "content/news/pato/index.en.md": ENGLISH}
    repository.commit(SECOND, {SOURCE: updated, **other})
    if known == "shallow":
        clone = Repository(tmp_path / "clone")
        repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone.folder))
    else:
        clone = Repository(tmp_path / "copy")
        clone.write({path: (repository.folder / path).read_text("utf-8") for path in (SOURCE, TRANSLATION, *other)})
    told = tell(content=str(clone.folder / "content"), format="json", strict=True)

    assert (json.loads(told.said)["history"], told.status) == (known, 1)
    assert (english(told)["state"], english(told)["readers_told"], "changes" in english(told)) == (
        "outdated",
        True,
        False,
    )
    assert english(told, "news/pato")["state"] == "full"
    said = tell(content=str(clone.folder / "content")).said
    assert ("--unshallow" in said, "no git history" in said) == (known == "shallow", known == "none")


@pytest.mark.parametrize(("known", "remedy"), [("partial", "--refetch"), ("distrusted", "safe.directory {}")])
def test_a_history_that_git_keeps_back_is_told(
    repository: Repository, tell: Tell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str, remedy: str
) -> None:
    """A clone that leaves files out, and a folder of somebody else: nobody may take silence for a good answer."""
    repository.commit(SECOND, {SOURCE: CHANGED})
    monkeypatch.setenv("COLUMNS", "1000")
    clone = Repository(tmp_path / "clone")
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", "--filter=blob:none", repository.folder.as_uri(), str(clone.folder))
    clone.git("remote", "set-url", "origin", "file:///nowhere")
    if known == "distrusted":
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    asked = {"content": str(clone.folder / "content"), "strict": True}
    told = tell(format="json", **asked)

    assert (json.loads(told.said)["history"], told.status) == (known, 1)
    said = [tell(language=language, **asked).said for language in ("fi", "en")]
    assert [remedy.format(clone.folder) in text for text in said] == [True, True]


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, 0),
        ({TRANSLATION: ""}, 0),  # missing is a choice
        ({TRANSLATION: "---\ntranslation: pending\ndue: 1.12.2026\n---\n"}, 0),
        ({TRANSLATION: "---\ntranslation: pending\ndue: 1.11.2026\n---\n"}, 1),
        ({SOURCE: CHANGED}, 1),
        ({SOURCE: CHANGED.replace("title: Silta", "title: Silta\ndraft: yes")}, 0),
    ],
)
def test_a_strict_check_fails_on_what_readers_miss(
    repository: Repository, tell: Tell, files: Mapping[str, str], status: int
) -> None:
    """What is past its promised day or possibly outdated; without `--strict` nothing ever fails."""
    repository.commit(SECOND, files)

    assert [tell(strict=True).status, tell().status] == [status, 0]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_report_reads_well(tell: Tell, repository: Repository, language: str) -> None:
    """What to do is on top, each thing with its file; then counts, the table, and what has changed in sources."""
    repository.commit(SECOND, EVERYTHING | {SOURCE: FINNISH})
    repository.commit(THIRD, {SOURCE: CHANGED})
    said = without_ids(tell(language=language).said)

    assert said == (GOLDEN / f"report.{language}.txt").read_text("utf-8")
    assert max(len(line) for line in said.splitlines()) <= 80


def test_a_wide_report_has_one_line_for_each_title(
    tell: Tell, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal, and without a width that somebody has set, lines are as long as in most logs."""
    monkeypatch.delenv("COLUMNS")
    repository.commit(SECOND, EVERYTHING)
    lines = tell().said.splitlines()

    assert 80 < max(len(line) for line in lines) <= 120
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, ["news/luvattu", "news/myohassa", "news/salaisuus", "places/lampi"]),
        ({"state": "late, pending"}, ["news/luvattu", "news/myohassa"]),
        ({"state": "draft"}, ["news/salaisuus"]),
        ({"state": "all"}, ["news/luvattu", "news/myohassa", "news/salaisuus", "news/silta", "places/lampi"]),
        ({"kind": "registry"}, ["places/lampi"]),
        ({"kind": "Uutinen, places", "state": "missing"}, ["news/salaisuus", "places/lampi"]),
        ({"kind": "news", "to": "fi"}, ["news/salaisuus"]),
        ({"state": "original", "to": "en"}, ["news/salaisuus"]),
        ({"kind": "event"}, []),
    ],
)
def test_a_report_can_be_narrowed(
    tell: Tell, repository: Repository, options: Mapping[str, str], names: list[str]
) -> None:
    """To kinds, languages and states; without a state to what is left to do, or in a file to everything."""
    repository.commit(SECOND, EVERYTHING)
    usual = {"state": "late,pending,outdated,missing", **options}
    items = json.loads(tell(**usual, format="json").said)["items"]

    assert sorted(item["name"] for item in items) == names
    assert tell(**options).status == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Everything is translated and up to date."),
        ({"state": "missing"}, "Everything is translated and up to date."),
        ({"kind": "calls"}, "Nothing is like what was asked for."),
        ({"state": "full"}, "Silta"),
    ],
)
def test_nothing_to_do_is_told(tell: Tell, options: Mapping[str, str], said: str) -> None:
    """It is another thing than nothing of what was asked for."""
    assert said in tell(**options).said


@pytest.mark.parametrize("word", ["myöhässä", "Ehkä vanhentunut", "vanhentunut", "luvattu", "puuttuu", "luonnos"])
def test_states_may_be_asked_for_as_they_are_told(repository: Repository, tell: Tell, word: str) -> None:
    """In the words of the language in which the report is told."""
    repository.commit(SECOND, EVERYTHING)
    codes = {"myöhässä": "late", "luvattu": "pending", "puuttuu": "missing", "luonnos": "draft"}

    assert tell(state=word, language="fi") == tell(state=codes.get(word, "outdated"), language="fi")


def test_what_changed_today_is_told_so(repository: Repository, tell: Tell) -> None:
    """A translation that is outdated for no day yet."""
    repository.commit(THIRD, {SOURCE: CHANGED})

    assert "ehkä vanhentunut tänään" in tell(language="fi", now="2026-11-12T12:00+02:00", state="all").said


def test_an_open_report_is_not_called_done(repository: Repository, tell: Tell) -> None:
    """Where only the states that were asked for are empty."""
    repository.commit(SECOND, EVERYTHING)

    assert "Nothing is like what was asked for." in tell(state="reviewed").said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "pdf"}, "text, json, html"),
        ({"format": "jsn"}, "Did you mean 'json'?"),
        ({"kind": "new"}, "Did you mean 'news'?"),
        ({"to": "sv"}, "fi, en"),
        ({"state": "missin"}, "Did you mean 'missing'?"),
        ({"language": "sv"}, "--language: Ongelmista ei voi kertoa kielellä ”sv”. Kielet ovat: en, fi."),
        ({"format": "html", "output": "content/report.html"}, "another place"),
        ({"format": "html", "output": "/dev/null/report.html"}, "could not be written"),
    ],
)
def test_what_cannot_be_asked_for_is_told(tell: Tell, options: Mapping[str, str], said: str) -> None:
    """In a sentence, with exit code 1 and nothing printed."""
    told = tell(**options)

    assert (told.status, told.said) == (1, "")
    assert said in told.told


def test_mistakes_in_the_content_do_not_stop_the_report(tell: Tell, repository: Repository) -> None:
    """What can be read is told, and that there is more."""
    broken = {"content/news/rikki/index.fi.md": "---\ntitle: Rikki\ndate: 32.1.2026\n---\n", STORY + "/x.fi.md": "x"}
    repository.commit(SECOND, broken)
    said = tell().said

    assert "./inv check" in said
    assert "Rikki (news/rikki), English" in said


def test_a_page_shows_what_was_written_as_text(tell: Tell, repository: Repository) -> None:
    """Titles, texts and what was said of commits may hold anything; the page runs and loads nothing."""
    nasty = CHANGED.replace("title: Silta", "title: <script>alert(1)</script> & silta").replace("valmis", "<b>x</b>")
    repository.write({SOURCE: nasty})
    repository.git("add", "--all")
    repository.git(*AUTHOR, "commit", "--quiet", "--message=<img src=x> \x1b[31m", moment=THIRD)
    tell(format="html", output="report.html")
    page = (repository.folder / "report.html").read_text("utf-8")

    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;img src=x&gt;" in page
    assert re.findall(r"<(?:script|img|b|link)\b|https?:|\x1b", page) == []
    assert "default-src &#39;none&#39;" in page


def without_ids(said: str) -> str:
    """A report without the ids of commits, which no two repositories share."""
    return re.sub(r"\b[0-9a-f]{10}\b", "0123456789", said)


def test_readers_are_told_by_dates_alone(repository: Repository, tell: Tell) -> None:
    """What only git knows changes nothing of the site; what `updated` says, its pages and the report say alike."""

    def page() -> str:
        built = build_site(Path(SETTINGS), repository.folder / "output", content="content")
        assert built.status == 0
        return built.text("en/news/silta/index.html")

    repository.commit(SECOND, {SOURCE: CHANGED})
    untold, before = english(tell(format="json")), page()
    repository.commit(THIRD, {SOURCE: CHANGED.replace("date: 1.9.2026", "date: 1.9.2026\nupdated: 12.11.2026")})
    told, after = english(tell(format="json")), page()

    notice = "The original was updated on"
    assert [(one["readers_told"], notice in text) for one, text in ((untold, before), (told, after))] == [
        (False, False),
        (True, True),
    ]


def test_nothing_but_the_cache_is_touched(repository: Repository, tell: Tell) -> None:
    """The command reads: neither content nor output nor history changes."""
    repository.commit(SECOND, {SOURCE: CHANGED})
    tell()
    tell(format="json")
    tell(format="html")

    assert repository.git("status", "--porcelain") == "?? .cache/\n"
    assert sorted(path.name for path in (repository.folder / ".cache").glob("*.html")) == ["translations.html"]
