"""The page /field/: questionnaires filled in by a browser, with or without network.

Its programs are in static/diagnosis/field. The page itself says nothing of anybody: it is kept on a computer that many
people use.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from csp.constants import UNSAFE_INLINE, WASM_UNSAFE_EVAL
from csp.decorators import csp_update
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fursa.accounts.models import User
from fursa.accounts.policies import require
from fursa.accounts.queries import today
from fursa.core import files
from fursa.core.errors import FursaError, InvalidError
from fursa.core.templatetags.fursa_ui import draft_key
from fursa.diagnosis import actions, queries
from fursa.diagnosis.views.field_words import words
from fursa.diagnosis.views.openrosa import read_attachments, refuse_too_large

ENGINE = "core/vendor/odk-web-forms/odk-web-forms.fursa.min.js"
SHEETS = (
    "core/css/tokens.css",
    "core/css/page.css",
    "core/css/forms.css",
    "core/css/parts.css",
    "diagnosis/field/field.css",
)
FONTS = tuple(
    f"core/vendor/ibm-plex-sans-arabic/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
    for script in ("arabic", "latin")
    for weight in (400, 600, 700)
)
PROGRAMS = tuple(f"diagnosis/field/{name}.js" for name in ("field", "vault", "engine", "sync"))
PICTURES = ("core/img/mark.svg", "core/img/logo-ar.svg", "core/img/icons.svg")
BOOTSTRAP = ("core/vendor/bootstrap/bootstrap.rtl.min.css", "core/vendor/bootstrap/bootstrap.min.css")
KEPT = (ENGINE, *SHEETS, *FONTS, *PROGRAMS, *PICTURES, *BOOTSTRAP)

Answer = Callable[..., HttpResponse]


# ODK Web Forms compiles its XPath to WebAssembly and writes styles of its own: this page alone allows it.
@require_safe
@login_required
@csp_update(
    {
        "script-src": [WASM_UNSAFE_EVAL],
        "style-src": [UNSAFE_INLINE],
        "img-src": ["blob:"],
        "connect-src": ["data:"],
        "worker-src": ["'self'"],
    }
)
def field(request: HttpRequest) -> HttpResponse:
    """The page, the same for everybody of one language."""
    assert isinstance(request.user, User)
    require(request.user, "diagnosis.change")
    is_rtl = request.LANGUAGE_CODE == "ar"
    sheets = [BOOTSTRAP[0 if is_rtl else 1], *SHEETS]
    context = {"sheets": [static(sheet) for sheet in sheets], "words": words()}
    return render(request, "diagnosis/field.html", context)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The program that keeps the page for when there is no network; new whenever one of its files is."""
    digest = hashlib.sha256()
    for name in KEPT:
        path = finders.find(name)
        assert isinstance(path, str), name
        digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
    context = {
        "digest": digest.hexdigest()[:16],
        "shell": reverse("diagnosis:field"),
        # Addresses of our own files: nothing in them to escape.
        "files": json.dumps([static(name) for name in KEPT]),
    }
    response = render(
        request, "diagnosis/field_worker.js", context, content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    return response


def spoken(view: Answer) -> Answer:
    """For the page's own program: what is wrong is said in JSON."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: str, **more: str) -> HttpResponse:
        try:
            response = view(request, *arguments, **more)
        except FursaError as error:
            request.fursa_failed = True  # type: ignore[attr-defined]
            response = JsonResponse({"problem": str(error)}, status=error.status)
        response["Cache-Control"] = "no-store"
        return response

    return answer


@require_safe
@login_required
@spoken
def field_state(request: HttpRequest) -> HttpResponse:
    """Who is signed in, the key of what they keep on a computer, and the questionnaires in use."""
    assert isinstance(request.user, User)
    require(request.user, "diagnosis.change")
    offered = [
        {
            "form_id": row.questionnaire.form_id,
            "title": row.title,
            "version": row.version,
            "hash": row.form_hash,
            "mapping": row.mapping,
            "url": reverse("diagnosis:field-form", args=[row.questionnaire.form_id]),
        }
        for row in queries.list_offered(request.user)
    ]
    return JsonResponse(
        {
            # Says on a shared computer that two drafts are of one person, and not of whom.
            "tag": salted_hmac("fursa.field", str(request.user.pk), algorithm="sha256").hexdigest()[:32],
            "key": draft_key(request.user),
            "csrf": get_token(request),
            "submit": reverse("diagnosis:field-submission"),
            "forms": offered,
        }
    )


@require_safe
@login_required
@spoken
def field_form(request: HttpRequest, form_id: str) -> HttpResponse:
    """The form itself, as devices fetch it."""
    assert isinstance(request.user, User)
    version = queries.get_published(request.user, form_id)
    return HttpResponse(files.read(version.xml_sha256).decode(), content_type="text/xml; charset=utf-8")


@require_POST
@login_required
@spoken
def field_submission(request: HttpRequest) -> HttpResponse:
    """Takes one interview, exactly once however often it comes, and says what became of it."""
    assert isinstance(request.user, User)
    require(request.user, "diagnosis.change")
    refuse_too_large(request)
    sent = request.FILES.get("xml_submission_file")
    if not isinstance(sent, UploadedFile):
        raise InvalidError(_("The submission has no part named xml_submission_file."))
    made = actions.receive(
        actor=request.user, xml=sent.read(), attachments=read_attachments(request), device=None, today=today()
    )
    return JsonResponse({"state": made.state, "problem": made.problem}, status=201)
