"""Apart: functions run in processes of their own, as each build of a site does, without loading everything anew."""

import functools
import gc
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar, cast

Done = TypeVar("Done")
Given = ParamSpec("Given")

REMEMBERING = type(functools.cache(lambda: None))
"""What functions become that remember their results."""


def apart(do: Callable[Given, Done], *args: Given.args, **options: Given.kwargs) -> Done | None:
    """What a function gives that is run in a copy of this process; None where the copy was killed."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sending, do, args, options))
    process.start()
    sending.close()
    try:
        done = cast(Done, receiving.recv())
    except EOFError:
        done = None
    process.join()
    assert (done is None, process.exitcode) in {(False, 0), (True, -signal.SIGKILL)}
    return done


def anew(do: Callable[Given, Done], *args: Given.args, **options: Given.kwargs) -> Done:
    """What a function gives in a process that has done nothing of ours before: whatever is remembered is forgotten."""
    for remembering in (one for one in gc.get_objects() if isinstance(one, REMEMBERING)):
        if remembering.__module__.startswith("plugins."):
            remembering.cache_clear()
    return do(*args, **options)


def _send(sending: Connection, do: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]) -> None:
    sending.send(do(*args, **options))
