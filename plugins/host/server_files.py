"""The files of a server: hooks, commands, the web server's text and timers, from the texts in `starters/server`.

site.git/    the repository to which people push; its hooks check and publish
checkout/    one clone of it, in which all is checked and built
bin/         what the hooks and the timer run
nginx.conf, long-addresses.conf, systemd/, crontab    for root to copy to where the system reads them
releases/, current, nginx-*.map    what publishing writes
"""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.engine.releases import SERVER_TABLES
from plugins.host.nginx import facts_of_nginx, regular, variable
from plugins.host.problems import read_sentences

TEXTS = Path(__file__).resolve().parent / "starters" / "server"
TOLD = (
    "root", "waiting", "checking", "refused", "deletion", "forced", "overtaken", "publishing", "unpublished",
    "live-already", "kept",
)  # fmt: skip
"""What the hooks say, by the last words of the sentences' codes."""

PROGRAMS = {
    "bin/publish": "publish",
    "bin/if-due": "if-due",
    "bin/roll-back": "roll-back",
    "site.git/hooks/pre-receive": "pre-receive",
    "site.git/hooks/post-receive": "post-receive",
}
PLAIN = {
    "bin/chosen.sh": "chosen.sh",
    "bin/site.sh": "site.sh",
    "nginx.conf": "nginx.conf",
    "long-addresses.conf": "long-addresses.conf",
    "crontab": "crontab",
}
UNITS = ("due.service", "due.timer", "moved.path", "moved.service")
"""The units of systemd; their names begin with that of the folder, as a server may have several sites."""


class Chosen(NamedTuple):
    """What was chosen for a server."""

    folder: Path
    """Where everything is; absolute."""
    user: str
    """Who owns it and runs the hooks."""
    branch: str
    """The branch that is live."""
    settings: str
    """The settings file, as it is called in a checkout of the site's repository."""
    inv: str
    """The program: absolute, or as it is called in a checkout where it is a part of that."""
    site_url: str
    language: str
    """In which the hooks speak."""

    @property
    def name(self) -> str:
        """By what the system knows this site: the name of its folder."""
        return re.sub(r"[^\w.-]", "-", self.folder.name, flags=re.ASCII)


def write_files(chosen: Chosen) -> None:
    """Write all files anew, each in one step, as a hook may be running. Raises OSError."""
    for name, text in render_files(chosen).items():
        file = chosen.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = file.with_name(f".new-{file.name}")
        waiting.write_text(text, encoding="utf-8")
        waiting.chmod(0o755 if name in PROGRAMS else 0o644)
        waiting.replace(file)
    for table in SERVER_TABLES:
        (chosen.folder / table).touch()  # nginx does not start where one is missing


def render_files(chosen: Chosen) -> dict[str, str]:
    """The text of each file by its path in the folder."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - nothing of this is HTML
        loader=FileSystemLoader(TEXTS), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"quoted": lambda value: shlex.quote(str(value)), "regular": regular, "variable": variable}
    texts = {**PROGRAMS, **PLAIN, **{f"systemd/{chosen.name}-{unit}": unit for unit in UNITS}}
    facts = {**chosen._asdict(), **facts_of_nginx(chosen.folder, chosen.site_url), "told": _told(chosen)}
    return {path: environment.get_template(text).render(facts) for path, text in texts.items()}


def _told(chosen: Chosen) -> dict[str, str]:
    """What the hooks say, by the names of their variables."""
    sentences = read_sentences(chosen.language)
    return {name.replace("-", "_"): _said(sentences[f"server-told-{name}"], chosen) for name in TOLD}


def _said(entry: Mapping[str, object], chosen: Chosen) -> str:
    return " ".join(str(part) for part in entry.values()).format(**chosen._asdict())
