"""What must be true of a life project before it is kept, and before it is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.core.errors import InvalidError, WrongStateError
from fursa.diagnosis.policies import refuse_offence, refuse_unknown_trade
from fursa.documents.paper.neutrality import words_of_prison
from fursa.lifeproject.queries import find_end
from fursa.people.models import Person
from fursa.rules.life_plan import THEMES
from fursa.territory.queries import get_area

MOST_STEPS, MOST_NEEDS = 20, 12
MOST_ROWS = {"steps": MOST_STEPS, "needs": MOST_NEEDS}


def refuse_ended(user: User, person: Person) -> None:
    """Raise WrongStateError where the person ended the follow-up: nothing is written until they take it up again."""
    if find_end(user, person) is not None:
        raise WrongStateError(
            _("This person ended the follow-up. Nothing is written until they wish to take it up again.")
        )


def refuse_wrong_theme(theme: str, content: Mapping[str, Any]) -> None:
    """Raise InvalidError where what was written for a theme cannot be kept, even half done."""
    if theme not in THEMES:
        raise InvalidError(_("This part of a life project is not known."))
    refuse_offence(*_texts(content))
    for text in _texts(content):
        if words := words_of_prison(text):
            raise InvalidError(
                _("The person carries this paper: it may not speak of prison. Take out: %(words)s."),
                words="، ".join(words),
            )
    if content.get("trade"):
        refuse_unknown_trade(content["trade"])
    if content.get("place"):
        get_area(content["place"])
    if theme in MOST_ROWS and len(content.get("rows", [])) > MOST_ROWS[theme]:
        raise InvalidError(_("At most %(most)s lines are written here."), most=MOST_ROWS[theme])
    if theme == "costs":
        _refuse_wrong_costs(content)


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    yield content.get("title") or ""
    for row in content.get("rows", []):
        yield row["text"]


def _refuse_wrong_costs(content: Mapping[str, Any]) -> None:
    if any((amount or 0) < 0 for amount in content.values()):
        raise InvalidError(_("An amount is never below zero."))
    if (content.get("own_contribution_centimes") or 0) > (content.get("investment_centimes") or 0):
        raise InvalidError(_("The own contribution is a part of the investment: it cannot be more."))


def require_read_aloud(*, needed: bool, read_aloud: bool, witness: str, thumb_mark: bool) -> None:
    """Raise InvalidError where a witness is missing, or the plan was to be read aloud and was not."""
    if (read_aloud or thumb_mark) and not witness:
        raise InvalidError(_("Where the text was read aloud or a thumb mark given, a witness is named."))
    if needed and not read_aloud:
        raise InvalidError(
            _("This person does not read: the plan is read aloud to them, and a witness is named.")
        )
