"""Telling: what a run says on the terminal, in the language of those who write."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn

from plugins.domain.event import Event
from plugins.domain.ledger import Remembered
from plugins.domain.problem import Problem, Severity
from plugins.engine.writing import Written
from plugins.host.feature import Views
from plugins.host.gathering import path_as_written
from plugins.host.problems import read_sentences, render_text, sentence
from plugins.host.settings import Folders

if TYPE_CHECKING:
    from rich.progress import Progress

    from plugins.host.report import Report

REPORT = "problems.json"
"""The file in the cache folder of an output with the report of its last build, where there was anything to tell."""


class Steps:
    """The long steps of a build, each of which is told how much of it is done; here nobody looks on."""

    def reading(self, done: int) -> None:
        """So many more files were read."""

    def pictures(self, done: int) -> None:
        """So many more pictures were made."""

    def rendering(self, done: int) -> None:
        """So many more outputs were rendered."""


class DrawnSteps(Steps):
    """The same, drawn as a line of progress."""

    def __init__(self, bar: "Progress", words: dict[str, str]) -> None:
        """Begin with nothing done."""
        self._bar = bar
        self._tasks = {step: bar.add_task(text, total=None, visible=False) for step, text in words.items()}

    def reading(self, done: int) -> None:
        """So many more files were read."""
        self._advance("reading", done)

    def pictures(self, done: int) -> None:
        """So many more pictures were made."""
        self._advance("pictures", done)

    def rendering(self, done: int) -> None:
        """So many more outputs were rendered."""
        self._advance("rendering", done)

    def _advance(self, step: str, done: int) -> None:
        self._bar.update(self._tasks[step], advance=done, visible=True)
        self._bar.refresh()


UNKNOWN = {
    Remembered.SHALLOW: "built-history-shallow",
    Remembered.PARTIAL: "built-history-partial",
    Remembered.DISTRUSTED: "built-history-distrusted",
    Remembered.NONE: "built-history-none",
}
"""What is told of a build that knows no past of events."""


class Teller:
    """Says what a run found and did. Problems go to the error stream, the result to the other."""

    def __init__(self, language: str) -> None:
        """Speak a language; what has no sentence in it is said in the one that stands in for it."""
        self.language = language

    @contextlib.contextmanager
    def progress(self) -> Iterator[Steps]:
        """A line of progress on a terminal, nothing elsewhere.

        It draws itself only when it is told something: a thread of its own would keep processes from being forked
        safely.
        """
        if not sys.stderr.isatty():
            yield Steps()
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
            words = {step: self.sentence(f"build-{step}") for step in ("reading", "pictures", "rendering")}
            yield DrawnSteps(bar, words)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Tell problems as they come, each on its line."""
        if problems:
            print(render_text(problems, self.language), file=sys.stderr)

    def report(self, problems: Sequence[Problem], folders: Folders) -> None:
        """Tell all problems of a build as a report, and keep it for those who show it elsewhere."""
        with contextlib.suppress(OSError):
            (folders.cache / REPORT).unlink(missing_ok=True)
        if problems:
            from plugins.host.report import write_report
            from plugins.host.report_text import Look, render_report

            report = self.report_of(problems, folders)
            with contextlib.suppress(OSError):
                write_report(folders.cache / REPORT, report)
            print(render_report(report, Look.of(sys.stderr)), file=sys.stderr)

    def report_of(self, problems: Sequence[Problem], folders: Folders) -> "Report":
        """The report of problems, with the lines of the content as they should be."""
        from plugins.host.report import Report

        return Report.of(problems, self.language, {path_as_written(folders.content): folders.content})

    def words_of_report(self, problems: Sequence[Problem], folders: Folders) -> str:
        """What a report says where it is not shown on a terminal; "" where there is nothing to tell."""
        if not problems:
            return ""
        from plugins.host.report_text import Look, render_report

        return render_report(self.report_of(problems, folders), Look()) + "\n"

    def stop(self, problems: Sequence[Problem]) -> NoReturn:
        """Tell all problems and end a run that was not to build anything."""
        self.tell(problems)
        raise SystemExit(1)

    def refuse(self, problems: Sequence[Problem], folders: Folders | None = None, *, strict: bool = False) -> NoReturn:
        """Tell all problems and end the run: nothing was written. Those of the settings come before any folder.

        Those that stopped it are counted: errors, and with `strict` warnings.
        """
        if folders:
            self.report(problems, folders)
        else:
            self.tell(problems)
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        number = sum(problem.severity in stopping for problem in problems)
        print(self.sentence("build-refused", number=number), file=sys.stderr)
        raise SystemExit(1)

    def words_of(self, views: Views, written: Written, seconds: str) -> str:
        """What was built: items by kind and language, files, time; and what could not be known of events."""
        facts = {"written": len(written.written), "unchanged": written.unchanged, "removed": len(written.removed)}
        done = self.sentence("build-done", items=self._counted(views), seconds=seconds, **facts)
        remembered = next(iter(views.values())).catalogue.ledger.remembered
        if remembered is Remembered.WHOLE or not any(True for view in views.values() for _ in view.of(Event)):
            return done
        return f"{self.sentence(UNKNOWN[remembered])}\n{done}"

    def sentence(self, code: str, **facts: object) -> str:
        """A sentence of the run itself."""
        return sentence(code, self.language).format(**facts)

    def _counted(self, views: Views) -> str:
        """`uutiset fi 17, en 16; tapahtumat fi 7, en 6`."""
        kinds = dict[str, dict[str, int]]()
        for code, view in views.items():
            for shown in view.shown.values():
                counts = kinds.setdefault(shown.item.kind_folder, dict.fromkeys(views, 0))
                counts[code] += shown.is_own
        return "; ".join(
            f"{self._kind(kind)} " + ", ".join(f"{code} {n}" for code, n in counts.items())
            for kind, counts in kinds.items()
        )

    def _kind(self, kind: str) -> str:
        """A kind in the words of the report of translations; of one that others have brought, its folder."""
        known = read_sentences(self.language).get(f"translations-kind-{kind}")
        return str(known["finding"]).lower() if known else kind
