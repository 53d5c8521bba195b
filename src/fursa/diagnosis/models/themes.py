"""What the interview told beside trades: papers, family, housing, debts, means; and health, which few may read."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fursa.diagnosis.models.interview import Diagnosis
from fursa.people.models import AboutPerson
from fursa.territory.models import Area


@pghistory.track()
class Paper(AboutPerson):
    """One paper, or one request that opens doors, as it stood on the day of the interview."""

    class Kind(models.TextChoices):
        CNIE = "cnie", _("national identity card")
        BIRTH_CERTIFICATE = "birth_certificate", _("birth certificate")
        FAMILY_BOOKLET = "family_booklet", _("family booklet")
        HEALTH_COVER = "health_cover", _("health cover")
        DRIVING_LICENCE = "driving_licence", _("driving licence")
        SCHOOL_CERTIFICATE = "school_certificate", _("school certificate or diploma")
        CRIMINAL_RECORD = "criminal_record", _("judicial record")
        REHABILITATION = "rehabilitation", _("rehabilitation")

    class State(models.TextChoices):
        HAS = "has", pgettext_lazy("paper", "there and valid")
        EXPIRED = "expired", pgettext_lazy("paper", "expired")
        LOST = "lost", pgettext_lazy("paper", "lost")
        REQUESTED = "requested", pgettext_lazy("paper", "asked for")
        NEVER = "never", pgettext_lazy("paper", "never had")
        WANTED = "wanted", pgettext_lazy("paper", "to be asked for")
        NOT_NEEDED = "not_needed", pgettext_lazy("paper", "not needed now")

    # What somebody still has to do something about.
    MISSING = frozenset({State.EXPIRED, State.LOST, State.NEVER, State.WANTED})

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("paper"), max_length=20, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    until_on = models.DateField(_("valid until"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "kind"], name="diagnosis_paper_once")]

    def __str__(self) -> str:
        return self.kind


@pghistory.track()
class Circumstances(AboutPerson):
    """Family, housing, debts, means of being reached, strengths and counselling wished; what was not told is empty."""

    class Family(models.TextChoices):
        SINGLE = "single", pgettext_lazy("family", "single")
        MARRIED = "married", pgettext_lazy("family", "married")
        DIVORCED = "divorced", pgettext_lazy("family", "divorced")
        WIDOWED = "widowed", pgettext_lazy("family", "widowed")

    class Support(models.TextChoices):
        YES = "yes", pgettext_lazy("support of the family", "yes")
        SOME = "some", pgettext_lazy("support of the family", "somewhat")
        NONE = "none", pgettext_lazy("support of the family", "no")

    class Housing(models.TextChoices):
        OWN = "own", pgettext_lazy("housing", "own home")
        RENTED = "rented", pgettext_lazy("housing", "rented")
        FAMILY = "family", pgettext_lazy("housing", "with family")
        HOSTED = "hosted", pgettext_lazy("housing", "with friends")
        SHELTER = "shelter", pgettext_lazy("housing", "in a shelter")
        NONE = "none", pgettext_lazy("housing", "nowhere yet")

    class Phone(models.TextChoices):
        NONE = "none", pgettext_lazy("phone", "none")
        BASIC = "basic", pgettext_lazy("phone", "a simple phone")
        SMARTPHONE = "smartphone", pgettext_lazy("phone", "a smartphone")

    class Digital(models.TextChoices):
        NONE = "none", pgettext_lazy("use of the internet", "no")
        WITH_HELP = "with_help", pgettext_lazy("use of the internet", "with help")
        ALONE = "alone", pgettext_lazy("use of the internet", "alone")

    class Counselling(models.TextChoices):
        WORK = "work", pgettext_lazy("counselling", "work")
        FAMILY = "family", pgettext_lazy("counselling", "family")
        LEGAL = "legal", pgettext_lazy("counselling", "law and papers")
        PSYCHOLOGICAL = "psychological", pgettext_lazy("counselling", "how one feels")
        HEALTH = "health", pgettext_lazy("counselling", "health")
        MONEY = "money", pgettext_lazy("counselling", "money and debts")
        NONE = "none", pgettext_lazy("counselling", "nothing now")

    diagnosis = models.OneToOneField(Diagnosis, on_delete=models.PROTECT, related_name="circumstances")
    family = models.CharField(_("family situation"), max_length=10, choices=Family.choices, blank=True)
    children = models.PositiveSmallIntegerField(_("children"), null=True)
    dependants = models.PositiveSmallIntegerField(_("people supported"), null=True)
    family_support = models.CharField(
        _("support of the family"), max_length=5, choices=Support.choices, blank=True
    )
    housing = models.CharField(_("housing"), max_length=8, choices=Housing.choices, blank=True)
    commune = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    has_debts = models.BooleanField(_("debts"), null=True)
    debts_centimes = models.BigIntegerField(_("amount of the debts"), null=True)
    phone = models.CharField(_("phone"), max_length=10, choices=Phone.choices, blank=True)
    digital = models.CharField(_("use of the internet"), max_length=9, choices=Digital.choices, blank=True)
    strengths = models.TextField(_("strengths"), blank=True)
    # Codes of Counselling, a comma between.
    counselling = models.CharField(_("counselling wished"), max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "circumstances"

    def __str__(self) -> str:
        return str(self.diagnosis_id)


@pghistory.track()
class Health(AboutPerson):
    """Health and addiction, as the person chose to tell: read by whoever accompanies them, and nobody else.

    A row policy of its own asks for that role; no search, export, partner's page or allocation reads this table.
    """

    class Condition(models.TextChoices):
        GOOD = "good", pgettext_lazy("health", "good")
        TREATMENT = "treatment", pgettext_lazy("health", "under treatment")
        NEEDS_CARE = "needs_care", pgettext_lazy("health", "needs a doctor")

    class Addiction(models.TextChoices):
        NO = "no", pgettext_lazy("help with an addiction", "no help wished")
        WISHES_HELP = "wishes_help", pgettext_lazy("help with an addiction", "wishes help")
        IN_CARE = "in_care", pgettext_lazy("help with an addiction", "in care")

    diagnosis = models.OneToOneField(Diagnosis, on_delete=models.PROTECT, related_name="health")
    condition = models.CharField(_("health"), max_length=10, choices=Condition.choices, blank=True)
    has_disability = models.BooleanField(_("disability to be taken into account"), null=True)
    addiction = models.CharField(
        _("help with an addiction"), max_length=11, choices=Addiction.choices, blank=True
    )
    note = models.TextField(_("what should be known"), blank=True)

    class Meta:
        verbose_name_plural = "health"

    def __str__(self) -> str:
        return str(self.diagnosis_id)
