"""The protocol of ODK Collect: form list, form, manifest, submission.

A device is known by the token in its address, or by a Basic sign-in with that token.

Source: https://docs.getodk.org/openrosa/
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import wraps
from typing import Any
from xml.sax.saxutils import escape

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from fursa.accounts.queries import today
from fursa.core import files
from fursa.core.errors import FursaError, InvalidError, MissingError
from fursa.core.origin import Origin, acting_from
from fursa.core.scope import scope
from fursa.diagnosis import actions, queries
from fursa.diagnosis.actions import Attachment
from fursa.diagnosis.actions.submissions import MOST_ATTACHMENT_BYTES

# What a device is told it may send at once.
ACCEPTED_BYTES = 100_000_000
MOST_ATTACHMENTS = 40

Answer = Callable[..., HttpResponse]


class TooLargeError(FursaError):
    status = 413
    sentence = gettext_lazy("This is more than can be sent at once (100 MB). Send fewer or smaller pictures.")


def device_page(view: Answer) -> Answer:
    """Find the device of the token, speak its officer's language, act in their scope; answer as OpenRosa does."""

    @wraps(view)
    def answer(request: HttpRequest, token: str = "", **more: str) -> HttpResponse:
        try:
            device = queries.find_device(token) if token else _device_of(request)
        except MissingError as error:
            if token:
                return _finished(_message(str(error), error.status))
            refused = _message(_("Sign in with your user name and the token of your device."), 401)
            refused["WWW-Authenticate"] = 'Basic realm="Fursa", charset="UTF-8"'
            return _finished(refused)
        try:
            with (
                translation.override(device.user.language),
                acting_from(Origin("device", str(device.uuid))),
                scope(device.user),
            ):
                try:
                    response = view(request, device, token=token, **more)
                except FursaError as error:
                    response = _message(str(error), error.status)
        except FursaError as error:
            response = _message(str(error), error.status)
        return _finished(response)

    return answer


def _device_of(request: HttpRequest) -> Any:
    """The device of a Basic sign-in: the officer's user name, and the device's token as the password.

    Never the officer's own password: a tablet that is lost is revoked by itself. Over https alone, or on this machine.
    """
    kind, _space, said = request.headers.get("Authorization", "").partition(" ")
    # A proxy of this machine calls from it, too: only an address of this machine stays on it.
    is_local = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
    names_local = split_domain_port(request.get_host())[0] in ("127.0.0.1", "localhost", "[::1]")
    is_private = request.is_secure() or (is_local and names_local)
    if kind.lower() != "basic" or not is_private:
        raise MissingError
    try:
        name, _colon, token = base64.b64decode(said, validate=True).decode().partition(":")
    except ValueError as error:
        raise MissingError from error
    device = queries.find_device(token)
    if device.user.username != name:
        raise MissingError
    return device


def _finished(response: HttpResponse) -> HttpResponse:
    response["X-OpenRosa-Version"] = "1.0"
    response["X-OpenRosa-Accept-Content-Length"] = str(ACCEPTED_BYTES)
    response["Date"] = http_date(timezone.now().timestamp())
    return response


def _xml(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/xml; charset=utf-8")


def _message(text: str, status: int) -> HttpResponse:
    return _xml(
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        f"<message>{escape(text)}</message></OpenRosaResponse>",
        status,
    )


@require_safe
@device_page
def form_list(request: HttpRequest, device: Any, token: str) -> HttpResponse:
    """The versions in use, each with its hash: a device fetches what has another."""
    forms = "".join(
        f"<xform><formID>{escape(row.questionnaire.form_id)}</formID><name>{escape(row.title)}</name>"
        f"<version>{escape(row.version)}</version><hash>{row.form_hash}</hash>"
        f"<downloadUrl>{_absolute(request, 'form-xml', token, row.questionnaire.form_id)}</downloadUrl>"
        f"<manifestUrl>{_absolute(request, 'manifest', token, row.questionnaire.form_id)}</manifestUrl></xform>"
        for row in queries.list_offered(device.user)
    )
    return _xml(f'<xforms xmlns="http://openrosa.org/xforms/xformsList">{forms}</xforms>')


def _absolute(request: HttpRequest, name: str, token: str, form_id: str) -> str:
    with_token = reverse(f"diagnosis:{name}", args=[token, form_id]) if token else ""
    address = with_token or reverse(f"diagnosis:basic-{name}", args=[form_id])
    return escape(request.build_absolute_uri(address))


@require_safe
@device_page
def form_xml(request: HttpRequest, device: Any, token: str, form_id: str) -> HttpResponse:
    """The form itself."""
    return _xml(files.read(queries.get_published(device.user, form_id).xml_sha256).decode())


@require_safe
@device_page
def manifest(request: HttpRequest, device: Any, token: str, form_id: str) -> HttpResponse:
    """Files that go with a form: none."""
    queries.get_published(device.user, form_id)
    return _xml('<manifest xmlns="http://openrosa.org/xforms/xformsManifest"></manifest>')


@csrf_exempt
@require_http_methods(["HEAD", "POST"])
@device_page
def submission(request: HttpRequest, device: Any, token: str) -> HttpResponse:
    """HEAD says what may be sent; POST takes it, exactly once however often it comes."""
    if request.method == "HEAD":
        return HttpResponse(status=204)
    refuse_too_large(request)
    sent = request.FILES.get("xml_submission_file")
    if not isinstance(sent, UploadedFile):
        raise InvalidError(_("The submission has no part named xml_submission_file."))
    actions.receive(
        actor=device.user,
        xml=sent.read(),
        attachments=read_attachments(request),
        device=device,
        today=today(),
    )
    return _message(_("Received. Thank you."), 201)


def refuse_too_large(request: HttpRequest) -> None:
    """TooLargeError for more than a device may send at once, by its declared length: before a byte of it is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > ACCEPTED_BYTES:
        raise TooLargeError


def read_attachments(request: HttpRequest) -> list[Attachment]:
    """The files sent beside the answers; InvalidError where one is too large, or they are too many.

    A file is on the disk, not in memory, until its size is known.
    """
    found = []
    for name, one in request.FILES.items():
        if name == "xml_submission_file" or not isinstance(one, UploadedFile):
            continue
        if (one.size or 0) > MOST_ATTACHMENT_BYTES:
            raise InvalidError(
                _("“%(name)s” is larger than 20 MB. Send a smaller picture or recording.")
                % {"name": one.name or name}
            )
        found.append(Attachment((one.name or name)[:120], one.content_type or "", one.read()))
        if len(found) > MOST_ATTACHMENTS:
            raise InvalidError(_("Too many files are sent beside the answers."))
    return found
