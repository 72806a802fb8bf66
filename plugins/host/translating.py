"""Translating: the command that tells what is translated, promised, missing or out of date. It changes nothing."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.domain.item import Item
from plugins.domain.language import Language
from plugins.domain.problem import Severity, Where, error, nearest
from plugins.domain.registry import ENTRIES, Term
from plugins.domain.site import Site
from plugins.domain.translation_state import OPEN, PastTexts, Situation, rows_of
from plugins.engine.history import BlobsMissing, History, Known, read_history, read_subjects
from plugins.engine.sources import REGISTRY
from plugins.host.beginnings import kinds_called
from plugins.host.defaults import LANGUAGES
from plugins.host.gathering import path_as_written
from plugins.host.opening import absolute, given, host_for, refuse, teller_of_report
from plugins.host.problems import sentence
from plugins.host.run import Run
from plugins.host.settings import Folders, folders_of
from plugins.host.telling import Teller
from plugins.host.text_history import TextHistory
from plugins.host.tongues import SettingMistake, read_language
from plugins.host.translation_report import ALL, DRAFT, STATES, Asked, TranslationReport
from plugins.host.translation_words import DRAFT_WORD, STATE_WORDS, Words

FORMATS = ("text", "json", "html")

USUAL_FILE = "translations.html"
"""The name of the report in the folder of caches, where no other place was named."""

WIDE = 120
"""The columns where there is no terminal."""

THEME = Path(__file__).resolve().parents[2] / "theme" / "translations"
"""The forms of dates in the languages in which problems are told, whatever languages a site has."""


def translations(
    *, settings: str, content: str = "", now: str = "", language: str = "", kind: str = "", to: str = "",
    state: str = "", format: str = "text", output: str = "", strict: bool = False,  # noqa: A002 - as the option is called
) -> int:  # fmt: skip
    """Tell the state of all translations; with `strict` 1 where one is late or possibly outdated, or nobody can know.

    What is a draft or over never counts there.
    """
    host = host_for(settings, given(NOW=now, PATH=absolute(content)))
    teller, folders = teller_of_report(host, language, format, FORMATS), folders_of(host.settings)
    site, moment = host.situation(teller)
    asked = Asked(
        _kinds(host, kind, teller), _languages(site, to, teller), _states(state, teller) or _usual_states(format)
    )
    file = _file(format, output, host, folders, teller)
    situation = Situation(site.languages, moment, site.zone)
    report = gather_report(host, site, situation, asked, teller)
    _tell(report, format, file, teller)
    return int(strict and (report.behind > 0 or report.history.known is not Known.WHOLE))


def gather_report(host: Run, site: Site, situation: Situation, asked: Asked, teller: Teller) -> TranslationReport:
    """Read the content and its history, and put together what was asked for."""
    folders, name = folders_of(host.settings), path_as_written(folders_of(host.settings).content)
    with teller.progress() as progress:
        gathered = host.gathered(site, situation.now, progress.reading, progress.pictures)
    history = read_history(folders.content, folders.cache / "history", full=host.is_full)
    texts = TextHistory(history, folders.content, name, situation)
    history, past = _past(gathered.catalogue.written(), texts)
    rows = tuple(row for row in rows_of(gathered.catalogue, past, situation) if asked.has(row))
    mistakes = sum(problem.severity is Severity.ERROR for problem in gathered.problems)
    told = language_of(teller.language, site, folders)
    return TranslationReport(
        rows, asked, situation, history, folders.content, name, told, _subjects(history, past, folders), mistakes
    )


def _past(items: Iterable[Item], texts: TextHistory) -> tuple[History, PastTexts]:
    """What the history says of texts, which lacks some of them in a clone that leaves files out."""
    nothing = PastTexts({}, {})
    try:
        return texts.history, texts.past(items) if texts.history.known is Known.WHOLE else nothing
    except BlobsMissing:
        return History(Known.PARTIAL), nothing


def _subjects(history: History, past: PastTexts, folders: Folders) -> Mapping[str, str]:
    steps = {step.commit for lag in past.lags.values() if lag for step in lag.steps}
    known = [history.commits[commit] for commit in steps if commit < len(history.commits)]
    return read_subjects(folders.content, known)


def language_of(code: str, site: Site, folders: Folders) -> Language:
    """The language in which a report is told, which need not be one of the site's."""
    if code in site.tongues:
        return site.tongues[code].language
    try:
        return read_language(code, LANGUAGES[code], (THEME, *folders.translations))
    except (KeyError, SettingMistake):
        return site.tongues[site.first_language].language


def _tell(report: TranslationReport, form: str, file: Path | None, teller: Teller) -> None:
    """Print the report, or write it and say where it is."""
    if file is None and form == "text":
        _print_text(report)
        return
    text = _rendered(report, form)
    if file is None:
        print(text)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text.rstrip()}\n", encoding="utf-8")
    except OSError as blocked:
        reason = blocked.strerror or blocked
        refuse(error(Where(path_as_written(file)), "report-not-written", reason=reason), teller.language)
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    print(teller.sentence("translations-written", path=shown))


def _rendered(report: TranslationReport, form: str) -> str:
    if form == "json":
        from plugins.host.translation_json import render_json

        return render_json(Words(report))
    if form == "html":
        from plugins.host.translation_page import render_page

        return render_page(Words(report))
    return _text(report, WIDE)


def _text(report: TranslationReport, width: int) -> str:
    """The report as plain lines."""
    from rich.console import Console

    from plugins.host.translation_text import print_report

    console = Console(width=width, color_system=None, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        print_report(Words(report), console)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _print_text(report: TranslationReport) -> None:
    """Print the report, on a terminal as wide as that and in colours."""
    from rich.console import Console

    from plugins.host.translation_text import print_report

    if sys.stdout.isatty():
        print_report(Words(report), Console(highlight=False, markup=False, emoji=False))
    else:
        columns = os.environ.get("COLUMNS", "")
        print(_text(report, (int(columns) if columns.isdigit() else 0) or WIDE))


# What was asked for


def _kinds(host: Run, kind: str, teller: Teller) -> frozenset[str]:
    """The folders of kinds and names of registries that are meant by words such as `event`, `tapahtumat`, `places`."""
    called = kinds_called([one for feature in host.features() for one in feature.kinds])
    registries = tuple(entry.registry for entry in ENTRIES if entry is not Term)
    folders = {word: (one.kind_folder,) for word, one in called.items()}
    known = {**folders, **{name: (name,) for name in registries}, REGISTRY: registries}
    for word in _words(kind):
        if word.casefold() not in known:
            named = dict.fromkeys(name for names in known.values() for name in names)
            facts = {"value": word, "nearest": nearest(word, known), "known": ", ".join((*named, REGISTRY))}
            refuse(error(Where("--kind"), "unknown-kind", **facts), teller.language)
    return frozenset(name for word in _words(kind) for name in known[word.casefold()])


def _languages(site: Site, to: str, teller: Teller) -> tuple[str, ...]:
    for word in _words(to):
        if word not in site.languages:
            known = ", ".join(site.languages)
            refuse(error(Where("--to"), "unknown-language", value=word, known=known), teller.language)
    return tuple(code for code in site.languages if code in _words(to)) or site.languages


def _states(state: str, teller: Teller) -> frozenset[str]:
    codes: dict[str, str] = {**{name.value: code for name, code in STATE_WORDS.items()}, DRAFT: DRAFT_WORD}
    words = {sentence(code, teller.language): name for name, code in codes.items()}
    short = {word.split()[-1].casefold(): name for word, name in words.items()}  # "vanhentunut" for "ehkä vanhentunut"
    known = {**short, **{word.casefold(): name for word, name in words.items()}, **{name: name for name in STATES}}
    for word in _words(state):
        if word.casefold() not in known:
            facts = {"value": word, "nearest": nearest(word, known), "known": ", ".join(STATES)}
            refuse(error(Where("--state"), "unknown-state", **facts), teller.language)
    return frozenset(known[word.casefold()] for word in _words(state))


def _usual_states(form: str) -> frozenset[str]:
    """What is shown where nobody says what: on a terminal what is left to do, elsewhere everything."""
    return frozenset(OPEN) if form == "text" else frozenset({ALL})


def _words(option: str) -> list[str]:
    return [word.strip() for word in option.split(",") if word.strip()]


def _file(form: str, output: str, host: Run, folders: Folders, teller: Teller) -> Path | None:
    """Where the report is written to; None for the terminal. It is for those who write, and never published."""
    if not output and form != "html":
        return None
    file = Path(absolute(output)) if output else Path(host.settings["CACHE_PATH"]).absolute() / USUAL_FILE
    if any(file.is_relative_to(folder.resolve()) for folder in (folders.output, folders.content)):
        refuse(error(Where(path_as_written(file)), "report-in-the-site"), teller.language)
    return file
