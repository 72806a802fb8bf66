"""The tasks take the options that are promised, hand them on as written, and end with the exit code they are given."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from invoke.exceptions import Exit
from invoke.program import Program

import tasks

Call = tuple[tuple[str, ...], dict[str, Any]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What the tasks asked of the host, which here does nothing and ends with 3."""
    asked: list[Call] = []

    def command(*arguments: str, **options: object) -> int:
        asked.append((arguments, options))
        return 3

    module = ModuleType("plugins.host.command")
    module.__dict__.update(
        dict.fromkeys(
            ["build", "check", "import_ics", "new", "newsletter", "publish", "serve", "translations"], command
        )
    )
    for name in ("command", "publishing", "serving", "starting", "translating"):
        monkeypatch.setitem(sys.modules, f"plugins.host.{name}", module)
        monkeypatch.setattr(f"plugins.host.{name}", module, raising=False)
    return asked


def run(*words: str) -> object:
    """Run a task as typed, and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        Program().run(["inv", "--search-root", str(tasks.ROOT), *words])
    return ended.value.code


BUILD = {
    "now": "",
    "settings": tasks.SETTINGS,
    "content": "",
    "output": "",
    "site_url": "",
    "full": False,
    "jobs": 0,
    "verify": False,
    "drafts": False,
    "strict": False,
    "search": True,
    "language": "",
}
CHECK = {
    "settings": tasks.SETTINGS,
    "content": "",
    "now": "",
    "format": "text",
    "language": "",
    "strict": False,
    "drafts": False,
    "spelling": True,
}
SERVE = {
    "port": "8000",
    "settings": tasks.SETTINGS,
    "content": "",
    "output": "",
    "now": "",
    "search": False,
    "language": "",
}
IMPORT = {"settings": tasks.SETTINGS, "content": "", "language": ""}
NEW: dict[str, object] = {"settings": tasks.SETTINGS, "content": "", "told": [], "read": None, "language": ""}
TRANSLATIONS = {
    **dict.fromkeys(("kind", "to", "state", "output", "language", "now", "content"), ""),
    "format": "text",
    "strict": False,
    "settings": tasks.SETTINGS,
}
PUBLISH = {
    "settings": tasks.PUBLISHING,
    "content": "",
    "now": "",
    "strict": False,
    "to": "",
    "releases": "",
    "keep": 0,
    "rollback": False,
    "if_due": False,
    "hub": True,
    "ping": False,
}
NEWSLETTER = {"now": "", "settings": tasks.SETTINGS, "content": "", "output": ""}


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("build", ((), BUILD)),
        (
            "build --now 2026-11-02T09:00+02:00 --settings a/conf.py",
            ((), BUILD | {"now": "2026-11-02T09:00+02:00", "settings": "a/conf.py"}),
        ),
        (
            "build --content a --output b --site-url https://a.example",
            ((), BUILD | {"content": "a", "output": "b", "site_url": "https://a.example"}),
        ),
        ("build --full --jobs 2 --verify", ((), BUILD | {"full": True, "jobs": 2, "verify": True})),
        ("build --drafts --strict --no-search", ((), BUILD | {"drafts": True, "strict": True, "search": False})),
        ("check", ((), CHECK)),
        ("check --format json --language en", ((), CHECK | {"format": "json", "language": "en"})),
        ("check --no-spelling", ((), CHECK | {"spelling": False})),
        ("serve --port 8100", ((), SERVE | {"port": "8100"})),
        ("serve --language en", ((), SERVE | {"language": "en"})),
        ("build --language en", ((), BUILD | {"language": "en"})),
        ("new event x --language en", (("event", "x"), NEW | {"language": "en"})),
        ("new event kasvupolut-2027", (("event", "kasvupolut-2027"), NEW)),
        ("import-ics a/b.ics", (("a/b.ics",), IMPORT)),
        (
            "import-ics a.ics --content c --settings s.py --language en",
            (("a.ics",), {"settings": "s.py", "content": "c", "language": "en"}),
        ),
        ("translations", ((), TRANSLATIONS)),
        (
            "translations --to en --state late,missing --strict",
            ((), TRANSLATIONS | {"to": "en", "state": "late,missing", "strict": True}),
        ),
        ("newsletter freeze 2026-12", (("freeze", "2026-12"), NEWSLETTER)),
        ("newsletter preview 2026-12 --output a", (("preview", "2026-12"), NEWSLETTER | {"output": "a"})),
        ("publish", ((), PUBLISH)),
        ("publish --to a --strict", ((), PUBLISH | {"to": "a", "strict": True})),
        ("publish --releases a --keep 3 --if-due", ((), PUBLISH | {"releases": "a", "keep": 3, "if_due": True})),
        ("publish --releases a --rollback", ((), PUBLISH | {"releases": "a", "rollback": True})),
        ("publish --to a --no-hub", ((), PUBLISH | {"to": "a", "hub": False})),
        ("publish --settings s.py --ping", ((), PUBLISH | {"settings": "s.py", "ping": True})),
        ("new site folder", (("site", "folder"), NEW)),
    ],
)
def test_options_are_handed_on_as_written(calls: list[Call], typed: str, call: Call) -> None:
    """Each promised option reaches the host, which decides what it means; its exit code is the task's."""
    assert run(*typed.split()) == 3
    assert calls == [call]


def test_an_unknown_option_is_refused(calls: list[Call]) -> None:
    """A slip of the pen starts nothing."""
    assert run("build", "--contents", "a") == 1
    assert calls == []


DPKG_QUERY = """#!/bin/sh
# Says that a package is installed once apt-get has been here.
for package; do :; done
if [ -e "${0%/*}/$package" ]; then printf installed; else exit 1; fi
"""
PACKAGES = (
    "chromium default-jre-headless fonts-dejavu-core hunspell hunspell-en-gb libvoikko1 nginx-light "
    "nodejs npm voikko-fi"
)
APT_GET = f"""#!/bin/sh
for word; do case $word in {PACKAGES.replace(" ", "|")}) : > "${{0%/*}}/$word";; esac; done
"""


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of programs of a Debian where none of the tests' packages is installed."""
    write_program(tmp_path / "dpkg-query", DPKG_QUERY)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path


def write_program(path: Path, text: str) -> None:
    """Write an executable file."""
    path.write_text(text)
    path.chmod(0o755)


def test_root_installs_what_the_tests_need(system: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On Debian and Ubuntu, root has nothing to do by hand."""
    write_program(system / "apt-get", APT_GET)
    tasks.install_packages_for_tests()
    assert capsys.readouterr().out == f"Installing {PACKAGES} for the tests …\n"
    assert tasks.missing_packages() == []


def test_a_program_from_elsewhere_will_do(system: Path) -> None:
    """Who has a newer Node from its makers keeps it, beside which Debian's could not be installed."""
    write_program(system / "node", "#!/bin/sh\n")
    write_program(system / "npm", "#!/bin/sh\n")

    assert tasks.missing_packages() == [
        "chromium",
        "default-jre-headless",
        "fonts-dejavu-core",
        "hunspell",
        "hunspell-en-gb",
        "libvoikko1",
        "nginx-light",
        "voikko-fi",
    ]


def test_without_rights_the_line_that_installs_is_shown(
    system: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who may not install is told what to ask for, and the other tests run."""
    write_program(system / "apt-get", APT_GET)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    tasks.install_packages_for_tests()
    assert capsys.readouterr().out == (
        f"Some tests need {PACKAGES}. Install with: sudo apt install --no-install-recommends {PACKAGES}\n"
    )


def test_under_continuous_integration_a_missing_package_is_a_failure(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody reads along, a test that cannot run must not look like one that passed."""
    write_program(system / "apt-get", "#!/bin/sh\nexit 100\n")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Exit, match="Some tests need chromium"):
        tasks.install_packages_for_tests()
