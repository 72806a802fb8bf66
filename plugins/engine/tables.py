"""Tables: our own files in YAML, which nobody but us and translators writes."""

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader that is ten times as fast, where the library was built with it."""

_LOADER_OF_TEXTS: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_table(file: Path) -> Any:
    """The value in a file. Raises YAMLError where it is not YAML, OSError where it cannot be read."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both loaders are safe


def read_texts(file: Path) -> Any:
    """The same where every scalar is a text, as it is in the files of writers."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER_OF_TEXTS)  # noqa: S506 - a part of the safe one
