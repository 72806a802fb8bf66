"""A site with a past, for tests: slugs, kinds, folders and sections that changed, and things that were removed."""

from pathlib import Path

from tests.building import ROOT
from tests.repository import Repository

URL = "https://muutto.example"

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from plugins.host.defaults import *
from pathlib import Path
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
CACHE_PATH = str(HERE / ".cache")
SITEURL = {URL!r}
ID_AUTHORITY = "muutto.example,2026"
SITENAMES = {{"fi": "Muutto", "en": "Move"}}
PAGE_SIZE = 2
REMOVED_PAGES = True
FORMER_SECTIONS = {{"news": {{"fi": ["ajankohtaista", "tiedotteet"]}}, "page": {{"fi": "osa"}}}}
"""

MOMENTS = ("2026-09-01T09:00:00+03:00", "2026-09-08T09:00:00+03:00", "2026-09-15T09:00:00+03:00")


def text(title: str, *fields: str) -> str:
    """A text with a title and some more fields."""
    return "\n".join(["---", f"title: {title}", *fields, "---", "", f"{title} on tässä.", ""])


def story(title: str, *fields: str) -> str:
    """A story of August."""
    return text(title, "date: 1.8.2026", *fields)


EVENT = ("start: 5.12.2026 klo 9.00", "end: klo 11.00", "online_url: https://tapaaminen.example/")

FIRST = {
    "news/silta/index.fi.md": story("Silta", "slug: silta-a"),
    "news/silta/index.en.md": text("The bridge", "slug: bridge-a"),
    "news/silta/kartta.pdf": "%PDF-1.4 kartta",
    "news/tie/index.fi.md": story("Tie"),
    "news/paluu/index.fi.md": story("Paluu", "slug: ensin"),
    "news/vanha/index.fi.md": story("Vanha nimi", "slug: suosittu"),
    "news/esittely/index.fi.md": story("Mikä tämä on"),
    "news/kansio/index.fi.md": story("Kansion uusi nimi"),
    "news/luonnos/index.fi.md": story("Salainen luonnos", "slug: salainen-a", "draft: kyllä"),
    "news/luonnos/index.en.md": text("A secret draft", "slug: secret-a"),
    "news/huomenna/index.fi.md": story("Huominen", "slug: salainen-b", "publish_at: 20.9.2026"),
    "news/poistuva/index.fi.md": story("Poistuva uutinen"),
    "news/poistuva/index.en.md": text("Leaving news", "slug: leaving"),
    "news/peruttu/index.fi.md": story("Nimi jota ei kerrota"),
    "news/nakematon/index.fi.md": story("Kukaan ei nähnyt", "draft: kyllä"),
    "events/talkoot/index.fi.md": text("Talkoot", "slug: talkoot-a", *EVENT),
    "projects/silta/index.fi.md": text("Siltahanke", "kind: project", "slug: hanke-a"),
    "registry/themes.yml": "puu: {name: {fi: Puu, en: Wood}, slug: {fi: puu-a}}\n",
}
"""What the site began with."""

SECOND = {
    "news/silta/index.fi.md": story("Silta", "slug: silta-b"),
    "news/tie/index.en.md": text("The road", "slug: road"),
    "news/paluu/index.fi.md": story("Paluu", "slug: sitten"),
    "news/vanha/index.fi.md": story("Vanha nimi", "slug: toinen"),
    "news/uusi/index.fi.md": story("Uusi omistaja", "slug: suosittu"),
    "news/esittely/index.fi.md": "",
    "pages/esittely/index.fi.md": text("Mikä tämä on"),
    "news/kansio/index.fi.md": "",
    "news/toinen-kansio/index.fi.md": story("Kansion uusi nimi", "places: []").replace("places: []\n", ""),
    "news/luonnos/index.fi.md": story("Salainen luonnos", "slug: salainen-c"),
    "news/luonnos/index.en.md": text("A secret draft", "slug: secret-c"),
    "news/huomenna/index.fi.md": story("Huominen", "slug: salainen-d", "publish_at: 20.9.2026"),
    "news/peruttu/index.fi.md": story("Nimi jota ei kerrota", "slug: salainen-e", "draft: kyllä"),
    "events/talkoot/index.fi.md": text("Talkoot", "slug: talkoot-b", *EVENT),
    "projects/silta/index.fi.md": text("Siltahanke", "kind: project", "slug: hanke-b"),
    "registry/themes.yml": "puu: {name: {fi: Puu, en: Wood}, slug: {fi: puu-b}}\n",
}
"""What became of it a week later."""

THIRD = {
    "news/silta/index.fi.md": story("Silta", "slug: silta-c", "aliases: /blogi/Silta_1.html, /fi/k%C3%A4ynti/silta"),
    "news/paluu/index.fi.md": story("Paluu", "slug: ensin"),
    "news/poistuva/index.fi.md": "",
    "news/poistuva/index.en.md": "",
    "news/peruttu/index.fi.md": "",
    "news/nakematon/index.fi.md": "",
}
"""What became of it at last."""


def write_moved_site(folder: Path) -> Path:
    """Write the site and its past into an empty folder; the path of its settings file."""
    repository = Repository.begin(folder)
    for moment, files in zip(MOMENTS, (FIRST, SECOND, THIRD), strict=True):
        repository.commit(moment, {f"content/{path}": said for path, said in files.items()})
    settings = folder / "pelicanconf.py"
    settings.write_text(SETTINGS, encoding="utf-8")
    return settings
