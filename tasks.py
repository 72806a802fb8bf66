"""The tasks of `./inv`: a thin layer that names options and explains them; the work is done in `plugins`.

Options are passed on as they are written: an empty text or 0 stands for an option that was not given.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
SETTINGS = str(ROOT / "pelicanconf.py")
PUBLISHING = str(ROOT / "publishconf.py")

NOW = "the moment to build for, in ISO form: 2026-11-02T09:00 (default: SOURCE_DATE_EPOCH, else the present)"
SETTINGS_FILE = "the settings file (default: the project's pelicanconf.py)"
CONTENT = "the folder with the content (default: what the settings say)"
OUTPUT = "the folder to write the site into (default: what the settings say)"
DRAFTS = "include drafts, marked as such"
STRICT = "let warnings count as errors"
LANGUAGE = "the language to tell it in: fi or en (default: what the settings say)"

LINTERS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy", "--no-error-summary"),
    ("lint-imports", "--no-logo"),
)
PACKAGES_FOR_TESTS = {
    "chromium": "",
    "default-jre-headless": "java",
    "fonts-dejavu-core": "",
    "hunspell": "hunspell",
    "hunspell-en-gb": "",
    "libvoikko1": "",
    "nginx-light": "nginx",
    "nodejs": "node",
    "npm": "npm",
    "voikko-fi": "",
}
"""What the tests need of a Debian or Ubuntu system; a package whose program is there from elsewhere is not missed."""

ENVIRONMENTS = ROOT / "tests" / "environments"
"""What tests need in environments of their own, as it would clash with the packages of the project."""


@task(
    auto_shortflags=False,
    help={
        "now": NOW,
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "output": OUTPUT,
        "site_url": "the address the site will stand at: https://seutu.example",
        "full": "build everything anew, whatever the cache knows",
        "jobs": "how many processes render (default: one for each core)",
        "verify": "build twice, incrementally and in full, and compare every byte",
        "drafts": DRAFTS,
        "strict": STRICT,
        "search": "make the search index (default), or leave it out",
        "language": LANGUAGE,
    },
)
def build(
    _: Context,
    *,
    now: str = "",
    settings: str = SETTINGS,
    content: str = "",
    output: str = "",
    site_url: str = "",
    full: bool = False,
    jobs: int = 0,
    verify: bool = False,
    drafts: bool = False,
    strict: bool = False,
    search: bool = True,
    language: str = "",
) -> None:
    """Build the site from content/ into output/."""
    from plugins.host import command
    from plugins.host.typed import leave

    status = command.build(
        now=now,
        settings=settings,
        content=content,
        output=output,
        site_url=site_url,
        full=full,
        jobs=jobs,
        verify=verify,
        drafts=drafts,
        strict=strict,
        search=search,
        language=language,
    )
    leave(status)


@task(
    auto_shortflags=False,
    help={
        "port": "the port of this machine to serve the site at",
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "output": OUTPUT,
        "now": NOW,
        "search": "make the search index as well, after every change, which takes a few seconds each time",
        "language": LANGUAGE,
    },
)
def serve(
    _: Context,
    *,
    port: str = "8000",
    settings: str = SETTINGS,
    content: str = "",
    output: str = "",
    now: str = "",
    search: bool = False,
    language: str = "",
) -> None:
    """Build, show the site in the browser, and follow every change."""
    from plugins.host import serving

    status = serving.serve(
        port=port, settings=settings, content=content, output=output, now=now, search=search, language=language
    )
    raise SystemExit(status)


@task(
    auto_shortflags=False,
    help={
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "now": NOW,
        "format": "text, json, github (annotations of a pull request) or gitlab (code quality)",
        "language": LANGUAGE,
        "strict": STRICT,
        "drafts": DRAFTS,
        "spelling": "look at the spelling (default), with Voikko and hunspell where they are there, or leave it out",
    },
)
def check(
    _: Context,
    *,
    settings: str = SETTINGS,
    content: str = "",
    now: str = "",
    format: str = "text",  # noqa: A002 - Invoke names the option after it
    language: str = "",
    strict: bool = False,
    drafts: bool = False,
    spelling: bool = True,
) -> None:
    """Tell every problem of the content at once; write nothing."""
    from plugins.host import command

    status = command.check(
        settings=settings,
        content=content,
        now=now,
        format=format,
        language=language,
        strict=strict,
        drafts=drafts,
        spelling=spelling,
    )
    raise SystemExit(status)


@task(
    auto_shortflags=False,
    help={
        "kind": "news, event, project, job, call, publication, page or newsletter; or site",
        "key": "the item's permanent name, such as kasvupolut-iisalmi-2027; for a site, its new folder",
        "set": "a field and its value, as often as you like: --set start='4.3.2027 9:00' --set title.en='Spring'",
        "ask": "ask for what is missing, on a terminal (default), or not at all",
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "language": "the language of questions, comments and messages: fi or en (default: what the settings say)",
    },
    iterable=["set"],
)
def new(
    _: Context,
    kind: str,
    key: str,
    *,
    set: Sequence[str],  # noqa: A002 - Invoke names the option after it
    ask: bool = True,
    settings: str = SETTINGS,
    content: str = "",
    language: str = "",
) -> None:
    """Begin an item, as commented files in every language; `new site DIR` begins a site."""
    from plugins.host import starting

    read = input if ask and sys.stdin.isatty() and sys.stdout.isatty() else None
    status = starting.new(kind, key, settings=settings, content=content, told=set, read=read, language=language)
    raise SystemExit(status)


@task(
    auto_shortflags=False,
    help={
        "file": "the calendar: an .ics file on this machine",
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "language": "the language of the calendar's texts: fi, en (default: the site's first language)",
    },
)
def import_ics(_: Context, file: str, *, settings: str = SETTINGS, content: str = "", language: str = "") -> None:
    """Make drafts of the events of a calendar file, and tell what could not be carried over."""
    from plugins.host import command

    raise SystemExit(command.import_ics(file, settings=settings, content=content, language=language))


@task(
    auto_shortflags=False,
    help={
        "kind": "only of these kinds: news, event, project, places, registry (all registries) …; several with commas",
        "to": "only into this language: en; several with commas",
        "state": "only in these states: late, pending, outdated, missing, original, full, summary, reviewed, sent, "
        "draft, all (default: text tells what is left to do, json and html tell all); several with commas",
        "format": "text; json, for programs; or html, a page to look at and to hand on",
        "output": "the file to write the report into (default: the terminal; of html .cache/translations.html)",
        "language": LANGUAGE,
        "strict": "for CI: end with 1 where the promised day of a translation has passed, where one is possibly "
        "outdated, or where the history that would tell is not there; drafts, and events and openings that are over, "
        "never count",
        "now": NOW,
        "settings": SETTINGS_FILE,
        "content": CONTENT,
    },
)
def translations(
    _: Context,
    *,
    kind: str = "",
    to: str = "",
    state: str = "",
    format: str = "text",  # noqa: A002 - Invoke names the option after it
    output: str = "",
    language: str = "",
    strict: bool = False,
    now: str = "",
    settings: str = SETTINGS,
    content: str = "",
) -> None:
    """Tell what is translated, summarised, promised, missing or possibly outdated, and what to do next."""
    from plugins.host import translating

    status = translating.translations(
        kind=kind,
        to=to,
        state=state,
        format=format,
        output=output,
        language=language,
        strict=strict,
        now=now,
        settings=settings,
        content=content,
    )
    raise SystemExit(status)


@task(
    auto_shortflags=False,
    help={
        "action": "preview: a page to look at and copy from; check: what is wrong; freeze: keep it as it is sent",
        "key": "the folder of the issue, such as 2026-12",
        "now": NOW,
        "settings": SETTINGS_FILE,
        "content": CONTENT,
        "output": "the folder to write the preview into (default: .cache/preview-newsletter)",
    },
)
def newsletter(
    _: Context, action: str, key: str, *, now: str = "", settings: str = SETTINGS, content: str = "", output: str = ""
) -> None:
    """Look at an issue of the newsletter, check it, or freeze it for sending."""
    from plugins.host import command

    status = command.newsletter(action, key, now=now, settings=settings, content=content, output=output)
    raise SystemExit(status)


@task(
    auto_shortflags=False,
    help={
        "settings": "the settings file for publishing (default: the project's publishconf.py)",
        "content": CONTENT,
        "now": NOW,
        "strict": STRICT,
        "to": "a plain folder to bring to what was built: only what changed is written, and what left is removed",
        "releases": "a folder of releases, of which the link `current` names the live one",
        "keep": "how many releases stay (default: what the settings say)",
        "rollback": "let the release before the live one be live again; nothing is built",
        "if_due": "do nothing before the live site would change by itself; then build its commit once more",
        "setup_server": "make a server of this machine: a folder for its repository, hooks, releases and settings",
        "site_url": "with --setup-server: the address the site will stand at (default: what the settings say)",
        "user": "with --setup-server, as root: the user who is to own the site (default: site)",
        "branch": "with --setup-server: the branch that is the live site",
        "hub": "tell the hub which feeds changed (default), or keep them until --ping",
        "ping": "tell the hub which feeds changed, once another program has published what was built; nothing is built",
    },
)
def publish(
    _: Context,
    *,
    settings: str = PUBLISHING,
    content: str = "",
    now: str = "",
    strict: bool = False,
    to: str = "",
    releases: str = "",
    keep: int = 0,
    rollback: bool = False,
    if_due: bool = False,
    hub: bool = True,
    ping: bool = False,
    setup_server: str = "",
    site_url: str = "",
    user: str = "",
    branch: str = "main",
) -> None:
    """Build with publishconf.py and the whole history, and put the result where it is served."""
    if setup_server:
        from plugins.host.server import set_up

        raise SystemExit(set_up(setup_server, settings=settings, site_url=site_url, user=user, branch=branch))
    from plugins.host import publishing

    status = publishing.publish(
        settings=settings,
        content=content,
        now=now,
        strict=strict,
        to=to,
        releases=releases,
        keep=keep,
        rollback=rollback,
        if_due=if_due,
        hub=hub,
        ping=ping,
    )
    raise SystemExit(status)


@task
def lint(_: Context) -> None:
    """Check style, types and layers of the code, and the theme."""
    check_code()
    raise SystemExit(run("pytest", "--quiet", "tests/theme"))


@task
def test(_: Context) -> None:
    """Check everything that must hold: lint, then every test."""
    check_code()
    install_packages_for_tests()
    # Three workers, as the machine in mind has two cores and many tests wait for servers and browsers; a file stays on
    # one of them, so what its tests share is made once.
    # In the order of their names, as the longest files have the fewest tests and would all come last.
    raise SystemExit(run("pytest", "--quiet", "--numprocesses=3", "--dist=loadfile", "--no-loadscope-reorder"))


@task(
    auto_shortflags=False,
    help={
        "size": "how many stories, with a fifth as many events, in two languages: compare with other programs",
        "peers": "the other programs, of hugo and pelican",
        "runs": "how often each is measured",
        "folder": "where on a disk all is built (default: below .cache)",
        "memory": "measure in memory as well, where there is room (default), or on the disk alone",
    },
)
def bench(
    _: Context, *, size: int = 0, peers: str = "hugo,pelican", runs: int = 3, folder: str = "", memory: bool = True
) -> None:
    """Measure what takes how long, and print it beside the targets: our parts, or with a size whole builds."""
    if not size:
        raise SystemExit(run("python", "-m", "tests.bench"))
    options = [f"--size={size}", f"--peers={peers}", f"--runs={runs}", "--memory" if memory else "--no-memory"]
    place = [f"--folder={Path(folder).resolve()}"] if folder else []
    raise SystemExit(run("python", "-m", "benchmarks", *options, *place))


@task(auto_shortflags=False, help={"upgrade": "take the newest versions that fit"})
def lock(_: Context, *, upgrade: bool = False) -> None:
    """Pin in requirements*.txt what pyproject.toml asks for, and what the environments of tests hold."""
    compile_requirements("pyproject.toml", "requirements.txt", upgrade=upgrade)
    # The tests run on the very versions that build the site.
    same = "--constraints=requirements.txt"
    extras = ("--extra=test", "--extra=cluster")
    compile_requirements("pyproject.toml", "requirements-test.txt", *extras, same, upgrade=upgrade)
    for asked in sorted(ENVIRONMENTS.glob("*/requirements.in")):
        source = asked.relative_to(ROOT).as_posix()
        compile_requirements(source, source.replace(".in", ".txt"), upgrade=upgrade)
    for asked in sorted(ENVIRONMENTS.glob("*/package.json")):
        lock_node(asked.parent, upgrade=upgrade)


def check_code() -> None:
    """Run every linter, so that all findings are told at once; end here if there is one."""
    failed = [" ".join(command) for command in LINTERS if run(*command)]
    if failed:
        raise Exit("Findings above, from: " + ", ".join(failed))


def compile_requirements(source: str, file: str, *options: str, upgrade: bool) -> None:
    """Write `file`, what `source` asks for: each version for every system, pinned by hash, no address of a registry."""
    form = ("--universal", "--python-version=3.11", "--generate-hashes", "--no-annotate", "--no-header")
    newest = ("--upgrade",) if upgrade else ()
    if run("uv", "pip", "compile", source, *form, *options, *newest, "--quiet", f"--output-file={file}"):
        raise Exit(f"{file} was not renewed.")


def lock_node(folder: Path, *, upgrade: bool) -> None:
    """Write the package-lock.json of a package.json, without the address of a registry."""
    npm = shutil.which("npm")
    if not npm:
        raise Exit(f"{folder.relative_to(ROOT)} was not renewed: npm is missing.")
    form = ("--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund")
    asked = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    newest = [f"{name}@latest" for name in asked] if upgrade else []
    if subprocess.run([npm, "install", "--silent", "--save-exact", *form, *newest], cwd=folder).returncode:
        raise Exit(f"{folder.relative_to(ROOT)} was not renewed.")


def install_packages_for_tests() -> None:
    """Install what the tests need of a Debian or Ubuntu system, as root; elsewhere say what is missing and go on.

    Tests that miss something are skipped with this reason; in continuous integration that is a failure.
    """
    if missing_packages() and os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' '.join(missing_packages())} for the tests …", flush=True)
        apt("update")
        apt("install", "--yes", "--no-install-recommends", *missing_packages())
    if missing := " ".join(missing_packages()):
        reason = f"Some tests need {missing}. Install with: sudo apt install --no-install-recommends {missing}"
        if os.environ.get("CI") == "true":
            raise Exit(reason)
        print(reason, flush=True)


def missing_packages() -> list[str]:
    """Those of the tests' packages that Debian or Ubuntu lacks; all of them on another system without Chromium."""
    wanted = [name for name, program in PACKAGES_FOR_TESTS.items() if not (program and shutil.which(program))]
    if not shutil.which("dpkg-query"):
        return [] if shutil.which("chromium") else wanted
    return [name for name in wanted if not is_installed(name)]


def is_installed(package: str) -> bool:
    """Whether this Debian or Ubuntu has `package` installed in full."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True).stdout == "installed"


def apt(*arguments: str) -> None:
    """Run apt-get without questions and without its chatter; what fails is told by apt-get itself."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "--quiet=2", *arguments], env=quiet, stdout=subprocess.DEVNULL)


def run(program: str, *arguments: str) -> int:
    """Run a program of this environment from the project's root, and return its exit code."""
    return subprocess.run([Path(sys.executable).with_name(program), *arguments], cwd=ROOT).returncode
