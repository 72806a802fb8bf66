"""What reads otherwise: words count; spaces, signs, capitals and mended slips of a letter do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.rewording import MOST, Paragraph, Paragraphs, count_changed, counted_words, is_slip, rewording_of

TEXT = "Silta on nyt valmis.\n\nJuhlat pidetään sillalla lauantaina 5.12. klo 13."


def paragraphs(text: str) -> Paragraphs:
    """The paragraphs of a text, each on a line of its own."""
    return tuple(Paragraph(line, paragraph) for line, paragraph in enumerate(text.split("\n\n"), 1))


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (TEXT, 0),
        ("Silta on nyt\nvalmis.\n\nJuhlat  pidetään sillalla lauantaina 5.12. klo 13.", 0),  # rewrapped
        ("Silta on nyt valmis! Juhlat pidetään sillalla lauantaina 5.12. klo 13.", 0),  # one paragraph less
        ("Silta on **nyt** valmis.\n\nJuhlat pidetään sillalla Lauantaina 5.12. klo 13", 0),  # emphasis, a capital
        ("Silta on nyt valmis.\n\nJuhlat pidetäan sillalla lauantaina 5.12. klo 13.", 0),  # a slip
        ("Silta on nyt valmis.\n\nJuhlat pidetään sillalla lauantaina 5.12. klo 14.", 1),  # a number is none
        ("Silta ei ole nyt valmis.\n\nJuhlat pidetään sillalla lauantaina 5.12. klo 13.", 2),
        ("Silta on valmis.\n\nJuhlat pidetään sillalla lauantaina 5.12. klo 13.", 1),
        ("Silta on nyt valmis.", 8),
        (f"{TEXT}\n\nTervetuloa!", 1),
        (
            "Juhlat pidetään sillalla lauantaina 5.12. klo 13.\n\nSilta on nyt valmis.",
            16,
        ),  # moved: taken away and put there
        ("", 12),
    ],
)
def test_changed_words_are_counted(after: str, words: int) -> None:
    """Changed, added and taken out alike, whatever the paragraphs."""
    assert rewording_of(paragraphs(TEXT), paragraphs(after)).words == words


def test_what_has_changed_is_told_by_paragraphs() -> None:
    """Those on both sides, with the lines on which they stand; what reads the same is not among them."""
    (stretch,) = rewording_of(paragraphs(TEXT), paragraphs(TEXT.replace("13", "14"))).stretches

    assert (stretch.words, [one.line for one in stretch.before], [one.line for one in stretch.after]) == (1, [2], [2])
    assert stretch.after[0].text.endswith("klo 14.")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("kaupunki", "kaupunkki", True),
        ("valimst", "valmist", True),
        ("Iisalmi", "iisalme", False),
        ("million", "billion", False),
        ("not", "now", False),
        ("kylä", "kylän", False),
        ("2026a", "2027a", False),
        ("possible", "impossible", False),
        ("talo", "", False),
    ],
)
def test_a_slip_is_one_letter_of_a_long_word(one: str, other: str, expected: bool) -> None:
    """One that is missing, too many or another, or two in each other's place; the first is never a slip."""
    assert is_slip(one, other) == is_slip(other, one) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_counted_twice(one: str, other: str) -> None:
    """No more words have changed than there are, and none in a text that has stayed."""
    before, after = counted_words(one), counted_words(other)

    assert count_changed(before, before) == 0
    assert count_changed(before, after) <= len(before) + len(after)


def test_texts_of_any_length_are_compared() -> None:
    """Very long ones by how many of each word there are."""
    many = tuple(f"sana{number % 7}" for number in range(MOST // 1000))

    assert count_changed(many, (*many, "uusi")) == 1
