"""What was seen on a way, and which jobs it is time to ask about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.pathways.models import Attendance, Pathway, Pause, RetentionCheck
from fursa.rules.retention import Check, open_checks


@dataclass(frozen=True, slots=True)
class Seen:
    """Pauses, attendance and retention of one way, oldest first."""

    pauses: list[Pause]
    attendance: list[Attendance]
    retention: list[RetentionCheck]

    @property
    def asked(self) -> list[str]:
        return [one.check_code for one in self.retention]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be asked of this job."""
        return any(one.finding in RetentionCheck.LAST for one in self.retention)


@dataclass(frozen=True, slots=True)
class Due:
    """A job to ask about, and since when."""

    pathway: Pathway
    check: Check
    due_on: date


def get_seen(user: User, pathway: Pathway) -> Seen:
    """What was seen on a way the user sees."""
    require(user, "pathway.read")
    return Seen(*(list(rows.all()) for rows in (pathway.pauses, pathway.attendance, pathway.retention)))  # type: ignore[arg-type]


def list_left_behind(user: User) -> list[Pause]:
    """Pauses that a transfer or a release began and nobody has settled: the way goes on here, or ends."""
    require(user, "pathway.read")
    reasons = (Pause.Reason.TRANSFER, Pause.Reason.RELEASE)
    rows = Pause.objects.filter(resumed_on=None, reason__in=reasons).order_by("from_on", "pk")
    return list(rows.select_related("pathway__partner", "person"))


def list_due(user: User, *, today: date) -> list[Due]:
    """The jobs this user's people began whose first open check has fallen due, the longest waiting first."""
    require(user, "pathway.read")
    jobs = Pathway.objects.filter(kind=Pathway.Kind.EMPLOYMENT, started_on__isnull=False).exclude(
        state=Pathway.State.PLANNED
    )
    made: defaultdict[int, list[RetentionCheck]] = defaultdict(list)
    for one in RetentionCheck.objects.filter(pathway__in=jobs):
        made[one.pathway_id].append(one)
    found = []
    for job in jobs.select_related("person", "partner"):
        checks = made[job.pk]
        if any(one.finding in RetentionCheck.LAST for one in checks):
            continue
        assert job.started_on is not None
        done = {one.check_code for one in checks}
        # Once a later check is due, an earlier one that was missed is asked no more: the later answers it.
        waiting = [
            pair for pair in open_checks(job.started_on, done=done, ended_on=job.ended_on) if pair[1] <= today
        ]
        if waiting:
            found.append(Due(job, *waiting[-1]))
    return sorted(found, key=lambda due: due.due_on)
