"""The settings of the demonstration site, Seutunäkymä / Regional Outlook; docs/adopting.md says how to change them."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from plugins.host.defaults import *  # noqa: E402, F403 - a settings file begins with what all sites share

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
CACHE_PATH = str(ROOT / ".cache")

SITEURL = "https://seutunakyma.example"
ID_AUTHORITY = "seutunakyma.example,2026"
SITENAMES = {"fi": "Seutunäkymä", "en": "Regional Outlook"}
TAGLINES = {
    "fi": "Itä- ja Pohjois-Suomen uutiset ja tapahtumat yhdessä paikassa",
    "en": "News and events from eastern and northern Finland in one place",
}
DEMONSTRATION = True
