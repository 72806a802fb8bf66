"""Made-up words with the lengths, letters and endings of Finnish and English, and what is written with them."""

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeVar

LANGUAGES = ("fi", "en")

SYLLABLES = {
    "fi": "ai ha hel il jo ka kai kes ki kuo la lii lu maa me mi nä oh pai pu rai ri sa suo ta tie tuo vä vii yh äl öy",
    "en": "act air be bri cen com day de for gar har in ki lan ma mer no of or pla pro re sea sta ter tra un ver wa wi",
}
ENDINGS = {
    "fi": "inen uus sta lla ntaa ssa jat kset toiminta palvelut verkosto päivä paja kunta ala n t a",
    "en": "ing ion ment ness work shop day er al ity ed s y the",
}
Made = TypeVar("Made")


def in_each_language(make: Callable[[str], Made]) -> Mapping[str, Made]:
    """What `make` gives for each language."""
    return {code: make(code) for code in LANGUAGES}


def word(code: str, chance: Random) -> str:
    """A word of one to three syllables and an ending."""
    syllables = chance.choices(SYLLABLES[code].split(), k=chance.randrange(1, 4))
    return "".join(syllables) + chance.choice(ENDINGS[code].split())


def name(code: str, chance: Random) -> str:
    """The name of a place, an organisation, a theme or a person."""
    return word(code, chance).title()


def title(code: str, chance: Random) -> str:
    """A title of two to five words."""
    return " ".join(word(code, chance) for _ in range(chance.randrange(2, 6))).capitalize()


def sentence(code: str, chance: Random) -> str:
    """A sentence of 6 to 15 words, with a comma in it."""
    words = [word(code, chance) for _ in range(chance.randrange(6, 16))]
    return f"{', '.join([' '.join(words[:4]), ' '.join(words[4:])]).capitalize()}."


def paragraph(code: str, chance: Random) -> str:
    """Three sentences on one line."""
    return " ".join(sentence(code, chance) for _ in range(3))
