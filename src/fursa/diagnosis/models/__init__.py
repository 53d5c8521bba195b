"""The interview with the person, and the questionnaires it is made with."""

from fursa.diagnosis.models.interview import Diagnosis, KnownTrade
from fursa.diagnosis.models.questionnaire import Device, Questionnaire, QuestionnaireVersion, Submission
from fursa.diagnosis.models.themes import Circumstances, Health, Paper
from fursa.diagnosis.models.visits import Visit

__all__ = [
    "Circumstances",
    "Device",
    "Diagnosis",
    "Health",
    "KnownTrade",
    "Paper",
    "Questionnaire",
    "QuestionnaireVersion",
    "Submission",
    "Visit",
]
