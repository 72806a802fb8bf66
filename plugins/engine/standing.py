"""Standing: a tree of its own for an earlier commit, so that the one in which people work stays as it is."""

import shutil
from pathlib import Path

from plugins.engine.history import ask_git


def top_of(folder: Path) -> Path | None:
    """The folder of the repository around a folder; None where there is none."""
    told = ask_git(folder, "rev-parse", "--show-toplevel")
    return Path(told.decode().removesuffix("\n")) if told else None


def head_of(folder: Path) -> str:
    """The commit at which the repository around a folder stands; "" where there is none."""
    return (ask_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") or b"").decode().strip()


def stand_at(commit: str, repository: Path, tree: Path) -> bool:
    """Let a tree of the repository's own stand at a commit; whether that could be done."""
    if not (tree / ".git").is_file():
        return _add(commit, repository, tree)
    if ask_git(tree, "checkout", "--quiet", "--force", "--detach", commit) is not None:
        return True
    # The repository to which it belonged is there no more, or is another one.
    shutil.rmtree(tree, ignore_errors=True)
    return _add(commit, repository, tree)


def _add(commit: str, repository: Path, tree: Path) -> bool:
    added = ask_git(repository, "worktree", "add", "--quiet", "--force", "--detach", str(tree), commit)
    return added is not None
