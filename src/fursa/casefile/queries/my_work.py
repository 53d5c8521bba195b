"""مهامي: what waits for this person, by the roles they hold; each line starts with a verb."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.accounts.models import Role, User
from fursa.accounts.policies import may, role_codes
from fursa.casefile.queries.committee_tasks import WORKING, list_committee_tasks
from fursa.casefile.queries.leaving import Leaving, due_status, lack_word, list_leaving
from fursa.casefile.queries.task import Task
from fursa.core.localized import listed
from fursa.core.templatetags.parts import Status, Tone
from fursa.custody.queries import has_left
from fursa.diagnosis.models import Visit
from fursa.diagnosis.queries import list_visits_due
from fursa.editions import queries as editions
from fursa.editions.models import Award, Edition
from fursa.editions.queries import awards
from fursa.editions.queries.sentences import sentence
from fursa.handover.queries import is_past_choosing, list_begun
from fursa.lifeproject.queries import find_end, list_own_drafts
from fursa.pathways.models import RetentionCheck
from fursa.pathways.queries import list_due, list_left_behind, list_waiting_words
from fursa.people.queries.duplicates import list_pairs, list_releases_asked, list_retractions_asked


def list_tasks(user: User, *, today: date) -> list[Task]:
    """Everything that waits for `user`, most urgent first."""
    tasks = [
        *_releases(user, today),
        *_drafts(user),
        *_jobs(user, today),
        *_left_behind(user, today),
        *_visits(user, today),
        *_said(user, today),
        *_files(user, today),
        *list_committee_tasks(user),
        *_money(user),
        *_doubled(user),
        *_hand_overs(user),
        *_duplicates(user),
    ]
    return sorted(tasks, key=lambda task: (task.due_on or date.max, task.title, task.whom))


def list_kinds(tasks: list[Task]) -> dict[str, str]:
    """The kinds there are among these tasks, with their words, for the filter."""
    words = {
        "release": _("Releases to prepare"),
        "draft": _("Life projects to finish"),
        "job": _("Jobs to ask about"),
        "pause": _("Ways to take up again"),
        "visit": _("Visits agreed on"),
        "said": _("Said by partners"),
        "file": _("Files to complete"),
        "committee": _("Committee"),
        "money": _("Awards and cheques"),
        "handover": _("Hand-overs"),
        "identity": _("Identities"),
    }
    present = {task.kind for task in tasks}
    return {kind: word for kind, word in words.items() if kind in present}


def _releases(user: User, today: date) -> Iterator[Task]:
    """Who leaves within 90 days; a Friday deserves a word, since offices are closed when they come out."""
    if not may(user, "custody.read") or role_codes(user).isdisjoint(
        {Role.Code.REINTEGRATION_OFFICER, Role.Code.CENTRE_ADVISER}
    ):
        return
    for leaving in list_leaving(user, today=today):
        yield Task(
            "release", _release_title(leaving), leaving.person.full_name, leaving.establishment,
            reverse("casefile:person", args=[leaving.person.uuid]), leaving.on, due_status(leaving, today),
        )  # fmt: skip


def _drafts(user: User) -> Iterator[Task]:
    """What was begun with a person and waits for the rest, or for the signature."""
    if not may(user, "lifeproject.change"):
        return
    for draft in list_own_drafts(user):
        yield Task(
            "draft", _("Go on writing the life project"), draft.person.full_name, draft.unit.name,
            reverse("casefile:project-draft", args=[draft.person.uuid]), None, Status(_("to be signed"), "waiting"),
        )  # fmt: skip


def _jobs(user: User, today: date) -> Iterator[Task]:
    """Jobs whose turn it is: six weeks, three, six and twelve months after they began."""
    if not may(user, "pathway.change") or Role.Code.CENTRE_ADVISER not in role_codes(user):
        return
    for due in list_due(user, today=today):
        job = due.pathway
        yield Task(
            "job", _("Ask whether the job is kept"), job.person.full_name, job.partner.name if job.partner else "",
            reverse("casefile:retention", args=[job.person.uuid, job.uuid]), due.due_on,
            Status(str(RetentionCheck.When(due.check.code).label), "waiting"),
        )  # fmt: skip


def _left_behind(user: User, today: date) -> Iterator[Task]:
    """Ways that a transfer or a release interrupted, for whoever accompanies the person now."""
    if not may(user, "pathway.change") or role_codes(user).isdisjoint(
        {Role.Code.REINTEGRATION_OFFICER, Role.Code.CENTRE_ADVISER}
    ):
        return
    for pause in list_left_behind(user):
        if not has_left(user, pause.person, today=today):
            yield Task(
                "pause", _("Take the way up again, or end it"), pause.person.full_name,
                pause.pathway.get_kind_display(), reverse("casefile:way", args=[pause.person.uuid, pause.pathway.uuid]),
                pause.from_on, Status(_("paused by a %(reason)s") % {"reason": pause.get_reason_display()}, "waiting"),
            )  # fmt: skip


def _visits(user: User, today: date) -> Iterator[Task]:
    """Visits that were agreed on with the person at the last one; none to whoever ended the follow-up."""
    if not may(user, "diagnosis.change") or Role.Code.CENTRE_ADVISER not in role_codes(user):
        return
    for last in list_visits_due(user, today=today):
        if find_end(user, last.person) is not None:
            continue
        tone: Tone = "warning" if last.going == Visit.Going.STOPPING else "waiting"
        yield Task(
            "visit", _("Visit or call, as was agreed"), last.person.full_name, last.unit.name,
            reverse("casefile:person-tab", args=[last.person.uuid, "support"]), last.next_on,
            Status(last.get_going_display(), tone) if last.going else None,
        )  # fmt: skip


def _said(user: User, today: date) -> Iterator[Task]:
    """What partners said of attendance and results, until it is taken over or set aside."""
    if not may(user, "pathway.change") or Role.Code.CENTRE_ADVISER not in role_codes(user):
        return
    for word in list_waiting_words(user):
        partner = word.pathway.partner
        yield Task(
            "said", _("Take over what the partner said"), word.person.full_name, partner.name if partner else "",
            reverse("casefile:way", args=[word.person.uuid, word.pathway.uuid]), timezone.localdate(word.said_at),
            Status(word.get_kind_display(), "waiting"),
        )  # fmt: skip


def _release_title(leaving: Leaving) -> str:
    """What to do before the day; a verb first."""
    if not leaving.lacks:
        return _("Prepare the release")
    what = listed(lack_word(code) for code in leaving.lacks)
    return _("Prepare the release; still missing: %(what)s") % {"what": what}


def _files(user: User, today: date) -> Iterator[Task]:
    """Files that lack something this user can bring; the marks a member owes are one line of `_marks`."""
    if not may(user, "edition.read"):
        return
    mine = role_codes(user) - {Role.Code.COMMITTEE_MEMBER}
    for edition in Edition.objects.filter(state__in=WORKING):
        for file in editions.list_readiness(user, edition, today=today):
            gaps = [gap for gap in file.gaps if gap.role in mine]
            if gaps:
                yield Task(
                    "file", sentence(gaps[0].message), file.person_name, file.territory,
                    reverse("casefile:person", args=[file.person_uuid]), None, Status(file.reference, "warning"),
                )  # fmt: skip


def _money(user: User) -> Iterator[Task]:
    if not may(user, "award.commit"):
        return
    for edition in Edition.objects.filter(state__in=[Edition.State.FINAL, Edition.State.HANDING_OVER]):
        url = reverse("editions:budget", args=[edition.code])
        to_commit = awards.list_decisions_to_commit(user, edition).count()
        if to_commit:
            word = ngettext("%(count)s decision", "%(count)s decisions", to_commit) % {"count": to_commit}
            yield Task("money", _("Commit the awards"), edition.name, word, url)
        to_draw = awards.list_awards(user, edition).filter(state=Award.State.UNDERTAKEN).count()
        if to_draw:
            word = ngettext("%(count)s award", "%(count)s awards", to_draw) % {"count": to_draw}
            yield Task("money", _("Prepare cheques and equipment"), edition.name, word, url)


def _doubled(user: User) -> Iterator[Task]:
    """People who were recorded twice and have two awards of one edition, while one can still be given up."""
    if not may(user, "award.commit"):
        return
    groups = awards.list_doubled(user)
    begun = list_begun([award for group in groups for award in group])
    for group in groups:
        if is_past_choosing(group, begun):
            continue
        first = group[0]
        yield Task(
            "money", _("Decide which of two awards stands"), first.person.full_name, first.edition.name,
            reverse("handover:doubled"), None, Status(_("recorded twice"), "warning"),
        )  # fmt: skip


def _hand_overs(user: User) -> Iterator[Task]:
    if not may(user, "handover.record"):
        return
    for edition in Edition.objects.filter(state=Edition.State.HANDING_OVER):
        waiting = awards.list_awards(user, edition).select_related("territory__ceremony")
        for award in waiting.filter(state=Award.State.COMMITTED).order_by("person__sort_key"):
            yield Task(
                "handover", _("Have the undertaking signed"), award.person.full_name, award.territory.name,
                reverse("casefile:person", args=[award.person.uuid]),
            )  # fmt: skip
        for award in waiting.filter(state=Award.State.READY).order_by("person__sort_key"):
            ceremony = getattr(award.territory, "ceremony", None)
            if ceremony is None:
                continue
            yield Task(
                "handover", _("Hand over"), award.person.full_name, award.territory.name,
                reverse("handover:ceremony", args=[ceremony.uuid]), ceremony.held_on,
            )  # fmt: skip


def _duplicates(user: User) -> Iterator[Task]:
    """Pairs that wait for a reviewer, in one line; what waits for a second person, one by one."""
    if may(user, "identity.review"):
        waiting = list_pairs(user).count()
        if waiting:
            word = ngettext("%(count)s pair", "%(count)s pairs", waiting) % {"count": waiting}
            yield Task("identity", _("Review possible duplicates"), word, "", reverse("casefile:duplicates"))
        for pair, first in list_retractions_asked(user):
            if first.retraction_asked_by_id == user.pk or first.retraction_asked_at is None:
                continue
            yield Task(
                "identity", _("Agree that a decision is taken back"), pair.person.full_name, pair.other.full_name,
                reverse("casefile:duplicate", args=[pair.uuid]), timezone.localdate(first.retraction_asked_at),
                Status(_("needs a second reviewer"), "waiting"),
            )  # fmt: skip
    if may(user, "identity.release"):
        for asked in list_releases_asked(user):
            yield Task(
                "identity", _("Confirm that a payment may go"), asked.person.full_name, "",
                reverse("casefile:release-payment", args=[asked.person.uuid]), timezone.localdate(asked.asked_at),
                Status(_("needs a second person"), "waiting"),
            )  # fmt: skip
