"""Diagnoses, as far as the reader's role opens them."""

from __future__ import annotations

from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.diagnosis.models import Diagnosis
from fursa.people.models import Person


def list_diagnoses(user: User, person: Person) -> QuerySet[Diagnosis]:
    """A person's diagnoses, the last first."""
    require(user, "diagnosis.read")
    return Diagnosis.objects.filter(person=person)
