"""Front matter as TOML, which knows times and which Hugo reads fastest."""

import json
from collections.abc import Mapping
from datetime import datetime


def render_toml(fields: Mapping[str, object]) -> str:
    """The lines of front matter."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in fields.items())


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name} = {_value(one)}' for name, one in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
