"""Certificates: the list, and each of them as PDF and as data."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires
from coresponder.safeguards.retention.actions.disposals import take_certificate
from coresponder.safeguards.retention.certificates import certificate_pdf, is_unchanged, printed
from coresponder.safeguards.retention.models import Certificate
from coresponder.safeguards.retention.queries.disposals import certificates_seen_by


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def certificates(request: SignedInRequest) -> HttpResponse:
    """Every certificate, newest first."""
    lines = [(each, printed(each), is_unchanged(each)) for each in certificates_seen_by(request.user)]
    return render(request, "retention/certificates.html", {"lines": lines, **_rights(request)})


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def as_pdf(request: SignedInRequest, certificate_id: UUID) -> HttpResponse:
    """The certificate as a tagged PDF."""
    found = _found(request, certificate_id)
    try:
        written = certificate_pdf(found)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("retention:certificates")
    take_certificate(certificate=found, kind="pdf", by=request.user)
    return HttpResponse(written, content_type="application/pdf", headers=_named(found, "pdf"))


@requires(Permission.APPROVE_DISPOSAL)
@require_GET
def as_json(request: SignedInRequest, certificate_id: UUID) -> HttpResponse:
    """The certificate as data, with its fingerprint."""
    found = take_certificate(certificate=_found(request, certificate_id), kind="json", by=request.user)
    content = {"certificate": found.content, "sha256": found.content_sha256}
    return JsonResponse(content, headers=_named(found, "json"), json_dumps_params={"indent": 2})


def _found(request: SignedInRequest, certificate_id: UUID) -> Certificate:
    found = certificates_seen_by(request.user).filter(pk=certificate_id).first()
    if found is None:
        raise Http404
    return found


def _named(certificate: Certificate, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="certificate-{certificate.pk}.{ending}"'}


def _rights(request: SignedInRequest) -> dict[str, bool]:
    return {"may_ask": may(request.user, Permission.MANAGE_RETENTION)}
