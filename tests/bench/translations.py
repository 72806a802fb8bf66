"""How long the state of translations takes to tell, of a site with a long history."""

import contextlib
import io
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.corpus import Size
from benchmarks.ours import write_site
from plugins.host.translating import translations
from tests.bench.measuring import Figure, peak_memory, seconds_of
from tests.building import NOW
from tests.repository import Repository

STORIES, COMMITS = 1_000, 500
BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def telling() -> list[Figure]:
    """From the settings to the printed report, when nothing was read before and when everything was."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        settings = write_site(Path(folder) / "site", Size(STORIES, 0))
        repository = Repository.begin(settings.parent)
        _live(repository)
        first, _ = seconds_of(lambda: _told(settings))
        second, told = seconds_of(lambda: _told(settings))
    return [
        Figure(f"{STORIES:,} stories in two languages, {COMMITS} commits: the state of translations", first, "s"),
        Figure("  the same again", second, "s", 3),
        Figure("  lines that it tells", told.count("\n")),
        Figure("  peak memory", peak_memory(), "MB"),
    ]


def _live(repository: Repository) -> None:
    """Commit the content, then change the text of one or two stories a time, in one language or in both."""
    files = sorted((repository.folder / "content" / "news").rglob("index.*.md"))
    repository.commit(BEGIN.isoformat())
    for number in range(1, COMMITS):
        changed = [files[number * 7 % len(files)], files[number * 11 % len(files)]]
        texts = {str(file): f"{file.read_text('utf-8')}\nKappale numero {number} on uusi.\n" for file in changed}
        repository.commit((BEGIN + timedelta(hours=number)).isoformat(), texts)


def _told(settings: Path) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        translations(settings=str(settings), now=NOW)
    return said.getvalue()


BENCHMARKS = (telling,)
"""That of translations."""
