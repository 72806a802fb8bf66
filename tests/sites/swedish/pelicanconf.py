"""A site in three languages: the third one needs settings, strings, a table of its forms and files, and no code."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from plugins.host.defaults import *  # noqa: E402, F403 - a settings file begins with what all sites share
from plugins.host.defaults import SECTIONS as WORDS  # noqa: E402 - the two languages that the program knows

PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / ".cache")
TRANSLATIONS = [str(HERE / "translations")]

SITEURL = "https://kusten.example"
ID_AUTHORITY = "kusten.example,2026"
LANGUAGES = {"fi": "fi_FI", "en": "en_GB", "sv": "sv_FI"}
SITENAMES = {"fi": "Rannikko", "en": "The Coast", "sv": "Kusten"}
TAGLINES = {"fi": "Rannikon uutisia", "en": "News from the coast", "sv": "Nyheter från kusten"}

SWEDISH = {
    "news": "nyheter",
    "events": "evenemang",
    "projects": "projekt",
    "organisations": "organisationer",
    "places": "platser",
    "themes": "teman",
    "opportunities": "lediga",
    "publications": "publikationer",
    "newsletter": "nyhetsbrev",
    "subscribe": "prenumerera",
    "search": "sok",
    "accessibility": "tillganglighet",
    "privacy": "dataskydd",
    "feedback": "respons",
    "page": "sida",
}
SECTIONS = {name: {**words, "sv": SWEDISH[name]} for name, words in WORDS.items()}
