"""The settings that every site of ours shares. A site's own settings file begins with all of them and adds its own.

Pelican may host the run but generates nothing by itself, so its generators, feeds and caches are off.
"""

from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).resolve().parents[2]


def _host(settings: dict[str, Any]) -> object:
    """Pelican with our run, in the place of a class: it is loaded only once it is asked to host."""
    from plugins.host.pelican_run import RegionalPelican

    return RegionalPelican(settings)


PELICAN_CLASS = _host
PLUGINS = [
    "plugins.fronts",
    "plugins.news",
    "plugins.events",
    "plugins.projects",
    "plugins.opportunities",
    "plugins.publications",
    "plugins.region",
    "plugins.pages",
    "plugins.languages",
    "plugins.feeds",
    "plugins.calendars",
    "plugins.newsletter",
    "plugins.search",
    "plugins.api",
    "plugins.pictures",
    "plugins.hosting",
]
THEME = str(_PROGRAM / "theme")
THEME_OVERRIDES: list[str] = []
"""Folders of the theme's shape, whose templates, static files and translations stand in for those of the theme."""
TRANSLATIONS: list[str] = []
"""Further folders of translations, whose strings and forms replace those of the theme."""

OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
TIMEZONE = "Europe/Helsinki"
PROBLEM_LANGUAGE = "fi"
EMAIL_STYLE = "at"
WEBSUB_HUB = ""
"""The hub that feeds name, so that readers hear of changes at once: `https://hub.example/`."""
PUBLISH_TO = ""
"""The plain folder that `./inv publish` brings to what was built; relative to the settings file."""
RELEASES = ""
"""The folder in which `./inv publish` makes a release of each site instead, one of which is live."""
RELEASES_KEPT = 5
"""How many releases stay, so that one can go back."""
PAGE_SIZE = 20
DEMONSTRATION = False

NOW = ""
"""The moment to build for, in ISO form; "" means SOURCE_DATE_EPOCH, else the present."""
FULL = False
"""Whether to build everything anew, whatever the caches know."""
LOAD_CONTENT_CACHE = True
"""Pelican's own name for the opposite, which its option `--ignore-cache` sets to False."""
JOBS = 0
"""How many processes read and render; 0 means one for each core."""
EXECUTOR = None
"""An executor of `concurrent.futures` that reads and renders in place of these processes; see docs/cluster.md."""
STRICT = False
"""Whether warnings stop a build."""
HISTORY_REQUIRED = False
"""Whether a build ends where git does not know the whole history of the content, as it should for publishing."""
DRAFTS = False
"""Whether drafts and what is due later are built as well, marked as such."""
SEARCH = True
"""Whether the index of the site's search is made; without it the page of search says that there is none."""
COMPILED_MARKDOWN = True
"""Whether texts that mean the same in every dialect of Markdown are read by a compiled converter, in less time."""

TAGLINES: dict[str, str] = {}
NEWSLETTER_SIGNUP_URL: dict[str, str] = {}
NEWSLETTER_SERVICE = "plain"
NEWSLETTER_CAMPAIGN = ""
FEEDBACK_URL: dict[str, str] = {}

NEWSLETTER_EVENT_DAYS = {"weekly": 14, "monthly": 45}
"""Of how many days after the day of an issue it tells events. It is more than a week or a month, so that there is time
to register for what comes soon after the next issue.
"""

LANGUAGES = {"fi": "fi_FI", "en": "en_GB"}
"""The languages of the site in their order, each with the locale by which its dates and numbers are written."""

SECTIONS = {
    "news": {"fi": "uutiset", "en": "news"},
    "events": {"fi": "tapahtumat", "en": "events"},
    "projects": {"fi": "hankkeet", "en": "projects"},
    "organisations": {"fi": "toimijat", "en": "organisations"},
    "places": {"fi": "paikat", "en": "places"},
    "themes": {"fi": "teemat", "en": "themes"},
    "opportunities": {"fi": "avoimet", "en": "opportunities"},
    "publications": {"fi": "julkaisut", "en": "publications"},
    "newsletter": {"fi": "uutiskirje", "en": "newsletter"},
    "subscribe": {"fi": "tilaa", "en": "subscribe"},
    "search": {"fi": "haku", "en": "search"},
    "accessibility": {"fi": "saavutettavuus", "en": "accessibility"},
    "privacy": {"fi": "tietosuoja", "en": "privacy"},
    "feedback": {"fi": "palaute", "en": "feedback"},
    "page": {"fi": "sivu", "en": "page"},
}
"""The words of the addresses. A language that a section does not name has the section's own name."""

FORMER_SECTIONS: dict[str, dict[str, list[str]]] = {}
"""The earlier words of sections, from whose addresses readers are led on: `{"news": {"fi": ["ajankohtaista"]}}`."""
REMOVED_PAGES = False
"""Whether a page says, where something was removed, that it was."""
