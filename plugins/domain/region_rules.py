"""The rules of projects, opportunities, publications and contacts; each function gives the problems of one rule."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.domain.catalogue import Catalogue
from plugins.domain.fields import nearest_fact
from plugins.domain.item import at_start
from plugins.domain.opportunity import Job, Opportunity
from plugins.domain.problem import Problem, error, notice, warning
from plugins.domain.project import Project, ProjectTexts
from plugins.domain.publication import Publication
from plugins.domain.registry import Person, Programme
from plugins.domain.site import Site


def check_projects(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A project ends after it starts, does not follow itself, and names where its money comes from."""
    for item in catalogue.kinds.get(Project.kind_folder, ()):
        if not isinstance(item, Project):
            continue
        if item.duration.is_backwards():
            yield error(item.where("end"), "project-backwards")
        for field in ("predecessor", "successor"):
            if getattr(item, field) == item.key:
                yield error(item.where(field), "project-follows-itself", field=field)
        for number, funding in enumerate(item.funding):
            if not funding.programme and not funding.organisation:
                yield error(item.where(f"funding.{number}"), "funding-without-source")


def check_visibility(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """A project with the Union's money tells its aims and results (Regulation (EU) 2021/1060, article 50(1)(a))."""
    for item in catalogue.kinds.get(Project.kind_folder, ()):
        if isinstance(item, Project) and _has_union_money(catalogue, item):
            for language in item.versions:
                texts = item.texts[language]
                if isinstance(texts, ProjectTexts) and not texts.aims:
                    yield warning(item.where("aims", language), "union-project-without-aims")
                if isinstance(texts, ProjectTexts) and not texts.results:
                    yield warning(item.where("results", language), "union-project-without-results")


def check_opportunities(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """What can be applied for closes after it opens, and a job says whose it is."""
    for item in catalogue.items():
        if isinstance(item, Opportunity) and item.opens:
            closes = item.closes_at(site.zone)
            if closes and closes <= at_start(item.opens, site.zone):
                yield error(item.where("closes"), "closes-before-opening")
        if isinstance(item, Job) and not item.employer and not item.draft:
            yield warning(item.where("employer"), "job-without-employer")


def check_publications(catalogue: Catalogue, _site: Site, _now: datetime) -> Iterator[Problem]:
    """The files of a publication lie beside it and are not empty."""
    for item in catalogue.kinds.get(Publication.kind_folder, ()):
        if not isinstance(item, Publication):
            continue
        if not item.files and not item.draft:
            yield warning(item.where("files"), "publication-without-file")
        sizes = {file.name: file.size for file in item.beside}
        for number, file in enumerate(item.files):
            where = item.where(f"files.{number}.path")
            if file.path not in sizes:
                yield error(where, "publication-file-missing", **nearest_fact(file.path, sizes))
            elif not sizes[file.path]:
                yield error(where, "publication-file-empty", value=file.path)


def check_contacts(catalogue: Catalogue, site: Site, now: datetime) -> Iterator[Problem]:
    """A contact whose time has passed is shown no more."""
    today = now.astimezone(ZoneInfo(site.zone)).date()
    for entry in catalogue.registries.get(Person.registry, {}).values():
        if isinstance(entry, Person) and entry.until and entry.until < today:
            where = entry.where_of("until")
            yield notice(where, "contact-past-until", value=entry.id, until=entry.until.isoformat())


def _has_union_money(catalogue: Catalogue, project: Project) -> bool:
    programmes = [catalogue.entry("programmes", funding.programme) for funding in project.funding]
    return any(isinstance(programme, Programme) and programme.visibility for programme in programmes)


REGION_RULES = (check_projects, check_visibility, check_opportunities, check_publications, check_contacts)
"""These rules, for the check of the whole catalogue."""
