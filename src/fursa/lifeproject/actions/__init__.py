"""Writing a life project, signing it, and ending the follow-up at the person's wish."""

from fursa.lifeproject.actions.drafts import discard_draft, save_theme
from fursa.lifeproject.actions.following import end_follow_up, resume_follow_up
from fursa.lifeproject.actions.paper import find_paper, issue_paper
from fursa.lifeproject.actions.photographs import keep_photograph, take_back_photograph
from fursa.lifeproject.actions.signing import Signing, sign_life_project

__all__ = [
    "Signing",
    "discard_draft",
    "end_follow_up",
    "find_paper",
    "issue_paper",
    "keep_photograph",
    "resume_follow_up",
    "save_theme",
    "sign_life_project",
    "take_back_photograph",
]
