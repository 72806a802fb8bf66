"""Opening: from a settings file and the options of a command line to the run that a command is about."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from plugins.domain.problem import Problem, Where, error, nearest
from plugins.host.gathering import path_as_written
from plugins.host.hosts import Read, host_of, read_settings
from plugins.host.problems import languages_of_sentences, render_text
from plugins.host.run import Run
from plugins.host.telling import Teller


def host_for(settings: str, options: dict[str, Any]) -> Run:
    """The run of a settings file and the options of a command line. Ends here where they lead nowhere."""
    if not Path(settings).is_file():
        refuse(error(Where(settings), "no-settings-file"), "en")
    read = _read(Path(settings), options)
    language, known = read.settings.get("PROBLEM_LANGUAGE", ""), languages_of_sentences()
    if language not in known:
        where = Where("--language" if options.get("PROBLEM_LANGUAGE") else Path(settings).name)
        refuse(error(where, "unknown-problem-language", value=language, known=", ".join(known)), "en")
    if not read.content.is_dir():
        refuse(error(Where(path_as_written(read.content)), "no-content-folder"), language)
    return host_of(read)


def _read(settings: Path, options: dict[str, Any]) -> Read:
    try:
        return read_settings(settings, options)
    except Exception as broken:  # noqa: BLE001 - a settings file is a program, of which anything may come
        reason = f"{type(broken).__name__}: {broken}"
        refuse(error(Where(path_as_written(settings.absolute())), "settings-broken", reason=reason), "en")


def teller_of_report(host: Run, language: str, form: str, forms: Sequence[str]) -> Teller:
    """Who tells a report, in a language or in that of the settings. Ends here where it or the form is not there."""
    languages, usual = languages_of_sentences(), host.settings["PROBLEM_LANGUAGE"]
    if language and language not in languages:
        facts = {"value": language, "known": ", ".join(languages)}
        refuse(error(Where("--language"), "unknown-problem-language", **facts), usual)
    teller = Teller(language or usual)
    if form not in forms:
        facts = {"value": form, "nearest": nearest(form, forms), "known": ", ".join(forms)}
        refuse(error(Where("--format"), "unknown-format", **facts), teller.language)
    return teller


def refuse(problem: Problem, language: str) -> NoReturn:
    """Tell why there is nothing that could be run."""
    print(render_text([problem], language), file=sys.stderr)
    raise SystemExit(1)


def given(**options: Any) -> dict[str, Any]:
    """The options that were given; the others are left to the settings."""
    return {name: value for name, value in options.items() if value}


def absolute(path: str) -> str:
    """A path from where the command was given as an absolute one; "" stays as it is."""
    return str(Path(path).resolve()) if path else ""
