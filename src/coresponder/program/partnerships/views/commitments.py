"""What each agency promised against what it delivered."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from coresponder.program.partnerships.actions.commitments import end_commitment, enter_delivery, record_commitment
from coresponder.program.partnerships.forms.commitments import CommitmentForm, DeliveryForm, EndForm
from coresponder.program.partnerships.queries.commitments import commitment_seen_by, commitments_seen_by, standing_of
from coresponder.program.partnerships.views.answering import form_page
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ALL, ONE = "partnerships:commitments", "partnerships:commitment"


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def commitments(request: SignedInRequest) -> HttpResponse:
    """Every promise, and how the last months were kept."""
    content = {
        "standings": commitments_seen_by(request.user),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/commitments.html", content)


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
def commitment(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    """One promise, month by month."""
    found = commitment_seen_by(request.user, commitment_id)
    content = {
        "standing": standing_of(found, today=timezone.localdate()),
        "keeps": may(request.user, Permission.MANAGE_PARTNERSHIPS),
    }
    return render(request, "partnerships/commitment.html", content)


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def promise(request: SignedInRequest) -> HttpResponse:
    """Record a promise."""
    form = CommitmentForm(request.POST or None)
    return form_page(
        request,
        form,
        title="Record a commitment",
        lead="What an agency promised the others, so that everybody sees whether it is kept.",
        button="Record it",
        back=reverse(ALL),
        back_words="Commitments",
        act=lambda: record_commitment(agency=form.cleaned_data["agency"], promise=form.promise, by=request.user),
        said="The commitment is recorded.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def deliver(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    """Enter what was delivered in a month."""
    found = commitment_seen_by(request.user, commitment_id)
    form = DeliveryForm(request.POST or None, initial={"month_on": timezone.localdate()})
    return form_page(
        request,
        form,
        title="Enter what was delivered",
        lead=f"{found.agency.name}: {found.words}. In {found.unit}. It stands over what the program knows.",
        button="Enter it",
        back=reverse(ONE, args=[found.pk]),
        back_words="Commitment",
        act=lambda: enter_delivery(commitment=found, by=request.user, **form.cleaned_data),
        said="Entered, with its source.",
    )


@requires(Permission.MANAGE_PARTNERSHIPS)
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    """A promise ends."""
    found = commitment_seen_by(request.user, commitment_id)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    return form_page(
        request,
        form,
        title="End this commitment",
        lead=f"{found.agency.name}: {found.words}. What was kept until then stays on the page.",
        button="Note the last day",
        back=reverse(ONE, args=[found.pk]),
        back_words="Commitment",
        act=lambda: end_commitment(commitment=found, on=form.cleaned_data["on"], by=request.user),
        said="Noted.",
    )
