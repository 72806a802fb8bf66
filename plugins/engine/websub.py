"""WebSub: telling a hub that feeds have changed, so that it fetches them at once.

How a publisher tells its hub is not laid down by the recommendation (https://www.w3.org/TR/websub/, section 6); the
form that hubs understand is that of PubSubHubbub 0.4, section 7.1: a form with `hub.mode` and `hub.url`.
"""

from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SECONDS = 10
"""How long a hub may take to answer."""


def tell_hub(hub: str, feeds: Sequence[str]) -> dict[str, str]:
    """Tell a hub, at an address of http or https, that feeds have changed; those of which it did not hear, and why.

    A hub that cannot be reached is not asked again for each feed.
    """
    untold = dict[str, str]()
    for number, feed in enumerate(feeds):
        try:
            _tell(hub, feed)
        except HTTPError as refused:
            untold[feed] = f"{refused.code} {refused.reason}"
        except (OSError, HTTPException) as broken:
            return {**untold, **dict.fromkeys(feeds[number:], str(getattr(broken, "reason", broken)))}
    return untold


def _tell(hub: str, feed: str) -> None:
    form = urlencode({"hub.mode": "publish", "hub.url": feed}).encode()
    with urlopen(Request(hub, data=form, method="POST"), timeout=SECONDS):  # noqa: S310 - the setting is checked
        pass
