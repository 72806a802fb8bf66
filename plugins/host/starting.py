"""Starting: a new item as commented files, one a language, and a new site of one's own."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import structs

from plugins.domain.catalogue import Catalogue
from plugins.domain.fields import slug_of
from plugins.domain.forms import render_typed
from plugins.domain.issue import Issue
from plugins.domain.item import KEY_WORD, Item
from plugins.domain.parsing import per_language
from plugins.domain.problem import Problem, Severity, Where, error, nearest
from plugins.domain.stated import field_names, unknown_field
from plugins.host.beginnings import Beginning, facts_of, kinds_called, render_texts
from plugins.host.draft_check import Judge
from plugins.host.draft_file import bare
from plugins.host.explanations import read_explanations
from plugins.host.gathering import path_as_written, reading_of_fields
from plugins.host.item_keys import dated_key, key_problem, proposed_key
from plugins.host.opening import absolute, given, host_for
from plugins.host.problems import render_text
from plugins.host.questions import Talk, ask_all
from plugins.host.run import Run
from plugins.host.settings import folders_of
from plugins.host.telling import Teller

SITE = Path(__file__).resolve().parent / "starters" / "site"
CODE = Path(__file__).resolve().parents[2]


Read = Callable[[str], str]
"""Gives the line that somebody types after a prompt. Raises EOFError, or KeyboardInterrupt at Ctrl-C."""


class Wish(NamedTuple):
    """What a writer has typed: the word for a kind, a key or "", and answers."""

    kind: str
    key: str
    told: Sequence[str]


class Begun(NamedTuple):
    """A new item that has been written, and its folder."""

    beginning: Beginning
    folder: Path


class Refused(Exception):
    """Nothing was written, for these reasons."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems."""
        super().__init__()
        self.problems = problems


def new(
    kind: str,
    key: str,
    *,
    settings: str,
    content: str = "",
    told: Sequence[str] = (),
    read: Read | None = None,
    language: str = "",
) -> int:
    """Begin an item of a kind, or with `site` a site of one's own in the folder `key`.

    `told` are answers that need no question, `start=to 4.3.2027 klo 9.00`; the rest is asked for by `read`.
    """
    host = host_for(settings, given(PATH=absolute(content), PROBLEM_LANGUAGE=language))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    try:
        talk = Talk(teller, read) if read else None
        kind = kind or _asked_kind(host, talk)
        if kind == "site":
            _new_site(host, teller, key)
        else:
            written = _new_item(host, teller, Wish(kind, key, told), talk)
            print(*next_steps(written, teller, Path(settings)), sep="\n")
    except Refused as refused:
        print(render_text(refused.problems, teller.language), file=sys.stderr)
        return 1
    except (KeyboardInterrupt, EOFError):
        print(f"\n{teller.sentence('new-interrupted')}", file=sys.stderr)
        return 1
    return 0


def start_site(folder: Path, today: date) -> tuple[Problem, ...]:
    """Write an empty site of one's own, begun today, into a folder that is empty or not yet there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return (error(Where(str(folder)), "folder-not-empty"),)
    shutil.copytree(SITE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    facts = {"{code}": os.path.relpath(CODE, folder.resolve()), "{day}": render_typed(today)}
    for file in (folder / "pelicanconf.py", *folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        for place, fact in facts.items():
            text = text.replace(place, fact)
        file.write_text(text, encoding="utf-8")
    return ()


def write_item(beginning: Beginning, content: Path) -> list[Path]:
    """Write the files of a new item, all of them or none. Raises Refused where the disk does not take them."""
    folder = _folder(beginning, content)
    stage = folder.with_name(f".{folder.name}.new")
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        for language, text in render_texts(beginning).items():
            (stage / f"index.{language}.md").write_text(text, encoding="utf-8", newline="\n")
        stage.rename(folder)
    except OSError as fault:
        raise Refused(error(Where(path_as_written(folder)), "new-not-written", reason=fault.strerror)) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return [folder / f"index.{language}.md" for language in beginning.languages]


def _folder(beginning: Beginning, content: Path) -> Path:
    """The folder of a new item."""
    return content / beginning.kind.kind_folder / beginning.key


def _as_written(path: Path, content: Path) -> str:
    """A path in the folder of content, as checks name it."""
    return f"{path_as_written(content)}/{path.relative_to(content).as_posix()}"


def _new_site(host: Run, teller: Teller, name: str) -> None:
    if not name:
        raise Refused(error(Where("site"), "new-site-nameless"))
    site, moment = host.situation(teller)
    if problems := start_site(Path(name), moment.astimezone(ZoneInfo(site.zone)).date()):
        raise Refused(*problems)
    print(name)
    print(teller.sentence("site-started", settings=Path(name) / "pelicanconf.py"))


def _new_item(host: Run, teller: Teller, wish: Wish, talk: Talk | None) -> Begun:
    """Ask what is to be asked, judge it, and write it."""
    model = _kind(host, wish.kind)
    if wish.key and not KEY_WORD.fullmatch(wish.key):
        raise Refused(error(Where(f"{wish.kind} {wish.key}"), "bad-key", value=wish.key, corrected=slug_of(wish.key)))
    site, moment = host.situation(teller)
    content = folders_of(host.settings).content
    judge = Judge(site, moment, Catalogue(), reading_of_fields(site))
    beginning = _beginning(judge, model, wish, teller.language)
    if beginning.key or not talk:
        beginning = _with_key(beginning, content, judge.today)
    # What can be refused without it comes before the whole content is read.
    judge = replace(judge, catalogue=host.gathered(site, moment, bool).catalogue)
    beginning = judge.with_slugs(beginning)
    if talk:
        _stop_at_errors(judge.problems(beginning), _as_written(_folder(beginning, content), content))
        beginning = judge.with_slugs(ask_all(beginning, judge, content, talk))
    warnings = _stop_at_errors(judge.problems(beginning), _as_written(_folder(beginning, content), content))
    teller.tell(() if talk else warnings)
    written = write_item(beginning, content)
    print(*(_as_written(path, content) for path in written), sep="\n")
    return Begun(beginning, written[0].parent)


def _with_key(beginning: Beginning, content: Path, today: date) -> Beginning:
    """The beginning with a key that can be used: its own, or the one that follows from its title."""
    named = beginning._replace(key=beginning.key or proposed_key(beginning, today))
    if problem := key_problem(named, content):
        raise Refused(problem)
    return named


def _asked_kind(host: Run, talk: Talk | None) -> str:
    """The kind that a writer names, by a word or by its number; "" where nobody can be asked."""
    if not talk:
        return ""
    kinds = [kind.kind_folder for feature in host.features() for kind in feature.kinds]
    talk.say(talk.teller.sentence("new-kind"))
    for number, kind in enumerate(kinds, 1):
        called = read_explanations(kind, talk.teller.language).called
        talk.say(f"  {number:>3}  {', '.join(called) or kind}")
    talk.sentence("new-choices")
    while not (said := talk.ask()):
        pass
    return kinds[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(kinds) else said


def _kind(host: Run, word: str) -> type[Item]:
    """The kind that is asked for."""
    kinds = kinds_called([kind for feature in host.features() for kind in feature.kinds])
    if found := kinds.get(word.casefold()):
        return found
    known = ", ".join(dict.fromkeys(kind.kind_folder for kind in kinds.values()))
    if not word:
        raise Refused(error(Where("new"), "new-kindless", known=known))
    raise Refused(error(Where(word), "unknown-kind", value=word, nearest=nearest(word, (*kinds, "site")), known=known))


def _stop_at_errors(problems: tuple[Problem, ...], folder: str) -> tuple[Problem, ...]:
    """The problems, with the files in their folder, if none of them is an error.

    Raises Refused: an answer that was given as an option is wrong.
    """
    told = tuple(structs.replace(one, where=_as_typed(one.where, folder)) for one in problems)
    if any(problem.severity is Severity.ERROR for problem in told):
        raise Refused(*told)
    return told


def _as_typed(where: Where, folder: str) -> Where:
    """A field as the option by which it was given; a file as it is."""
    is_file = where.path.endswith(".md")
    return Where(f"{folder}/{where.path}") if is_file else Where(f"--set {where.path}")


def _beginning(judge: Judge, kind: type[Item], wish: Wish, writer: str) -> Beginning:
    """What is known of a new item before anybody is asked."""
    site = judge.site
    facts = facts_of(judge.today, site.tongues[site.first_language].language, site.zone)
    beginning = Beginning(kind, dated_key(kind, wish.key, judge.today), site.languages, writer, facts)
    for said in wish.told:
        name, value = _answer(said, beginning, judge)
        beginning = judge.with_answer(beginning, name, value)
    return beginning


def _answer(said: str, beginning: Beginning, judge: Judge) -> tuple[str, str]:
    """The name and the value of an answer that was given as an option: `title.en=Spring seminar`."""
    name, _, value = (part.strip() for part in said.partition("="))
    field, _, language = name.partition(".")
    known = (*field_names(beginning.kind.texts_type), *field_names(beginning.kind))
    if not name or not bare(value):
        raise Refused(error(Where("--set"), "new-set-form", value=said))
    is_own = field in per_language(beginning.kind)
    if field not in known or (language and not is_own):
        raise Refused(unknown_field(Where("--set"), name if field in known else field, known, judge.reading))
    if language and language not in beginning.languages:
        codes = ", ".join(beginning.languages)
        raise Refused(error(Where(f"--set {name}"), "unknown-language", value=language, known=codes))
    return (f"{field}.{language or beginning.languages[0]}" if is_own else field), bare(value)


def next_steps(begun: Begun, teller: Teller, settings: Path) -> Iterator[str]:
    """What a writer does next, with the commands that are to be typed."""
    key, kind = begun.beginning.key, begun.beginning.kind
    options = "" if settings.resolve() == CODE / "pelicanconf.py" else f" --settings {shlex.quote(str(settings))}"
    inv = _program()
    yield f"\n{teller.sentence('new-next')}"
    yield teller.sentence("new-next-write")
    if kind is Issue:
        yield teller.sentence("new-next-look", command=f"{inv} newsletter preview {key}{options}")
        yield teller.sentence("new-next-send", command=f"{inv} newsletter freeze {key}{options}")
        return
    yield teller.sentence("new-next-look", command=f"{inv} serve{options}")
    yield teller.sentence("new-next-check", command=f"{inv} check{options}")
    yield teller.sentence("new-next-publish")
    yield from (f"   {command}" for command in _commands_of_git(begun, teller))


def _program() -> str:
    """How `inv` is called from where the command was given: `./inv`, `program/inv`."""
    path = Path(os.path.relpath(CODE / "inv")).as_posix()
    return shlex.quote(path) if "/" in path else f"./{path}"


def _commands_of_git(begun: Begun, teller: Teller) -> Iterator[str]:
    """How the folder is committed and pushed, from where the command was given."""
    beginning, folder = begun
    site, here = folder.parents[2], Path.cwd()
    git = "git" if folder.is_relative_to(here) else f"git -C {shlex.quote(os.path.relpath(site))}"
    path = folder.relative_to(here if folder.is_relative_to(here) else site).as_posix()
    called = next(
        iter(read_explanations(beginning.kind.kind_folder, teller.language).called), beginning.kind.kind_folder
    )
    title = next((said for name, said in beginning.answers.items() if name.startswith("title.")), beginning.key)
    message = f"{teller.sentence('new-next-message', called=called)}: {title}"
    yield f"{git} pull"
    yield f"{git} add {shlex.quote(path)}"
    yield f"{git} commit -m {shlex.quote(message)}"
    yield f"{git} push"
