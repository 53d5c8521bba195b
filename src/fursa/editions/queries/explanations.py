"""Why this application and not that one: the committee's sentences, and the person's own.

The person's own sheet holds no value and no price, and speaks of nobody else. In prose: docs/rules/edition.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.accounts.queries import CASABLANCA
from fursa.core.errors import WrongStateError
from fursa.editions.models import Application, Decision, Edition, Minutes, ProposalLine, SupportOption
from fursa.editions.queries.marks import CriterionMean, mark_of, means_of
from fursa.editions.queries.sentences import sentence
from fursa.people.models import Access
from fursa.rules.dates import format_day
from fursa.rules.messages import N_, Message

# What held a project back, in words for the person, by what the rule limits.
HELD_BACK = {
    "budget": N_("The money of this edition did not suffice for all the projects put forward."),
    "cofunding": N_("The money of this edition did not suffice for all the projects put forward."),
    "places": N_("The places of this edition did not suffice for all the projects put forward."),
    "territory": N_("The places in your territory did not suffice for all the projects put forward."),
    "trade": N_("More projects of this trade were put forward in your territory than the edition supports."),
    "stock": N_("The equipment asked for did not suffice for everyone."),
    "share": N_("The rules of this edition keep places for some groups."),
    "person": N_("Another application of yours is supported."),
    "under_pass_mark": N_("The marks given to the project are under the pass mark of this edition."),
    "not_ready": N_("The file was not complete when the committee met."),
    "awarded_before": N_("Another application of yours is supported."),
    "others_together": N_("The money of this edition did not suffice for all the projects put forward."),
    "passed_over": N_("The money of this edition did not suffice for all the projects put forward."),
}
# A criterion marked under three fifths of its maximum is named as one to strengthen; two at most.
WEAK_NUMERATOR, WEAK_DENOMINATOR, MOST_WEAK = 3, 5, 2


@dataclass(frozen=True, slots=True)
class AimExplanation:
    """One aim's last proposal on this application: the option, the rank, the reasons in sentences."""

    aim: str
    option: SupportOption | None
    rank: int | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitteeExplanation:
    """The committee's: each aim's reasons, the marks by criterion, and the ruling with who ruled and why."""

    mark_hundredths: int | None
    means: tuple[CriterionMean, ...]
    aims: tuple[AimExplanation, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class PersonExplanation:
    """The person's own, once the ruling is final. `review_until_on` and `review_where` None where accepted.

    `told` is what was decided; `held_back` what stood in the way; `improve` what would strengthen the project.
    """

    decision: Decision
    decided_on: date
    told: Message
    means: tuple[CriterionMean, ...]
    held_back: tuple[Message, ...]
    improve: tuple[Message, ...]
    review_until_on: date | None
    review_where: Mapping[str, str] | None

    def sentences(self) -> list[str]:
        """All of it in the reader's language, to be read aloud."""
        return [sentence(message) for message in (self.told, *self.held_back, *self.improve)]


@dataclass(frozen=True, slots=True)
class Explanation:
    """`committee` None for who may not read appraisals; `person` None until the ruling is final."""

    committee: CommitteeExplanation | None
    person: PersonExplanation | None


def explain_application(user: User, application: Application) -> Explanation:
    """Both sheets of an application, as far as `user` may read them."""
    require(user, "application.read")
    committee = explain_to_committee(user, application) if may(user, "appraisal.read") else None
    final = may(user, "decision.read") and _final_decision(application) is not None
    return Explanation(committee, explain_to_person(user, application) if final else None)


def explain_to_committee(user: User, application: Application) -> CommitteeExplanation:
    require(user, "appraisal.read")
    mark = mark_of(application)
    return CommitteeExplanation(
        mark_hundredths=mark,
        means=() if mark is None else means_of(application),
        aims=tuple(_aims(application)),
        decision=_last_decision(application),
    )


def _aims(application: Application) -> list[AimExplanation]:
    found = []
    for aim in Edition.Aim.values:
        line = last_line(application, aim)
        if line is not None:
            said = tuple(sentence(reason) for reason in line.reasons)
            found.append(AimExplanation(aim, line.option, line.rank, said))
    return found


def last_line(application: Application, aim: str) -> ProposalLine | None:
    """The application's line in the last proposal for an aim under the edition's own rules, no scenario's.

    No permission asked: for this room's own use.
    """
    rows = ProposalLine.objects.filter(application=application, proposal__aim=aim, proposal__scenario=None)
    return rows.select_related("option").order_by("-proposal__number").first()


def _last_decision(application: Application) -> Decision | None:
    return (
        Decision.objects.filter(application=application)
        .select_related("option", "decided_by", "minutes", "minutes__edition", "minutes__proposal")
        .order_by("-minutes__held_on", "-pk")
        .first()
    )


def _final_decision(application: Application) -> Decision | None:
    return (
        Decision.objects.filter(application=application, minutes__state=Minutes.State.FINAL)
        .select_related("option", "decided_by", "minutes", "minutes__edition", "minutes__proposal")
        .order_by("-minutes__held_on", "-pk")
        .first()
    )


def explain_to_person(user: User, application: Application) -> PersonExplanation:
    """The person's own sheet; WrongStateError until the minutes are signed."""
    require(user, "decision.read")
    decision = _final_decision(application)
    if decision is None:
        raise WrongStateError
    edition = decision.minutes.edition
    last = decision.minutes.signatures.aggregate(last=Max("signed_at"))["last"]
    final_on = last.astimezone(CASABLANCA).date() if last else decision.minutes.held_on
    until = final_on + timedelta(days=edition.reconsideration_days)
    accepted = decision.kind == Decision.Kind.ACCEPTED
    line = ProposalLine.objects.filter(proposal=decision.minutes.proposal_id, application=application).first()
    means = () if line is None or line.mark_hundredths is None else means_of(application)
    return PersonExplanation(
        decision=decision,
        decided_on=final_on,
        told=_told(decision, until),
        means=means,
        held_back=() if accepted else tuple(_held_back(decision, line)),
        improve=() if accepted else tuple(_improve(line, means)),
        review_until_on=None if accepted else until,
        review_where=None if accepted else _where(application, edition, final_on),
    )


def _told(decision: Decision, until: date) -> Message:
    if decision.kind == Decision.Kind.ACCEPTED:
        return Message(N_("Your project was selected in this edition."))
    if decision.kind == Decision.Kind.DEFERRED:
        return Message(N_("The ruling on your project was put off; your adviser tells you what is awaited."))
    text = N_(
        "Your project was not selected in this edition; you may ask for reconsideration up to and including %(date)s."
    )
    return Message(text, {"date": format_day(until)})


def _held_back(decision: Decision, line: ProposalLine | None) -> list[Message]:
    """Each reason once; a ruling of the committee's own says its own reason instead."""
    if decision.departs or decision.reason:
        return [Message(N_("The committee's reason: %(reason)s"), {"reason": decision.reason})]
    found: dict[str, Message] = {}
    for reason in line.reasons if line is not None else ():
        said = HELD_BACK.get(reason.get("about") or reason["code"])
        if said is not None:
            found.setdefault(said, Message(said))
    if decision.reserve_rank is not None:
        text = N_("It stands on the reserve list, at place %(rank)s in its territory.")
        found[text] = Message(text, {"rank": decision.reserve_rank})
    return list(found.values())


def _improve(line: ProposalLine | None, means: tuple[CriterionMean, ...]) -> list[Message]:
    """What the file lacked; else the criteria marked low for their maximum; else the one marked lowest."""
    reasons: list[dict[str, Any]] = line.reasons if line is not None else []
    gaps = [reason["params"]["gap"] for reason in reasons if reason["code"] == "not_ready"]
    if gaps:
        return [Message(gap["msgid"], gap["params"]) for gap in gaps]
    short = [mean for mean in means if mean.hundredths < mean.criterion.maximum * 100]
    short.sort(key=lambda mean: mean.hundredths / mean.criterion.maximum)
    weak = [
        mean
        for mean in short[:MOST_WEAK]
        if mean.hundredths * WEAK_DENOMINATOR < mean.criterion.maximum * 100 * WEAK_NUMERATOR
    ]
    return [
        Message(
            N_("To strengthen with your adviser: %(criterion)s (%(mark)s out of %(most)s)."),
            {
                "criterion": {"names": mean.criterion.names},
                "mark": {"hundredths": mean.hundredths},
                "most": {"hundredths": int(mean.criterion.maximum * 100)},
            },
        )
        for mean in weak or short[:1]
    ]


def _where(application: Application, edition: Edition, day: date) -> Mapping[str, str]:
    """The centre that accompanies the person; else the neutral issuer, whose name the person may carry."""
    access = (
        Access.objects.filter(person=application.person_id, unit__kind="centre", from_on__lte=day)
        .filter(Q(until_on__isnull=True) | Q(until_on__gt=day))
        .select_related("unit")
        .order_by("-from_on")
        .first()
    )
    return access.unit.names if access is not None else dict(edition.issuer)
