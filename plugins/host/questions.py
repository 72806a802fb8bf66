"""Questions: what `./inv new` asks on a terminal, in the writer's language. A wrong answer is told of at once.

Enter takes what a field would begin with, or leaves it for later. What names an entry of a registry may be searched
for by a part of its name; one of several words may be given by its number.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from plugins.domain.problem import Problem, Severity
from plugins.domain.shape import Shape, shapes_of
from plugins.host.beginnings import Beginning, outline_of, value_of
from plugins.host.draft_check import Judge
from plugins.host.draft_file import bare, simplified
from plugins.host.explanations import explained, read_explanations
from plugins.host.item_keys import dated_key, key_problem, proposed_key
from plugins.host.problems import render_sentences
from plugins.host.telling import Teller

MOST = 15
"""How many names are listed at most."""

Choices = Mapping[str, tuple[str, ...]]
"""The words or ids that a field may have, with their names; the first name is the one to show."""


@dataclass(frozen=True)
class Talk:
    """A talk with a writer: how a line is read after a prompt, and how one is said. Reading raises EOFError."""

    teller: Teller
    read: Callable[[str], str]
    say: Callable[[str], object] = print

    def sentence(self, code: str, **facts: object) -> None:
        """Say a sentence of ours, indented below its question."""
        self.say(f"  {self.teller.sentence(code, **facts)}")

    def ask(self, default: str = "") -> str:
        """What the writer says, on one line; "" for Enter alone."""
        return bare(self.read(f"[{default}] > " if default else "> "))

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong with an answer."""
        for line in render_sentences(problems, self.teller.language):
            self.say(f"  {line}")


def ask_all(beginning: Beginning, judge: Judge, content: Path, talk: Talk) -> Beginning:
    """The beginning with everything that the writer had to say of it."""
    called = read_explanations(beginning.kind.kind_folder, beginning.writer).called
    talk.say(talk.teller.sentence("new-begun", called=next(iter(called), beginning.kind.kind_folder)))
    for field in outline_of(beginning.kind).asked:
        for name in beginning.names_of(field):
            _, _, language = name.partition(".")
            waits = bool(language) and field != "title" and beginning.is_pending(language)
            if name not in beginning.answers and not waits:
                beginning = _ask(beginning, name, judge, talk)
        if not beginning.key:
            beginning = _ask_key(beginning, judge, content, talk)
    return beginning


def _ask(beginning: Beginning, name: str, judge: Judge, talk: Talk) -> Beginning:
    """Ask for one field until the answer is one, or is left for later."""
    field, _, language = name.partition(".")
    shape = next(shape for shape in shapes_of(beginning.kind) if shape.name == field)
    choices = _choices(beginning, shape, judge)
    default = "" if shape.is_own else value_of(beginning, shape, language)
    _explain(beginning, shape, language, choices, talk)
    while said := talk.ask(default):
        found = _resolved(said, choices, is_open=bool(shape.refers), talk=talk)
        if found is None:
            continue
        answered = judge.with_answer(beginning, name, found)
        problems = judge.new_problems(beginning, answered)
        talk.tell(problems)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            return answered
    return beginning


def _explain(beginning: Beginning, shape: Shape, language: str, choices: Choices, talk: Talk) -> None:
    """What is asked, what it means, and how a right answer looks."""
    told = explained(beginning.kind, shape.name, beginning.writer)
    named = f" ({Locale.parse(beginning.writer).languages.get(language, language)})" if language else ""
    talk.say(f"\n{told.name[:1].upper()}{told.name[1:]}{named}")
    talk.say(f"  {told.text}")
    if told.values:
        for number, (word, names) in enumerate(choices.items(), 1):
            talk.say(f"  {number:>3}  {word} – {names[0]}")
        talk.sentence("new-choices")
        return
    example = explained(beginning.kind, shape.name, language).example if language else told.example
    talk.sentence("new-example", example=example)
    if choices:
        talk.sentence("new-search")
    if shape.name == "title" and beginning.is_pending(language):
        talk.sentence("new-enter-pending", due=beginning.facts["due"])


def _ask_key(beginning: Beginning, judge: Judge, content: Path, talk: Talk) -> Beginning:
    """Ask for the name of the folder, which is made of the title where the writer names no other."""
    proposed = proposed_key(beginning, judge.today)
    talk.say(f"\n{talk.teller.sentence('new-key')}")
    talk.sentence("new-key-told")
    while True:
        said = talk.ask(proposed)
        named = beginning._replace(key=dated_key(beginning.kind, said, judge.today) if said else proposed)
        unusable = key_problem(named, content)
        problems = (unusable,) if unusable else judge.new_problems(beginning, named)
        talk.tell(problems)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            return named


def _choices(beginning: Beginning, shape: Shape, judge: Judge) -> Choices:
    """The words of a field with their meanings, or the ids that it may name with the names of what they stand for."""
    if shape.choices:
        told = explained(beginning.kind, shape.name, beginning.writer).values
        return {word: (told.get(word, word),) for word in shape.choices}
    entries = judge.catalogue.registries.get(shape.refers, {})
    names = {name: (entry.named(beginning.writer), *entry.name.values()) for name, entry in entries.items()}
    items = judge.catalogue.kinds.get(shape.refers, ())
    return names | {item.key: tuple(texts.title for texts in item.texts.values() if texts.title) for item in items}


def _resolved(said: str, choices: Choices, *, is_open: bool, talk: Talk) -> str | None:
    """The answer with ids in the place of names and numbers; None where several are meant, which are listed then."""
    if not choices:
        return said
    if not is_open and said.isdecimal() and int(said) <= len(choices):
        return list(choices)[int(said) - 1]
    parts = said.split(",") if is_open else [said]
    found = [_one(part.strip(), choices, talk) for part in parts]
    return None if None in found else ", ".join(filter(None, found))


def _one(said: str, choices: Choices, talk: Talk) -> str | None:
    """The word or id that is meant; what nothing is known of stays as it is, for the check to tell of it."""
    meant = list(_meant(said, choices))
    while len(meant) > 1:
        if len(meant) > MOST:
            talk.sentence("new-too-many", number=len(meant))
            return None
        for number, name in enumerate(meant, 1):
            talk.say(f"  {number:>3}  {choices[name][0]} ({name})")
        talk.sentence("new-several")
        answer = talk.ask()
        if not answer:
            return None
        chosen = meant[int(answer) - 1 : int(answer)] if answer.isdecimal() else list(_meant(answer, choices))
        said, meant = answer, chosen
    if meant and meant[0] != said:
        talk.say(f"  → {choices[meant[0]][0]} ({meant[0]})")
    return meant[0] if meant else said


def _meant(said: str, choices: Choices) -> Iterator[str]:
    """The words or ids that somebody may mean: the one of that number, that very one, or those named like it."""
    if said in choices:
        yield said
        return
    names = {name: [simplified(word) for word in words] for name, words in choices.items()}
    wanted = simplified(said)
    exact = [name for name, words in names.items() if wanted in words]
    beginning = [name for name, words in names.items() if any(word.startswith(wanted) for word in words)]
    yield from exact or beginning or [name for name, words in names.items() if any(wanted in word for word in words)]
