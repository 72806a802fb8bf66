"""The steps that are left when a server has been set up: those that root alone can do, and one for each writer."""

import os
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from plugins.host.server_files import Chosen
from plugins.host.settings import host_name
from plugins.host.telling import Teller

Step = tuple[str, list[str]]
"""The code of a sentence, and the commands below it."""


def render_steps(chosen: Chosen, teller: Teller, *, is_published: bool) -> str:
    """What was done and what is left, with commands that can be copied."""
    facts = {**chosen._asdict(), "host": host_name(chosen.site_url)}
    lines = [teller.sentence("server-ready", **facts)]
    if not is_published:
        lines.append(teller.sentence("server-unpublished"))
    lines += ["", teller.sentence("server-steps")]
    for number, (code, commands) in enumerate(_steps(chosen), start=1):
        lines += ["", f"{number}. {teller.sentence(code, **facts)}"]
        lines += [f"     {command}" for command in commands]
    return "\n".join([*lines, "", teller.sentence("server-step-pushed", **facts)])


def _steps(chosen: Chosen) -> Iterator[Step]:
    name, host, files = chosen.name, host_name(chosen.site_url), chosen.for_root
    copies = f"sudo cp {_path(files / 'nginx.conf')} /etc/nginx/sites-enabled/{name}.conf"
    room = f"sudo cp {_path(files / 'long-addresses.conf')} /etc/nginx/conf.d/"
    yield "server-step-nginx", [copies, room, "sudo nginx -t && sudo systemctl reload nginx"]
    units = f"sudo cp {_path(files)}/{name}-* /etc/systemd/system/"
    enabled = f"sudo systemctl enable --now {name}-due.timer {name}-moved.path"
    yield "server-step-timer", [units, "sudo systemctl daemon-reload", enabled]
    yield (
        "server-step-keys",
        [f"echo 'restrict ssh-ed25519 AAAA…' | sudo -u {chosen.user} tee -a {_path(keys_of(chosen))}"],
    )
    if chosen.site_url.startswith("https:"):
        yield "server-step-https", [f"sudo certbot --nginx -d {host}"]
    yield "server-step-push", [f"git remote add live {quote(f'{chosen.user}@{host}:{chosen.folder}/site.git')}"]


def keys_of(chosen: Chosen) -> Path:
    """The file with the keys of those who may push, in the home of the site's user; that of a new one is here."""
    home = os.path.expanduser(f"~{chosen.user}")  # noqa: PTH111 - pathlib knows no home that is not there
    return Path(chosen.folder if home.startswith("~") else home) / ".ssh" / "authorized_keys"


def _path(path: Path) -> str:
    return quote(str(path))
