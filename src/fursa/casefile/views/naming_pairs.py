"""Two references, put side by side by a reviewer who knows something that the comparison does not."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.casefile.forms import NamePairForm
from fursa.core.errors import InvalidError
from fursa.people.actions import name_pair


@require_http_methods(["GET", "POST"])
@login_required
def new_pair(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    require(request.user, "identity.review")
    form = NamePairForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pair = name_pair(actor=request.user, **form.cleaned_data)
        except InvalidError as error:
            form.add_error(None, str(error))
        else:
            return redirect("casefile:duplicate", pair.uuid)
    return render(request, "casefile/name_pair.html", {"form": form}, status=422 if form.errors else 200)
