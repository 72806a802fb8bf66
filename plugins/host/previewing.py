"""Previewing: a page on which an editor looks at an issue's mails, copies them, and sees what is wrong with them."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.host.freezing import Mailing
from plugins.host.problems import render_sentences, sentence
from plugins.host.telling import Teller

PREVIEW = Path(__file__).resolve().parent / "preview"
STATIC = ("preview.css", "preview.js")
WORDS = (
    "preview-title", "preview-frozen", "preview-open", "preview-languages", "preview-files", "preview-copy-html",
    "preview-copy-text", "preview-copied", "preview-selected", "preview-clean", "preview-mail", "preview-source",
)  # fmt: skip
"""The codes of what the page itself says."""


class PreviewFile(NamedTuple):
    """A file of a mail, and its size in words."""

    name: str
    size: str


class PreviewMail(NamedTuple):
    """A mail as the page shows it."""

    start: str
    """How the names of its files start: `fi-en`."""
    subject: str
    files: tuple[PreviewFile, ...]
    html: str
    text: str
    problems: tuple[str, ...]


def write_preview(mailing: Mailing, folder: Path, teller: Teller) -> Path:
    """Write the page with all that it shows into a folder; the path of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in mailing.files.items():
        (folder / name).write_bytes(content)
    for name in STATIC:
        shutil.copyfile(PREVIEW / name, folder / name)
    page = folder / "index.html"
    page.write_text(render_preview(mailing, teller), encoding="utf-8")
    return page


def render_preview(mailing: Mailing, teller: Teller) -> str:
    """The page."""
    environment = Environment(
        loader=FileSystemLoader(PREVIEW), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    words = {code.removeprefix("preview-").replace("-", "_"): sentence(code, teller.language) for code in WORDS}
    return environment.get_template("preview.html").render(
        language=teller.language,
        key=mailing.issue.key,
        is_frozen=mailing.issue.is_frozen,
        mails=[_mail(mailing, start, teller) for start in mailing.starts],
        words=words,
    )


def size_in_words(content: bytes, teller: Teller) -> str:
    """The size of a file in whole kilobytes, at least one."""
    return teller.sentence("newsletter-size", size=max(1, round(len(content) / 1000)))


def _mail(mailing: Mailing, start: str, teller: Teller) -> PreviewMail:
    files = {name: content for name, content in mailing.files.items() if name.startswith(f"{start}.")}
    found = [problem for problem in mailing.problems if Path(problem.where.path).name in files]
    return PreviewMail(
        start=start,
        subject=json.loads(files[f"{start}.meta.json"])["subject"],
        files=tuple(PreviewFile(name, size_in_words(content, teller)) for name, content in files.items()),
        html=files[f"{start}.mail.html"].decode(),
        text=files[f"{start}.mail.txt"].decode(),
        problems=tuple(render_sentences(found, teller.language)),
    )
