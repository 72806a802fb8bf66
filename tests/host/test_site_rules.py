"""Rules of a site: its files say how it is served."""

from pathlib import Path

import pytest

from plugins.domain.headers import ALWAYS, BY_PATTERN
from plugins.host.site_rules import Redirect, headers_for, redirect_for
from plugins.hosting.headers import render_headers
from tests.hosting import read_rules

PATHS = ("/", "/fi/", "/fi/calendar.ics", "/fi/rss.xml", "/fi/feed.json", "/assets/style.css", "/assets/fonts/a.woff2")


@pytest.mark.parametrize("path", PATHS)
def test_headers_are_those_of_the_file(path: str, tmp_path: Path) -> None:
    """As another reader of the grammar reads it."""
    text = render_headers(is_secure=True)
    (tmp_path / "_headers").write_text(text, "utf-8")

    found = {name.lower(): value for name, value in headers_for(tmp_path, path).items()}
    assert found == read_rules(text).headers(path)
    assert found["content-security-policy"] == ALWAYS["Content-Security-Policy"]


def test_every_pattern_is_read(tmp_path: Path) -> None:
    """None is lost, whatever stands above it."""
    (tmp_path / "_headers").write_text(render_headers(is_secure=False), "utf-8")
    for pattern, headers in BY_PATTERN.items():
        assert headers.items() <= headers_for(tmp_path, pattern.replace("*", "x")).items()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/old/", Redirect("/new/", 301)),
        ("/moved/", Redirect("/there/", 302)),
        ("/bare/", Redirect("/x/", 301)),
        ("/%C3%A4/", Redirect("/a/", 301)),
        ("/new/", None),
        ("/old/more/", None),
    ],
)
def test_earlier_addresses_lead_to_those_of_today(path: str, target: Redirect | None, tmp_path: Path) -> None:
    """Each by its own line; what is said in remarks is not meant."""
    lines = "# /new/ /remark/ 301\n\n/old/ /new/ 301\n/moved/ /there/ 302!\n/bare/ /x/\n/%C3%A4/ /a/ 301\n"
    (tmp_path / "_redirects").write_text(lines, "utf-8")

    assert redirect_for(tmp_path, path) == target


def test_a_site_without_rules_has_none(tmp_path: Path) -> None:
    """As before the first build."""
    assert headers_for(tmp_path, "/") == {}
    assert redirect_for(tmp_path, "/") is None
