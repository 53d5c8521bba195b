"""The paper of a version: issued once, then opened again and again as it was issued."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from fursa.accounts.policies import require
from fursa.casefile.queries.acts import person_for
from fursa.casefile.views.project.parts import numbers_of
from fursa.core.errors import MissingError
from fursa.documents.views import paper_response
from fursa.lifeproject import actions
from fursa.lifeproject.queries import list_projects


@require_http_methods(["GET", "POST"])
@login_required
def project_paper(request: HttpRequest, person_uuid: UUID, project_uuid: UUID) -> HttpResponse:
    """POST issues the paper where it is not issued yet; GET opens it. Whoever reads the project reads its paper."""
    user, person = person_for(request.user, "lifeproject.read", person_uuid)
    # The paper says what must be met first, which is for those who read the diagnosis.
    require(user, "diagnosis.read")
    versions = list(list_projects(user, person))
    found = next((one for one in versions if one.uuid == project_uuid), None)
    if found is None:
        raise MissingError
    if request.method == "POST":
        require(user, "lifeproject.change")
        actions.issue_paper(actor=user, project=found, number=numbers_of(versions)[found.pk])
        return redirect("casefile:project-paper", person.uuid, found.uuid)
    document = actions.find_paper(user, found)
    if document is None:
        raise MissingError
    return paper_response(user, document)
