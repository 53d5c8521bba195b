"""The interview with the person, and the questionnaires it is made with."""

from fursa.diagnosis.models.interview import Diagnosis, KnownTrade
from fursa.diagnosis.models.questionnaire import Device, Questionnaire, QuestionnaireVersion, Submission

__all__ = ["Device", "Diagnosis", "KnownTrade", "Questionnaire", "QuestionnaireVersion", "Submission"]
