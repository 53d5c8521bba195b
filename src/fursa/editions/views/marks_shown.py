"""An application's marks as this reader may see them, and its support options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fursa.accounts.models import User
from fursa.accounts.policies import may
from fursa.core.templatetags.parts import Column, Money, Status, Table
from fursa.editions import queries
from fursa.editions.forms import MarksForm
from fursa.editions.queries.marks import MarkSheet
from fursa.editions.views.frame import amount, mark

MARKING = {"preparing", "marking"}


@dataclass(frozen=True, slots=True)
class Marks:
    """`form` is there where the reader may mark now; `table` once every mark is in; `members` before."""

    total: str
    complete: bool
    table: Table | None
    members: Table
    form: MarksForm | None
    recused: bool
    may_recuse: bool


def marks_of(user: User, found: Any, form: MarksForm | None = None) -> Marks:
    """What the reader may see of the marks: everybody's once all are in, before that their own."""
    sheet = queries.list_marks(user, found)
    seat = queries.find_seat(user, found.edition) if may(user, "appraisal.mark") else None
    recused = any(m.recused for m in sheet.members if seat and m.member.pk == seat.pk)
    may_mark = seat is not None and not recused and not sheet.complete and found.edition.state in MARKING
    if may_mark and form is None:
        form = marks_form(sheet, seat, None)
    return Marks(
        total="" if sheet.hundredths is None else mark(sheet.hundredths),
        complete=sheet.complete,
        table=_matrix(sheet) if sheet.complete else None,
        members=_members(sheet),
        form=form if may_mark else None,
        recused=recused,
        may_recuse=seat is not None and not recused and found.edition.state in MARKING | {"deciding"},
    )


def marks_form(sheet: MarkSheet, seat: Any, data: Any) -> MarksForm:
    """One field for each criterion, filled with what the seat gave before."""
    given = {m.criterion.code: m.mark for m in sheet.marks if m.member.pk == seat.pk}
    return MarksForm(data, criteria=sheet.criteria, given=given)


def _matrix(sheet: MarkSheet) -> Table:
    """Criterion by member, with the mean; who stepped aside has no column."""
    sitting = [m.member for m in sheet.members if not m.recused]
    given = {(m.criterion.pk, m.member.pk): m.mark for m in sheet.marks}
    means = {mean.criterion.pk: mean.hundredths for mean in sheet.means}
    rows: list[list[object]] = [
        [
            criterion.name,
            mark(int(criterion.maximum * 100)),
            *(mark(int(given[criterion.pk, seat.pk] * 100)) for seat in sitting),
            mark(means.get(criterion.pk)),
        ]
        for criterion in sheet.criteria
    ]
    columns = [Column(_("Criterion")), Column(_("Out of"), "num"),
               *(Column(seat.name, "num") for seat in sitting), Column(_("Mean"), "num")]  # fmt: skip
    return Table(_("Marks by criterion"), columns, rows, caption_hidden=True)


def _members(sheet: MarkSheet) -> Table:
    """Who has still to mark; what they marked is not said."""
    rows: list[list[object]] = []
    for member in sheet.members:
        if member.recused:
            said = Status(_("declared an interest"), "quiet")
        elif member.owed:
            words = ngettext("%(count)s mark to give", "%(count)s marks to give", member.owed)
            said = Status(words % {"count": member.owed}, "waiting")
        else:
            said = Status(_("every mark given"), "good")
        rows.append([member.member.name, said])
    return Table(
        _("Members of the committee"), [Column(_("Member")), Column(_("Marks"))], rows, stacks=False,
        caption_hidden=True,
    )  # fmt: skip


def support_of(option: Any) -> str:
    """An option in a few words: what kind, and what it costs."""
    return _("%(kind)s, %(amount)s") % {
        "kind": option.get_kind_display(),
        "amount": amount(option.cost_centimes),
    }


def options_table(user: User, found: Any) -> Table:
    """Every support option with its costs, and which of them the edition's proposal takes."""
    proposed = None
    if may(user, "appraisal.read") and (proposal := queries.find_proposal(user, found.edition)):
        line = queries.list_lines(user, proposal).filter(application=found.pk).first()
        proposed = line.option_id if line else None
    rows: list[list[object]] = []
    for option in found.options.all():
        kits = format_html_join(
            "، ", "<bdi>{}</bdi> × {}", ((k.kit.name, k.quantity) for k in option.kits.all())
        )
        row: list[object] = [
            option.get_kind_display(),
            Money(option.cheque_centimes) if option.cheque_centimes else "",
            Money(option.equipment_centimes) if option.equipment_centimes else "",
            format_html("<span>{}</span>", kits) if kits else "",
            Money(option.cost_centimes),
        ]
        if proposed is not None:
            row.append(Status(_("proposed"), "info") if option.pk == proposed else "")
        rows.append(row)
    columns = [Column(_("Support option")), Column(_("Cheque")), Column(_("Equipment")), Column(_("What is bought")),
               Column(_("Cost"))]  # fmt: skip
    if proposed is not None:
        columns.append(Column(_("Proposal")))
    return Table(_("Support options"), columns, rows, caption_hidden=True)
