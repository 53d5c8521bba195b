"""One line of مهامي."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fursa.core.templatetags.parts import Status


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what (a verb first), about whom, where, until when, and a word on how urgent it is."""

    kind: str
    title: str
    whom: str
    where: str
    url: str
    due_on: date | None = None
    due: Status | None = None
