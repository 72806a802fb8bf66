"""The workflows for GitHub Pages and GitLab Pages: what those services would read, and what it does when it is run."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.host.starting import SITE, start_site
from tests.building import NOW, ROOT
from tests.environments import python_of
from tests.repository import Repository
from tests.server.machine import INV, PATIENCE
from tests.test_docs import blocks

GITHUB, GITLAB = SITE / "workflows" / "github-pages.yml", SITE / "workflows" / "gitlab-pages.yml"
OURS = "$INV "
"""How the lines begin that run our program; the others are the services' own, or install packages."""

VOIKKO = "apt-get install --yes --no-install-recommends libvoikko1 voikko-fi"


def read(workflow: Path) -> dict[str, Any]:
    """A workflow as YAML; its `on` is text and not a truth."""
    found = yaml.load(workflow.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - this loader makes texts only
    assert isinstance(found, dict)
    return found


def lines_of(workflow: Path) -> list[str]:
    """All lines that a workflow would run for a push to the live branch, in their order."""
    found = read(workflow)
    if workflow == GITHUB:
        scripts = [step["run"] for step in found["jobs"]["build"]["steps"] if "run" in step]
        return [line for script in scripts for line in script.splitlines()]
    return [*found["default"]["before_script"], *found["pages"]["script"]]


@pytest.mark.parametrize(
    ("workflow", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")]
)  # fmt: skip
def test_services_can_read_them(workflow: Path, schema: str, tmp_path: Path) -> None:
    """They are as the schemas of the two services say, and those schemas are in force: what is wrong is found."""
    python, wrong = python_of("check-jsonschema"), tmp_path / "wrong.yml"
    wrong.write_text(workflow.read_text("utf-8").replace("  cache:\n", "  cache: 5\n  x:\n").replace("runs-on", "on"))
    check = [str(python), "-m", "check_jsonschema", "--no-cache", "--builtin-schema", schema]
    right = subprocess.run([*check, str(workflow)], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert right.returncode == 0, right.stdout
    assert subprocess.run([*check, str(wrong)], capture_output=True, check=False, timeout=PATIENCE).returncode == 1


@pytest.mark.parametrize("workflow", [GITHUB, GITLAB])
def test_what_they_run_publishes_a_new_site(workflow: Path, tmp_path: Path) -> None:
    """Their own lines, run in a fresh clone of a new site with the program inside it, leave the site in `public`."""
    site = begun_site(tmp_path / "site")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(site), str(clone)], check=True)
    with_program(clone)
    for line in lines_of(workflow):
        if line.startswith(OURS):
            done = run(line, clone)
            assert done.returncode == 0, done.stdout + done.stderr
    assert "<h1" in (clone / "public/fi/index.html").read_text("utf-8")
    assert (clone / "public/404.html").is_file()
    assert (clone / ".cache").is_dir()


@pytest.mark.parametrize("workflow", [GITHUB, GITLAB])
def test_a_mistake_ends_them_before_anything_is_built(workflow: Path, tmp_path: Path) -> None:
    """The first of our lines refuses broken content; on GitHub each problem is an annotation at its line."""
    site = begun_site(tmp_path / "site")
    with_program(site)
    story = site / "content/news/2026-11-20-x/index.fi.md"
    story.parent.mkdir(parents=True)
    story.write_text("---\ntitle: X\nfoo: y\n---\n\nA.\n", "utf-8")
    first = next(line for line in lines_of(workflow) if line.startswith(OURS))
    done = run(first, site)
    assert done.returncode == 1
    place = "content/news/2026-11-20-x/index.fi.md"
    assert (f"::error file={place},line=3," if workflow == GITHUB else f"{place}:3") in done.stdout


def test_pull_requests_of_strangers_can_change_nothing() -> None:
    """They are checked with the right to read; what may publish runs for the live branch alone."""
    found = read(GITHUB)
    assert found["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in found["on"]
    assert "secrets." not in GITHUB.read_text("utf-8")
    assert "permissions" not in found["jobs"]["build"]
    deploy = found["jobs"]["deploy"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["if"] == "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    assert read(GITLAB)["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_they_have_the_whole_history_and_remember_what_was_built() -> None:
    """A shallow clone would tell calendars wrongly; without the cache, each build would begin from nothing."""
    steps = {step["uses"].partition("@")[0]: step["with"] for step in read(GITHUB)["jobs"]["build"]["steps"][:3]}
    assert steps["actions/checkout"]["fetch-depth"] == "0"
    assert steps["actions/cache"]["path"] == ".cache"
    gitlab = read(GITLAB)
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert gitlab["default"]["cache"]["paths"] == [".cache/"]
    for workflow in (GITHUB, GITLAB):
        assert [line for line in lines_of(workflow) if line.removeprefix("sudo ") == VOIKKO] != []


@pytest.mark.parametrize("is_copy", [False, True])
def test_putting_them_in_their_place_as_the_document_says(is_copy: bool, tmp_path: Path) -> None:
    """The steps of docs/deploying.md leave each where its service looks, and it names the program where that is."""
    if is_copy:
        (tmp_path / "plugins").symlink_to(ROOT / "plugins")
    else:
        begun_site(tmp_path)
    steps = [block for block in blocks((ROOT / "docs/deploying.md").read_text("utf-8")) if "-pages.yml" in block]
    chosen = [block for block in steps if ("plugins/host" in block) == is_copy]
    assert len(chosen) == 2
    for block in chosen:
        subprocess.run(["sh", "-euc", block], cwd=tmp_path, check=True)
    program = "./inv" if is_copy else "program/inv"
    for name, workflow in ((".github/workflows/site.yml", GITHUB), (".gitlab-ci.yml", GITLAB)):
        text = (tmp_path / name).read_text("utf-8")
        assert text == workflow.read_text("utf-8").replace("program/inv", program)
        assert f"INV: {program} #" in text


def begun_site(folder: Path) -> Path:
    """A site as `./inv new site` begins it, under git."""
    assert start_site(folder, date(2026, 11, 20)) == ()
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + "SEARCH = False\n", "utf-8")
    Repository.begin(folder).commit(NOW)
    return folder


def with_program(site: Path) -> None:
    """Put the program where a site has it as a submodule; it has been set up already."""
    program = site / "program" / "inv"
    program.parent.mkdir()
    program.write_text(INV, "utf-8")
    program.chmod(0o755)


def run(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a line as both services do, by bash."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    named = {"INV": read(GITHUB)["env"]["INV"].split()[0], "CI": "true"}
    bash = shutil.which("bash") or "sh"
    command = [bash, "-e", "-c", line]
    return subprocess.run(
        command, cwd=folder, env=own | named, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
