"""Work on people that nobody waits for."""

from __future__ import annotations

from procrastinate.contrib.django import app

from fursa.accounts.queries import get_system_user
from fursa.core.origin import Origin, acting_from
from fursa.core.scope import scope
from fursa.core.tasks import AT_REST


@app.task(name="people.compare_new", priority=AT_REST, pass_context=False)
def compare_new(people: list[int]) -> int:
    """Compare people newly recorded (by their keys) with everyone; pairs go to the national reviewers."""
    from fursa.people.actions.comparing import compare_with_everyone  # which asks for this job, in turn

    system, found = get_system_user(), 0
    with acting_from(Origin("job", "people.compare_new")):
        for person in people:
            # A transaction each: a pair holds the rows of both people, and somebody may be writing in their files.
            with scope(system):
                found += compare_with_everyone(actor=system, people=[person])
    return found
