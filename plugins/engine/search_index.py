"""The search index: records become the files of a Pagefind bundle, which browsers search without a server.

Pagefind (https://pagefind.app) reads small HTML files that are written here for it alone, one for each record, so that
the index tells nothing but what the records say. What came of the same records the last time is used again.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec
from pagefind.service import get_executable

from plugins.engine.alone import alone
from plugins.engine.base_forms import tools_of
from plugins.engine.cache import read_cache, write_cache
from plugins.engine.outputs import Output, copy
from plugins.engine.search_order import put_in_order
from plugins.engine.search_records import IndexRefused, SearchRecord, Terms, render_record
from plugins.engine.search_terms import terms_of

ADDRESS = "/pagefind/"
"""Where the index lies on the site."""

ENTRY = "pagefind-entry.json"
KEPT = ("pagefind.js", ENTRY)
"""The files of the bundle whose names are always the same and that the page needs: the program and what it reads first.
Pagefind adds interfaces of its own and a program for a second thread, for which the page has no use.
"""


@dataclass(frozen=True)
class Indexing:
    """How to make the index: where it is kept, what else decides its bytes, and whether to make it anew."""

    folder: Path
    code: str
    """The fingerprint of the code."""
    full: bool = False


def index_outputs(records: Sequence[SearchRecord], indexing: Indexing) -> Iterator[Output]:
    """The files of the index of all languages, below `/pagefind/`; none without records. Raises IndexRefused."""
    bundle = indexing.folder / "bundle"
    if records:
        with alone(indexing.folder / "lock"):
            made = _brought(records, indexing, bundle)
        for path, digest in made.items():
            yield copy(f"{ADDRESS}{path}", str(bundle / path), digest)


def _brought(records: Sequence[SearchRecord], indexing: Indexing, bundle: Path) -> dict[str, str]:
    """The paths of the bundle's files with their digests; the bundle is made unless it is there already."""
    cache, key = indexing.folder / "made", _key(records, indexing)
    made = None if indexing.full else read_cache(cache, dict[str, str], key)
    if made is None or not _is_whole(bundle, made):
        _make(records, indexing, bundle)
        made = {path.relative_to(bundle).as_posix(): _digest(path) for path in sorted(bundle.rglob("*.*"))}
        write_cache(cache, made, key)
    return made


def _key(records: Sequence[SearchRecord], indexing: Indexing) -> str:
    """The digest of all that decides the bytes of the index."""
    tools = (version("pagefind"), version("snowballstemmer"), *tools_of(sorted({one.language for one in records})))
    state = blake2b(f"{indexing.code} {tools} ".encode(), digest_size=16)
    state.update(msgspec.json.encode(records))
    return state.hexdigest()


def _is_whole(bundle: Path, made: dict[str, str]) -> bool:
    """Whether the files that were made are there as they were."""
    try:
        return all(_digest(bundle / path) == digest for path, digest in made.items())
    except OSError:
        return False


def _make(records: Sequence[SearchRecord], indexing: Indexing, bundle: Path) -> None:
    """Make the index anew, beside the old one until it is ready."""
    indexing.folder.mkdir(parents=True, exist_ok=True)
    terms = terms_of(records, indexing.folder, indexing.code, full=indexing.full)
    with _empty(indexing.folder / "new") as folder:
        site, new = folder / "site", folder / "bundle"
        _write_site(records, terms, site)
        _run_pagefind(site, new)
        try:
            _tidy(new)
        except (LookupError, ValueError) as strange:
            raise IndexRefused(f"pagefind {version('pagefind')}: {strange}") from strange
        shutil.rmtree(bundle, ignore_errors=True)
        new.replace(bundle)


@contextmanager
def _empty(folder: Path) -> Iterator[Path]:
    """An empty folder for as long as it is needed; what a build that was killed left there goes first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_site(records: Sequence[SearchRecord], terms: Sequence[Terms], site: Path) -> None:
    site.mkdir()
    for record, hidden in zip(records, terms, strict=True):
        file = site / f"{record.address.strip('/')}/index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_record(record, hidden), encoding="utf-8")


def _run_pagefind(site: Path, bundle: Path) -> None:
    """Run the program over a folder of pages, with no settings of its own from the environment or a file.

    It is over when this returns, however it ends.
    """
    program = get_executable()
    if program is None:
        raise IndexRefused("pagefind")
    command = [str(program), "--site", str(site), "--output-path", str(bundle), "--silent"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(command, cwd=site, env=env, check=False, capture_output=True, text=True, errors="replace")
    except OSError as missing:
        raise IndexRefused(f"{program.name}: {missing.strerror}") from missing
    if done.returncode or not (bundle / ENTRY).is_file():
        said = (done.stderr or done.stdout).strip().splitlines()
        raise IndexRefused(said[-1] if said else f"{program.name}: {done.returncode}")


def _tidy(bundle: Path) -> None:
    """Leave only what browsers ask for, and put it in order."""
    put_in_order(bundle, ENTRY)
    entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for file in bundle.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in {*KEPT, *programs}:
            file.unlink()


def _digest(file: Path) -> str:
    return blake2b(file.read_bytes(), digest_size=16).hexdigest()
