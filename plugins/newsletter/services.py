"""Services that send newsletters, and the tags that each puts a subscriber's own links in the place of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from plugins.domain.site import NewsletterService


class Service(NamedTuple):
    """The tags of a service; "" where it has none, or none that its documentation names."""

    unsubscribe: str = ""
    online: str = ""
    """The address at which the letter can be read in a browser; without one, it is that of our own page."""
    adds_unsubscribe: bool = False
    """Whether the service writes the link for unsubscribing below each letter by itself."""


SERVICES: Mapping[NewsletterService, Service] = MappingProxyType(
    {
        "plain": Service(),
        "mailchimp": Service("*|UNSUB|*", "*|ARCHIVE|*"),
        "listmonk": Service("{{ UnsubscribeURL }}", "{{ MessageURL }}"),
        "brevo": Service("{{ unsubscribe }}"),
        "buttondown": Service("{{ unsubscribe_url }}", "{{ email_url }}"),
        "lianamailer": Service(adds_unsubscribe=True),
    }
)
