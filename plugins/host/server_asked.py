"""What the settings of a site say of its server. They are a program of those who write, which root never runs."""

import re
import sys
import tempfile
from typing import NamedTuple

import msgspec

from plugins.host.opening import given, host_for
from plugins.host.problems import languages_of_sentences
from plugins.host.server_user import as_user, reader
from plugins.host.telling import Teller

ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?/?")
LONGEST_ANSWER = 10_000
"""How many bytes of what settings say of a server are read at most."""


class Asked(NamedTuple):
    """What the settings of the site say of its server."""

    site_url: str
    language: str


def asked_of(settings: str, site_url: str = "") -> Asked:
    """What the settings say, which are a program that is run here; the command ends here where they are wrong."""
    host = host_for(settings, given(SITEURL=site_url))
    language = host.settings["PROBLEM_LANGUAGE"]
    host.situation(Teller(language))
    return Asked(host.settings["SITEURL"], language)


def read_asked(settings: str, site_url: str = "", user: str = "") -> Asked:
    """What the settings say. Whoever writes for the site can change them, so root never runs them.

    They are run by the site's user, or by nobody as long as there is none.
    """
    with tempfile.TemporaryFile() as answer:

        def tell() -> int:
            answer.write(msgspec.json.encode(asked_of(settings, site_url)))
            answer.flush()
            return 0

        status = as_user(reader(user), tell, complain)
        answer.seek(0)
        told = answer.read(LONGEST_ANSWER)
    return check_asked(told if status == 0 else b"")


def check_asked(told: bytes) -> Asked:
    """What was told by a program that may be anybody's; the command ends here where it makes no sense."""
    try:
        asked = msgspec.json.decode(told, type=Asked)
    except msgspec.DecodeError:  # the reason was told by whoever ran it
        raise SystemExit(1) from None
    if asked.language not in languages_of_sentences() or not ADDRESS.fullmatch(asked.site_url):
        raise SystemExit(1)
    return asked


def complain(failed: Exception) -> None:
    """Say why something failed, before it is known in which language."""
    print(failed, file=sys.stderr)
