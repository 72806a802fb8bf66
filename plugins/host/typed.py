"""Typed: a build as people type it, begun without Invoke, which takes longer to load than all of these words.

`inv` starts this file for `./inv build`. It understands options that are written out, each of them once; whatever is
unusual is left to Invoke and the tasks in `tasks.py`, so that help and refusals come from one place.
"""

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = str(ROOT / "pelicanconf.py")

Given = dict[str, Any]
"""The arguments that were typed: texts, numbers and switches."""


def main(words: Sequence[str]) -> NoReturn:
    """Build as the words after `./inv build` say, or let Invoke say what is wrong with them."""
    from plugins.host import command

    options = options_of(words, signature(command.build).parameters)
    if options is None:
        ask_invoke(["build", *words])
    leave(command.build(**{"settings": SETTINGS, **options}))


def options_of(words: Sequence[str], parameters: Mapping[str, Parameter]) -> Given | None:
    """The arguments of a function that takes options, as they were typed; None where they are not plain enough."""
    given = Given()
    try:
        for name, value in _read(iter(words), parameters):
            if name in given:
                return None
            given[name] = value
    except ValueError:
        return None
    return given


def ask_invoke(words: Sequence[str]) -> NoReturn:
    """Let Invoke read the words, as it does for every other task."""
    from plugins.host.asked import main as ask

    ask(words)
    raise SystemExit


def leave(status: int) -> NoReturn:
    """End with an exit code: at once where `inv` has started this process for the task, and nothing else runs in it.

    Otherwise Python would give back all values of the site one by one, which takes long and serves nobody.
    """
    import atexit
    import threading

    processes = sys.modules.get("multiprocessing")
    if "INV_NOTE" in os.environ and threading.active_count() == 1 and not (processes and processes.active_children()):
        atexit._run_exitfuncs()  # noqa: SLF001 - there is no other way to do what is to be done at the end
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    raise SystemExit(status)


def _read(words: Iterator[str], parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, Any]]:
    """Each option with its value. Raises ValueError at a word that is none."""
    switches = {_switch(one): one for one in parameters.values() if isinstance(one.default, bool)}
    valued = {_flag(one.name): one for one in parameters.values() if not isinstance(one.default, bool)}
    for word in words:
        flag, is_whole, value = word.partition("=")
        if word in switches:
            yield switches[word].name, not switches[word].default
        elif flag in valued:
            said = value if is_whole else next(words, "")
            yield valued[flag].name, _value(said, valued[flag])
        else:
            raise ValueError(word)


def _switch(parameter: Parameter) -> str:
    """What turns a switch: `--full` where it is off, `--no-search` where it is on."""
    return _flag(f"no_{parameter.name}" if parameter.default else parameter.name)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _value(said: str, parameter: Parameter) -> str | int:
    """The value of an option, which is not empty, and in which nobody could see another option."""
    if not said or said.startswith("-"):
        raise ValueError(said)
    return int(said) if isinstance(parameter.default, int) else said


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    gc.disable()  # a build ends soon, keeps what it makes, and leaves hardly any circles behind to be looked for
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(1)  # as Invoke ends then
