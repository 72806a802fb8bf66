"""The demonstration that ships: enough to show everything, and plain words for what is invented."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.building import ROOT, Built, build_site
from tests.whole.pages import Pages

CONTENT = ROOT / "content"
INVENTED = re.compile(r"keksit|invent|made up|fictional", re.IGNORECASE)


@pytest.fixture(autouse=True)
def shipped(demonstration_settings: Path) -> Path:
    """These laws are about the content that ships; where a region has put its own in its place, none of them holds."""
    return demonstration_settings


def items(kind: str) -> dict[str, frozenset[str]]:
    """The languages of each item of a kind, by key."""
    found = dict[str, frozenset[str]]()
    for file in sorted((CONTENT / kind).glob("*/index.*.md")):
        found[file.parent.name] = found.get(file.parent.name, frozenset()) | {file.name.split(".")[1]}
    return found


def texts(kind: str) -> Iterator[tuple[str, str]]:
    """The path and text of every file of a kind."""
    for file in sorted((CONTENT / kind).rglob("*.md")):
        yield file.relative_to(CONTENT).as_posix(), file.read_text(encoding="utf-8")


def test_there_is_enough_to_see() -> None:
    """Stories and events in pairs, one story that waits for its translation, one in English only, and the pages."""
    stories = Counter(items("news").values())
    assert stories[frozenset({"fi", "en"})] >= 13
    assert stories[frozenset({"en"})] == 1
    assert [path for path, text in texts("news") if "translation: pending" in text] != []
    assert Counter(items("events").values())[frozenset({"fi", "en"})] >= 6
    assert set(items("pages")) >= {"about", "subscribe", "accessibility", "privacy", "feedback"}


def test_nothing_is_left_to_mend(demonstration_settings: Path, tmp_path: Path) -> None:
    """The content that ships has neither an error nor a warning, nor anything to notice."""
    built = build_site(demonstration_settings, tmp_path / "output", strict=True)
    assert (built.status, built.told) == (0, "")


def test_a_banner_on_every_page(demonstration_pages: Pages) -> None:
    """Every page says that this is a demonstration, in its own language first."""
    words = {"fi": "Esittelysisältöä", "en": "Demonstration content"}
    for page in demonstration_pages:
        banner = page.all("aside[@class='banner']/span")
        assert (page.address, (banner[0].text if banner else "")) == (page.address, words[page.language])


@pytest.mark.parametrize(("path", "text"), list(texts("events")), ids=lambda value: str(value)[:60])
def test_events_say_that_they_are_invented(path: str, text: str) -> None:
    """No reader travels to an event of the demonstration: each says in each language that it is invented."""
    assert (path, bool(INVENTED.search(text))) == (path, True)


def test_contacts_are_roles_at_example_addresses() -> None:
    """No contact is a person, and none can be reached."""
    people = yaml.safe_load((CONTENT / "registry" / "people.yml").read_text(encoding="utf-8"))
    assert people != {}
    for key, person in people.items():
        assert (key, set(person) >= {"name", "role"}) == (key, True)
        assert (key, person.get("email", "x.example").endswith(".example")) == (key, True)


def test_addresses_of_invented_services(demonstration: Built) -> None:
    """What can be joined or registered for leads to addresses that nobody can own."""
    fields = re.compile(r"^(?:registration_url|online_url|apply_url): *(\S+)", re.MULTILINE)
    found = [address for _, text in texts("events") for address in fields.findall(text)]
    assert found != []
    assert [address for address in found if not re.match(r"https://[\w.-]+\.example(/|$)", address)] == []
    mailed = {
        address
        for path in demonstration.paths()
        if path.endswith(".html")
        for address in mail(demonstration.text(path))
    }
    assert [address for address in mailed if not address.endswith(".example")] == []


def mail(html: str) -> list[str]:
    """Every e-mail address in a page, hidden or not."""
    return re.findall(r"[\w.+-]+(?:@|\(at\))([\w-]+(?:\.[\w-]+)+)", html)
