"""An output is a value: a path, and everything that decides its bytes. Its fingerprint tells two apart."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

Writer = Callable[..., str | bytes]

TemplateOf = Callable[[str, str], str]
"""From a template and a language to the fingerprint of the template and of the language's strings."""


@dataclass(frozen=True)
class Output:
    """A file to be: rendered from a template, written by a pure function, or copied from a source file."""

    path: str
    """Where it lies below the output folder, with forward slashes: `fi/uutiset/index.html`."""
    view: Mapping[str, Any] = field(default_factory=dict)
    """Everything it shows, as plain frozen values."""
    template: str = ""
    language: str = ""
    """The language whose strings and forms the template gets."""
    writer: Writer | None = None
    source: str = ""
    """The file to copy, and its digest in `view`."""
    parts: Mapping[str, "Output"] = field(default_factory=dict)
    """Outputs whose bytes the writer gets by these names, beside the view; where they lie does not matter."""


def page(address: str, template: str, language: str, **view: Any) -> Output:
    """An HTML page at an address of the site: `/fi/uutiset/` becomes `fi/uutiset/index.html`."""
    name = address.lstrip("/")
    path = f"{name}index.html" if not name or name.endswith("/") else name
    return Output(path, view, template=template, language=language)


def text(address: str, writer: Writer, **view: Any) -> Output:
    """A file whose bytes a pure function writes from the view."""
    return Output(address.lstrip("/"), view, writer=writer)


def composed(address: str, writer: Writer, parts: Mapping[str, Output], **view: Any) -> Output:
    """A file that a pure function writes from the bytes of other outputs, such as a rendered page, and the view."""
    return Output(address.lstrip("/"), view, writer=writer, parts=parts)


def copy(address: str, source: str, digest: str) -> Output:
    """A file that is published as it is."""
    return Output(address.lstrip("/"), {"digest": digest}, source=source)


def fingerprint(output: Output, code: str, template_of: TemplateOf) -> str:
    """The digest of everything that decides an output's bytes: code, template (with strings), view and parts."""
    template = template_of(output.template, output.language)
    name = f"{output.writer.__module__}.{output.writer.__qualname__}" if output.writer else output.template
    state = hashlib.blake2b(f"{code}\0{template}\0{output.language}\0{name}\0".encode(), digest_size=16)
    state.update(msgspec.json.encode(output.view, enc_hook=_plain))
    for part, of in output.parts.items():
        state.update(f"\0{part}\0{fingerprint(of, code, template_of)}".encode())
    return state.hexdigest()


def _plain(value: Any) -> Any:
    """What msgspec does not know by itself: pydantic's models, and mappings that are not dicts."""
    if hasattr(value, "model_dump"):
        return value.model_dump()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot stand in a view: views hold plain values")
