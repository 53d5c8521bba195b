"""Questionnaires as the programme writes them in a spreadsheet, and what devices send back."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.accounts.models import User
from fursa.diagnosis.models.interview import Diagnosis
from fursa.diagnosis.models.visits import Visit
from fursa.people.models import Person


class Questionnaire(models.Model):
    """One form by its identifier, whatever its versions."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_id = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["form_id"]

    def __str__(self) -> str:
        return self.form_id


class QuestionnaireVersion(models.Model):
    """One version, written once: the spreadsheet as uploaded, the form made of it, and where its answers land."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("questionnaire", "uploaded")
        PUBLISHED = "published", pgettext_lazy("questionnaire", "in use")
        WITHDRAWN = "withdrawn", pgettext_lazy("questionnaire", "no longer offered")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    xlsx_sha256 = models.CharField(max_length=64)
    xml_sha256 = models.CharField(max_length=64)
    # As devices compare it: "md5:…" of the form.
    form_hash = models.CharField(max_length=40)
    # Name of a question → the field of a typed table its answer goes to.
    mapping = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["questionnaire_id", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "version"], name="diagnosis_version_once"),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=models.Q(state="published"),
                name="diagnosis_one_version_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.version}"


class Device(models.Model):
    """A tablet or phone of one officer: its token stands in the server's address, and can be revoked."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="devices")
    label = models.CharField(_("name of the device"), max_length=80)
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.label


class Submission(models.Model):
    """What a device sent, kept as it came. The same instance with the same content is one; with other content, a
    conflict that a person settles."""

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        LANDED = "landed", _("in the person's file")
        CONFLICT = "conflict", _("conflict")
        REFUSED = "refused", pgettext_lazy("submission", "set aside")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    instance_id = models.CharField(max_length=100)
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="submissions")
    # Made with a version that was no longer in use when it came.
    is_old_version = models.BooleanField(default=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, null=True, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, related_name="+")
    xml = models.TextField()
    digest = models.CharField(max_length=64)
    # [{"name", "sha256", "size"}]
    attachments = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.RECEIVED)
    # Why the answers are not in the file yet, in a sentence.
    problem = models.TextField(blank=True)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="+")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)
    # Who let another content count instead, and why.
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_because = models.TextField(blank=True, db_default="")

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["instance_id", "digest"], name="diagnosis_submission_once"),
            models.UniqueConstraint(
                fields=["instance_id"],
                condition=~models.Q(state__in=["conflict", "refused"]),
                name="diagnosis_instance_once",
            ),
        ]

    def __str__(self) -> str:
        return self.instance_id
