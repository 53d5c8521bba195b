"""`fursa staff`: the first accounts of an installation, and help for who lost a password."""

from __future__ import annotations

import click

from fursa.config.cli.session import acting, open_database, say
from fursa.rules.messages import N_


def _ask(_context: click.Context, _option: click.Parameter, given: str | None) -> str:
    """The password given, or asked for twice, unseen, in the terminal's language."""
    if given is not None:
        return given
    again = say(N_("The same password once more"))
    asked: str = click.prompt(say(N_("Password")), hide_input=True, confirmation_prompt=again)
    return asked


password_option = click.option(
    "--password", callback=_ask, help="At least 12 characters; asked for where it is not given."
)


@click.group()
def staff() -> None:
    """Make an account, give a role, set a password."""


@staff.command("create")
@click.argument("username")
@click.option("--name", required=True, help="The full name, as documents show it.")
@click.option("--role", required=True, help="A role's code, such as director or centre_adviser.")
@click.option("--unit", "unit_code", default="national", help="The unit's code.")
@password_option
def create(username: str, name: str, role: str, unit_code: str, password: str) -> None:
    """Make an account with a role in a unit."""
    open_database()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from fursa.accounts.actions import create_user, grant_role
    from fursa.accounts.models import Role
    from fursa.accounts.queries import get_unit

    if role not in Role.Code.values or role == Role.Code.SYSTEM:
        codes = ", ".join(code for code in Role.Code.values if code != Role.Code.SYSTEM)
        raise click.ClickException(
            say(N_("There is no role %(role)s. The roles: %(codes)s."), role=role, codes=codes)
        )
    try:
        validate_password(password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    with acting("staff create", None) as system, transaction.atomic():
        user = create_user(actor=system, username=username, full_name=name, password=password)
        grant_role(actor=system, user=user, code=role, unit=get_unit(unit_code))
    click.echo(say(N_("%(username)s can sign in."), username=username))


@staff.command("password")
@click.argument("username")
@password_option
def password_(username: str, password: str) -> None:
    """Set a new password."""
    open_database()
    from fursa.accounts.actions import set_password

    with acting("staff password", None) as system:
        set_password(actor=system, username=username, password=password)
    click.echo(say(N_("The password of %(username)s is changed."), username=username))
