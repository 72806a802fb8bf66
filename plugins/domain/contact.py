"""A contact: whom to ask, as a reader sees them."""

import re
from dataclasses import dataclass

from plugins.domain.item import Item
from plugins.domain.registry import Person, in_language
from plugins.domain.view import LanguageView


@dataclass(frozen=True)
class Contact:
    """A person in a role, with the ways to reach them."""

    name: str
    role: str
    organisation: str
    phone: str
    phone_address: str
    """The `tel:` address, without spaces."""
    email: str
    """The e-mail address as it is shown: with `@`, or with `(at)` where the site's style asks for it."""
    email_address: str
    """The `mailto:` address, or "" where the style hides it."""


def contacts(view: LanguageView, item: Item) -> tuple[Contact, ...]:
    """The people to ask about an item, while they may be asked."""
    return view.once(_contacts, item.contacts)


def _contacts(view: LanguageView, names: tuple[str, ...]) -> tuple[Contact, ...]:
    return tuple(contact for name in names if (contact := contact_named(view, name)))


def contact_named(view: LanguageView, name: str, *, even_after: bool = False) -> Contact | None:
    """The person of an id, while they may be asked; `even_after` where the law asks that somebody is named."""
    person = view.catalogue.entry("people", name)
    if isinstance(person, Person) and (even_after or person.until is None or person.until >= view.today.date()):
        return _contact(view, person)
    return None


def _contact(view: LanguageView, person: Person) -> Contact:
    organisation = view.catalogue.entry("organisations", person.organisation)
    hidden = view.site.email_style == "at"
    return Contact(
        name=person.named(view.code),
        role=in_language(person.role, view.code),
        organisation=organisation.named(view.code) if organisation else "",
        phone=person.phone,
        phone_address=f"tel:{re.sub(r'[^+0-9]', '', person.phone)}" if person.phone else "",
        email=person.email.replace("@", f"({view.gettext('at')})") if hidden else person.email,
        email_address=f"mailto:{person.email}" if person.email and not hidden else "",
    )
