"""The steps of an import, in order; each part commits by itself, so an interrupted import goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fursa.accounts.models import Unit, User
from fursa.accounts.policies import require
from fursa.audit.actions import record
from fursa.core.actions import Progress
from fursa.core.bulk import Counts, refresh_statistics
from fursa.core.scope import scope
from fursa.editions.actions.importing import applications, history, people
from fursa.editions.actions.importing.the_edition import close_edition_import, write_edition
from fursa.editions.models import Edition
from fursa.exchange.folder import Folder
from fursa.network.actions import PlaceFacts, ensure_place
from fursa.network.models import Establishment, Partner
from fursa.people.actions.sourcing import map_source_references
from fursa.rules.messages import N_
from fursa.territory.actions import load_areas
from fursa.territory.models import Area

PART = 10_000
# How each sheet is called while it is written, and in the summary.
TITLES = {
    "people": N_("People"),
    "custody": N_("Stays in custody"),
    "diagnoses": N_("Diagnoses"),
    "life_projects": N_("Life projects"),
    "pathways": N_("Pathways"),
    "applications": N_("Applications"),
    "marks": N_("Marks"),
}
T = TypeVar("T")


@dataclass(slots=True)
class Imported:
    """What an import did, by sheet; `is_new_folder` where anything in the folder differs from the last one."""

    edition: Edition
    is_new_folder: bool = True
    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))

    @property
    def changed_anything(self) -> bool:
        return any(c.new or c.changed for c in self.counts.values())


def import_edition(*, actor: User, folder: Folder, progress: Progress) -> Imported:
    """Write the good rows of a folder that was read. Opens scopes of its own: call it outside any.

    The same folder twice changes nothing; a part that was committed before an interruption is found again.
    """
    assert folder.edition is not None, "a folder without an edition is refused before it comes here"
    with scope(actor):
        require(actor, "edition.import")
        load_areas()
        edition = write_edition(folder.edition, folder.digest)
        _write_network(actor, folder, progress)
    done = Imported(edition, is_new_folder=edition.folder_digest != folder.digest)
    known = _Known(actor, folder, edition)
    _people_and_stays(known, done, progress)
    _ways(known, done, progress)
    _edition_rows(known, done, progress)
    with scope(actor):
        close_edition_import(edition, folder.digest)
        if done.changed_anything:
            refresh_statistics()
        record(actor, "edition.imported", edition, digest=folder.digest)
    return done


class _Known:
    """What the later sheets refer to: units, places, people by the source's reference."""

    def __init__(self, actor: User, folder: Folder, edition: Edition) -> None:
        self.actor, self.folder, self.edition = actor, folder, edition
        self.source = edition.source
        self.units: dict[str, Unit] = {unit.code: unit for unit in Unit.objects.all()}
        self.establishments = {e.code: e for e in Establishment.objects.all()}
        self.partners = dict(Partner.objects.values_list("code", "pk"))
        self.areas = dict(Area.objects.values_list("code", "pk"))
        self.people: dict[str, int] = {}

    def referred(self, references: set[str]) -> dict[str, int]:
        """The people a part speaks of, those of earlier imports too."""
        missing = references - self.people.keys()
        if missing:
            self.people |= map_source_references(self.actor, self.source, sorted(missing))
        return self.people


def _parts(rows: Sequence[T], progress: Progress, title: str) -> Iterator[Sequence[T]]:
    progress.step(title, len(rows))
    for start in range(0, len(rows), PART):
        part = rows[start : start + PART]
        yield part
        progress.advance(len(part))


def _each(
    known: _Known,
    done: Imported,
    progress: Progress,
    sheet: str,
    write: Callable[[Sequence[Any]], Counts],
) -> None:
    for part in _parts(getattr(known.folder, sheet), progress, TITLES[sheet]):
        with scope(known.actor):
            known.referred({row.person for row in part if hasattr(row, "person")})
            done.counts[sheet] += write(part)


def _write_network(actor: User, folder: Folder, progress: Progress) -> None:
    for part in _parts(folder.network, progress, N_("Centres, establishments and partners")):
        for row in part:
            ensure_place(
                actor=actor,
                facts=PlaceFacts(
                    kind=row.kind,
                    code=row.code,
                    names={"ar": row.name_ar, "fr": row.name_fr, "en": row.name_en},
                    commune=row.commune,
                    state=row.state or "",
                    opened_on=row.opened_on,
                    partner_kind=row.partner_kind or "",
                    agreement_ref=row.agreement_ref,
                    agreement_from=row.agreement_from,
                    agreement_until=row.agreement_until,
                ),
            )


def _people_and_stays(known: _Known, done: Imported, progress: Progress) -> None:
    committals: dict[str, list[str]] = defaultdict(list)
    for stay in known.folder.custody:
        if stay.committal_number:
            committals[stay.person].append(stay.committal_number)
    for part in _parts(known.folder.people, progress, TITLES["people"]):
        with scope(known.actor):
            keys, counts = people.write_people(
                known.actor, known.source, part, known.units, known.areas, committals
            )
            known.people |= keys
            done.counts["people"] += counts
    _each(
        known, done, progress, "custody",
        lambda rows: people.write_custody(known.actor, rows, known.people, known.establishments),
    )  # fmt: skip


def _ways(known: _Known, done: Imported, progress: Progress) -> None:
    actor = known.actor
    _each(
        known, done, progress, "diagnoses",
        lambda rows: history.write_diagnoses(actor, rows, known.people, known.units),
    )  # fmt: skip
    _each(
        known, done, progress, "life_projects",
        lambda rows: history.write_life_projects(actor, rows, known.people, known.units, known.areas),
    )  # fmt: skip
    _each(
        known, done, progress, "pathways",
        lambda rows: history.write_pathways(actor, rows, known.people, known.partners, known.areas),
    )  # fmt: skip


def _edition_rows(known: _Known, done: Imported, progress: Progress) -> None:
    _each(
        known, done, progress, "applications",
        lambda rows: applications.write_applications(known.edition, rows, known.people),
    )  # fmt: skip
    _each(
        known, done, progress, "marks",
        lambda rows: applications.write_marks(known.actor, known.edition, rows),
    )  # fmt: skip
