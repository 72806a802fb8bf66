"""A small whole site, for tests that need one: every state of a translation, two events, a handful of names."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from plugins.host.defaults import *  # noqa: E402, F403 - a settings file begins with what all sites share

PATH = str(HERE / "content")
# Where the command is given, so that tests leave nothing here.
CACHE_PATH = str(Path.cwd() / ".cache")

SITEURL = "https://lampiseutu.example"
ID_AUTHORITY = "lampiseutu.example,2026"
SITENAMES = {"fi": "Lampiseutu", "en": "Pond Country"}
TAGLINES = {"fi": "Kolme kylää, yksi lampi", "en": "Three villages, one pond"}
FEEDBACK_URL = {"en": "https://lomake.example/?page={page}"}
NEWSLETTER_SIGNUP_URL = {"fi": "https://kirje.example/liity", "en": "https://kirje.example/join"}
