"""Pages of an edition as somebody sees them: signed in, without a code."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client
from django.urls import reverse

from fursa.accounts.models import User
from fursa.editions.models import Edition


def client_of(user: User, settings: Any) -> Client:
    """A browser in which this user is signed in; codes are asked for in tests/accounts."""
    settings.FURSA_DEMO = True
    client = Client()
    client.force_login(user)
    return client


def address(name: str, edition: Edition, *more: object) -> str:
    return reverse(f"editions:{name}", args=[edition.code, *more])


def text_of(response: Any) -> str:
    """What a reader sees of a page: no tags, single spaces."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))
