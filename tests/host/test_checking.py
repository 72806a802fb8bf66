"""`check` tells what a build would, in the form and language that are asked for, and ends with 1 on an error."""

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.host.checking import check_content
from plugins.host.opening import absolute, given
from tests.building import NOW, SITES, problem_lines

SETTINGS = SITES / "invalid" / "pelicanconf.py"


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """The ten mistakes, below the folder in which the command is given."""
    shutil.copytree(SITES / "invalid" / "ten-mistakes" / "content", tmp_path / "content")
    with contextlib.chdir(tmp_path):
        yield tmp_path / "content"


def check(content: Path, form: str = "text", language: str = "", *, strict: bool = False) -> int:
    """Check a content."""
    options = given(PATH=absolute(str(content)), NOW=NOW, STRICT=strict, JOBS=1)
    return check_content(str(SETTINGS), options, form, language, spelling=False)


def test_all_is_told_with_what_to_do_next(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every problem stands on its line, and the last line says how to go on."""
    assert check(content) == 1

    out = capsys.readouterr().out
    expected = (SITES / "invalid" / "ten-mistakes" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(problem_lines(out)) == sorted(expected)
    assert out.splitlines()[-1].startswith("Errors: 10, warnings: 0, notices: 0. Begin at the top: ")


def test_the_language_is_asked_for(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The settings of this site say English; one who reads Finnish asks for it."""
    assert check(content, "json", "fi") == 1

    report = json.loads(capsys.readouterr().out)
    assert report["language"] == "fi"
    assert "Kenttä ”title” puuttuu." in [problem["finding"] for problem in report["problems"]]


@pytest.mark.parametrize(
    ("form", "language", "said"),
    [
        ("githb", "", "--format: There is no form of report called 'githb'. Did you mean 'github'?"),
        ("text", "sv", "--language: Problems cannot be told in 'sv'. The languages are: en, fi."),
    ],
)
def test_mistyped_options_are_told(
    form: str, language: str, said: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A form or language that there is not is told in a sentence, with those that there are."""
    with pytest.raises(SystemExit) as ended:
        check(content, form, language)

    assert (ended.value.code, capsys.readouterr().err.startswith(said)) == (1, True)


def test_warnings_fail_only_under_strict(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is that of a build."""
    shutil.rmtree(content)
    shutil.copytree(SITES / "doubtful" / "weekday-disagrees" / "content", content)

    assert (check(content), check(content, strict=True)) == (0, 1)
    assert "With --strict, warnings stop the site as well." in capsys.readouterr().out


def test_the_page_of_a_run_has_it_all(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On GitHub the whole report is added to the page of the run; a file that cannot be written is told, kindly."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert check(content, "github", "fi") == 1
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## Sisällön tarkistus\n")
    assert capsys.readouterr().out.count("::error ") == 10

    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "missing" / "summary.md"))
    assert check(content, "github", "fi") == 1
    assert "Tiedostoa ei voitu kirjoittaa" in capsys.readouterr().err


def test_mistakes_in_settings_are_told_of_their_file(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever it is called: a site may have a settings file for publishing, or for trying out."""
    text = SETTINGS.read_text(encoding="utf-8").replace(
        "Path(__file__).resolve().parent", f"Path({str(SETTINGS)!r}).parent"
    )
    (tmp_path / "kokeilu.py").write_text(f'{text}\nSITEURL = "seutu"\n', encoding="utf-8")

    with pytest.raises(SystemExit):
        check_content(str(tmp_path / "kokeilu.py"), given(PATH=str(content)), "text", "fi", spelling=False)
    assert capsys.readouterr().err.startswith("kokeilu.py: Asetuksen SITEURL arvo ”seutu” ei ole täydellinen")
