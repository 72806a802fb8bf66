"""docs/theming.md says what templates are given, and its example is a site that builds."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment

from plugins.domain.timespan import Timespan
from plugins.engine.outputs import Output
from plugins.host.opening import host_for
from plugins.host.run import outputs_of, views_of
from plugins.host.settings import folders_of
from plugins.host.telling import Teller
from plugins.host.theming import Theme, environment
from tests.building import NOW, ROOT, SITES, Built, build_site
from tests.whole.made_up import write_made_up_site
from tests.whole.running import different, tree

GUIDE = (ROOT / "docs" / "theming.md").read_text("utf-8")
EVERYWHERE = {"chrome", "document"}
"""What every page is given; the guide says so once."""

OWN_FILE = re.compile(r"^(?:[^\n]*)`(our-region/[^`]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
"""A file of the example: named at the end of a sentence, and then shown."""


def rows(heading: str) -> dict[str, str]:
    """The rows of the table below a heading: the code in the first column, and the last column."""
    section = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    table = next(part for part in section if part.startswith(heading))
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", table, re.MULTILINE)
    return {name: rest.rpartition("|")[2] for name, rest in found}


HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = date(2026, 6, 3)
MOMENT = datetime(2026, 6, 3, 14, tzinfo=HELSINKI)
NIGHT = datetime(2027, 1, 20, 22, tzinfo=ZoneInfo("Europe/Brussels"))
FILTERED: Mapping[str, object] = {
    "date": DAY,
    "moment": MOMENT,
    "timespan": Timespan.of(DAY, date(2026, 6, 5), "Europe/Helsinki"),
    "timespan_there": Timespan.of(NIGHT, NIGHT + timedelta(hours=2.5), "Europe/Brussels"),
    "city": "Europe/Brussels",
    "weekday": DAY,
    "short_weekday": DAY,
    "time": MOMENT,
    "month": DAY,
    "short_month": DAY,
    "number": 12_500.5,
    "size": 1_200_000,
    "names": ["Kuopio", "Iisalmi", "Kajaani"],
    "quotation": "Löyly on pehmeä.",
    "iso": DAY,
}
"""What the examples of filters are written of."""


@pytest.fixture(scope="module")
def finnish() -> Environment:
    """The environment of Finnish templates."""
    folders = (ROOT / "theme" / "translations",)
    return environment(Theme((), folders, (("fi", "fi_FI"),), "Europe/Helsinki", ""), "fi")


def test_every_filter_is_told(finnish: Environment) -> None:
    """Each of ours, and none that there is not; and the functions that stand beside them."""
    told = {name for name in rows("What templates are given") if "." not in name}
    assert told == set(finnish.filters) - set(Environment().filters)  # noqa: S701 - nothing is rendered
    assert {"once", "gettext_in"} <= set(finnish.globals)


@pytest.mark.parametrize("name", FILTERED)
def test_filters_write_what_is_told(finnish: Environment, name: str) -> None:
    """The example of each is what it writes."""
    written = finnish.filters[name](FILTERED[name])
    assert written.replace("\xa0", " ") == rows("What templates are given")[name].strip()


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """What each template is given in a site that has everything."""
    settings = write_made_up_site(tmp_path_factory.mktemp("made-up"))
    options = {"NOW": NOW, "DRAFTS": True, "JOBS": 1, "CACHE_PATH": str(tmp_path_factory.mktemp("cache"))}
    host = host_for(str(settings), options)
    site, moment = host.situation(Teller("en"))
    catalogue = host.gathered(site, moment, bool).catalogue
    views = views_of(catalogue, site, moment, host.features(), folders_of(host.settings))
    found = dict[str, set[str]]()
    for output in outputs_of(host.features(), views):
        for one in _with_parts(output):
            found.setdefault(one.template, set()).update(one.made())
    return found


def _with_parts(output: Output) -> Iterator[Output]:
    for one in (output, *output.parts.values()):
        if one.template:
            yield one


def test_every_template_is_told_with_what_it_is_given(given: Mapping[str, set[str]]) -> None:
    """By the names that it may use, beside those that every page has."""
    told = {
        name: set(re.findall(r"`(\w+)`", last))
        for name, last in rows("What templates are given").items()
        if "." in name
    }
    assert told == {name: names - EVERYWHERE for name, names in given.items()}
    pages = {path.name for path in (ROOT / "theme" / "templates").glob("*.*")} - {"base.html", "neutral.html"}
    assert told.keys() == pages


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings of the small site, with the files of the guide beside them and its settings added."""
    site = tmp_path_factory.mktemp("example") / "our-region"
    files = dict(OWN_FILE.findall(GUIDE))
    settings = files.pop("our-region/pelicanconf.py")
    for name, text in files.items():
        (site.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (site.parent / name).write_text(text, "utf-8")
    small = (SITES / "small" / "pelicanconf.py").read_text("utf-8").replace("HERE.parents[2]", f"Path({str(ROOT)!r})")
    small = small.replace('HERE / "content"', f"Path({str(SITES / 'small' / 'content')!r})")
    (site / "pelicanconf.py").write_text(f"{small}\nCACHE_PATH = str(HERE / '.cache')\n{settings}", "utf-8")
    return site / "pelicanconf.py"


@pytest.fixture(scope="module")
def built(example: Path) -> Built:
    """The example, built."""
    return build_site(example, example.parent / "output")


def test_the_example_builds(built: Built) -> None:
    """With every file of it in use: the colours on every page, the notice in its place, the words in theirs."""
    assert (built.status, built.told) == (0, "")
    assert "--spruce: #5b2333" in built.text("assets/region.css")
    pages = [built.text(path) for path in built.paths() if path.endswith("index.html")]
    assert all(page.count("/assets/region.css?v=") == 1 for page in pages if 'http-equiv="refresh"' not in page)
    assert (
        built.text("fi/index.html").count("Seutuneuvosto") == built.text("en/index.html").count("Regional Council") == 1
    )
    assert "Kuulumiset" in built.text("fi/index.html")
    assert built.text("assets/icon.svg") == (example_icon(built)).read_text("utf-8")


def example_icon(built: Built) -> Path:
    """The icon of the example."""
    return built.output.parent / "look" / "static" / "icon.svg"


def test_an_edit_of_a_site_s_own_look_reaches_what_shows_it(example: Path, built: Built) -> None:
    """After each kind of edit there, a build gives what a full one gives."""
    look = example.parent / "look"
    edits = {
        "templates/parts/footer.html": "{% include '!theme/parts/footer.html' %}<p>{{ chrome.site_name }}</p>",
        "static/region.css": ":root { --spruce: #5b2333; }",
        "static/fonts/new.woff2": "a new file",
        "translations/fi/LC_MESSAGES/messages.po": 'msgid "News"\nmsgstr "Uutuudet"\n',
    }
    for name, text in edits.items():
        (look / name).parent.mkdir(parents=True, exist_ok=True)
        (look / name).write_text(text, "utf-8")
        assert build_site(example, built.output).status == 0
    full = build_site(example, example.parent / "full", full=True)
    assert different(_published(built.output), _published(full.output)) == []
    assert "Uutuudet" in full.text("fi/index.html")


def _published(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in tree(folder).items() if not path.startswith(".")}


def test_a_look_that_is_not_there_is_told(example: Path, tmp_path: Path) -> None:
    """As its name is wrong, or somebody has moved it."""
    broken = example.with_name("broken.py")
    broken.write_text(f"{example.read_text('utf-8')}\nTHEME_OVERRIDES = [str(HERE / 'lok')]\n", "utf-8")
    told = build_site(broken, tmp_path / "output")
    assert told.status == 1
    assert "THEME_OVERRIDES" in told.told
    assert "lok" in told.told
