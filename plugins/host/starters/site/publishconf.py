"""The settings for publishing: those of the site, and below them what differs where it is served."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - everything is as in the site's settings, but for what follows

HISTORY_REQUIRED = True  # what changed when is told from git: a site built without its history would tell it wrongly

# For example, while the site stands elsewhere on trial: SITEURL = "https://trial.example.com"
