"""How long the search's index takes: Finnish words by Voikko, the index by Pagefind, each in a row of its own."""

import random
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from plugins.engine import search_index
from plugins.engine.base_forms import tools_of
from plugins.engine.search_records import SearchRecord, Terms
from plugins.engine.search_terms import terms_of
from tests.bench.measuring import Figure, seconds_of

PAGES = 1_000
WORDS = 300
BEGINNINGS = """
metsä vesi puu tieto talous hanke kylä koulu työ lapsi ranta silta tuuli sähkö kala marja kirja kauppa ruoka lääke kone
maa tie järvi kaupunki maakunta yritys rahoitus
"""
ENDINGS = """
talossa hoidon yhdistykset verkostoon palveluita kokouksen hallitusta johtajille koulutuksessa matkailun joella
keskukset ohjelmien suunnitelmaa rakennuksia neuvojat tutkijoita käsityöläisten päivänä alueella
"""
SINGLE = """
Iisalmessa Kajaanin Joensuuhun Kuusamosta Siikajoella ja on sekä alkaa jatkuu uusi myös noin ensi vuonna viime
"""


def indexing() -> list[Figure]:
    """As many Finnish pages as a large site has, with some thousands of different words."""
    records = list(_records())
    with tempfile.TemporaryDirectory() as folder:
        cold, terms = seconds_of(partial(terms_of, records, Path(folder), ""))
        warm, _ = seconds_of(partial(terms_of, records, Path(folder), ""))
        plain_seconds, plain = _indexed(records, [Terms()] * PAGES, Path(folder) / "plain")
        seconds, size = _indexed(records, terms, Path(folder) / "whole")
    words = Figure(f"Base forms of {PAGES:,} Finnish pages of {WORDS} words", cold, "s")
    if not tools_of(["fi"]):
        words = Figure("Base forms of Finnish words: Voikko is missing", 0)
    return [
        words,
        Figure("  the same, once the words are known", warm, "s"),
        Figure(f"Pagefind's index of these {PAGES:,} pages", seconds, "s"),
        Figure("  the same without base forms", plain_seconds, "s"),
        Figure("  bytes", size / 1e6, "MB"),
        Figure("  bytes without base forms", plain / 1e6, "MB"),
    ]


def _indexed(records: list[SearchRecord], terms: list[Terms], folder: Path) -> tuple[float, int]:
    """The CPU seconds of Pagefind, a process of its own, and the bytes of its index."""
    folder.mkdir()
    search_index._write_site(records, terms, folder / "site")
    before = getrusage(RUSAGE_CHILDREN)
    search_index._run_pagefind(folder / "site", folder / "bundle")
    after = getrusage(RUSAGE_CHILDREN)
    search_index._tidy(folder / "bundle")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, sum(file.stat().st_size for file in (folder / "bundle").rglob("*") if file.is_file())


def _records() -> Iterator[SearchRecord]:
    dice = random.Random(1)  # noqa: S311 - the same pages in every run
    for number in range(PAGES):
        words = [_word(dice) for _ in range(WORDS)]
        yield SearchRecord(f"/fi/uutiset/{number}/", "fi", " ".join(words[:5]), texts=(" ".join(words[5:]),))


def _word(dice: random.Random) -> str:
    kind = dice.randrange(4)
    end = dice.choice((SINGLE if kind else ENDINGS).split())
    return end if kind < 3 else dice.choice(BEGINNINGS.split()) + dice.choice(ENDINGS.split())


BENCHMARKS = (indexing,)
"""That of the search."""
