"""The rules of an edition in plain sentences: what each says, and how it held someone back.

Names and trades go in as parameters that are put into the reader's language later: `{"names": …}`,
`{"trade": "7531"}`, `{"centimes": …}`, `{"share": "3/20"}`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from fursa.rules.cofunding import Limit
from fursa.rules.messages import N_, Message
from fursa.rules.selection.facts import FieldRule, Kit, Names, Terms

About = Literal["budget", "places", "territory", "trade", "share", "stock", "cofunding", "person"]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule: what its minimum and its maximum say, and how each keeps someone from being proposed.

    `about`: what it limits, for the words on a person's own sheet.
    """

    about: About
    low: Message | None = None
    high: Message | None = None
    kept_by_low: Message | None = None
    kept_by_high: Message | None = None

    def states(self, sides: Collection[str] = ("min", "max")) -> list[Message]:
        """The sentences that say the rule, or these sides of it."""
        said = (("min", self.low), ("max", self.high))
        return [message for side, message in said if message is not None and side in sides]

    def kept(self, side: str | None = None) -> Message | None:
        """How the rule held someone back: by its "min", its "max", or by the side there is."""
        if side == "min":
            return self.kept_by_low or self.kept_by_high
        return self.kept_by_high or self.kept_by_low


class Wording:
    """Says the rules of one edition."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._territories = {t.code: t.names for t in terms.territories}

    def budget(self) -> RuleWords:
        params = {"amount": {"centimes": self.terms.budget_centimes}}
        return RuleWords(
            about="budget",
            high=Message(N_("The budget is %(amount)s."), params),
            kept_by_high=Message(N_("What is left of the budget does not cover this support.")),
        )

    def places(self) -> RuleWords:
        params = {"places": self.terms.places}
        return RuleWords(
            about="places",
            high=Message(N_("The edition's places: %(places)s."), params),
            kept_by_high=Message(N_("Every place of the edition is taken (%(places)s)."), params),
        )

    def territory(
        self, code: str, low: int | None, high: int | None, *, names: Names | None = None
    ) -> RuleWords:
        params = {"low": low, "high": high, "territory": self._territory(code)}
        said_low = Message(N_("Minimum in %(territory)s: %(low)s."), params)
        said_high = Message(N_("Maximum in %(territory)s: %(high)s."), params)
        kept_low = Message(N_("Places are kept for the minimum of %(territory)s (%(low)s)."), params)
        kept_high = Message(N_("%(territory)s has its maximum (%(high)s)."), params)
        return _sides("territory", low, high, (said_low, said_high), (kept_low, kept_high), names)

    def trade(
        self, trade: str, place: str, low: int | None, high: int | None, *, names: Names | None = None
    ) -> RuleWords:
        params = {"low": low, "high": high, "trade": {"trade": trade}, "territory": self._territory(place)}
        said_low = Message(N_("Minimum of “%(trade)s” in %(territory)s: %(low)s."), params)
        said_high = Message(N_("Maximum of “%(trade)s” in %(territory)s: %(high)s."), params)
        kept_low = Message(
            N_("Places are kept for the minimum of “%(trade)s” in %(territory)s (%(low)s)."), params
        )
        kept_high = Message(N_("“%(trade)s” has its maximum in %(territory)s (%(high)s)."), params)
        return _sides("trade", low, high, (said_low, said_high), (kept_low, kept_high), names)

    def share(self, rule: FieldRule) -> RuleWords:
        params = {"share": {"share": str(rule.share)}, "from": rule.age_from, "until": rule.age_until}
        if rule.kind == "women_minimum_share":
            said = Message(N_("Women: at least %(share)s of those supported."), params)
            kept = Message(N_("Places are kept for the share of women (at least %(share)s)."), params)
        else:
            said = Message(N_("Aged %(from)s to %(until)s: at least %(share)s of those supported."), params)
            kept = Message(
                N_("Places are kept for those aged %(from)s to %(until)s (at least %(share)s)."),
                params,
            )
        return _sides("share", 1, None, (said, said), (kept, kept), rule.names)

    def stock(self, kit: Kit) -> RuleWords:
        params = {"kit": {"names": dict(kit.names)}, "stock": kit.stock}
        return RuleWords(
            about="stock",
            high=Message(N_("Stock of “%(kit)s”: %(stock)s."), params),
            kept_by_high=Message(N_("“%(kit)s” is used up (stock: %(stock)s)."), params),
        )

    def cofunding(self, limit: Limit) -> RuleWords:
        params = {
            "amount": {"centimes": limit.most_centimes},
            "funders": {"list": [self._funder(code) for code in sorted(limit.without)]},
        }
        return RuleWords(
            about="cofunding",
            high=Message(N_("What %(funders)s may not pay for costs at most %(amount)s."), params),
            kept_by_high=Message(
                N_("The money that may pay for this support is used up; that of %(funders)s may not."), params
            ),
        )

    def one_award(self) -> RuleWords:
        return RuleWords(
            about="person",
            high=Message(N_("One award a person.")),
            kept_by_high=Message(N_("Another application of the same person is proposed.")),
        )

    def share_of_one_territory(self, rule: FieldRule) -> Message:
        return Message(
            N_("A share within one territory (%(territory)s) cannot be kept as a rule: set a number there."),
            {"territory": self._territory(rule.territory)},
        )

    def _territory(self, code: str) -> dict[str, object]:
        return {"names": dict(self._territories.get(code, {"ar": code}))}

    def _funder(self, code: str) -> dict[str, object]:
        return {"names": dict(self.terms.cofunder_names.get(code, {"ar": code}))}


def _sides(
    about: About,
    low: int | None,
    high: int | None,
    said: tuple[Message, Message],
    kept: tuple[Message, Message],
    names: Names | None,
) -> RuleWords:
    """The sides that the rule has; a rule that the edition gave a name is said by it."""
    if names and any(names.values()):
        own = Message(N_("The rule “%(rule)s”."), {"rule": {"names": dict(names)}})
        said = (own, own)
    return RuleWords(
        about=about,
        low=said[0] if low is not None else None,
        high=said[1] if high is not None else None,
        kept_by_low=kept[0] if low is not None else None,
        kept_by_high=kept[1] if high is not None else None,
    )
