"""Life projects, as far as the reader's role opens them."""

from __future__ import annotations

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.diagnosis.models import Diagnosis
from fursa.people.models import Person


def needs_reading_aloud(user: User, person: Person) -> bool:
    """Whether the plan is read aloud before a witness: the person, or their last diagnosis, says they do not read."""
    require(user, "lifeproject.read")
    last = Diagnosis.objects.filter(person=person).order_by("-made_on").first()
    return not person.can_read or (last is not None and last.literacy == Diagnosis.Literacy.NONE)
