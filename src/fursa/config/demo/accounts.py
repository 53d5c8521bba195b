"""Ready accounts of the demonstration, one for each role and one for each seat; refused anywhere else."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from fursa.accounts.actions import create_user, grant_role
from fursa.accounts.models import Role, Unit, User
from fursa.accounts.queries import find_user, get_system_user, get_unit
from fursa.core.scope import scope
from fursa.editions.actions.seats import give_seat
from fursa.editions.models import Edition
from fursa.network.models import Centre, Establishment, Partner

# Invented names; the user name says the role, so that whoever tries the demo knows whose eyes these are.
_STAFF = [
    ("officer", "سمير الوزاني", Role.Code.REINTEGRATION_OFFICER, "establishment"),
    ("adviser", "نادية الشرقاوي", Role.Code.CENTRE_ADVISER, "centre"),
    ("manager", "كريم بنموسى", Role.Code.PROGRAMME_MANAGER, "national"),
    ("finance", "ليلى الفاسي", Role.Code.FINANCE_OFFICER, "national"),
    ("director", "عبد الإله الناصري", Role.Code.DIRECTOR, "national"),
    ("auditor", "أمينة التازي", Role.Code.AUDITOR, "national"),
    ("partner", "سعيد الحداد", Role.Code.PARTNER_CONTACT, "partner"),
    ("reviewer", "هدى السباعي", Role.Code.IDENTITY_REVIEWER, "national"),
    ("reviewer-2", "رشيد العمراني", Role.Code.IDENTITY_REVIEWER, "national"),
]


@dataclass(frozen=True, slots=True)
class Account:
    """How one role signs in."""

    username: str
    password: str
    role: str
    unit: str


def ready_accounts(edition: Edition) -> list[Account]:
    """Make what is missing of the demo's accounts and return them all; passwords are drawn once an installation."""
    path = settings.FURSA_KEYS / "demo-accounts.json"
    passwords = _read(path)
    system = get_system_user()
    with scope(system):
        accounts = [
            _account(system, passwords, name, full_name, role, unit)
            for name, full_name, role, kind in _STAFF
            if (unit := _unit(kind)) is not None
        ]
        for number, seat in enumerate(edition.members.order_by("position"), start=1):
            name = f"member-{number}"
            accounts.append(
                _account(
                    system, passwords, name, seat.name_ar, Role.Code.COMMITTEE_MEMBER, get_unit("national")
                )
            )
            holder = find_user(name)
            assert holder is not None
            give_seat(actor=system, edition=edition, seat=seat.code, holder=holder)
    _write(path, passwords)
    return accounts


def demo_user(name: str) -> User:
    user = find_user(name)
    assert user is not None, name
    return user


def _account(
    system: User, passwords: dict[str, str], name: str, full_name: str, role: Role.Code, unit: Unit
) -> Account:
    password = passwords.setdefault(name, f"fursa-{secrets.token_hex(4)}")
    user = find_user(name)
    if user is None:
        user = create_user(actor=system, username=name, full_name=full_name, password=password, is_demo=True)
        grant_role(actor=system, user=user, code=role, unit=unit)
    return Account(name, password, str(role.label), unit.name)


def _unit(kind: str) -> Unit | None:
    """The unit with most to show: the first open centre, establishment or training centre, the national services.

    None where the edition's network has no such partner.
    """
    if kind == "centre":
        return Centre.objects.filter(state=Centre.State.OPEN).select_related("unit").order_by("pk")[0].unit
    if kind == "establishment":
        return Establishment.objects.select_related("unit").order_by("pk")[0].unit
    if kind == "partner":
        partner = Partner.objects.filter(kind="training_centre").select_related("unit").order_by("pk").first()
        return partner.unit if partner else None
    return get_unit("national")


def _read(path: Path) -> dict[str, str]:
    return dict(json.loads(path.read_text())) if path.exists() else {}


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.touch(mode=0o600)
    beside.write_text(json.dumps(passwords, indent=1))
    beside.rename(path)
