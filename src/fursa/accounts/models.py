"""Staff: who they are, which unit they work in, what their role lets them do and until when."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from fursa.core.localized import Named


class Unit(Named):
    """What roles and row policies speak of; an establishment, a centre or a partner each has one."""

    class Kind(models.TextChoices):
        NATIONAL = "national", _("national services")
        ESTABLISHMENT = "establishment", _("establishment")
        CENTRE = "centre", _("centre")
        PARTNER = "partner", _("partner")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)

    class Meta:
        ordering = ["code"]


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    """A member of staff. There is no superuser: what anyone may do comes from roles alone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.SlugField(_("user name"), max_length=60, unique=True)
    full_name = models.CharField(_("full name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, default="ar")
    is_active = models.BooleanField(default=True)
    # Ready accounts of the demo, whose passwords are printed: refused everywhere else.
    is_demo = models.BooleanField(default=False)
    # Acts for the system's own jobs; cannot sign in.
    is_system = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def label(self) -> str:
        """How a document or the audit names this person, whatever becomes of the account."""
        return self.full_name or self.username


class Role(models.Model):
    """One role of one user in one unit, from a day until a day."""

    class Code(models.TextChoices):
        REINTEGRATION_OFFICER = "reintegration_officer", _("reintegration officer")
        CENTRE_ADVISER = "centre_adviser", _("centre adviser")
        PROGRAMME_MANAGER = "programme_manager", _("programme manager")
        COMMITTEE_MEMBER = "committee_member", _("committee member")
        FINANCE_OFFICER = "finance_officer", _("finance officer")
        DIRECTOR = "director", _("director")
        AUDITOR = "auditor", _("auditor")
        IDENTITY_REVIEWER = "identity_reviewer", _("identity reviewer")
        PARTNER_CONTACT = "partner_contact", _("contact of a partner")
        SYSTEM = "system", _("system")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    code = models.CharField(max_length=30, choices=Code.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roles")
    from_on = models.DateField()
    # The first day the role no longer holds; empty while nobody has ended it.
    until_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["user_id", "code"]
        indexes = [models.Index(fields=["user", "unit"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gt=models.F("from_on")),
                name="accounts_role_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.code}"


class RoleTitle(Named):
    """How this installation calls a role on screen; the code never changes."""

    code = models.CharField(max_length=30, choices=Role.Code.choices, unique=True)
