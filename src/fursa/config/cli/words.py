"""What a pure engine's command says, in the terminal's language and without Django, which takes a second to start."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations

from fursa.config.cli.session import PACKAGE, terminal_language
from fursa.core.catalogues import catalogue_folders, catalogue_path, compile_catalogues
from fursa.rules.messages import Message


def tell(sentence: str | Message, **params: object) -> str:
    """A msgid with its values, or a message, in the terminal's language."""
    message = Message(sentence, params) if isinstance(sentence, str) else sentence
    return message.translate(_catalogue(terminal_language()).gettext)


@cache
def _catalogue(language: str) -> NullTranslations:
    found = NullTranslations()
    if language == "en":  # the sentences in the sources are English
        return found
    compile_catalogues(PACKAGE)
    for folder in catalogue_folders(PACKAGE):
        with catalogue_path(folder, language).with_suffix(".mo").open("rb") as compiled:
            found.add_fallback(GNUTranslations(compiled))
    return found
