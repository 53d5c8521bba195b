"""Filters of a list: what was chosen stands on top, and each can be taken away."""

from __future__ import annotations

from typing import Any, cast

from django.forms import ChoiceField, Form
from django.http import HttpRequest

from fursa.core.templatetags.parts import Link


def values_of(form: Form) -> dict[str, str]:
    """The filters chosen; one that names nothing known is as if it were not there."""
    form.is_valid()
    found = {name: str(form.cleaned_data.get(name) or "") for name in form.fields}
    return {name: value for name, value in found.items() if value}


def chosen_of(request: HttpRequest, form: Form) -> list[Link]:
    """Each chosen filter in words; its link leads to the list without it."""
    links = []
    for name, value in values_of(form).items():
        field = form.fields[name]
        words: dict[str, str] = dict(cast(Any, field.choices)) if isinstance(field, ChoiceField) else {}
        query = request.GET.copy()
        query.pop(name, None)
        query.pop("page", None)
        links.append(Link(f"{field.label}: {words.get(value, value)}", f"{request.path}?{query.urlencode()}"))
    return links
