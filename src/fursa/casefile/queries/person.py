"""One person's file: what each room knows, as far as the reader's role opens it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.core.localized import listed, trade_title
from fursa.core.templatetags.parts import Event, Link, Step
from fursa.custody.models import Episode
from fursa.diagnosis.models import Diagnosis, Visit
from fursa.diagnosis.queries import list_visits
from fursa.editions.models import Application, Award, Decision, Minutes
from fursa.handover.models import CertificateHandOver, HandOver
from fursa.lifeproject.models import Draft, FollowUpEnd, LifeProject
from fursa.lifeproject.queries import find_draft, list_ends, list_projects
from fursa.pathways.models import Activity, Pathway, Referral
from fursa.pathways.queries import list_activities, list_referrals
from fursa.people.models import Access, Person
from fursa.people.queries import list_records

ROOMS = ("custody", "diagnosis", "lifeproject", "pathway", "application", "decision", "award", "handover")


@dataclass(slots=True)
class File:
    """Everything about one person that this reader may see; a room that is closed to them stays empty.

    `opens` names the rooms that are open, so that an empty one is told from a closed one.
    """

    person: Person
    opens: frozenset[str] = frozenset()
    # Other records of the same person, joined by a review.
    others: list[Person] = field(default_factory=list)
    stays: list[Episode] = field(default_factory=list)
    diagnoses: list[Diagnosis] = field(default_factory=list)
    projects: list[LifeProject] = field(default_factory=list)
    draft: Draft | None = None
    ends: list[FollowUpEnd] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    pathways: list[Pathway] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    hand_overs: list[HandOver] = field(default_factory=list)
    certificates: list[CertificateHandOver] = field(default_factory=list)
    accesses: list[Access] = field(default_factory=list)

    @property
    def has_ended(self) -> bool:
        """Whether the person ended the follow-up and has not taken it up again."""
        return any(end.resumed_on is None for end in self.ends)


def list_open_rooms(user: User) -> frozenset[str]:
    """The rooms of a file that are open to this reader's role."""
    return frozenset(room for room in ROOMS if may(user, f"{room}.read"))


def get_file(user: User, person: Person) -> File:
    """Read the rooms that `user` may open, of every record of the person, inside the request's scope."""
    records = list_records(user, person)
    file = File(person, list_open_rooms(user), [one for one in records if one.pk != person.pk])
    if "custody" in file.opens:
        file.stays = list(Episode.objects.filter(person__in=records).select_related("establishment__unit"))
    if "diagnosis" in file.opens:
        file.diagnoses = list(
            Diagnosis.objects.filter(person__in=records)
            .select_related("unit", "recorded_by")
            .prefetch_related("trades")
        )
    if "lifeproject" in file.opens:
        file.projects = list(list_projects(user, person))
        file.draft = find_draft(user, person)
        file.ends = list(list_ends(user, person))
    if "pathway" in file.opens:
        file.visits = list(list_visits(user, person))
        file.activities = list(list_activities(user, person))
        file.pathways = list(
            Pathway.objects.filter(person__in=records).select_related(
                "person", "partner", "place", "recorded_by"
            )
        )
    if may(user, "referral.read"):
        file.referrals = list(list_referrals(user, person))
    if "application" in file.opens:
        file.applications = list(
            Application.objects.filter(person__in=records).select_related("edition", "territory")
        )
    if "decision" in file.opens:
        file.decisions = list(
            Decision.objects.filter(person__in=records, minutes__state=Minutes.State.FINAL).select_related(
                "minutes__edition", "decided_by"
            )
        )
    if "award" in file.opens:
        file.awards = list(Award.objects.filter(person__in=records).select_related("edition", "committed_by"))
    if "handover" in file.opens:
        file.hand_overs = list(
            HandOver.objects.filter(person__in=records).select_related(
                "given_by", "ceremony", "undone_by", "award"
            )
        )
        file.certificates = list(
            CertificateHandOver.objects.filter(person__in=records).select_related("given_by", "pathway")
        )
    file.accesses = list(Access.objects.filter(person__in=records).select_related("unit", "given_by"))
    return file


def list_history(file: File) -> list[Event]:
    """Every event with its author and its time, newest first; a legal date has no hour."""
    events = [*_before(file), *_edition(file)]
    return sorted(events, key=lambda event: _moment(event.at), reverse=True)


def _moment(at: date | datetime) -> tuple[date, float]:
    return (timezone.localtime(at).date(), at.timestamp()) if isinstance(at, datetime) else (at, 0.0)


def _before(file: File) -> Iterator[Event]:
    by = file.person.recorded_by
    # What the import brought was recorded by the system itself, whose name is the product's.
    who = _("Fursa") if by.is_system else by.label
    yield Event(_("Recorded"), who, file.person.recorded_at, tone="quiet")
    for stay in file.stays:
        where = stay.establishment.name
        number = stay.committal_number
        detail = _("Committal number %(number)s") % {"number": number} if number else ""
        yield Event(_("Entered the establishment"), where, stay.entered_on, detail, tone="quiet")
        if stay.released_on:
            yield Event(_("Released"), where, stay.released_on)
        elif stay.transferred_on:
            yield Event(_("Transferred"), where, stay.transferred_on, tone="quiet")
    for diagnosis in file.diagnoses:
        trades = listed(trade_title(known.isco) for known in diagnosis.trades.all())
        yield Event(_("Diagnosis"), diagnosis.unit.name, diagnosis.made_on, trades)
    for plan in file.projects:
        detail = plan.title or plan.get_goal_display()
        if plan.read_aloud:
            detail = _("%(title)s – read aloud, witness: %(witness)s") % {
                "title": detail,
                "witness": plan.witness,
            }
        yield Event(_("Life project agreed"), plan.unit.name, plan.agreed_on, detail, tone="good")
    for visit in file.visits:
        yield Event(_("Visit"), visit.unit.name, visit.visited_on, visit.get_presence_display(), tone="quiet")
    for end in file.ends:
        yield Event(
            _("Ended the follow-up, as the person wished"),
            end.unit.name,
            end.ended_on,
            end.words,
            tone="quiet",
        )
        if end.resumed_on:
            yield Event(_("Took the follow-up up again"), end.unit.name, end.resumed_on, tone="quiet")
    for activity in file.activities:
        where = activity.establishment.name
        yield Event(activity.title, where, activity.started_on, activity.get_kind_display(), tone="quiet")
    for pathway in file.pathways:
        if pathway.started_on:
            at = pathway.partner.name if pathway.partner else pathway.recorded_by.label
            yield Event(pathway.get_kind_display(), at, pathway.started_on, pathway.get_state_display())


def _edition(file: File) -> Iterator[Event]:
    for decision in file.decisions:
        tone = {"accepted": "good", "not_accepted": "warning"}.get(decision.kind, "info")
        yield Event(
            _("Committee's decision: %(kind)s") % {"kind": decision.get_kind_display()},
            decision.decided_by.label,
            decision.minutes.held_on,
            decision.minutes.edition.name,
            tone=tone,  # type: ignore[arg-type]
        )
    for award in file.awards:
        yield Event(_("Award committed"), award.committed_by.label, award.committed_at, award.reference)
        if award.undertaken_on:
            yield Event(_("Undertaking signed"), file.person.full_name, award.undertaken_on, award.reference)
    for given in file.hand_overs:
        title = _("Handed over: %(part)s") % {"part": given.get_part_display()}
        yield Event(title, given.given_by.label, given.given_on, given.ceremony.name, tone="good")
        if given.undone_at and given.undone_by:
            yield Event(
                _("Hand-over undone"), given.undone_by.label, given.undone_at, given.undone_reason, tone="bad"
            )
    for given_certificate in file.certificates:
        yield Event(
            _("Certificate given"),
            given_certificate.given_by.label,
            given_certificate.given_on,
            given_certificate.pathway.certificate,
            tone="good",
        )


def list_steps(file: File) -> list[Step]:
    """The fixed steps of the journey and where the person stands; the next one to do is the current one.

    What stands in a room that is closed to the reader is neither done nor to do: it is left out.
    """
    released = [stay.released_on for stay in file.stays if stay.released_on]
    support = [award.committed_at.date() for award in file.awards if award.state != Award.State.CANCELLED]
    given = [hand_over.given_on for hand_over in file.hand_overs if hand_over.undone_at is None]
    ways = [pathway.started_on for pathway in file.pathways if pathway.started_on]
    steps = [
        (_("Diagnosis"), {"diagnosis"}, [d.made_on for d in file.diagnoses]),
        (_("Life project"), {"lifeproject"}, [p.agreed_on for p in file.projects]),
        (_("Release"), {"custody"}, released),
        (_("Pathway or support"), {"pathway", "award"}, [*ways, *support]),
        (_("Hand-over"), {"handover"}, given),
    ]
    # Support is one way among others: without an award there is nothing to hand over.
    if not file.awards:
        steps = steps[:-1]
    shown: list[Step] = []
    current = False
    for name, rooms, days in steps:
        if days:
            shown.append(Step(name, "done", max(days)))
        elif rooms <= file.opens:
            shown.append(Step(name, "ahead" if current else "current"))
            current = True
    return shown


def next_link(file: File) -> Link | None:
    """The application to look at next, where there is one."""
    from django.urls import reverse

    if not file.applications:
        return None
    newest = file.applications[-1]
    return Link(
        _("Open the application"), reverse("editions:application", args=[newest.edition.code, newest.uuid])
    )
