"""Everything that may go wrong in a way a person can act on; turned into a response or an exit status once."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fursa.rules.messages import Message


class FursaError(Exception):
    """A sentence for a person, still untranslated, and the HTTP status it stands for."""

    status = 400
    sentence: Any = _("This cannot be done.")

    def __init__(self, sentence: Any = None, **params: object) -> None:
        super().__init__(sentence, params)
        self.sentence = sentence if sentence is not None else self.sentence
        self.params = params

    def __str__(self) -> str:
        if isinstance(self.sentence, Message):
            return self.sentence.translate(gettext)
        text = str(self.sentence)
        return text % self.params if self.params else text


class InvalidError(FursaError):
    status = 400
    sentence = _("What was sent is not complete or not right.")


class ForbiddenError(FursaError):
    status = 403
    sentence = _("Your role does not allow this.")


class MissingError(FursaError):
    """Absent, or outside what this person may see: nobody can tell which."""

    status = 404
    sentence = _("There is no such page or record, or it is not open to you.")


class WrongStateError(FursaError):
    status = 409
    sentence = _("This has changed meanwhile, or is not ready yet.")


class ConflictError(FursaError):
    """The same key was used before for something else."""

    status = 409
    sentence = _("This form was already sent with other content. Open the page again and check.")
