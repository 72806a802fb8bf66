"""The interface's strings in one language: a message catalogue (gettext) that never answers with nothing."""

from gettext import NullTranslations


class MissingString(KeyError):
    """A string of the interface that a language's message catalogue does not have."""


class _Missing(NullTranslations):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        raise MissingString(f"{self.language}: {message!r}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise MissingString(f"{self.language}: {msgid1!r}, {msgid2!r} for {n}")


class Strings:
    """The strings of one language. `digest` tells two catalogues apart, for the fingerprints of outputs."""

    def __init__(self, language: str, translations: NullTranslations, digest: str, *, source: bool = False) -> None:
        """Wrap a catalogue; the source language (in which templates are written) may leave strings out."""
        if not source:
            translations.add_fallback(_Missing(language))
        self._translations = translations
        self.language = language
        self.digest = digest

    def gettext(self, message: str) -> str:
        """The string in this language. Raises MissingString where the catalogue has none."""
        return self._translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form of the string that `number` asks for. Raises MissingString where the catalogue has none."""
        return self._translations.ngettext(singular, plural, number)
