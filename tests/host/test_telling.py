"""A run tells problems on the error stream and its result on the other, in the language of those who write."""

from datetime import UTC, datetime

import pytest

from plugins.domain.catalogue import Catalogue
from plugins.domain.problem import Where, error, notice, warning
from plugins.domain.view import LanguageView
from plugins.engine.writing import Written
from plugins.host.telling import Teller
from tests.region import site

HERE = Where("content/x.md", 1)


def test_problems_go_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    """What is piped on from a build is its result alone."""
    Teller("en").tell([warning(HERE, "event-without-place")])

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("content/x.md:1: The event does not say where it is.")


def test_nothing_to_tell_is_silence(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even an empty line."""
    Teller("en").tell([])

    assert capsys.readouterr() == ("", "")


def test_a_run_without_a_language_of_its_own_speaks_another() -> None:
    """What has no sentence is said in English, as problems are."""
    assert Teller("sv").sentence("build-reading") == Teller("en").sentence("build-reading")


@pytest.mark.parametrize(("strict", "number"), [(False, 1), (True, 2)])
def test_a_refusal_tells_all_and_ends_the_run(strict: bool, number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, every problem, and how many of them must be mended: what stops nothing is not counted."""
    problems = [error(HERE, "file-empty"), warning(HERE, "event-without-place"), notice(HERE, "control-characters")]

    with pytest.raises(SystemExit) as ended:
        Teller("en").refuse(problems, strict=strict)

    lines = capsys.readouterr().err.splitlines()
    assert ended.value.code == 1
    assert len(lines) == 4
    assert lines[-1] == f"Nothing was built, because of {number} problem(s) above. The site is as it was."


def test_the_result_says_what_was_done() -> None:
    """The last line of a good build counts the files that it wrote, left alone and removed."""
    now = datetime(2026, 11, 21, tzinfo=UTC)
    views = {"en": LanguageView(Catalogue(), site(), "en", now)}
    said = Teller("en").words_of(views, Written(("a", "b"), 5, ("c",)), "1.3")

    assert said.endswith("Files: 2 written, 5 unchanged, 1 removed. 1.3 s.")


@pytest.mark.parametrize(("language", "sentence"), [("fi", "Ei korjattavaa."), ("en", "No problems.")])
def test_a_run_speaks_the_language_of_its_writers(language: str, sentence: str) -> None:
    """The run's own sentences are there in each language."""
    assert Teller(language).sentence("check-clean") == sentence


def test_progress_is_silent_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A log holds plain lines only."""
    with Teller("fi").progress() as steps:
        steps.reading(3)
        steps.rendering(4)

    assert capsys.readouterr() == ("", "")
