"""What takes part in a comparison: programs that build a site, and the edits that are made between builds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Scenario(StrEnum):
    """What was done before a build."""

    COLD = "cold"
    UNCHANGED = "unchanged"
    BODY = "body"
    TITLE = "title"
    TEMPLATE = "template"
    STRING = "string"
    REGISTRY = "registry"


TOLD = {
    Scenario.COLD: "nothing there yet",
    Scenario.UNCHANGED: "nothing changed",
    Scenario.BODY: "the text of a story changed",
    Scenario.TITLE: "the title of a story changed",
    Scenario.TEMPLATE: "the base template changed",
    Scenario.STRING: "a string of the interface changed",
    Scenario.REGISTRY: "the name of a theme changed",
}
"""Each scenario in the words of the tables."""


@dataclass(frozen=True)
class Edit:
    """A change of one file: a number after the first place where a text stands, each time another."""

    file: Path
    after: str

    def make(self, number: int) -> None:
        """Write the file anew, with a number in it that it has not had before."""
        old = self.file.read_text(encoding="utf-8")
        new = re.sub(rf"({re.escape(self.after)})( \d+)?", rf"\g<1> {number}", old, count=1)
        if new == old:
            raise ValueError(f"{self.file} has no {self.after!r} to change.")
        self.file.write_text(new, encoding="utf-8")


@dataclass(frozen=True)
class Builder:
    """A program with its site in a folder, ready to be built by a command that is run there.

    `made` is what a cold build does not find: the output, and caches. `edits` has each scenario that changes a file.
    A program that is `slow` is measured once where others are measured several times.
    """

    name: str
    version: str
    folder: Path
    command: Sequence[str]
    output: Path
    made: Sequence[Path]
    edits: Mapping[Scenario, Edit]
    environment: Mapping[str, str] = field(default_factory=dict)
    slow: bool = False
