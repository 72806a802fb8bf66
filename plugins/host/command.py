"""The commands behind `./inv`: each takes its options as they were written and gives an exit code."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.domain.problem import Problem, Severity, Where, error
from plugins.engine.manifest import read_manifest
from plugins.host.gathering import path_as_written
from plugins.host.noting import leave_note, look
from plugins.host.opening import absolute, given, host_for, refuse
from plugins.host.settings import folders_of
from plugins.host.telling import Teller

if TYPE_CHECKING:
    from plugins.host.freezing import Mailing

NEWSLETTER_ACTIONS = ("preview", "check", "freeze")


def build(
    *, now: str = "", settings: str, content: str = "", output: str = "", site_url: str = "", full: bool = False,
    jobs: int = 0, verify: bool = False, drafts: bool = False, strict: bool = False, search: bool = True,
    language: str = "",
) -> int:  # fmt: skip
    """Build the site; with `verify`, build it once more in full elsewhere and compare every byte."""
    options = given(
        NOW=now, PATH=absolute(content), OUTPUT_PATH=absolute(output), SITEURL=site_url, FULL=full, JOBS=jobs,
        DRAFTS=drafts, STRICT=strict, PROBLEM_LANGUAGE=language,
    ) | ({} if search else {"SEARCH": False})  # fmt: skip
    host = host_for(settings, options)
    folders = folders_of(host.settings)
    if not verify:
        before = look(Path(settings), folders, has_search=host.settings["SEARCH"])
        built = host.run()
        if before:
            leave_note(before, built, folders, Teller(host.settings["PROBLEM_LANGUAGE"]))
        return 0
    from plugins.host.verifying import pinned, verify_output

    moment, known = pinned(host), read_manifest(folders.output)
    host.run()
    return verify_output(settings, {**options, "NOW": moment}, folders.output, known)


def check(
    *, settings: str, content: str = "", now: str = "", format: str = "text", language: str = "",  # noqa: A002 - as the option is called
    strict: bool = False, drafts: bool = False, spelling: bool = True,
) -> int:  # fmt: skip
    """Tell every problem of the content, and with `spelling` its unknown words; 1 where one would stop a build."""
    from plugins.host.checking import check_content

    options = given(NOW=now, PATH=absolute(content), STRICT=strict, DRAFTS=drafts)
    return check_content(settings, options, format, language, spelling=spelling)


def import_ics(file: str, *, settings: str, content: str = "", language: str = "") -> int:
    """Write the events of a calendar file as drafts; 1 where something of the file could not be used at all."""
    from plugins.host.importing import Import, import_calendar

    host = host_for(settings, given(PATH=absolute(content)))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    site, moment = host.situation(teller)
    if language and language not in site.languages:
        known = ", ".join(site.languages)
        refuse(error(Where("--language"), "unknown-language", value=language, known=known), teller.language)
    catalogue = host.gathered(site, moment, bool).catalogue
    today = moment.astimezone(ZoneInfo(site.zone)).date()
    folder = folders_of(host.settings).content
    into = Import(site, catalogue, folder, language or site.first_language, teller.language, today)
    severities = Counter[Severity]()

    def tell(path: Path | None, problems: tuple[Problem, ...]) -> None:
        """Tell of each event as it comes, so that a long file is not silent."""
        severities.update(problem.severity for problem in problems)
        teller.tell(problems)
        if path:
            print(path)

    number = import_calendar(Path(file), into, tell)
    print(teller.sentence("import-done", number=number, errors=severities[Severity.ERROR]))
    return int(severities[Severity.ERROR] > 0)


def newsletter(
    action: str, key: str, *, settings: str, now: str = "", content: str = "", output: str = ""
) -> int:  # fmt: skip
    """Show, check or freeze the mails of an issue; 1 where they may not be sent, or nothing could be done."""
    from plugins.host.freezing import Refused, freeze, read_mailing
    from plugins.host.previewing import write_preview

    host = host_for(settings, given(NOW=now, PATH=absolute(content)))
    teller = Teller(host.settings["PROBLEM_LANGUAGE"])
    if action not in NEWSLETTER_ACTIONS:
        known = ", ".join(NEWSLETTER_ACTIONS)
        refuse(error(Where(action), "unknown-newsletter-action", value=action, known=known), teller.language)
    try:
        mailing = read_mailing(host, key, teller)
        kept = freeze(mailing) if action == "freeze" else ()
    except Refused as refused:
        teller.tell(refused.problems)
        print(teller.sentence("newsletter-refused"), file=sys.stderr)
        return 1
    teller.tell(mailing.problems)
    if kept:
        _tell_frozen(mailing, kept, teller)
        return 0
    if action == "preview":
        cache = Path(host.settings["CACHE_PATH"]).absolute()
        page = write_preview(mailing, Path(absolute(output) or cache / "preview-newsletter" / key), teller)
        print(teller.sentence("newsletter-shown"), page, sep="\n")
    print(_state(mailing, teller))
    return int(mailing.is_wrong)


def _tell_frozen(mailing: "Mailing", kept: tuple[Path, ...], teller: Teller) -> None:
    from plugins.host.previewing import size_in_words

    folder = path_as_written(mailing.folder)
    print(teller.sentence("newsletter-frozen", key=mailing.issue.key, folder=folder))
    for path in kept:
        print(teller.sentence("newsletter-file", name=path.name, size=size_in_words(path.read_bytes(), teller)))
    print(teller.sentence("newsletter-next"))


def _state(mailing: "Mailing", teller: Teller) -> str:
    found = "newsletter-wrong" if mailing.is_wrong else "newsletter-warned" if mailing.problems else "newsletter-clean"
    return teller.sentence(found, key=mailing.issue.key, number=len(mailing.problems))
