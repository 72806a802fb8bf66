"""Edits of a small site, one for each way in which a build's content, its looks, its settings or its clock change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from tests.whole.made_up_items import picture

Change = Callable[[Path], object]

SAUNA = "content/news/2026-10-05-sauna"
BRIDGE = "content/news/2026-09-14-silta"
YEAR = "content/news/2026-06-01-vuosi"
GUIDE = "content/news/2026-08-03-newcomers"
DOORS = "content/events/avoimet-ovet"
WORK = "content/events/talkooviikonloppu"
PLACES, THEMES, PEOPLE = (f"content/registry/{name}.yml" for name in ("places", "themes", "people"))
TEMPLATES, WORDS = "theme/templates", "theme/translations/fi/LC_MESSAGES/messages.po"
FI, EN = "index.fi.md", "index.en.md"
CONF = "pelicanconf.py"
DRAWN = "A drawing of a lakeside sauna with smoke rising from its chimney."
PIIRROS = "Piirros rantasaunasta, jonka piipusta nousee savu."


@dataclass(frozen=True)
class Edit:
    """What somebody does to a site, by a name; or only at what moment it is built, or with which options."""

    name: str
    changes: tuple[Change, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    is_silent: bool = False
    """Whether no output changes."""
    commits: bool = False
    is_apart: bool = False
    """Whether it is seen only by a process that has built nothing before."""

    def make(self, site: Path) -> None:
        """Change the files of a site."""
        for change in self.changes:
            change(site)


def edit(name: str, *changes: Change, is_silent: bool = False, commits: bool = False, **options: Any) -> Edit:
    """An edit by name."""
    return Edit(name, changes, options, is_silent=is_silent, commits=commits)


def edit_of_templates(name: str, *changes: Change) -> Edit:
    """An edit of templates by name."""
    return Edit(name, changes, is_apart=True)


def replaced(path: str, old: str, new: str) -> Change:
    """Other words in a file, which has the old ones once."""
    return partial(_replace, path, old, new)


def written(path: str, content: str | bytes) -> Change:
    """A file with other content, or a new one."""
    return partial(_write, path, content.encode() if isinstance(content, str) else content)


def removed(path: str) -> Change:
    """A file or a folder that is gone."""
    return partial(_remove, path)


def moved(path: str, to: str) -> Change:
    """A folder under another name."""
    return lambda site: (site / path).rename(site / to)


def told(path: str, line: str) -> Change:
    """A further line in the front matter of a text."""
    return replaced(path, "---\ntitle", f"---\n{line}\ntitle")


def _replace(path: str, old: str, new: str, site: Path) -> None:
    text = (site / path).read_text("utf-8")
    assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
    (site / path).write_text(text.replace(old, new), "utf-8")


def _write(path: str, content: bytes, site: Path) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_bytes(content)


def _remove(path: str, site: Path) -> None:
    rmtree(site / path) if (site / path).is_dir() else (site / path).unlink()


def _touch(site: Path) -> None:
    for file in (*(site / "content").rglob("*.*"), *(site / "theme").rglob("*.*")):
        if file.is_file():
            file.touch()


BODY = replaced(f"{SAUNA}/{FI}", "Vanha kiuas oli", "Entinen kiuas oli")
TITLE = replaced(f"{SAUNA}/{FI}", "title: Rantasauna: uusi kiuas", "title: Rantasaunan kiuas")

LINK = replaced(f"{BRIDGE}/{FI}", "Kiertotie on lyhyt", "Kiertotie on [lyhyt](../2026-06-01-vuosi/)")
LINE = replaced(f"{GUIDE}/{EN}", "summary:", "# A remark.\nsummary:")
YEARS_SLUG = replaced(f"{YEAR}/{FI}", "slug: vuosi-kylissa", "slug: kylien-vuosi")

OF_TEXTS = (
    edit("body", BODY),
    edit("title", TITLE),
    edit("summary", replaced(f"{SAUNA}/{FI}", "summary: Kyläyhdistys", "summary: Kylän yhdistys")),
    edit("slug", replaced(f"{SAUNA}/{FI}", "slug: rantasauna-lampiaa", "slug: kiuas")),
    edit("slug, committed", replaced(f"{SAUNA}/{FI}", "slug: rantasauna-lampiaa", "slug: kiuas"), commits=True),
    edit("date of a story", told(f"{YEAR}/{FI}", "date: 20.11.2026")),
    edit("date of an event", replaced(f"{DOORS}/{FI}", "date: 1.10.2026", "date: 2.10.2026")),
    edit("updated", replaced(f"{SAUNA}/{FI}", "updated: 12.10.2026", "updated: 13.11.2026")),
    edit("draft", told(f"{YEAR}/{FI}", "draft: yes")),
    edit("no draft", replaced(f"content/news/2026-11-01-salaisuus/{FI}", "draft: kyllä\n", "")),
    edit("quotation", replaced(f"{SAUNA}/{FI}", "Löyly on pehmeä.", "Löyly on hyvä.")),
    edit("link", replaced(f"{SAUNA}/{EN}", "../2026-09-14-silta/", "../2026-08-03-newcomers/")),
    edit("link more", LINK),
    edit("line more above", LINE, is_silent=True),
    edit("body, committed", BODY, commits=True),
    edit("body without summary", replaced(f"{YEAR}/{EN}", "We skied", "We swam")),
)
OF_ITEMS = (
    edit("folder of a story", moved(GUIDE, "content/news/2026-08-03-guide")),
    edit("folder of an event", moved(WORK, f"{WORK}-2027"), told(f"{WORK}-2027/{FI}", "aliases: talkooviikonloppu")),
    edit("one language less", removed(f"{DOORS}/{EN}")),
    edit("source language less", removed(f"{YEAR}/{FI}")),
    edit("story less", removed(YEAR)),
    edit("event less", removed(WORK)),
    edit("event less, committed", removed(WORK), commits=True),
    edit("story more", written(f"content/news/2026-11-20-jaa/{FI}", "---\ntitle: Jää\n---\n\nJää kantaa.\n")),
    edit(
        "event more", written(f"content/events/pilkki/{EN}", "---\ntitle: Ice\nstart: 6.3.2027\nvenue: ylakyla\n---\n")
    ),
    edit("promise", written(f"{GUIDE}/{FI}", "---\ntranslation: pending\ndue: 1.12.2026\n---\n")),
    edit("promise kept", written(f"{BRIDGE}/{EN}", "---\ntitle: A bridge\n---\n\nNarrow.\n")),
    edit(
        "time of an event", replaced(f"{DOORS}/{FI}", "start: la 5.12.2026 klo 14.00", "start: la 5.12.2026 klo 13.00")
    ),
    edit("day of an event", replaced(f"{WORK}/{FI}", "start: 17.4.2027", "start: 16.4.2027")),
    edit("the same, committed", replaced(f"{WORK}/{FI}", "start: 17.4.2027", "start: 16.4.2027"), commits=True),
    edit("times of a series", replaced(f"content/events/soutu/{FI}", "until: 22.12.2026", "until: 15.12.2026")),
    edit("cancelled", replaced(f"{WORK}/{FI}", "status: tentative", "status: cancelled")),
    edit("phase of a project", replaced(f"content/projects/laituri/{FI}", "end: 11/2026", "end: 10/2026")),
)
OF_FILES = (
    edit("picture", written(f"{SAUNA}/sauna.png", picture("purple"))),
    edit(
        "picture more",
        written(f"{BRIDGE}/silta.png", picture("olive")),
        replaced(f"{BRIDGE}/{FI}", "summary:", "image: silta.png\nimage_alt: Silta.\nsummary:"),
    ),
    edit(
        "picture less",
        removed(f"{SAUNA}/sauna.png"),
        replaced(f"{SAUNA}/{FI}", f"image: sauna.png\nimage_alt: {PIIRROS}\n", ""),
        replaced(f"{SAUNA}/{EN}", f"image_alt: {DRAWN}\n", ""),
        replaced(f"{SAUNA}/{FI}", "![Uusi kiuas ja kiulu](sauna.png)", ""),
        replaced(f"{SAUNA}/{EN}", "![The new stove and a bucket](sauna.png)", ""),
    ),
    edit("alternative text", replaced(f"{SAUNA}/{EN}", "image_alt: A drawing", "image_alt: A painting")),
    edit("document", written(f"{SAUNA}/ohje.pdf", b"%PDF-1.4\n%%EOF\n ")),
    edit("document more", written("content/pages/about/kartta.pdf", b"%PDF-1.4\n")),
)
OF_REGISTRIES = (
    edit("name of a place", replaced(PLACES, "{fi: Rantasauna, en", "{fi: Lammensauna, en")),
    edit("point of a place", replaced(PLACES, "62.60, 29.76", "62.61, 29.76")),
    edit("parent of a theme", replaced(THEMES, "  parent: kylat", "")),
    edit("slug of a theme", replaced(THEMES, "{fi: rakentaminen, en", "{fi: talot, en"), commits=True),
    edit("person", replaced(PEOPLE, "000 0009", "000 0008")),
    edit("last day of a person", replaced(PEOPLE, "  role:", "  until: 20.11.2026\n  role:")),
    edit(
        "entry more",
        written("content/registry/programmes.yml", "tuki:\n  name: {fi: Tuki, en: Support}\n"),
        is_silent=True,
    ),
    edit(
        "entry more, named",
        replaced(THEMES, "kylat:\n  name", "jaa: {name: {fi: Jää, en: Ice}}\nkylat:\n  name"),
        replaced(f"{SAUNA}/{FI}", "themes: rakentaminen, kylat", "themes: rakentaminen, jaa"),
    ),
)
OF_LOOKS = (
    edit_of_templates("base template", replaced(f"{TEMPLATES}/base.html", "</body>", "<!-- x --></body>")),
    edit_of_templates(
        "template of a page", replaced(f"{TEMPLATES}/story.html", "{% block main %}", "{% block main %}<!-- x -->")
    ),
    edit_of_templates(
        "macro", replaced(f"{TEMPLATES}/macros/contacts.html", "{{ contact.name }}", "{{ contact.name }}<!-- x -->")
    ),
    edit("string", replaced(WORDS, 'msgstr "Hae sivustolta"', 'msgstr "Etsi"')),
    edit("string of the site", written("words/fi/LC_MESSAGES/messages.po", 'msgid "News"\nmsgstr "Tuoretta"\n')),
    edit("static file", lambda site: (site / "theme/static/style.css").write_bytes(b"a {}\n")),
    edit("static file more", written("theme/static/pieni.css", "a {}")),
    edit("static file less", removed("theme/static/favicon.ico")),
)
OF_SETTINGS = (
    edit("PAGE_SIZE", replaced(CONF, "PAGE_SIZE = 3", "PAGE_SIZE = 2")),
    edit("SITENAMES", replaced(CONF, '"en": "Pond Country"', '"en": "Pond Land"')),
    edit("TIMEZONE", lambda site: _append(site, 'TIMEZONE = "Europe/Brussels"')),
    edit("SITEURL", replaced(CONF, "https://lampiseutu.example", "https://lampi.example")),
    edit("EMAIL_STYLE", lambda site: _append(site, 'EMAIL_STYLE = "mailto"')),
    edit("SECTIONS", lambda site: _append(site, 'SECTIONS = {**SECTIONS, "news": {"fi": "juttuja", "en": "stories"}}')),
    edit("a plugin less", lambda site: _append(site, 'PLUGINS = [name for name in PLUGINS if name != "plugins.api"]')),
    edit(
        "a plugin with listings less",
        lambda site: _append(site, 'PLUGINS = [name for name in PLUGINS if name != "plugins.region"]'),
    ),
    edit("order of languages", lambda site: _append(site, 'LANGUAGES = {"en": "en_GB", "fi": "fi_FI"}')),
    edit("--drafts", drafts=True),
    edit("--site-url", site_url="https://toinen.example"),
)
OF_TIME = (
    edit("an event is over", now="2026-12-01T18:00:00+02:00"),
    edit("a deadline passes", now="2026-12-01T00:00:00+02:00"),
    edit("an embargo ends", now="2027-02-01T00:00:00+02:00"),
    edit("a promise is late", now="2026-12-16T00:00:00+02:00"),
    edit("a year turns", now="2027-01-01T00:00:00+02:00"),
    edit("long ago", now="2026-08-03T00:00:00+03:00"),
    edit("a moment later", now="2026-11-21T12:00:01+02:00", is_silent=True),
    edit("the same moment elsewhere", now="2026-11-21T10:00:00+00:00", is_silent=True),
)
OF_NOTHING = (
    edit("nothing", is_silent=True),
    edit("dates of files", _touch, is_silent=True),
    edit("a comment in the settings", lambda site: _append(site, "# x"), is_silent=True),
    edit("jobs", is_silent=True, jobs=2),
)
STAYING = (BODY, LINK, YEARS_SLUG, LINE, TITLE)
"""Edits that come one after another: of a text, of a link, of what it leads to, of lines, of a fact."""

EDITS = (*OF_TEXTS, *OF_ITEMS, *OF_FILES, *OF_REGISTRIES, *OF_LOOKS, *OF_SETTINGS, *OF_TIME, *OF_NOTHING)


def _append(site: Path, line: str) -> None:
    with (site / CONF).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
