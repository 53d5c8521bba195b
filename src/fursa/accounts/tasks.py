"""The system's own jobs, done in the scope of the named system user."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fursa.accounts.queries import get_system_user
from fursa.audit.actions import seal_entries
from fursa.core.origin import Origin, acting_from
from fursa.core.scope import scope
from fursa.core.tasks import SOON


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="audit.seal", priority=SOON, pass_context=False)
def seal_the_record(timestamp: int) -> int:
    """Chain the acts recorded since the last minute."""
    with acting_from(Origin("job", "audit.seal")), scope(get_system_user()):
        return seal_entries()
