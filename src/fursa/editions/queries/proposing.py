"""Whether a proposal is being made now."""

from __future__ import annotations

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.models import Run
from fursa.editions.models import Edition

KIND = "edition.propose"
SCENARIO_KIND = "edition.scenario"


def find_running(user: User, edition: Edition) -> Run | None:
    """The run that waits or works for this edition; None where none does."""
    require(user, "appraisal.read")
    states = (Run.State.WAITING, Run.State.RUNNING)
    return Run.objects.filter(kind=KIND, subject=edition.code, state__in=states).first()


def find_last_failure(user: User, edition: Edition) -> Run | None:
    """The last run where it did not come to its end."""
    require(user, "appraisal.read")
    last = Run.objects.filter(kind=KIND, subject=edition.code).first()
    return last if last and last.state in (Run.State.FAILED, Run.State.INTERRUPTED) else None
