"""Front matter: what stands in a line is what is read, and what cannot be read is told with its line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.record import Field
from plugins.engine.front_matter import check_characters, normalise, parse_front_matter
from plugins.engine.plain_yaml import parse_yaml

PATH = "content/news/vihrea-sahko/index.fi.md"


def text_of(*lines: str, body: str = "Teksti.\n") -> str:
    """A file with these lines as front matter."""
    return "\n".join(["---", *lines, "---", body])


def values(*lines: str) -> dict[str, object]:
    """The values of the fields in these lines, which hold no mistake."""
    front = parse_front_matter(text_of(*lines), PATH)
    assert front.problems == ()
    return {name: field.value for name, field in front.fields.items()}


def findings(text: str) -> list[tuple[int, str]]:
    """The line and code of each problem in a file."""
    return [(problem.where.line, problem.code) for problem in parse_front_matter(text, PATH).problems]


TITLES = [
    "KesTech: uusi vaihe",
    "Ohjelma #3 alkaa",
    '"Valon päivät" Joensuussa',
    "@kestech",
    'Otsikko: "lainaus" lopussa',
    "'Uusi' hanke",
    "'Uusi' ja 'vanha'",
    '"Uusi" ja "vanha"',
    "100 % vihreää",
    "*tähti*",
    "- viiva",
    "| putki",
    "|",
    ">",
    "> nuoli",
    "&co",
    "!huom",
    "%",
    "? mitä",
    "[a, b]",
    "{a: b}",
    "no",
    "14.00",
    "1.6.2026",
    "`koodi`",
    "#kestech",
    "”Valon päivät”",
    'Polku "C:\\temp\\"',
    '"',
    "'",
    "klo 9: avaus, 10: kahvi",
    "",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_value_on_one_line_is_the_rest_of_its_line(title: str) -> None:
    """Titles that people really write are read whole, without any sign having a meaning."""
    assert {"title": title} == values(f"title: {title}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Valon päivät"', "Valon päivät"),
        ("'Valon päivät'", "Valon päivät"),
        ('"Sano \\"hei\\""', 'Sano "hei"'),
        ("'Rock ''n'' roll'", "Rock 'n' roll"),
        ('""', ""),
        ("''", ""),
    ],
)
def test_a_value_quoted_as_a_whole_is_unquoted(written: str, meant: str) -> None:
    """Quotation marks around all of a value are no part of it."""
    assert {"title": meant} == values(f"title: {written}")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60))
def test_any_title_is_read_as_it_is_normalised(title: str) -> None:
    """Whatever can be typed on a line comes back, unless it is quoted as a whole."""
    title = normalise(title).strip()
    read = values(f"title: {title}")["title"]
    assert read == title or title[:1] in ("'", '"')


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    """Whatever a file holds, reading it ends with values and problems."""
    for candidate in (text, f"---\n{text}\n---\n", f"---\na:\n  {text}\n---\n", f"---\na:\n  - {text}\n---\n"):
        front = parse_front_matter(candidate, PATH)
        assert all(
            problem.where.line <= candidate.count("\n") + candidate.count("\r") + 1 for problem in front.problems
        )


@given(
    st.lists(st.sampled_from(["a:", "  b: c", "- x", "  - [", "\t", "# r", "", "x", "a: |", "    *y", '  "z', " {"]))
)
def test_no_arrangement_of_lines_raises(lines: list[str]) -> None:
    """Fields, lists, remarks and mistakes in any order are read or told of, every problem within the front matter."""
    problems = parse_front_matter(text_of(*lines), PATH).problems
    assert all(1 < problem.where.line <= len(lines) + 2 for problem in problems)


def test_nested_values_are_lists_maps_and_texts_of_text() -> None:
    """What is indented, and lists that begin at the line's start, are YAML whose scalars are all text."""
    expected = {
        "themes": ["vety", "no"],
        "sessions": [{"start": "14.00", "end": "1.6.2026"}, {"start": "yes"}],
        "venue": {"name": "Louhela: sali", "room": "12"},
        "summary": "Ensimmäinen: rivi\n\ntoinen #rivi",
        "price": "Ensimmäinen toinen",
        "title": "Loppu",
    }
    assert expected == values(
        "themes:",
        "- vety",
        "- no",
        "sessions:",
        "  - start: 14.00",
        "    end: 1.6.2026",
        "  - start: yes",
        "venue:",
        '  name: "Louhela: sali"',
        "  room: 12",
        "summary: |",
        "  Ensimmäinen: rivi",
        "",
        "  toinen #rivi",
        "price: >",
        "  Ensimmäinen",
        "  toinen",
        "title: Loppu",
    )


def test_remarks_are_left_out() -> None:
    """A line that begins with # is a remark, between fields and within them."""
    assert values("# remark", "a: 1", "#b: 2", "b:", "  - x", "# remark", "  - y") == {"a": "1", "b": ["x", "y"]}


def test_every_part_knows_its_line() -> None:
    """Fields and their parts carry the line on which they stand in the file."""
    front = parse_front_matter(
        text_of("title: x", "# y", "sessions:", "  - start: a", "    end: b", "  - start: c"), PATH
    )
    assert {name: field.line for name, field in front.fields.items()} == {"title": 2, "sessions": 4}
    lines = [front.fields["sessions"].line_of(path) for path in [(0,), (0, "end"), (1, "start"), (1, "nothing"), ()]]
    assert lines == [5, 6, 7, 7, 4]


def test_the_body_is_all_that_follows_with_its_line() -> None:
    """The text begins on the line after the closing one, and may hold rules of its own."""
    front = parse_front_matter("\n---\na: 1\n---\n\nTeksti\n\n---\n\nLisää\n", PATH)
    assert (front.body, front.body_line) == ("\nTeksti\n\n---\n\nLisää\n", 5)


@pytest.mark.parametrize("text", ["\ufeff---\na: 1\n---\nä\n", "---\r\na: 1\r\n---\r\nä\r\n", "---\ra: 1\r---\rä\r"])
def test_marks_and_breaks_of_other_systems_are_read_silently(text: str) -> None:
    """A byte order mark and every kind of line break make no difference."""
    front = parse_front_matter(text, PATH)
    assert (front.fields["a"].value, front.body, front.body_line, front.problems) == ("1", "ä\n", 4, ())


def test_decomposed_letters_are_composed() -> None:
    """A decomposed ä, as file names on some machines have it, is the same letter."""
    assert values("a: pa\u0308iva\u0308") == {"a": "p\u00e4iv\u00e4"}


def test_control_characters_are_left_out_and_told_of() -> None:
    """What is invisible and comes with pasted text is left out with a notice; Word's line break is a space."""
    text = "---\na: yksi\vkaksi\n---\nkolme\x08\x00\n"
    front = parse_front_matter(text, PATH)
    assert (front.fields["a"].value, front.body) == ("yksi kaksi", "kolme\n")
    assert [(problem.where.line, problem.code, problem.facts) for problem in check_characters(text, PATH)] == [
        (4, "control-characters", {"count": "2"})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(0, "file-empty")]),
        ("\n \n", [(0, "file-empty")]),
        ("Teksti\n", [(1, "front-matter-missing")]),
        ("---\na: 1\n\nTeksti\n", [(1, "front-matter-not-closed")]),
        (text_of("a: 1", "irrallinen rivi", "toinen", "b: 2"), [(3, "front-matter-line")]),
        (text_of("a: 1", "- x"), [(3, "front-matter-line")]),
        (text_of("a: 1", "b: 2", "a: 3"), [(4, "field-twice")]),
        (text_of("a:", "\t- x"), [(3, "front-matter-tab")]),
        (text_of("a:", "\t- x", "\t- y", "  - z"), [(3, "front-matter-tab"), (4, "front-matter-tab")]),
        (text_of("a:", "  b: KesTech: uusi vaihe"), [(3, "yaml-colon")]),
        (text_of("a: KesTech: uusi", "  vaihe"), [(2, "yaml-colon")]),
        (text_of("a:", "  - b", "  - @kestech"), [(4, "yaml-sign")]),
        (text_of("a:", "  - *tähti*"), [(3, "yaml-sign")]),
        (text_of("a:", "  - &co yhtiö"), [(3, "yaml-sign")]),
        (text_of("a:", "  - !huom tämä"), [(3, "yaml-sign")]),
        (text_of("a:", "  - % x"), [(3, "yaml-sign")]),
        (text_of("a:", '  - "Valon päivät" Joensuussa'), [(3, "yaml-sign")]),
        (text_of("a:", "  - | putki"), [(3, "yaml-sign")]),
        (text_of("a:", '  - "auki', "  - b"), [(3, "yaml-quote")]),
        (text_of("a:", "  b: c", "   d: e"), [(4, "yaml-layout")]),
        (text_of("a:", "  - Ohjelma #3 alkaa"), [(3, "yaml-text-cut")]),
        (text_of("a:", "  b: 1", "  c: 2", "  b: 3"), [(5, "part-twice")]),
        (text_of("a:", "  - " + "[" * 40 + "]" * 40), [(3, "yaml-too-deep")]),
    ],
)
def test_a_mistake_is_told_on_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    """Each mistake that people make is one problem, on the line where it stands."""
    assert expected == findings(text)


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("  title: KesTech: uusi vaihe", 'title: "KesTech: uusi vaihe"'),
        ("  - Ohjelma #3 alkaa", '- "Ohjelma #3 alkaa"'),
        ('  - name: "Valon päivät" Joensuussa', "- name: '\"Valon päivät\" Joensuussa'"),
    ],
)
def test_the_hint_is_the_line_as_it_should_be(line: str, quoted: str) -> None:
    """A text that YAML would misread is shown in the quotation marks that make it right, and is read so."""
    assert quoted == parse_front_matter(text_of("a:", line), PATH).problems[0].facts["quoted"]
    assert parse_front_matter(text_of("a:", f"  {quoted}"), PATH).problems == ()


def test_an_alias_of_an_alias_is_refused() -> None:
    """A small file that would grow without end is refused at its first anchor, with no value read."""
    lines = [
        "a:",
        "  - &a [x, x]",
        *(f"  - &{new} [*{old}, *{old}]" for old, new in zip("abcdef", "bcdefg", strict=True)),
    ]
    front = parse_front_matter(text_of(*lines), PATH)
    assert (findings(text_of(*lines)), front.fields) == ([(3, "yaml-sign")], {})


def test_a_field_that_cannot_be_read_leaves_the_others() -> None:
    """One mistake does not hide the other fields, nor their mistakes."""
    front = parse_front_matter(text_of("a:", "  - @x", "b: 1", "c:", "  - *y"), PATH)
    assert ({"b"}, [3, 6]) == (set(front.fields), [problem.where.line for problem in front.problems])


@given(st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True), min_size=1, max_size=6))
def test_a_list_of_names_is_what_yaml_reads(names: list[str]) -> None:
    """The short way for lists of names comes to the values and lines of the general one."""
    lines = ["themes:", *(f"  - {name}" for name in names)]
    front = parse_front_matter(text_of("title: x", *lines), PATH)
    general = parse_yaml("\n".join(lines), PATH, 3)
    within = {part.removeprefix("themes."): line for part, line in general.lines.items() if part.startswith("themes.")}
    assert front.fields["themes"] == Field(general.value["themes"], 3, within)


@given(st.text(st.sampled_from("aä\n\r\v\f\0\x85\u2028\ufeff\u0308\ufffe -:"), max_size=12))
def test_whatever_has_to_be_mended_is_mended(text: str) -> None:
    """Looking first for what is unusual misses nothing: what is normal once stays as it is."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    mended = plain.translate(dict.fromkeys(map(ord, "\v\f\x85\u2028"), " ")).translate(
        dict.fromkeys(map(ord, "\0\ufeff\ufffe"))
    )
    assert normalise(text) == unicodedata.normalize("NFC", mended)
    assert bool(check_characters(text, PATH)) == any(sign in plain for sign in "\0\ufeff\ufffe")
