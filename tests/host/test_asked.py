"""What nobody can understand is told in the writer's words, with what is meant most likely; help is Invoke's own."""

import pytest

from plugins.host import asked


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chek", "There is no task 'chek'. Did you mean './inv check'?"),
        ("--help biuld", "There is no task 'biuld'. Did you mean './inv build'?"),
        ("--foo", "There is no task '--foo'. The tasks are: bench, build,"),
        ("check --fromat json", "The task check has no option --fromat. Did you mean --format?"),
        ("check --xyz=1", "The task check has no option --xyz. The options are told by ./inv check --help."),
        ("check content/news", "The word 'content/news' cannot be written after the task check. Leave it out."),
        ("newsletter", "Something is missing after the task newsletter. Write, for example: ./inv newsletter preview"),
        ("new", "Something is missing after the task new. Write, for example: ./inv new news."),
        ("check --site-url", "The task check has no option --site-url."),
        ("check --now", "The option --now has no value."),
        ("build --jobs two", "The value 'two' of the option --jobs is not a number."),
        ("publish --keep=two", "The value 'two' of the option --keep is not a number."),
    ],
)
def test_a_slip_is_told_in_a_sentence(
    words: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the stream of errors, with 1."""
    monkeypatch.setattr(asked, "language_of", lambda _: "en")
    with pytest.raises(SystemExit) as ended:
        asked.main(words.split())
    captured = capsys.readouterr()
    assert (ended.value.code, captured.out) == (1, "")
    assert captured.err.startswith(said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--language=en"], "en"),
        (["check", "--language", "en"], "en"),
        (["check", "--language", "xx"], "fi"),
        (["check", "--settings", "not-there.py"], "fi"),
        (["check"], "fi"),
    ],
)
def test_the_language_is_the_one_that_is_asked_for_or_the_settings(words: list[str], said: str) -> None:
    """Where neither can be known, it is Finnish."""
    assert asked.language_of(words) == said


def test_help_is_invokes_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks gets what there is, and 0."""
    with pytest.raises(SystemExit) as ended:
        asked.main(["--help", "check"])
    assert not ended.value.code
    assert capsys.readouterr().out.startswith("Usage: inv[oke] [--core-opts] check ")
