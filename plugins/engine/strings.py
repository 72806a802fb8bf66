"""Message catalogues: the `.po` files of a language, read without a compilation step and joined in order."""

import hashlib
from collections.abc import Iterable
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
    joined, state = Catalog(locale=language), hashlib.blake2b(digest_size=16)
    for folder in folders:
        file = folder / language / "LC_MESSAGES" / "messages.po"
        if file.is_file():
            content = file.read_bytes()
            state.update(content)
            for message in read_po(BytesIO(content), locale=language):
                if message.id and message.string and not message.fuzzy:
                    joined.delete(message.id)  # else the library would keep the earlier string
                    joined[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, joined)
    compiled.seek(0)
    return Translations(compiled), state.hexdigest()
