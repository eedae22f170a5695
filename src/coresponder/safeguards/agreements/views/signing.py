"""Fixing the terms, opening them again, and signing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.agreements.actions.signing import agree, open_again, record_signature_on_paper, sign
from coresponder.safeguards.agreements.forms import PaperForm
from coresponder.safeguards.agreements.queries import agreement_seen_by, parties_of
from coresponder.safeguards.agreements.views.answering import answer
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def agree_on_terms(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """The terms are fixed, so that the parties can sign them."""
    found = agreement_seen_by(request.user, agreement_id)
    said = "The terms are fixed. The parties can sign them now."
    return answer(request, agreement_id, lambda: agree(agreement=found, by=request.user), said)


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def open_terms_again(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """A draft again; what was signed is void."""
    found = agreement_seen_by(request.user, agreement_id)
    said = "It is a draft again. Signatures that were given are void."
    return answer(request, agreement_id, lambda: open_again(agreement=found, by=request.user), said)


@requires(Permission.SIGN_AGREEMENTS)
@require_POST
def sign_for_agency(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Sign the terms that the person saw, recognized by their fingerprint."""
    found, seen = agreement_seen_by(request.user, agreement_id), request.POST.get("terms_sha256", "")
    said = "You have signed for your agency."
    return answer(request, agreement_id, lambda: sign(agreement=found, terms_sha256=seen, by=request.user), said)


@requires(Permission.DRAFT_AGREEMENTS)
@require_POST
def signed_on_paper(request: SignedInRequest, agreement_id: UUID) -> HttpResponse:
    """Note a signature that was given on paper."""
    found = agreement_seen_by(request.user, agreement_id)
    form = PaperForm(request.POST, parties=parties_of(found), terms_sha256=found.content_sha256)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return redirect("agreements:agreement", agreement_id)
    wishes = form.cleaned_data
    return answer(
        request,
        agreement_id,
        lambda: record_signature_on_paper(
            agreement=found,
            agency=wishes["agency"],
            terms_sha256=wishes["terms_sha256"],
            document=wishes["document"],
            signed_on=wishes["signed_on"],
            by=request.user,
        ),
        "The signature on paper is entered.",
    )
