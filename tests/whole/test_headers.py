"""What hosts send beside the files: the right types, the policy that pages state as well, and how long to keep what."""

import re
from collections import Counter

import pytest
from PIL import Image

from plugins.hosting.headers import render_headers
from tests.building import Built
from tests.hosting import TYPES, Rules, read_rules
from tests.whole.pages import Pages

KINDS = {
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    "events.json": "application/json; charset=utf-8",
    ".eml": "message/rfc822",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
"""The endings of files whose type the site itself states; hosts know all others."""

FOLLOWED = (".ics", ".xml", "feed.json", ".opml", "events.json")
"""The endings of what programs in the pages of others may read."""


@pytest.fixture(scope="module")
def rules(demonstration: Built) -> Rules:
    """The rules of the site that ships."""
    return read_rules(demonstration.text("_headers"))


def test_every_file_has_its_type(demonstration: Built, rules: Rules) -> None:
    """Files of a kind that hosts do not know, or take for another, are sent as what they are; hosts do the others."""
    for path in demonstration.paths():
        expected = next((type_ for ending, type_ in KINDS.items() if path.endswith(ending)), None)
        assert (path, rules.headers(f"/{path}").get("content-type")) == (path, expected)
        known = any(path.endswith(ending) for ending in (*KINDS, *TYPES, ".png", ".jpg", ".pdf", ".json"))
        assert (path, known) == (path, True)


def test_no_two_patterns_say_the_same(demonstration: Built, rules: Rules) -> None:
    """Hosts join what two patterns say of one header, and a type or a policy that is joined is none."""
    for path in demonstration.paths():
        matching = [Rules({pattern: headers}).headers(f"/{path}") for pattern, headers in rules.of_patterns.items()]
        counts = Counter(name for headers in matching for name in headers)
        assert (path, [name for name, count in counts.items() if count > 1]) == (path, [])


def test_all_is_guarded(demonstration: Built, rules: Rules) -> None:
    """Whatever is sent is what it says, is shown in no frame, and comes by https the next time."""
    names = {"content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"}
    names |= {"cross-origin-opener-policy", "cross-origin-resource-policy", "strict-transport-security"}
    for path in demonstration.paths():
        assert names - rules.headers(f"/{path}").keys() == set()
    assert "strict-transport-security" not in read_rules(render_headers(is_secure=False)).headers("/")


def test_what_is_followed_can_be_read_by_all(demonstration: Built, rules: Rules) -> None:
    """Feeds, calendars and the events for other systems may be read from the pages of others; pages may not."""
    for path in demonstration.paths():
        open_ = rules.headers(f"/{path}").get("access-control-allow-origin")
        assert (path, open_) == (path, "*" if path.endswith(FOLLOWED) else None)


def test_pages_state_the_policy(pages: Pages) -> None:
    """Each states the policy that hosts send, but for what only a header may say, before anything is loaded."""
    sent = read_rules((pages.output / "_headers").read_text("utf-8")).headers("/")["content-security-policy"]
    stated = sent.removesuffix("; frame-ancestors 'none'")
    assert stated != sent
    assert "'unsafe-inline'" not in sent
    for page in pages:
        policies = [one for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert (page.address, [one.get("content") for one in policies]) == (page.address, [stated])
        order = [one.tag for one in page.all("head/*") if one in policies or one.tag in {"link", "script"}]
        assert (page.address, order[0]) == (page.address, "meta")


def test_what_is_kept_for_ever_never_changes(pages: Pages) -> None:
    """What hosts let browsers keep for ever is a typeface, or is asked for by an address with its digest."""
    rules = read_rules((pages.output / "_headers").read_text("utf-8"))
    asked = {address for page in pages for address in page.fetched()}
    for sheet in pages.output.rglob("*.css"):
        asked |= set(re.findall(r'(?:@import |url\()"(/[^"]*)"', sheet.read_text("utf-8")))
    kept = {address for address in asked if "immutable" in rules.headers(address).get("cache-control", "")}
    assert len(kept) >= 3
    assert [one for one in kept if not re.search(r"\?v=[0-9a-f]{8,}$", one) and not one.endswith(".woff2")] == []


def test_the_icons(made_up: Built) -> None:
    """Browsers find an icon at the root, where they look by themselves; phones find a whole square."""
    with Image.open(made_up.output / "favicon.ico") as icon:
        assert (icon.format, sorted(icon.info["sizes"])) == ("ICO", [(16, 16), (32, 32), (48, 48)])
    with Image.open(made_up.output / "assets" / "apple-touch-icon.png") as icon:
        assert (icon.size, icon.mode) == ((180, 180), "RGB")


@pytest.mark.parametrize(
    "text", ["  X: y\n/*\n  X\n", "/a b\n  X: y\n", "/*\n  X: y\n/*\n  Z: y\n", "/*\n  X: y\n  x: z\n", "/*\nX: y\n"]
)
def test_what_no_host_reads_is_seen(text: str) -> None:
    """What is used above refuses a file that hosts would read otherwise than it was meant."""
    with pytest.raises(AssertionError):
        read_rules(text)
