"""Questionnaires, devices, submissions, and the protocol that devices speak."""

from fursa.diagnosis.views.devices import devices, revoke
from fursa.diagnosis.views.openrosa import form_list, form_xml, manifest, submission
from fursa.diagnosis.views.questionnaires import publish, questionnaires, withdraw
from fursa.diagnosis.views.submissions import settle, submissions

__all__ = [
    "devices",
    "form_list",
    "form_xml",
    "manifest",
    "publish",
    "questionnaires",
    "revoke",
    "settle",
    "submission",
    "submissions",
    "withdraw",
]
