"""Links as writers write them: relative to the item's folder, or in Pelican's `{filename}` and `{static}` form."""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote


class Target(NamedTuple):
    """What a link leads to: an item, a section or an entry by name, perhaps a file beside it, perhaps a fragment."""

    name: str
    """`news/2026-10-17-vihrea-sahko`, `events` or `themes/fotoniikka`; "" where the link leaves the content."""
    file: str = ""
    fragment: str = ""


def parse_target(written: str, item: str) -> Target:
    """The target of a link in the item of that name: `../../events/klusteriaamu/#ohjelma`, `ohjelma.pdf`."""
    path, _, fragment = written.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    placed = re.match(r"\{(?:filename|static|attach)\}", path)
    if placed:
        path = path[placed.end() :]
    base = "" if placed and path.startswith("/") else item
    steps = [step for step in posixpath.normpath(posixpath.join(base, path.lstrip("/"))).split("/") if step != "."]
    if steps[:1] == [".."] or len(steps) > 3:
        return Target("")
    return Target(*_named(steps), fragment)


def _named(steps: list[str]) -> tuple[str, str]:
    """The name of an item and of a file beside it, from the steps of a path below `content/`."""
    kind, key, file = (*steps, "", "", "")[:3]
    written = re.fullmatch(r"(?P<key>.*?)(?:\.[a-z]{2,3})?\.md", file or key)
    if written:
        key, file = (key, "") if file else (written["key"], "")
    return f"{kind}/{key}" if key else kind, file
