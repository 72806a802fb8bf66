"""Copies: what one language has from another as it stood is told, unless it is a name."""

import pytest

from plugins.domain.copies import check_copies
from tests.region import NOW, catalogue, md, site

TEXT = "Sillan uusi kansi valmistui."
BODY = (
    "Kannet, kaiteet, valot, portaat: Kylänlahden sillan kunnostus valmistui viikon etuajassa maanantaina aamupäivällä."
)


def told(**english: str) -> list[tuple[str, str, str]]:
    """The path, the severity and the code of what is told of a story whose Finnish texts are `TEXT`."""
    finnish = md(f"title: {TEXT}", f"summary: {TEXT}", body=BODY)
    fields = [f"{name}: {text}" for name, text in english.items() if name != "body"]
    texts = {"news/2026-10-05-silta/index.fi.md": finnish}
    texts["news/2026-10-05-silta/index.en.md"] = md(*fields, body=english.get("body", "The deck is new."))
    return [(one.where.path, one.severity.value, one.code) for one in check_copies(catalogue(texts), site(), NOW)]


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ({"title": "A new deck"}, []),
        ({"title": TEXT}, [("notice", "same-text")]),
        ({"title": "A new deck", "summary": TEXT}, [("warning", "same-text")]),
        ({"title": "A new deck", "body": BODY}, [("warning", "same-body")]),
        ({"title": "A new deck", "body": BODY[:40]}, []),
        ({"title": "A new deck", "summary": TEXT, "translation": "pending", "due": "1.12.2026"}, []),
    ],
)
def test_a_copy_is_told_in_the_file_of_the_other_language(
    english: dict[str, str], found: list[tuple[str, str]]
) -> None:
    """The source is as it should be; a promised translation says nothing yet."""
    path = "content/news/2026-10-05-silta/index.en.md"
    assert told(**english) == [(path, *one) for one in found]


@pytest.mark.parametrize(
    "text", ["KesTech", "Fotoniikkapäivät Joensuussa 2027", "Just Transition Fund for SMEs", "Silta on auki"]
)
def test_a_name_is_the_same_in_both(text: str) -> None:
    """So is what is too short to tell."""
    texts = {f"news/2026-10-05-silta/index.{code}.md": md(f"title: {text}", body=f"{text}.") for code in ("fi", "en")}
    assert list(check_copies(catalogue(texts), site(), NOW)) == []


def test_what_is_told_as_another_language_is_not_told_twice() -> None:
    """Reading has said already that the text is Finnish."""
    text = "Silta on suljettu talveksi, koska sen kannet uusitaan."
    texts = {f"news/2026-10-05-silta/index.{code}.md": md(f"title: {text}", body=text) for code in ("fi", "en")}
    assert list(check_copies(catalogue(texts), site(), NOW)) == []
