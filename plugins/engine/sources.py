"""Sources: which files of the content folder say something, of what, in which language, and which cannot be used."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from plugins.domain.problem import Problem, Where, error, in_order, nearest
from plugins.engine.folders import STRAY

TEXT = ".md"
REGISTRY = "registry"
WORD_LIST = "words.txt"
"""The list of words that are right though no dictionary knows them, beside the folders of the kinds."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
DOCUMENTS = (".pdf", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".mp3", ".ics", ".vcf", ".zip")
PUBLISHED = frozenset((*PICTURES, *DOCUMENTS))
"""The endings of files that may be published beside an item."""
MISNAMED = {"wrong-suffix", "text-without-language", "text-not-index", "unknown-language", "bad-key"}
"""The problems of files that are texts all the same."""
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Source(msgspec.Struct, frozen=True):
    """A file that speaks of an item, or that lies beside one."""

    path: str
    """The path as the writer knows it, `content/news/x/index.fi.md`, composed (NFC)."""
    file: str
    """The path of the file itself."""
    kind: str
    key: str
    language: str = ""
    """The language of a text; "" for a file that lies beside one."""
    is_kept: bool = False
    """Whether the file lies in the folder in which its kind keeps what was sent."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Sources:
    """What a content folder holds."""

    texts: tuple[Source, ...]
    beside: tuple[Source, ...]
    registries: tuple[Source, ...]
    problems: tuple[Problem, ...]
    kept: tuple[Source, ...] = ()
    """Files that programs have written and nobody edits: all are read as they are, whatever their names."""
    word_list: Source | None = None
    """The list of words that are right, where there is one."""


class Layout(NamedTuple):
    """What may be in a content folder: the folders of the kinds, the registries, the languages of texts."""

    kinds: Sequence[str]
    registries: Sequence[str]
    languages: Sequence[str]
    kept: Mapping[str, str] = MappingProxyType({})
    """The folder, by kind, within that of an item, in which files are kept as they were sent."""
    called: Mapping[str, str] = MappingProxyType({})
    """Other words for kinds, each with the folder of its kind: `uutiset` for `news`."""


def scan_content(folder: Path, layout: Layout, name: str = "content") -> Sources:
    """Every file of a content folder, in the order of their paths. Nothing is read, no link is followed."""
    texts, beside, registries, kept = list[Source](), list[Source](), list[Source](), list[Source]()
    problems, word_list = list[Problem](), None
    for path, file in sorted(_walk(str(folder), name, problems)):
        steps = path[len(name) + 1 :].split("/")
        if steps == [WORD_LIST]:
            word_list = Source(path, file, WORD_LIST, "")
            continue
        if _is_kept(steps, layout):
            kept.append(Source(path, file, steps[0], steps[1], is_kept=True))
            continue
        is_usual = _is_usual(steps, layout)
        problem = None if is_usual else _misplaced(path, steps, layout) or _misnamed(path, steps, layout)
        if problem:
            problems.append(problem)
            continue
        source = source_of(path, file, steps)
        place = registries if source.kind == REGISTRY else texts if source.language else beside
        place.append(source)
    misnamed = {problem.where.path for problem in problems if problem.code in MISNAMED}
    problems.extend(_lonely(texts, [*beside, *kept], misnamed))
    return Sources(tuple(texts), tuple(beside), tuple(registries), in_order(problems), tuple(kept), word_list)


def _walk(folder: str, name: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    try:
        with os.scandir(folder) as entries:
            files = [file for file in entries if not STRAY.fullmatch(file.name)]
    except OSError:
        problems.append(error(Where(name), "unreadable-folder"))
        return
    for file in files:
        path = f"{name}/{unicodedata.normalize('NFC', file.name)}"
        if not file.name.isprintable() or "\\" in file.name:
            shown = "".join(letter if letter.isprintable() else "�" for letter in file.name)
            problems.append(error(Where(f"{name}/{shown}"), "bad-file-name", value=shown))
        elif file.is_symlink():
            problems.append(error(Where(path), "symbolic-link"))
        elif file.is_dir():
            yield from _walk(file.path, path, problems)
        elif file.is_file():
            yield path, file.path
        else:
            problems.append(error(Where(path), "unreadable-file"))


def source_of(path: str, file: str, steps: Sequence[str]) -> Source:
    """Of what a file speaks, by the steps of its path below the content folder."""
    if steps[0] == REGISTRY:
        return Source(path, file, REGISTRY, steps[1].partition(".")[0])
    text = re.fullmatch(r"(.+)\.([a-z]{2,3})\.md", steps[-1])
    key = steps[1] if len(steps) == 3 else text[1] if text else ""
    return Source(path, file, steps[0], key, text[2] if text else "")


def _is_kept(steps: Sequence[str], layout: Layout) -> bool:
    """Whether a file lies in the folder in which its kind keeps what was sent."""
    return len(steps) == 4 and layout.kept.get(steps[0]) == steps[2]


def _is_usual(steps: Sequence[str], layout: Layout) -> bool:
    """Whether a file is what nearly all are, a text in the folder of its item, so that nothing can be wrong with it."""
    usual = len(steps) == 3 and steps[0] in layout.kinds and _is_key(steps[1])
    return bool(usual) and any(steps[2] == f"index.{language}{TEXT}" for language in layout.languages)


def _misplaced(path: str, steps: list[str], layout: Layout) -> Problem | None:
    """What is wrong with the place of a file, if anything."""
    where, known = Where(path), (*layout.kinds, REGISTRY)
    if len(steps) == 1:
        return error(where, "file-outside-kinds", known=", ".join(known))
    if steps[0] not in known:
        folder = Where(path.removesuffix("/".join(steps[1:])))
        near = layout.called.get(steps[0].casefold()) or nearest(steps[0], known)
        return error(folder, "unknown-folder", value=steps[0], nearest=near, known=", ".join(known))
    if steps[0] == REGISTRY:
        names = tuple(f"{name}.yml" for name in layout.registries)
        near = nearest(steps[1], names)
        unknown = error(where, "unknown-registry", value=steps[1], nearest=near, known=", ".join(names))
        return None if "/".join(steps[1:]) in names else unknown
    return error(where, "folder-too-deep") if len(steps) > 3 else None


def _misnamed(path: str, steps: list[str], layout: Layout) -> Problem | None:
    """What is wrong with the name of a file in its item's folder, if anything."""
    where, name = Where(path), steps[-1]
    if steps[0] == REGISTRY:
        return None
    corrected = _corrected(name, layout.languages)
    if corrected != name:
        return error(where, "wrong-suffix", value=name, corrected=corrected)
    if not name.endswith(TEXT):
        return _unpublishable(where, name, in_folder=len(steps) == 3)
    return _misnamed_text(where, name, steps, layout.languages)


def _corrected(name: str, languages: Sequence[str]) -> str:
    """The name of a text with the ending that its writer meant: `index.fi.md.txt` and `index.FI.MD` are texts."""
    found = re.fullmatch(rf"(.+)(\.(?:{'|'.join(languages)}))(?:\.(?:md|markdown|txt))+", name, re.IGNORECASE)
    if found:
        return f"{found[1]}{found[2].lower()}{TEXT}"
    return re.sub(r"(?<=.)\.md\.[a-z]+$", TEXT, name, flags=re.IGNORECASE)


def _misnamed_text(where: Where, name: str, steps: list[str], languages: Sequence[str]) -> Problem | None:
    language = re.fullmatch(r"(.+)\.([A-Za-z]{2,3})\.md", name)
    if not language:
        stem = "index" if len(steps) == 3 else name.removesuffix(TEXT)
        return error(where, "text-without-language", value=name, example=f"{stem}.{languages[0]}.md")
    if language[2] not in languages:
        return error(where, "unknown-language", value=language[2], known=", ".join(languages))
    if len(steps) == 3 and language[1] != "index":
        return error(where, "text-not-index", value=name, corrected=f"index.{language[2]}.md")
    if len(steps) == 3:
        return None if _is_key(steps[1]) else _no_key(Where(_folder(where.path)), steps[1])
    if language[1] == "index":
        return error(where, "text-outside-folder", value=name, folder=_folder(where.path))
    return None if KEY.fullmatch(language[1]) else _no_key(where, language[1])


def _is_key(name: str) -> bool:
    """Whether a folder's name may be a key. `index` is what texts are called, and says nothing of them."""
    return KEY.fullmatch(name) is not None and name != "index"


def _no_key(where: Where, name: str) -> Problem:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    corrected = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return error(where, "bad-key", value=name, corrected=corrected if _is_key(corrected) else "")


def _folder(path: str) -> str:
    """The path of the folder in which a file lies, with a slash at its end."""
    return path[: path.rfind("/") + 1]


def _unpublishable(where: Where, name: str, *, in_folder: bool) -> Problem | None:
    suffix = Path(name).suffix.lower()
    if suffix in {".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".raw"}:
        return error(where, "picture-format", value=name, corrected=f"{Path(name).stem}.jpg")
    if suffix not in PUBLISHED:
        return error(where, "file-format", value=name)
    return None if in_folder else error(where, "file-without-folder", value=name)


def _lonely(texts: Sequence[Source], beside: Sequence[Source], misnamed: Iterable[str]) -> Iterator[Problem]:
    """Folders of files without a text, not even one whose name is wrong, and items that are written in two places."""
    if beside:
        yield from _folders_without_text(texts, beside, misnamed)
    if len({(source.kind, source.key, source.language) for source in texts}) < len(texts):
        yield from _texts_told_twice(texts)


def _folders_without_text(
    texts: Sequence[Source], beside: Sequence[Source], misnamed: Iterable[str]
) -> Iterator[Problem]:
    spoken = {_folder(path) for path in (*misnamed, *(source.path for source in texts))}
    keys = {(source.kind, source.key) for source in texts}
    for source in beside:
        folder = _folder(_folder(source.path)[:-1] if source.is_kept else source.path)
        if (source.kind, source.key) not in keys and folder not in spoken:
            yield error(Where(folder), "folder-without-text", value=source.key)


def _texts_told_twice(texts: Sequence[Source]) -> Iterator[Problem]:
    seen = dict[tuple[str, str, str], str]()
    for source in texts:
        first = seen.setdefault((source.kind, source.key, source.language), source.path)
        if first != source.path:
            yield error(Where(source.path), "text-twice", other_path=first)
