"""Hosts: the run of a settings file, with its plugins loaded by this program itself or by Pelican.

Pelican hosts where a site has anything that could notice its absence: a plugin or a class of its own, folders in which
Pelican looks for plugins, a theme of Pelican's, or somebody who listens to its signals. Elsewhere it is not loaded, as
that takes longer than many a build; the settings mean the same.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

from plugins.host.run import Run
from plugins.host.settings import is_ours

PATHS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")
"""The settings that are paths; where they are relative, they begin at the settings file."""

SIGNALS = "pelican.plugins.signals"
"""The module of Pelican's signals, which is there where somebody has loaded it."""


class Read(NamedTuple):
    """What was read of a settings file, with absolute paths."""

    settings: dict[str, Any]
    content: Path
    """The folder of content that is meant, be it there or not."""
    is_for_pelican: bool
    """Whether Pelican has read it, and is to host the run."""


def read_settings(file: Path, options: Mapping[str, Any]) -> Read:
    """What a settings file says together with options, which win. Raises what the file, or Pelican, raises."""
    written = {"PATH": "content", **_settings_in(file), **options, "SETTINGS_FILE": file.name}
    said = _with_paths(written, file)
    content = Path(said["PATH"])
    if not needs_pelican(said):
        return Read(said, content, is_for_pelican=False)
    return Read(_read_for_pelican(written, said, file), content, is_for_pelican=True)


def host_of(read: Read) -> Run:
    """The run of what was read, with its plugins loaded."""
    if read.is_for_pelican:
        hosted: Run = read.settings["PELICAN_CLASS"](read.settings)
        return hosted
    for name in read.settings["PLUGINS"]:
        import_module(name).register()
    return Run(read.settings)


def needs_pelican(settings: Mapping[str, Any]) -> bool:
    """Whether a site with these settings, whose paths are absolute, could notice that Pelican is not there."""
    looks_elsewhere = bool(settings.get("PLUGIN_PATHS") or settings.get("PLUGIN_PATH"))
    has_theme = Path(settings.get("THEME", "-")).is_dir()
    return not is_ours(settings) or looks_elsewhere or not has_theme or _is_listened_to()


def _read_for_pelican(written: Mapping[str, Any], said: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """What Pelican makes of settings that were read already: the file is a program, which must run only once."""
    from pelican.settings import read_settings as read_for_pelican

    folder = file.absolute().parent
    # Pelican reads no settings without a folder of content, not even the language in which to say that it is missing.
    content = said["PATH"] if Path(said["PATH"]).is_dir() else str(folder)
    theme = said if Path(said.get("THEME", "-")).exists() else written  # it may be the name of one of Pelican's
    own = {name: value for name, value in theme.items() if name == "THEME"}
    read: dict[str, Any] = read_for_pelican(override={**said, **own, "PATH": content})
    # Those that are relative begin at the settings file, of which Pelican does not hear.
    return {**read, "PLUGIN_PATHS": [os.path.normpath(folder / place) for place in read.get("PLUGIN_PATHS") or ()]}


def _settings_in(file: Path) -> dict[str, Any]:
    """What a settings file says: the names in capitals. It is a program, which may raise anything."""
    spec = spec_from_file_location(file.stem, file)
    assert spec  # noqa: S101 - where there is a file, there is a loader for it
    assert spec.loader  # noqa: S101
    module = module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if name.isupper()}


def _with_paths(settings: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """The settings of a file with absolute paths; those that are so already stay as they are."""
    folder = file.absolute().parent
    relative = [name for name in PATHS if settings.get(name) is not None and not Path(settings[name]).is_absolute()]
    return {**settings, **{name: os.path.normpath(folder / settings[name]) for name in relative}}


def _is_listened_to() -> bool:
    """Whether anybody waits for a signal of Pelican's; a settings file may do so as well as a plugin."""
    signals = vars(sys.modules[SIGNALS]) if SIGNALS in sys.modules else {}
    return any(getattr(signal, "receivers", None) for signal in signals.values())
