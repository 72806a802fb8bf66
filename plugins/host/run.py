"""The run: one function for a build, which reads from top to bottom, whoever hosts it."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from plugins.domain.catalogue import Catalogue
from plugins.domain.listing import Listing
from plugins.domain.problem import Problem, Where, error
from plugins.domain.site import Site
from plugins.domain.strings import MissingString
from plugins.domain.view import LanguageView
from plugins.engine.alone import alone
from plugins.engine.executors import OthersFailed, Workers
from plugins.engine.outputs import Output, copy
from plugins.engine.picture_cache import prune
from plugins.engine.reading import nothing_said
from plugins.engine.search_records import IndexRefused
from plugins.engine.state import code_fingerprint, folder_fingerprint
from plugins.engine.writing import WriteRefused, Writing, Written, write_outputs
from plugins.host import signals
from plugins.host.changes import gather_changes
from plugins.host.clock import NoMoment, is_named, moment_of
from plugins.host.feature import Feature, Views
from plugins.host.gathering import CloserLook, Gathered, gather, path_as_written
from plugins.host.noting import Built
from plugins.host.settings import Folders, folders_of, is_ours, site_of, surroundings
from plugins.host.settled import Settled, keep_settled
from plugins.host.telling import Teller
from plugins.host.theming import Theme, fingerprint_of, render


class Run:
    """A run of the settings of a site whose plugins have been loaded, for which Pelican need not be there."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Keep the settings, in which all paths are absolute; that of the cache need not be."""
        self.settings = settings

    def run(self) -> Built:
        """Build the site: gather everything, check everything, and only then write. Exits with 1 on an error."""
        started = perf_counter()
        # A build makes values and keeps them, and leaves hardly any circles behind to be looked for.
        gc.set_threshold(200_000, 50, 100)
        teller = Teller(self.settings["PROBLEM_LANGUAGE"])
        site, now = self.situation(teller, builds=True)
        folders = folders_of(self.settings)
        try:
            # Two builds of one folder follow each other, so that each keeps what is right for its own output.
            with alone(folders.cache / "lock"), teller.progress() as progress:
                gathered = self.gathered(site, now, progress.reading, progress.pictures)
                if gathered.refused(strict=self.settings["STRICT"]):
                    teller.refuse(gathered.problems, folders, strict=self.settings["STRICT"])
                views = views_of(gathered.catalogue, site, now, self.features(), folders)
                outputs = [*outputs_of(self.features(), views), *assets(folders), *self.index(views, folders)]
                written = write_outputs(outputs, self.writing(site, folders, progress.rendering, gathered.settled))
                if self.is_ours and gathered.settled:
                    keep_settled(folders.cache, gathered.settled, folders.output, now, site.zone)
                gather_changes(folders.cache, written.written, site)
                prune(folders.pictures, gathered.pictures)
        except OthersFailed as failed:
            teller.refuse((error(self.where, "executor-failed", reason=failed),), folders)
        except BROKEN as broken:
            teller.refuse((problem_of(broken, folders),), folders)
        teller.report(gathered.problems, folders)
        self.announce(written, folders.output)
        print(teller.words_of(views, written, f"{perf_counter() - started:.1f}"))
        return Built(views, written, gathered.problems, now, is_named(self.settings["NOW"]))

    def situation(self, teller: Teller, *, builds: bool = False) -> tuple[Site, datetime]:
        """The site and the moment to build for, or the end of the run, of which it is said what it does to a site."""
        end = teller.refuse if builds else teller.stop
        site, problems = site_of(self.settings, self.where)
        if site is None:
            end(problems)
        try:
            now = moment_of(self.settings["NOW"], self.settings["TIMEZONE"])
        except NoMoment as given:
            named = Where("--now" if self.settings["NOW"] else "SOURCE_DATE_EPOCH")
            end((error(named, "no-moment", value=str(given)),))
        return site, now

    def gathered(
        self, site: Site, now: datetime, tell: Any, tell_pictures: Any = bool, look: CloserLook = nothing_said
    ) -> Gathered:
        """The content as a catalogue, with every problem; `look` may find more than builds look for."""
        gathered = gather(
            site, folders_of(self.settings), self.features(), now,
            code=code_fingerprint(), workers=self.workers, full=self.is_full, tell=tell,
            tell_pictures=tell_pictures, is_ours=self.is_ours, look=look,
        )  # fmt: skip
        if not self.settings["HISTORY_REQUIRED"]:
            return gathered
        return gathered.with_history_required(self.where, folders_of(self.settings).content)

    @property
    def where(self) -> Where:
        """The settings file; Pelican does not tell which one it has read."""
        return Where(self.settings.get("SETTINGS_FILE", "pelicanconf.py"))

    @property
    def workers(self) -> Workers:
        """Who reads and renders: processes of this machine, or the executor that the settings hand in."""
        return Workers(self.settings["JOBS"], self.settings["EXECUTOR"])

    @property
    def is_ours(self) -> bool:
        """Whether all that the site is made by is ours: what others' plugins make of facts, nobody here can know."""
        return is_ours(self.settings)

    @property
    def is_full(self) -> bool:
        """Whether to build everything anew: by our option, or by Pelican's own `--ignore-cache`."""
        return bool(self.settings["FULL"] or not self.settings["LOAD_CONTENT_CACHE"])

    def features(self) -> list[Feature]:
        """The features of this site's plugins, in the plugins' order; other sites' plugins may be loaded as well."""
        order = {name: number for number, name in enumerate(self.settings["PLUGINS"])}
        answers = [(receiver.__module__, answer) for receiver, answer in signals.features.send(self)]
        return [answer for module, answer in sorted(answers, key=lambda row: order.get(row[0], 0)) if module in order]

    def index(self, views: Views, folders: Folders) -> Iterator[Output]:
        """The files of the index by which the site is searched, unless it is to be left out."""
        if self.settings["SEARCH"]:
            from plugins.engine.search_index import Indexing, index_outputs

            records = [one for feature in self.features() for view in views.values() for one in feature.searched(view)]
            yield from index_outputs(records, Indexing(folders.cache / "search", code_fingerprint(), self.is_full))

    def writing(self, site: Site, folders: Folders, tell: Any, settled: Settled | None = None) -> Writing:
        """How this site's outputs are rendered and written."""
        locales = tuple((code, tongue.language.locale) for code, tongue in site.tongues.items())
        strings = " ".join(folder_fingerprint(folder) for folder in folders.translations)
        state = " ".join(folder_fingerprint(Path(folder)) for folder in folders.templates)
        theme = Theme(folders.templates, folders.translations, locales, site.zone, strings, state)
        return Writing(
            folder=folders.output, render=partial(render, theme), code=code_fingerprint(),
            template_of=partial(fingerprint_of, theme), stamps=folders.cache / "stamps",
            workers=self.workers, full=self.is_full, tell=tell,
            plan=self.plan(folders, settled),
        )  # fmt: skip

    def plan(self, folders: Folders, settled: Settled | None) -> str:
        """The digest of all facts that outputs are planned from; "" where plugins of others know facts of their own."""
        return settled.plan(folders.static_fingerprint) if settled and self.is_ours else ""

    def announce(self, written: Written, folder: Path) -> None:
        """Tell other people's plugins what was written and that all is done: here nobody listens."""


BROKEN = (OSError, WriteRefused, IndexRefused, BrokenExecutor, TemplateError, MissingString)
"""What can go wrong once the content is right: the disk, the index of the search, or the theme."""


def problem_of(broken: Exception, folders: Folders) -> Problem:
    """What went wrong while writing, told like any other problem."""
    if isinstance(broken, WriteRefused):
        return error(Where(path_as_written(folders.output)), "output-in-the-way", reason=broken)
    if isinstance(broken, IndexRefused):
        return error(Where(path_as_written(folders.output)), "index-not-made", reason=broken)
    if isinstance(broken, OSError | BrokenExecutor):
        return error(Where(path_as_written(folders.output)), "output-blocked", reason=broken)
    if isinstance(broken, TemplateSyntaxError) and broken.filename:
        return error(
            Where(path_as_written(Path(broken.filename)), broken.lineno), "template-broken", reason=broken.message
        )
    return error(Where(path_as_written(folders.theme)), "template-broken", reason=broken)


def views_of(catalogue: Catalogue, site: Site, now: datetime, features: Sequence[Feature], folders: Folders) -> Views:
    """The view of each language, with the listings of all features."""
    static = folders.static_fingerprint
    around = surroundings(site, static)
    bare = {code: LanguageView(catalogue, site, code, now, static, around) for code in site.languages}
    return {code: view.with_listings(_listings(view, features)) for code, view in bare.items()}


def outputs_of(features: Sequence[Feature], views: Views) -> Iterator[Output]:
    """Every output of every feature, for each language and for the site as a whole, and what follows from them."""
    planned = [output for feature in features for output in _outputs_of(feature, views)]
    yield from planned
    for feature in features:
        yield from feature.following(views, planned)


def _outputs_of(feature: Feature, views: Views) -> Iterator[Output]:
    for view in views.values():
        yield from feature.outputs(view)
    yield from feature.site_outputs(views)


def assets(folders: Folders) -> Iterator[Output]:
    """The theme's static files, under `/assets/`."""
    for name, file in sorted(folders.static.items()):
        yield copy(f"/assets/{name}", str(file), folder_fingerprint(file))


def _listings(view: LanguageView, features: Sequence[Feature]) -> Iterator[Listing]:
    for feature in features:
        yield from feature.listings(view)
