"""Forms of a pathway's beginning and end."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fursa.core.forms import DayField, DirectedTextarea, DirectedTextInput, MoneyField, WholeField
from fursa.diagnosis.forms import trade_field
from fursa.diagnosis.models import Diagnosis
from fursa.lifeproject.forms import place_field
from fursa.network.actions import AgreementFacts
from fursa.pathways.actions import ActivityTold, Beginning, OpeningFacts
from fursa.pathways.actions.following import MOST_SESSIONS
from fursa.pathways.actions.inside import MOST_HOURS
from fursa.pathways.models import Activity, Opening, PartnerWord, Pathway, Pause, RetentionCheck


class _KeyedForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})


class BeginningForm(_KeyedForm):
    """What begins, with whom and where."""

    kind = forms.ChoiceField(label=_("Pathway"), choices=Pathway.Kind.choices, widget=forms.RadioSelect)
    started_on = DayField(label=_("Began on"))
    partner = forms.ChoiceField(
        label=_("Partner"),
        required=False,
        help_text=_("A job names the enterprise that takes the person on."),
    )
    place = place_field(label=_("Place"), required=False)
    trade = trade_field(label=_("Trade"), required=False)
    funder = forms.ChoiceField(
        label=_("Funder of the micro-project"), required=False, choices=[("", "–"), *Pathway.Funder.choices]
    )

    contract = forms.ChoiceField(
        label=_("Contract of the job"), required=False, choices=[("", "–"), *Pathway.Contract.choices]
    )
    wage_band = forms.ChoiceField(
        label=_("Wage of the job, a month"), required=False, choices=[("", "–"), *Pathway.WageBand.choices]
    )

    def offer_partners(self, partners: list[tuple[str, str]]) -> None:
        """The partners that may be chosen, code and name."""
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *partners]

    def beginning(self) -> Beginning:
        """What begins, as `actions.begin_pathway` takes it."""
        data = self.cleaned_data
        names = ("kind", "started_on", "partner", "place", "trade", "funder", "contract", "wage_band")
        return Beginning(**{name: data[name] for name in names})


class ResultForm(_KeyedForm):
    """What a pathway ended with."""

    result = forms.ChoiceField(label=_("Result"), choices=Pathway.Result.choices, widget=forms.RadioSelect)
    certificate = forms.CharField(
        label=_("Certificate"), required=False, max_length=300, widget=DirectedTextInput,
        help_text=_("Its title, for those who passed."),
    )  # fmt: skip
    ended_on = DayField(label=_("Ended on"))


class PauseForm(_KeyedForm):
    """Why and since when a way is paused."""

    reason = forms.ChoiceField(label=_("Reason"), choices=Pause.Reason.choices, widget=forms.RadioSelect)
    from_on = DayField(label=_("Since"))


class ResumeForm(_KeyedForm):
    """The day a way went on."""

    resumed_on = DayField(label=_("Goes on since"))


class AttendanceForm(forms.Form):
    """The sessions of a month."""

    month = DayField(label=_("Month"), help_text=_("Any day of it."))
    held = WholeField(label=_("Sessions held"), least=1, most=MOST_SESSIONS)
    attended = WholeField(label=_("Attended"), most=MOST_SESSIONS)
    excused = WholeField(label=_("Missed with a reason"), most=MOST_SESSIONS, initial=0)


class EndForm(forms.Form):
    """How it ended with a partner, in the partner's words."""

    end = forms.ChoiceField(
        label=_("How it ended"), choices=PartnerWord.End.choices, widget=forms.RadioSelect
    )
    ended_on = DayField(label=_("Last day"))


class RetentionForm(_KeyedForm):
    """Whether a job is kept."""

    check = forms.ChoiceField(label=_("Asked"), widget=forms.RadioSelect)
    finding = forms.ChoiceField(
        label=_("Finding"), choices=RetentionCheck.Finding.choices, widget=forms.RadioSelect
    )
    checked_on = DayField(label=_("Day it was asked"))

    def __init__(self, data: Any = None, *, checks: list[str]) -> None:
        super().__init__(data)
        field = self.fields["check"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, RetentionCheck.When(code).label) for code in checks]
        self.initial["check"] = checks[-1] if checks else ""


class ActivityForm(_KeyedForm):
    """What was done inside, and what was achieved."""

    kind = forms.ChoiceField(label=_("Activity"), choices=Activity.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("What it is called"), max_length=200, widget=DirectedTextInput)
    trade = trade_field(label=_("Trade learnt"), required=False)
    started_on = DayField(label=_("Began on"))
    ended_on = DayField(label=_("Ended on"), required=False, help_text=_("Empty: it goes on."))
    hours = WholeField(label=_("Hours in all"), least=1, most=MOST_HOURS, required=False)
    achieved = forms.CharField(
        label=_("What was achieved"), required=False, max_length=1000, widget=DirectedTextarea,
        help_text=_("What the person can do now, or the level reached. What is said in counselling is not written."),
    )  # fmt: skip
    proof = forms.ChoiceField(
        label=_("Shown by"), choices=Activity.Proof.choices, widget=forms.RadioSelect, initial="declared"
    )

    def __init__(self, data: Any = None, *, activity: Activity | None = None) -> None:
        super().__init__(data)
        if activity is not None:
            names = ("kind", "title", "started_on", "ended_on", "hours", "achieved", "proof")
            self.initial.update({name: getattr(activity, name) for name in names}, trade=activity.trade_isco)

    def told(self) -> ActivityTold:
        """What was done, as `actions.record_activity` takes it."""
        data = dict(self.cleaned_data)
        data.pop("key")
        return ActivityTold(**data)


class StopForm(_KeyedForm):
    """The day a pathway was given up."""

    ended_on = DayField(label=_("Given up on"))


class OpeningFilter(forms.Form):
    """Which openings."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    trade = trade_field(label=_("Trade"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for name, everything, choices in (
            ("kind", _("every kind"), Opening.Kind.choices),
            ("state", _("open"), [("closed", _("closed"))]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", everything), *choices]


class OpeningForm(_KeyedForm):
    """What a partner offers."""

    SCHOOLING = (("none", _("no condition")), *Diagnosis.Schooling.choices[1:])

    partner = forms.ChoiceField(label=_("Partner"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Opening.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("What is offered, in one line"),
        max_length=200,
        widget=DirectedTextInput,
        help_text=_("The partner and the people proposed read it."),
    )
    trade = trade_field(label=_("Trade"))
    place = place_field(
        label=_("Where"), required=False, help_text=_("The commune; empty: where the partner is.")
    )
    places = WholeField(label=_("How many places"), least=1, most=10_000, initial=1)
    starts_on = DayField(label=_("Begins"), required=False)
    closes_on = DayField(label=_("Last day to join"), required=False)
    schooling_least = forms.ChoiceField(label=_("Schooling asked for"), choices=SCHOOLING, initial="none")
    years_least = WholeField(label=_("Years of practice asked for"), most=60, initial=0)
    pays_centimes = MoneyField(label=_("Wage or allowance a month"), required=False)
    lodging = forms.BooleanField(label=_("With lodging"), required=False)

    def __init__(self, data: Any = None, *, partners: list[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("choose a partner")), *partners]

    def facts(self) -> OpeningFacts:
        """What is offered, as `actions.record_opening` takes it."""
        data = dict(self.cleaned_data)
        data.pop("key")
        return OpeningFacts(**data)


class AgreementForm(forms.Form):
    """What is agreed with a partner: from when, until when, how many places of each kind a year."""

    reference = forms.CharField(
        label=_("Reference of the agreement"), max_length=80, widget=DirectedTextInput
    )
    from_on = DayField(label=_("Agreed from"))
    until_on = DayField(label=_("Agreed until"), required=False, help_text=_("Empty: until it is ended."))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for kind, word in Opening.Kind.choices:
            self.fields[kind] = WholeField(
                label=_("%(kind)s: places a year") % {"kind": word}, most=10_000, required=False
            )

    def facts(self, partner: str) -> AgreementFacts:
        """What is agreed, as `network.actions.make_agreement` takes it."""
        data = self.cleaned_data
        quotas = {kind: data[kind] for kind in Opening.Kind.values if data.get(kind)}
        return AgreementFacts(partner, data["reference"], data["from_on"], data["until_on"], quotas)


class EndAgreementForm(forms.Form):
    """The last day of an agreement."""

    until_on = DayField(label=_("Last day of the agreement"))


class AnswerForm(forms.Form):
    """A partner takes somebody, or does not, with a reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("we take this person")), ("no", _("we do not take this person"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why not"),
        required=False,
        max_length=1000,
        widget=DirectedTextarea,
        help_text=_("Needed where you do not: by the work or the training alone."),
    )

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("answer") == "no" and not (found.get("reason") or "").strip():
            self.add_error("reason", _("Say why, so that a better place can be found."))
        return found


class BeginForm(_KeyedForm):
    """The day somebody who was accepted began."""

    started_on = DayField(label=_("Began on"))
