"""What may be written in a file, what a questionnaire must be, and what a submission says."""

from fursa.diagnosis.policies.answers import Answers, read_answers
from fursa.diagnosis.policies.writing import refuse_offence, refuse_unknown_trade, refuse_unlisted
from fursa.diagnosis.policies.xlsform import FIELDS, Form, read_xlsform

__all__ = [
    "FIELDS",
    "Answers",
    "Form",
    "read_answers",
    "read_xlsform",
    "refuse_offence",
    "refuse_unknown_trade",
    "refuse_unlisted",
]
