"""The content of an entry: all that the page says, for those who never open it, with full addresses throughout."""

from collections.abc import Iterator, Sequence
from html import escape

from plugins.domain.body import render_body
from plugins.domain.forms import render_quotation
from plugins.domain.letter_html import render_letter
from plugins.domain.listing import Shown
from plugins.domain.picture import render_plain_image
from plugins.domain.view import LanguageView
from plugins.feeds.telling import Said, Told
from plugins.formats.feed import FeedTranslation


def render_content(view: LanguageView, shown: Shown, told: Told, translations: Sequence[FeedTranslation]) -> str:
    """The HTML of an entry, whose last lines lead to the other languages. What is in another language says so."""
    own = "".join(_text(view, shown, told))
    is_foreign = shown.text_language != view.code
    return "".join(
        (
            _paragraph(escape(told.news)),
            _paragraph("<br>".join(escape(fact) for fact in told.facts)),
            f'<div lang="{shown.text_language}">{own}</div>' if is_foreign and own else own,
            *(_translation(one) for one in translations),
        )
    )


def _text(view: LanguageView, shown: Shown, told: Told) -> Iterator[str]:
    """What the writer wrote: the summary, the picture, the text and what was said."""
    yield _paragraph(escape(shown.texts.summary))
    yield _picture(view, shown)
    letter = view.letter_of(shown)
    yield render_letter(letter) if letter else render_body(view, shown, absolute=True)
    yield from (_quotation(view, shown, said) for said in told.quotes)


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>" if html else ""


def _picture(view: LanguageView, shown: Shown) -> str:
    image = view.image(shown)
    if image is None:
        return ""
    credit = f"<figcaption>{escape(image.credit)}</figcaption>" if image.credit else ""
    return f"<figure>{render_plain_image(image, view.site.url)}{credit}</figure>"


def _quotation(view: LanguageView, shown: Shown, said: Said) -> str:
    marked = render_quotation(said.text, view.site.tongues[shown.text_language].language)
    by = f"<p>{escape(said.by)}</p>" if said.by else ""
    return f"<blockquote><p>{escape(marked)}</p></blockquote>{by}"


def _translation(one: FeedTranslation) -> str:
    code = one.language
    return f'<p lang="{code}"><a href="{escape(one.url)}" hreflang="{code}">{escape(one.title)}</a></p>'
