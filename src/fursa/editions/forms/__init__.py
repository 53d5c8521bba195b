"""What is filled in around an edition."""

from fursa.editions.forms.committee import (
    AnswerForm,
    DrawForm,
    FinishForm,
    MarkField,
    MarksForm,
    OpenForm,
    RecusalForm,
    RequestForm,
    RulingForm,
    SignForm,
)
from fursa.editions.forms.filters import ApplicationFilter, LineFilter, ReadinessFilter, RulingFilter
from fursa.editions.forms.scenario import AdoptForm, BesideForm, RuleFormSet, ScenarioForm, TermsForm

__all__ = [
    "AdoptForm",
    "AnswerForm",
    "ApplicationFilter",
    "BesideForm",
    "DrawForm",
    "FinishForm",
    "LineFilter",
    "MarkField",
    "MarksForm",
    "OpenForm",
    "ReadinessFilter",
    "RecusalForm",
    "RequestForm",
    "RuleFormSet",
    "RulingFilter",
    "RulingForm",
    "ScenarioForm",
    "SignForm",
    "TermsForm",
]
