"""The rules of the proposal, held against what the session has accepted so far, in exact integers."""

from __future__ import annotations

from typing import Any

from fursa.editions.actions.proposal import read_instance
from fursa.editions.models import Award, Decision, Minutes
from fursa.editions.queries.sentences import sentence
from fursa.rules.selection import Broken, Tally


class Held:
    """What is accepted in a session (and was awarded before), against the rules its proposal was made under."""

    def __init__(self, minutes: Minutes) -> None:
        instance = read_instance(minutes.proposal)
        self.says: dict[str, Any] = minutes.proposal.figures["rules"]
        self.out = {row["id"] for row in instance["applicants"] if row["forced"] == "out"}
        awarded = Award.objects.filter(edition=minutes.edition_id).exclude(state=Award.State.CANCELLED)
        chosen = {
            a.application.reference: a.option.code for a in awarded.select_related("application", "option")
        }
        accepted = Decision.objects.filter(minutes=minutes, kind=Decision.Kind.ACCEPTED)
        for decision in accepted.select_related("application", "option"):
            assert decision.option is not None  # the table's constraint says so
            chosen[decision.application.reference] = decision.option.code
        self.tally = Tally(instance, chosen)

    def in_words(self, broken: Broken) -> str:
        """The sentences of a rule, in the reader's language."""
        return " ".join(sentence(said) for said in self.says[broken.rule]["says"])

    def stops(self, reference: str, option: str) -> list[Broken]:
        """The maximums (money, places, caps, stock) that accepting this would break.

        Minimums and shares are reached only as decisions come in: they are held when the session ends.
        """
        return [broken for broken in self.tally.broken_by(reference, option) if broken.side == "max"]

    def unreached(self) -> list[Broken]:
        """The minimums and shares that the decisions leave unreached."""
        return [broken for broken in self.tally.broken() if broken.side == "min"]

    def overrun(self) -> list[Broken]:
        """The maximums that the decisions pass."""
        return [broken for broken in self.tally.broken() if broken.side == "max"]
