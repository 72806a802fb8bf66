"""The contracts between rooms cover every room there is; import-linter itself runs in `./inv lint`."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOUNDATIONS = {"domain", "engine", "formats", "host"}


def test_every_feature_is_held_apart_from_the_others() -> None:
    """A new package in plugins/ is a feature, and stands in the contract of independence."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (apart,) = (contract["modules"] for contract in contracts if contract["type"] == "independence")
    packages = {folder.parent.name for folder in (ROOT / "plugins").glob("*/__init__.py")}
    assert packages - FOUNDATIONS <= {name.removeprefix("plugins.") for name in apart}
