"""The person: identity, names in two scripts, who may see the file, and what each source said."""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import Unit, User
from fursa.rules.dates import PartialDate
from fursa.territory.models import Area


class Sex(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")


@pghistory.track(exclude=["search_key", "sort_key"])
class Person(models.Model):
    """Someone the programme knows, as first recorded; other rooms point here and never move.

    `canonical` is the person this one turned out to be, empty while it stands for itself; it follows from the
    link assertions and is never edited by hand.
    """

    class BirthPrecision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True)
    canonical = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="also_recorded_as"
    )
    given_name_ar = models.CharField(_("first name (Arabic)"), max_length=200, blank=True)
    family_name_ar = models.CharField(_("family name (Arabic)"), max_length=200, blank=True)
    given_name_latin = models.CharField(_("first name (Latin letters)"), max_length=200, blank=True)
    family_name_latin = models.CharField(_("family name (Latin letters)"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices)
    # The first day of what is known; `birth_precision` says how much of it is.
    birth_on = models.DateField(_("birth date"))
    birth_precision = models.CharField(max_length=5, choices=BirthPrecision.choices, default="day")
    birth_place = models.CharField(_("birth place"), max_length=200, blank=True)
    # Indexed, not unique: a unique error would betray a file this user may not see.
    cnie = models.CharField(_("identity card"), max_length=20, blank=True, db_index=True)
    cnie_valid_until = models.DateField(_("identity card valid until"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    safe_contact = models.TextField(_("whom not to call, and when"), blank=True)
    can_read = models.BooleanField(_("can read"), default=True)
    guardian_name = models.CharField(_("guardian"), max_length=200, blank=True)
    guardian_cnie = models.CharField(_("guardian's identity card"), max_length=20, blank=True)
    origin = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    residence = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Made in Python: both scripts meet in the first, the second sorts Arabic where the server has no ICU.
    search_key = models.TextField(editable=False)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name_ar(self) -> str:
        return f"{self.given_name_ar} {self.family_name_ar}".strip()

    @property
    def full_name_latin(self) -> str:
        return f"{self.given_name_latin} {self.family_name_latin}".strip()

    @property
    def birth(self) -> PartialDate:
        """The birth date as far as it is known."""
        first, precision = self.birth_on, self.birth_precision
        month = None if precision == self.BirthPrecision.YEAR else first.month
        return PartialDate(first.year, month, first.day if precision == self.BirthPrecision.DAY else None)

    @property
    def full_name(self) -> str:
        """The name in the reader's script, or in the other where that is all there is."""
        arabic, latin = self.full_name_ar, self.full_name_latin
        if (get_language() or "ar").startswith("ar"):
            return arabic or latin
        return latin or arabic


class AboutPerson(models.Model):
    """A row that speaks of a person. It carries `person_id` itself, for the row policies."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Access(AboutPerson):
    """A unit may see a person's file from a day until a day, for a reason. Table `people_access`."""

    class Reason(models.TextChoices):
        ADMITTED = "admitted", _("admitted to the establishment")
        RELEASED = "released", _("released")
        ACCOMPANIED = "accompanied", _("accompanied by the centre")
        TRANSFERRED = "transferred", _("transferred")
        REFERRED = "referred", _("referred")
        APPLIED = "applied", _("applied to an edition")
        RECORDED = "recorded", _("recorded here")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    # The first day the unit no longer sees the file.
    until_on = models.DateField(null=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "people_access"
        indexes = [
            models.Index(fields=["person", "unit"], name="people_access_person_unit"),
            models.Index(fields=["unit", "person"], name="people_access_unit_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.unit_id} {self.reason}"


class SourceRecord(AboutPerson):
    """What a source said of someone, as it said it. Never changed: a trigger refuses."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(max_length=120)
    reference = models.CharField(max_length=120)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "people_source_record"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "reference", "digest"], name="people_source_record_once"
            )
        ]
        indexes = [models.Index(fields=["source", "reference"])]

    def __str__(self) -> str:
        return f"{self.source} {self.reference}"


class Block(AboutPerson):
    """A key under which two records of one person meet (`rules.identity.blocks`): where to look for someone known."""

    pk = models.CompositePrimaryKey("key", "person_id")
    key = models.BigIntegerField()

    class Meta:
        db_table = "people_block"
        indexes = [models.Index(fields=["person"], name="people_block_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.key}"


class DuplicatePair(AboutPerson):
    """Two recorded persons who may be one; for the national reviewers alone. `person` was recorded first."""

    class State(models.TextChoices):
        OPEN = "open", _("to be reviewed")
        SAME = "same", _("the same person")
        DIFFERENT = "different", _("two persons")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    probability = models.FloatField()
    # {"name": "same", "birth": "near", …}: the levels of `rules.identity.Likeness`.
    evidence = models.JSONField(default=dict)
    model_version = models.CharField(max_length=40)
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "people_duplicate_pair"
        ordering = ["-probability", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="people_duplicate_pair_once"),
            models.CheckConstraint(
                condition=models.Q(person__lt=models.F("other")),
                name="people_duplicate_pair_first_recorded_first",
            ),
        ]
        indexes = [
            models.Index(fields=["other"], name="people_duplicate_pair_other"),
            models.Index(fields=["state", "-probability"], name="people_duplicate_pair_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} ? {self.other_id}"


class HoldRelease(AboutPerson):
    """Two people let a payment go although a possible duplicate is not reviewed yet: who, when and why.

    `lapsed_at`: when a review overtook it; from then on it counts no more and is asked anew.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "people_hold_release"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("asked_by")),
                name="people_hold_release_by_two",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(confirmed_by=None, lapsed_at=None),
                name="people_hold_release_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.reason}"

    @property
    def is_waiting(self) -> bool:
        """Whether a second person may still confirm it."""
        return self.confirmed_by_id is None and self.lapsed_at is None


class LinkAssertion(AboutPerson):
    """Someone, or a model, says that two recorded persons are the same or are not; retracted, never deleted."""

    class Verdict(models.TextChoices):
        SAME = "same", _("the same person")
        DIFFERENT = "different", _("two persons")
        UNSURE = "unsure", _("unsure")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict.choices)
    reason = models.TextField(_("reason"), blank=True)
    evidence = models.JSONField(default=dict)
    model_version = models.CharField(max_length=40, blank=True)
    asserted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asserted_at = models.DateTimeField(auto_now_add=True)
    # The first of the two who take back what two decided, with the reason; `retracted_by` is then the second.
    retraction_asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    retraction_asked_at = models.DateTimeField(null=True)
    retracted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    retracted_at = models.DateTimeField(null=True)
    retracted_reason = models.TextField(blank=True)

    class Meta:
        db_table = "people_link_assertion"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(retraction_asked_by=None)
                | models.Q(retracted_by=None)
                | ~models.Q(retracted_by=models.F("retraction_asked_by")),
                name="people_link_assertion_retracted_by_two",
            )
        ]
        indexes = [models.Index(fields=["other"], name="people_link_assertion_other")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.verdict} {self.other_id}"
