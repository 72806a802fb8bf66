"""Message catalogues are read as they are written, the later over the earlier."""

from pathlib import Path

from plugins.engine.strings import read_strings

HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def folder(root: Path, name: str, messages: str) -> Path:
    """A folder of translations with a Finnish catalogue."""
    file = root / name / "fi" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEADER + messages, encoding="utf-8")
    return root / name


def test_strings_and_plural_forms_are_read(tmp_path: Path) -> None:
    """A string and both forms of a number come from the catalogue."""
    theme = folder(
        tmp_path,
        "theme",
        'msgid "News"\nmsgstr "Uutiset"\n\n'
        'msgid "%(n)s event"\nmsgid_plural "%(n)s events"\nmsgstr[0] "%(n)s tapahtuma"\nmsgstr[1] "%(n)s tapahtumaa"\n',
    )
    strings, _ = read_strings([theme], "fi")

    assert strings.gettext("News") == "Uutiset"
    assert [strings.ngettext("%(n)s event", "%(n)s events", n) for n in (1, 2)] == [
        "%(n)s tapahtuma",
        "%(n)s tapahtumaa",
    ]


def test_a_later_folder_replaces_single_strings(tmp_path: Path) -> None:
    """A region words one string its own way and leaves the others."""
    theme = folder(tmp_path, "theme", 'msgid "News"\nmsgstr "Uutiset"\n\nmsgid "Events"\nmsgstr "Tapahtumat"\n')
    own = folder(tmp_path, "own", 'msgid "News"\nmsgstr "Kuulumiset"\n')
    strings, _ = read_strings([theme, own], "fi")

    assert [strings.gettext(text) for text in ("News", "Events")] == ["Kuulumiset", "Tapahtumat"]


def test_unfinished_strings_are_not_there(tmp_path: Path) -> None:
    """What is empty or marked as fuzzy is as if it had not been translated."""
    theme = folder(tmp_path, "theme", '#, fuzzy\nmsgid "News"\nmsgstr "Uutisia"\n\nmsgid "Events"\nmsgstr ""\n')
    strings, _ = read_strings([theme], "fi")

    assert [strings.gettext(text) for text in ("News", "Events")] == ["News", "Events"]


def test_a_language_without_a_catalogue_has_no_strings(tmp_path: Path) -> None:
    """Nothing is found, and nothing fails."""
    strings, _ = read_strings([tmp_path], "se")

    assert strings.gettext("News") == "News"


def test_the_digest_follows_the_catalogues(tmp_path: Path) -> None:
    """A changed string, and a further folder, change the digest; the same files do not."""
    theme = folder(tmp_path, "theme", 'msgid "News"\nmsgstr "Uutiset"\n')
    own = folder(tmp_path, "own", 'msgid "News"\nmsgstr "Kuulumiset"\n')
    digests = [read_strings(folders, "fi")[1] for folders in ([theme], [own], [theme, own], [own, theme], [theme])]

    assert digests[0] == digests[4]
    assert len(set(digests)) == 4


def test_everybody_gets_strings_of_their_own(tmp_path: Path) -> None:
    """Whoever adds what stands in for a missing string adds it for nobody else."""
    theme = folder(tmp_path, "theme", 'msgid "News"\nmsgstr "Uutiset"\n')
    other = folder(tmp_path, "other", 'msgid "Events"\nmsgstr "Tapahtumat"\n')
    read_strings([theme], "fi")[0].add_fallback(read_strings([other], "fi")[0])

    assert read_strings([theme], "fi")[0].gettext("Events") == "Events"
