"""The state of each language of an item: from what its texts say, from what git knows, and from the clock."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from plugins.domain.catalogue import Catalogue
from plugins.domain.item import File, Item
from plugins.domain.lag import Lag, Step, TextRevision
from plugins.domain.lock import LOCK
from plugins.domain.rewording import Paragraph, Rewording, Stretch
from plugins.domain.translation_state import PastTexts, Row, Situation, State, Version, rows_of
from tests.region import NOW, ZONE, catalogue, md

SITUATION = Situation(("fi", "en"), NOW, ZONE)
NOTHING = PastTexts({}, {})
DAYS_AGO = NOW.astimezone(UTC) - timedelta(days=9)
LAG = Lag(
    TextRevision(0, DAYS_AGO, ()),
    (Step(1, DAYS_AGO, 3),),
    Rewording((Stretch(3, (), (Paragraph(5, "uutta tässä on"),)),)),
)
FINNISH = md("title: Silta", "date: 1.9.2026")
ENGLISH = md("title: The bridge")


def rows(texts: Mapping[str, str], past: PastTexts = NOTHING, situation: Situation = SITUATION) -> dict[str, Row]:
    """The rows of some texts by name."""
    return {row.name: row for row in rows_of(catalogue(texts), past, situation)}


def version(english: str, lag: Lag | None = None, finnish: str = FINNISH) -> Version:
    """The English version of a story in Finnish; "" for none."""
    texts = {"news/silta/index.fi.md": finnish} | ({"news/silta/index.en.md": english} if english else {})
    row = rows(texts, PastTexts({("news/silta", "en"): lag}, {}))["news/silta"]
    assert row.versions[0] == Version("fi", State.ORIGINAL)
    return row.versions[1]


@pytest.mark.parametrize(
    ("english", "lag", "state", "days"),
    [
        (ENGLISH, None, State.FULL, None),
        (md("title: The bridge", "translation: summary"), None, State.SUMMARY, None),
        (md("title: The bridge", "checked: 20.11.2026"), None, State.REVIEWED, None),
        (md("title: The bridge", "checked: 20.11.2027"), None, State.FULL, None),  # a day to come says nothing
        (ENGLISH, LAG, State.OUTDATED, 9),
        (md("title: The bridge", "translation: summary"), LAG, State.OUTDATED, 9),
        (md("title: The bridge", "checked: 1.10.2026"), LAG, State.OUTDATED, 9),
        (md("translation: pending", "due: 21.11.2026"), None, State.PENDING, 81),
        (md("translation: pending", "due: 20.11.2026"), None, State.LATE, 81),
        (md("translation: pending"), None, State.PENDING, 81),
        ("", None, State.MISSING, 81),
    ],
)
def test_each_version_has_one_state(english: str, lag: Lag | None, state: State, days: int | None) -> None:
    """What is to be done wins over what a text calls itself; the day it is due is still its own."""
    found = version(english, lag)

    assert (found.state, found.days) == (state, days)


def test_readers_are_told_by_dates_alone() -> None:
    """What git knows is for those who write; what `updated` says, readers are told, and counts without git as well."""
    updated = md("title: Silta", "date: 1.9.2026", "updated: 11.11.2026")
    told, untold = version(ENGLISH, None, updated), version(ENGLISH, LAG)
    settled = version(md("title: The bridge", "checked: 11.11.2026"), None, updated)

    assert (told.state, told.is_told, told.days) == (State.OUTDATED, True, 10)
    assert (untold.state, untold.is_told) == (State.OUTDATED, False)
    assert (settled.state, settled.is_told) == (State.REVIEWED, False)


def test_only_promises_have_no_original() -> None:
    """Where nobody has written anything yet, each language is promised."""
    found = rows({"news/silta/index.fi.md": md("translation: pending", "due: 1.12.2026", "date: 1.9.2026")})
    (row,) = found.values()

    assert (row.original, row.title) == ("", "silta")
    assert [one.state for one in row.versions] == [State.PENDING, State.MISSING]


def test_an_issue_that_was_sent_needs_no_translation() -> None:
    """Nobody sends it again: a language that it lacks is not missing, and one that it has is never outdated."""
    (written,) = catalogue(
        {f"newsletters/2026-10/index.{code}.md": md("title: Kirje") for code in ("fi", "en")}
    ).items()
    kept = written.model_copy(update={"kept": (File(LOCK, "d", 1),)})
    alone = kept.model_copy(update={"texts": {"fi": written.texts["fi"]}})

    def states(item: Item) -> list[State]:
        past = PastTexts({(item.name, "en"): LAG}, {})
        (row,) = rows_of(Catalogue({"newsletters": (item,)}), past, SITUATION)
        return [one.state for one in row.versions]

    assert states(written) == [State.ORIGINAL, State.OUTDATED]
    assert states(kept) == [State.ORIGINAL, State.FULL]
    assert states(alone) == [State.ORIGINAL, State.SENT]


def test_what_is_due_comes_first() -> None:
    """Late by their days, then promised by theirs, then outdated, then missing, the newest first; then what is over."""
    days = {"myohassa": "1.11.2026", "pahasti": "1.10.2026", "pian": "1.12.2026", "joskus": "1.12.2027"}
    texts = {
        **{f"news/{key}/index.en.md": md("translation: pending", f"due: {due}") for key, due in days.items()},
        **{f"news/{key}/index.fi.md": FINNISH for key in (*days, "muuttunut", "vanha", "kunnossa")},
        "news/muuttunut/index.en.md": ENGLISH,
        "news/kunnossa/index.en.md": ENGLISH,
        "news/uusi/index.fi.md": md("title: Uusi", "date: 1.11.2026"),
        "events/juhla/index.fi.md": md("title: Juhla", "start: 1.11.2026", "date: 2.11.2026"),
        "calls/haku/index.fi.md": md("title: Haku", "kind: funding", "closes: 1.11.2026", "date: 1.10.2026"),
    }
    found = rows(texts, PastTexts({("news/muuttunut", "en"): LAG}, {}))

    assert [name.partition("/")[2] for name in found] == [
        "pahasti", "myohassa", "pian", "joskus", "muuttunut", "uusi", "vanha", "juhla", "haku", "kunnossa",
    ]  # fmt: skip
    assert [row.is_over for row in found.values()] == [False] * 7 + [True, True, False]


def test_what_readers_do_not_meet_is_never_behind() -> None:
    """Drafts and what is over do not fail a check; everything else that is late or outdated does."""
    pending = md("translation: pending", "due: 1.11.2026")
    texts = {
        "news/luonnos/index.fi.md": md("title: Luonnos", "date: 1.9.2026", "draft: yes"),
        "news/luonnos/index.en.md": pending,
        "events/juhla/index.fi.md": md("title: Juhla", "start: 1.11.2026", "date: 2.10.2026"),
        "events/juhla/index.en.md": pending,
        "news/silta/index.fi.md": FINNISH,
        "news/silta/index.en.md": pending,
    }
    behind = {name: [row.is_behind(one) for one in row.versions] for name, row in rows(texts).items()}

    assert behind == {"news/silta": [False, True], "news/luonnos": [False, False], "events/juhla": [False, False]}


def test_entries_lack_the_texts_that_another_language_has() -> None:
    """Names and texts in some of the languages; what is the same in all of them lacks nothing, nor do addresses."""
    places = """
kuhmo:
  name: {fi: Kuhmo, en: Kuhmo}
  slug: {fi: kuhmo}
  text: {fi: Kulttuurikaupunki.}
  in: {fi: Kuhmossa, en: in Kuhmo}
lammas: {name: {en: Sheep Hill}}
"""
    people = "toimitus: {name: {fi: Toimitus, en: Editors}, role: Toimitus, email: a@seutu.example}"
    glossary = "hyva: {preferred: {fi: hyvä}, avoid: {fi: [huono]}}"
    names = {"places": places, "people": people, "glossary": glossary}
    found = rows({f"registry/{name}.yml": text for name, text in names.items()})

    lacking = {name: {one.language: one.lacking for one in row.versions} for name, row in found.items()}
    assert lacking == {
        "places/kuhmo": {"fi": (), "en": ("text",)},
        "places/lammas": {"fi": ("name",), "en": ()},
        "people/toimitus": {"fi": (), "en": ()},
    }
    assert [found["places/lammas"].original, found["places/kuhmo"].versions[1].state] == ["en", State.MISSING]


def test_further_languages_have_columns_of_their_own() -> None:
    """Each is compared with the original, whichever that is."""
    texts = {"news/silta/index.en.md": md("title: Bridge", "date: 1.9.2026"), "news/silta/index.fi.md": FINNISH}
    situation = Situation(("fi", "en", "sv"), datetime(2026, 11, 21, tzinfo=UTC), ZONE)
    row = rows({**texts, "news/silta/index.fi.md": md("title: Silta", "source: en")}, situation=situation)["news/silta"]

    assert (row.original, [one.state for one in row.versions]) == (
        "en", [State.FULL, State.ORIGINAL, State.MISSING],
    )  # fmt: skip
