"""From Pelican's settings to one frozen Site, with every mistake told at once."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from pydantic import ValidationError

from plugins.domain.item import KEY_WORD
from plugins.domain.problem import Problem, Where, error
from plugins.domain.record import digest_of
from plugins.domain.site import Site, Tongue
from plugins.engine.folders import files_in
from plugins.engine.history import last_commit
from plugins.engine.state import folder_fingerprint
from plugins.host.defaults import PELICAN_CLASS, PLUGINS
from plugins.host.sections import former_section_problems, former_sections
from plugins.host.tongues import SettingMistake, read_interface, read_language

REFUSED = {"RELATIVE_URLS": "--relative-urls", "DELETE_OUTPUT_DIRECTORY": "--delete-output-directory"}
"""Settings of Pelican's that would break what we promise, with the options that set them."""

SETTING_OF = {
    "page_size": "PAGE_SIZE",
    "demonstration": "DEMONSTRATION",
    "hub": "WEBSUB_HUB",
    "email_style": "EMAIL_STYLE",
    "newsletter_service": "NEWSLETTER_SERVICE",
    "newsletter_campaign": "NEWSLETTER_CAMPAIGN",
    "drafts": "DRAFTS",
    "has_search": "SEARCH",
    "has_compiled_markdown": "COMPILED_MARKDOWN",
    "event_days": "NEWSLETTER_EVENT_DAYS",
    "removed_pages": "REMOVED_PAGES",
}
"""The settings whose values a Site takes as they are."""

TEXTS_BY_NAME = (
    *("LANGUAGES", "SITENAMES", "TAGLINES", "SECTIONS", "FORMER_SECTIONS"),
    *("NEWSLETTER_SIGNUP_URL", "FEEDBACK_URL"),
)
"""The settings that have a value for each of several names."""

SEARCH = "plugins.search"
"""The plugin without which there is no page of search."""

HOST = re.compile(r"\w[\w-]*(\.\w[\w-]*)*", re.ASCII)
ADDRESS = re.compile(rf"https?://{HOST.pattern}(:\d+)?/?")
HUB = re.compile(rf"https?://{HOST.pattern}(:\d+)?(/[^\s\"'<>]*)?")

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Folders:
    """Where a build reads and writes."""

    content: Path
    output: Path
    theme: Path
    overrides: tuple[Path, ...]
    """Folders of the theme's shape with what a site has in the place of the theme's own files; the first one wins."""
    translations: tuple[Path, ...]
    cache: Path
    pictures: Path
    """The cache of pictures, which all outputs of a content share: with drafts, for trying out, for publishing."""

    @property
    def looks(self) -> tuple[Path, ...]:
        """The folders that the look of the site comes from, the first of which wins; the last one is the theme."""
        return (*self.overrides, self.theme)

    @property
    def templates(self) -> tuple[str, ...]:
        """The folders of templates."""
        return tuple(str(look / "templates") for look in self.looks)

    @property
    def static(self) -> Mapping[str, Path]:
        """The static files by their paths below `/assets/`."""
        folders = [look / "static" for look in reversed(self.looks)]
        return {file.relative_to(folder).as_posix(): file for folder in folders for file in files_in(folder)}

    def static_file(self, name: str) -> Path:
        """The static file at a path; it need not be there."""
        files = [look / "static" / name for look in self.looks]
        return next((file for file in files if file.is_file()), files[-1])

    @property
    def static_fingerprint(self) -> str:
        """The digest of all static files."""
        return " ".join(folder_fingerprint(look / "static") for look in self.looks)

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders that a build reads, be they there or not."""
        return (self.content, *self.looks, *self.translations)


def is_ours(settings: Settings) -> bool:
    """Whether nobody else's plugin, and no run of somebody else's, has a part in a site."""
    named = settings.get("PLUGINS")
    return settings.get("PELICAN_CLASS") is PELICAN_CLASS and isinstance(named, list) and not {*named} - {*PLUGINS}


def folders_of(settings: Settings) -> Folders:
    """The folders that the settings name; all of them but that of the cache are absolute already."""
    theme, output = Path(settings["THEME"]), Path(settings["OUTPUT_PATH"])
    content, cache = Path(settings["PATH"]), Path(settings["CACHE_PATH"]).absolute()
    overrides = tuple(map(Path, settings["THEME_OVERRIDES"]))
    looks = [look / "translations" for look in (theme, *reversed(overrides))]
    return Folders(
        content=content,
        output=output,
        theme=theme,
        overrides=overrides,
        translations=(*looks, *map(Path, settings["TRANSLATIONS"])),
        cache=cache / cache_name(output),
        pictures=cache / "pictures" / cache_name(content),
    )


def site_of(settings: Settings, where: Where) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site that the settings describe, or every mistake in them; `where` is the settings file."""
    problems = tuple(_problems(settings, where))
    if problems:
        return None, problems
    try:
        return _site(settings), ()
    except SettingMistake as mistake:
        return None, (error(where, mistake.code, **mistake.facts),)
    except ValidationError as mistakes:
        wrong = {str(part) for mistake in mistakes.errors() for part in mistake["loc"][:1]}
        return None, tuple(error(where, "setting-wrong", setting=SETTING_OF.get(name, name)) for name in sorted(wrong))


def _problems(settings: Settings, where: Where) -> Iterator[Problem]:
    """Every mistake in the settings; where one is not even of the right shape, the others are not looked at."""
    misshapen = [
        error(where, "setting-wrong", setting=name) for name in TEXTS_BY_NAME if not _is_map(settings.get(name))
    ]
    if misshapen or not all(_is_map(words) for words in settings["SECTIONS"].values()):
        yield from misshapen or [error(where, "setting-wrong", setting="SECTIONS")]
    elif not isinstance(settings["JOBS"], int):
        yield error(where, "setting-wrong", setting="JOBS")
    else:
        yield from _mistakes(settings, where)


def _is_map(value: object) -> bool:
    return value is None or isinstance(value, Mapping)


def _mistakes(settings: Settings, where: Where) -> Iterator[Problem]:
    for setting, option in REFUSED.items():
        if settings.get(setting):
            yield error(where, "option-refused", setting=setting, option=option)
    for setting in ("SITEURL", "SITENAMES", "ID_AUTHORITY", "LANGUAGES"):
        if not settings.get(setting):
            yield error(where, "setting-missing", setting=setting)
    yield from _identity_problems(settings, where)
    for code, locale in (settings.get("LANGUAGES") or {}).items():
        if code not in (settings.get("SITENAMES") or {}):
            yield error(where, "setting-lacks-language", setting="SITENAMES", language=code)
        if not _is_locale(locale):
            yield error(where, "unknown-locale", value=locale, language=code)
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield error(where, "unknown-zone", value=settings["TIMEZONE"])
    missing = [folder for folder in settings["THEME_OVERRIDES"] if not Path(folder).is_dir()]
    yield from (error(where, "setting-no-folder", setting="THEME_OVERRIDES", value=folder) for folder in missing)
    yield from _section_problems(settings, where)
    yield from former_section_problems(settings, where)


def _identity_problems(settings: Settings, where: Where) -> Iterator[Problem]:
    site_url = str(settings.get("SITEURL") or "https://x.example")
    if not _is_address(site_url):
        yield error(where, "setting-not-address", setting="SITEURL", value=site_url)
    hub = str(settings.get("WEBSUB_HUB") or "https://x.example")
    if not HUB.fullmatch(hub):
        yield error(where, "setting-not-hub", setting="WEBSUB_HUB", value=hub)
    authority = str(settings.get("ID_AUTHORITY") or "x.example,2026")
    if not re.fullmatch(r"[A-Za-z0-9.-]+,\d{4}(-\d{2}){0,2}", authority):
        yield error(where, "setting-not-authority", value=authority)


def _is_address(value: str) -> bool:
    """Whether an address is that of a whole host, whose name web servers can be told in their letters."""
    try:
        return bool(ADDRESS.fullmatch(value) and HOST.fullmatch(host_name(value)))
    except ValueError:  # letters of which no name can be made
        return False


def _section_problems(settings: Settings, where: Where) -> Iterator[Problem]:
    for words in settings["SECTIONS"].values():
        for word in words.values():
            if not KEY_WORD.fullmatch(word):
                yield error(where, "setting-bad-word", setting="SECTIONS", value=word)
    for code in settings.get("LANGUAGES") or {}:
        taken = Counter(words.get(code, name) for name, words in settings["SECTIONS"].items())
        for word in sorted(word for word, times in taken.items() if times > 1):
            yield error(where, "setting-word-twice", setting="SECTIONS", value=word, language=code)


def _is_locale(name: str) -> bool:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True


def _site(settings: Settings) -> Site:
    folders = folders_of(settings)
    has_search = settings["SEARCH"] and SEARCH in settings["PLUGINS"]
    return Site(
        url=settings["SITEURL"].rstrip("/"),
        authority=settings["ID_AUTHORITY"],
        zone=settings["TIMEZONE"],
        tongues={code: _tongue(settings, folders, code) for code in settings["LANGUAGES"]},
        page_size=settings["PAGE_SIZE"],
        demonstration=settings["DEMONSTRATION"],
        hub=settings["WEBSUB_HUB"],
        email_style=settings["EMAIL_STYLE"],
        newsletter_service=settings["NEWSLETTER_SERVICE"],
        newsletter_campaign=settings["NEWSLETTER_CAMPAIGN"],
        drafts=settings["DRAFTS"],
        has_search=has_search,
        has_compiled_markdown=settings["COMPILED_MARKDOWN"],
        tools=_tools(settings) if has_search else (),
        event_days=settings["NEWSLETTER_EVENT_DAYS"],
        removed_pages=settings["REMOVED_PAGES"],
        content_commit=last_commit(folders.content),
    )


def _tools(settings: Settings) -> tuple[str, ...]:
    from plugins.engine.base_forms import tools_of

    return tools_of(settings["LANGUAGES"])


def _tongue(settings: Settings, folders: Folders, code: str) -> Tongue:
    return Tongue(
        language=read_language(code, settings["LANGUAGES"][code], folders.translations),
        strings=read_interface(code, folders.translations),
        site_name=settings["SITENAMES"][code],
        tagline=settings["TAGLINES"].get(code, ""),
        sections={name: words.get(code, name) for name, words in settings["SECTIONS"].items()},
        former_sections=former_sections(settings["FORMER_SECTIONS"], code),
        signup_url=settings["NEWSLETTER_SIGNUP_URL"].get(code, ""),
        feedback_url=settings["FEEDBACK_URL"].get(code, ""),
    )


def host_name(site_url: str) -> str:
    """The name of the host at an address, in the letters that all programs know. Raises ValueError."""
    name = urlsplit(site_url).hostname or "localhost"
    return name if name.isascii() else name.encode("idna").decode("ascii")


def surroundings(site: Site, static: str = "") -> bytes:
    """The digest of the settings, the strings and the theme's static files."""
    settings = site.model_dump(exclude={"tongues", "content_commit"})
    tongues = (f"{tongue.strings.digest} {tongue.model_dump(exclude={'strings'})}" for tongue in site.tongues.values())
    return digest_of(static, repr(settings), *tongues)


def cache_name(folder: Path) -> str:
    """The name of a cache of its own for each output or content folder, so that two do not push each other out."""
    return hashlib.blake2b(str(folder.absolute()).encode(), digest_size=6).hexdigest()
