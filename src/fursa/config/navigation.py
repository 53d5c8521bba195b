"""The pages a role finds at the top, in the order of its day."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation; `icon` names a symbol of the icon sheet."""

    label: str
    url: str
    icon: str
    current: bool


def entries(request: HttpRequest) -> list[Entry]:
    return []
