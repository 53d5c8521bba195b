"""The door to issued documents and their files. What a user may not see does not exist."""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.core.errors import FursaError, MissingError
from fursa.core.models import Installation
from fursa.core.queries import get_installation
from fursa.documents.models import IssuedDocument
from fursa.documents.paper.heading import Issuer
from fursa.documents.paper.keys import KeyRing
from fursa.documents.paper.values import Wording


class DamagedFileError(FursaError):
    """The file's bytes are not the ones that were issued."""

    status = 500
    sentence = _("The file of this document is missing or damaged on the disk. Restore it from a backup.")


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


def file_path(sha256: str) -> Path:
    """Where a file stands: by its SHA-256, the first two digits as a folder."""
    return Path(settings.FURSA_FILES) / sha256[:2] / sha256


def read_file(document: IssuedDocument) -> bytes:
    """The bytes as issued; DamagedFileError when they are gone or others."""
    try:
        content = file_path(document.sha256).read_bytes()
    except FileNotFoundError as error:
        raise DamagedFileError from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise DamagedFileError
    return content


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
