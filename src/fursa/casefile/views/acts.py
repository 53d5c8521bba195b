"""What is done in a person's file: one form a page, its errors above it, then back to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fursa.accounts.models import User
from fursa.core.errors import InvalidError, MissingError, WrongStateError
from fursa.core.forms import listed_entries
from fursa.diagnosis.forms import TRADE_LIST, list_trades
from fursa.lifeproject.forms import PLACE_LIST
from fursa.people.queries import get_person
from fursa.territory.queries import list_places

LISTS: dict[str, Callable[[], dict[str, str]]] = {TRADE_LIST: list_trades, PLACE_LIST: list_places}


@dataclass(frozen=True, slots=True)
class Page:
    """What the page is called, what its button says, and which part of the file it comes back to."""

    title: str
    button: str
    tab: str
    lists: list[str] = field(default_factory=list)
    autosave: str = ""
    note: str = ""


class Someone(Protocol):
    """The person a page is about, as far as it needs to know them."""

    @property
    def uuid(self) -> UUID: ...
    @property
    def full_name(self) -> str: ...


def act_page(
    request: HttpRequest,
    person: Someone,
    form: forms.Form,
    page: Page,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Show the form; once it is sent and right, act and go back. What the act refuses is said in place."""
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                act(form.cleaned_data)
        except (InvalidError, WrongStateError) as error:
            form.add_error(None, str(error))
        else:
            return _back(request, person, page.tab)
    lists = {name: listed_entries(LISTS[name]()) for name in page.lists}
    return render(
        request, "casefile/act.html", {"form": form, "page": page, "person": person, "lists": lists}
    )


def _back(request: HttpRequest, person: Someone, tab: str) -> HttpResponse:
    """To the file, or to the list where it is not open to the reader any more."""
    assert isinstance(request.user, User)
    try:
        get_person(request.user, person.uuid)
    except MissingError:
        return redirect("casefile:people")
    return redirect("casefile:person-tab", person.uuid, tab)
