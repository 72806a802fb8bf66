"""Cards: words in the site's typefaces over a landscape, whatever their length, in files that are small."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from plugins.domain.family import Family
from plugins.pictures import FONTS
from plugins.pictures.card import TITLE_HEIGHT, TITLE_SIZES, WIDTH, draw_card
from plugins.pictures.lettering import Setting, fitted, typeface
from plugins.pictures.palette import PALETTES
from tests.building import ROOT

FILES = {name: (ROOT / "theme" / "static" / "fonts" / file).read_bytes() for name, file in FONTS.items()}
HEADING, TEXT = (FILES["heading"], FILES["heading_further"]), (FILES["text"], FILES["text_further"])
LONG = "Metsäteknologian ja puunkorjuun logistiikan kehittämisyhteistyö Itä-Suomessa ja Pohjois-Pohjanmaalla"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöšžABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖŠŽ0123456789.,:;!?()&–’”„/-áâčđŋ"


def card(title: str = "Fotoniikka", family: str = "water", below: str = "") -> bytes:
    """A card with these words."""
    return draw_card(title=title, above="" if below else "Seutu", below=below, family=family, **FILES)


def setting(title: str) -> Setting:
    """A title as a card sets it."""
    return fitted(title, HEADING, 700, WIDTH, TITLE_HEIGHT, TITLE_SIZES)


@pytest.mark.parametrize("family", PALETTES)
def test_a_card_is_a_small_jpeg_file(family: str) -> None:
    """Of the size that services ask for."""
    drawn = card(LONG, family)
    with Image.open(BytesIO(drawn)) as opened:
        assert (opened.size, opened.format, dict(opened.getexif())) == ((1200, 630), "JPEG", {})
    assert len(drawn) < 60_000


def test_a_card_is_the_same_every_time() -> None:
    """Byte for byte, so that nothing is written that has not changed."""
    assert card() == card()
    assert len({card(), card("Verkostot"), card(family="moss"), card(below="Kaikki yhdessä")}) == 4


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Fotoniikka", 1),
        ("Metsäteknologia ja puunkorjuun logistiikka", 2),
        ("Digitaalinen hyvinvointiteknologiayhteistyöverkosto", 2),
        (LONG, 3),
    ],
)
def test_a_long_title_is_wrapped_and_fits(title: str, lines: int) -> None:
    """In the largest letters that there is room for; no word is lost or cut."""
    found = setting(title)

    assert (len(found.lines), " ".join(found.lines)) == (lines, title)
    assert found.width <= WIDTH
    assert len(found.lines) * found.size <= TITLE_HEIGHT


def test_a_title_beyond_all_measure_is_set_all_the_same() -> None:
    """In the smallest letters; what is outside is cut off by the edge."""
    assert setting("x" * 300).size == TITLE_SIZES[-1]
    assert card("x" * 300)


@pytest.mark.parametrize("files", [HEADING, TEXT])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_is_there(files: tuple[bytes, bytes], letter: str) -> None:
    """Those of Finnish, Swedish and English and further ones: none is drawn as the box that stands for no letter."""
    face = typeface(*files, 60, 600)
    drawn, box = Image.new("L", (120, 120)), Image.new("L", (120, 120))
    face.write(ImageDraw.Draw(drawn), (10, 90), letter, "white")
    [(_, font)] = face.runs(letter)
    ImageDraw.Draw(box).text((10, 90), "\uffff", "white", font, anchor="ls")

    assert drawn.getbbox()
    assert drawn.tobytes() != box.tobytes()


def test_every_family_has_a_palette() -> None:
    """Each has a landscape of its own."""
    assert set(PALETTES) == set(Family)
    assert len(set(PALETTES.values())) == len(Family)


def test_the_typefaces_are_those_of_the_theme() -> None:
    """Each file that cards are set in lies there."""
    assert [name for name in FONTS.values() if not (Path(ROOT) / "theme" / "static" / "fonts" / name).is_file()] == []
