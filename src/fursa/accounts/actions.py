"""Changing staff, units and roles."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Role, Unit, User
from fursa.accounts.policies import are_incompatible, require
from fursa.accounts.queries import list_roles_during, today
from fursa.audit.actions import record
from fursa.core.errors import InvalidError


@transaction.atomic
def ensure_unit(*, code: str, kind: str, names: dict[str, str]) -> Unit:
    """The unit of that code, made or brought up to date."""
    unit, _made = Unit.objects.update_or_create(
        code=code,
        defaults={"kind": kind, **{f"name_{language}": name for language, name in names.items()}},
    )
    return unit


@transaction.atomic
def create_user(
    *,
    actor: User,
    username: str,
    full_name: str,
    password: str | None,
    language: str = "ar",
    is_demo: bool = False,
) -> User:
    """A new member of staff, without any role yet."""
    require(actor, "staff.change")
    if User.objects.filter(username=username).exists():
        raise InvalidError(_("The user name %(username)s is taken."), username=username)
    user = User.objects.create_user(
        username=username, password=password, full_name=full_name, language=language, is_demo=is_demo
    )
    record(actor, "staff.created", user)
    return user


@transaction.atomic
def grant_role(
    *,
    actor: User,
    user: User,
    code: str,
    unit: Unit,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Role:
    """Give a role in a unit; refused where it may not be held beside another one on any day."""
    require(actor, "staff.change")
    # Locked, so that two grants at once cannot together make a forbidden pair.
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    begins = from_on or today()
    for held in list_roles_during(user, begins, until_on):
        if are_incompatible(held.code, code):
            raise InvalidError(
                _("One person may not be %(new)s and %(held)s at the same time."),
                new=Role.Code(code).label,
                held=Role.Code(held.code).label,
            )
    role = Role.objects.create(
        user=user, code=code, unit=unit, from_on=begins, until_on=until_on, granted_by=actor
    )
    user.__dict__.pop("_role_codes", None)
    record(actor, "role.granted", user, role=code, unit=unit.code)
    return role


@transaction.atomic
def end_role(*, actor: User, role: Role, on: date) -> None:
    """End a role; it stays in the record of who could do what, when."""
    require(actor, "staff.change")
    role.until_on = on
    role.save(update_fields=["until_on"])
    record(actor, "role.ended", role.user, role=role.code)


@transaction.atomic
def set_language(*, user: User, language: str) -> None:
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def set_password(*, actor: User, username: str, password: str) -> None:
    """Set a password for someone who lost theirs; other sessions of that account end with it."""
    require(actor, "staff.change")
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise InvalidError(_("There is no account named %(username)s."), username=username)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidError(" ".join(error.messages)) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor, "staff.password_set", user)
