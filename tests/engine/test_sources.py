"""Which files of a content folder say something, of what, in which language, and which cannot be used."""

import unicodedata
from pathlib import Path

import pytest

from plugins.engine.sources import DOCUMENTS, PICTURES, Layout, Source, Sources, scan_content

LAYOUT = Layout(("news", "events"), ("places", "themes"), ("fi", "en"))


def scan(root: Path, *paths: str) -> Sources:
    """What a folder with these files holds."""
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    return scan_content(root, LAYOUT)


def findings(sources: Sources) -> list[tuple[str, str]]:
    """The path and code of each problem."""
    return [(problem.where.path, problem.code) for problem in sources.problems]


def test_each_file_has_its_kind_key_and_language(tmp_path: Path) -> None:
    """The place and the name of a file say all that is needed before it is read."""
    sources = scan(
        tmp_path, "news/silta/index.fi.md", "news/silta/index.en.md", "news/silta/silta.png", "registry/places.yml"
    )

    assert sources == Sources(
        texts=(
            Source("content/news/silta/index.en.md", str(tmp_path / "news/silta/index.en.md"), "news", "silta", "en"),
            Source("content/news/silta/index.fi.md", str(tmp_path / "news/silta/index.fi.md"), "news", "silta", "fi"),
        ),
        beside=(Source("content/news/silta/silta.png", str(tmp_path / "news/silta/silta.png"), "news", "silta"),),
        registries=(
            Source("content/registry/places.yml", str(tmp_path / "registry/places.yml"), "registry", "places"),
        ),
        problems=(),
    )


def test_a_text_may_lie_in_the_folder_of_its_kind(tmp_path: Path) -> None:
    """`silta.fi.md` beside `silta.en.md` is the same item as a folder of that name."""
    sources = scan(tmp_path, "news/silta.fi.md", "news/silta.en.md")

    assert [(source.key, source.language) for source in sources.texts] == [("silta", "en"), ("silta", "fi")]
    assert sources.problems == ()


def test_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    """What the file system lists first does not matter."""
    names = ["news/c/index.fi.md", "news/a/index.fi.md", "events/b/index.fi.md"]

    assert [source.key for source in scan(tmp_path, *names).texts] == ["b", "a", "c"]


@pytest.mark.parametrize(
    "name", [".DS_Store", ".gitkeep", "~$index.docx", "index.fi.md~", "Thumbs.db", "index.fi.md.swp", "index.fi.md.bak"]
)
def test_what_systems_leave_behind_means_nothing(name: str, tmp_path: Path) -> None:
    """Files that nobody wrote are neither read nor told of."""
    assert scan(tmp_path, f"news/{name}", f"news/silta/{name}", name) == Sources((), (), (), ())


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    """A Mac writes `ä` as two characters; the path that is told and the file's name have one."""
    name = unicodedata.normalize("NFD", "näkymä.jpg")
    sources = scan(tmp_path, "news/silta/index.fi.md", f"news/silta/{name}")

    assert [source.name for source in sources.beside] == ["näkymä.jpg"]


@pytest.mark.parametrize("suffix", [*PICTURES, *DOCUMENTS, ".JPG", ".Pdf"])
def test_pictures_and_documents_are_published(suffix: str, tmp_path: Path) -> None:
    """What browsers show and what people download lies beside a text, in capitals or not."""
    sources = scan(tmp_path, "news/silta/index.fi.md", f"news/silta/liite{suffix}")

    assert [source.name for source in sources.beside] == [f"liite{suffix}"]


MISPLACED = [
    ("lue.fi.md", "content/lue.fi.md", "file-outside-kinds"),
    ("uutiset/silta/index.fi.md", "content/uutiset/", "unknown-folder"),
    ("registry/place.yml", "content/registry/place.yml", "unknown-registry"),
    ("registry/places.yaml", "content/registry/places.yaml", "unknown-registry"),
    ("registry/old/places.yml", "content/registry/old/places.yml", "unknown-registry"),
    ("news/silta/kuvat/a.png", "content/news/silta/kuvat/a.png", "folder-too-deep"),
    ("news/silta/index.fi.md.txt", "content/news/silta/index.fi.md.txt", "wrong-suffix"),
    ("news/silta/index.fi.md.docx", "content/news/silta/index.fi.md.docx", "wrong-suffix"),
    ("news/silta/index.fi.txt", "content/news/silta/index.fi.txt", "wrong-suffix"),
    ("news/silta/index.fi.markdown", "content/news/silta/index.fi.markdown", "wrong-suffix"),
    ("news/silta/index.EN.MD", "content/news/silta/index.EN.MD", "wrong-suffix"),
    ("news/silta/index.md", "content/news/silta/index.md", "text-without-language"),
    ("news/silta/silta.fi.md", "content/news/silta/silta.fi.md", "text-not-index"),
    ("news/silta/index.sv.md", "content/news/silta/index.sv.md", "unknown-language"),
    ("news/Silta/index.fi.md", "content/news/Silta/", "bad-key"),
    ("news/index/index.fi.md", "content/news/index/", "bad-key"),
    ("news/index.fi.md", "content/news/index.fi.md", "text-outside-folder"),
    ("news/silta_1.fi.md", "content/news/silta_1.fi.md", "bad-key"),
    ("news/silta/IMG_1.HEIC", "content/news/silta/IMG_1.HEIC", "picture-format"),
    ("news/silta/asenna.exe", "content/news/silta/asenna.exe", "file-format"),
    ("news/silta/sivu.html", "content/news/silta/sivu.html", "file-format"),
    ("news/silta.png", "content/news/silta.png", "file-without-folder"),
    ("news/silta/silta.png", "content/news/silta/", "folder-without-text"),
]


@pytest.mark.parametrize(("file", "path", "code"), MISPLACED)
def test_what_is_misplaced_or_misnamed_is_told_once(file: str, path: str, code: str, tmp_path: Path) -> None:
    """Each file that would be lost without a word is told of, and is not among the sources of texts."""
    sources = scan(tmp_path, file)

    assert findings(sources) == [(path, code)]
    assert (sources.texts, sources.registries) == ((), ())


@pytest.mark.parametrize(
    ("name", "corrected"),
    [
        ("index.fi.md.txt", "index.fi.md"),
        ("index.EN.MD", "index.en.md"),
        ("index.fi.md.md", "index.fi.md"),
        ("index.md.txt", "index.md"),
    ],
)
def test_a_wrong_ending_is_corrected(name: str, corrected: str, tmp_path: Path) -> None:
    """The hint names the file as it should be called."""
    assert scan(tmp_path, f"news/silta/{name}").problems[0].facts == {"value": name, "corrected": corrected}


def test_a_folder_is_told_of_once(tmp_path: Path) -> None:
    """A folder whose name is wrong is one mistake, however many files lie in it."""
    wrong = scan(tmp_path, "uutiset/a/index.fi.md", "uutiset/b/index.fi.md", "news/Ä/index.fi.md", "news/Ä/index.en.md")

    assert findings(wrong) == [("content/news/Ä/", "bad-key"), ("content/uutiset/", "unknown-folder")]


def test_a_misnamed_text_is_a_text_all_the_same(tmp_path: Path) -> None:
    """Its folder is not said to have no text as well."""
    sources = scan(tmp_path, "news/silta/index.fi.md.txt", "news/silta/silta.png")

    assert findings(sources) == [("content/news/silta/index.fi.md.txt", "wrong-suffix")]


def test_the_same_text_in_two_places_is_told(tmp_path: Path) -> None:
    """A folder and a file of one key in one language contradict each other."""
    sources = scan(tmp_path, "news/silta.fi.md", "news/silta/index.fi.md", "news/silta/index.en.md")

    assert findings(sources) == [("content/news/silta/index.fi.md", "text-twice")]
    assert sources.problems[0].facts == {"other_path": "content/news/silta.fi.md"}


def test_unknown_words_come_with_the_nearest(tmp_path: Path) -> None:
    """A slip of the keyboard is answered with the word that was meant."""
    facts = [
        problem.facts["nearest"] for problem in scan(tmp_path, "evnts/a/index.fi.md", "registry/place.yml").problems
    ]

    assert facts == ["events", "places.yml"]


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    """Neither a file nor a folder that lies elsewhere is a source, not even one that leads back to itself."""
    content = tmp_path / "content"
    sources = scan(content, "news/silta/index.fi.md")
    (content / "news/silta/a.png").symlink_to("/etc/passwd")
    (content / "news/silta/broken.png").symlink_to("/nowhere")
    (content / "news/loop").symlink_to(content)

    found = scan_content(content, LAYOUT)

    assert [path for path, code in findings(found) if code == "symbolic-link"] == [
        "content/news/loop",
        "content/news/silta/a.png",
        "content/news/silta/broken.png",
    ]
    assert (found.texts, found.beside) == (sources.texts, ())


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """What cannot be listed is a problem, not a traceback."""
    assert findings(scan_content(tmp_path / "none", LAYOUT)) == [("content", "unreadable-folder")]


def test_what_was_sent_is_kept_whatever_it_is_called(tmp_path: Path) -> None:
    """In the folder of that name of its kind; nothing there is a text, and nothing is published beside the item."""
    names = ("lock.json", "mail.fi.html", "mail.fi.txt", "draft.both.eml")
    scan(tmp_path, "news/kirje/index.fi.md", *(f"news/kirje/sent/{name}" for name in names))

    found = scan_content(tmp_path, LAYOUT._replace(kept={"news": "sent"}))

    assert [source.name for source in found.kept] == sorted(names)
    assert {(source.kind, source.key, source.language, source.is_kept) for source in found.kept} == {
        ("news", "kirje", "", True)
    }
    assert ([source.name for source in found.texts], found.beside, found.problems) == (["index.fi.md"], (), ())


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("news/kirje/sent/deeper/lock.json", "folder-too-deep"),
        ("news/kirje/other/lock.json", "folder-too-deep"),
        ("events/kirje/sent/lock.json", "folder-too-deep"),
        ("news/kirje/lock.json", "file-format"),
    ],
)
def test_elsewhere_nothing_is_kept(path: str, told: str, tmp_path: Path) -> None:
    """Neither deeper, nor in a folder of another name, nor of a kind that keeps nothing."""
    kind = path.partition("/")[0]
    scan(tmp_path, f"{kind}/kirje/index.fi.md", path)

    found = scan_content(tmp_path, LAYOUT._replace(kept={"news": "sent"}))

    assert (findings(found), found.kept) == ([(f"content/{path}", told)], ())


def test_what_is_kept_without_a_text_is_told(tmp_path: Path) -> None:
    """In the folder in which the text should lie."""
    scan(tmp_path, "news/kirje/sent/lock.json")

    found = scan_content(tmp_path, LAYOUT._replace(kept={"news": "sent"}))

    assert findings(found) == [("content/news/kirje/", "folder-without-text")]


def test_the_word_list_lies_beside_the_kinds(tmp_path: Path) -> None:
    """It is no text and no registry; a list of its name elsewhere is in the wrong place."""
    sources = scan(tmp_path, "words.txt", "news/silta/index.fi.md", "news/silta/words.txt", "registry/words.txt")

    assert sources.word_list == Source("content/words.txt", str(tmp_path / "words.txt"), "words.txt", "")
    assert findings(sources) == [
        ("content/news/silta/words.txt", "file-format"),
        ("content/registry/words.txt", "unknown-registry"),
    ]


@pytest.mark.parametrize(
    ("file", "fact", "told"),
    [
        ("uutiset/silta/index.fi.md", "nearest", "news"),
        ("Uutiset/silta/index.fi.md", "nearest", "news"),
        ("events/Uusi Silta/index.fi.md", "corrected", "uusi-silta"),
        ("events/Kevätjuhla_2.fi.md", "corrected", "kevatjuhla-2"),
        ("events/___/index.fi.md", "corrected", ""),
        ("news/irrallinen.md", "example", "irrallinen.fi.md"),
        ("news/silta/silta.md", "example", "index.fi.md"),
    ],
)
def test_a_better_name_is_told(file: str, fact: str, told: str, tmp_path: Path) -> None:
    """The folder of a kind by what it is called, and names as they may be."""
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text("", encoding="utf-8")
    [problem] = scan_content(tmp_path, LAYOUT._replace(called={"uutiset": "news"})).problems

    assert problem.facts[fact] == told
