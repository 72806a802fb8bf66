"""The settings of the site of stock Pelican."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from names import NAMES

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
THEME = "theme"
SITEURL = "https://mitta.example"
SITENAME = "Mittaseutu"
TIMEZONE = "Europe/Helsinki"
DEFAULT_LANG = "fi"
LOCALE = "C"
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
ARTICLE_TRANSLATION_ID = "key"
FILENAME_METADATA = ""
STATIC_PATHS: list[str] = []
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": 20, "category": 20}
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
GZIP_CACHE = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors", "archives", "calendar"]
CALENDAR_SAVE_AS = "calendar.ics"

FEED_ALL_ATOM = "atom.xml"
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM = "{slug}/atom.xml"
CATEGORY_FEED_RSS = "{slug}/rss.xml"
TAG_FEED_RSS = "tag/{slug}/rss.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = "author/{slug}/rss.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
RSS_FEED_SUMMARY_ONLY = False

STRINGS = {
    "menu": "Valikko",
    "sections": "Osiot",
    "skip": "Siirry sisältöön",
    "languages": "Tämä sivu muilla kielillä",
    "related": "Lue myös",
    "time": "Aika",
    "place": "Paikka",
    "themes": "Teemat",
    "contacts": "Lisätiedot",
    "other": "In English",
}
PLUGINS = ["i18n_subsites"]
I18N_SUBSITES = {
    "en": {
        "SITENAME": "Measured Region",
        "STRINGS": {
            "menu": "Menu",
            "sections": "Sections",
            "skip": "Skip to the content",
            "languages": "This page in other languages",
            "related": "Read also",
            "time": "Time",
            "place": "Place",
            "themes": "Themes",
            "contacts": "Contacts",
            "other": "Suomeksi",
        },
    },
}
JINJA_GLOBALS = {"NAMES": NAMES}
