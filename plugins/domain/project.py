"""A project: what several do together for a time, with money, goals and results. Agreements and networks are such."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from plugins.domain.duration import Duration, PartialDay
from plugins.domain.fields import Amount, Flag, ListOfMaps, PerLanguage, Refers, Text, Url
from plugins.domain.item import Item, ItemTexts
from plugins.domain.registry import Named, Wording
from plugins.domain.site import Frozen


class ProjectKind(StrEnum):
    """What sort of co-operation it is."""

    PROJECT = "project"
    LEAD_PROJECT = "lead_project"
    AGREEMENT = "agreement"
    NETWORK = "network"


class PartnerRole(StrEnum):
    """What an organisation does in a project."""

    PARTNER = "partner"
    IMPLEMENTER = "implementer"
    PARTY = "party"
    OPERATOR = "operator"
    MEMBER = "member"


class FundingRole(StrEnum):
    """Whether a funder is the main one."""

    MAIN = "main"
    OTHER = "other"


class Operator(StrEnum):
    """How a goal's value is meant."""

    MORE = ">"
    AT_LEAST = ">="
    EXACTLY = "="


class Partner(Frozen):
    """An organisation that takes part, in a role, perhaps acting through another."""

    organisation: Annotated[Text, Refers("organisations")]
    role: PartnerRole = PartnerRole.PARTNER
    acts_through: Annotated[Text, Refers("organisations")] = ""


class Funding(Frozen):
    """Where money comes from: a programme, an organisation, or an organisation out of a programme."""

    programme: Annotated[Text, Refers("programmes")] = ""
    organisation: Annotated[Text, Refers("organisations")] = ""
    role: FundingRole = FundingRole.OTHER
    amount: Amount | None = None


class Goal(Frozen):
    """A goal in numbers: more than 20 service products by the end of 2029."""

    id: Text = ""
    op: Operator
    value: Amount
    unit: Wording = ""
    period: Text = ""
    share: Flag = True
    """Whether a percentage is a part of a whole, as most are; growth is none."""
    label: Named


class KeyFigure(Frozen):
    """A number that tells something, with its year and its source where they are known."""

    value: Amount
    unit: Wording = ""
    year: Text = ""
    source: Wording = ""
    share: Flag = True
    """Whether a percentage is a part of a whole, as most are; growth is none."""
    label: Named


class Measure(Frozen):
    """One of the things that a project does."""

    title: Text
    text: Text = ""


class ProjectTexts(ItemTexts):
    """What one language says of a project."""

    aims: Annotated[Text, PerLanguage] = ""
    target_group: Annotated[Text, PerLanguage] = ""
    measures: Annotated[tuple[Measure, ...], PerLanguage, ListOfMaps] = ()
    results: Annotated[Text, PerLanguage] = ""


class Project(Item):
    """A project, a lead project, an agreement or a network."""

    kind_folder: ClassVar[str] = "projects"
    texts_type: ClassVar[type[ItemTexts]] = ProjectTexts

    kind: ProjectKind = ProjectKind.PROJECT
    acronym: Text = ""
    code: Text = ""
    start: PartialDay | None = None
    end: PartialDay | None = None
    coordinator: Annotated[Text, Refers("organisations")] = ""
    partners: Annotated[tuple[Partner, ...], ListOfMaps] = ()
    funding: Annotated[tuple[Funding, ...], ListOfMaps] = ()
    budget: Amount | None = None
    goals: Annotated[tuple[Goal, ...], ListOfMaps] = ()
    key_figures: Annotated[tuple[KeyFigure, ...], ListOfMaps] = ()
    predecessor: Annotated[Text, Refers("projects")] = ""
    successor: Annotated[Text, Refers("projects")] = ""
    website: Url = ""

    @property
    def duration(self) -> Duration:
        """When it runs, as exactly as that is known."""
        return Duration(self.start, self.end)

    def turns(self, zone: str) -> Iterator[datetime]:
        """When it starts and when it has ended."""
        yield from (*super().turns(zone), *self.duration.turns(zone))

    def related(self) -> frozenset[str]:
        """What the project names; its coordinator, partners and funders among it."""
        partners = {name for partner in self.partners for name in (partner.organisation, partner.acts_through)}
        funders = {funding.organisation for funding in self.funding}
        organisations = {f"organisations/{name}" for name in {self.coordinator, *partners, *funders} if name}
        others = {f"projects/{key}" for key in (self.predecessor, self.successor) if key}
        return super().related() | organisations | others
