"""The site as its settings describe it: one frozen value that every view is drawn from."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from plugins.domain.language import Language
from plugins.domain.strings import Strings

NewsletterService = Literal["plain", "mailchimp", "listmonk", "brevo", "buttondown", "lianamailer"]
"""What sends the newsletter: a mail program (plain), or a service with tags of its own."""


CAMPAIGN = r"^$|^[\w.-]+=[\w.~%{}-]+(&[\w.-]+=[\w.~%{}-]+)*$"
"""Parameters of an address (RFC 3986, section 3.4)."""


class Frozen(BaseModel):
    """A value of the domain: made once, never changed, with no field that it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Tongue(Frozen):
    """One language of the site: its forms, its strings, and what the site calls itself in it."""

    language: Language
    strings: Strings
    site_name: str
    tagline: str = ""
    sections: Mapping[str, str]
    """The word of each section's address: `{"news": "uutiset"}`."""
    former_sections: Mapping[str, tuple[str, ...]] = {}
    """The words that sections had before: `{"news": ("ajankohtaista",)}`."""
    signup_url: str = ""
    feedback_url: str = ""


class EventDays(Frozen):
    """Of how many days after its window an issue of the newsletter tells events."""

    weekly: Annotated[int, Field(ge=1)] = 14
    monthly: Annotated[int, Field(ge=1)] = 45

    def of(self, series: str) -> int:
        """The days of a series."""
        return self.weekly if series == "weekly" else self.monthly


class Site(Frozen):
    """Everything that the settings say of the site, checked, with nothing of the clock and no file's text."""

    url: str
    """The address of the site without a slash at its end, such as `https://seutunakyma.example`."""
    authority: str
    """The ID_AUTHORITY: whose names the permanent ids are (RFC 4151), such as `seutunakyma.example,2026`."""
    zone: str
    """The time zone in which the region lives, such as `Europe/Helsinki`."""
    tongues: Mapping[str, Tongue]
    """The languages by code, in the order in which the site offers them."""
    page_size: Annotated[int, Field(ge=1)] = 20
    demonstration: bool = False
    content_commit: str = ""
    """The last commit that changed the content; "" where there is no history."""
    hub: str = ""
    """The WebSub hub that tells readers at once of what is new; "" without one."""
    email_style: Literal["at", "mailto"] = "at"
    newsletter_service: NewsletterService = "plain"
    newsletter_campaign: Annotated[str, Field(pattern=CAMPAIGN)] = ""
    """What the newsletter's links to the site say of where they stood: `utm_campaign={issue}`; "" for nothing."""
    removed_pages: bool = False
    """Whether a page says, where something was removed, that it was."""
    drafts: bool = False
    """Whether drafts and what is due later are shown as well, marked as such, to those who write."""

    has_search: bool = True
    """Whether there is an index by which the site can be searched."""
    tools: tuple[str, ...] = ()
    """The tools of this machine, beside those that every build has, that shape the output: `voikko-fi 2.5`."""
    has_compiled_markdown: bool = True
    """Whether plain texts are read by a compiled converter, which gives the same pages in less time."""

    event_days: EventDays = EventDays()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, in the site's order."""
        return tuple(self.tongues)

    @property
    def first_language(self) -> str:
        """The language that is taken for an item's source where nothing else is said."""
        return self.languages[0]

    def section(self, name: str, language: str) -> str:
        """The word that stands for a section in the addresses of a language."""
        return self.tongues[language].sections.get(name, name)

    def section_address(self, name: str, language: str) -> str:
        """The address of a section's page: `/fi/uutiset/`."""
        found = self._section_addresses.get((name, language))
        if found is None:
            found = self._section_addresses[name, language] = f"/{language}/{self.section(name, language)}/"
        return found

    @cached_property
    def _section_addresses(self) -> dict[tuple[str, str], str]:
        """Those that have been asked for: each item has one in every language."""
        return {}

    def absolute(self, address: str) -> str:
        """The full address of a page or file of the site."""
        return f"{self.url}{address}"
