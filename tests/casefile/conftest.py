"""Someone signed in, on the pages that join the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from django.test import Client

if TYPE_CHECKING:
    from fursa.accounts.models import User  # this file is read before Django is set up


class SignIn(Protocol):
    def __call__(self, user: User) -> Client: ...


@pytest.fixture
def sign_in(settings: object) -> SignIn:
    # Codes are asked for in tests/accounts.
    settings.FURSA_DEMO = True  # type: ignore[attr-defined]

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
