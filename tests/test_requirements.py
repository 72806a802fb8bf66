"""The pinned requirements: exact, hashed, the same for build and test, and free of any host's address."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ["requirements.txt", "requirements-test.txt"]


def read_pins(file: str) -> dict[str, tuple[str, ...]]:
    """The requirements of a file (`babel==2.18.0`, with its marker if it has one), each with its hashes."""
    lines = (ROOT / file).read_text("utf-8").replace("\\\n", "").splitlines()
    pins = [line.partition(" --hash=") for line in lines]
    return {pin.strip(): tuple(hashes.split(" --hash=")) for pin, _, hashes in pins}


@pytest.mark.parametrize("file", FILES)
def test_each_requirement_is_exact_and_hashed(file: str) -> None:
    """Every line names one version and at least one hash; so there is no option and no address among them."""
    pins = read_pins(file)
    assert [pin for pin in pins if "==" not in pin or pin.startswith("-")] == []
    assert [pin for pin, hashes in pins.items() if not all(text.strip().startswith("sha256:") for text in hashes)] == []


@pytest.mark.parametrize("file", FILES)
def test_no_host_is_named(file: str) -> None:
    """Where packages come from is the machine's own setting."""
    text = (ROOT / file).read_text("utf-8")
    assert [word for word in ("http", "://", "index", "find-links", " @ ") if word in text] == []


def test_tests_run_on_the_versions_that_build_the_site() -> None:
    """Whatever a build installs, a test installs too, pin for pin and hash for hash."""
    build, test = (read_pins(file).items() for file in FILES)
    assert build - test == set()
