"""Publications: of a year, in files of their own languages, with a cover that is told to those who cannot see it."""

import pytest

from plugins.domain.forms import render_in_language, render_size
from plugins.domain.item import File
from plugins.domain.publication import Publication
from plugins.publications import Download, downloads
from tests.region import Texts, md, parse, photo, problems, view
from tests.tongues import EN, FI

FOLDER = "publications/opas"
FILES = (File("opas.pdf", "d", 1_234_567), File("opas & muistio.odt", "d", 999))
COVER = photo("kansi.png", 600, 848)


def texts(*fields: str, english: tuple[str, ...] | None = None) -> Texts:
    """A publication with these fields, in Finnish and perhaps in English."""
    found = {f"{FOLDER}/index.fi.md": md("title: Opas", "year: 2026", *fields)}
    return found if english is None else {**found, f"{FOLDER}/index.en.md": md("title: Guide", *english)}


LISTED = ("files:", "  - {path: opas.pdf, language: fi}", "  - {path: opas & muistio.odt, language: en}")


def shown_downloads(code: str, *fields: str) -> list[Download]:
    """What readers of a language may download."""
    found = view(code, texts(*fields, english=()), files={FOLDER: FILES})
    [(shown, publication)] = found.of(Publication)
    return list(downloads(found, shown, publication))


def test_files_say_their_language() -> None:
    """Each file is of one language of the site, whichever page it is named on."""
    [found] = parse(Publication, texts(*LISTED)).items

    assert isinstance(found, Publication)
    assert [(file.path, file.language) for file in found.files] == [("opas.pdf", "fi"), ("opas & muistio.odt", "en")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("files:", "  - path: a.pdf"), [("missing-part", 5)]),
        (("files:", "  - {path: a.pdf, language: sv}"), [("unknown-language", 5)]),
        (("files: a.pdf",), [("not-a-list", 4)]),
    ],
)
def test_a_mistake_in_a_file_is_told_in_its_line(fields: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    """A file whose language is not known cannot be told to readers."""
    found = parse(Publication, texts(*fields)).problems

    assert [(problem.code, problem.where.line) for problem in found] == expected


def test_a_year_is_needed() -> None:
    """A publication of no year cannot be cited."""
    found = parse(Publication, {f"{FOLDER}/index.fi.md": md("title: Opas")})

    assert [problem.code for problem in found.problems] == ["missing-field"]


def test_downloads_tell_what_the_files_are() -> None:
    """Address, type, bytes and language come from the file, in the words of the page; nothing of it is typed."""
    folder = "/fi/julkaisut/opas"

    assert shown_downloads("fi", *LISTED) == [
        Download(f"{folder}/opas.pdf", "PDF", 1_234_567, "fi", "suomeksi"),
        Download(f"{folder}/opas%20%26%20muistio.odt", "ODT", 999, "en", "englanniksi"),
    ]
    assert [one.in_language for one in shown_downloads("en", *LISTED)] == ["in Finnish", "in English"]


def test_what_is_not_there_is_not_offered() -> None:
    """A file that is missing, which is told as an error, leads nobody nowhere; what is not listed is not offered."""
    assert [one.type for one in shown_downloads("fi", "files:", "  - {path: x.pdf, language: fi}")] == []


def test_a_size_is_told_the_way_of_the_language() -> None:
    """`PDF, 1,2 Mt, suomeksi` and `PDF, 1.2 MB, in Finnish`."""
    said = [f"PDF, {render_size(1_234_567, one)}, {render_in_language('fi', one)}" for one in (FI, EN)]

    assert said == ["PDF, 1,2\u00a0Mt, suomeksi", "PDF, 1.2\u00a0MB, in Finnish"]


@pytest.mark.parametrize(
    ("fields", "alt"),
    [
        (("cover_alt: Kansi",), "Kansi"),
        (("image_alt: Kuva",), "Kuva"),
        (("cover_alt: Kansi", "image_alt: Kuva"), "Kansi"),
    ],
)
def test_a_cover_is_the_picture_of_a_publication(fields: tuple[str, ...], alt: str) -> None:
    """Its text for those who cannot see it stands in either field, and the one of the cover goes first."""
    found = view("fi", texts("image: kansi.png", *fields), files={FOLDER: (COVER,)})
    image = found.image(found.shown[FOLDER])

    assert image
    assert (image.permanent, image.alt) == ("/pictures/publications/opas/kansi-960.jpg", alt)


def test_a_cover_needs_its_words_in_each_language() -> None:
    """As every picture does."""
    content = texts("image: kansi.png", "cover_alt: Kansi", *LISTED, english=())
    found = problems(content, {FOLDER: (*FILES, COVER)})

    assert [problem.code for problem in found] == ["image-without-alt"]


def test_a_publication_is_related_to_its_issuer() -> None:
    """So that it stands on the issuer's page."""
    [found] = parse(Publication, texts("issuer: a", "themes: t")).items

    assert found.related() == {"organisations/a", "themes/t"}
