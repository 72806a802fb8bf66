"""The tree of a registry: what names an entry names what it is part of, and chains of all kinds come to an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.registry import Entry, Organisation, Place, Theme
from plugins.domain.tree import ancestors, paged_links, successors, tree_of
from tests.features.regional import branch_of, keys, listed
from tests.region import READING, Texts, md, view

NAMES = "abcdef"
TEXTS: Texts = {
    "registry/organisations.yml": (
        "vanha: {name: {fi: Vanha}, valid_until: 31.12.2025, successor: uusi}\n"
        "uusi: {name: {fi: Uusi}, successor: uusin}\nuusin: {name: {fi: Uusin}}\n"
        "yksikko: {name: {fi: Yksikkö}, parent: emo}\nemo: {name: {fi: Emo}}\nmuu: {name: {fi: Muu}}\n"
    ),
    "registry/places.yml": (
        "maa: {name: {fi: Maa}}\nseutu: {name: {fi: Seutu}, part_of: maa}\n"
        "kyla: {name: {fi: Kylä}, part_of: [seutu, maa]}\nsali: {name: {fi: Sali}, part_of: kyla}\n"
    ),
    "registry/themes.yml": (
        "puu: {name: {fi: Puu}}\nkoivu: {name: {fi: Koivu}, parent: puu}\nkivi: {name: {fi: Kivi}}\n"
    ),
    "news/a/index.fi.md": md("title: A", "date: 1.11.2026", "organisations: vanha, yksikko", "places: sali"),
    "news/b/index.fi.md": md("title: B", "date: 2.11.2026", "places: kyla", "themes: koivu"),
    "news/c/index.fi.md": md("title: C", "date: 3.11.2026", "themes: puu, koivu"),
    "news/d/index.fi.md": md("title: D", "draft: yes", "date: 4.11.2026", "organisations: muu", "places: maa"),
}


def organisation(name: str, successor: str = "", parent: str = "") -> Organisation:
    """An organisation that another follows."""
    facts = {"id": name, "name": {"fi": name}, "successor": successor, "parent": parent}
    return Organisation.model_validate(facts, context=READING)


def test_what_names_a_part_names_the_whole() -> None:
    """All the way up, each item once, the newest first."""
    places = tree_of(view("fi", TEXTS), Place)

    assert {name: keys(branch) for name, branch in places.items()} == {
        "sali": ["news/a"],
        "kyla": ["news/b", "news/a"],
        "seutu": ["news/b", "news/a"],
        "maa": ["news/b", "news/a"],
    }


def test_every_theme_has_a_page() -> None:
    """Even one that nothing names yet; what names it twice stands there once."""
    themes = tree_of(view("fi", TEXTS), Theme)

    assert {name: keys(branch) for name, branch in themes.items()} == {
        "puu": ["news/c", "news/b"],
        "koivu": ["news/c", "news/b"],
        "kivi": [],
    }


def test_an_organisation_has_a_page_where_something_public_names_it() -> None:
    """Or a unit of it, or one that it follows; one that only a draft names has none."""
    organisations = tree_of(view("fi", TEXTS), Organisation)

    assert {name: keys(branch) for name, branch in organisations.items()} == {
        "vanha": ["news/a"],
        "yksikko": ["news/a"],
        "emo": ["news/a"],
        "uusi": [],
        "uusin": [],
    }


def test_links_lead_only_to_pages() -> None:
    """What has no page is named all the same; what is not in the registry is not."""
    page = listed("fi", TEXTS)
    found = paged_links(page, "organisations", ("emo", "muu", "tuntematon", ""))

    assert [(link.label, link.address) for link in found] == [("Emo", "/fi/toimijat/emo/"), ("Muu", "")]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ({"a": ""}, []),
        ({"a": "b", "b": ""}, ["b"]),
        ({"a": "b", "b": "c", "c": ""}, ["b", "c"]),
        ({"a": "a"}, []),
        ({"a": "b", "b": "a"}, ["b"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c"]),
        ({"a": "x"}, []),
    ],
)
def test_successors_follow_one_another(chain: dict[str, str], expected: list[str]) -> None:
    """Each once; a circle and an unknown name end the chain."""
    entries = {name: organisation(name, after) for name, after in chain.items()}

    assert list(successors(entries["a"], entries)) == expected


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", *NAMES])), st.sampled_from(NAMES))
def test_no_chain_is_without_an_end(chain: dict[str, str], start: str) -> None:
    """Whatever circles there are, upwards and onwards, every name comes once and the first never again."""
    entries: dict[str, Entry] = {name: organisation(name, after, after) for name, after in chain.items()}
    first = entries.setdefault(start, organisation(start))

    for found in (list(successors(first, entries)), list(ancestors(first, entries))):
        assert len(found) == len(set(found))
        assert start not in found
        assert set(found) <= set(entries)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3)))
def test_all_ancestors_are_found(above: dict[str, list[str]]) -> None:
    """Of places that are part of several: the parents of each ancestor are ancestors."""
    entries: dict[str, Entry] = {
        name: Place.model_validate({"id": name, "name": {"fi": name}, "part_of": parents}, context=READING)
        for name, parents in above.items()
    }
    for entry in entries.values():
        found = set(ancestors(entry, entries))
        expected = {parent for name in (entry.id, *found) for parent in entries[name].parents() if parent in entries}
        assert found == expected - {entry.id}


def test_the_tree_is_the_same_in_both_languages() -> None:
    """An item that only one language has is listed in the other, marked."""
    fi, en = (branch_of(listed(code, TEXTS), Place, "maa") for code in ("fi", "en"))

    assert keys(fi) == keys(en)
