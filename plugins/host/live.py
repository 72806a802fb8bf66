"""Live: what the last build found, and the browsers that wait to hear of the next."""

import json
import queue
import secrets
import threading

from plugins.host.report_page import ReportPage

Waiting = queue.SimpleQueue[str]


class Live:
    """The state of a served site. Builds tell of themselves here, and browsers listen, each in a thread of its own."""

    def __init__(self) -> None:
        """Begin with nothing built, nothing found and nobody waiting."""
        self.problems = ""
        self.report: ReportPage | None = None
        """What pages show of the last build."""
        self.build = ""
        """The name of the last build that went well, which pages carry; "" before the first one."""
        self._waiting = set[Waiting]()
        self._lock = threading.Lock()

    def tell(self, problems: str, report: ReportPage | None = None) -> None:
        """Tell every browser that a build has ended: with problems, or with something new to show."""
        with self._lock:
            self.problems, self.report = problems, report
            if not problems:
                self.build = secrets.token_hex(6)  # a page knows by it whether another server has built meanwhile
            for waiting in self._waiting:
                waiting.put(self._message())

    def listen(self) -> Waiting:
        """A queue of messages for one browser, the first of which says how things stand."""
        waiting = Waiting()
        with self._lock:
            waiting.put(self._message())
            self._waiting.add(waiting)
        return waiting

    def leave(self, waiting: Waiting) -> None:
        """A browser went away."""
        with self._lock:
            self._waiting.discard(waiting)

    def _message(self) -> str:
        return json.dumps({"build": self.build, "problems": self.problems, "report": self.report})
