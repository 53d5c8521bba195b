"""The forms of a life project: one a theme, then the signing; and the person's wish to end the follow-up."""

from fursa.lifeproject.forms.signing import FollowUpEndForm, PhotographForm, ResumeForm, SigningForm
from fursa.lifeproject.forms.themes import PLACE_LIST, ThemeForms, place_field, theme_forms

__all__ = [
    "PLACE_LIST",
    "FollowUpEndForm",
    "PhotographForm",
    "ResumeForm",
    "SigningForm",
    "ThemeForms",
    "place_field",
    "theme_forms",
]
