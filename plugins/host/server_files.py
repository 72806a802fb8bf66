"""The files of a server: hooks, commands, the web server's text and timers, from the texts in `starters/server`.

site.git/    the repository to which people push; its hooks check and publish
checkout/    one clone of it, in which all is checked and built
bin/         what the hooks and the timer run
for-root/    what root copies to where the system reads it; beside the folder where root sets up
releases/, current, nginx-*.map    what publishing writes
"""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.domain.headers import regular
from plugins.domain.problem import Where, error
from plugins.engine.releases import SERVER_TABLES
from plugins.host.nginx import facts_of_nginx, variable
from plugins.host.problems import render_sentences

TEXTS = Path(__file__).resolve().parent / "starters" / "server"
TOLD = {
    "root": "server-told-root",
    "waiting": "server-told-waiting",
    "checking": "server-told-checking",
    "refused": "server-told-refused",
    "deletion": "server-told-deletion",
    "forced": "server-told-forced",
    "overtaken": "server-told-overtaken",
    "publishing": "server-told-publishing",
    "unpublished": "server-told-unpublished",
    "live_already": "server-told-live-already",
    "kept": "server-told-kept",
}
"""What the hooks say: the names of their variables, and the codes of the sentences."""

PROGRAMS = {
    "bin/publish": "publish",
    "bin/if-due": "if-due",
    "bin/roll-back": "roll-back",
    "site.git/hooks/pre-receive": "pre-receive",
    "site.git/hooks/post-receive": "post-receive",
}
PLAIN = {"bin/chosen.sh": "chosen.sh", "bin/site.sh": "site.sh"}
FOR_ROOT = ("nginx.conf", "long-addresses.conf", "crontab")
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
    for_root: Path
    """The folder with what root copies: one that nobody else can write in, where root sets up."""
    language: str
    """In which the hooks speak."""

    @property
    def name(self) -> str:
        """By what the system knows this site: the name of its folder."""
        return re.sub(r"[^\w.-]", "-", self.folder.name, flags=re.ASCII)


def write_programs(chosen: Chosen) -> None:
    """Write all that the site's user runs, and the lists without which nginx does not start. Raises OSError."""
    for name, text in render_programs(chosen).items():
        _write(chosen.folder / name, text, 0o755 if name in PROGRAMS else 0o644)
    for table in SERVER_TABLES:
        (chosen.folder / table).touch()


def write_for_root(chosen: Chosen) -> None:
    """Write all that root copies to where the system reads it. Raises OSError."""
    for name, text in render_for_root(chosen).items():
        _write(chosen.for_root / name, text, 0o644)


def render_programs(chosen: Chosen) -> dict[str, str]:
    """The hooks and commands, by their paths in the folder."""
    return _rendered({**PROGRAMS, **PLAIN}, chosen)


def render_for_root(chosen: Chosen) -> dict[str, str]:
    """The texts for nginx and the timers, by their names."""
    return _rendered({**{name: name for name in FOR_ROOT}, **{f"{chosen.name}-{unit}": unit for unit in UNITS}}, chosen)


def _rendered(texts: Mapping[str, str], chosen: Chosen) -> dict[str, str]:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - nothing of this is HTML
        loader=FileSystemLoader(TEXTS), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"quoted": lambda value: shlex.quote(str(value)), "regular": regular, "variable": variable}
    of_nginx = facts_of_nginx(chosen.folder, chosen.site_url)
    facts = {**chosen._asdict(), **of_nginx, "unit": chosen.name, "told": _told(chosen)}
    return {path: environment.get_template(text).render(facts) for path, text in texts.items()}


def _write(file: Path, text: str, mode: int) -> None:
    """Write a file in one step, as a hook may be running."""
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = file.with_name(f".new-{file.name}")
    waiting.write_text(text, encoding="utf-8")
    waiting.chmod(mode)
    waiting.replace(file)


def _told(chosen: Chosen) -> dict[str, str]:
    said = render_sentences([error(Where(""), code, **chosen._asdict()) for code in TOLD.values()], chosen.language)
    return dict(zip(TOLD, said, strict=True))
