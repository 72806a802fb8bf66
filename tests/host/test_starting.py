"""Starting: a new item and a new site are files that build, and nothing that exists is written over."""

import contextlib
import io
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.domain.item import Item
from plugins.engine.front_matter import parse_front_matter
from plugins.host import starting
from plugins.host.beginnings import Beginning, facts_of, kinds_called, render_texts, with_end
from plugins.host.draft_check import Judge
from plugins.host.gathering import reading_of_fields
from plugins.host.opening import host_for
from plugins.host.questions import Talk, ask_all
from plugins.host.telling import Teller
from tests.building import NOW, ROOT, SITES, build_site
from tests.whole.running import tree

TODAY = date(2026, 11, 21)
EPOCH = str(int(datetime.fromisoformat(NOW).timestamp()))
KINDS = ("news", "event", "project", "job", "call", "publication", "page", "newsletter")
SWEDISH = SITES / "swedish"


@dataclass(frozen=True)
class Done:
    """What `new` said on both streams, and its exit code."""

    status: int
    said: str
    told: str


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that was only begun; for copying."""
    folder = tmp_path_factory.mktemp("begun") / "site"
    assert starting.start_site(folder, TODAY) == ()
    return folder


@pytest.fixture
def site(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one's own with a venue, begun at the moment for which tests build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    shutil.copytree(empty, tmp_path / "site")
    places = tmp_path / "site" / "content" / "registry" / "places.yml"
    names = {"kulttuuritalo": "Kulttuuritalo", "kulttuurikeskus": "Kulttuurikeskus", "areena": "Areena"}
    places.write_text("".join(f"{key}:\n  name:\n    fi: {name}\n" for key, name in names.items()), encoding="utf-8")
    return tmp_path / "site"


def new(site: Path, kind: str, key: str = "", *told: str) -> Done:
    """Begin an item with options, as without a terminal."""
    said, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors):
        status = starting.new(kind, key, settings=str(site / "pelicanconf.py"), told=told)
    return Done(status, said.getvalue(), errors.getvalue())


def written(site: Path, path: str) -> dict[str, object]:
    """The fields of a file that was written."""
    text = (site / "content" / path).read_text("utf-8")
    return {name: field.value for name, field in parse_front_matter(text, path).fields.items()}


# What every kind begins with


def judge_of(settings: Path, cache: Path) -> tuple[Judge, list[type[Item]]]:
    """The judge of what is new on a site, and its kinds."""
    host = host_for(str(settings), {"NOW": NOW, "CACHE_PATH": str(cache), "JOBS": 1})
    site, moment = host.situation(Teller("en"))
    kinds = [kind for feature in host.features() for kind in feature.kinds]
    return Judge(site, moment, host.gathered(site, moment, bool).catalogue, reading_of_fields(site)), kinds


def beginnings(judge: Judge, kinds: Sequence[type[Item]], writer: str) -> Iterator[Beginning]:
    """A beginning of every kind without any answer, and one with a title in the first language alone."""
    first = judge.site.first_language
    facts = facts_of(TODAY, judge.site.tongues[first].language, judge.site.zone)
    for kind in kinds:
        key = "2027-01" if kind.kind_folder == "newsletters" else "uusi-asia"
        blank = Beginning(kind, key, judge.site.languages, writer, facts)
        yield from (blank, blank.with_answer(f"title.{first}", "Kevään asiat"))


@pytest.mark.parametrize("writer", ["fi", "en"])
def test_nothing_is_wrong_with_what_any_kind_begins_with(writer: str, tmp_path: Path) -> None:
    """Neither an error nor a warning, in three languages, whatever language the writer has."""
    judge, kinds = judge_of(SWEDISH / "pelicanconf.py", tmp_path)
    found = [(one.kind.kind_folder, judge.problems(one)) for one in beginnings(judge, kinds, writer)]
    assert len(found) == 2 * len(kinds) >= 16
    assert [row for row in found if row[1]] == []


def test_the_advice_is_in_the_language_of_the_writer(tmp_path: Path) -> None:
    """Remarks are in one language in all files; the texts themselves are in the language of each file."""
    judge, kinds = judge_of(SWEDISH / "pelicanconf.py", tmp_path)
    event = kinds_called(kinds)["tapahtuma"]
    files = {
        writer: render_texts(next(one for one in beginnings(judge, kinds, writer) if one.kind is event))
        for writer in ("fi", "en")
    }
    assert [text.splitlines()[1].split()[1] for text in files["fi"].values()] == ["Rivit,"] * 3
    assert [text.splitlines()[1].split()[1] for text in files["en"].values()] == ["Lines"] * 3
    assert "title: Tapahtuman nimi" in files["en"]["fi"]
    assert "title: Name of the event" in files["fi"]["en"]


def test_a_beginning_of_every_kind_builds_without_a_warning(site: Path, tmp_path: Path) -> None:
    """What a writer is given to begin with is right, as it is and in the whole site."""
    for kind in KINDS:
        done = new(site, kind, "" if kind == "newsletter" else "uusi-asia")
        assert (done.status, done.told) == (0, "")
    built = build_site(site / "pelicanconf.py", tmp_path / "out", strict=True, drafts=True)
    assert (built.status, built.told) == (0, "")


def test_a_beginning_in_three_languages_builds_without_a_warning(tmp_path: Path) -> None:
    """With a language of which the program knows nothing, for writers of each language, with a title and without."""
    shutil.copytree(SWEDISH, tmp_path / "site", ignore=shutil.ignore_patterns("output", ".cache"))
    settings = tmp_path / "site" / "pelicanconf.py"
    text = settings.read_text("utf-8").replace("str(HERE.parents[2])", repr(str(ROOT)))
    for number, writer in enumerate(("fi", "en")):
        settings.write_text(f'{text}PROBLEM_LANGUAGE = "{writer}"\nNOW = "{NOW}"\n', encoding="utf-8")
        said = ["title=Kevään asiat"] * number
        for kind in KINDS:
            key = f"2027-0{number + 1}" if kind == "newsletter" else f"uusi-{writer}"
            assert new(settings.parent, kind, key, *said).told == ""
    built = build_site(settings, tmp_path / "out", strict=True, drafts=True)
    assert (built.status, built.told) == (0, "")
    assert [path for path in built.paths() if re.search(r"sv/.*uusi-fi", path)] != []


# What is said by options


def test_what_is_said_stands_in_the_files(site: Path) -> None:
    """Texts stand in the file of their language, facts in the first one alone; addresses are made of the titles."""
    said = ("title=Käytännön äly: Öljy & Ånge", "title.en=Practical Matters", "start=to 4.3.2027 klo 18.00")
    assert new(site, "event", "kevatseminaari", *said, "venue=areena", "room=Sali 2").status == 0
    finnish = written(site, "events/kevatseminaari/index.fi.md")
    english = written(site, "events/kevatseminaari/index.en.md")
    facts = {name: finnish[name] for name in ("title", "slug", "start", "end", "venue", "room")}
    assert facts == {
        "title": "Käytännön äly: Öljy & Ånge",
        "slug": "kaytannon-aly-oljy-ange",
        "start": "to 4.3.2027 klo 18.00",
        "end": "klo 20.00",
        "venue": "areena",
        "room": "Sali 2",
    }
    assert english == {"title": "Practical Matters", "slug": "practical-matters"}


def test_a_language_without_a_title_is_promised(site: Path) -> None:
    """Words that stand for a title are never published beside a real one: the translation is pending, and due."""
    assert new(site, "news", "silta", "title=Silta aukeaa").status == 0
    assert written(site, "news/2026-11-21-silta/index.en.md") == {"translation": "pending", "due": "21.12.2026"}


@pytest.mark.parametrize(
    ("kind", "said", "folder"),
    [
        ("event", ["title=Kevään äänet"], "events/kevaan-aanet"),
        ("uutinen", ["title.en=The bridge opens"], "news/2026-11-21-the-bridge-opens"),
        ("uutiskirje", [], "newsletters/2026-12"),
    ],
)
def test_a_key_follows_from_the_title(site: Path, kind: str, said: list[str], folder: str) -> None:
    """Whoever names no folder gets one that is named after the title, or after the next month."""
    assert new(site, kind, "", *said).status == 0
    assert (site / "content" / folder / "index.fi.md").is_file()


def test_addresses_are_free(site: Path) -> None:
    """A title that another item has leads to another address, and one that is a year is no archive."""
    assert [new(site, "event", key, "title=Kevätjuhla").status for key in ("yksi", "kaksi")] == [0, 0]
    assert new(site, "event", "kolme", "title=2027").status == 0
    slugs = [written(site, f"events/{key}/index.fi.md")["slug"] for key in ("yksi", "kaksi", "kolme")]
    assert slugs == ["kevatjuhla", "kevatjuhla-2", "2027-2"]


@pytest.mark.parametrize(
    ("kind", "key", "said", "told"),
    [
        ("tapahtumat", "talkoot", (), "Tarkoititko ”tapahtuma”?"),
        ("event", "Kevät päivä", (), "Kirjoita ”kevat-paiva”"),
        ("event", "../../x", (), "ei kelpaa"),
        ("event", "", (), "puuttuu nimi"),
        ("site", "", (), "ei nimetty"),
        ("event", "talkoot", ("otsikko=Talkoot",), "--set: Kenttää ”otsikko” ei ole. Tarkoititko ”title”?"),
        ("event", "talkoot", ("title=Talkoot", "image=x.jpg"), "content/events/talkoot/index.fi.md: Kuvalla"),
        ("event", "talkoot", ("titel=Talkoot",), "Tarkoititko ”title”?"),
        ("event", "talkoot", ("otsikko.fi=Talkoot",), "--set: Kenttää ”otsikko” ei ole. Tarkoititko ”title”?"),
        ("event", "talkoot", ("start.fi=4.3.2027",), "Tarkoititko ”start”?"),
        ("event", "talkoot", ("title.xx=Talkoot",), "ei ole tämän sivuston kieli"),
        ("event", "talkoot", ("start",), "puuttuu kentän nimi tai arvo"),
        ("event", "talkoot", ("start=ke 4.3.2027",), "--set start: "),
        ("event", "talkoot", ("start=4.3.2027 klo 9.00", "end=4.3.2027 klo 8.00"), "ei ole alun"),
        ("event", "talkoot", ("venue=kulttuuritalli",), "Tarkoititko ”kulttuuritalo”?"),
        ("event", "talkoot", ("organisers=kunta",), "jota ei ole tiedostossa"),
        ("job", "hitsaaja", ("kind=jop",), "jota siinä ei tunneta"),
    ],
)
def test_what_cannot_be_begun_is_told(site: Path, kind: str, key: str, said: tuple[str, ...], told: str) -> None:
    """The sentences are those of the check; nothing is written."""
    before = tree(site / "content")
    done = new(site, kind, key, *said)
    assert (done.status, tree(site / "content")) == (1, before)
    assert told in done.told


def test_an_item_that_is_there_is_not_written_over(site: Path) -> None:
    """The second time, nothing changes."""
    assert new(site, "event", "talkoot").status == 0
    before = tree(site / "content")
    done = new(site, "event", "talkoot")
    assert (done.status, tree(site / "content")) == (1, before)
    assert "on jo olemassa" in done.told


def test_what_comes_next_can_be_typed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands name the settings and the folder from where the writer stands."""
    monkeypatch.chdir(site)
    lines = new(site, "event", "talkoot", "title=Pihan talkoot").said.splitlines()
    assert lines[:2] == ["content/events/talkoot/index.fi.md", "content/events/talkoot/index.en.md"]
    assert [line.strip() for line in lines[-4:]] == [
        "git pull",
        "git add content/events/talkoot",
        "git commit -m 'Uusi tapahtuma: Pihan talkoot'",
        "git push",
    ]
    assert lines[-6].endswith(f"/inv check --settings {site / 'pelicanconf.py'}")
    assert (site / lines[-6].split()[2]).resolve() == ROOT / "inv"


# What is asked


class Scripted:
    """A writer at a terminal: the answers that are typed, one after another, and all that was said."""

    def __init__(self, *answers: str) -> None:
        """Keep the answers."""
        self.answers = list(answers)
        self.said = list[str]()

    def read(self, prompt: str) -> str:
        """The next answer; after the last one, Ctrl-C."""
        self.said.append(prompt)
        if not self.answers:
            raise KeyboardInterrupt
        return self.answers.pop(0)


def asked(site: Path, kind: str, key: str, writer: Scripted, language: str = "fi") -> Beginning:
    """What a writer has answered to all questions of a kind."""
    judge, kinds = judge_of(site / "pelicanconf.py", site / ".cache")
    facts = facts_of(TODAY, judge.site.tongues["fi"].language, judge.site.zone)
    beginning = Beginning(kinds_called(kinds)[kind], key, judge.site.languages, language, facts)
    talk = Talk(Teller(language), writer.read, writer.said.append)
    return ask_all(beginning, judge, site / "content", talk)


def test_what_is_missing_is_asked_for(site: Path) -> None:
    """Title by language, key, times, venue: every answer is kept, and Enter leaves a field for later."""
    writer = Scripted("Kevätseminaari", "Spring seminar", "", "", "", "to 4.3.2027 klo 9", "", "areena", "", "")
    begun = asked(site, "event", "", writer)
    assert (begun.key, writer.answers) == ("kevatseminaari", [])
    assert begun.answers == {
        "title.fi": "Kevätseminaari",
        "title.en": "Spring seminar",
        "start": "to 4.3.2027 klo 9",
        "venue": "areena",
    }
    assert "[kevatseminaari] > " in writer.said
    assert "[klo 11.00] > " in writer.said


def test_a_newsletter_is_named_after_its_month(site: Path) -> None:
    """The next month is proposed; a name that says no time is told of, once it has been given."""
    writer = Scripted("Joulukuu", "", "2026 12", "2026-1", "2027-01", "")
    begun = asked(site, "uutiskirje", "", writer)
    assert (begun.key, begun.answers) == ("2027-01", {"title.fi": "Joulukuu"})
    assert "[2026-12] > " in writer.said


def test_a_wrong_answer_is_told_of_at_once(site: Path) -> None:
    """The sentence is that of the check, and the question comes again; a language without a title is not asked on."""
    writer = Scripted("Talkoot", "", "", "ke 4.3.2027", "to 4.3.2027", "1.3.2027", "", "", "", "")
    begun = asked(site, "event", "talkoot", writer)
    assert begun.answers == {"title.fi": "Talkoot", "start": "to 4.3.2027"}
    told = "\n".join(writer.said)
    assert "mutta 4.3.2027 on torstai. Kirjoita ”to 4.3.2027”" in told
    assert "ei ole alun" in told
    assert "Enter: kirjoita myöhemmin. Lukijoille kerrotaan, että käännös tulee viimeistään 21.12.2026." in told


def test_a_venue_is_found_by_its_name(site: Path) -> None:
    """A part of a name is enough; where several have it, their list is shown and a number chosen."""
    one = Scripted("Talkoot", "", "", "", "", "Aree", "", "")
    assert asked(site, "event", "talkoot", one).answers["venue"] == "areena"
    several = Scripted("Talkoot", "", "", "", "", "kulttuuri", "2", "", "")
    assert asked(site, "event", "talkoot", several).answers["venue"] == "kulttuurikeskus"
    assert "    1  Kulttuuritalo (kulttuuritalo)" in several.said


def test_words_may_be_given_by_number_or_meaning(site: Path) -> None:
    """Whoever is asked for one of several words sees what they mean, and may answer by that."""
    for answer in ("2", "summer_job", "kesätyö"):
        writer = Scripted("Apulainen", "", "", answer, "", "", "")
        assert asked(site, "job", "apulainen", writer).answers["kind"] == "summer_job"
        assert "    2  summer_job – kesätyö" in writer.said


def test_questions_are_in_the_language_of_the_writer(site: Path) -> None:
    """An English writer is asked in English about the Finnish title as well."""
    writer = Scripted("", "Spring seminar", "", "", "", "", "", "", "", "")
    asked(site, "event", "spring", writer, "en")
    assert "\nTitle (Finnish)" in writer.said
    assert "  For example: Kevätseminaari Iisalmessa" in writer.said


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, EOFError])
def test_an_interrupted_talk_leaves_nothing_behind(site: Path, interruption: type[BaseException]) -> None:
    """Ctrl-C and the end of input are told in a sentence, and no folder is there."""

    def interrupt(_: str) -> str:
        raise interruption

    before = tree(site / "content")
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        status = starting.new("event", "talkoot", settings=str(site / "pelicanconf.py"), read=interrupt)
    assert (status, tree(site / "content")) == (1, before)
    assert errors.getvalue().strip() == "Keskeytetty. Mitään ei kirjoitettu."


def test_an_event_of_whole_days_has_no_hour_at_its_end(site: Path) -> None:
    """The end follows from the start only where that has a time."""
    judge, kinds = judge_of(site / "pelicanconf.py", site / ".cache")
    language = judge.site.tongues["fi"].language
    event = Beginning(kinds_called(kinds)["event"], "x", ("fi",), "fi", facts_of(TODAY, language, judge.site.zone))
    ends = [
        with_end(event.with_answer("start", start), judge.reading.words, language).facts["end"]
        for start in ("4.3.2027", "4.3.2027 klo 23.30", "huomenna")
    ]
    assert ends == ["", "klo 1.30", "klo 11.00"]


# Sites


def test_a_new_site_goes_into_an_empty_folder_only(tmp_path: Path) -> None:
    """A folder with anything in it, and a file, are left as they are."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("", encoding="utf-8")

    codes = {
        name: [problem.code for problem in starting.start_site(tmp_path / name, TODAY)]
        for name in ("empty", "file", "full")
    }

    assert codes == {"empty": [], "file": ["folder-not-empty"], "full": ["folder-not-empty"]}
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a.txt"]


def test_a_new_site_has_nothing_of_the_demonstration(tmp_path: Path) -> None:
    """Neither its name nor its region is in what is begun."""
    starting.start_site(tmp_path / "site", TODAY)
    texts = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file()]

    assert texts
    assert not [text for text in texts if "eutunäkymä" in text or "seutunakyma" in text or "Regional Outlook" in text]


# The kind, where nobody has named it


@pytest.mark.parametrize("said", ["2", "tapahtuma", "event"])
def test_the_kind_is_asked_for(said: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal, of the kinds in the words of the language that is asked for; a number or any word will do."""
    answers = iter(["", said, "Kevätseminaari", "Spring seminar"])
    settings = str(site / "pelicanconf.py")
    assert starting.new("", "", settings=settings, read=lambda _: next(answers, ""), language="en") == 0
    out = capsys.readouterr().out
    assert "\n    2  event\n" in out
    assert "event" in next(line for line in out.splitlines() if "A new " in line)
    assert (site / "content" / "events").is_dir()


def test_without_a_terminal_the_kinds_are_told(site: Path) -> None:
    """Nobody can be asked there, and nothing is written."""
    done = new(site, "")
    assert (done.status, done.said) == (1, "")
    assert "news, events, projects" in done.told
