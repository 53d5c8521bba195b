"""Serving issued files through the door, and the public page that checks a document."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from fursa.accounts.models import User
from fursa.audit.actions import record
from fursa.core.templatetags.parts import Fact, Money
from fursa.documents import queries
from fursa.documents.forms import VerifyForm
from fursa.documents.paper import labels
from fursa.documents.paper.reading import MOST_BYTES
from fursa.documents.paper.verification import Outcome, State, Verification, verify_code, verify_file
from fursa.rules.amounts_in_words import amount_in_words
from fursa.rules.messages import N_

LANGUAGES = ("ar", "fr", "en")
# State → (look of the large result, its word).
RESULTS = {
    State.GENUINE: ("given", N_("Genuine document")),
    State.COMPARE: ("already", N_("Compare with the paper")),
    State.REFUSED: ("refused", N_("Document not accepted")),
}


@login_required
@require_GET
def document_file(request: HttpRequest, document_uuid: UUID) -> HttpResponse:
    """The file as it was issued; each reading of it is recorded."""
    document = queries.get_document(request.user, document_uuid)  # type: ignore[arg-type]
    manner = "attachment" if "download" in request.GET else "inline"
    return paper_response(request.user, document, manner=manner)  # type: ignore[arg-type]


def paper_response(user: User, document: Any, *, manner: str = "inline") -> HttpResponse:
    """The file as it was issued, for the browser's own viewer; each reading of it is recorded."""
    content = queries.read_file(document)
    record(user, "document.read", document)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'{manner}; filename="{document.reference}.pdf"'
    response["Cache-Control"] = "private, no-store"
    # The browser's own viewer of PDF files brings its styles along; the file itself runs nothing.
    response["Content-Security-Policy"] = (
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    )
    return response


@require_GET
def verify_shortly(request: HttpRequest, payload: str = "") -> HttpResponse:
    """The printed addresses: to the page in the reader's language."""
    language = (get_language() or "ar")[:2]
    if not payload:
        return redirect("documents:verify", language=language)
    return redirect("documents:verify-code", language=language, payload=payload.upper())


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, language: str, payload: str = "") -> HttpResponse:
    """Check a code from the address, or a file or code that the visitor hands in; nothing of it is kept."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    said: Verification | None = None
    if request.method == "POST":
        if form.is_valid():
            said = _check(form.cleaned_data["file"], form.cleaned_data["code"])
    elif payload:
        said = _check(None, payload)
    context = {
        "form": form if said is None else VerifyForm(),
        "said": said and _shown(said),
        "issuer_name": queries.get_issuer().neutral.in_language(language),
        "language_links": [(code, _address(code, payload)) for code in LANGUAGES],
    }
    response = render(request, "documents/verify.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _address(language: str, payload: str) -> str:
    if payload:
        return reverse("documents:verify-code", args=[language, payload])
    return reverse("documents:verify", args=[language])


def _check(file: UploadedFile[Any] | None, code: str) -> Verification:
    ring = queries.get_key_ring()
    accepts_sample = not ring.is_in_production()
    if file is None:
        return verify_code(code, ring, accepts_sample=accepts_sample)
    if (file.size or 0) > MOST_BYTES:
        return Verification(Outcome.TOO_LARGE)
    return verify_file(file.read(), ring, accepts_sample=accepts_sample)


def _shown(said: Verification) -> dict[str, Any]:
    """The result as the page shows it: never who it is about, for the code does not say."""
    look, word = RESULTS[said.state]
    shown: dict[str, Any] = {
        "look": look,
        "word": gettext(word),
        "sentence": said.outcome.sentence.translate(gettext),
        "sample_note": gettext(labels.SAMPLE_NOTE) if said.sample else "",
        "facts": [],
    }
    if said.facts is None:
        return shown
    language = (get_language() or "ar")[:2]
    facts = said.facts
    shown["facts"].append(Fact(gettext(labels.DOCUMENT), facts.kind.title.translate(gettext)))
    shown["facts"].append(Fact(gettext(labels.REFERENCE), facts.reference))
    if facts.amount_centimes is not None:
        words = amount_in_words(facts.amount_centimes, language)
        shown["facts"].append(Fact(gettext(labels.AMOUNT), Money(facts.amount_centimes)))
        shown["facts"].append(Fact(gettext(labels.AMOUNT_IN_WORDS), words))
    shown["facts"].append(Fact(gettext(labels.ISSUED_ON), facts.issued_on))
    if said.issuer is not None:
        shown["facts"].append(Fact(gettext(labels.ISSUED_BY), said.issuer.in_language(language)))
    return shown
