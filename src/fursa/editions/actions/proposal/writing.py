"""Writing a proposal's lines, many at a time."""

from __future__ import annotations

from fursa.core.actions import Progress
from fursa.editions.models import Proposal, ProposalLine, SupportOption
from fursa.editions.queries.files import submitted
from fursa.editions.queries.sentences import stored
from fursa.rules.messages import N_
from fursa.rules.selection import Line

BATCH = 1000


def write_lines(proposal: Proposal, lines: list[Line], progress: Progress) -> None:
    """One row for each application, with its reasons."""
    rows = submitted(proposal.edition).values_list("reference", "pk", "person_id")
    about = {reference: (pk, person) for reference, pk, person in rows}
    options = {
        (application, str(position)): pk
        for pk, application, position in SupportOption.objects.filter(
            application__edition=proposal.edition
        ).values_list("pk", "application_id", "position")
    }
    progress.step(N_("Writing the reasons"), len(lines))
    for begin in range(0, len(lines), BATCH):
        part = lines[begin : begin + BATCH]
        ProposalLine.objects.bulk_create(
            [_row(proposal, line, *about[line.reference], options) for line in part], batch_size=BATCH
        )
        progress.advance(len(part))


def _row(
    proposal: Proposal, line: Line, application: int, person: int, options: dict[tuple[int, str], int]
) -> ProposalLine:
    return ProposalLine(
        proposal=proposal,
        person_id=person,
        application_id=application,
        option_id=None if line.option is None else options[application, line.option],
        mark_hundredths=line.mark_hundredths,
        rank=line.rank,
        reasons=[
            {"code": reason.code, "rule": reason.rule, "about": reason.about, **stored(reason.message)}
            for reason in line.reasons
        ],
    )
