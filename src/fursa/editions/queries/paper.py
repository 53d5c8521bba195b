"""The minutes as a paper says them: what the committee knew, ruled and why, in Arabic and French."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override

from fursa.accounts.models import User
from fursa.documents.paper import minutes as paper
from fursa.documents.paper.lists import Signatory
from fursa.documents.paper.values import PersonName, Wording
from fursa.editions.models import CommitteeMember, Decision, Edition, Minutes, Proposal
from fursa.editions.queries.decisions import list_decisions, list_recusals, list_reserve
from fursa.editions.queries.proposals import find_proposal
from fursa.editions.queries.sentences import format_hundredths, sentence
from fursa.people.models import Person
from fursa.rules.messages import N_, Message
from fursa.rules.selection import MONEY_BESIDES

# More single rules of one kind than this stand as one line: the instance's file holds each of them.
MOST_LINES = 20
MANY = {
    "territory": N_("Minimums and maximums of the territories: %(count)s."),
    "kit": N_("Stocks of equipment: %(count)s."),
    MONEY_BESIDES: N_("Limits of the co-funders' money: %(count)s."),
}
UNIT = 100


def minutes_paper(user: User, minutes: Minutes, *, place: Mapping[str, str] | None = None) -> paper.Minutes:
    """What the paper of a session says; `place` is where it was held, the implementer's name where not given."""
    edition, proposal = minutes.edition, minutes.proposal
    present = set(minutes.present.values_list("pk", flat=True))
    seats = list(CommitteeMember.objects.filter(edition=edition))
    return paper.Minutes(
        number=f"{edition.code}/{_number(minutes)}",
        held_on=minutes.held_on,
        place=_names(place or edition.implementer),
        members=tuple(
            paper.Member(name=_seat_name(seat), role=_role(seat), present=seat.pk in present)
            for seat in seats
        ),
        quorum=edition.quorum,
        recusals=tuple(
            paper.Recusal(
                member=_seat_name(row.member),
                application=row.application.reference,
                reason=wording(Message(N_("Declared an interest."))),
            )
            for row in list_recusals(user, edition)
        ),
        rules=tuple(_rules(edition, proposal, minutes)),
        aims=tuple(_aims(user, edition, proposal)),
        proof=wording(proof_of(proposal)),
        draw_seed=edition.draw_seed,
        input_digest=proposal.instance_sha256,
        budget_centimes=edition.budget_centimes,
        decisions=tuple(_decision(row) for row in list_decisions(user, minutes)),
        reserve=tuple(
            paper.ReserveRow(
                rank=row.reserve_rank or 0,
                application=row.application.reference,
                name=person_name(row.person),
                territory=_names(row.application.territory.names),
            )
            for row in list_reserve(user, minutes)
        ),
        signatories=tuple(
            Signatory(name=_names(seat.names), role=_role(seat))
            for seat in seats
            if seat.signs and seat.pk in present
        ),
    )


def wording(message: Message | Mapping[str, Any]) -> Wording:
    """A sentence in the languages of paper."""
    said = {}
    for language in ("ar", "fr", "en"):
        with override(language):
            said[language] = sentence(message)
    return Wording(**said)


def label(text: Promise | str) -> Wording:
    """A translatable label in the languages of paper."""
    said = {}
    for language in ("ar", "fr", "en"):
        with override(language):
            said[language] = str(text)
    return Wording(**said)


def person_name(person: Person) -> PersonName:
    """Both scripts, one for the other where only one is known."""
    arabic, latin = person.full_name_ar, person.full_name_latin
    return PersonName(ar=arabic or latin, fr=latin or arabic)


def proof_of(proposal: Proposal) -> Message:
    """What is known of how good a proposal is, in plain words."""
    figures = proposal.figures
    if figures.get("proof") == "certificate":
        return Message(
            N_("No other list brings a higher total under these rules: an independent count proves it.")
        )
    if figures.get("status") == "optimal":
        return Message(N_("No other list was found that serves the aim better under these rules."))
    gap = figures.get("gap")
    if gap is None:
        return Message(N_("This is the best list found in the time allowed."))
    # Rounded up: never said to be better than proven.
    hundredths_of_percent = int(gap * 10_000) + 1
    params = {"gap": {"share": f"{hundredths_of_percent}/10000"}}
    return Message(
        N_("Another list under these rules brings at most %(gap)s more: an independent count proves it."),
        params,
    )


def _number(minutes: Minutes) -> int:
    return Minutes.objects.filter(edition=minutes.edition_id, pk__lte=minutes.pk).count()


def _names(names: Mapping[str, str]) -> Wording:
    arabic, french = names.get("ar", ""), names.get("fr", "")
    return Wording(ar=arabic or french, fr=french or arabic, en=names.get("en", ""))


def _seat_name(seat: CommitteeMember) -> PersonName:
    return PersonName(ar=seat.name_ar, fr=seat.name_fr or seat.name_ar)


def _role(seat: CommitteeMember) -> Wording:
    return wording(Message(N_("chair of the committee") if seat.chairs else N_("member of the committee")))


def _rules(edition: Edition, proposal: Proposal, minutes: Minutes) -> list[Wording]:
    params = {"pass_mark": {"hundredths": int(edition.pass_mark * UNIT)}}
    found = [wording(Message(N_("Pass mark: %(pass_mark)s."), params))]
    by_family: dict[str, list[dict[str, Any]]] = {}
    for code, rule in proposal.figures["rules"].items():
        by_family.setdefault(code.split(":")[0], []).extend(rule["says"])
    for family, says in by_family.items():
        # A rule for each of many cases under one name is said once.
        each = list({json.dumps(said, sort_keys=True): said for said in says}.values())
        if len(each) <= MOST_LINES:
            found += [wording(said) for said in each]
        else:
            count = {"count": len(each)}
            found.append(wording(Message(MANY.get(family, N_("Limits for trades: %(count)s.")), count)))
    if minutes.remarks:
        found.append(wording(Message(N_("Remark of the committee: %(remark)s"), {"remark": minutes.remarks})))
    return found


def _aims(user: User, edition: Edition, chosen: Proposal) -> list[paper.AimFigures]:
    labels = dict(Edition.Aim.choices)
    found = []
    for aim in Edition.Aim.values:
        proposal = chosen if chosen.aim == aim else find_proposal(user, edition, aim)
        if proposal is None:
            continue
        found.append(
            paper.AimFigures(
                name=label(labels[aim]),
                chosen=proposal.pk == chosen.pk,
                people=proposal.count,
                cost_centimes=proposal.cost_centimes,
                marks=format_hundredths(proposal.value),
                passed_over=proposal.passed_over,
            )
        )
    return found


def _decision(row: Decision) -> paper.DecisionRow:
    kinds = dict(Decision.Kind.choices)
    nothing = Wording(ar="", fr="")
    option = row.option
    title_ar, title_fr = row.application.title_ar, row.application.title_fr
    return paper.DecisionRow(
        application=row.application.reference,
        name=person_name(row.person),
        territory=_names(row.application.territory.names),
        project=Wording(ar=title_ar, fr=title_fr or title_ar),
        support=nothing if option is None else label(dict(option.Kind.choices)[option.kind]),
        amount_centimes=None if option is None else option.cost_centimes,
        decision=label(kinds[row.kind]),
        departure=Wording(ar=row.reason, fr=row.reason) if row.departs else None,
    )
