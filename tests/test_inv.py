"""`./inv` sets up what a task needs, once, heals what was interrupted or moved, and then becomes the task."""

import ast
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Invoke and the build that begins without it, as far as the wrapper sees them: each tells how it was called.
TASK = """
import json, os, sys
from pathlib import Path
print(json.dumps({
    "program": Path(__file__).name, "arguments": sys.argv[1:],
    "folder": os.getcwd(), "environment": sys.prefix, "path": os.environ["PATH"],
    "compiles": not sys.dont_write_bytecode, "compiled": sys.pycache_prefix,
}))
"""
# pip, as far as the wrapper sees it: notes what it was to install, and fails or is interrupted as the test wishes.
PIP = """
import os, signal, sys
from pathlib import Path
with open(os.environ["INSTALLED"], "a") as log:
    log.write(Path(sys.argv[-1]).name + chr(10))
if os.environ.get("INTERRUPT"):
    os.kill(os.getppid(), signal.SIGINT)
sys.exit(int(os.environ.get("FAIL", 0)))
"""
# Copying the real pip into each environment would take seconds.
WITHOUT_PIP = "import venv; venv.EnvBuilder._setup_pip = lambda self, context: None"
WITHOUT_VENV = "import sys; sys.modules['ensurepip'] = None"


@dataclass(frozen=True)
class Project:
    """A folder with the real `inv`, small requirements, and stand-ins for pip and Invoke."""

    root: Path
    stand_ins: Path

    def start(self, *arguments: str, folder: Path | None = None, **variables: str) -> subprocess.Popen[str]:
        """Begin `./inv` with `arguments` in `folder` (default: a folder outside the project)."""
        return subprocess.Popen(
            [sys.executable, self.root / "inv", *arguments],
            cwd=folder or self.stand_ins,
            env={**os.environ, "PYTHONPATH": str(self.stand_ins), "INSTALLED": str(self.log), **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, folder: Path | None = None, **variables: str) -> tuple[int, str, str]:
        """Run `./inv`: its exit code, and what it wrote to stdout and stderr."""
        process = self.start(*arguments, folder=folder, **variables)
        out, err = process.communicate()
        return process.returncode, out, err

    @property
    def log(self) -> Path:
        """The file in which the stand-in for pip notes what it was to install."""
        return self.stand_ins / "installed"

    def installed(self) -> list[str]:
        """The requirements files that were installed since the last time this was asked."""
        names = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return names


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in a folder with a space in its name, never set up before."""
    root, stand_ins = tmp_path / "a project", tmp_path / "stand-ins"
    (stand_ins / "pip").mkdir(parents=True)
    (stand_ins / "pip" / "__main__.py").write_text(PIP)
    (stand_ins / "sitecustomize.py").write_text(WITHOUT_PIP)
    root.mkdir()
    shutil.copy(ROOT / "inv", root)
    for name in ("plugins/__init__.py", "plugins/engine/__init__.py", "plugins/engine/unchanged.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "plugins" / "host").mkdir()
    for name in ("typed.py", "asked.py"):
        (root / "plugins" / "host" / name).write_text(TASK)
    (root / "requirements.txt").write_text("# what a build needs\n")
    (root / "requirements-test.txt").write_text("# what a build and a test need\n")
    return Project(root, stand_ins)


def test_the_first_run_sets_up_and_the_second_does_not(project: Project) -> None:
    """Only the first use installs and says so; every run ends as the task."""
    first, second = project.run("build"), project.run("build")
    assert project.installed() == ["requirements.txt"]
    assert first[0] == second[0] == 0
    assert first[2] == "Setting up (first run, about a minute) …\n"
    assert second[2] == ""


def test_invoke_begins_a_task_in_the_callers_folder(project: Project, tmp_path: Path) -> None:
    """It gets the arguments as typed, the caller's folder, and the programs' folder."""
    _, out, _ = project.run("check", "--content", "texts here", folder=tmp_path)
    told = json.loads(out)
    assert told["program"] == "asked.py"
    assert told["arguments"] == ["check", "--content", "texts here"]
    assert told["folder"] == str(tmp_path)
    assert told["environment"] == str(project.root / ".venv")
    assert told["path"].split(os.pathsep)[0] == str(project.root / ".venv" / "bin")


def test_a_build_begins_without_invoke(project: Project, tmp_path: Path) -> None:
    """It gets the words after its name as typed, the caller's folder, and the programs' folder."""
    _, out, _ = project.run("build", "--output", "site here", folder=tmp_path)
    told = json.loads(out)
    assert (told["program"], told["arguments"]) == ("typed.py", ["--output", "site here"])
    assert told["folder"] == str(tmp_path)
    assert told["environment"] == str(project.root / ".venv")
    assert told["path"].split(os.pathsep)[0] == str(project.root / ".venv" / "bin")


def test_code_is_compiled_once(project: Project, tmp_path: Path) -> None:
    """Who wants nothing beside the code has it compiled in the environment; who has said where, has it there."""

    def told(wish: str, place: str) -> list[object]:
        found = json.loads(project.run("build", PYTHONDONTWRITEBYTECODE=wish, PYTHONPYCACHEPREFIX=place)[1])
        return [found["compiles"], found["compiled"]]

    assert told("", "") == [True, None]
    assert told("1", "") == [True, str(project.root / ".venv" / "bytecode")]
    assert told("1", str(tmp_path)) == [True, str(tmp_path)]


@pytest.mark.parametrize("typed", [["build", "--help"], ["--help", "build"], ["--echo", "build"]])
def test_a_build_that_is_asked_about_is_invokes(project: Project, typed: list[str]) -> None:
    """Help, and options that stand before the task, are not for a build to read."""
    _, out, _ = project.run(*typed)
    assert json.loads(out)["program"] == "asked.py"


def test_a_symbolic_link_to_inv_runs_its_project(project: Project, tmp_path: Path) -> None:
    """The project is where the real file lies."""
    (tmp_path / "link").symlink_to(project.root / "inv")
    variables = {**os.environ, "PYTHONPATH": str(project.stand_ins), "INSTALLED": str(project.log)}
    out = subprocess.check_output([sys.executable, tmp_path / "link", "check"], env=variables, text=True)
    assert json.loads(out)["environment"] == str(project.root / ".venv")


@pytest.mark.parametrize("task", ["build", "check"])
def test_a_file_in_the_callers_folder_never_stands_in_for_ours(project: Project, tmp_path: Path, task: str) -> None:
    """A module that lies about where the caller stands is not imported."""
    for name in ("invoke.py", "json.py"):
        (tmp_path / name).write_text("print('the wrong one')")
    _, out, _ = project.run(task, folder=tmp_path)
    assert "wrong" not in out


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ([], ["--list"]),
        (["--help"], ["--list"]),
        (["-h"], ["--list"]),
        (["new", "--help"], ["--help", "new"]),
        (["--help", "new"], ["--help", "new"]),
    ],
)
def test_help_is_there_for_whoever_asks(project: Project, typed: list[str], asked: list[str]) -> None:
    """Without a task, the tasks are listed; a task's own help works whatever it requires."""
    _, out, _ = project.run(*typed)
    assert json.loads(out)["arguments"] == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (["new", "event"], ["new", "event", ""]),
        (["new", "event", "--set", "title=Spring"], ["new", "event", "", "--set", "title=Spring"]),
        (["new", "event", "spring", "--no-ask"], ["new", "event", "spring", "--no-ask"]),
        (["new"], ["new", "", ""]),
    ],
)
def test_a_new_item_may_be_named_later(project: Project, typed: list[str], asked: list[str]) -> None:
    """Where `new` is told no key, it gets an empty one, and asks for it itself."""
    _, out, _ = project.run(*typed)
    assert json.loads(out)["arguments"] == asked


@pytest.mark.parametrize("task", ["test", "lint", "bench", "lock"])
def test_tasks_of_developers_bring_what_tests_need(project: Project, task: str) -> None:
    """These tasks install the larger file, after which a build has all it needs."""
    project.run(task)
    assert project.installed() == ["requirements-test.txt"]
    project.run("build")
    assert project.installed() == []


def test_a_changed_file_is_installed_into_the_same_environment(project: Project) -> None:
    """A change of the requirements updates what is there."""
    project.run("build")
    (project.root / ".venv" / "kept").touch()
    (project.root / "requirements.txt").write_text("# what a build needs now\n")
    _, _, err = project.run("build")
    assert project.installed() == ["requirements.txt", "requirements.txt"]
    assert err == "Updating the set-up …\n"
    assert (project.root / ".venv" / "kept").exists()


def test_a_change_of_the_tests_needs_alone_is_nothing_to_a_build(project: Project) -> None:
    """A build looks at its own requirements only."""
    project.run("test")
    (project.root / "requirements-test.txt").write_text("# changed\n")
    project.installed()
    project.run("build")
    assert project.installed() == []


@pytest.mark.parametrize("mishap", [{"INTERRUPT": "1"}, {"FAIL": "1"}])
def test_what_was_interrupted_or_failed_is_made_anew(project: Project, mishap: dict[str, str]) -> None:
    """A set-up that did not end leaves an environment that the next run replaces."""
    status, out, err = project.run("build", folder=project.root, **mishap)
    assert (status, out) == (1, "")
    assert "Traceback" not in err
    (project.root / ".venv" / "half a package").touch()
    assert project.run("build")[0] == 0
    assert not (project.root / ".venv" / "half a package").exists()


def test_an_interrupted_update_is_made_anew(project: Project) -> None:
    """An update that did not end counts as no set-up at all."""
    project.run("build")
    (project.root / "requirements.txt").write_text("# changed\n")
    project.run("build", INTERRUPT="1")
    assert project.run("build")[2] == "Setting up (first run, about a minute) …\n"


def test_a_copied_project_gets_its_own_environment(project: Project, tmp_path: Path) -> None:
    """An environment knows its place; a copy of it elsewhere is made anew."""
    project.run("build")
    copy = Project(tmp_path / "copy", project.stand_ins)
    shutil.copytree(project.root, copy.root, symlinks=True)
    _, out, err = copy.run("build")
    assert err == "Setting up (first run, about a minute) …\n"
    assert json.loads(out)["environment"] == str(copy.root / ".venv")


def test_a_vanished_python_is_replaced(project: Project) -> None:
    """When the system's Python has gone, as after an upgrade, the environment is made anew."""
    project.run("build")
    python = project.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(project.root / "gone")
    assert project.run("build")[::2] == (0, "Setting up (first run, about a minute) …\n")


def test_two_at_once_set_up_once(project: Project) -> None:
    """The second waits for the first, and finds nothing left to do."""
    both = [project.start("build"), project.start("build")]
    assert [process.communicate()[0] != "" and process.returncode for process in both] == [0, 0]
    assert project.installed() == ["requirements.txt"]


def test_a_missing_venv_module_is_answered_with_what_installs_it(project: Project) -> None:
    """Debian keeps the module in a package of its own: one line names it, and nothing was begun."""
    (project.stand_ins / "sitecustomize.py").write_text(WITHOUT_VENV)
    status, out, err = project.run("build")
    assert (status, out) == (1, "")
    assert err.splitlines()[1:] == [
        "Python's venv module is missing. On Debian and Ubuntu, install it: sudo apt install python3-venv"
    ]
    assert not (project.root / ".venv").exists()


def test_an_older_python_is_told_what_is_needed(project: Project) -> None:
    """The version is looked at before anything else, and the answer is one line."""
    (project.stand_ins / "sitecustomize.py").write_text("import sys; sys.version_info = (3, 9, 2)")
    message = "This needs Python 3.11 or newer, and this is Python 3.9.\n"
    assert project.run("build") == (1, "", message)


def test_an_older_python_can_read_the_wrapper() -> None:
    """The wrapper keeps to the grammar of Python 3.7, or the older Python would answer with a syntax error instead."""
    ast.parse((ROOT / "inv").read_text("utf-8"), feature_version=(3, 7))


def test_the_real_pip_is_content_with_the_command(project: Project) -> None:
    """Everything real but the packages: an environment with pip of its own, installed into from an empty file."""
    (project.stand_ins / "sitecustomize.py").unlink()
    shutil.rmtree(project.stand_ins / "pip")
    status, _, err = project.run("build")
    assert (status, err.splitlines()[:1]) == (0, ["Setting up (first run, about a minute) …"])
    assert (project.root / ".venv" / "installed").exists()
