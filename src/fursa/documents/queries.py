"""The door to issued documents and their files. What a user may not see does not exist."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core import files
from fursa.core.errors import MissingError
from fursa.core.models import Installation
from fursa.core.queries import get_installation
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.heading import Issuer
from fursa.documents.paper.keys import KeyRing
from fursa.documents.paper.values import Wording


def get_document(user: User, document_uuid: UUID) -> IssuedDocument:
    """One document this user sees, or MissingError: absent and hidden are the same."""
    require(user, "document.read")
    document = IssuedDocument.objects.filter(uuid=document_uuid).first()
    if document is None:
        raise MissingError
    return document


def list_documents(user: User) -> QuerySet[IssuedDocument]:
    """Newest first; narrow it by `edition_code`, `kind`, `subject` or `person_id`."""
    require(user, "document.read")
    return IssuedDocument.objects.all()


def find_by_key(key: UUID) -> IssuedDocument | None:
    return IssuedDocument.objects.filter(key=key).first()


def read_file(document: IssuedDocument) -> bytes:
    """The bytes as issued; DamagedFileError when the disk holds others, MissingError when it holds none."""
    return files.read(document.sha256)


def get_key_ring() -> KeyRing:
    return KeyRing(Path(settings.FURSA_KEYS))


def get_issuer(installation: Installation | None = None) -> Issuer:
    """Who issues, as the installation has set it: the neutral name, and the full one for internal papers."""
    place = installation or get_installation()
    neutral = place.issuer_names
    return Issuer(
        neutral=Wording(**neutral),
        address=place.web_address,
        letterhead=(Wording(**place.names),),
    )
