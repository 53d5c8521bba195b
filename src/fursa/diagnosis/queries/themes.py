"""What an interview told beside trades, as far as the reader's role opens it."""

from __future__ import annotations

from dataclasses import dataclass

from fursa.accounts.models import User
from fursa.accounts.policies import may, require
from fursa.diagnosis.models import Circumstances, Diagnosis, Health, Paper


@dataclass(frozen=True, slots=True)
class Spoken:
    """The themes of one interview; None for one that was not spoken of, or that this reader may not read."""

    papers: list[Paper]
    circumstances: Circumstances | None
    health: Health | None


def get_themes(user: User, diagnosis: Diagnosis) -> Spoken:
    """The themes of an interview the user sees; health for those who accompany the person alone."""
    require(user, "diagnosis.read")
    health = Health.objects.filter(diagnosis=diagnosis).first() if may(user, "health.read") else None
    return Spoken(
        list(Paper.objects.filter(diagnosis=diagnosis)),
        Circumstances.objects.select_related("commune").filter(diagnosis=diagnosis).first(),
        health,
    )
