"""The code of templates: what Jinja makes of a template, with less work for each value that a page shows.

A page shows a hundred values or more, and a site has thousands of pages. What a template means and what is escaped
stays as Jinja has it.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

from jinja2 import Environment, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # its one function without a class


def escaped(value: object) -> str:
    """A value as it may stand in HTML: what markupsafe's `escape` gives, but not marked as escaped.

    What a template puts out is joined to one text at once, and nobody asks its parts whether they were escaped.
    """
    if type(value) is str:
        return escape_text(value)
    return value if type(value) is Markup else escape(value)


class Code(CodeGenerator):
    """Jinja's generator of code, in whose functions `escape` is `escaped`."""

    def write_commons(self) -> None:
        """Write what all functions begin with."""
        super().write_commons()
        self.writeline("escape = environment.escaped")


class Scene(Context):
    """Jinja's context, which calls macros and plain functions without asking what else they might want."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template calls, with what it gives; `_loop_vars` and `_block_vars` are for those that ask."""
        kind = type(called)
        if kind is not Macro and (kind is not FunctionType or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        if kind is FunctionType:
            return called(*args, **named)
        return called(self.eval_ctx, *args, **named) if named else self._drawn(called, args)

    def _drawn(self, macro: Macro, args: tuple[Any, ...]) -> Any:
        """What a macro draws, by its function where that takes no more than the arguments by their places."""
        absent = macro._argument_count - len(args)  # noqa: SLF001 - what a macro is called with costs more than it draws
        if absent < 0 or macro.caller or macro.catch_kwargs or macro.catch_varargs:
            return macro(self.eval_ctx, *args)
        drawn = macro._func(*args, *[missing] * absent)  # noqa: SLF001
        return Markup(drawn) if self.eval_ctx.autoescape else drawn  # noqa: S704 - its function escaped it


class Included(NodeTransformer):
    """Puts the templates that one includes in the place where it does, so that they need no context of their own.

    Left as they are: those that are chosen while a page is drawn, or that have blocks or another way of escaping.
    """

    def __init__(self, environment: Environment, *within: str) -> None:
        """Know the templates within which one is looked at: one that includes itself is left to do so."""
        self.environment, self.within = environment, within

    def visit_Include(self, include: nodes.Include) -> nodes.Node:  # noqa: N802 - named after the node
        """The nodes of the included template, in which what it sets stays its own."""
        name = include.template.value if isinstance(include.template, nodes.Const) else None
        if not isinstance(name, str) or name in self.within or not include.with_context or include.ignore_missing:
            return include
        part = self._part(name)
        if part is None or next(part.find_all((nodes.Block, nodes.Extends)), None):
            return include
        Included(self.environment, *self.within, name).visit(part)
        return nodes.Scope(part.body, lineno=include.lineno)

    def visit_ScopedEvalContextModifier(  # noqa: N802 - named after the node
        self, region: nodes.ScopedEvalContextModifier
    ) -> nodes.Node:
        """A region with a way of escaping of its own, which is not that of what it includes."""
        return region

    def _part(self, name: str) -> nodes.Template | None:
        loader, way = self.environment.loader, self.environment.autoescape
        if loader is None or (callable(way) and len({way(each) for each in (*self.within, name)}) > 1):
            return None
        try:
            source, file, _ = loader.get_source(self.environment, name)
        except TemplateNotFound:
            return None  # It is an error on the page that shows it.
        return self.environment._parse(source, name, file)  # noqa: SLF001 - `parse` would not name the file


class Translated(NodeTransformer):
    """Puts translations in the place of strings in which nothing is to be filled in."""

    def __init__(self, gettext: Callable[[str], str], kind: type[str]) -> None:
        """Translate with a function into texts of a kind: markup where the template is escaped."""
        self.gettext, self.kind = gettext, kind

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - named after the node
        """A call as it is, or the translation for which it asks."""
        self.generic_visit(call)
        is_plain = isinstance(call.node, nodes.Name) and call.node.name in {"_", "gettext"} and not call.kwargs
        string = call.args[0] if is_plain and len(call.args) == 1 else None
        if not isinstance(string, nodes.Const):
            return call
        try:
            return nodes.Const(self.kind(self.gettext(string.value)) % {}, lineno=call.lineno)
        except (KeyError, ValueError, TypeError):
            return call  # A string that cannot be translated is an error on the page that shows it.
