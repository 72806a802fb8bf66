"""The commands are safe: mistakes are told all at once, in sentences, and leave everything as it was."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.building import NOW, Built, build_site, problem_lines
from tests.whole.running import Done, inv, tree

MISTAKES = {
    "content/news/xqboth/index.en.md": ("title: Xqtitle", "titel: Xqtitle"),
    "content/news/xqonlyfi/index.fi.md": ("themes: [xqsub]", "themes: [xqsup]"),
    "content/news/xqonlyen/index.en.md": ("date: 2.11.2026", "date: 31.11.2026"),
    "content/news/xqsummary/index.en.md": ("Xqbodyxqsummary.", "[x](../no-such-story/)"),
    "content/news/xqpending/index.en.md": ("due: 1.12.2026\n", ""),
    "content/events/xqdays/index.fi.md": ("end: 5.6.2027", "end: 1.6.2027"),
    "content/events/xqpast/index.fi.md": ("start: 3.6.2026", "start: su 3.6.2026"),
    "content/events/xqseminar/index.fi.md": ("organisers: [xqorg]", "organisers: [xqorc]"),
    "content/events/xqeventfi/index.fi.md": ("Xqbodyxqeventfi.", "<script>alert(1)</script>"),
    "content/pages/xqabout/index.en.md": ("summary:", "\tsummary:"),
}
"""Ten mistakes in ten files: what is right, and what somebody wrote instead."""


@pytest.fixture
def site(made_up_settings: Path, tmp_path: Path) -> Path:
    """The folder of a site whose content may be changed."""
    shutil.copytree(made_up_settings.parent, tmp_path / "site", ignore=shutil.ignore_patterns(".cache", "output"))
    return tmp_path / "site"


def make_mistakes(site: Path) -> None:
    """Write every mistake into its file."""
    for path, (right, wrong) in MISTAKES.items():
        text = (site / path).read_text(encoding="utf-8")
        assert right in text
        (site / path).write_text(text.replace(right, wrong, 1), encoding="utf-8")


def build(site: Path, *words: str) -> Done:
    """Build the site from its own folder, as its writers do."""
    return inv("build", "--settings=pelicanconf.py", f"--now={NOW}", *words, cwd=site)


# What is wrong in the content


def test_ten_mistakes_are_ten_lines(site: Path) -> None:
    """Ten mistakes in ten files are told in one run, one line each; exit code 1, and the output is as it was."""
    assert build(site).returncode == 0
    before = tree(site / "output")
    make_mistakes(site)
    done = build(site)
    told = problem_lines(done.stderr)
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.partition(":")[0] for line in told] == sorted(MISTAKES)
    assert [line for line in told if not re.fullmatch(r"content/\S+\.md:\d+: .+[.?]", line)] == []
    assert done.stderr.splitlines()[-1].startswith("Sivustoa ei rakennettu")
    assert different_files(before, tree(site / "output")) == []


def test_check_tells_the_same(site: Path) -> None:
    """`check` tells the same lines as a build, writes nothing, and ends with 1; for content that is well, with 0."""
    options = ("check", "--no-spelling", "--settings=pelicanconf.py", f"--now={NOW}")
    well = inv(*options, cwd=site)
    assert (well.returncode, well.stdout, well.stderr) == (0, "Ei korjattavaa.\n", "")
    make_mistakes(site)
    found, built = inv(*options, cwd=site), build(site)
    assert (found.returncode, built.returncode) == (1, 1)
    assert found.stdout.splitlines()[:-2] == built.stderr.splitlines()[:-1]
    assert not (site / "output").exists()


def test_check_for_programs(site: Path) -> None:
    """`check` tells the same as JSON and as annotations, and in the language that is asked for."""
    make_mistakes(site)
    options = ("check", "--no-spelling", "--settings=pelicanconf.py", f"--now={NOW}", "--language=en")
    rows = json.loads(inv(*options, "--format=json", cwd=site).stdout)["problems"]
    assert [row["path"] for row in rows] == sorted(MISTAKES)
    assert {row["severity"] for row in rows} == {"error"}
    annotations = inv(*options, "--format=github", cwd=site).stdout.splitlines()
    assert [line.partition("file=")[2].partition(",")[0] for line in annotations] == sorted(MISTAKES)
    text = inv(*options, cwd=site).stdout.splitlines()
    assert text[-1].startswith("Errors: 10, warnings: 0, notices: 0. ")


def test_warnings_stop_only_strict_builds(site: Path) -> None:
    """A warning is told and does not stop a build; with `--strict` it does."""
    story = site / "content" / "news" / "xqonlyfi" / "index.fi.md"
    text = story.read_text("utf-8").replace("Xqbodyxqonlyfi.", "Xqword [xqlink](../xqdraftstory/).")
    story.write_text(text, encoding="utf-8")
    lenient, strict = build_in(site), build_in(site, strict=True)
    assert (lenient.status, strict.status) == (0, 1)
    assert "xqonlyfi/index.fi.md" in lenient.told
    page = lenient.text("fi/uutiset/xqonlyfi-fi/index.html")
    assert ("Xqword xqlink." in page, "xqdraftstory" in page) == (True, False)


def test_what_depends_on_the_clock_stops_nothing(site: Path) -> None:
    """A site that nobody touched goes on building: a promise that was not kept is told, even under `--strict`."""
    late = build_in(site, now="2027-02-01T12:00+02:00", strict=True)
    assert late.status == 0
    assert "content/news/xqpending/index.en.md" in late.told or "xqpending/index.en.md:3" in late.told


# What is wrong in the command


@pytest.mark.parametrize(
    ("task", "options", "said"),
    [
        ("build", ["--settings=missing.py"], "missing.py"),
        ("check", ["--settings=missing.py"], "missing.py"),
        ("serve", ["--settings=missing.py"], "missing.py"),
        ("build", ["--content=missing"], "missing"),
        ("check", ["--content=missing"], "missing"),
        ("build", ["--output=in-the-way"], "in-the-way"),
        ("serve", ["--output=in-the-way"], "in-the-way"),
        ("build", ["--now=tomorrow"], "tomorrow"),
        ("build", ["--now=2026-13-01"], "2026-13-01"),
        ("build", ["--site-url=seutu"], "seutu"),
        ("check", ["--language=xx"], "xx"),
        ("check", ["--format=xml"], "xml"),
    ],
)
def test_mistakes_in_commands(site: Path, task: str, options: list[str], said: str) -> None:
    """What cannot be done is told in a sentence that names it, without a traceback, with exit code 1."""
    (site / "in-the-way").write_text("mine", encoding="utf-8")
    settings = [] if options[0].startswith("--settings") else ["--settings=pelicanconf.py"]
    done = inv(task, *settings, *options, cwd=site)
    told = done.stderr.splitlines()
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert said in told[0]
    assert (site / "in-the-way").read_text(encoding="utf-8") == "mine"
    assert not (site / "output").exists()


def test_broken_settings(site: Path) -> None:
    """A slip in the settings file is told with its file, without a traceback."""
    (site / "pelicanconf.py").write_text("SITEURL = (\n", encoding="utf-8")
    done = build(site)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith("pelicanconf.py")


def test_settings_without_their_content(site: Path) -> None:
    """A folder of content that the settings name and that is not there is told in the language of the site."""
    shutil.rmtree(site / "content")
    for task in ("build", "check", "serve"):
        done = inv(task, "--settings=pelicanconf.py", cwd=site)
        assert (task, done.returncode, done.stdout) == (task, 1, "")
        assert done.stderr == "content: Sisältökansiota ei ole. Tarkista polku tai luo kansio.\n"


def test_a_bad_moment_in_the_environment(site: Path) -> None:
    """A SOURCE_DATE_EPOCH that is none is told like a bad `--now`."""
    done = inv("build", "--settings=pelicanconf.py", cwd=site, SOURCE_DATE_EPOCH="yesterday")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith("SOURCE_DATE_EPOCH: ")
    assert "yesterday" in done.stderr


def test_a_bad_moment_is_told_at_its_option(site: Path) -> None:
    """That nothing was built is told where something was to be."""
    for task, lines in (("check", 1), ("build", 2)):
        done = inv(task, "--settings=pelicanconf.py", "--now=tomorrow", cwd=site)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", lines)
        assert done.stderr.startswith("--now: ”tomorrow” ei ole ajankohta")


def test_a_port_that_is_no_number(site: Path) -> None:
    """It is told like any other port that there is not, in the language that is asked for."""
    done = inv("serve", "--settings=pelicanconf.py", "--port=abc", "--language=en", cwd=site)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no port abc. A port is a number up to 65535")


# What a good build says


def test_the_last_line_of_a_build(site: Path) -> None:
    """The last line tells the items of each kind and language, what became of the files, and the seconds."""
    first, second = build(site), build(site)
    lines = [done.stdout.splitlines()[-1] for done in (first, second)]
    region = "hankkeet fi 14, en 13; työpaikat fi 9, en 8; haut fi 2, en 2; julkaisut fi 1, en 1"
    items = f"uutiset fi 8, en 7; tapahtumat fi 20, en 19; {region}; sivut fi 10, en 9"
    files = len(tree(site / "output")) - 1
    assert re.sub(r"[\d.]+ s\.$", "N s.", lines[0]) == (
        f"Valmista: {items}. Tiedostot: {files} kirjoitettu, 0 ennallaan, 0 poistettu. N s."
    )
    assert f"0 kirjoitettu, {files} ennallaan, 0 poistettu" in lines[1]
    assert (first.stderr, second.stderr) == ("", "")


def test_counts_of_the_build_are_published(made_up: Built) -> None:
    """`build.json` tells the counts and the next moment of change, and no moment of the build."""
    told = json.loads(made_up.text("build.json"))
    both = {"calls": 2, "publications": 1}
    assert told["counts"] == {
        "fi": {"news": 8, "events": 20, "projects": 14, "jobs": 9, "pages": 10, **both},
        "en": {"news": 7, "events": 19, "projects": 13, "jobs": 8, "pages": 9, **both},
    }
    assert told["next_build"] == "2026-11-30T23:00:00+02:00"
    assert NOW[:10] not in made_up.text("build.json")


def test_no_input_writes_outside_the_output(site: Path) -> None:
    """Neither a slug nor a link in the output folder makes a build write elsewhere."""
    outside = site.parent / "outside"
    outside.mkdir()
    (site / "output").mkdir()
    (site / "output" / "fi").symlink_to(outside, target_is_directory=True)
    linked = build(site)
    assert (linked.returncode, "Traceback" in linked.stderr) == (1, False)
    assert list(outside.iterdir()) == []
    story = site / "content" / "news" / "xqonlyfi" / "index.fi.md"
    story.write_text(story.read_text("utf-8").replace("slug: xqonlyfi-fi", "slug: ../../../x"), encoding="utf-8")
    slug = build(site, f"--output={site.parent / 'other'}")
    assert (slug.returncode, slug.stderr.splitlines()[0].partition(":")[0]) == (1, "content/news/xqonlyfi/index.fi.md")


def build_in(site: Path, **options: object) -> Built:
    """Build the site into its own output folder, in this process."""
    return build_site(site / "pelicanconf.py", site / "output", **options)


def different_files(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths at which two trees differ."""
    return [path for path in one.keys() | other.keys() if one.get(path) != other.get(path)]
