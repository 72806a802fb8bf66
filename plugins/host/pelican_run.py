"""The run under Pelican, which reads the settings, loads the plugins and tells them of the run by its own signals."""

from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.engine.writing import Written
from plugins.host.run import Run


class RegionalPelican(Run, Pelican):  # type: ignore[misc]  # Pelican has no annotations
    """Pelican as our host: its generators never run, as the run is ours."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Load the plugins, and tell them that they are."""
        Pelican.__init__(self, settings)

    def init_plugins(self) -> None:
        """Load the plugins; Pelican itself would go on without one that fails."""
        wanted = list(self.settings["PLUGINS"])
        super().init_plugins()
        missing = [name for name in wanted if name not in self.settings["PLUGINS"]]
        if missing:
            raise RuntimeError(f"These plugins could not be loaded: {', '.join(missing)}")

    def announce(self, written: Written, folder: Path) -> None:
        """Tell other people's plugins, by Pelican's own signals, what was written and that all is done."""
        for path in written.written:
            signals.content_written.send(str(folder / path), context={})
        signals.finalized.send(self)
