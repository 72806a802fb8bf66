"""Builds of a site that can be searched: what the index has and has not, and what happens without its tools."""

import gzip
import json
import re
from pathlib import Path

import pytest

from plugins.engine import base_forms
from plugins.engine.base_forms import tools_of
from tests.building import SITES, Built, build_site
from tests.whole.made_up import SECRETS
from tests.whole.running import tree

SMALL = SITES / "small" / "pelicanconf.py"
PROGRAM = "PAGEFIND_BINARY_PATH"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A small site that can be searched, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    built = build_site(SMALL, tmp_path / "output", search=True)
    assert (built.status, built.told) == (0, "")
    return built


def indexed(output: Path, language: str) -> dict[str, str]:
    """What the index of a language has of each page, by address: its words and what results show."""
    found = dict[str, str]()
    for file in (output / "pagefind" / "fragment").glob(f"{language}_*"):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = f"{page['content']} {page['meta']}"
    return found


def words_of(output: Path, language: str) -> set[str]:
    """Every word of the index of a language."""
    return set(re.findall(r"[a-zåäö]+", " ".join(indexed(output, language).values()).lower()))


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_index_has_the_pages_of_its_language(demonstration: Built, language: str) -> None:
    """Each address of the index is a page of that language, none of which is a mere notice."""
    for address in indexed(demonstration.output, language):
        html = demonstration.text(f"{address.strip('/')}/index.html")
        assert (address[:4], f'<html lang="{language}"' in html) == (f"/{language}/", True)
        assert 'class="notice absent"' not in html


def test_the_index_has_no_words_of_the_other_language(made_up: Built) -> None:
    """Made-up words end with the language of their text; none stands in the index of the other."""
    for language, other in (("fi", "en"), ("en", "fi")):
        own = {word for word in words_of(made_up.output, language) if word.startswith("xq")}
        assert [word for word in own if word.endswith(language)] != []
        assert [word for word in own if word.endswith(other)] == []


@pytest.mark.parametrize("secret", SECRETS)
def test_the_index_knows_nothing_that_is_not_public(made_up: Built, secret: str) -> None:
    """No word, title or address of a draft or of a later item is in it."""
    for language in ("fi", "en"):
        assert [page for page in indexed(made_up.output, language).items() if secret in repr(page).lower()] == []


def test_a_second_build_does_not_index_again(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no word has changed, the program is not needed; nothing is written."""
    monkeypatch.setenv(PROGRAM, str(built.output / "missing"))
    again = build_site(SMALL, built.output, search=True)
    assert (again.status, " 0 kirjoitettu" in again.said) == (0, True)


def test_without_the_program_nothing_is_built(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like any problem, with what helps, and the site stays as it was."""
    before = tree(built.output)
    monkeypatch.setenv(PROGRAM, str(built.output / "missing"))
    again = build_site(SMALL, built.output, search=True, full=True)
    told = again.told.splitlines()
    assert (again.status, tree(built.output) == before) == (1, True)
    assert told[2].endswith(
        "Sivuston haun hakemistoa ei saatu tehtyä: missing: No such file or directory. "
        "Asenna ohjelma uudelleen poistamalla kansio .venv, tai rakenna ilman hakua valitsimella --no-search."
    )


def test_without_search_the_page_says_so(built: Built) -> None:
    """No index, no form, no way to the page; a build that leaves the search out removes what there was of it."""
    assert (built.output / "pagefind").is_dir()
    without = build_site(SMALL, built.output, search=False)
    assert (without.status, (built.output / "pagefind").exists()) == (0, False)
    page = without.text("en/search/index.html")
    assert "This copy of the site was built without search." in page
    assert ("<form" in page, "search.js" in page, 'href="/en/news/"' in page) == (False, False, True)
    assert 'href="/en/search/"' not in without.text("en/index.html")
    assert json.loads(without.text("build.json"))["optional_tools"] == []


def test_without_voikko_the_site_is_searched_all_the_same(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`build.json` names the tools that there were; without them the index has only what stands on the pages."""
    tools = list(tools_of(["fi", "en"]))
    assert json.loads(built.text("build.json"))["optional_tools"] == tools
    monkeypatch.setattr(base_forms, "FINDERS", {})
    plain = build_site(SMALL, tmp_path / "plain", search=True)
    assert (plain.status, json.loads(plain.text("build.json"))["optional_tools"]) == (0, [])
    assert indexed(plain.output, "fi").keys() == indexed(built.output, "fi").keys()
    assert words_of(plain.output, "fi") <= words_of(built.output, "fi")
    assert (words_of(plain.output, "fi") < words_of(built.output, "fi")) == bool(tools)
    assert words_of(plain.output, "en") == words_of(built.output, "en")


def test_everything_found_says_what_it_is(made_up: Built) -> None:
    """Each page of the index has a kind, by the name that the language has for it."""
    for language in ("fi", "en"):
        assert [address for address, page in indexed(made_up.output, language).items() if "'kind': '" not in page] == []


def test_the_page_of_search_is_not_for_search_engines(built: Built) -> None:
    """It is about nothing; it is in no sitemap, and each language has its own."""
    assert "/search/" not in built.text("sitemap.xml")
    page = built.text("en/search/index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert 'href="/fi/haku/"' in page
