"""The edition's documents as files one can open: links to those kept under their fingerprint."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from fursa.accounts.queries import get_system_user
from fursa.core.actions import running
from fursa.core.files import path_of
from fursa.core.models import Run
from fursa.core.scope import scope
from fursa.documents.queries import list_documents
from fursa.editions.models import Edition
from fursa.rules.messages import N_

# The run whose end says that everything before it was done.
LAST_STEP = "demo.documents"


def export_documents(edition: Edition, folder: Path, listener: Callable[[Run], None]) -> int:
    """Put every document of the edition into `folder`, by kind and reference; returns how many there are."""
    system = get_system_user()
    with running(system, LAST_STEP, edition.code, listener=listener) as progress, scope(system):
        documents = list(list_documents(system).filter(edition_code=edition.code))
        progress.step(N_("Documents"), len(documents))
        for document in documents:
            target = folder / document.kind / f"{document.reference}.pdf"
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(path_of(document.sha256), target)
            progress.advance()
    return len(documents)
