"""The life project: what was signed, what is being written, and the person's wish to end the follow-up."""

from fursa.lifeproject.models.draft import Draft
from fursa.lifeproject.models.following import FollowUpEnd
from fursa.lifeproject.models.photograph import Photograph
from fursa.lifeproject.models.project import LifeProject, Need, Owner, Step

__all__ = ["Draft", "FollowUpEnd", "LifeProject", "Need", "Owner", "Photograph", "Step"]
