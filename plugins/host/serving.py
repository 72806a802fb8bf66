"""Serving: the site on this machine while it is written. Each change is built anew and shown at once.

Every build is a process of its own, so that nothing stays behind in memory; a change of the code counts too.
"""

import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from plugins.domain.problem import Where, error
from plugins.engine.alone import alone
from plugins.host.builder import Builder
from plugins.host.following import Follower, Served
from plugins.host.gathering import path_as_written
from plugins.host.live import Live
from plugins.host.opening import absolute, given, host_for, refuse
from plugins.host.ports import HIGHEST, why_not
from plugins.host.site_server import SiteServer, Words
from plugins.host.telling import Teller

ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends serving: Ctrl-C, a request of the system, a terminal that was closed."""


def serve(
    *, port: str, settings: str, content: str = "", output: str = "", now: str = "", search: bool = False,
    language: str = "",
) -> int:  # fmt: skip
    """Build, serve on this machine, and build again whenever something changes, until Ctrl-C.

    Drafts are shown as well, marked; so the site is built into a folder of its own, from which nobody publishes. It
    can be searched only with `search`, as making the index takes longer than everything else.
    """
    named = given(PATH=absolute(content), PROBLEM_LANGUAGE=language)
    host = host_for(settings, named)
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    if not port.isdecimal():
        print(teller.sentence("serve-port-impossible", port=port, highest=HIGHEST), file=sys.stderr)
        return 1
    with _endings(), _output(absolute(output), host.settings, teller) as shown:
        typed = given(now=now, content=absolute(content), language=language)
        options = {**typed, "output": str(shown), "drafts": True, "search": search}
        builder = Builder({"settings": settings, **options})
        try:
            served = Served(Path(settings).absolute(), named, host.settings, shown, now)
            return serve_site(served, int(port), builder, teller)
        except (KeyboardInterrupt, BrokenPipeError):
            return 0
        finally:
            builder.forget()


def serve_site(site: Served, port: int, builder: Builder, teller: Teller) -> int:
    """Serve an output folder and build it anew whenever something changes; until a KeyboardInterrupt."""
    live, words = Live(), Words(teller.sentence("serve-gone"), teller.sentence("serve-building"))
    try:
        server = SiteServer(site.output, port, live, words)
    except (OSError, OverflowError) as refused:
        print(why_not(port, refused, teller), file=sys.stderr)
        return 1
    with server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            Follower(site, builder.build, builder.forget, live, teller).follow(server.address)
        finally:
            server.shutdown()
    return 0


@contextmanager
def _endings() -> Iterator[None]:
    """Let everything that ends serving end it as Ctrl-C does, once: what has begun to end is not interrupted."""
    heeded = [number for number in ENDING if signal.getsignal(number) is not signal.SIG_IGN]  # as under nohup

    def end(_number: int, _frame: FrameType | None) -> None:
        for number in heeded:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in heeded:
        signal.signal(number, end)
    yield


@contextmanager
def _output(asked: str, settings: Mapping[str, Any], teller: Teller) -> Iterator[Path]:
    """The folder to build into: the one that was asked for, or else one that nobody else serves at the same time."""
    folder = Path(asked or Path(settings["CACHE_PATH"]).absolute() / "preview")
    with ExitStack() as held:
        try:
            shown = folder if asked else _free(folder, held)
            shown.mkdir(parents=True, exist_ok=True)
        except OSError as blocked:
            refuse(error(Where(path_as_written(folder)), "output-blocked", reason=blocked), teller.language)
        yield shown


class _TakenError(Exception):
    """Somebody else serves a folder."""


def _free(folder: Path, held: ExitStack) -> Path:
    """A folder that is ours for as long as what holds it; it may have a number behind its name."""
    for number in count(2):
        with suppress(_TakenError):
            held.enter_context(alone(folder.with_name(f"{folder.name}.lock"), _taken))
            break
        folder = folder.with_name(f"{folder.name.partition('-')[0]}-{number}")
    return folder


def _taken() -> NoReturn:
    raise _TakenError
