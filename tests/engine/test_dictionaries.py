"""Dictionaries: Voikko and hunspell as they are installed, and what is done where they are not."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import libvoikko
import pytest

from plugins.engine.dictionaries import Dictionary, open_dictionaries, stems_of
from plugins.engine.hunspell import Hunspell, open_hunspell
from tests.needs import lacking, needed

PROGRAM = """#!/bin/sh
# Stands in for hunspell, with dictionaries of Swedish; every word is wrong, and nothing is suggested.
if [ "$1" = -D ]; then
    printf 'AVAILABLE DICTIONARIES (path is not mandatory):\\n/usr/share/hunspell/sv_SE\\n/x/sv_FI\\n/x/hyph_sv\\n' >&2
    exit 1
fi
if [ "$1" = -a ]; then while read -r word; do echo "# ${word#^} 0"; done; else cat; fi
"""


@pytest.fixture(scope="module")
def here() -> Iterator[dict[str, Dictionary]]:
    """The dictionaries of Finnish and English."""
    needed("hunspell", "hunspell", "hunspell-en-gb")
    with open_dictionaries({"fi": "fi_FI", "en": "en_GB"}) as found:
        if set(found) != {"fi", "en"}:
            packages = "libvoikko1 voikko-fi hunspell hunspell-en-gb"
            lacking(f"A dictionary is missing. Install with: sudo apt install --no-install-recommends {packages}")
        yield dict(found)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fi", "hallituksen Siikajoella EU-rahoituksen kehittämis- Ylä-Savossa", "hallituksne Siikajoela kehittämis"),
        ("en", "organisation Finland's long-term colour naïve", "organisaton lonng-term Finlland"),
    ],
)
def test_words_are_looked_up(here: dict[str, Dictionary], language: str, right: str, wrong: str) -> None:
    """The Finnish of forms and compounds, the English of Britain."""
    words = [*right.split(), *wrong.split()]
    assert here[language].misspelt(words) == frozenset(wrong.split())


@pytest.mark.parametrize(
    ("language", "word", "meant"), [("fi", "kirjoitusvihre", "kirjoitusvirhe"), ("en", "recieve", "receive")]
)
def test_a_word_is_suggested(here: dict[str, Dictionary], language: str, word: str, meant: str) -> None:
    """What is likely meant is among what is suggested; nothing is suggested for what nobody can mean."""
    found = here[language].suggestions([word, "xqxqxqxq"])
    assert meant in found[word]
    assert found["xqxqxqxq"] == ()


def test_nothing_asked_is_nothing_answered(here: dict[str, Dictionary]) -> None:
    """No program is run for it."""
    assert [(one.misspelt([]), one.suggestions([])) for one in here.values()] == [(frozenset(), {}), (frozenset(), {})]


def test_what_a_word_looks_like_is_not_obeyed(here: dict[str, Dictionary]) -> None:
    """Signs that are commands of the program's stand for themselves."""
    words = ["*slita", "@slita", "#slita", "!", "%", "-d", "$(id)"]
    assert set(here["en"].suggestions(words)) == set(words)


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str = PROGRAM) -> None:
    """Put a program of the name of hunspell before all others."""
    program = folder / "hunspell"
    program.write_text(text)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.parametrize(("locale", "named"), [("sv_FI", "sv_FI"), ("sv_SE", "sv_SE"), ("sv_AX", "sv_FI")])
def test_a_further_language_is_a_further_dictionary(
    locale: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the locale, or else of its language elsewhere: no code knows its name."""
    stand_in(tmp_path, monkeypatch)
    swedish = open_hunspell(locale)
    assert isinstance(swedish, Hunspell)
    assert (swedish._dictionary, open_hunspell("de_DE")) == (named, None)
    assert swedish.misspelt(["bron", "vägg-bro"]) == {"bron", "vägg-bro"}


@pytest.mark.parametrize(
    "text", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\nkill -9 $$\n", PROGRAM.replace("else cat", "else exit 3"), ""]
)
def test_a_program_that_fails_is_none(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken one is as good as a missing one."""
    stand_in(tmp_path, monkeypatch, text)
    assert open_hunspell("sv_SE") is None


def test_a_program_that_breaks_off_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks decides what to do without an answer."""
    stand_in(tmp_path, monkeypatch, PROGRAM.replace("then while", "then exit 3; while"))
    swedish = open_hunspell("sv_SE")
    assert swedish
    with pytest.raises(subprocess.SubprocessError):
        swedish.suggestions(["bron"])


def test_without_tools_there_is_no_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked, and nothing goes wrong."""

    def missing(*_: object) -> None:
        raise OSError("no library")

    monkeypatch.setattr(libvoikko, "Voikko", missing)
    monkeypatch.setenv("PATH", str(tmp_path))
    with open_dictionaries({"fi": "fi_FI", "en": "en_GB", "sv": "sv_FI"}) as found:
        assert found == {}


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("fotoniikka", ["fotoniikka", "fotoniika", "fotoniikkoi", "fotoniikoi"]),
        ("innokaupunki", ["innokaupungi", "innokaupunkei", "innokaupungei"]),
        ("SavoLink", ["SavoLink", "SavoLinki", "SavoLinkei"]),
        ("hillakartta", ["hillakarta", "hillakarttoi"]),
    ],
)
def test_finnish_words_change_before_their_endings(word: str, stems: list[str]) -> None:
    """In the grade of their consonants and in the plural."""
    assert set(stems) - stems_of(word, "fi") == set()


def test_other_words_do_not() -> None:
    """A language of which nothing is known adds endings to the word as it is."""
    assert stems_of("SavoLink", "en") == {"SavoLink"}
