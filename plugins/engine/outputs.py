"""An output is a value: a path, and everything that decides its bytes. Its fingerprint tells two apart.

A site has thousands of outputs, of which an edit changes a few. So a view may be made later, when its output is
written: then the output says what the view depends on, as a digest that costs far less than the view.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

Writer = Callable[..., str | bytes]

TemplateOf = Callable[[str], str]
"""From a template to the fingerprint of the template and of the strings in it."""


View = Mapping[str, Any]
"""Everything that an output shows, as plain frozen values."""


Depends = tuple[Callable[[], bytes], bytes]
"""What a view depends on: the digest of all facts, as a function that works it out, and those of the texts in it."""


class Standing(NamedTuple):
    """The file of an output as the last build left it, of the same facts: what it is to be differs by texts alone."""

    content: bytes
    texts: bytes
    """The digests of the texts that it was made of, as the output's own `texts` tell those of now."""


Again = Callable[[Standing], View]
"""Makes a view with less work, of the file as it stands."""


class Later(Mapping[str, Any]):
    """A view that is made when it is needed, and what it is made from, as digests."""

    def __init__(self, make: Callable[[], View], depends: Depends, again: Again | None = None) -> None:
        """Make the view with a function whose result is the same as long as what it depends on is.

        `again` makes the same view of the file as it stands.
        """
        self.make, self.again = make, again
        self.facts, self.texts = depends

    def of_standing(self, file: Path, digest: str, texts: bytes) -> "Later":
        """The same, made of a file that stands there from the last build, with the digests of its bytes and its texts.

        Where the file has other bytes, whatever its times say, it is made from the beginning.
        """

        def make() -> View:
            content = file.read_bytes()
            is_known = self.again and hashlib.blake2b(content, digest_size=16).hexdigest() == digest
            return self.again(Standing(content, texts)) if self.again and is_known else self.make()

        return Later(make, (self.facts, self.texts), self.again)

    @cached_property
    def _made(self) -> View:
        return self.make()

    def __getitem__(self, name: str) -> Any:
        """A value of the view."""
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the view's values."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many values the view has."""
        return len(self._made)


@dataclass(frozen=True)
class Output:
    """A file to be: rendered from a template, written by a pure function, or copied from a source file."""

    path: str
    """Where it lies below the output folder, with forward slashes: `fi/uutiset/index.html`."""
    view: View = field(default_factory=dict)
    template: str = ""
    language: str = ""
    """The language whose strings and forms the template gets."""
    writer: Writer | None = None
    source: str = ""
    """The file to copy, and its digest in `view`."""
    parts: Mapping[str, "Output"] = field(default_factory=dict)
    """Outputs whose bytes the writer gets by these names, beside the view; where they lie does not matter."""

    def made(self) -> View:
        """The view, made now if it was to be made later. It is not kept: a site has more views than fit in memory."""
        return self.view.make() if isinstance(self.view, Later) else self.view

    def whole(self) -> "Output":
        """The same with its view and those of its parts made, as it travels to another process."""
        return replace(self, view=self.made(), parts={name: part.whole() for name, part in self.parts.items()})


def page(address: str, template: str, language: str, **view: Any) -> Output:
    """An HTML page at an address of the site: `/fi/uutiset/` becomes `fi/uutiset/index.html`."""
    return Output(_path_of_page(address), view, template=template, language=language)


def page_later(address: str, template: str, language: str, make: Callable[[], View], depends: Depends) -> Output:
    """An HTML page whose view is made when the page is rendered; it is the same as long as `depends` is."""
    return Output(_path_of_page(address), Later(make, depends), template=template, language=language)


def text(address: str, writer: Writer, **view: Any) -> Output:
    """A file whose bytes a pure function writes from the view."""
    return Output(address.lstrip("/"), view, writer=writer)


def text_later(
    address: str, writer: Writer, make: Callable[[], View], depends: Depends, again: Again | None = None
) -> Output:
    """A file that a pure function writes from a view that is made then; it is the same as long as `depends` is.

    A file of many parts, of which an edit changes few, may be made `again` of itself.
    """
    return Output(address.lstrip("/"), Later(make, depends, again), writer=writer)


def composed(address: str, writer: Writer, parts: Mapping[str, Output], **view: Any) -> Output:
    """A file that a pure function writes from the bytes of other outputs, such as a rendered page, and the view."""
    return Output(address.lstrip("/"), view, writer=writer, parts=parts)


def copy(address: str, source: str, digest: str) -> Output:
    """A file that is published as it is."""
    return Output(address.lstrip("/"), {"digest": digest}, source=source)


def fingerprint(output: Output, code: str, template_of: TemplateOf, known: str = "") -> str:
    """The digest of everything that decides an output's bytes: code, template (with strings), view and parts.

    Of a view that is made later there are two: of the facts it is made from, and of the template with the texts that
    it shows. `known` is the fingerprint that the output had when code and facts were as they are: then the first is
    taken from there.
    """
    drawn = _drawn(output, code, template_of)
    if not isinstance(output.view, Later):
        return _digest(drawn, msgspec.json.encode(output.view, enc_hook=_plain))
    facts = known.partition(".")[0] or _digest(output.path.encode(), output.view.facts())
    return f"{facts}.{_digest(drawn, output.view.texts)}"


def _drawn(output: Output, code: str, template_of: TemplateOf) -> bytes:
    """How a view becomes bytes: by which code, template or writer, in which language, with which parts."""
    name = f"{output.writer.__module__}.{output.writer.__qualname__}" if output.writer else output.template
    parts = [f"\0{part}\0{fingerprint(of, code, template_of)}" for part, of in output.parts.items()]
    return f"{code}\0{template_of(output.template)}\0{output.language}\0{name}\0{''.join(parts)}".encode()


def _digest(one: bytes, other: bytes) -> str:
    return hashlib.blake2b(one + b"\0" + other, digest_size=16).hexdigest()


def _path_of_page(address: str) -> str:
    name = address.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _plain(value: Any) -> Any:
    """What msgspec does not know by itself: pydantic's models, and mappings that are not dicts."""
    if hasattr(value, "model_dump"):
        return value.model_dump()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot stand in a view: views hold plain values")
