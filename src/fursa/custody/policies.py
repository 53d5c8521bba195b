"""For whom an establishment's officer, a centre's adviser or a manager may act."""

from __future__ import annotations

from fursa.accounts.models import Role, Unit, User
from fursa.accounts.policies import require, role_codes
from fursa.accounts.queries import list_units_of
from fursa.core.errors import ForbiddenError


def may_act_for(user: User, unit: Unit) -> bool:
    """Whether the user works in that unit, or manages the programme."""
    return Role.Code.PROGRAMME_MANAGER in role_codes(user) or unit in list_units_of(user)


def require_for(user: User, permission: str, unit: Unit) -> None:
    """Raise ForbiddenError where the role does not grant it, or not in that unit."""
    require(user, permission)
    if not may_act_for(user, unit):
        raise ForbiddenError
