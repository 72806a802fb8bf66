"""Spelling in `check`: unknown words told on their lines, by the tools of this machine, and by none of a build."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.engine.dictionaries import open_dictionaries
from plugins.host import command
from tests.building import SITES, build_site
from tests.needs import lacking, needed

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = SITES / "invalid" / "pelicanconf.py"
SAUNA = "news/2026-10-05-sauna"
PACKAGES = "libvoikko1 voikko-fi hunspell hunspell-en-gb"

Told = list[tuple[str, int, str, str]]
"""The path, the line, the code and the sentences of each finding."""

FINNISH = """---
title: Rantasauna lämpää
summary: Löyly on makea.
image_alt: Kuva saunata
quotes:
  - text: Hyvät löylyt.
    speaker: Löylynen Öyhkönen
  - text: Kiuas on kuuma kuin hella.
    role: kiukan lämmittäjä
---

Sauna on `kodi` ja Saunakerho-hanke, SavoLinkin ja SavoLinkissä. Öyhkönen lämmittää.

Lauteille mahtuu kymenen. Kirjoita: sauna@kymenen.example tai www.kymenen.example.

Ja vielä *kymenen*. Kesällä <span lang="en">welcom</span> <span lang="de">wilkomen</span>
[saunavuorro](https://sauna.example/vuorro).
"""
ENGLISH = """---
title: The lakeside sauna is warm
links:
  - label: The clubs pages
    url: https://sauna.example/pagez
  - label: Saunakerhon sivut
    url: https://sauna.example/sivut
    language: fi
---

Saunakerho's stove is hot in SavoLink, and organised by the Lämmin club's membrs in Iisalmi.
"""
ORGANISATIONS = """saunakerho:
  name: {fi: Saunakerho Löylö, en: Löylö Sauna Club}
  text:
    fi: Saunoo sunnuntaisn.
    en: A club that bathes.
"""
WORDS = "# Palvelut\nSavoLink\n\nfi: makea\n\nBusiness Finland\n"


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    """Whoever checks spelling has both tools."""
    needed("hunspell", "hunspell", "hunspell-en-gb")
    with open_dictionaries({"fi": "fi_FI", "en": "en_GB"}) as found:
        if set(found) != {"fi", "en"}:
            lacking(f"A dictionary is missing. Install with: sudo apt install --no-install-recommends {PACKAGES}")


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """A content folder with mistakes, below the folder in which commands are given."""
    files = {
        f"{SAUNA}/index.fi.md": FINNISH,
        f"{SAUNA}/index.en.md": ENGLISH,
        "registry/organisations.yml": ORGANISATIONS,
        "words.txt": WORDS,
    }
    for name, text in files.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    with contextlib.chdir(tmp_path):
        yield tmp_path / "content"


def check(
    capsys: pytest.CaptureFixture[str], language: str = "en", *, spelling: bool = True, strict: bool = False
) -> tuple[int, Told]:
    """The exit code of the command, and what it told."""
    status = command.check(
        settings=str(SETTINGS), content="content", format="json", language=language, spelling=spelling, strict=strict
    )
    rows = json.loads(capsys.readouterr().out)["problems"]
    return status, [(row["path"], row["line"], row["code"], f"{row['finding']} {row['hint']}") for row in rows]


@pytest.mark.usefixtures("content")
def test_unknown_words_are_told_on_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Once for each file, in fields, bodies and registries; names, addresses and code are nobody's mistake."""
    status, told = check(capsys)
    words = [(path.rpartition("content/")[2], line, said.split("'")[1]) for path, line, _, said in told]
    assert (status, words) == (
        0,
        [
            (f"{SAUNA}/index.en.md", 11, "membrs"),
            (f"{SAUNA}/index.fi.md", 2, "lämpää"),
            (f"{SAUNA}/index.fi.md", 4, "saunata"),
            (f"{SAUNA}/index.fi.md", 9, "kiukan"),
            (f"{SAUNA}/index.fi.md", 14, "kymenen"),
            (f"{SAUNA}/index.fi.md", 16, "welcom"),
            (f"{SAUNA}/index.fi.md", 17, "saunavuorro"),
            ("registry/organisations.yml", 4, "sunnuntaisn"),
            ("words.txt", 6, "Business Finland"),
        ],
    )


@pytest.mark.usefixtures("content")
def test_a_finding_says_how_often_what_instead_and_where_to_add_the_word(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of whoever reads it."""
    (sentence,) = [said for _, line, _, said in check(capsys)[1] if line == 14]
    often = "The word 'kymenen' is not in the dictionary. It is in this file 2 times, here for the first time. "
    assert sentence.startswith(f"{often}Did you mean one of these: kymmenen, ")
    assert sentence.endswith("? If the word is right, add it to content/words.txt, on a line of its own.")
    (finnish,) = [said for _, line, _, said in check(capsys, "fi")[1] if line == 14]
    assert finnish.startswith("Sana ”kymenen” ei ole sanakirjassa. Se on tässä tiedostossa 2 kertaa")


def test_what_builds_is_the_same_without_the_tools(content: Path, tmp_path: Path) -> None:
    """A build, strict or not, tells nothing of words: it does not depend on what a machine has installed."""
    built = build_site(SETTINGS, tmp_path / "output", content=str(content), strict=True)
    assert (built.status, built.told) == (0, "")


@pytest.mark.usefixtures("content")
def test_spelling_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-spelling nobody asks, and the word list is not read."""
    assert check(capsys, spelling=False) == (0, [])


@pytest.mark.usefixtures("content")
def test_with_strict_an_unknown_word_counts(capsys: pytest.CaptureFixture[str]) -> None:
    """As every warning."""
    assert check(capsys, strict=True)[0] == 1


@pytest.mark.usefixtures("content")
def test_what_is_missing_is_said_once_with_the_way_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notice for each language, of which none stops anything; the word list is read all the same."""
    monkeypatch.setattr("plugins.host.spelling.open_dictionaries", lambda _: contextlib.nullcontext({}))
    status, told = check(capsys)
    assert (status, [(path, code) for path, _, code, _ in told]) == (
        0,
        [
            ("content/words.txt", "word-list-phrase"),
            ("content", "spelling-not-checked"),
            ("content", "spelling-not-checked"),
        ],
    )
    assert told[1][3] == (
        "The spelling of one language was not checked: English. This machine has no dictionary of it. On Debian and "
        "Ubuntu, 'sudo apt install --no-install-recommends hunspell hunspell-en-gb' brings one. Everything else is "
        "checked without it as well."
    )


class Broken:
    """A dictionary that does not answer."""

    def misspelt(self, _: object) -> frozenset[str]:
        """Nothing comes."""
        raise OSError("broken pipe")

    suggestions = misspelt


@pytest.mark.usefixtures("content")
def test_a_dictionary_that_does_not_answer_stops_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is a notice too."""
    broken = {"fi": Broken(), "en": Broken()}
    monkeypatch.setattr("plugins.host.spelling.open_dictionaries", lambda _: contextlib.nullcontext(broken))
    status, told = check(capsys)
    assert (status, told[-1][2]) == (0, "spelling-not-answered")


def test_a_text_in_another_language_is_told_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Too short to have small words of its language, it is known by the dictionaries; its words are not told."""
    file = content / SAUNA / "index.en.md"
    file.write_text(
        "---\ntitle: A sauna by the lake\nsummary: Lauteille mahtuu kymmenen\n---\n\nLauteet uusittiin tänään\n\n"
        "Kiuas lämmitettiin pihalla\n",
        "utf-8",
    )
    told = [(line, code) for path, line, code, _ in check(capsys)[1] if path.endswith("index.en.md")]
    assert told == [(3, "field-in-other-language"), (6, "text-in-other-language")]


@pytest.mark.parametrize("missing", ["", "fi", "en"])
def test_the_demonstration_is_clean(
    missing: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With both tools, and with either of them alone."""

    def some(locales: dict[str, str]) -> object:
        return open_dictionaries({code: locale for code, locale in locales.items() if code != missing})

    monkeypatch.setattr("plugins.host.spelling.open_dictionaries", some)
    with contextlib.chdir(ROOT):
        command.check(settings="pelicanconf.py", now="2026-11-21T12:00+02:00", format="json")
    told = [(row["code"], row["path"]) for row in json.loads(capsys.readouterr().out)["problems"]]
    assert told == ([("spelling-not-checked", "content")] if missing else [])


def test_what_is_suggested_is_asked_for_as_one_word_or_as_several(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what only cuts a word is not suggested."""
    (content / SAUNA / "index.fi.md").write_text("---\ntitle: Sauna\n---\n\nTämä saunavuorro on summary.\n", "utf-8")

    said = " ".join(row[3] for row in check(capsys, "fi")[1])
    assert "Tarkoititko sanaa ”saunavuoro”?" in said
    assert "summa ry" not in said


def test_fields_that_were_not_found_are_not_read_as_text(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody hears that `title` is misspelt where the line above it is missing."""
    (content / SAUNA / "index.fi.md").write_text("title: Sauna\nslug: sauna\n---\n\nkymenen\n", "utf-8")

    assert [code for path, _, code, _ in check(capsys)[1] if path.endswith("index.fi.md")] == ["front-matter-missing"]
