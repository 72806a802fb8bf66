"""Settings become one site, or every mistake in them is told at once."""

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from plugins.domain.problem import Where
from plugins.domain.site import Site
from plugins.engine.base_forms import tools_of
from plugins.host.settings import cache_name, folders_of, site_of
from tests.building import ROOT, SITES

WHERE = Where("pelicanconf.py")
SMALL = SITES / "small" / "pelicanconf.py"


def settings(**changes: Any) -> dict[str, Any]:
    """The settings of the small site, changed."""
    return {**read_settings(str(SMALL)), **changes}


def found(**changes: Any) -> list[tuple[str, dict[str, str]]]:
    """The codes and facts of what is wrong with changed settings."""
    site, problems = site_of(settings(**changes), WHERE)
    assert (site is None) == bool(problems)
    return [(problem.code, problem.facts) for problem in problems]


def test_settings_become_a_site() -> None:
    """What the settings say is what the site knows, in the order of its languages."""
    site, problems = site_of(settings(SITEURL="https://x.example/", PAGE_SIZE=7), WHERE)

    assert problems == ()
    assert site is not None
    assert (site.url, site.authority, site.zone) == ("https://x.example", "lampiseutu.example,2026", "Europe/Helsinki")
    assert (site.languages, site.first_language, site.page_size) == (("fi", "en"), "fi", 7)
    assert [tongue.site_name for tongue in site.tongues.values()] == ["Lampiseutu", "Pond Country"]


@pytest.mark.parametrize(
    ("changes", "has_search"),
    [({}, True), ({"SEARCH": False}, False), ({"PLUGINS": ["plugins.fronts", "plugins.news"]}, False)],
)
def test_search_can_be_left_out(changes: dict[str, Any], has_search: bool) -> None:
    """By its setting, or by its plugin; where nothing is indexed, no tool for words is named."""
    site, _ = site_of(settings(**changes), WHERE)

    assert site is not None
    assert site.has_search == has_search
    assert site.tools == (tools_of(["fi", "en"]) if has_search else ())


def test_sections_have_the_words_of_each_language() -> None:
    """A word that a language does not name is the section's own name."""
    site, _ = site_of(settings(SECTIONS={"news": {"fi": "uutiset"}, "events": {}}), WHERE)

    assert site is not None
    assert [site.section_address("news", code) for code in site.languages] == ["/fi/uutiset/", "/en/news/"]
    assert site.section_address("events", "fi") == "/fi/events/"
    assert site.absolute("/fi/events/") == "https://lampiseutu.example/fi/events/"


MISTAKES: list[tuple[dict[str, Any], list[tuple[str, dict[str, str]]]]] = [
    ({"SITEURL": ""}, [("setting-missing", {"setting": "SITEURL"})]),
    ({"ID_AUTHORITY": ""}, [("setting-missing", {"setting": "ID_AUTHORITY"})]),
    ({"SITEURL": "x.example"}, [("setting-not-address", {"setting": "SITEURL", "value": "x.example"})]),
    (
        {"SITEURL": "https://x.example/y"},
        [("setting-not-address", {"setting": "SITEURL", "value": "https://x.example/y"})],
    ),
    ({"ID_AUTHORITY": "x.example"}, [("setting-not-authority", {"value": "x.example"})]),
    ({"ID_AUTHORITY": "x y,2026"}, [("setting-not-authority", {"value": "x y,2026"})]),
    ({"SITENAMES": {"fi": "A"}}, [("setting-lacks-language", {"setting": "SITENAMES", "language": "en"})]),
    ({"TIMEZONE": "Europe/Iisalmi"}, [("unknown-zone", {"value": "Europe/Iisalmi"})]),
    ({"LANGUAGES": {"fi": "suomi", "en": "en_GB"}}, [("unknown-locale", {"value": "suomi", "language": "fi"})]),
    ({"SECTIONS": {"news": {"fi": "../x"}}}, [("setting-bad-word", {"setting": "SECTIONS", "value": "../x"})]),
    ({"SECTIONS": {"news": {"fi": "Ääni"}}}, [("setting-bad-word", {"setting": "SECTIONS", "value": "Ääni"})]),
    ({"FORMER_SECTIONS": {"news": ["x"]}}, [("setting-wrong", {"setting": "FORMER_SECTIONS"})]),
    ({"FORMER_SECTIONS": {"news": {"fi": [1]}}}, [("setting-wrong", {"setting": "FORMER_SECTIONS"})]),
    (
        {"FORMER_SECTIONS": {"nwes": {"fi": "x"}}},
        [("setting-unknown-section", {"setting": "FORMER_SECTIONS", "value": "nwes"})],
    ),
    (
        {"FORMER_SECTIONS": {"news": {"fi": ["Ä"]}}},
        [("setting-bad-word", {"setting": "FORMER_SECTIONS", "value": "Ä"})],
    ),
    (
        {"FORMER_SECTIONS": {"news": {"fi": ["tapahtumat"]}}},
        [("setting-word-in-use", {"setting": "FORMER_SECTIONS", "value": "tapahtumat", "language": "fi"})],
    ),
    (
        {"FORMER_SECTIONS": {"news": {"fi": "x"}, "events": {"fi": ["x"]}}},
        [("setting-word-in-use", {"setting": "FORMER_SECTIONS", "value": "x", "language": "fi"})],
    ),
    ({"REMOVED_PAGES": "often"}, [("setting-wrong", {"setting": "REMOVED_PAGES"})]),
    ({"PAGE_SIZE": 0}, [("setting-wrong", {"setting": "PAGE_SIZE"})]),
    ({"WEBSUB_HUB": "hub.example"}, [("setting-not-hub", {"setting": "WEBSUB_HUB", "value": "hub.example"})]),
    ({"WEBSUB_HUB": 'https://x/a" b'}, [("setting-not-hub", {"setting": "WEBSUB_HUB", "value": 'https://x/a" b'})]),
    ({"EMAIL_STYLE": "plain"}, [("setting-wrong", {"setting": "EMAIL_STYLE"})]),
    ({"NEWSLETTER_SERVICE": "pigeon"}, [("setting-wrong", {"setting": "NEWSLETTER_SERVICE"})]),
    ({"NEWSLETTER_CAMPAIGN": "?utm campaign"}, [("setting-wrong", {"setting": "NEWSLETTER_CAMPAIGN"})]),
    ({"NEWSLETTER_EVENT_DAYS": {"monthly": 0}}, [("setting-wrong", {"setting": "NEWSLETTER_EVENT_DAYS"})]),
    ({"NEWSLETTER_EVENT_DAYS": {"daily": 3}}, [("setting-wrong", {"setting": "NEWSLETTER_EVENT_DAYS"})]),
    ({"RELATIVE_URLS": True}, [("option-refused", {"setting": "RELATIVE_URLS", "option": "--relative-urls"})]),
    (
        {"DELETE_OUTPUT_DIRECTORY": True},
        [("option-refused", {"setting": "DELETE_OUTPUT_DIRECTORY", "option": "--delete-output-directory"})],
    ),
]


@pytest.mark.parametrize(
    "address",
    [
        'https://x.example;return{200}"', "https://x.example$(x)", "https://-x.example", "https://a..b", "https://x.",
        "https://x.example:http", "https://x.example?", f"https://{'ä' * 64}.example", "https://⑴.example",
    ],
)  # fmt: skip
def test_an_address_is_the_name_of_a_host(address: str) -> None:
    """What web servers and certificates are told by it can be nothing but a name."""
    assert found(SITEURL=address) == [("setting-not-address", {"setting": "SITEURL", "value": address})]


@pytest.mark.parametrize("address", ["http://localhost:8000", "https://seutunäkymä.example/", "https://x_1.example"])
def test_names_of_hosts(address: str) -> None:
    """A name may have any letters, and a port."""
    assert found(SITEURL=address, WEBSUB_HUB=f"{address.rstrip('/')}/hub?a=b&c") == []


@pytest.mark.parametrize(("changes", "expected"), MISTAKES)
def test_a_wrong_setting_is_told(changes: dict[str, Any], expected: list[tuple[str, dict[str, str]]]) -> None:
    """Each mistake is named with the setting and what it says."""
    assert found(**changes) == expected


def test_all_wrong_settings_are_told_at_once() -> None:
    """Nobody mends one setting only to be told of the next."""
    codes = [code for code, _ in found(SITEURL="", SITENAMES={}, TIMEZONE="x", SECTIONS={"news": {"fi": "Ä"}})]

    assert codes == [
        "setting-missing",
        "setting-missing",
        "setting-lacks-language",
        "setting-lacks-language",
        "unknown-zone",
        "setting-bad-word",
    ]


def test_a_language_without_forms_is_told() -> None:
    """A further language is a table; without it no date can be written."""
    languages, names = {"fi": "fi_FI", "se": "se_FI"}, {"fi": "A", "se": "B"}

    assert found(LANGUAGES=languages, SITENAMES=names) == [
        ("language-without-forms", {"language": "se", "value": "se/forms.yml"})
    ]


@pytest.mark.parametrize("table", ["- a", "lists: {", "dates: {}"])
def test_a_broken_table_of_forms_is_told(table: str, tmp_path: Path) -> None:
    """Which file, and what the reader of it said."""
    file = tmp_path / "fi" / "forms.yml"
    file.parent.mkdir()
    file.write_text(table, encoding="utf-8")

    [(code, facts)] = found(TRANSLATIONS=[str(tmp_path)])

    assert code == "broken-forms"
    assert facts["value"] == str(file)
    assert facts["reason"]


def test_every_output_folder_has_a_cache_of_its_own() -> None:
    """Two sites that are built in turn do not push each other out."""
    one, other = (folders_of(settings(OUTPUT_PATH=path)).cache for path in ("/a/output", "/b/output"))

    assert one != other
    assert one.parent == other.parent
    assert cache_name(Path("/a/output")) == one.name


def test_folders_are_those_of_the_settings() -> None:
    """A region's own translations come after the theme's."""
    folders = folders_of(settings(TRANSLATIONS=["/own"]))

    assert folders.content == SITES / "small" / "content"
    assert folders.templates == (str(ROOT / "theme" / "templates"),)
    assert folders.translations == (ROOT / "theme" / "translations", Path("/own"))


def test_a_site_cannot_be_changed() -> None:
    """One frozen value for the whole run."""
    site, _ = site_of(settings(), WHERE)

    assert isinstance(site, Site)
    with pytest.raises(ValueError, match="frozen"):
        setattr(site, "url", "https://y.example")  # noqa: B010 - the type checker forbids it as well
