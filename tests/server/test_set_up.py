"""Setting a server up: what is in its way is told before anything is made, and what is made can be trusted."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.engine.history import last_commit
from plugins.host import server, server_user
from plugins.host.problems import hint, read_sentences
from plugins.host.server import (
    Asked,
    StepFailed,
    bundled,
    check_asked,
    check_programs,
    install,
    prepare,
    read_asked,
)
from plugins.host.server_files import PROGRAMS, Chosen, render_for_root, render_programs
from plugins.host.server_steps import render_steps
from plugins.host.server_user import UserRefused, as_user, check_parents, check_user, ready_user
from plugins.host.telling import Teller
from tests.building import NOW, ROOT
from tests.repository import Repository
from tests.server.machine import SETTINGS

HERE, ADDRESS = Path("/srv/our site"), "https://www.seutu.example"
ASKED = Asked(ADDRESS, "en")
CHOSEN = Chosen(HERE, "site", "main", "publishconf.py", "./inv", ADDRESS, Path("/srv/our site-for-root"), "en")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The settings of a site under git."""
    (tmp_path / "site/content").mkdir(parents=True)
    Repository.begin(tmp_path / "site").commit(NOW, {"publishconf.py": SETTINGS, "content/x": "x"})
    return tmp_path / "site/publishconf.py"


def told(capsys: pytest.CaptureFixture[str], settings: Path, folder: Path, branch: str = "main") -> str:
    """Why a server cannot be set up."""
    with pytest.raises(SystemExit) as ended:
        prepare(str(folder), ASKED, settings=str(settings), branch=branch)
    assert ended.value.code == 1
    return capsys.readouterr().err


def occupied(tmp_path: Path) -> Path:
    """A folder with something else in it."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/letter.txt").write_text("Dear all", "utf-8")
    return tmp_path / "taken"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (occupied, "There is something else in this folder."),
        (lambda path: path / "$HOME", "has characters that web servers and timers would misread"),
        (lambda path: path / "50%", "has characters that web servers and timers would misread"),
        (lambda path: path / 'a"b', "has characters that web servers and timers would misread"),
        (lambda path: path / "site" / "server", "inside the repository of the site"),
    ],
)
def test_where_a_server_cannot_be(
    capsys: pytest.CaptureFixture[str], settings: Path, tmp_path: Path, place: Callable[[Path], Path], expected: str
) -> None:
    """Nothing that is there is touched, and no path is taken that some program would read otherwise."""
    assert expected in told(capsys, settings, place(tmp_path))


def test_what_a_repository_must_have(capsys: pytest.CaptureFixture[str], settings: Path, tmp_path: Path) -> None:
    """A repository at all, the branch, and the whole history."""
    lacking = told(capsys, settings, tmp_path / "srv", "live")
    assert "The repository has no branch 'live'." in lacking
    assert "There are: main." in lacking
    Repository(settings.parent).commit(NOW, {"content/y": "y"})
    shallow = tmp_path / "shallow"
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", f"file://{settings.parent}", str(shallow))
    assert "Only the last part of the git history is here" in told(capsys, shallow / settings.name, tmp_path / "srv")
    (settings.parent / ".git").rename(tmp_path / "elsewhere")
    assert "not in a git repository" in told(capsys, settings, tmp_path / "srv")


def test_the_program_of_the_hooks(settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is a part of the site's repository comes with each push; any other stays in its place."""
    folder = str(tmp_path / "srv")
    assert prepare(folder, ASKED, settings=str(settings)).chosen.inv == str(ROOT / "inv")
    monkeypatch.setattr(server, "ROOT", settings.parent / "program")
    assert prepare(folder, ASKED, settings=str(settings)).chosen.inv == str(settings.parent / "program/inv")
    Repository(settings.parent).commit(NOW, {"program/inv": "#!/bin/sh\n"})
    assert prepare(folder, ASKED, settings=str(settings)).chosen.inv == "./program/inv"


def test_a_set_up_that_cannot_go_on(settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the system or git says is told, and nothing is claimed to be ready."""
    ground = prepare(str(tmp_path / "srv"), ASKED, settings=str(settings))
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv/site.git").write_text("in the way", "utf-8")
    with bundled(ground.top, "main") as bundle:
        assert install(ground, bundle) == 1
    assert "The server could not be set up:" in capsys.readouterr().err


def test_git_that_never_ends(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like any other step that fails."""
    monkeypatch.setattr(server, "SECONDS", 0)
    with pytest.raises(StepFailed, match="timed out"), bundled(settings.parent, "main"):
        pass


def test_a_set_up_that_a_hook_gives(settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository that the caller's variables name is not the one that is read or filled."""
    ground = prepare(str(tmp_path / "srv"), ASKED, settings=str(settings))
    Repository.begin(tmp_path / "other").commit(NOW, {"x": "x"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    with bundled(ground.top, "main") as bundle:
        assert install(ground, bundle) == 0
    head = last_commit(settings.parent)
    assert (tmp_path / "srv/site.git/refs/heads/main").read_text("utf-8").strip() == head


@pytest.mark.parametrize(
    ("what", "place", "said"),
    [
        ("ROOT", "closed", "Keep the program in a folder"),
        ("sys.executable", "closed/python", "It is the Python of"),
        ("os.__file__", "closed/os.py", "It is the Python of"),
    ],
)
def test_a_program_that_the_user_may_not_run(
    settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, place: str, said: str
) -> None:
    """It is told before anything is made, with what helps: the program's place, or another Python."""
    prepared = prepare(str(tmp_path / "srv"), ASKED, settings=str(settings))
    ground = prepared._replace(chosen=prepared.chosen._replace(user=pwd.getpwuid(os.geteuid()).pw_name))
    assert [*check_programs(ground)] == []
    monkeypatch.setattr(f"plugins.host.server.{what}", tmp_path / place)
    [problem] = check_programs(ground)
    assert problem.code == "server-program-closed"
    assert Path(problem.facts["program"]).is_relative_to(tmp_path / "closed")
    assert hint(problem, "en").startswith(said)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_program_in_the_home_of_root(
    settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is asked as the site's user, who may do less than root; what fails then is told as any other failure."""
    prepared = prepare(str(tmp_path / "srv"), ASKED, settings=str(settings))
    ground = prepared._replace(chosen=prepared.chosen._replace(user="nobody"))
    (tmp_path / "inv").write_text("", "utf-8")
    (tmp_path / "inv").chmod(0o755)
    tmp_path.chmod(0o700)
    monkeypatch.setattr(server, "ROOT", tmp_path)
    assert [problem.facts["program"] for problem in check_programs(ground)] == [str(tmp_path / "inv")]
    read_sentences("en")  # before this is somebody who may not read our files
    assert ground.as_user(lambda: int("no number")) == 1
    assert "The server could not be set up: invalid literal for int()" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("is_root", "user", "codes"),
    [
        (True, "", []), (True, "site", []), (False, "", []), (True, "root", ["server-bad-user"]),
        (True, "-x", ["server-bad-user"]), (True, "a b", ["server-bad-user"]), (True, "Ä", ["server-bad-user"]),
        (False, "somebody", ["server-other-user"]),
    ],
)  # fmt: skip
def test_to_whom_a_site_may_belong(monkeypatch: pytest.MonkeyPatch, is_root: bool, user: str, codes: list[str]) -> None:
    """Never to root; to another user only if root says so."""
    monkeypatch.setattr(server_user, "is_root", lambda: is_root)
    assert [problem.code for problem in check_user(user)] == codes


def test_a_system_that_makes_no_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the system says is the reason that is told; root asks for a user who can push and no more."""
    useradd = tmp_path / "useradd"
    useradd.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/asked\necho "no room" >&2\nexit 1\n', "utf-8")
    useradd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(server_user, "is_root", lambda: True)
    with pytest.raises(UserRefused, match="no room"):
        ready_user("nobody-has-this-name", tmp_path / "srv")
    asked = (tmp_path / "asked").read_text("utf-8").split()
    assert asked[-1] == "nobody-has-this-name"
    assert asked[asked.index("--shell") + 1].endswith(("/git-shell", "/nologin"))
    assert not (tmp_path / "srv").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_root_is_root_no_more() -> None:
    """What is written as the site's user is written by a process that can never be root again."""
    nobody = pwd.getpwnam("nobody").pw_uid

    def look() -> int:
        own = os.getresuid() == (nobody, nobody, nobody) and 0 not in (*os.getgroups(), *os.getresgid())
        return 7 if own and os.environ["USER"] == "nobody" else 1

    assert as_user("nobody", look, print) == 7
    assert os.geteuid() == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_root_never_runs_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What writers push is run by nobody as long as there is no user of the site; root is told what came of it."""
    monkeypatch.setattr(
        server,
        "asked_of",
        lambda file, _: Asked(f"https://{os.geteuid()}.example", "en" if Path(file).is_absolute() else ""),
    )
    asked = read_asked("publishconf.py", user="nobody-has-this-name")
    assert asked == Asked(f"https://{pwd.getpwnam('nobody').pw_uid}.example", "en")


@pytest.mark.parametrize(
    "told", [b"", b"[1]", b'["https://x.example","../xx"]', b'["https://x.example; include /x","en"]']
)
def test_what_settings_cannot_tell_root(told: bytes) -> None:
    """What they say is not believed: it goes into what root copies."""
    with pytest.raises(SystemExit):
        check_asked(told)
    assert check_asked(b'["https://x.example","fi"]') == Asked("https://x.example", "fi")


def test_what_is_for_root_is_out_of_the_reach_of_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No folder on the way to it belongs to anybody else, or lets others write."""
    monkeypatch.setattr(server_user, "is_root", lambda: True)
    monkeypatch.setattr(server_user, "ROOT_USER", os.geteuid())
    place = tmp_path / "open" / "srv-for-root"
    place.parent.mkdir()
    place.parent.chmod(0o777)
    assert [problem.facts["folder"] for problem in check_parents(place)] == [str(place.parent)]
    monkeypatch.setattr(server_user, "ROOT_USER", os.geteuid() + 1)
    assert [problem.code for problem in check_parents(tmp_path / "x")] == ["server-folder-of-others"]


def test_a_repository_that_names_commits_in_another_way(tmp_path: Path) -> None:
    """What git calls SHA-256 is set up like any other."""
    site = tmp_path / "site"
    site.mkdir()
    Repository(tmp_path).git("init", "--quiet", "-b", "main", "--object-format=sha256", str(site))
    Repository(site).commit(NOW, {"publishconf.py": SETTINGS, "content/x": "x"})
    ground = prepare(str(tmp_path / "srv"), ASKED, settings=str(site / "publishconf.py"))
    with bundled(ground.top, "main") as bundle:
        assert install(ground, bundle) == 0
    assert len(Repository(tmp_path / "srv/site.git").git("rev-parse", "main").strip()) == 64


def test_whatever_was_chosen_is_text_to_the_shell(tmp_path: Path) -> None:
    """A name can hold whatever it likes: the hooks have it as it is, and nothing of it is run."""
    odd = 'it\'s $(touch pwned) `touch pwned` "q" \\ ä.py'
    file = tmp_path / "chosen.sh"
    file.write_text(render_programs(CHOSEN._replace(settings=odd, branch=odd))["bin/chosen.sh"], "utf-8")
    script = '. ./chosen.sh; printf "%s\\n" "$settings" "$branch" "$told_kept"'
    done = subprocess.run(["sh", "-euc", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [odd, odd, f"Your push is kept here. Only the branch {odd} is published."]
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("program", [*PROGRAMS, "bin/site.sh", "bin/chosen.sh"])
def test_programs_are_plain_shell(program: str, tmp_path: Path) -> None:
    """Any shell of a system can read them, and each sentence that they say is there."""
    texts = render_programs(CHOSEN)
    (tmp_path / "program").write_text(texts[program], "utf-8")
    done = subprocess.run(["sh", "-n", str(tmp_path / "program")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said = {word.strip('"$') for word in texts[program].split() if word.startswith('"$told_')}
    assert [name for name in said if f"\n{name}=" not in texts["bin/chosen.sh"]] == []


def test_what_root_copies() -> None:
    """The steps name files that were written, quoted where that is needed, and units that belong together."""
    texts = render_for_root(CHOSEN)
    steps = render_steps(CHOSEN, Teller("en"), is_published=True)
    assert "sudo cp '/srv/our site-for-root/nginx.conf' /etc/nginx/sites-enabled/our-site.conf" in steps
    assert "sudo cp '/srv/our site-for-root'/our-site-* /etc/systemd/system/" in steps
    assert "git remote add live 'site@www.seutu.example:/srv/our site/site.git'" in steps
    assert {"our-site-due.timer", "our-site-moved.path"} <= texts.keys()
    assert 'ExecStart="/srv/our site/bin/if-due"' in texts["our-site-due.service"]
    assert "User=site" in texts["our-site-due.service"]
    assert "PathChanged=/srv/our site/nginx-redirects.map" in texts["our-site-moved.path"]
    assert "*/10 * * * * site '/srv/our site'/bin/if-due" in texts["crontab"]
    assert "certbot --nginx -d www.seutu.example" in steps
    plain = CHOSEN._replace(site_url="http://intra.seutu.example")
    assert "certbot" not in render_steps(plain, Teller("fi"), is_published=False)
    assert "Strict-Transport-Security" in texts["nginx.conf"]
    assert "Strict-Transport-Security" not in render_for_root(plain)["nginx.conf"]


def test_nginx_hears_of_new_lists_without_systemd(tmp_path: Path) -> None:
    """Root's line for cron lets it read them once, and only when it can make sense of them."""
    chosen, heard, stamp = CHOSEN._replace(folder=tmp_path), tmp_path / "heard", tmp_path / "stamp"
    (line,) = (line for line in render_for_root(chosen)["crontab"].splitlines() if " root " in line)
    (tmp_path / "nginx").write_text(f'#!/bin/sh\necho "$@" >>{heard}\n[ ! -e {tmp_path}/bad ]\n', "utf-8")
    (tmp_path / "nginx").chmod(0o755)
    command = line.partition(" root ")[2].replace("/usr/sbin/nginx", str(tmp_path / "nginx"))
    command = command.replace(f"/run/{chosen.name}-moved", str(stamp))
    lists = [tmp_path / "nginx-redirects.map", tmp_path / "nginx-removed.map"]
    for file in lists:
        file.touch()

    def told() -> list[str]:
        heard.write_text("", "utf-8")
        subprocess.run(["sh", "-c", command], check=False)
        return heard.read_text("utf-8").splitlines()

    assert told() == ["-t -q", "-s reload"]
    os.utime(stamp, (2_000_000_000, 2_000_000_000))
    assert told() == []
    os.utime(lists[1], (2_000_000_001, 2_000_000_001))
    (tmp_path / "bad").touch()
    assert told() == ["-t -q"]


def test_names_of_hosts_in_other_letters() -> None:
    """A host is called by the letters that go through the network."""
    text = render_for_root(CHOSEN._replace(site_url="https://seutunäkymä.example"))["nginx.conf"]
    assert "server_name xn--seutunkym-02ad.example;" in text
