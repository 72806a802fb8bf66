"""Opportunities: jobs and calls, which open and close."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from plugins.domain.fields import Flag, LanguageCodes, Moment, Refers, Text, Url
from plugins.domain.item import Item, at_start, closing


class Opening(StrEnum):
    """Whether one may apply."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


class Opportunity(Item):
    """Something to apply for, from a moment on and up to another; without an end, for as long as it is there."""

    section: ClassVar[str] = "opportunities"

    opens: Moment | None = None
    closes: Moment | None = None
    apply_url: Url = ""

    def closes_at(self, zone: str) -> datetime | None:
        """The instant at which it closes: a day counts to its end."""
        return closing(self.closes, zone) if self.closes else None

    def opening(self, now: datetime, zone: str) -> Opening:
        """Whether one may apply at a moment."""
        closes = self.closes_at(zone)
        if closes and closes <= now:
            return Opening.CLOSED
        return Opening.COMING if self.opens and at_start(self.opens, zone) > now else Opening.OPEN

    def turns(self, zone: str) -> Iterator[datetime]:
        """When it opens and when it closes."""
        yield from super().turns(zone)
        if self.opens:
            yield at_start(self.opens, zone)
        if closes := self.closes_at(zone):
            yield closes


class JobKind(StrEnum):
    """What sort of work, or of business, is offered."""

    JOB = "job"
    SUMMER_JOB = "summer_job"
    INTERNSHIP = "internship"
    THESIS = "thesis"
    BUSINESS = "business"


class Employment(StrEnum):
    """How one is employed."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"


class Job(Opportunity):
    """A job, a summer job, an internship, a thesis or a business opportunity."""

    kind_folder: ClassVar[str] = "jobs"

    kind: JobKind = JobKind.JOB
    employer: Annotated[Text, Refers("organisations")] = ""
    remote: Flag = False
    employment: Employment | None = None
    salary: Text = ""
    languages: LanguageCodes = ()

    def related(self) -> frozenset[str]:
        """What the job names; its employer among it."""
        return super().related() | ({f"organisations/{self.employer}"} if self.employer else set())


class CallKind(StrEnum):
    """What a call offers: money or learning."""

    FUNDING = "funding"
    TRAINING = "training"


class Call(Opportunity):
    """A call for funding, or for places of training."""

    kind_folder: ClassVar[str] = "calls"

    kind: CallKind
    programme: Annotated[Text, Refers("programmes")] = ""
    amount: Text = ""
