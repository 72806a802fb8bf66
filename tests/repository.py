"""Git repositories of tests: real ones, whose commits have the moments that a test states."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

AUTHOR = ("-c", "user.name=Editor", "-c", "user.email=editor@seutu.example", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Repository:
    """A folder under git; nothing of the machine's own settings of git is in force there."""

    folder: Path

    @classmethod
    def begin(cls, folder: Path) -> "Repository":
        """Make a folder a repository without a commit."""
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "--quiet", "--initial-branch=main")
        return repository

    def write(self, files: Mapping[str, str]) -> None:
        """Write files by their paths; those above an empty text are removed."""
        for path, text in files.items():
            file = self.folder / path
            if text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            else:
                file.unlink()

    def commit(self, moment: str, files: Mapping[str, str] | None = None) -> None:
        """Write files and commit all that is there, at a moment in ISO form."""
        self.write(files or {})
        self.git("add", "--all")
        self.git(*AUTHOR, "commit", "--quiet", "--allow-empty", f"--message=As of {moment}", moment=moment)

    def git(self, *arguments: str, moment: str = "") -> str:
        """Run git in the folder, and return what it prints."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment} if moment else {}
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-C", str(self.folder), *arguments]
        done = subprocess.run(command, env={**own, **nothing, **dates}, capture_output=True, text=True, check=True)
        return done.stdout
