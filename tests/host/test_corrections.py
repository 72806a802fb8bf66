"""A line that is offered is right: put into the file, it makes the problem go away and brings no other."""

import contextlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plugins.domain.problem import Problem, Severity, Where, error
from plugins.host.corrections import Correction, file_of, find_corrections, language_of, read_lines
from plugins.host.layout_recipes import LAYOUTS
from plugins.host.line_recipes import RECIPES
from plugins.host.opening import host_for
from plugins.host.telling import Teller
from tests.building import NOW, SITES

SETTINGS = SITES / "invalid" / "pelicanconf.py"
TOLD = sorted(SITES.glob("invalid/*/expected.txt")) + sorted(SITES.glob("doubtful/*/expected.txt"))

HIDDEN = {
    ("misspelt-translation", "pending-without-due"),
    ("unknown-field", "unknown-id"),
    ("yaml-quote-open", "unknown-id"),
}
"""The sites in which a further mistake comes to light once the first is mended."""

STORY = "news/2026-10-05-sauna/index.fi.md"
EVENT = "events/talkoot/index.fi.md"
SERIES = (
    "title: Talkoot\nonline_url: https://kokous.example/\nend: klo 16.00\nevery: torstai\n"
    "start: 3.12.2026 klo 9.00\nuntil: 17.12.2026\n"
)

FURTHER = [
    # code, file, its text, the number of the line, the line as it should be
    ("html-link", STORY, "Katso <a href='https://kyla.example/'>sivu</a>.", 5, "Katso [sivu](https://kyla.example/)."),
    ("html-heading", STORY, "<h2>Ohjelma</h2>", 5, "## Ohjelma"),
    ("heading-too-high", STORY, "# Ohjelma", 5, "## Ohjelma"),
    ("html-look", STORY, "Kiuas on <u>uusi</u>.", 5, "Kiuas on uusi."),
    ("html-attribute-look", STORY, 'Kiuas on <b style="color: red">uusi</b>.', 5, "Kiuas on <b>uusi</b>."),
    ("html-attribute-script", STORY, 'Kiuas on <b onclick="alert()">uusi</b>.', 5, "Kiuas on <b>uusi</b>."),
    ("html-attribute", STORY, 'Kiuas on <b data-x="1">uusi</b>.', 5, "Kiuas on <b>uusi</b>."),
    ("html-address", STORY, "Kysy: <Toimisto(a)kyla.example>.", 5, "Kysy: Toimisto(a)kyla.example."),
    ("front-matter-missing", STORY, "title: Sauna\n---\n\nTeksti.", 1, "---\ntitle: Sauna"),
    ("field-twice", STORY, "---\ntitle: Sauna\nsummary: Uusi\nsummary: Uusi\n---\n", 4, ""),
    ("field-twice", STORY, "---\ntitle: Sauna\nsummary: Uusi\nsummary: Vanha\n---\n", 0, ""),
    ("part-twice", STORY, "---\ntitle: Sauna\nquotes:\n  text: Uusi\n  text: Uusi\n---\n", 5, ""),
    ("former-key-taken", STORY, "---\ntitle: Sauna\naliases: vanha, 2026-10-06-toinen\n---\n", 3, "aliases: vanha"),
    ("unknown-field", STORY, "---\ntitle: Sauna\nsumary: Uusi\nsummary: Vanha\n---\n", 0, ""),
    ("unknown-id", STORY, "---\ntitle: Sauna\norganisations: [kyla, sauna-ry, sauna-yr]\n---\n", 3,
     "organisations: [kyla, sauna-ry, sauna-ry]"),
    ("missing-file", STORY, "---\ntitle: Sauna\nimage: suana.png\nimage_alt: Sauna\n---\n", 3, "image: sauna.png"),
    ("date-short-year", EVENT, "---\ntitle: Talkoot\nstart: 5.12.26\n---\n", 3, "start: 5.12.2026"),
    ("date-slashes", EVENT, "---\ntitle: Talkoot\nstart: 25/12/2026\n---\n", 3, "start: 25.12.2026"),
    ("date-unknown-word", EVENT, "---\ntitle: Talkoot\nstart: 5. jouluukuta 2026\n---\n", 3,
     "start: 5. joulukuuta 2026"),
    ("date-and-more", STORY, "---\ntitle: Sauna\ndate: 5.10.2026 klo 9\n---\n", 3, "date: 5.10.2026"),
    ("time-bare-hour", EVENT, "---\ntitle: Talkoot\nstart: 5.12.2026 14\n---\n", 3, "start: 5.12.2026 klo 14.00"),
    ("except-not-in-series", EVENT, f"---\n{SERIES}except: 11.12.2026\n---\n", 8, "except: 10.12.2026"),
    ("publication-file-missing", "publications/opas/index.fi.md",
     "---\ntitle: Opas\nyear: 2026\nfiles:\n  - path: opsa.pdf\n    language: fi\n---\n", 5, "  - path: opas.pdf"),
    ("unknown-language", "registry/places.yml", "kyla:\n  name: {fi: Kylä, EN: Village}\n", 2,
     "  name: {fi: Kylä, en: Village}"),
    ("unknown-item", EVENT, "---\ntitle: Talkoot\nprojects: sitla\n---\n", 3, "projects: silta"),
    ("broken-link", STORY, "[Toinen](../../events/toinen/).", 5, "[Toinen](../../news/2026-10-06-toinen/)."),
    ("not-yes-or-no", STORY, "---\ntitle: Sauna\ndraft: kylla\n---\n", 3, "draft: kyllä"),
    ("not-a-whole-number", EVENT, "---\ntitle: Talkoot\nstart: 5.12.2026\ncapacity: noin 40\n---\n", 4, "capacity: 40"),
    ("date-no-such-month", EVENT, "---\ntitle: Talkoot\nstart: 12.24.2026\n---\n", 3, "start: 24.12.2026"),
    ("html-image", STORY, '<img src="sauna.png" alt="Sauna">', 5, "![Sauna](sauna.png)"),
    ("yaml-two-parts", "registry/places.yml", "kyla:\n  name: {fi: Kylä}\n---\nyla:\n  name: {fi: Ylä}\n", 3, ""),
    ("unknown-part", STORY, "---\ntitle: Sauna\nquotes:\n  - text: Hyvä\n    speker: Talkooväki\n---\n", 5,
     "    speaker: Talkooväki"),
]  # fmt: skip


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of content, below the folder in which commands are given."""
    (tmp_path / "content").mkdir()
    with contextlib.chdir(tmp_path):
        yield tmp_path / "content"


def test_what_is_offered_mends(content: Path) -> None:
    """Every line offered for the mistakes of the broken sites, put into the file, leaves one problem less.

    Each code for which there is a recipe is met in one of them, or below.
    """
    met = {row[0] for row in FURTHER}
    for told in TOLD:
        shutil.rmtree(content)
        shutil.copytree(told.parent / "content", content)
        found = problems_of(content)
        met |= {problem.code for problem in found}
        for problem, correction in offered(found, content):
            file = content.parent / problem.where.path
            hidden = {code for site, code in HIDDEN if site == told.parent.name}
            assert newly(mended(file, correction, content), found, problem) <= hidden, told.parent.name
    assert {*RECIPES, *LAYOUTS} - met == set()


@pytest.mark.parametrize(("code", "path", "text", "line", "right"), FURTHER)
def test_further_lines(code: str, path: str, text: str, line: int, right: str, content: Path) -> None:
    """What the broken sites do not show: the line that is offered, which mends, or line 0 where none is certain."""
    make_surroundings(content)
    whole = (
        text if text.startswith(("---", "title:")) or path.endswith(".yml") else f"---\ntitle: Sauna\n---\n\n{text}\n"
    )
    (content / path).write_text(whole, encoding="utf-8")
    found = problems_of(content)
    assert code in {problem.code for problem in found}
    corrections = [(problem, correction) for problem, correction in offered(found, content) if problem.code == code]
    assert [correction for _, correction in corrections] == ([Correction(line, right)] if line else [])
    for problem, correction in corrections:
        assert newly(mended(content / path, correction, content), found, problem) == set()


def test_a_line_with_two_mistakes_is_given_mended_of_both(tmp_path: Path) -> None:
    """Whoever pastes one line after the other does not bring the first mistake back."""
    (tmp_path / "x.fi.md").write_text("---\norganisations: kyl, suna\n---\n", encoding="utf-8")
    problems = [unknown("kyl", "kyla"), unknown("suna", "sauna")]

    line = Correction(2, "organisations: kyla, sauna")
    assert find_corrections(problems, {"content": tmp_path}) == [line, line]


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"x" * 2_000_000, None])
def test_what_cannot_be_read_is_not_corrected(text: bytes | None, tmp_path: Path) -> None:
    """A file that is gone, empty, binary or huge gives no line, and no error."""
    if text is not None:
        (tmp_path / "x.fi.md").write_bytes(text)

    assert find_corrections([unknown("kyl", "kyla")], {"content": tmp_path}) == [None]


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    """What is told of a file never comes from another, and nobody waits for a pipe."""
    (tmp_path / "secret").write_text("---\norganisations: kyl\n---\n", encoding="utf-8")
    (tmp_path / "x.fi.md").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe")

    assert find_corrections([unknown("kyl", "kyla")], {"content": tmp_path}) == [None]
    assert read_lines(tmp_path / "pipe") == []


@pytest.mark.parametrize(
    ("line", "offered_line"),
    [
        ("organisations: kyl", "organisations: kyla"),
        ("organisations:  [kyl ,  b]", "organisations:  [kyla ,  b]"),
        ("  - kyl", "  - kyla"),
        ("kyl: kyl", "kyl: kyla"),
        ("organisations: kyl-2", None),
        ("organisations: akyl, kyl.fi", None),
        ("a, kyl, kyl", None),
        ("something else", None),
    ],
)
def test_only_what_is_certain_is_offered(line: str, offered_line: str | None, tmp_path: Path) -> None:
    """A word is replaced where it stands once and whole; spaces stay as they are."""
    (tmp_path / "x.fi.md").write_text(f"---\n{line}\n", encoding="utf-8")

    [found] = find_corrections([unknown("kyl", "kyla")], {"content": tmp_path})
    assert (found and found.text) == offered_line


def test_files_are_found_by_the_names_of_their_folders(tmp_path: Path) -> None:
    """A path as the writer knows it leads to the file, wherever the folder lies; other paths are as they are."""
    assert file_of("content/news/x.md", {"content": tmp_path}) == tmp_path / "news" / "x.md"
    assert file_of("contents/x.md", {"content": tmp_path}) == Path("contents/x.md")
    assert (language_of("content/news/x/index.fi.md"), language_of("content/registry/places.yml")) == ("fi", "en")


def test_line_breaks_and_marks_of_other_systems_do_not_matter(tmp_path: Path) -> None:
    """A line is counted as it is read for the site."""
    (tmp_path / "x.fi.md").write_bytes("\ufeff---\r\norganisations: kyl\r\n---\r\n".encode())

    assert find_corrections([unknown("kyl", "kyla")], {"content": tmp_path}) == [Correction(2, "organisations: kyla")]


def unknown(value: str, near: str) -> Problem:
    """An id that is in no registry."""
    where = Where("content/x.fi.md", 2)
    return error(where, "unknown-id", field="organisations", registry="organisations", value=value, nearest=near)


def make_surroundings(content: Path) -> None:
    """Files that the texts above name."""
    for path in (STORY, EVENT, "publications/opas/index.fi.md", "registry/places.yml"):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / "news/2026-10-06-toinen").mkdir()
    (content / "news/2026-10-06-toinen/index.fi.md").write_text("---\ntitle: Toinen\n---\n", encoding="utf-8")
    (content / "projects/silta").mkdir(parents=True)
    (content / "projects/silta/index.fi.md").write_text("---\ntitle: Silta\n---\n", encoding="utf-8")
    names = "".join(f"{key}:\n  name: {{fi: {key}}}\n" for key in ("kyla", "sauna-ry"))
    (content / "registry/organisations.yml").write_text(names, encoding="utf-8")
    (content / "publications/opas/opas.pdf").write_bytes(b"%PDF-1.4")
    shutil.copy(next(SITES.glob("invalid/picture-without-alt/content/*/*/*.png")), content / Path(STORY).parent)


def problems_of(content: Path) -> tuple[Problem, ...]:
    """What is wrong with a content."""
    host = host_for(str(SETTINGS), {"PATH": str(content), "NOW": NOW, "JOBS": 1})
    site, now = host.situation(Teller("en"))
    return host.gathered(site, now, bool).problems


def offered(found: tuple[Problem, ...], content: Path) -> list[tuple[Problem, Correction]]:
    """The problems for which a line is offered."""
    corrections = find_corrections(found, {"content": content})
    return [(problem, one) for problem, one in zip(found, corrections, strict=True) if one]


def mended(file: Path, correction: Correction, content: Path) -> tuple[Problem, ...]:
    """What is wrong once a line is put into a file, which is left as it was."""
    before = file.read_bytes()
    file.write_text("\n".join(applied(read_lines(file), [correction])), encoding="utf-8")
    found = problems_of(content)
    file.write_bytes(before)
    return found


def applied(lines: Iterable[str], corrections: Iterable[Correction]) -> list[str]:
    """The lines with those in the place of which something else should stand replaced."""
    texts = {correction.line: correction.text for correction in corrections}
    return [texts.get(number, line) for number, line in enumerate(lines, 1) if texts.get(number, "-")]


def newly(after: tuple[Problem, ...], before: tuple[Problem, ...], mended_one: Problem) -> set[str]:
    """The errors that came with a line, whose own problem must be gone."""
    now, earlier = (Counter(map(identity, found)) for found in (after, before))
    assert now[identity(mended_one)] < earlier[identity(mended_one)]
    errors = {identity(problem) for problem in after if problem.severity is Severity.ERROR}
    return {code for path, code, facts in now - earlier if (path, code, facts) in errors}


def identity(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What a problem is, on whichever line."""
    return problem.where.path, problem.code, tuple(sorted(problem.facts.items()))
