"""Ports: why one cannot be had, said so that it is clear what to do instead."""

import errno
import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPException

from plugins.host.site_server import HERE, STREAM, script
from plugins.host.telling import Teller

HIGHEST = 65_535
WAIT = 1
"""How many seconds another program has to say whether it is one of ours."""


def why_not(port: int, refused: Exception, teller: Teller) -> str:
    """Why a port was refused: it is one of ours already, another program has it, or nobody may."""
    if not isinstance(refused, OSError):
        return teller.sentence("serve-port-impossible", port=port, highest=HIGHEST)
    if refused.errno != errno.EADDRINUSE:
        return teller.sentence("serve-port-refused", port=port, other=_free(8000), reason=refused.strerror)
    code = "serve-running" if _is_ours(port) else "serve-port-taken"
    return teller.sentence(code, port=port, other=_free(port + 1), address=f"http://{HERE}:{port}/")


def _free(port: int) -> int:
    """The first port from one on that is free; 0, which stands for any, where none is."""
    for number in range(port, min(port + 100, HIGHEST)):
        with socket.socket() as tried, suppress(OSError):
            tried.bind((HERE, number))
            return number
    return 0


def _is_ours(port: int) -> bool:
    """Whether the program that has a port is this one."""
    asked = HTTPConnection(HERE, port, timeout=WAIT)
    try:
        asked.request("GET", f"{STREAM}.js")
        return asked.getresponse().read() == script()
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()
