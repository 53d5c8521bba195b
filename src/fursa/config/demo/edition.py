"""Running an edition to its end, each step by whoever's work it is; a step that was done is skipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fursa.accounts.models import User
from fursa.accounts.queries import today
from fursa.config.demo.accounts import demo_user
from fursa.core.actions import Progress, running
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.documents.paper.values import Wording
from fursa.editions.actions.awards import commit_awards, record_undertaking
from fursa.editions.actions.decisions import (
    decide_as_proposed,
    finish_decisions,
    issue_minutes,
    open_minutes,
    sign_minutes,
)
from fursa.editions.actions.proposal import make_proposals, set_draw_seed
from fursa.editions.models import Award, Edition, Minutes, MinutesSignature
from fursa.editions.queries.awards import list_awards
from fursa.handover.actions import (
    give_certificate,
    plan_ceremonies,
    prepare_cheques,
    prepare_equipment,
    record_hand_overs,
)
from fursa.handover.actions.giving import Wanted
from fursa.handover.actions.papers import (
    issue_ceremony_list,
    issue_certificates,
    issue_cheque_list,
    issue_equipment_list,
    issue_receipts,
    issue_undertakings,
)
from fursa.handover.actions.papers.wording import paper_key, words
from fursa.handover.models import Ceremony, CertificateHandOver
from fursa.handover.policies import is_minor
from fursa.handover.queries import list_hand_overs, list_table
from fursa.pathways.models import Pathway
from fursa.reporting.actions import issue_communiques, publish_figures
from fursa.rules.messages import N_

Listener = Callable[[Run], None]
SEED = "قرعة علنية – 10/06/2015"
BANK = Wording(ar="البنك التجريبي", fr="Banque d'essai", en="Sample bank")
ACCOUNT, FIRST_CHEQUE = "000-SAMPLE-000", 4_100_001
WITNESS = "شاهد تجريبي"
CERTIFICATES_AT_LAUNCH = 40


def run_edition(edition: Edition, listener: Listener) -> None:
    """Take the imported edition to published figures. Interrupted, it goes on where it stopped."""
    on = _day(edition, "committee_on")
    _decide(edition, on, listener)
    _commit(edition, on, listener)
    _hand_over(edition, on, listener)
    _publish(edition, listener)


def _day(edition: Edition, name: str) -> date:
    known = edition.dates.get(name)
    return date.fromisoformat(known) if known else today()


def _members(edition: Edition) -> list[User]:
    seats = edition.members.select_related("user").order_by("position")
    return [seat.user for seat in seats if seat.user is not None]


def _decide(edition: Edition, on: date, listener: Listener) -> None:
    """A proposal of both aims, a session with everyone present, and the minutes signed by different people."""
    manager, members = demo_user("manager"), _members(edition)
    with scope(manager):
        edition.refresh_from_db()
        if edition.state in {Edition.State.FINAL, Edition.State.HANDING_OVER, Edition.State.CLOSED}:
            return
        set_draw_seed(actor=manager, edition=edition, seed=SEED)
    minutes = Minutes.objects.filter(edition=edition).order_by("pk").last()
    if minutes is None:
        with scope(manager):
            proposals = make_proposals(actor=manager, edition=edition, today=on, listener=listener)
        with scope(members[0]):
            minutes = open_minutes(
                actor=members[0],
                proposal=proposals[edition.aim],
                present=[seat.code for seat in edition.members.all()],
                held_on=on,
                today=on,
            )
    with running(members[0], "edition.decide", edition.code, listener=listener) as progress:
        _rule(edition, minutes, members, progress)
        _sign(minutes, members, on, progress)


def _rule(edition: Edition, minutes: Minutes, members: list[User], progress: Progress) -> None:
    """As proposed; a member who declared an interest leaves those files to the next one."""
    if minutes.state != Minutes.State.DRAFT:
        return
    progress.step(N_("Committee's decisions"), len(members))
    for member in members:
        with scope(member):
            decide_as_proposed(actor=member, minutes=minutes)
        progress.advance()
    with scope(members[0]):
        finish_decisions(actor=members[0], minutes=minutes)


def _sign(minutes: Minutes, members: list[User], on: date, progress: Progress) -> None:
    minutes.refresh_from_db()
    if minutes.document is None:
        progress.step(N_("Minutes of the committee"), 1)
        with scope(members[0]):
            issue_minutes(actor=members[0], minutes=minutes, issued_on=on)
        progress.advance()
    progress.step(N_("Signatures on the minutes"), len(members))
    for member in members:
        signs = minutes.present.filter(user=member, signs=True).exists()
        if signs and not MinutesSignature.objects.filter(minutes=minutes, signed_by=member).exists():
            with scope(member):
                sign_minutes(actor=member, minutes=minutes)
        progress.advance()


def _commit(edition: Edition, on: date, listener: Listener) -> None:
    """Awards against the budget, undertakings, cheques and equipment, with their papers."""
    finance, manager = demo_user("finance"), demo_user("manager")
    with running(finance, "edition.commit", edition.code, listener=listener) as progress:
        with scope(finance):
            edition.refresh_from_db()
            commit_awards(actor=finance, edition=edition, progress=progress)
        with scope(manager):
            waiting = list(list_awards(manager, edition).filter(state=Award.State.COMMITTED))
            progress.step(N_("Undertakings"), len(waiting))
            for award in waiting:
                read_aloud = not award.person.can_read
                record_undertaking(
                    actor=manager, award_uuid=award.uuid, on=on, read_aloud=read_aloud,
                    witness=WITNESS if read_aloud else "",
                )  # fmt: skip
                progress.advance()
            awards = list(list_awards(manager, edition).order_by("territory__position", "reference"))
            _papers(progress, N_("Papers of the undertakings"), len(awards), lambda told: issue_undertakings(
                actor=manager, edition=edition, awards=awards, on=on, told=told,
            ))  # fmt: skip
        with scope(finance):
            prepare_equipment(actor=finance, edition=edition)
            prepare_cheques(
                actor=finance, edition=edition, account=ACCOUNT, first_number=FIRST_CHEQUE, drawn_on=on
            )
            progress.step(N_("Cheque list and equipment list"), 2)
            issue_cheque_list(actor=finance, edition=edition, bank=BANK, on=on)
            progress.advance()
            issue_equipment_list(actor=finance, edition=edition, on=on)
            progress.advance()


def _papers(
    progress: Progress, title: str, total: int, issue: Callable[[Callable[[int, int], None]], object]
) -> None:
    progress.step(title, total)
    issue(lambda done, _total: progress.advance(done - progress.run.done))


def _hand_over(edition: Edition, on: date, listener: Listener) -> None:
    """A ceremony for each territory, the launch first; a receipt for each hand-over; certificates at the launch."""
    manager = demo_user("manager")
    with running(manager, "edition.hand_over", edition.code, listener=listener) as progress, scope(manager):
        ceremonies = plan_ceremonies(actor=manager, edition=edition, default_on=on)
        ceremonies.sort(key=lambda ceremony: (not ceremony.is_launch, ceremony.held_on))
        progress.step(N_("Ceremonies"), len(ceremonies))
        for ceremony in ceremonies:
            issue_ceremony_list(actor=manager, ceremony=ceremony)
            _give_all(manager, ceremony)
            progress.advance()
        waiting = [given for given in list_hand_overs(manager, edition) if given.receipt is None]
        _papers(progress, N_("Receipts"), len(waiting), lambda told: issue_receipts(
            actor=manager, edition=edition, hand_overs=waiting, bank=BANK, told=told,
        ))  # fmt: skip
        _certificates(manager, edition, ceremonies[0], progress)


def _give_all(manager: User, ceremony: Ceremony) -> None:
    """Everyone whose award is ready, in the order of calling; the key of each act follows from what it gives."""
    wanted = []
    for place in list_table(manager, ceremony):
        person = place.award.person
        if place.award.state != Award.State.READY:
            continue
        read_aloud = not person.can_read
        for part in place.waiting:
            wanted.append(
                Wanted(
                    place.award.uuid, part, paper_key(f"demo-{part}", place.award.uuid),
                    receiver="guardian" if is_minor(person, ceremony.held_on) else "person",
                    read_aloud=read_aloud, witness=WITNESS if read_aloud else "",
                )
            )  # fmt: skip
    record_hand_overs(actor=manager, ceremony=ceremony, on=ceremony.held_on, wanted=wanted)


def _certificates(manager: User, edition: Edition, launch: Ceremony, progress: Progress) -> None:
    """Certificates for those who passed, given at the launch."""
    passed = Pathway.objects.filter(result=Pathway.Result.PASSED).exclude(certificate="").order_by("pk")
    given = [
        give_certificate(actor=manager, ceremony=launch, pathway=pathway, on=launch.held_on)
        for pathway in passed[:CERTIFICATES_AT_LAUNCH]
    ]
    waiting: list[CertificateHandOver] = [one for one in given if one.document is None]
    _papers(progress, N_("Certificates"), len(waiting), lambda told: issue_certificates(
        actor=manager, edition=edition, given=waiting, signatory=words(edition.issuer), told=told,
    ))  # fmt: skip


def _publish(edition: Edition, listener: Listener) -> None:
    director = demo_user("director")
    with running(director, "edition.publish", edition.code, listener=listener) as progress, scope(director):
        progress.step(N_("Public figures and communiqué"), 1)
        publication = publish_figures(actor=director, edition=edition)
        issue_communiques(actor=director, edition=edition, publication=publication, on=today())
        progress.advance()
