"""Families of colour: named by themes, inherited from above, lent to whatever is about a theme."""

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.domain.cards import card_of
from plugins.domain.family import Colour, Family
from plugins.domain.item_page import item_page
from plugins.domain.registry import family_of
from tests.region import READING, entries, md, view

THEMES = """
metsa: {name: {fi: Metsä}, colour: moss}
puu: {name: {fi: Puu}, parent: metsa}
lauta: {name: {fi: Lauta}, parent: puu}
tuli: {name: {fi: Tuli}, parent: puu, colour: glow}
liekki: {name: {fi: Liekki}, parent: tuli}
yksin: {name: {fi: Yksin}}
muna: {name: {fi: Muna}, parent: kana}
kana: {name: {fi: Kana}, parent: muna}
orpo: {name: {fi: Orpo}, parent: poissa}
"""


def test_a_theme_names_one_of_the_families() -> None:
    """By its word, and in no other writing."""
    read = TypeAdapter(Colour).validate_python

    assert [read(family.value, context=READING) for family in Family] == list(Family)
    for text in ("mos", "MOSS", "#48631a", "green"):
        with pytest.raises(ValidationError, match=text):
            read(text, context=READING)


@pytest.mark.parametrize(
    ("text", "nearest"), [("mos", "moss"), ("Water", "water"), ("heater", "heather"), ("#48631a", "")]
)
def test_what_is_no_family_is_told_with_the_nearest(text: str, nearest: str) -> None:
    """And with all of them."""
    found, problems = entries("themes", f"a: {{name: {{fi: A}}, colour: '{text}'}}")

    assert found == {}
    assert [(problem.code, dict(problem.facts)["nearest"]) for problem in problems] == [("unknown-colour", nearest)]
    assert dict(problems[0].facts)["known"] == "glow, heather, moss, rock, water"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("metsa", "moss"), ("puu", "moss"), ("lauta", "moss"), ("tuli", "glow"), ("liekki", "glow"),
        ("yksin", "rock"), ("muna", "rock"), ("orpo", "rock"), ("poissa", "rock"), ("", "rock"),
    ],
)  # fmt: skip
def test_a_theme_has_the_family_of_the_nearest_above_it(name: str, family: str) -> None:
    """Its own before all others; a theme alone, in a circle or unknown has rock."""
    themes, _ = entries("themes", THEMES)

    assert family_of(name, themes).value == family


@pytest.mark.parametrize(("themes", "family"), [("lauta, tuli", "moss"), ("tuli, lauta", "glow"), ("", "rock")])
def test_an_item_has_the_family_of_its_first_theme(themes: str, family: str) -> None:
    """On its card and on its page alike."""
    fields = (f"themes: [{themes}]",) if themes else ()
    texts = {"registry/themes.yml": THEMES, "news/silta/index.fi.md": md("title: Silta", "date: 1.11.2026", *fields)}
    page = view("fi", texts)
    shown = page.shown["news/silta"]

    assert (card_of(page, shown).family, item_page(page, shown).family) == (family, family)
