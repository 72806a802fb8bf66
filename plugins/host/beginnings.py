"""Beginnings: the files of a new item, with what is known of it, and advice on the rest in the writer's language."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from textwrap import wrap
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.domain.dates import DateError, DateWords, parse_moment
from plugins.domain.fields import slug_of
from plugins.domain.forms import NO_BREAK, render_date, render_moment, render_time
from plugins.domain.item import Item, default_slug
from plugins.domain.language import Language
from plugins.domain.parsing import per_language
from plugins.domain.shape import Shape, shapes_of
from plugins.engine.tables import read_table
from plugins.host.explanations import (
    TABLES,
    Explanation,
    explained,
    languages_of_explanations,
    read_explanations,
    written,
)
from plugins.host.problems import sentence

DAYS = 30
"""In how many days something new takes place, closes or is due, where nobody has said it."""
LENGTH = timedelta(hours=2)
"""How long it lasts."""
WIDTH = 100
"""The length of a line of advice."""

Answers = Mapping[str, str]
"""What the writer has said, by field; of a field that each language has by field and language: `title.fi`."""


class Outline(NamedTuple):
    """The fields of a new item of a kind, in their order: those to ask for, of each language, and of all together."""

    asked: tuple[str, ...]
    own: tuple[str, ...]
    shared: tuple[str, ...]


class Beginning(NamedTuple):
    """A new item before it is written."""

    kind: type[Item]
    key: str
    languages: tuple[str, ...]
    """The languages of the site; facts of all languages stand in the file of the first."""
    writer: str
    """The language of the advice."""
    facts: Mapping[str, str]
    """The words with which fields may begin: `today`, `soon`, `end`, `closing` and `due` as people write them, `year`,
    and `language`, the code of the first one.
    """
    answers: Answers = {}

    def with_answer(self, name: str, value: str) -> "Beginning":
        """The same, with another answer; an empty one is none."""
        answers = {known: said for known, said in self.answers.items() if known != name}
        return self._replace(answers={**answers, name: value} if value else answers)

    def names_of(self, field: str) -> tuple[str, ...]:
        """The names of the answers to a field: one for each language, or one for all."""
        own = per_language(self.kind)
        return tuple(f"{field}.{code}" for code in self.languages) if field in own else (field,)

    @property
    def is_blank(self) -> bool:
        """Whether it has no title yet: then all files begin with words that stand for one."""
        return not any(name.startswith("title.") for name in self.answers)

    def is_pending(self, language: str) -> bool:
        """Whether a language has to wait for its translation: it has no title, nor words that stand for one."""
        begins = self.is_blank and (has_words(language) or language == self.languages[0])
        return f"title.{language}" not in self.answers and not begins


def has_words(language: str) -> bool:
    """Whether there are words of a language with which texts may begin."""
    return language in languages_of_explanations()


@cache
def outline_of(kind: type[Item]) -> Outline:
    """What is asked and written for a new item of a kind; of a kind that nobody knows here, what it must have."""
    known = read_table(TABLES / "new.yml").get(kind.kind_folder)
    if known:
        return Outline(*(tuple(known[name]) for name in Outline._fields))
    shapes = shapes_of(kind)
    needed = tuple(shape.name for shape in shapes if shape.is_required and not shape.is_own)
    return Outline(("title", "summary", *needed), ("title", "slug", "summary"), ("draft", *needed))


def render_texts(beginning: Beginning) -> dict[str, str]:
    """The text of each language's file."""
    return {language: _render(beginning, language) for language in beginning.languages}


def facts_of(today: date, language: Language, zone: str) -> dict[str, str]:
    """The words with which fields may begin, in the forms of the language in which facts are written."""
    soon = datetime.combine(today + timedelta(days=DAYS), time(9), ZoneInfo(zone))
    facts = {
        "today": render_date(today, language),
        "due": render_date(soon.date(), language),
        "soon": render_moment(soon, language, zone),
        "end": render_time(soon + LENGTH, language),
        "closing": render_moment(soon.replace(hour=16), language, zone),
    }
    plain = {name: said.replace(NO_BREAK, " ") for name, said in facts.items()}
    return {**plain, "year": str(today.year), "language": language.code}


def with_end(beginning: Beginning, words: DateWords, language: Language) -> Beginning:
    """The same, with the end of an event that has said when it starts: two hours later, or none if it lasts all day."""
    try:
        start = parse_moment(beginning.answers["start"], words)
    except (KeyError, DateError):
        return beginning
    end = render_time(start + LENGTH, language).replace(NO_BREAK, " ") if isinstance(start, datetime) else ""
    return beginning._replace(facts={**beginning.facts, "end": end})


def proposed_slug(beginning: Beginning, language: str) -> str:
    """The end of the address, made of the title in a language, or else of the key."""
    title = beginning.answers.get(f"title.{language}", "")
    return slug_of(title) or default_slug(beginning.key)


def _render(beginning: Beginning, language: str) -> str:
    is_first, is_pending = language == beginning.languages[0], beginning.is_pending(language)
    parts = [_remark("new-remark", beginning)]
    if is_pending:
        parts.append(f"{_remark('new-pending', beginning)}\ntranslation: pending\ndue: {beginning.facts['due']}")
    parts.append(_fields(beginning, _own_fields(beginning), language))
    if is_first:
        shared = _fields(beginning, _shared_fields(beginning), language)
        parts.append(f"{_remark('new-shared', beginning)}\n{shared}")
    else:
        parts.append(_remark("new-elsewhere", beginning, file=f"index.{beginning.languages[0]}.md"))
    body = "" if is_pending or not has_words(language) else explained(beginning.kind, "body", language).begins
    return "---\n" + "\n\n".join(parts) + "\n---\n" + (f"\n{body.strip()}\n" if body else "")


def _own_fields(beginning: Beginning) -> Sequence[str]:
    own = per_language(beginning.kind)
    answered = (name.partition(".")[0] for name in beginning.answers)
    return tuple(dict.fromkeys((*outline_of(beginning.kind).own, *(name for name in answered if name in own))))


def _shared_fields(beginning: Beginning) -> Sequence[str]:
    own = per_language(beginning.kind)
    answered = (name for name in beginning.answers if name.partition(".")[0] not in own)
    return tuple(dict.fromkeys((*outline_of(beginning.kind).shared, *answered)))


def _fields(beginning: Beginning, names: Sequence[str], language: str) -> str:
    shapes = {shape.name: shape for shape in shapes_of(beginning.kind)}
    return "\n".join(line for name in names for line in _field(beginning, shapes[name], language))


def _field(beginning: Beginning, shape: Shape, language: str) -> Iterator[str]:
    """A field below its advice; as a remark where nothing is known of it."""
    told = explained(beginning.kind, shape.name, beginning.writer)
    yield from _advice(told, beginning.writer)
    value = value_of(beginning, shape, language)
    if value:
        yield written(shape.name, quoted(value))
    else:
        example = explained(beginning.kind, shape.name, language).example if shape.is_own else told.example
        yield from (f"# {line}" for line in written(shape.name, example).splitlines())


def _advice(told: Explanation, writer: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(told.text, WIDTH, break_long_words=False))
    if told.values:
        words = ", ".join(f"{word} ({meaning})" for word, meaning in told.values.items())
        said = sentence("new-values", writer).format(values=words)
        yield from (f"# {line}" for line in wrap(said, WIDTH, break_on_hyphens=False))


def value_of(beginning: Beginning, shape: Shape, language: str) -> str:
    """What a field has in a new file: the answer, or what it begins with; "" where the writer has yet to say it."""
    answer = beginning.answers.get(f"{shape.name}.{language}" if shape.is_own else shape.name, "")
    if answer or (beginning.is_pending(language) and shape.is_own):
        return answer
    if shape.name == "slug":
        return proposed_slug(beginning, language)
    # Words that stand for a text would be published with it if only another text was written.
    begins = explained(beginning.kind, shape.name, language).begins if beginning.is_blank or not shape.is_own else ""
    return begins.format(**beginning.facts)


def quoted(text: str) -> str:
    """A text as it stands on the line of a field; one that is quoted as a whole is quoted once more."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _remark(code: str, beginning: Beginning, **facts: str) -> str:
    """A sentence of ours as a remark of a file."""
    return "\n".join(f"# {line}" for line in wrap(sentence(code, beginning.writer).format(**facts), WIDTH))


def kinds_called(kinds: Sequence[type[Item]]) -> dict[str, type[Item]]:
    """The kinds by all words by which they may be asked for: `events`, `event`, `tapahtuma`."""
    found = dict[str, type[Item]]()
    for kind in kinds:
        folder = kind.kind_folder
        words = [word for code in languages_of_explanations() for word in read_explanations(folder, code).called]
        own = (folder,) if folder == "news" else (folder.removesuffix("s"), folder)
        found |= dict.fromkeys((*own, *words), kind)
    return found
