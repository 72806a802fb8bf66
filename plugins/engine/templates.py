"""Templates: one Jinja environment per language, strict and escaping, and the fingerprint of what a template uses.

What is named `.txt` is plain text, in which nothing is escaped.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, meta, select_autoescape


def environment_of(
    folders: tuple[str, ...],
    gettext: Callable[[str], str],
    ngettext: Callable[[str, str, int], str],
    filters: Mapping[str, Callable[..., Any]],
) -> Environment:
    """An environment whose templates speak one language; the first folder that has a template gives it."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # Templates cannot tell these additions of jinja2's i18n extension from its own, hence the untyped call.
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(filters)
    return environment


def template_fingerprint(environment: Environment, name: str) -> str:
    """The digest of a template and of every template that it extends, includes or imports."""
    seen, waiting = dict[str, str](), [name]
    while waiting:
        current = waiting.pop()
        if current in seen or environment.loader is None:
            continue
        source, _, _ = environment.loader.get_source(environment, current)
        seen[current] = source
        waiting.extend(used for used in meta.find_referenced_templates(environment.parse(source)) if used)
    state = hashlib.blake2b(digest_size=16)
    for current in sorted(seen):
        state.update(f"{current}\0{seen[current]}\0".encode())
    return state.hexdigest()


def template_names(folders: tuple[str, ...]) -> list[str]:
    """The names of all templates in the folders."""
    names = {path.relative_to(folder).as_posix() for folder in folders for path in Path(folder).rglob("*.*")}
    return sorted(names)


__all__ = ["Environment", "TemplateNotFound", "environment_of", "template_fingerprint", "template_names"]
