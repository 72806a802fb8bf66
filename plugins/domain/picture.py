"""A picture as readers get it: its forms at their addresses, for all languages, with the words of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from plugins.domain.item import File, Form, Item
from plugins.domain.listing import Shown

PIXELS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
"""The endings of pictures of pixels. They are published in other forms, never as they are."""
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
SVG = "image/svg+xml"
SOCIAL = "social"
"""The name of the form that is shown with links to a page elsewhere."""
EVERYWHERE = "960"
"""The form that every picture has, and has as JPEG: wide enough for a column of text, a mail or a feed."""
SUFFIXES = {JPEG: "jpg", PNG: "png", WEBP: "webp"}


@dataclass(frozen=True)
class Source:
    """The forms of one media type that a browser may choose from instead, as the attributes of `source` have them."""

    type: str
    srcset: str


@dataclass(frozen=True)
class SocialImage:
    """A picture that other services show with a link to a page (https://ogp.me/)."""

    address: str
    type: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class Image:
    """A picture to show: an address that every program can read, its alternative text, its size and its credit."""

    address: str
    """It changes with the picture, so that browsers may keep what they have."""
    alt: str
    width: int = 0
    """In pixels, upright; 0 where it is not known, which is so of some drawings."""
    height: int = 0
    credit: str = ""
    permanent: str = ""
    """An address of the same size that stays when another picture takes its place, for mails and feeds."""
    type: str = ""
    size: int = 0
    """The media type and the bytes of what lies there."""
    srcset: str = ""
    """The further sizes at other addresses, as the attribute of `img` has them; "" where there are none."""
    sources: tuple[Source, ...] = ()
    social: SocialImage | None = None


def is_pixels(name: str) -> bool:
    """Whether a file is a picture of pixels."""
    return name.lower().endswith(PIXELS)


def image_of(shown: Shown, file: File, alt: str, credit: str = "") -> Image | None:
    """A picture beside an item as it is shown; None for what has no form that could be."""
    if not is_pixels(file.name):
        address = f"{shown.canonical}{quote(file.name)}"
        type_ = SVG if file.name.lower().endswith(".svg") else ""
        return Image(address, alt, file.width, file.height, credit, address, type_, file.size) if type_ else None
    item = shown.item
    middle = {form.type: form for form in _widths(file) if form.name == EVERYWHERE}
    if JPEG not in middle:
        return None
    shown_as, mailed_as = middle.get(PNG) or middle[JPEG], middle[JPEG]
    return Image(
        address=versioned_address(item, file, shown_as),
        alt=alt,
        width=shown_as.width,
        height=shown_as.height,
        credit=credit,
        permanent=form_address(item, file, mailed_as),
        type=mailed_as.type,
        size=mailed_as.size,
        srcset=_srcset(item, file, shown_as.type) if len(_of_type(file, shown_as.type)) > 1 else "",
        sources=(Source(WEBP, _srcset(item, file, WEBP)),),
        social=_social(item, file, alt),
    )


def form_address(item: Item, file: File, form: Form) -> str:
    """Where a form lies, whatever the language and the slug: `/pictures/news/2026-10-17-silta/silta-960.webp`."""
    return f"/pictures/{item.permanent_name}/{quote(PurePosixPath(file.name).stem)}-{form.name}.{SUFFIXES[form.type]}"


def versioned_address(item: Item, file: File, form: Form) -> str:
    """The address of a form with its version, which changes with its bytes."""
    return f"{form_address(item, file, form)}?v={form.digest[:8]}"


def file_address(shown: Shown, file: File) -> str:
    """Where a link to a file beside an item leads: to the largest form of a picture, to any other file itself."""
    if not is_pixels(file.name):
        return f"{shown.canonical}{quote(file.name)}"
    largest = largest_form(file)
    return versioned_address(shown.item, file, largest) if largest else shown.canonical


def largest_form(file: File) -> Form | None:
    """The largest form of a picture that every program can read; None for what is no picture of pixels."""
    plain = (form for form in _widths(file) if form.type != WEBP)
    return max(plain, key=lambda form: (form.width, form.type), default=None)


def render_image(image: Image, sizes: str, title: str = "") -> str:
    """A picture within a text, fetched when a reader comes near; `sizes` is the attribute of that name."""
    sources = "".join(
        f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{escape(sizes)}">'
        for source in image.sources
    )
    chosen = f' srcset="{escape(image.srcset)}" sizes="{escape(sizes)}"' if image.srcset else ""
    address, said = escape(image.address), _said(image, title)
    img = f'<img src="{address}"{chosen}{said} loading="lazy" decoding="async">'
    return f"<picture>{sources}{img}</picture>" if sources else img


def render_plain_image(image: Image, base: str, title: str = "") -> str:
    """A picture for those who read it elsewhere: one form at its full permanent address."""
    return f'<img src="{escape(base + image.permanent)}"{_said(image, title)}>'


def _said(image: Image, title: str) -> str:
    """What is said of a picture, and its size, as attributes."""
    named = f' title="{escape(title)}"' if title else ""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    return f' alt="{escape(image.alt)}"{named}{size}'


def _widths(file: File) -> Iterator[Form]:
    """The forms that are the whole picture."""
    return (form for form in file.forms if form.name != SOCIAL)


def _of_type(file: File, type_: str) -> list[Form]:
    return sorted((form for form in _widths(file) if form.type == type_), key=lambda form: form.width)


def _srcset(item: Item, file: File, type_: str) -> str:
    return ", ".join(f"{versioned_address(item, file, form)} {form.width}w" for form in _of_type(file, type_))


def _social(item: Item, file: File, alt: str) -> SocialImage | None:
    form = next((form for form in file.forms if form.name == SOCIAL), None)
    if form is None:
        return None
    return SocialImage(versioned_address(item, file, form), form.type, form.width, form.height, alt)
