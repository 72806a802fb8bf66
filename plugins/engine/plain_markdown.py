"""Plain Markdown: the texts that mean the same in every dialect, which a compiled converter reads at once.

Python-Markdown says what a text means. Described here are the shapes in which CommonMark agrees with it to the last
byte that is shipped; every other text, and every text in doubt, is not plain and is left to Python-Markdown.
"""

import re
from collections import Counter
from html import unescape

import pyromark

from plugins.engine.headings import slug_of_heading

# Both descriptions read on and never back (`++`), so their time grows with the length of a text and not faster.

# What may stand in a line. Not among the words are signs that may mean something, and rare spaces, which only one of
# the two converters takes for spaces.
_ODD = r"\0-\x1f\x7f-\x9f\xad\u1680\u2000-\u2008\u200a\u2028\u2029\u205f\u3000\ud800-\udfff\ufdd0-\ufdef\ufeff-\uffff"
_WORDS = rf"(?:[^{_ODD}*_`\[\]\\<&|~^!]++|!(?!\[)|&(?:nbsp;|(?=[ A-Za-z])(?!\w+;)))"
_TARGET = r"\((?:[A-Za-z0-9/.:?=@%+,;~#$-]|&(?=[a-z]+=))++\)"
_LINK = rf"\[(?!\s){_WORDS}++(?<!\s)\]{_TARGET}"
_PICTURE = rf"!\[(?!\s)[^{_ODD}*_`\[\]\\<>&|~^!]++(?<!\s)\]{_TARGET}"
_CODE = rf"`(?!\s)[^{_ODD}`\\<&|]++(?<!\s)`(?!`)"


def _stressed(stars: str) -> str:
    """Words between stars that everybody pairs alike: after a space, and before one or a stop, or between letters."""
    closed = rf"{stars}(?![*])(?:(?![^ \n.,:;?!)])|(?<=[^\W_]{stars})(?=[^\W_]))"
    return rf"(?<![^ (\n]){stars}(?![\s*])(?:{_WORDS}|{_LINK})++(?<!\s){closed}"


_SIGNS = re.compile(
    rf"(?:[*] )?+(?:\n(?:[*] )?+|[|]|{_WORDS}|{_LINK}|{_stressed('[*]')}|{_stressed('[*][*]')}|{_CODE}|{_PICTURE})*+"
)

# How lines make a text, of which each block ends with an empty line. What follows its like (a list, a quotation) may be
# part of it or not, and is in doubt.
_END = r"(?<!\s)(?<!&nbsp;)"
_LINE = rf"(?![\s&>#+=:-]|[*] |\d+[.)][ \n])[^\n|]++{_END}\n"
_ROW = r"[|](?: (?![\s&])[^\n|]++(?<=\S )(?<!&nbsp; )[|]){2,}+\n"
_LISTS = "|".join(
    rf"{first}(?:{mark} {_LINE})++\n++(?![*-] |\d+\. )"
    for first, mark in (("", "-"), ("", "[*]"), (r"(?=1\. )", r"[0-9]{1,3}\."))
)
_SHAPE = re.compile(
    r"\n*+(?:"
    rf"\#{{2,6}} (?![\s&])[^\n|\#]++{_END}\n++"
    rf"|{_LINE}(?:(?::   {_LINE})++|(?:{_LINE})*+)\n++"
    rf"|{_LISTS}"
    rf"|(?:> {_LINE})++\n++(?!>)"
    r"|-{3,}\n\n++"
    rf"|{_ROW}[|](?: ?:?-{{3,}}:? ?[|]){{2,}}+\n(?:{_ROW})++\n++"
    r")*+"
)
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_DEFINITION_LIST
_HEADING = re.compile(r"<(h[2-6])>(.*)(?=</h[2-6]>)")
_TAG = re.compile(r"<[^>]*>")
_IMAGE = re.compile(r'<img (src="[^"]*") (alt="[^"]*") />')
_ALIGN = re.compile(r' style="text-align: (left|center|right)"')
_TABLE_TAG = re.compile(r"(</?t[^>]*>)(?=</?t)")


def is_plain(text: str, /) -> bool:
    """Whether nobody can read the text otherwise than Python-Markdown does."""
    return bool(_SIGNS.fullmatch(text) and _SHAPE.fullmatch(text + "\n\n")) and _has_even_tables(text)


def render_plain(text: str, /) -> str:
    """The HTML of a plain text, which once cleaned is that of Python-Markdown."""
    html = pyromark.html(text, options=_OPTIONS).rstrip("\n")
    if "<table" in html:
        html = _TABLE_TAG.sub(r"\1\n", _ALIGN.sub(r' class="align-\1"', html))
    if "<img" in html:
        html = _IMAGE.sub(r"<img \2 \1>", html)
    return _with_ids(html) if "<h" in html else html


def _has_even_tables(text: str) -> bool:
    """Whether all rows of each table have the same number of cells."""
    tables = [block for block in text.split("\n\n") if "|" in block] if "|" in text else ()
    return all(len({line.count("|") for line in table.split("\n") if "|" in line}) == 1 for table in tables)


def _with_ids(html: str) -> str:
    """The HTML with an id for each heading, which has a number where the words are those of an earlier one."""
    seen = Counter[str]()

    def identified(heading: re.Match[str]) -> str:
        slug = slug_of_heading(unescape(_TAG.sub("", heading[2])))
        again = f"_{seen[slug]}" if slug in seen else ""
        seen[slug] += 1
        return f'<{heading[1]} id="{slug}{again}">{heading[2]}'

    return _HEADING.sub(identified, html)
