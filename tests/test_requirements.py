"""The pinned requirements: exact, hashed, the same for build and test, and free of any host's address."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENTS = ROOT / "tests" / "environments"
PROJECT = ["requirements.txt", "requirements-test.txt"]
FILES = [*PROJECT, *(file.relative_to(ROOT).as_posix() for file in sorted(ENVIRONMENTS.glob("*/requirements.txt")))]
NODE = sorted(file.parent.name for file in ENVIRONMENTS.glob("*/package.json"))


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
    assert [word for word in ("://", "index", "find-links", " @ ") if word in text] == []


def test_tests_run_on_the_versions_that_build_the_site() -> None:
    """Whatever a build installs, a test installs too, pin for pin and hash for hash."""
    build, test = (read_pins(file).items() for file in PROJECT)
    assert build - test == set()


@pytest.mark.parametrize("name", [file.parent.name for file in sorted(ENVIRONMENTS.glob("*/requirements.in"))])
def test_an_environment_holds_what_is_asked_for(name: str) -> None:
    """Each package that is asked for is pinned; `./inv lock` has been run."""
    pinned = {pin.partition("==")[0] for pin in read_pins(f"tests/environments/{name}/requirements.txt")}
    asked = (ENVIRONMENTS / name / "requirements.in").read_text("utf-8").split()
    assert {package.partition("[")[0] for package in asked} <= pinned


@pytest.mark.parametrize("name", NODE)
def test_node_packages_are_exact_and_hashed(name: str) -> None:
    """One version of each, the one that is asked for, with its hash and without the address it came from."""
    asked = json.loads((ENVIRONMENTS / name / "package.json").read_text("utf-8"))["dependencies"]
    pinned = json.loads((ENVIRONMENTS / name / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {path.removeprefix("node_modules/"): package for path, package in pinned.items() if path}

    assert {package: packages[package]["version"] for package in asked} == asked
    assert [path for path, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [path for path, package in packages.items() if "resolved" in package] == []
