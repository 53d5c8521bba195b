"""Questionnaires, devices, submissions, the protocol that devices speak, and the page that works without network."""

from fursa.diagnosis.views.devices import devices, revoke
from fursa.diagnosis.views.field import field, field_form, field_state, field_submission, worker
from fursa.diagnosis.views.openrosa import form_list, form_xml, manifest, submission
from fursa.diagnosis.views.questionnaires import (
    blank_paper,
    publish,
    questionnaires,
    spreadsheet,
    take_up_shipped,
    withdraw,
)
from fursa.diagnosis.views.submissions import sent, settle, submissions

__all__ = [
    "blank_paper",
    "devices",
    "field",
    "field_form",
    "field_state",
    "field_submission",
    "form_list",
    "form_xml",
    "manifest",
    "publish",
    "questionnaires",
    "revoke",
    "sent",
    "settle",
    "spreadsheet",
    "submission",
    "submissions",
    "take_up_shipped",
    "withdraw",
    "worker",
]
