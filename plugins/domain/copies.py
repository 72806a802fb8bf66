"""Copies: texts that one language has from another as they stood, to be translated, and that were then forgotten."""

import re
from collections.abc import Iterator
from datetime import datetime

from plugins.domain.catalogue import Catalogue
from plugins.domain.foreign import SmallWords
from plugins.domain.item import Item, ItemTexts
from plugins.domain.problem import Problem, notice, warning
from plugins.domain.site import Site
from plugins.domain.text import plain_text

FEWEST = 4
"""How many words a text has at least that is hardly the same in two languages by chance, or as it is a name."""
FEWEST_IN_BODY = 12
"""How many a whole text has: one that is shorter says little."""
SHORTEST = 4
"""How many letters a word in small letters has at least that tells a text from a name."""
_WORD = re.compile(r"[^\W\d_]+")


def check_copies(catalogue: Catalogue, site: Site, _now: datetime) -> Iterator[Problem]:
    """No language has the title, the summary or the text of another."""
    small = SmallWords.of(tongue.language for tongue in site.tongues.values())
    for item in catalogue.written():
        if len(item.versions) > 1:
            for language in item.versions:
                if language != item.original:
                    yield from _check_version(item, language, small)


def _check_version(item: Item, language: str, small: SmallWords) -> Iterator[Problem]:
    texts, first = item.texts[language], item.texts[item.original]
    other = item.where("title", item.original).path
    for field in ("title", "summary"):
        said = getattr(texts, field)
        if said and said == getattr(first, field) and _is_told(said, language, item.original, small, FEWEST):
            tell = notice if field == "title" else warning
            yield tell(item.where(field, language), "same-text", field=field, other_path=other)
    if _has_same_body(texts, first) and _is_told(
        plain_text(texts.body), language, item.original, small, FEWEST_IN_BODY
    ):
        yield warning(item.where("", language), "same-body", other_path=other)


def _has_same_body(texts: ItemTexts, first: ItemTexts) -> bool:
    """Whether two bodies say the same, on whichever lines their links stand."""
    one, two = texts.body.parts, first.body.parts
    return bool(one) and len(one) == len(two) and one[0] == two[0] and plain_text(texts.body) == plain_text(first.body)


def _is_told(text: str, language: str, original: str, small: SmallWords, fewest: int) -> bool:
    """Whether a text that is the same in two languages is no name, and not told of already as a text of one of them.

    Names begin with capitals, but for the small words in them.
    """
    words = _WORD.findall(text)
    is_text = len(words) >= fewest and any(word.islower() and len(word) >= SHORTEST for word in words)
    return is_text and not any(small.other(text, own) for own in (language, original))
