"""What a file still lacks before an application can be proposed, and whose work that is.

An incomplete file (ملف غير مكتمل) is never proposed. Dates are arguments; roles are codes of `accounts.Role`.
In prose: docs/rules/edition.md, "Readiness".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fursa.rules.dates import format_day
from fursa.rules.messages import N_, Message

Role = Literal["reintegration_officer", "centre_adviser", "programme_manager", "committee_member"]


# What each code is called in a list of counts.
TITLES = {
    code: Message(title)
    for code, title in {
        "age_open": N_("Birth date not known well enough"),
        "guardian_missing": N_("Minor without a guardian"),
        "guardian_card_missing": N_("Guardian without an identity card"),
        "card_missing": N_("No identity card"),
        "card_validity_unknown": N_("Identity card without a day of expiry"),
        "card_expired": N_("Identity card no longer valid on the day"),
        "diagnosis_missing": N_("No diagnosis"),
        "diagnosis_late": N_("Diagnosis after the applications closed"),
        "life_project_missing": N_("No life project"),
        "life_project_late": N_("Life project after the applications closed"),
        "life_project_before_diagnosis": N_("Life project before the diagnosis"),
        "read_aloud_missing": N_("Not read aloud before a witness"),
        "territory_outside": N_("Territory outside the edition"),
        "option_missing": N_("No support option"),
        "option_off_price": N_("Equipment off the kits' prices"),
        "nobody_marks": N_("Whole committee recused"),
        "marks_missing": N_("Marks missing"),
    }.items()
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A life project: when it was agreed, and whether a witness heard it read aloud."""

    agreed_on: date
    read_aloud_before_witness: bool


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file has. `in_custody`: the person is inside: the establishment's officer completes it.

    `is_juvenile` None: the birth date leaves it open. `diagnosed_on` is the first diagnosis. `plan` is the last
    life project agreed by the day of application, or the first one where all came later. `options` are those
    with a cost, `options_off_price` those whose equipment does not cost what its kits cost. `marks_missing`
    counts what the `members_marking` (those not recused) still owe.
    """

    in_custody: bool
    is_juvenile: bool | None
    has_card: bool
    card_valid_until: date | None
    has_guardian: bool
    guardian_has_card: bool
    can_read: bool
    diagnosed_on: date | None
    plan: Plan | None
    options: int
    options_off_price: int
    in_territory: bool
    members_marking: int
    marks_missing: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: its code, what to do in a sentence, and the role that does it."""

    code: str
    message: Message
    role: Role


def gaps(file: FileFacts, *, handed_over_on: date, applied_by: date) -> list[Gap]:
    """Everything the file lacks, in the order a desk would mend it; empty for a complete one.

    `handed_over_on` is the first day support is given: the identity card must be valid then. `applied_by` is
    the last day of applications: diagnosis and life project must stand by then.
    """
    return [*_identity(file, handed_over_on), *_preparation(file, applied_by), *_application(file)]


def _field(file: FileFacts) -> Role:
    return "reintegration_officer" if file.in_custody else "centre_adviser"


def _identity(file: FileFacts, day: date) -> Iterator[Gap]:
    role = _field(file)
    if file.is_juvenile is None:
        text = N_("Complete the birth date: it leaves open whether a guardian is needed.")
        yield Gap("age_open", Message(text), role)
    if file.is_juvenile:
        # A minor needs no card of their own: the guardian receives and signs.
        if not file.has_guardian:
            yield Gap("guardian_missing", Message(N_("Enter the guardian of this minor.")), role)
        elif not file.guardian_has_card:
            yield Gap(
                "guardian_card_missing", Message(N_("Enter the guardian's identity card number.")), role
            )
        return
    if not file.has_card:
        yield Gap("card_missing", Message(N_("Enter the identity card number.")), role)
    elif file.card_valid_until is None:
        text = N_("Enter the day until which the identity card is valid.")
        yield Gap("card_validity_unknown", Message(text), role)
    elif file.card_valid_until < day:
        text = N_(
            "Have the identity card renewed: it is valid until %(until)s, and support is given on %(day)s."
        )
        params = {"until": format_day(file.card_valid_until), "day": format_day(day)}
        yield Gap("card_expired", Message(text, params), role)


def _preparation(file: FileFacts, applied_by: date) -> Iterator[Gap]:
    role, params = _field(file), {"day": format_day(applied_by)}
    if file.diagnosed_on is None:
        yield Gap("diagnosis_missing", Message(N_("Make the diagnosis with the person.")), role)
    elif file.diagnosed_on > applied_by:
        text = N_("The diagnosis is dated after the applications closed on %(day)s.")
        yield Gap("diagnosis_late", Message(text, params), role)
    if file.plan is None:
        yield Gap("life_project_missing", Message(N_("Agree the life project with the person.")), role)
        return
    if file.plan.agreed_on > applied_by:
        text = N_("The life project was agreed after the applications closed on %(day)s.")
        yield Gap("life_project_late", Message(text, params), role)
    if file.diagnosed_on is not None and file.plan.agreed_on < file.diagnosed_on:
        text = N_("The life project is dated before the diagnosis it is drawn from.")
        yield Gap("life_project_before_diagnosis", Message(text), role)
    if not file.can_read and not file.plan.read_aloud_before_witness:
        text = N_("Read the life project aloud to the person before a witness, and enter the witness.")
        yield Gap("read_aloud_missing", Message(text), role)


def _application(file: FileFacts) -> Iterator[Gap]:
    if not file.in_territory:
        text = N_("The project's territory is not one of this edition's.")
        yield Gap("territory_outside", Message(text), "programme_manager")
    if not file.options:
        yield Gap(
            "option_missing", Message(N_("Enter at least one support option with its cost.")), _field(file)
        )
    if file.options_off_price:
        text = N_("The equipment of an option does not cost what its kits cost.")
        yield Gap("option_off_price", Message(text), "programme_manager")
    if not file.members_marking:
        text = N_("Every member of the committee is recused: nobody can mark this application.")
        yield Gap("nobody_marks", Message(text), "programme_manager")
    elif file.marks_missing:
        text = N_("Marks still owed by the committee: %(count)s.")
        yield Gap("marks_missing", Message(text, {"count": file.marks_missing}), "committee_member")
