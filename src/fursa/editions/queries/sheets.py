"""The two sheets of an applicant as papers, in Arabic and French."""

from __future__ import annotations

from collections.abc import Iterator

from fursa.accounts.models import User
from fursa.documents.paper import sheets as paper
from fursa.documents.paper.values import Holder, Wording
from fursa.editions.models import Application, Decision, Edition, ProposalLine, SupportOption
from fursa.editions.queries.explanations import explain_to_committee, explain_to_person, last_line
from fursa.editions.queries.marks import CriterionMean
from fursa.editions.queries.paper import label, person_name, wording
from fursa.editions.queries.sentences import format_hundredths
from fursa.rules.messages import N_, Message


def applicant_sheet(user: User, application: Application) -> paper.ApplicantSheet:
    """The person's own sheet; WrongStateError until the ruling is final."""
    found = explain_to_person(user, application)
    where = found.review_where
    return paper.ApplicantSheet(
        holder=Holder(name=person_name(application.person), identity_card=application.person.cnie),
        application=application.reference,
        project=_project(application),
        decision=wording(found.told),
        decided_on=found.decided_on,
        criteria=_criteria(found.means),
        held_back=tuple(wording(message) for message in found.held_back),
        improve=tuple(wording(message) for message in found.improve),
        review_until_on=found.review_until_on,
        review_where=None if where is None else _either(where.get("ar", ""), where.get("fr", "")),
    )


def committee_sheet(user: User, application: Application) -> paper.CommitteeSheet:
    """The committee's sheet: marks, options, why under each aim, and what was ruled.

    An option stands as proposed where the edition's own aim proposes it.
    """
    found = explain_to_committee(user, application)
    line = last_line(application, application.edition.aim)
    option_pk = line.option_id if line is not None else None
    marks = "" if found.mark_hundredths is None else format_hundredths(found.mark_hundredths)
    territory, decision = application.territory, found.decision
    accepted = None if decision is None else decision.option
    return paper.CommitteeSheet(
        application=application.reference,
        name=person_name(application.person),
        project=_project(application),
        territory=_either(territory.name_ar, territory.name_fr),
        criteria=_criteria(found.means),
        options=tuple(
            paper.OptionRow(
                name=label(dict(SupportOption.Kind.choices)[option.kind]),
                cost_centimes=option.cost_centimes,
                marks=marks,
                proposed=option.pk == option_pk,
            )
            for option in application.options.all()
        ),
        aims=tuple(_aims(application)),
        decision=None if decision is None else label(dict(Decision.Kind.choices)[decision.kind]),
        support=None if accepted is None else label(dict(SupportOption.Kind.choices)[accepted.kind]),
        departure=_either(decision.reason, "") if decision is not None and decision.departs else None,
    )


def _aims(application: Application) -> Iterator[paper.AimSide]:
    yes, no = Message(N_("Proposed under this aim.")), Message(N_("Not proposed under this aim."))
    for aim, title in Edition.Aim.choices:
        line = last_line(application, aim)
        if line is None:
            continue
        name = label(title)
        if aim == application.edition.aim:
            names = {"ar": name.ar, "fr": name.fr, "en": name.en}
            name = wording(Message(N_("%(aim)s – the aim of this edition"), {"aim": {"names": names}}))
        yield paper.AimSide(
            name=name,
            result=wording(no if line.option_id is None else yes),
            reasons=_reasons(line),
            estimates=_reasons(line, estimates=True),
        )


def _reasons(line: ProposalLine, *, estimates: bool = False) -> tuple[Wording, ...]:
    return tuple(wording(reason) for reason in line.reasons if (reason["code"] == "estimate") is estimates)


def _project(application: Application) -> Wording:
    return _either(application.title_ar, application.title_fr)


def _either(arabic: str, french: str) -> Wording:
    """Both languages of paper, one for the other where only one is known."""
    return Wording(ar=arabic or french, fr=french or arabic)


def _criteria(means: tuple[CriterionMean, ...]) -> tuple[paper.CriterionMark, ...]:
    return tuple(
        paper.CriterionMark(
            name=_either(mean.criterion.name_ar, mean.criterion.name_fr),
            mark=format_hundredths(mean.hundredths),
            out_of=format_hundredths(int(mean.criterion.maximum * 100)),
        )
        for mean in means
    )
