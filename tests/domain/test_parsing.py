"""From records to items: fields are typed, shared facts joined, and every mistake is told once, where it stands."""

from datetime import date
from typing import Any

import pytest

from plugins.domain.event import Event, EventTexts
from plugins.domain.fields import Reading
from plugins.domain.item import Item, Translation
from plugins.domain.occurrence import EventStatus
from plugins.domain.page import StandingPage
from plugins.domain.parsing import parse_entries, parse_items, per_language
from plugins.domain.problem import Problem
from plugins.domain.record import Body, Field, Record
from plugins.domain.registry import ENTRIES, Organisation, Place
from plugins.domain.stated import STANDARD_ERRORS, field_names
from plugins.domain.story import Story, StoryTexts
from plugins.host.problems import read_sentences
from tests.building import ROOT
from tests.region import KINDS, READING, entries, md, parse, records

FI, EN = "news/2026-05-03-silta/index.fi.md", "news/2026-05-03-silta/index.en.md"


def only(kind: type[Item], texts: dict[str, str]) -> Item:
    """The one item of these texts, in which nothing is wrong."""
    found = parse(kind, texts)
    assert (found.problems, found.unfinished) == ((), ())
    return found.items[0]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    """The file's name, the line and the code of each problem."""
    return [(problem.where.path.rpartition("/")[2], problem.where.line, problem.code) for problem in problems]


def test_the_languages_of_a_folder_are_one_item() -> None:
    """Each has its texts; a fact that one states holds for all."""
    item = only(Story, {FI: md("title: Silta", "themes: kylat", "kind: release"), EN: md("title: The bridge")})

    assert (item.key, item.themes, item.date) == ("2026-05-03-silta", ("kylat",), date(2026, 5, 3))
    assert {code: texts.title for code, texts in item.texts.items()} == {"fi": "Silta", "en": "The bridge"}


@pytest.mark.parametrize("stated_in", [FI, EN])
def test_a_shared_fact_may_stand_in_either_file(stated_in: str) -> None:
    """Neither language is the one that must hold the facts."""
    texts = {FI: md("title: Silta"), EN: md("title: The bridge")}
    texts[stated_in] = texts[stated_in].replace("---\n\n", "image_credit: Seutu\n---\n\n")

    assert only(Story, texts).image_credit == "Seutu"


def test_facts_that_agree_may_stand_in_both() -> None:
    """They are compared by what they mean, not by how they are written."""
    texts = {
        FI: md("title: Silta", "date: su 3.5.2026", "themes: a, b"),
        EN: md("title: The bridge", "date: 3 May 2026", "themes:", "  - a", "  - b"),
    }

    assert only(Story, texts).themes == ("a", "b")


def test_facts_that_differ_show_both_lines() -> None:
    """The second file is told of, and the first is named."""
    texts = {FI: md("title: Silta", "date: 3.5.2026"), EN: md("title: The bridge", "summary: A", "date: 2026-05-04")}
    problem, *others = parse(Story, texts).problems

    assert others == []
    assert told((problem,)) == [("index.fi.md", 3, "facts-differ")]
    assert problem.facts == {
        "field": "date",
        "value": "3.5.2026",
        "other_path": f"content/{EN}",
        "other_line": "4",
    }


def test_texts_of_a_language_are_its_own() -> None:
    """Titles, slugs, dates of review and links differ without contradicting each other."""
    texts = {
        FI: md("title: Silta", "slug: silta", "updated: 4.5.2026", "links:", "  label: A", "  url: https://a.example/"),
        EN: md("title: The bridge", "slug: bridge", "updated: 5.5.2026", "translation: summary"),
    }
    item = only(Story, texts)

    assert (item.texts["fi"].slug, item.texts["en"].slug) == ("silta", "bridge")
    assert item.texts["en"].translation is Translation.SUMMARY
    assert [link.label for link in item.texts["fi"].links] == ["A"]
    assert item.texts["en"].links == ()


@pytest.mark.parametrize(("fields", "day"), [((), date(2026, 5, 3)), (("date: 1.6.2026",), date(2026, 6, 1))])
def test_a_folder_gives_its_date_to_a_story_that_states_none(fields: tuple[str, ...], day: date) -> None:
    """A date that is written wins."""
    assert only(Story, {FI: md("title: Silta", *fields)}).date == day


def test_a_folder_gives_no_date_to_a_page() -> None:
    """Only news are dated by their folder."""
    assert only(StandingPage, {"pages/2026-05-03-x/index.fi.md": md("title: Sivu")}).date is None


@pytest.mark.parametrize(
    ("present", "stated", "source"),
    [(("fi", "en"), "", "fi"), (("en",), "", "en"), (("fi", "en"), "source: en", "en")],
)
def test_the_source_is_the_first_language_present(present: tuple[str, ...], stated: str, source: str) -> None:
    """Unless a file names it."""
    texts = {f"news/2026-05-03-silta/index.{code}.md": md("title: Silta", stated or "# -") for code in present}

    assert only(Story, texts).source == source


def test_a_promise_needs_no_title() -> None:
    """A pending translation says when it is due, and nothing else."""
    item = only(Story, {FI: md("title: Silta"), EN: md("translation: pending", "due: 5.12.2026")})

    assert (item.texts["en"].title, item.texts["en"].due) == ("", date(2026, 12, 5))


def test_lists_of_parts_are_typed_in_depth() -> None:
    """A single part may be written without a dash."""
    item = only(
        Event,
        {"events/x/index.fi.md": md("title: X", "start: 3.5.2026", "programme:", "  time: klo 9", "  title: Avaus")},
    )
    texts = item.texts["fi"]

    assert isinstance(item, Event)
    assert isinstance(texts, EventTexts)
    assert item.status is EventStatus.CONFIRMED
    assert [(point.time, point.title) for point in texts.programme] == [("klo 9", "Avaus")]


WRONG: list[tuple[tuple[str, ...], list[tuple[int, str]]]] = [
    (("titel: A",), [(2, "unknown-field")]),
    (("summary: A",), [(1, "missing-field")]),
    (("title:",), [(2, "empty-field")]),
    (("title:", "  - A"), [(2, "not-one-text")]),
    (("title: A", "key: x"), [(3, "unknown-field")]),
    (("title: A", "texts: x"), [(3, "unknown-field")]),
    (("title: A", "translation: soon"), [(3, "not-one-of")]),
    (("translation: soon",), [(2, "not-one-of")]),
    (("title: A", "kind: gossip"), [(3, "not-one-of")]),
    (("title: A", "kind:"), [(3, "empty-field")]),
    (("title: A", "kind:", "  - news"), [(3, "not-one-of")]),
    (("title: A", "date: 31.4.2026"), [(3, "date-not-in-calendar")]),
    (("title: A", "date:", "  a: 3.5.2026"), [(3, "not-one-text")]),
    (("title: A", "draft: ehkä", "due: 1.2."), [(3, "not-yes-or-no"), (4, "date-no-year")]),
    (("title: A", "quotes: Hyvä"), [(3, "not-a-list")]),
    (("title: A", "quotes:", "  - Hyvä"), [(4, "not-a-map")]),
    (("title: A", "quotes:", "  - speaker: B"), [(4, "missing-part")]),
    (("title: A", "quotes:", "  - text: B", "    who: C"), [(5, "unknown-part")]),
    (("title: A", "quotes:", "  - text:", "      - B"), [(4, "not-one-text")]),
    (("title: A", "links:", "  - label: B", "    url: b.example"), [(5, "not-an-address")]),
    (("title: A", "links:", "  - label: B", "    url:"), [(5, "empty-field")]),
    (("title: A", "themes:", "  a: b"), [(3, "not-a-list")]),
    (("title: A", "themes:", "  - - b"), [(4, "not-one-text")]),
    (("title: A", "aliases: Vanha"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a/../b/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a/%2e%2e/b/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a%0ab/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a%22;return%20200;/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a$uri/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /a/*"), [(3, "bad-alias")]),
    (("title: A", "aliases: /%ff/"), [(3, "bad-alias")]),
    (("title: A", "aliases: /?p=12"), [(3, "bad-alias")]),
    (("title: A", "aliases: /.manifest.json"), [(3, "bad-alias")]),
    (("title: A", "aliases: //elsewhere.example/"), [(3, "bad-alias")]),
    (("title: A", f"aliases: /{'a' * 200}/"), [(3, "bad-alias")]),
]


@pytest.mark.parametrize(("fields", "expected"), WRONG)
def test_a_mistake_is_told_once_in_its_line(fields: tuple[str, ...], expected: list[tuple[int, str]]) -> None:
    """Each has one code, at the part that is wrong, and a sentence to tell it by."""
    found = parse(Story, {FI: md(*fields)})

    assert told(found.problems) == [("index.fi.md", line, code) for line, code in expected]
    assert (found.items, len(found.unfinished)) == ((), 1)
    assert all(problem.code in read_sentences("fi") for problem in found.problems)


def test_what_is_missing_is_told_once() -> None:
    """An event without a start says so at its first file, whatever other fields are alike."""
    texts = {f"events/x/index.{code}.md": md("title: X", "status: cancelled") for code in ("fi", "en")}

    assert told(parse(Event, texts).problems) == [("index.en.md", 1, "missing-field")]


@pytest.mark.parametrize(("count", "codes"), [("2000000000", []), ("2000000001", ["sequence-too-large"])])
def test_changes_are_counted_in_32_bits(count: str, codes: list[str]) -> None:
    """As calendar programs do; there is room above for the changes to come."""
    texts = {"events/x/index.fi.md": md("title: X", "start: 5.12.2026", f"sequence: {count}")}

    assert [problem.code for problem in parse(Event, texts).problems] == codes


@pytest.mark.parametrize("field", ["stat: 3.5.2026", "Start: 3.5.2026", "strat: 3.5.2026"])
def test_what_is_misspelt_is_not_missing_as_well(field: str) -> None:
    """One slip is one line, which names the field that was meant."""
    [problem] = parse(Event, {"events/x/index.fi.md": md("title: X", field)}).problems

    assert problem.code == "unknown-field"
    assert problem.facts["nearest"] == "start"


def test_a_field_under_the_name_of_another_language_is_known() -> None:
    """Whoever writes what the field is called is told of the field, and of nothing that seems to be missing."""
    words = {"otsikko": ("name", "title"), "alku": ("start",)}
    named = Reading(READING.words, READING.languages, lambda word: words.get(word, ()))
    texts = {"events/x/index.fi.md": md("otsikko: X", "alku: 3.5.2026")}

    problems = parse_items(Event, records(texts), {}, named).problems

    assert [(problem.code, problem.facts["nearest"]) for problem in problems] == [
        ("unknown-field", "title"),
        ("unknown-field", "start"),
    ]


def test_what_cannot_be_read_is_not_missing_as_well() -> None:
    """The file's own problem tells of it; the item is not whole all the same."""
    found = parse(Event, {"events/x/index.fi.md": md("title: X", "start:", "\t- 3.5.2026")})

    assert (found.problems, found.items, len(found.unfinished)) == ((), (), 1)


def test_an_unfinished_item_says_what_is_known_of_it() -> None:
    """The rules can look at the rest, so that all mistakes are told in one run."""
    texts = {FI: md("title: Silta", "date: eilen", "themes: kylat", "slug: silta"), EN: md("title: The bridge")}
    [item] = parse(Story, texts).unfinished

    assert (item.name, item.themes, item.texts["fi"].slug) == ("news/2026-05-03-silta", ("kylat",), "silta")
    assert item.where("themes").line == 4


def test_items_are_in_the_order_of_their_keys() -> None:
    """However the records come."""
    texts = {f"news/2026-05-0{day}-x/index.fi.md": md("title: X") for day in (3, 1, 2)}

    assert [item.key for item in parse(Story, texts).items] == ["2026-05-01-x", "2026-05-02-x", "2026-05-03-x"]


def test_each_field_is_shared_or_per_language() -> None:
    """The texts of a kind are per language, and only they."""
    own = {name for name in (*field_names(StoryTexts), *field_names(Story)) if name in per_language(Story)}

    words = "title summary slug translation due checked updated image_alt links aliases quotes"
    assert own == set(words.split())


SHAPES: list[object] = ["", "x", [], ["x"], [["x"]], [{"x": "y"}], {"x": "y"}, {"fi": ["x"]}, {"fi": {"x": "y"}}]


def parts_of(shape: object) -> int:
    """How many mistakes a shape can be: a map may lack two parts and have one that is unknown, all else is one."""
    return 3 if isinstance(shape, dict) or shape == [{"x": "y"}] else 1


@pytest.mark.parametrize("kind", [Story, Event, StandingPage])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_any_shape_of_any_field_is_told_with_a_sentence(kind: type[Item], shape: object) -> None:
    """Whatever YAML holds where something else belongs, it is a value or a problem that a writer understands."""
    for name in (*field_names(kind.texts_type), *field_names(kind)):
        fields = {
            "title": Field("A", 2),
            "date": Field("3.5.2026", 3),
            "start": Field("3.5.2026", 4),
            name: Field(shape, 5),
        }
        known = {
            key: field for key, field in fields.items() if key in (*field_names(kind), *field_names(kind.texts_type))
        }
        record = Record("content/x.md", kind.kind_folder, "k", "fi", known, Body())

        found = parse_items(kind, [record], {}, READING).problems

        assert {problem.code for problem in found} <= set(read_sentences("fi")), (name, found)
        assert len(found) <= parts_of(shape), (name, found)


@pytest.mark.parametrize("registry", ENTRIES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_any_shape_of_a_registry_is_told_with_a_sentence(registry: Any, shape: object) -> None:
    """The same holds for every field of every registry."""
    for name in field_names(registry):
        fields = {"name": Field({"fi": "A"}, 2), name: Field(shape, 3)}
        record = Record("content/registry/x.yml", registry.registry, "k", "", fields, Body())

        _, found = parse_entries(registry, [record], READING)

        assert {problem.code for problem in found} <= set(read_sentences("fi")), (name, found)
        assert len(found) <= parts_of(shape), (name, found)


def test_every_standard_error_has_a_sentence() -> None:
    """Pydantic's own errors are told in our words."""
    assert set(STANDARD_ERRORS.values()) <= set(read_sentences("fi")) & set(read_sentences("en"))


def test_entries_know_their_lines() -> None:
    """Each entry stands at its id, and each field at its own line."""
    found, problems = entries("places", "silta:\n  name: {fi: Silta}\n  part_of: kyla\n  in: {fi: Sillalla}\n")
    silta = found["silta"]

    assert problems == ()
    assert isinstance(silta, Place)
    assert (silta.id, silta.part_of, silta.inside) == ("silta", ("kyla",), {"fi": "Sillalla"})
    assert silta.where_of("part_of").line == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  kind: x\n", (1, "missing-part")),
        ("a:\n  name: Silta\n", (2, "not-a-map")),
        ("a:\n  name: {fi: A, sv: B}\n", (2, "unknown-language")),
        ("a:\n  name: {fi: A}\n  url: a.example\n", (3, "not-an-address")),
        ("a:\n  name: {fi: A}\n  url: {fi: a.example}\n", (3, "not-an-address")),
        ("a:\n  name: {fi: A}\n  abreviation: B\n", (3, "unknown-field")),
        ("A b:\n  name: {fi: A}\n", (1, "bad-id")),
        ("../../x:\n  name: {fi: A}\n", (1, "bad-id")),
    ],
)
def test_a_mistake_in_a_registry_is_told_once(text: str, expected: tuple[int, str]) -> None:
    """An entry with a mistake is left out."""
    found, problems = entries("organisations", text)

    assert found == {}
    assert [(problem.where.line or 1, problem.code) for problem in problems] == [expected]


@pytest.mark.parametrize(("written", "value"), [("UEF", "UEF"), ("{fi: ISY, en: UEF}", {"fi": "ISY", "en": "UEF"})])
def test_a_text_may_be_the_same_in_all_languages(written: str, value: object) -> None:
    """An abbreviation is one text or one a language."""
    found, problems = entries(
        "organisations", f"uef:\n  name: {{fi: Itä-Suomen yliopisto}}\n  abbreviation: {written}\n"
    )
    uef = found["uef"]

    assert problems == ()
    assert isinstance(uef, Organisation)
    assert uef.abbreviation == value


@pytest.mark.parametrize("folder", ["content", "tests/sites/small/content", "tests/sites/swedish/content"])
def test_an_item_is_the_same_whether_it_is_read_in_one_go_or_field_by_field(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is read in one go is whole, has the same values, and stands in the same lines."""
    files = sorted((ROOT / folder).glob("*/*/index.*.md"))
    texts = {file.relative_to(ROOT / folder).as_posix(): file.read_text("utf-8") for file in files}
    read = records({path: text for path, text in texts.items() if path.split(".")[-2] in READING.languages})
    found = [(kind, [record for record in read if record.kind == kind.kind_folder]) for kind in KINDS.values()]
    quick = [parse_items(kind, several, {}, READING) for kind, several in found]
    monkeypatch.setattr("plugins.domain.parsing._parse_plain_item", lambda *_: None)
    assert [parse_items(kind, several, {}, READING) for kind, several in found] == quick
    assert any(items.items for items in quick)
