"""How feeds look in a browser: the theme's style, below a line in the language of the feed that says what one sees.

A style sheet cannot make links, and no program is run in a feed; so the line says where to read more.
"""

from plugins.domain.view import LanguageView

SUBSCRIBE = "pages/subscribe"
"""The page that explains what feeds are."""

THEME = ("style.css", "feed.css")
"""The theme's style sheets: the first has the colours."""


def style_address(view: LanguageView) -> str:
    """The address of the style sheet of a language, which is the same for every feed."""
    return f"/{view.code}/feed.css"


def words_of(view: LanguageView) -> str:
    """What a feed says of itself to somebody who has opened it in a browser."""
    page = view.shown.get(SUBSCRIBE)
    words = view.gettext(
        "This is a feed: a list of what is newest, to be read in a feed reader. Copy the address of this page from the "
        "address bar into your reader, and what is new comes to you."
    )
    how = view.gettext("How it is done: %(address)s") % {"address": view.site.absolute(page.address)} if page else ""
    return f"{words} {how}".strip()


def render_style(words: str, assets: str) -> str:
    """The style sheet of a language (CSS Cascading 4, section 2; strings by CSS Syntax 3, section 4.3.5).

    `assets` is the digest of the theme's files, which changes their addresses when they change.
    """
    imports = "".join(f'@import "/assets/{name}?v={assets}";\n' for name in THEME)
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'{imports}\nrss::before, feed::before {{ content: "{escaped}"; }}\n'
