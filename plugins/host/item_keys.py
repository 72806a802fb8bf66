"""The key of a new item: the permanent name of its folder."""

from datetime import date
from pathlib import Path

from plugins.domain.fields import slug_of
from plugins.domain.issue import Issue
from plugins.domain.item import KEY_WORD, Item, leading_date
from plugins.domain.problem import Problem, Where, error
from plugins.host.beginnings import Beginning
from plugins.host.gathering import path_as_written


def dated_key(kind: type[Item], key: str, today: date) -> str:
    """The key of an item of a kind that is dated by its folder, with today's date where it has none."""
    return f"{today}-{key}" if key and kind.dated_by_folder and not leading_date(key) else key


def proposed_key(beginning: Beginning, today: date) -> str:
    """A key made of the first title that there is; of a newsletter, the next month. "" where nothing says any."""
    if beginning.kind is Issue:
        return f"{today.year + today.month // 12}-{today.month % 12 + 1:02}"
    titles = (beginning.answers.get(f"title.{code}", "") for code in beginning.languages)
    return dated_key(beginning.kind, next(filter(None, map(slug_of, titles)), ""), today)


def key_problem(beginning: Beginning, content: Path) -> Problem | None:
    """Why a key cannot be used: it is none, or a folder has it already."""
    folder = content / beginning.kind.kind_folder / beginning.key
    if not beginning.key:
        return error(Where(beginning.kind.kind_folder), "new-key-missing")
    if not KEY_WORD.fullmatch(beginning.key):
        where = Where(f"{beginning.kind.kind_folder} {beginning.key}")
        return error(where, "bad-key", value=beginning.key, corrected=slug_of(beginning.key))
    return error(Where(path_as_written(folder)), "item-exists") if folder.exists() else None
