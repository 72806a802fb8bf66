"""Starting: a new item as commented files, one a language, and a new site of one's own."""

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from plugins.domain.item import KEY_WORD, Item, default_slug, leading_date
from plugins.domain.problem import Problem, Where, error, nearest
from plugins.host.feature import Feature

SITE = Path(__file__).resolve().parent / "starters" / "site"
CODE = Path(__file__).resolve().parents[2]
TRANSLATION = ".translation"
"""The ending of the names of starting files for the languages after the first."""
FALLBACK = "en"
"""The language of the starting files for languages that have none of their own."""


def start_item(
    features: Sequence[Feature], kind: str, key: str, content: Path, languages: Sequence[str], today: date
) -> tuple[list[Path], tuple[Problem, ...]]:
    """Write the files of a new item; the files written, or why none was."""
    kinds = {name: (feature, found) for feature in features for found in feature.kinds for name in names_of(found)}
    where = Where(f"{kind} {key}")
    if kind not in kinds:
        return [], (error(where, "unknown-kind", value=kind, nearest=nearest(kind, kinds), known=", ".join(kinds)),)
    if not KEY_WORD.fullmatch(key):
        return [], (error(where, "bad-key", value=key),)
    feature, model = kinds[kind]
    folder = content / model.kind_folder / _dated(model, key, today)
    if folder.exists():
        return [], (error(Where(str(folder)), "item-exists"),)
    facts = {"slug": default_slug(key), "day": _written(today), "due": _written(today + timedelta(days=30))}
    facts["year"] = str(today.year)
    shapes = dict.fromkeys(languages, TRANSLATION) | {languages[0]: ""}
    texts = {code: _starter(feature, model, code, shape).format(**facts) for code, shape in shapes.items()}
    folder.mkdir(parents=True)
    files = [folder / f"index.{code}.md" for code in languages]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files, ()


def start_site(folder: Path, today: date) -> tuple[Problem, ...]:
    """Write an empty site of one's own, begun today, into a folder that is empty or not yet there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return (error(Where(str(folder)), "folder-not-empty"),)
    shutil.copytree(SITE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    facts = {"{code}": os.path.relpath(CODE, folder.resolve()), "{day}": _written(today)}
    for file in (folder / "pelicanconf.py", *folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        for place, fact in facts.items():
            text = text.replace(place, fact)
        file.write_text(text, encoding="utf-8")
    return ()


def names_of(kind: type[Item]) -> tuple[str, ...]:
    """The names by which a kind may be asked for: `events`, `event`."""
    folder = kind.kind_folder
    return (folder,) if folder == "news" else (folder.removesuffix("s"), folder)


def _dated(model: type[Item], key: str, today: date) -> str:
    """The key of an item of a kind that is dated by its folder, with today's date where it has none."""
    return f"{today}-{key}" if model.dated_by_folder and not leading_date(key) else key


def _starter(feature: Feature, kind: type[Item], language: str, shape: str) -> str:
    """The starting file of a kind in a language: the site's first one has the shared facts, the others do not."""
    package = Path(str(sys.modules[f"plugins.{feature.name}"].__file__)).parent / "starters"
    names = [f"{before}{code}{shape}.md" for code in (language, FALLBACK) for before in (f"{kind.kind_folder}.", "")]
    return next(file for name in names if (file := package / name).is_file()).read_text(encoding="utf-8")


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
