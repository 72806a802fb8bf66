"""A small site whose content is made of words of no language, so that all other words in its pages are the interface's.

Every made-up word begins with `xq`, and slugs end with their language: `xqboth-fi` and `xqboth-en` are about the same.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from tests.building import ROOT
from tests.photographs import photograph
from tests.repository import Repository
from tests.whole.made_up_items import in_both, item, pdf, picture
from tests.whole.made_up_region import FILES, REGISTRIES, SURROUNDINGS, region_texts

URL = "https://xq.example"

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from plugins.host.defaults import *
from pathlib import Path
HERE = Path(__file__).resolve().parent
PATH = str(HERE / "content")
OUTPUT_PATH = str(HERE / "output")
CACHE_PATH = str(HERE / ".cache")
SITEURL = {URL!r}
ID_AUTHORITY = "xq.example,2026"
SITENAMES = {{"fi": "Xqsivu", "en": "Xqsite"}}
TAGLINES = {{"fi": "Xqtunnus", "en": "Xqtagline"}}
NEWSLETTER_SIGNUP_URL = {{"fi": "https://letter.example/xq", "en": "https://letter.example/xq"}}
PAGE_SIZE = 3
DEMONSTRATION = True
REMOVED_PAGES = True
"""

STORY = f"date: 2.11.2026{SURROUNDINGS}"
EVENT = f"date: 3.11.2026\norganisers: [xqorg]\nvenue: xqvenue{SURROUNDINGS}"

SERIES = """start: to 18.3.2027 klo 9.00
end: klo 11.00
every: torstai
until: 15.4.2027
except:
  - 25.3.2027
  - {date: 1.4.2027, status: cancelled, reason: {fi: Xqownreasonfi, en: Xqownreasonen}}
"""
ELSEWHERE = "timezone: Europe/Brussels\nstart: 20.1.2027 klo 22.00\nend: klo 0.30\n"
PARTS = """sessions:
  - {start: 4.2.2027 klo 12.00, end: klo 16.00, title: {fi: Xqpartonefi, en: Xqpartoneen}}
  - {start: 11.2.2027 klo 12.00, end: klo 16.00, title: {fi: Xqparttwofi, en: Xqparttwoen}, venue: xqtown}
"""
"""Events that are held several times, or by other clocks."""

PICTURES = {
    "news/xqboth/xqpicture": "teal",
    "news/xqdraftstory/xqdraftstory-picture": "red",
    "projects/xqproject/xqdrawn": "navy",
    "publications/xqreport/xqcover": "olive",
}
"""The drawings of items, each of one colour."""

PHOTOGRAPHS = {"news/xqboth/xqphoto.jpg": 6, "events/xqseminar/xqdecor.jpg": 8, "news/xqdraftstory/xqdraftphoto.jpg": 3}
"""The photographs of items, and how their cameras were held."""

DRAFT_FILE = "files:\n  - {path: xqdraftpublication.pdf, language: fi}"

STATEMENT = "date: 5.11.2026\ncompliance: partial\nassessor: self\nfeedback: xqperson\nsupervisor: xqwatch"
FAULTS = """updated: 20.11.2026
faults:
  - {title: Xqfault, text: Xqhinders, criterion: 1.2.2, mended_by: 31.5.2027}
  - {title: Xqheavy, text: Xqcosts, reason: burden}
  - {title: Xqforeign, text: Xqelsewhere, reason: outside}"""
"""What accessibility statements say."""

MOVED = "start: 3.9.2027 klo 9.30"
"""When an event is held that was moved."""

SECRETS = (
    *("xqdraftstory", "xqfuturestory", "xqdatedstory", "xqdraftevent", "xqdraftpage"),
    *("xqdraftproject", "xqdraftjob", "xqfuturecall", "xqdraftpublication", "xqopenissue", "xqsecret"),
)
"""What no output may name in any way: the keys of what is not public, and the organisation that only a draft names."""


def write_made_up_site(folder: Path) -> Path:
    """Write the site into an empty folder, under git; the path of its settings file.

    In its history an event was moved: it was to begin a day earlier. Two stories got other slugs, one was removed.
    """
    repository = Repository.begin(folder)
    final = {f"content/{path}": text for path, text in texts().items()}
    before = {path: text.replace(MOVED, MOVED.replace("start: 3.", "start: 2.")) for path, text in final.items()}
    before = {path: re.sub("slug: xqonly(fi|en)", r"slug: xqearlier\1", text) for path, text in before.items()}
    removed = {f"content/{path}": text for path, text in item("news", "xqremoved", "fi en", STORY).items()}
    repository.commit("2026-11-01T09:00:00+02:00", {".gitignore": ".cache\noutput\n", **before, **removed})
    repository.write(dict.fromkeys(removed, ""))
    repository.write(final)
    for key, colour in PICTURES.items():
        (folder / "content" / f"{key}.png").write_bytes(picture(colour))
    for path, turned in PHOTOGRAPHS.items():
        (folder / "content" / path).write_bytes(photograph(turned=turned))
    for path, words in FILES.items():
        (folder / "content" / path).write_bytes(pdf(words))
    settings = folder / "pelicanconf.py"
    settings.write_text(SETTINGS, encoding="utf-8")
    repository.commit("2026-11-10T09:00:00+02:00")
    return settings


def texts() -> dict[str, str]:
    """Every text of the site by its path below `content/`."""
    registries = {f"registry/{name}.yml": text for name, text in REGISTRIES.items()}
    return {**registries, **_stories(), **_unpublished(), **_events(), **_pages(), **region_texts()}


def _stories() -> dict[str, str]:
    rich = (
        "Xqword [xqlink](../../events/xqseminar/) xqjoin ![xqalt](xqpicture.png)[^1]\n\n"
        "![xqphotoalt](xqphoto.jpg) [xqlarge](xqphoto.jpg)\n\n"
        "## Xqheading\n\n- xqpoint\n\n[^1]: Xqnote."
    )
    picture_facts = in_both(
        "image_alt: Xqalttext\nlinks:\n  - {label: Xqfar, url: https://far.example/, language: de}\n"
        "quotes:\n  - {text: Xqquote, speaker: Xqspeaker, role: Xqsayer}"
    )
    picture_shared = f"image: xqpicture.png\nimage_credit: Xqcredit\nkind: release\n{STORY}"
    return {
        **item("news", "xqboth", "fi en", picture_shared, rich, **picture_facts),
        **item("news", "xqonlyfi", "fi", STORY),
        **item("news", "xqonlyen", "en", f"kind: notice\n{STORY}"),
        **item("news", "xqoutdated", "fi en", STORY, fi="updated: 20.11.2026", en="updated: 12.11.2026"),
        **item("news", "xqolder", "fi en", STORY, fi="updated: 20.11.2026"),
        **item("news", "xqsummary", "fi en", STORY, en="translation: summary"),
        **item("news", "xqpending", "fi", STORY),
        "news/xqpending/index.en.md": "---\ntranslation: pending\ndue: 1.12.2026\n---\n",
    }


def _unpublished() -> dict[str, str]:
    link = "Xqword [xqlinktoevent](../../events/xqdraftevent/)."
    secret = SURROUNDINGS.replace("[xqunit]", "[xqsecret]")
    drawn = in_both("image_alt: Xqdraftstoryalt")
    shared = f"draft: true\nimage: xqdraftstory-picture.png\n{STORY}".replace("[xqunit]", "[xqsecret]")
    return {
        **item("news", "xqdraftstory", "fi en", shared, link, **drawn),
        **item("news", "xqfuturestory", "fi en", f"publish_at: 24.12.2026 klo 12.00\n{STORY}"),
        **item("news", "xqdatedstory", "fi en", STORY.replace("2.11.2026", "24.12.2026")),
        **item("events", "xqdraftevent", "fi en", f"draft: true\nstart: 5.3.2027 klo 9.00\nend: klo 11.00\n{EVENT}"),
        **item("pages", "xqdraftpage", "fi en", "draft: true"),
        **item("projects", "xqdraftproject", "fi en", f"draft: true\npartners:\n  - organisation: xqsecret{secret}"),
        **item("jobs", "xqdraftjob", "fi en", f"draft: true\nemployer: xqsecret{secret}"),
        **item("calls", "xqfuturecall", "fi en", f"kind: funding\npublish_at: 24.12.2026 klo 12.00{SURROUNDINGS}"),
        **item("publications", "xqdraftpublication", "fi en", f"draft: true\nyear: 2026\n{DRAFT_FILE}{secret}"),
        **item("newsletters", "xqopenissue", "fi en", f"from: 1.11.2026\nto: 1.12.2026\nsent: 1.12.2026{secret}"),
    }


def _events() -> dict[str, str]:
    programme = "programme:\n  - {time: 9.00, title: Xqpoint}\naccessibility: Xqramp"
    rich = (
        "kind: seminar\nstart: pe 5.3.2027 klo 9.00\nend: pe 5.3.2027 klo 16.00\nroom: Xqroom\nlanguages: [fi, en]\n"
        f"price: 0\ncapacity: 1200\nonline_url: https://meet.example/\nregistration_url: https://reg.example/\n"
        f"registration_deadline: 1.3.2027 klo 16.00\nimage: xqdecor.jpg\ndecorative: true\n{EVENT}"
    )
    kinds = ("training", "workshop", "webinar", "networking", "fair", "info", "meeting")
    statuses = ("cancelled", "postponed", "moved", "moved_online", "tentative")
    found = {
        **item("events", "xqseminar", "fi en", rich, fi=programme, en=programme),
        **item("events", "xqeventfi", "fi", f"start: 6.3.2027 klo 10.00\nend: klo 11.00\n{EVENT}", fi=programme),
        **item("events", "xqclosed", "fi en", f"start: 1.4.2027\nregistration_deadline: 20.11.2026\n{EVENT}"),
        **item("events", "xqdays", "fi en", f"start: 3.6.2027\nend: 5.6.2027\n{EVENT}"),
        **item("events", "xqpast", "fi en", f"start: 3.6.2026\n{EVENT}"),
    }
    found |= item("events", "xqseries", "fi en", f"{SERIES}{EVENT}")
    found |= item("events", "xqelsewhere", "fi en", f"{ELSEWHERE}{EVENT}")
    found |= item("events", "xqparts", "fi en", f"{PARTS}{EVENT}")
    for day, kind in enumerate(kinds, 1):
        found |= item(
            "events",
            f"xqkind{kind}",
            "fi en",
            f"kind: {kind}\nstart: {day}.{day}.2027 klo 18.00\nend: klo 20.00\n{EVENT}",
        )
    for day, status in enumerate(statuses, 1):
        reason = in_both("reason: Xqreason")
        online = "online_url: https://meet.example/\n"
        shared = f"status: {status}\n{online}start: {day}.9.2027 klo 9.30\nend: klo 11.00\n{EVENT}"
        found |= item("events", f"xqstate{status.replace('_', '')}", "fi en", shared, **reason)
    return found


def _pages() -> dict[str, str]:
    own: Mapping[str, Mapping[str, str]] = {
        "subscribe": {"fi": "tilaa", "en": "subscribe"},
        "accessibility": {"fi": "saavutettavuus", "en": "accessibility"},
        "privacy": {"fi": "tietosuoja", "en": "privacy"},
        "feedback": {"fi": "palaute", "en": "feedback"},
    }
    found = item("pages", "xqabout", "fi en", "menu: 90", fi="updated: 4.11.2026")
    for key, slugs in own.items():
        for code, slug in slugs.items():
            stated = f"{STATEMENT}\n{FAULTS}" if key == "accessibility" else ""
            head = f"title: Xqtitle{key}-xq{code}\nslug: {slug}\nsummary: Xqsummary{key}\n{stated.strip()}\n"
            text = f"---\n{head}---\n\nXqbody.\n"
            found[f"pages/{key}/index.{code}.md"] = text
    named = {code: f"{lines}assessor_name: Xqassessor" for code, lines in in_both(f"{FAULTS}\n").items()}
    outside = STATEMENT.replace("self", "external")
    return {
        **found,
        **item("pages", "xqpagefi", "fi", ""),
        **item("pages", "xqfull", "fi en", STATEMENT.replace("partial", "full"), **in_both("covers: Xqcovers")),
        **item("pages", "xqnone", "fi en", outside.replace("partial", "none"), **named),
        **item("pages", "xqself", "fi en", STATEMENT, **named),
        **item("pages", "xqoutside", "fi en", outside, **in_both(FAULTS)),
    }
