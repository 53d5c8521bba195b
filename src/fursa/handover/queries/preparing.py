"""What waits between an award and its hand-over: undertakings, cheques, equipment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.editions.models import Award, Edition
from fursa.editions.queries.awards import list_awards
from fursa.handover.models import Cheque
from fursa.handover.policies import card_problem


@dataclass(frozen=True, slots=True)
class Preparation:
    """How many awards wait for what. `problems` says of each cheque that cannot be drawn why not."""

    undertakings: int
    cheques: int
    cheque_centimes: int
    equipment: int
    ready: int
    drawn: int
    problems: tuple[tuple[Award, str], ...]
    next_number: int
    account: str


def get_preparation(user: User, edition: Edition, *, on: date) -> Preparation:
    """What can be prepared on that day, and what cannot and why."""
    require(user, "award.read")
    awards = list_awards(user, edition)
    undertaken = list(
        awards.filter(state=Award.State.UNDERTAKEN).order_by("territory__position", "reference")
    )
    cheques = [award for award in undertaken if award.cheque_centimes]
    problems = [(award, problem) for award in cheques if (problem := card_problem(award.person, on))]
    drawn = Cheque.objects.filter(award__edition=edition)
    last = drawn.order_by("-number").first()
    return Preparation(
        undertakings=awards.filter(state=Award.State.COMMITTED).count(),
        cheques=len(cheques) - len(problems),
        cheque_centimes=sum(a.cheque_centimes for a in cheques)
        - sum(a.cheque_centimes for a, _p in problems),
        equipment=len(undertaken) - len(cheques),
        ready=awards.filter(state=Award.State.READY).count(),
        drawn=drawn.count(),
        problems=tuple(problems),
        next_number=int(last.number) + 1 if last and last.number.isdigit() else 1,
        account=last.account if last else "",
    )


def list_to_undertake(user: User, edition: Edition) -> list[Award]:
    """Awards whose holder has not signed the undertaking yet, by territory and name."""
    require(user, "award.read")
    rows = list_awards(user, edition).filter(state=Award.State.COMMITTED)
    return list(rows.order_by("territory__position", "person__sort_key"))
