"""Templates: one Jinja environment per language, strict and escaping, and the fingerprints of what templates use.

What is named `.txt` is plain text, in which nothing is escaped.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateNotFound, nodes, select_autoescape
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.engine.folders import files_in
from plugins.engine.template_code import Code, Included, Scene, Translated, escaped

THEME = "!theme"
"""What stands before the name of a template to mean the one of the last folder, whatever others put in its place."""

KNOWN = 20_000
"""How many cards are known at a time: some tens of megabytes."""

_NAME = r"""(?:"([^"]+)"|'([^']+)')(?=\s*(?:[-+]?%\}|import\b|ignore\b|with|as\b))"""
_USE = re.compile(rf"\{{%[-+]?\s*(?:extends|include|import|from)\b\s*(?:{_NAME})?")
"""Where a template uses another one, and the other's name where it is written there."""


def environment_of(
    folders: tuple[str, ...],
    gettext: Callable[[str], str],
    ngettext: Callable[[str, str, int], str],
    filters: Mapping[str, Callable[..., Any]],
) -> Environment:
    """An environment whose templates speak one language; the first folder that has a template gives it.

    The last folder is the theme's: `!theme/base.html` is its own base, which one of another folder may extend.

    Templates are read once: when their files change, another environment is needed.
    """
    environment = _Translated(
        loader=_Loader(folders),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
    )
    # Templates cannot tell these additions of jinja2's i18n extension from its own, hence the untyped call.
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(filters)
    environment.globals["once"] = _once()
    environment.gettext = gettext
    return environment


def _once() -> Callable[..., Any]:
    """A function for templates by which a macro is called once for a value that stands on many pages, as cards do."""
    known = dict[tuple[Any, ...], tuple[Any, Any]]()

    def once(macro: Callable[..., Any], value: object, *rest: object) -> Any:
        key = (macro, id(value), rest)
        found = known.get(key)
        if found is None or found[0] is not value:
            if len(known) >= KNOWN:
                known.clear()
            found = known[key] = (value, macro(value, *rest))
        return found[1]

    return once


class _Loader(FileSystemLoader):
    """A loader to which the templates of the last folder are also known by names of their own."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its file, and whether it still is as it was."""
        if template.startswith(f"{THEME}/"):
            return FileSystemLoader(self.searchpath[-1]).get_source(environment, template.removeprefix(f"{THEME}/"))
        return super().get_source(environment, template)


class _Template(Template):
    """A template whose macros know the environment's globals alone, so that they are the same for all who import it."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - as Jinja calls it
        return self._module or super()._get_default_module()


class _Translated(Environment):
    """An environment that translates strings when it compiles a template, and not each time that it is rendered."""

    template_class = _Template
    code_generator_class = Code
    context_class = Scene
    escaped = staticmethod(escaped)
    gettext: Callable[[str], str]

    @cached_property
    def _found(self) -> dict[str | Template, Template]:
        return {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """A template by its name. Every page asks for a dozen of them, which are found once."""
        if globals is not None or name not in self._found:
            self._found[name] = super().get_template(name, parent, globals)
        return self._found[name]

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        is_escaped = self.autoescape(name) if callable(self.autoescape) else self.autoescape
        Included(self, *([name] if name else [])).visit(source)
        Translated(self.gettext, Markup if is_escaped else str).visit(source)
        return super()._generate(source, name, filename, defer_init)


def template_fingerprints(folders: tuple[str, ...]) -> dict[str, str]:
    """The digest of every template with all that it extends, includes or imports, by the template's name."""
    of_theme = [f"{THEME}/{name}" for name in template_names(folders[-1:])] if len(folders) > 1 else []
    sources = {name: _source(folders, name) for name in (*template_names(folders), *of_theme)}
    uses = {name: _uses(source, sources) for name, source in sources.items()}
    return {name: _digest(sources, uses, name) for name in sources}


def _source(folders: tuple[str, ...], name: str) -> str:
    if name.startswith(f"{THEME}/"):
        return _source(folders[-1:], name.removeprefix(f"{THEME}/"))
    return next(file for folder in folders if (file := Path(folder) / name).is_file()).read_text(encoding="utf-8")


def _uses(source: str, known: Mapping[str, str]) -> set[str]:
    """The templates that one uses; all there are, where it does not say which by a plain name."""
    found = [one or other for one, other in _USE.findall(source)]
    return set(known) if "" in found else set(found) & set(known)


def _digest(sources: Mapping[str, str], uses: Mapping[str, set[str]], name: str) -> str:
    seen, waiting = set[str](), [name]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(uses[current])
    state = hashlib.blake2b(digest_size=16)
    for current in sorted(seen):
        state.update(f"{current}\0{sources[current]}\0".encode())
    return state.hexdigest()


def template_names(folders: tuple[str, ...]) -> list[str]:
    """The names of all templates in the folders."""
    names = {path.relative_to(folder).as_posix() for folder in folders for path in files_in(Path(folder), "*.*")}
    return sorted(names)


__all__ = ["Environment", "TemplateNotFound", "environment_of", "template_fingerprints", "template_names"]
