"""Message catalogues: the `.po` files of a language, read without a compilation step and joined in order."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


def read_strings(folders: Iterable[Path], language: str) -> tuple[NullTranslations, str]:
    """The strings of a language from each folder's `<language>/LC_MESSAGES/messages.po`, and their digest.

    A later folder's string replaces an earlier one's, so that a region may word the theme's strings its own way.
    """
    files = (folder / language / "LC_MESSAGES" / "messages.po" for folder in folders)
    contents = tuple(file.read_bytes() for file in files if file.is_file())
    return Translations(BytesIO(_joined(contents, language))), hashlib.blake2b(
        b"".join(contents), digest_size=16
    ).hexdigest()


@lru_cache(maxsize=16)
def _joined(contents: tuple[bytes, ...], language: str) -> bytes:
    """What the files of a language say together, compiled. A build asks several times for the same."""
    joined, compiled = Catalog(locale=language), BytesIO()
    for content in contents:
        for message in read_po(BytesIO(content), locale=language):
            if message.id and message.string and not message.fuzzy:
                joined.delete(message.id)  # else the library would keep the earlier string
                joined[message.id] = message
    write_mo(compiled, joined)
    return compiled.getvalue()
