"""Redirects: from which files others lead on, and the lists for hosts."""

import pytest

from plugins.hosting.redirect_lists import MOST_RULES, render_redirects, render_redirects_map, render_removed_map
from plugins.hosting.redirects import Taken, former_paths

MOVES = {
    "/fi/uutiset/": ("/fi/jutut/",),
    "/fi/uutiset/silta/": ("/blogi/silta.html/", "/fi/uutiset/vanha/"),
}


@pytest.mark.parametrize(
    ("path", "befores"),
    [
        ("fi/uutiset/index.html", ["fi/jutut/index.html"]),
        ("fi/uutiset/sivu/2/index.html", ["fi/jutut/sivu/2/index.html"]),
        ("fi/uutiset/silta/index.html", ["blogi/silta.html", "fi/uutiset/vanha/index.html"]),
        ("fi/uutiset/silta/a.pdf", ["fi/uutiset/vanha/a.pdf"]),
        ("fi/teemat/index.html", []),
        ("index.html", []),
    ],
)
def test_files_lay_below_the_earlier_addresses_of_what_is_around_them(path: str, befores: list[str]) -> None:
    """Of several things around one, the nearest; below the address of a file lies nothing."""
    assert list(former_paths(path, MOVES)) == befores


def test_no_two_files_have_one_path() -> None:
    """Whether they differ in capital letters, or one would be a folder of the other."""
    taken = Taken(["fi/a/index.html"])
    tried = ("fi/A/index.html", "fi/a", "fi/a/index.html/x", "fi/b/index.html", "fi/B/Index.html", "fi/b")
    assert [taken.take(path) for path in tried] == [False, False, False, True, False, False]


def test_no_host_gets_more_rules_than_it_reads() -> None:
    """What is beyond them is led on by its page; the first of each are rules that every address has."""
    rules = render_redirects({f"/a/{number}/": "/b/" for number in range(1, 1_000)}).splitlines()
    assert (len(rules), rules[0], rules[-1]) == (MOST_RULES, "/a/1/ /b/ 301!", "/a/10 /b/ 301")


def test_lists_quote_whatever_stands_in_them() -> None:
    """A space, a quote or a letter of another language ends no word; nginx takes it as it comes, others in percents."""
    moved = {'/a b/"c\\': "/fi/"}
    assert render_redirects(moved) == "/a%20b/%22c%5C /fi/ 301!\n/a%20b/%22c%5C /fi/ 301\n"
    assert render_redirects_map(moved) == '"/a b/\\"c\\\\" "/fi/";\n'
    assert render_removed_map(["/ä/"]) == '"/ä/" 1;\n"/ä" 1;\n"/ä/index.html" 1;\n'
