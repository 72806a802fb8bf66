"""Importing: the events of foreign calendars become drafts that build; nothing is written over, nothing lost unsaid."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from plugins.domain.dates import DateWords, parse_moment
from plugins.engine.front_matter import FrontMatter, parse_front_matter
from plugins.host import command
from tests.building import SITES, build_site
from tests.foreign_calendars import LIBRARY, ZONE, calendar
from tests.tongues import EN, FI

SMALL = SITES / "small"
START = "UID:a\nDTSTAMP:20260101T000000Z\nDTSTART:20270503T110000Z\nSUMMARY:Talkoot\n"

Done = tuple[int, list[str], list[str]]
Run = Callable[..., Done]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content of the small site, which may be changed; commands are given from beside it."""
    shutil.copytree(SMALL / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795255200")
    return tmp_path / "content"


@pytest.fixture
def run(content: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Import a file, or the bytes of one: the exit code, and the lines of what was said and what was told."""

    def run_on(file: Path | bytes, language: str = "") -> Done:
        if isinstance(file, bytes):
            (content.parent / "a.ics").write_bytes(file)
            file = Path("a.ics")
        capsys.readouterr()
        status = command.import_ics(
            str(file), settings=str(SMALL / "pelicanconf.py"), content=str(content), language=language
        )
        said, told = capsys.readouterr()
        return status, said.splitlines(), told.splitlines()

    return run_on


def draft(content: Path, key: str, language: str = "fi") -> FrontMatter:
    """The front matter and text of a draft."""
    read = parse_front_matter((content / "events" / key / f"index.{language}.md").read_text("utf-8"), "x.md")
    assert read.problems == ()
    return read


def value(found: FrontMatter, name: str) -> object:
    """What a field says, or ""."""
    return found.fields[name].value if name in found.fields else ""


def test_an_event_becomes_a_draft_in_a_folder_of_its_own(run: Run, content: Path) -> None:
    """Named after its title and day; what is told comes on two streams."""
    status, said, told = run(calendar(START + "DTEND:20270503T123000Z\nSTATUS:CANCELLED\nURL:https://a.example/b"))

    assert status == 0
    assert said == [
        str(content / "events/talkoot-2027-05-03/index.fi.md"),
        "Luonnoksiksi kirjoitettuja tapahtumia: 1. Tiedoston kohtia, joita ei voinut käyttää: 0.",
    ]
    assert told == [
        "content/events/talkoot-2027-05-03/index.fi.md: Ei siirtynyt: DTSTAMP. Niiden sisältö on tiedoston alussa."
    ]
    found = draft(content, "talkoot-2027-05-03")
    assert {name: field.value for name, field in found.fields.items()} == {
        "title": "Talkoot",
        "draft": "yes",
        "start": "ma 3.5.2027 klo 14.00",
        "end": "ma 3.5.2027 klo 15.30",
        "status": "cancelled",
        "links": [{"label": "Tapahtuman sivu", "url": "https://a.example/b"}],
    }


def test_what_is_lost_stands_in_the_file(run: Run, content: Path) -> None:
    """As remarks, which are not published."""
    run(calendar(START + "ATTACH:https://a.example/b.pdf\nCLASS:PRIVATE\nBEGIN:VALARM\nEND:VALARM"))

    lines = (content / "events/talkoot-2027-05-03/index.fi.md").read_text("utf-8").splitlines()
    assert "#   ATTACH: https://a.example/b.pdf" in lines
    assert "#   VALARM" in lines
    assert any(line.startswith("# Tapahtumaa ei ole kalenterissa merkitty julkiseksi") for line in lines)


def test_names_that_the_registries_know_become_their_ids(run: Run, content: Path) -> None:
    """Without regard to case; what they do not know stands in the text, or is told."""
    registry = content / "registry"
    (registry / "places.yml").write_text("lampitalo:\n  name:\n    fi: Lampitalo\n    en: Pond House\n", "utf-8")
    (registry / "organisations.yml").write_text("lampiseura:\n  name:\n    fi: Lampiseura\n", "utf-8")
    (registry / "themes.yml").write_text("talkoot:\n  name:\n    fi: Talkootyö\n", "utf-8")

    organisers = "ORGANIZER;CN=Lampiseura:invalid:x\nORGANIZER;CN=Muu:mailto:a@b.example\n"
    place = "LOCATION:pond  HOUSE\\, Rantatie 1\n"
    run(calendar(START + place + organisers + "CATEGORIES:talkootyö,Muuta\nDESCRIPTION:Tule!"))

    found = draft(content, "talkoot-2027-05-03")
    assert (value(found, "venue"), value(found, "themes")) == ("lampitalo", "talkoot")
    assert found.body.strip().split("\n\n") == [
        "Paikka: pond HOUSE, Rantatie 1", "Tule!", "Järjestäjä: Lampiseura, invalid:x", "Järjestäjä: Muu, a@b.example",
    ]  # fmt: skip
    assert "#   CATEGORIES: Muuta" in (content / "events/talkoot-2027-05-03/index.fi.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "stated", "written"), [("", "", "fi"), ("en", "", "en"), ("", "en-GB", "en"), ("en", "sv", "en")]
)
def test_the_language_is_the_titles_or_the_one_asked_for(
    asked: str, stated: str, written: str, run: Run, content: Path
) -> None:
    """A language that the site does not have is none; the editors are told in theirs."""
    said = f"SUMMARY;LANGUAGE={stated}" if stated else "SUMMARY"
    status, _, told = run(calendar(START.replace("SUMMARY", said) + "LOCATION:Hall"), asked)

    found = draft(content, "talkoot-2027-05-03", written)
    assert status == 0
    assert found.body.strip() == {"fi": "Paikka: Hall", "en": "Place: Hall"}[written]
    assert told[0].partition(": ")[2].startswith("Ei siirtynyt")


def test_an_unknown_language_is_refused(run: Run, content: Path) -> None:
    """Nothing is written."""
    with pytest.raises(SystemExit) as ended:
        run(calendar(START), "sv")
    assert ended.value.code == 1
    assert not (content / "events/talkoot-2027-05-03").exists()


def test_what_was_imported_before_stays_as_it_is(run: Run, content: Path) -> None:
    """Somebody may have worked on it; that is told."""
    run(calendar(START))
    file = content / "events/talkoot-2027-05-03/index.fi.md"
    file.write_text(file.read_text("utf-8") + "Oma teksti.\n", "utf-8")
    before = {path: path.read_bytes() for path in content.rglob("*.md")}

    status, said, told = run(calendar(START))

    assert (status, len(said)) == (0, 1)
    assert [line.partition(" Jos")[0] for line in told] == [
        "a.ics:3: Tapahtuma ”Talkoot” on tuotu aiemmin, ja se jää ennalleen."
    ]
    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before


def test_other_events_of_the_same_name_and_day_are_numbered(run: Run, content: Path) -> None:
    """Also beside what people have written under that name or address."""
    (content / "events/talkoot-2027-05-03").mkdir()
    other = content / "events/avoimet-ovet/index.en.md"
    other.write_text(other.read_text("utf-8").replace("---\n", "---\nslug: talkoot-2027-05-03-2\n", 1), "utf-8")
    run(calendar(START.replace("UID:a", "UID:b"), START.replace("UID:a", "UID:c"), START.replace("UID:a\n", "")))

    made = sorted(path.name for path in (content / "events").glob("talkoot-2027*") if any(path.iterdir()))
    assert made == ["talkoot-2027-05-03-3", "talkoot-2027-05-03-4", "talkoot-2027-05-03-5"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Kevät – ja *muuta*", "kevat-ja-muuta-2027-05-03"),
        ("../../../etc/passwd", "etc-passwd-2027-05-03"),
        ("/", "event-2027-05-03"),
        ("春", "event-2027-05-03"),
        ("", "event-2027-05-03"),
        ("2026", "2026-2027-05-03"),
        ("2026-01-01", "event-2027-05-03"),
        ("2026-01-01-2026-01-02 Sivu", "sivu-2027-05-03"),
        ("x" * 10_000, "x" * 60 + "-2027-05-03"),
        ("a\\0\x1b\x07", "a-0-2027-05-03"),
    ],
)
def test_a_key_is_made_of_any_title(title: str, key: str, run: Run, content: Path) -> None:
    """It is a name of a folder, and nothing else: never a path."""
    before = {path.name for path in (content / "events").iterdir()}
    assert run(calendar(START.replace("Talkoot", title)))[0] == 0
    assert {path.name for path in (content / "events").iterdir()} - before == {key}
    assert sorted(path.name for path in content.parent.iterdir()) == [".cache", "a.ics", "content"]


@pytest.mark.parametrize(
    "title", ['"Kevät"', "'a'", '"a \\ b"', '"', "a: b # c", "- a", "|", "> a", "---", "[a]", "&a", "“a”", "{a}"]
)
def test_a_title_is_read_back_as_it_was(title: str, run: Run, content: Path) -> None:
    """Whatever signs of YAML are in it."""
    escaped = title.replace("\\", "\\\\")
    _, said, _ = run(calendar(START.replace("Talkoot", escaped)))
    assert value(draft(content, Path(said[0]).parent.name), "title") == title


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize(
    "start", ["20270503T110000Z", "20271031T003000Z", "20271031T013000Z", "20270503T110007Z", "19000101T000000Z"]
)
def test_a_time_is_read_back_as_it_was(start: str, language: str, run: Run, content: Path) -> None:
    """Also one of the two that the clocks show alike, and one with seconds."""
    _, said, _ = run(calendar(START.replace("20270503T110000Z", start)), language)
    written = str(value(draft(content, Path(said[0]).parent.name, language), "start"))
    moment = parse_moment(written, DateWords.of([FI, EN], ZONE))
    assert isinstance(moment, datetime)
    assert moment.timestamp() == datetime.strptime(f"{start}+0000", "%Y%m%dT%H%M%SZ%z").timestamp()


def test_a_series_is_a_list_of_dates(run: Run, content: Path) -> None:
    """Each as it would be written by hand."""
    run(calendar(START + "RRULE:FREQ=WEEKLY;COUNT=3"))

    dates = [f"ma {day}.5.2027 klo 14.00" for day in (3, 10, 17)]
    assert value(draft(content, "talkoot-2027-05-03"), "dates") == dates


def test_each_date_of_a_series_lasts_as_long_as_the_first(run: Run, content: Path) -> None:
    """Over midnight and over the change of clocks, where the hours of a date differ from those of the first."""
    times = "DTSTART;TZID=Europe/Helsinki:20270321T010000\nDTEND;TZID=Europe/Helsinki:20270321T050000\n"
    run(calendar(times + "SUMMARY:Yö\nUID:a\nRRULE:FREQ=WEEKLY;COUNT=2"))

    assert value(draft(content, "yo-2027-03-21"), "dates") == [
        {"start": "su 21.3.2027 klo 1.00", "end": "su 21.3.2027 klo 5.00"},
        {"start": "su 28.3.2027 klo 1.00", "end": "su 28.3.2027 klo 6.00"},
    ]


def test_later_dates_of_a_series_that_overlaps_itself_are_told_as_lost(run: Run, content: Path) -> None:
    """As one thing is not held twice at once; the first date is kept."""
    run(calendar("DTSTART;VALUE=DATE:20270503\nDTEND;VALUE=DATE:20270505\nSUMMARY:Leiri\nRRULE:FREQ=DAILY;COUNT=3"))

    written = (content / "events/leiri-2027-05-03/index.fi.md").read_text("utf-8")
    assert "start: ma 3.5.2027\nend: ti 4.5.2027\n" in written
    assert "#   dates: ti 4.5.2027; ke 5.5.2027\n" in written


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Hello", "Tämä ei ole kalenteri"),
        (b"", "Tämä ei ole kalenteri"),
        (None, "Kalenteritiedostoa ei ole."),
    ],
)
def test_what_is_no_calendar_is_told(data: bytes | None, sentence: str, run: Run) -> None:
    """With exit code 1, and without a traceback."""
    status, said, told = run(data if data is not None else Path("https://a.example/b.ics"))
    assert (status, len(said), len(told)) == (1, 1, 1)
    assert told[0].partition(": ")[2].startswith(sentence)


def test_a_folder_is_no_calendar(run: Run, content: Path) -> None:
    """It is told like a file that is not there."""
    status, _, told = run(content)
    assert (status, len(told)) == (1, 1)


def test_broken_events_are_told_and_the_others_written(run: Run, content: Path) -> None:
    """One line for each, with the line of the calendar."""
    status, said, told = run(calendar("SUMMARY:a", START, "DTSTART:never") + b"BEGIN:VEVENT\r\nDTSTART:20270503")
    assert (status, len(said)) == (1, 2)
    assert [line.partition(": ")[0] for line in told if line.startswith("a.ics")] == ["a.ics:3", "a.ics:12", "a.ics:16"]
    assert draft(content, "talkoot-2027-05-03")


def test_what_cannot_be_written_is_told(run: Run, content: Path) -> None:
    """A file where the folder should be is left alone."""
    shutil.rmtree(content / "events")
    (content / "events").write_text("mine")
    status, _, told = run(calendar(START))
    assert status == 1
    assert "Luonnosta ei voitu kirjoittaa" in told[-1]
    assert (content / "events").read_text() == "mine"


def test_nothing_in_a_calendar_reaches_the_terminal(run: Run) -> None:
    """No sign of it is one that a terminal obeys."""
    escape = "\x1b]0;x\x07"
    lines = f"X-A:{escape}\nATTACH;X={escape}:{escape}\nSTATUS:{escape}\nBEGIN:{escape}\nEND:{escape}"
    begun = calendar(
        START.replace("Talkoot", escape) + lines, f"DTSTART:{escape}", f"DTSTART;TZID=a{escape}:20270503T110000"
    )
    _, said, told = run(begun + f"BEGIN:{escape}\r\nEND:{escape}".encode())
    assert not [line for line in (*said, *told) if not line.isprintable()]


TROUBLE = [
    START + "DESCRIPTION:" + "[" * 3_000,
    START + "DESCRIPTION:" + "(" * 20_000,
    START + "DESCRIPTION:" + "<" * 20_000,
    START + "DESCRIPTION:" + "\\n# " * 5_000,
    START + "DESCRIPTION:---\\ntitle: a\\n---\\n<!-- a\\n```\\n{{ a }} {% b %}\\n[[a]]: b\\n\\n[^1]: c",
    START + "DESCRIPTION:<p>" + "<ul><li>" * 2_000 + "a",
    START + "DESCRIPTION:<b><a href='//a'>x</a><a href='https://'>y</a><a href='mailto:'>z</a><img src=x></b>",
    START + "SUMMARY:two\nLOCATION:---\nCONTACT:<script>\nORGANIZER;CN=\"[a](b)\":mailto:c",
    START + "URL:https://a.example/\"b\nURL:https://[\nURL:http://a.example/b c",
    START + "LOCATION:https://[::1\nCONFERENCE:https://a.example/{b}|c^d`e",
    START + "CATEGORIES:---,a: b,# c\nCOMMENT:---\\n---\nX-A:\\n---\\n",
    START + "RRULE:FREQ=DAILY",
    START + "DTEND:20270506T110000Z\nRRULE:FREQ=DAILY",
    START + "DTEND:20270503T110001Z",
    "DTSTART:20271031T003000Z\nDTEND:20271031T013000Z",
    "DTSTART;VALUE=DATE:21991231\nDTEND;VALUE=DATE:22010101",
    "DTSTART;VALUE=DATE:19000101\nRRULE:FREQ=YEARLY",
    "DTSTART:19000101T000000\nDTEND:21990101T000000",
    "DTSTART;VALUE=DATE:20270503\nDURATION:P99999D",
    "SUMMARY:2027\nDTSTART;VALUE=DATE:20270503\nUID:---",
]  # fmt: skip


def test_whatever_is_imported_builds(run: Run, content: Path) -> None:
    """Foreign calendars of every kind go into a site, which is then built with its drafts, without an error."""
    events = [event.replace("UID:a", f"UID:{number}") for number, event in enumerate(TROUBLE)]
    assert run(calendar(*events))[0] == 0
    run(b"\r\n".join(file.read_bytes() for file in sorted(LIBRARY.glob("calendars/*.ics"))))
    drafts = [file for file in content.rglob("*.md") if "draft: yes" in file.read_text("utf-8")]

    built = build_site(SMALL / "pelicanconf.py", content.parent / "out", content=str(content), drafts=True)

    assert len(drafts) > 80
    assert built.status == 0, built.told


def test_drafts_are_not_published(run: Run, content: Path) -> None:
    """Not a word of them, before somebody takes the line away."""
    run(calendar(START.replace("Talkoot", "Xqtalkoot")))
    built = build_site(SMALL / "pelicanconf.py", content.parent / "out", content=str(content))
    assert built.status == 0
    assert [
        path for path in built.paths() if "xqtalkoot" in path.lower() or "Xqtalkoot" in read(built.output / path)
    ] == []


def read(file: Path) -> str:
    """The text of a file, be it one or not."""
    return file.read_text("utf-8", errors="replace")
