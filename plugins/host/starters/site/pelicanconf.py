"""The settings of your site. What is not set here is as in `plugins/host/defaults.py` of the program."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str((HERE / "{code}").resolve()))  # where the program is

from plugins.host.defaults import *  # noqa: E402, F403 - a settings file begins with what all sites share

PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / ".cache")

# The address at which the site will stand, without a slash at the end.
SITEURL = "https://www.example.com"
# Whose names the permanent ids of news and events are. Set it once, before anything is published, and never change it.
ID_AUTHORITY = "example.com,2026"
# What the site calls itself in each language, and the line below its name.
SITENAMES = {"fi": "Oma seutu", "en": "Our Region"}
TAGLINES = {"fi": "Seudun uutiset ja tapahtumat", "en": "News and events of the region"}
# Your own colours and words: see docs/adopting.md of the program.
