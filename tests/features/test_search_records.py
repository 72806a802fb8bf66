"""What search finds: everything public that a language has a page of, in the words of that language alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.engine.search_records import SearchRecord
from plugins.search.choices import choices_of, untranslated
from plugins.search.records import records_of
from tests.building import SITES, read_views
from tests.whole.conftest import SWEDISH

Found = Mapping[str, SearchRecord]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Found]:
    """The records of a small site by language and address."""
    views = read_views(SITES / "small" / "pelicanconf.py", tmp_path_factory.mktemp("cache"))
    return {code: {record.address: record for record in records_of(view)} for code, view in views.items()}


def test_a_story_is_found_by_all_that_it_says(small: Mapping[str, Found]) -> None:
    """Its title, what it is about, its summary and text; a result shows what it is, when, where and the summary."""
    record = small["fi"]["/fi/uutiset/silta/"]
    assert (record.title, record.language) == ("Kapea silta kunnostetaan", "fi")
    assert record.shown["kind"] == "Uutinen"
    assert record.shown["date"] == "14.9.2026"
    assert record.shown["excerpt"] in record.texts
    assert record.sort == {"date": "2026-09-14"}
    assert record.filters["kind"] == ("news",)
    assert record.filters["theme"] != ()


def test_everything_that_has_a_page_is_found(small: Mapping[str, Found]) -> None:
    """Items, and the themes, places and organisations that have a page; each is in the site's own section."""
    sections = {address.split("/")[2] for address in small["fi"]}
    assert {"uutiset", "tapahtumat", "teemat", "paikat", "toimijat"} <= sections
    assert [address for address in small["fi"] if not address.startswith("/fi/")] == []


def test_nothing_that_is_not_public_is_found(small: Mapping[str, Found]) -> None:
    """Neither a draft nor what is due later, in either language."""
    every = " ".join(repr(record) for found in small.values() for record in found.values()).lower()
    assert ("salaisuus" in every, "hiihto" in every, "sauna" in every) == (False, False, True)


def test_a_notice_is_not_found(small: Mapping[str, Found]) -> None:
    """A story that a language does not have has a notice there, which is nothing to be found."""
    assert [address for address in small["fi"] if "newcomers" in address] == []
    assert [address for address in small["en"] if "newcomers" in address] != []


def test_an_event_of_another_language_is_found_by_facts_alone(small: Mapping[str, Found]) -> None:
    """Neither its title nor its text is among the words of the page's language; what a result needs stands aside."""
    record = small["en"]["/en/events/talkooviikonloppu/"]
    assert (record.title, record.shown["excerpt"], record.shown["kind"]) == ("", "", "Event")
    assert record.shown["date"] == "Tentative, Sat 17 – Sun 18 April 2027"
    assert "talkoo" not in f"{record.texts} {record.names} {record.shown}".lower()


def test_what_another_language_is_called_stands_on_the_page(tmp_path: Path) -> None:
    """With its language and the words that say so."""
    views = read_views(SITES / "small" / "pelicanconf.py", tmp_path)
    named = {link.address: (link.label, link.language, link.mark) for link in untranslated(views["en"])}
    assert named == {"/en/events/talkooviikonloppu/": ("Talkooviikonloppu", "fi", "in Finnish")}
    assert list(untranslated(views["fi"])) == []


def test_there_is_a_choice_of_all_that_records_have(tmp_path: Path) -> None:
    """Kinds, themes and places, each once by its name and in the order of the language; no venue is a place."""
    views = read_views(SWEDISH, tmp_path)
    for view in views.values():
        records = tuple(records_of(view))
        choices = {choice.name: choice for choice in choices_of(view)}
        assert list(choices) == ["kind", "theme", "place"]
        for name, choice in choices.items():
            ids = [one for one, _ in choice.options]
            assert sorted(ids) == sorted({one for record in records for one in record.filters.get(name, ())})
            assert [label for _, label in choice.options if not label] == []
    assert dict(choices_of(views["sv"])[0].options)["news"] == "Nyhet"
