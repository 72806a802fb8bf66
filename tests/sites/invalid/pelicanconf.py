"""The settings of every site here, each of which has one mistake; a test adds the folder of the content."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from plugins.host.defaults import *  # noqa: E402, F403 - a settings file begins with what all sites share

PROBLEM_LANGUAGE = "en"
# Where the command is given, so that tests leave nothing here.
CACHE_PATH = str(Path.cwd() / ".cache")

SITEURL = "https://virheseutu.example"
ID_AUTHORITY = "virheseutu.example,2026"
SITENAMES = {"fi": "Virheseutu", "en": "Region of Mistakes"}
