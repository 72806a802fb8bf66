"""Theming: outputs become bytes, with the region's values written in the language of the page."""

from datetime import date
from pathlib import Path

import pytest

from plugins.domain.strings import MissingString
from plugins.engine.outputs import Output, composed, page, text
from plugins.host.theming import Theme, fingerprint_of, render
from tests.building import ROOT

TRANSLATIONS = ROOT / "theme" / "translations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of templates."""
    for name, source in {
        "day.html": "{{ day|date }}",
        "word.html": "{{ gettext('News') }}",
        "other.html": "{{ gettext_in('en', 'News') }} {{ gettext('News') }}",
        "trimmed.html": "{% trans %}\n  News\n{% endtrans %}",
        "missing.html": "{{ gettext('No such string') }}",
    }.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    return tmp_path


def theme(folder: Path, state: str = "1") -> Theme:
    """A theme of these templates, in Finnish and English."""
    return Theme((str(folder),), (TRANSLATIONS,), (("fi", "fi_FI"), ("en", "en_GB")), "Europe/Helsinki", state)


def drawn(folder: Path, template: str, language: str, **view: object) -> str:
    """What a template draws in a language."""
    return render(theme(folder), page("/", template, language, **view)).decode()


def test_a_day_is_written_in_the_language_of_the_page(folder: Path) -> None:
    """The same view, the same template, two languages."""
    day = date(2026, 6, 3)

    assert [drawn(folder, "day.html", code, day=day) for code in ("fi", "en")] == ["3.6.2026", "3 June 2026"]


def test_strings_are_those_of_the_language(folder: Path) -> None:
    """A page may also name a string of another language, as language links do."""
    assert [drawn(folder, "word.html", code) for code in ("fi", "en")] == ["Uutiset", "News"]
    assert drawn(folder, "other.html", "fi") == "News Uutiset"


def test_strings_over_several_lines_are_trimmed(folder: Path) -> None:
    """How a template is indented is no part of a string."""
    assert drawn(folder, "trimmed.html", "fi") == "Uutiset"


def test_a_missing_string_is_an_error(folder: Path) -> None:
    """A Finnish page never shows an English word for want of a translation."""
    with pytest.raises(MissingString, match="No such string"):
        drawn(folder, "missing.html", "fi")


def test_a_writer_needs_no_template(folder: Path) -> None:
    """Texts become UTF-8; bytes stay as they are."""
    assert render(theme(folder), text("/a.txt", lambda **view: str(view["a"]), a="ä")) == "ä".encode()
    assert render(theme(folder), Output("a", writer=lambda: b"\xff")) == b"\xff"


def test_a_writer_gets_its_parts_rendered(folder: Path) -> None:
    """Whatever a file is made of is drawn first, by its own template or writer, to any depth."""
    word = page("/a", "word.html", "fi")
    quoted = composed("/b", lambda said, sign: sign + said.decode() + sign, {"said": word}, sign="*")
    both = composed("/c", lambda one, other: one + other, {"one": word, "other": quoted})

    assert render(theme(folder), both).decode() == "Uutiset*Uutiset*"


def test_plain_text_is_not_escaped(folder: Path) -> None:
    """What stands in a template of plain text is read as it is; everywhere else it is escaped."""
    for name in ("a.txt", "a.html"):
        (folder / name).write_text("{{ said }}", encoding="utf-8")

    assert [drawn(folder, name, "fi", said="<&>") for name in ("a.txt", "a.html")] == ["<&>", "&lt;&amp;&gt;"]


def test_a_fingerprint_tells_languages_and_translations_apart(folder: Path) -> None:
    """A changed translation makes pages stale, and only what needs no template has none."""
    prints = [fingerprint_of(theme(folder), "word.html"), fingerprint_of(theme(folder, "2"), "word.html")]

    assert len(set(prints)) == 2
    assert fingerprint_of(theme(folder), "") == ""
