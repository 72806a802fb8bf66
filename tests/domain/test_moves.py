"""Moves: where what stands at an address stood before."""

from dataclasses import replace

from plugins.domain.catalogue import Catalogue
from plugins.domain.ledger import Ledger
from plugins.domain.moves import moves_of
from plugins.domain.rules import check_catalogue
from plugins.domain.site import Site
from tests.region import NOW, catalogue, md, site

STORY, OTHER = "news/2026-05-03-silta/index.fi.md", "news/2026-06-01-tie/index.fi.md"


def with_past(found: Catalogue, **addresses: str) -> Catalogue:
    """A catalogue whose history knows of a slug in the Finnish news, and of whom it was."""
    known = {f"/fi/uutiset/{slug}/": name for slug, name in addresses.items()}
    return replace(found, ledger=Ledger(addresses=known))


def with_former_words(**words: str) -> Site:
    """The site, with words that sections had before in Finnish."""
    plain = site()
    formers = {name: (word,) for name, word in words.items()}
    finnish = plain.tongues["fi"].model_copy(update={"former_sections": formers})
    return plain.model_copy(update={"tongues": {**plain.tongues, "fi": finnish}})


def test_what_has_not_moved_is_not_told() -> None:
    """A site without a past has no moves."""
    assert moves_of(catalogue({STORY: md("title: Silta")}), site()) == {}


def test_history_and_aliases_lead_to_the_address_of_today() -> None:
    """In their order, whoever states them; an alias may end as it likes."""
    found = with_past(
        catalogue({STORY: md("title: Silta", "aliases: /b/index.html, /a")}), vanha="news/2026-05-03-silta"
    )
    assert moves_of(found, site()) == {"/fi/uutiset/silta/": ("/a/", "/b/", "/fi/uutiset/vanha/")}


def test_what_is_gone_leads_nowhere() -> None:
    """An earlier address of something that is not there has nothing to lead to."""
    assert moves_of(with_past(catalogue({}), vanha="news/2026-05-03-silta"), site()) == {}


def test_a_section_takes_all_below_it_along() -> None:
    """Every earlier address of an item, and the present one, with the word that the section had before."""
    found = with_past(catalogue({STORY: md("title: Silta")}), vanha="news/2026-05-03-silta")
    assert moves_of(found, with_former_words(news="jutut")) == {
        "/fi/uutiset/": ("/fi/jutut/",),
        "/fi/uutiset/silta/": ("/fi/jutut/silta/", "/fi/jutut/vanha/", "/fi/uutiset/vanha/"),
    }


def test_the_word_of_further_pages() -> None:
    """Belongs to every listing, under all words of its section."""
    moves = moves_of(catalogue({}), with_former_words(news="jutut", page="s"))
    assert moves["/fi/uutiset/sivu/"] == ("/fi/jutut/s/", "/fi/jutut/sivu/", "/fi/uutiset/s/")
    assert moves["/fi/tapahtumat/sivu/"] == ("/fi/tapahtumat/s/",)


def test_an_alias_takes_nothing_from_the_past_of_another() -> None:
    """An address that led elsewhere before goes on leading there; to say one's own once more is no mistake."""
    texts = {STORY: md("title: Silta", "aliases: /fi/uutiset/vanha/"), OTHER: md("title: Tie")}
    own, others = (with_past(catalogue(texts), vanha=name[:-12]) for name in (STORY, OTHER))
    assert check_catalogue(own, site(), NOW) == ()
    [problem] = check_catalogue(others, site(), NOW)
    assert (problem.code, problem.facts["other"]) == ("alias-of-another", "/fi/uutiset/tie/")
