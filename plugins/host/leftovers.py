"""Leftovers: the texts with which new files begin, found where they would be published for a writer's own.

They are looked for in files that are read anew, and told of items that are no drafts.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from plugins.domain.catalogue import Catalogue
from plugins.domain.problem import Problem, Where, error
from plugins.domain.record import Field
from plugins.domain.wording import Wording, check_wording

BEGUN = Path(__file__).resolve().parent / "fields" / "begun.json"
"""The texts by field, the paragraphs of `body` one by one; made of the tables beside it, which take long to read."""
CODE = "text-of-a-beginning"


def check_text(
    wording: Wording, fields: Mapping[str, Field], lines: list[tuple[int, str]], language: str, path: str
) -> tuple[Problem, ...]:
    """What there is to be said of a text while it is read: of its wording, and what is left of its beginning."""
    return (*check_wording(wording, fields, lines, language, path), *_leftovers(fields, lines, path))


def without_drafts(problems: Iterable[Problem], catalogue: Catalogue) -> tuple[Problem, ...]:
    """The problems without what was left in drafts, where it belongs, and in what cannot be read as a whole."""
    told = tuple(problems)
    if all(problem.code != CODE for problem in told):
        return told
    public = {
        item.where("", language).path for item in catalogue.written() if not item.draft for language in item.texts
    }
    return tuple(problem for problem in told if problem.code != CODE or problem.where.path in public)


def _leftovers(fields: Mapping[str, Field], lines: list[tuple[int, str]], path: str) -> Iterator[Problem]:
    begun = _begun()
    stated = [(fields[name].line, name, fields[name].value) for name in begun if name in fields]
    for number, name, said in (*stated, *((number, "body", line) for number, line in lines)):
        if isinstance(said, str) and said.strip() in begun[name]:
            yield error(Where(path, number), CODE, value=said.strip())


@cache
def _begun() -> Mapping[str, frozenset[str]]:
    """The texts by field, read once by each process that reads anything anew."""
    return msgspec.json.decode(BEGUN.read_bytes(), type=dict[str, frozenset[str]])
