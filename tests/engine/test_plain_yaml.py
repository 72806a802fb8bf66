"""YAML in which every scalar is text: a whole file is read as one document, with the line of each part."""

from plugins.engine.plain_yaml import parse_yaml

PATH = "content/registry/places.yml"


def test_every_scalar_of_a_file_is_text_with_its_line() -> None:
    """Numbers, dates and words for yes and no stay as they are written; parts have the lines of their names."""
    read = parse_yaml("# Paikat\nsali:\n  code: 0276\n  open: no\n  name:\n    fi: 1.6.2026\n", PATH)
    assert read.value == {"sali": {"code": "0276", "open": "no", "name": {"fi": "1.6.2026"}}}
    assert read.lines["sali.name.fi"] == 6
    assert read.problems == ()


def test_an_empty_file_is_empty_text() -> None:
    """A file of remarks alone holds nothing, and nothing is wrong with it."""
    assert parse_yaml("# vain huomautus\n", PATH) == ("", {}, ())


def test_a_file_is_one_document() -> None:
    """A second document would hide the first or be lost; the line that begins it is told."""
    read = parse_yaml("---\na: 1\n---\nb: 2\n", PATH)
    assert [(problem.where.line, problem.code) for problem in read.problems] == [(3, "yaml-two-parts")]
    assert read.value == ""


def test_lines_are_counted_from_the_first_line_given() -> None:
    """A piece of a file knows its lines in the file."""
    assert parse_yaml("a:\n  - b\n", PATH, 10).lines == {"": 10, "a": 10, "a.0": 11}
    assert parse_yaml("a:\n  - @b\n", PATH, 10).problems[0].where.line == 11
