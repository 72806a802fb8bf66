"""The documents say what is true: their links lead somewhere, their commands exist, no list leaves anything out."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from invoke.collection import Collection
from PIL import Image

import tasks
from plugins.host import defaults

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
]  # fmt: skip
OURS = re.compile(r"(?:plugins|theme|tests|docs|\.ci)/[\w./-]*|\w+\.(?:py|toml)")
"""A path that belongs to the program, whatever a region makes of its content and its settings."""

WITHOUT_DEFAULT = {"PATH", "SITEURL", "ID_AUTHORITY", "SITENAMES"}
EXAMPLES = {"plugins/host/fields/podcasts.fi.yml", "plugins/host/fields/podcasts.en.yml"}
"""The paths of the kind that does not exist yet, by which adding one is shown."""

Flags = dict[str, set[str]]


def read(document: str) -> str:
    """The text of a document."""
    return (ROOT / document).read_text("utf-8")


def blocks(text: str) -> list[str]:
    """The contents of the code blocks of a document, which may stand in a list."""
    return [block.strip() for block in re.findall(r"^ *```\w*\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)]


def spans(text: str) -> list[str]:
    """The code that stands within lines."""
    return re.findall(r"`([^`\n]+)`", without_blocks(text))


def without_blocks(text: str) -> str:
    """A document without its code blocks."""
    return re.sub(r"^ *```\w*\n.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)


def prose(text: str) -> str:
    """A document without any code, in which addresses of links are left out as well."""
    return re.sub(r"\]\([^)]*\)", "]", re.sub(r"`[^`\n]+`", "", without_blocks(text)))


def links(text: str) -> list[str]:
    """The targets of links and pictures that are not on other sites."""
    targets = re.findall(r"\]\(([^)\s]+)\)", without_blocks(text))
    return [target for target in targets if not target.startswith("https://")]


def anchors(text: str) -> set[str]:
    """The names by which the headings of a document can be linked."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(text: str) -> Iterator[list[str]]:
    """The words of every `./inv` that names a task, in blocks and within lines, without remarks."""
    for code in [*blocks(text), *spans(text)]:
        for line in code.splitlines():
            words = line.partition(" #")[0].removeprefix("sudo ").split()
            if words[:1] == ["./inv"] and len(words) > 1:
                yield words[1:]


def flags_of_tasks() -> Flags:
    """The options of each task, as they are typed."""
    contexts = Collection.from_module(tasks).to_contexts()
    return {str(context.name): {*context.flags, *context.inverse_flags} for context in contexts}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file_and_a_heading(document: str) -> None:
    """A link within the project leads to a file that is there, and to a heading that the file has."""
    broken = []
    for target in links(read(document)):
        path, _, anchor = unquote(target).partition("#")
        file = (ROOT / document).parent / path if path else ROOT / document
        if not file.is_file() or (anchor and anchor not in anchors(file.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_is_named_exists(document: str) -> None:
    """A file or folder of the program that a document names is there."""
    named = {span for span in spans(read(document)) if OURS.fullmatch(span)} - EXAMPLES
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_is_a_task_with_its_options(document: str) -> None:
    """What can be copied from a document can be run."""
    known = flags_of_tasks()
    unknown = [
        " ".join([task, *words])
        for task, *words in commands(read(document))
        if task not in known or not {word for word in words if word.startswith("--")} <= known[task] | {"--help"}
    ]
    assert unknown == []


def test_the_readme_begins_with_the_two_commands() -> None:
    """The first two code blocks are what a newcomer copies: building, then testing, each by itself."""
    assert blocks(read("README.md"))[:2] == ["./inv build", "./inv test"]


def test_continuous_integration_runs_the_test_command_and_nothing_of_its_own() -> None:
    """Beside the frame of a script, `.ci/run` holds the README's second command alone."""
    lines = read(".ci/run").splitlines()
    frame = ("#", "set -euo pipefail", 'cd "$(dirname ')
    assert [line for line in lines if line and not line.startswith(frame)] == [blocks(read("README.md"))[1]]


def test_every_setting_is_explained() -> None:
    """The table of settings names each setting of ours once, and none that there is not."""
    ours = {name for name, value in vars(defaults).items() if name.isupper() and not isinstance(value, Path)}
    told = re.findall(r"^\| `([A-Z_]+)` \|", read("docs/adopting.md"), re.MULTILINE)
    assert sorted(told) == sorted(ours | WITHOUT_DEFAULT)


def test_every_command_has_been_explained() -> None:
    """Each task stands in a document, as it is typed."""
    told = {words[0] for document in DOCUMENTS for words in commands(read(document))}
    assert set(flags_of_tasks()) - told == set()


def test_every_decision_is_told_in_the_same_way() -> None:
    """Each fits a page, says what, why, what else there was and when to think again, and stands in the list."""
    listed = re.findall(r"^\d+\. \[(.+)\]\((docs/architecture/.+)\)$", read("ARCHITECTURE.md"), re.MULTILINE)
    records = [document for document in DOCUMENTS if document.startswith("docs/architecture/")]
    assert [path for _, path in listed] == records
    for number, (title, path) in enumerate(listed, 1):
        lines = read(path).splitlines()
        assert lines[0] == f"# {number}. {title}"
        assert len(lines) < 40
        parts = [part[1] for line in lines if (part := re.match(r"\*\*(.+?)\.\*\*", line))]
        assert parts == ["What", "Why", "What else was looked at", "When to think again"], path


def test_every_room_is_on_the_plan() -> None:
    """The table of rooms names each package of `plugins`, and no other."""
    rows = re.findall(r"^\| (`[a-z` ]+`) \|", read("ARCHITECTURE.md"), re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(file.parent.name for file in (ROOT / "plugins").glob("*/__init__.py"))


def test_the_colours_that_are_named_are_those_of_the_style_sheet() -> None:
    """A custom property of the example stands in the theme, with the value that is told."""
    example = next(block for block in blocks(read("docs/theming.md")) if block.startswith("--"))
    sheet = {line.strip() for line in read("theme/static/style.css").splitlines()}
    assert [line for line in example.splitlines() if line not in sheet] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_points_to_one_machine_or_to_a_number(document: str) -> None:
    """Whoever reads has other folders, and no list in which a number would mean something."""
    assert re.findall(r"(?<![\w.])/(?:work|home|root|tmp|usr|opt|Users)/\S*|\b[A-Z]:\\\S*", read(document)) == []
    assert re.findall(r"(?i)(?<![\w&])#\d+|\b(?:issue|ticket|pull request) \d+", prose(read(document))) == []


def test_the_picture_is_wide_and_light() -> None:
    """The picture of the site is as wide as a screen and quick to load."""
    picture = ROOT / "docs" / "pictures" / "front.jpg"
    with Image.open(picture) as image:
        assert image.width == 1280
    assert picture.stat().st_size < 300_000
