"""Which role may do what: one table, read by people, held by tests.

Codes of permission are `<what>.<act>`. Whether a row is seen at all is a different question, answered by
`people_access` and row-level security; a permission says what may be done with a row that is seen.
"""

from __future__ import annotations

from typing import Any

from fursa.accounts.models import Role, User
from fursa.core.errors import ForbiddenError

_R = Role.Code
_INSIDE = {_R.REINTEGRATION_OFFICER}
_CENTRE = {_R.CENTRE_ADVISER}
_FIELD = _INSIDE | _CENTRE
_MANAGE = {_R.PROGRAMME_MANAGER}
_DIRECT = {_R.DIRECTOR}
_AUDIT = {_R.AUDITOR}
_COMMITTEE = {_R.COMMITTEE_MEMBER}
_FINANCE = {_R.FINANCE_OFFICER}
_REVIEW = {_R.IDENTITY_REVIEWER}
_PARTNER = {_R.PARTNER_CONTACT}
_ALL = _FIELD | _MANAGE | _DIRECT | _AUDIT | _COMMITTEE | _FINANCE

GRANTS: dict[str, set[Role.Code]] = {
    "person.read": _ALL | _REVIEW,
    "identity.review": _REVIEW,
    # Two different people; on the day of the ceremony, too.
    "identity.release": _CENTRE | _MANAGE | _DIRECT,
    "person.create": _FIELD | _MANAGE,
    "person.change": _FIELD | _MANAGE,
    "person.transfer": _FIELD | _MANAGE,
    "custody.read": _FIELD | _MANAGE | _DIRECT | _AUDIT,
    "custody.change": _INSIDE | _MANAGE,
    "questionnaire.read": _FIELD | _MANAGE,
    "questionnaire.change": _MANAGE,
    "diagnosis.read": _FIELD | _MANAGE | _DIRECT | _AUDIT,
    "diagnosis.change": _FIELD,
    # Health and addiction, and what was sent, which holds them: whoever accompanies the person, no one above them.
    "health.read": _FIELD,
    "submission.read": _FIELD,
    "lifeproject.read": _FIELD | _MANAGE | _DIRECT | _AUDIT | _COMMITTEE,
    "lifeproject.change": _FIELD,
    "followup.end": _FIELD,
    "market.read": _ALL,
    "market.import": _MANAGE,
    "pathway.read": _FIELD | _MANAGE | _DIRECT | _AUDIT,
    "pathway.change": _FIELD | _MANAGE,
    "opening.read": _FIELD | _MANAGE | _DIRECT | _AUDIT,
    "opening.change": _CENTRE | _MANAGE,
    "referral.read": _FIELD | _MANAGE | _DIRECT | _AUDIT,
    "referral.make": _FIELD | _MANAGE,
    # A partner sees those referred to it, through what was written for it, and nothing else of anybody.
    "placement.answer": _PARTNER,
    "edition.read": _ALL,
    "edition.import": _MANAGE,
    "edition.compose": _MANAGE,
    "edition.propose": _MANAGE,
    "application.read": _ALL,
    "application.change": _FIELD | _MANAGE,
    "appraisal.mark": _COMMITTEE,
    "appraisal.read": _MANAGE | _COMMITTEE | _DIRECT | _AUDIT,
    "decision.record": _COMMITTEE,
    "decision.read": _MANAGE | _COMMITTEE | _DIRECT | _AUDIT | _FINANCE | _CENTRE,
    "reconsideration.record": _CENTRE | _MANAGE,
    "reconsideration.read": _CENTRE | _MANAGE | _COMMITTEE | _DIRECT | _AUDIT,
    "reconsideration.weigh": _MANAGE | _COMMITTEE,
    "reconsideration.answer": _COMMITTEE,
    "minutes.sign": _COMMITTEE | _DIRECT,
    "award.commit": _FINANCE,
    "award.read": _MANAGE | _COMMITTEE | _DIRECT | _AUDIT | _FINANCE | _CENTRE,
    "undertaking.record": _CENTRE | _MANAGE,
    "cheque.prepare": _FINANCE,
    "budget.read": _MANAGE | _DIRECT | _AUDIT | _FINANCE | _COMMITTEE,
    "handover.record": _CENTRE | _MANAGE,
    "handover.undo": _MANAGE,
    "handover.read": _CENTRE | _MANAGE | _DIRECT | _AUDIT | _FINANCE,
    "document.read": _CENTRE | _MANAGE | _DIRECT | _AUDIT | _FINANCE | _COMMITTEE,
    "report.read": _MANAGE | _DIRECT | _AUDIT | _FINANCE | _COMMITTEE | _CENTRE,
    "report.list_behind": _MANAGE | _DIRECT | _AUDIT,
    "report.publish": _DIRECT,
    "network.read": _ALL,
    "network.change": _MANAGE,
    "staff.read": _MANAGE | _DIRECT | _AUDIT,
    "staff.change": _DIRECT,
    "audit.read": _AUDIT | _DIRECT,
    "run.read": _ALL | _REVIEW,
}

# Who prepares may not approve, who approves may not pay; who checks does none of it.
INCOMPATIBLE: frozenset[frozenset[Role.Code]] = frozenset(
    frozenset(pair)
    for pair in [
        (_R.PROGRAMME_MANAGER, _R.COMMITTEE_MEMBER),
        (_R.PROGRAMME_MANAGER, _R.FINANCE_OFFICER),
        (_R.PROGRAMME_MANAGER, _R.DIRECTOR),
        (_R.COMMITTEE_MEMBER, _R.FINANCE_OFFICER),
        (_R.DIRECTOR, _R.FINANCE_OFFICER),
        (_R.CENTRE_ADVISER, _R.FINANCE_OFFICER),
        (_R.CENTRE_ADVISER, _R.COMMITTEE_MEMBER),
        (_R.REINTEGRATION_OFFICER, _R.COMMITTEE_MEMBER),
        *((_R.AUDITOR, other) for other in _R if other not in {_R.AUDITOR, _R.SYSTEM}),
        # Whoever works for a partner works for nobody else here.
        *(
            (_R.PARTNER_CONTACT, other)
            for other in _R
            if other not in {_R.PARTNER_CONTACT, _R.SYSTEM, _R.AUDITOR}
        ),
    ]
)

# Roles that approve or pay sign in with a time-limited code as well.
SECOND_FACTOR_ROLES = frozenset({_R.COMMITTEE_MEMBER, _R.FINANCE_OFFICER, _R.DIRECTOR, _R.PROGRAMME_MANAGER})


def are_incompatible(one: str, other: str) -> bool:
    """Whether one person may not hold both roles at a time."""
    return frozenset({Role.Code(one), Role.Code(other)}) in INCOMPATIBLE


def may(user: Any, permission: str) -> bool:
    """Whether a role in force grants `permission`; an unknown permission is a programming error."""
    granted = GRANTS[permission]
    if not isinstance(user, User) or not user.is_active:
        return False
    codes = role_codes(user)
    return Role.Code.SYSTEM in codes or not granted.isdisjoint(codes)


def require(user: Any, permission: str) -> None:
    """Raise ForbiddenError where no role in force grants `permission`."""
    if not may(user, permission):
        raise ForbiddenError


def role_codes(user: User) -> set[str]:
    """The codes of the roles in force today, read once per user object."""
    cached = user.__dict__.get("_role_codes")
    if cached is None:
        from fursa.accounts.queries import list_roles_in_force

        cached = user.__dict__["_role_codes"] = {role.code for role in list_roles_in_force(user)}
    return set(cached)


def needs_second_factor(user: User) -> bool:
    return not SECOND_FACTOR_ROLES.isdisjoint(role_codes(user))
