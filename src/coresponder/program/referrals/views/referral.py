"""A person's referrals, one of them with its history, and what staff say of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.referrals.actions.answering import give_up, report_step, withdraw
from coresponder.program.referrals.actions.links import send_new_link, show_code
from coresponder.program.referrals.actions.rising import take_over
from coresponder.program.referrals.actions.sending import prepare
from coresponder.program.referrals.forms.answers import LostForm, ReportForm
from coresponder.program.referrals.forms.referrals import ColleagueForm
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.queries.duty import may_be_chosen
from coresponder.program.referrals.queries.referrals import SeenReferrals, history_of
from coresponder.program.referrals.rules.steps import offered
from coresponder.program.referrals.views.asking import one_seen_by, own_one, seen_by
from coresponder.program.referrals.vocabulary import DECLINE_REASONS, DestinationState, Proof, Reason
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions import Permission, requires

BY_STAFF = (*DECLINE_REASONS, Reason.NO_RESPONSE)


@requires(Permission.WRITE_REFERRALS)
@require_GET
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Every referral of one person that somebody may see."""
    seen = seen_by(request, person_id)
    notices = seen.part_2_notices(request.user)
    content = {"seen": seen, "title_words": f"Referrals of {seen.name}", "part_2_notices": notices}
    return render(request, "referrals/of_person.html", content)


@requires(Permission.WRITE_REFERRALS)
@require_GET
@never_cache
def referral(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """One referral: how far it is, whom it is with, what can be done, and what happened."""
    seen, found = one_seen_by(request, person_id, referral_id)
    return render(request, "referrals/referral.html", _content(request, seen, found))


@requires(Permission.WRITE_REFERRALS)
@require_POST
def report(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """What a service or the person told staff."""
    seen, found = own_one(request, person_id, referral_id)
    services = seen.services_of(found)
    destination = next((each for each in services if str(each.pk) == request.POST.get("destination")), None)
    steps = offered(found, destination) if destination is not None else ()
    form = ReportForm(request.POST, offered=steps, reasons=BY_STAFF)
    if not form.is_valid():
        words = " ".join(str(each) for errors in form.errors.values() for each in errors)
        messages.error(request, words)
        return redirect("referrals:referral", person_id, referral_id)
    values = form.cleaned_data

    def deed() -> None:
        report_step(
            referral=found,
            destination_id=values["destination"],
            given=form.given,
            proof=Proof(values["proof"]),
            by=request.user,
        )

    return _done(request, person_id, referral_id, deed, "It is written down.")


@requires(Permission.WRITE_REFERRALS)
@require_POST
def lost(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """It came to nothing."""
    _, found = own_one(request, person_id, referral_id)
    reason = request.POST.get("reason", "")
    words = "Given up. Services that waited are told that they need not answer."
    return _done(
        request, person_id, referral_id, lambda: give_up(referral=found, reason=reason, by=request.user), words
    )


@requires(Permission.WRITE_REFERRALS)
@require_POST
def take_back(request: SignedInRequest, person_id: UUID, referral_id: UUID, destination_id: UUID) -> HttpResponse:
    """One service is no longer asked."""
    found, _ = _own_service(request, person_id, referral_id, destination_id)

    def deed() -> None:
        withdraw(referral=found, destination_id=destination_id, by=request.user)

    return _done(request, person_id, referral_id, deed, "Taken back, and the service is told.")


@requires(Permission.WRITE_REFERRALS)
@require_POST
def new_link(request: SignedInRequest, person_id: UUID, referral_id: UUID, destination_id: UUID) -> HttpResponse:
    """The service gets another link; the one before opens nothing."""
    _, destination = _own_service(request, person_id, referral_id, destination_id)

    def deed() -> None:
        send_new_link(destination=destination, by=request.user)

    return _done(request, person_id, referral_id, deed, "A new link is on its way. The one before opens nothing now.")


@requires(Permission.WRITE_REFERRALS)
@require_POST
@never_cache
def code(request: SignedInRequest, person_id: UUID, referral_id: UUID, destination_id: UUID) -> HttpResponse:
    """A code to read out, shown once."""
    _, destination = _own_service(request, person_id, referral_id, destination_id)
    try:
        found = show_code(destination=destination, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("referrals:referral", person_id, referral_id)
    content = {"code": f"{found[:3]} {found[3:]}", "destination": destination, "referral_id": referral_id}
    return render(request, "referrals/code.html", {**content, "person_id": person_id})


@requires(Permission.WRITE_REFERRALS)
@require_POST
def hand_over(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """A colleague acts for it from now on."""
    _, found = own_one(request, person_id, referral_id)
    form = ColleagueForm(request.POST, colleagues=list(may_be_chosen(found.owner_agency_id)))
    if not form.is_valid():
        messages.error(request, "Choose a colleague.")
        return redirect("referrals:referral", person_id, referral_id)

    def deed() -> None:
        take_over(referral=found, to=form.chosen, by=request.user)

    return _done(request, person_id, referral_id, deed, "Handed over, and told.")


def _content(request: SignedInRequest, seen: SeenReferrals, found: Referral) -> dict[str, Any]:
    is_own = found.owner_agency_id == request.user.agency_id and viewing_as() is None
    services = seen.services_of(found)
    drafts = [each for each in services if each.state == DestinationState.DRAFT]
    colleagues, chosen = list(may_be_chosen(found.owner_agency_id)), {"account": found.responsible_id}
    return {
        "seen": seen,
        "referral": found,
        "title_words": found.title,
        "services": [(each, offered(found, each)) for each in services if each.state != DestinationState.DRAFT],
        "prepared": _prepared(request, found, drafts) if is_own else [],
        "history": history_of(found),
        "is_own": is_own,
        "reasons": BY_STAFF,
        "proofs": list(Proof)[:3],
        "lost_form": LostForm(),
        "colleagues": ColleagueForm(colleagues=colleagues, label="Who acts for it", initial=chosen),
        "now": timezone.localtime(),
        "part_2_notices": seen.part_2_notices(request.user),
    }


def _prepared(request: SignedInRequest, found: Referral, drafts: list[Destination]) -> list[Any]:
    with transaction.atomic():
        return [prepare(referral=found, service=each.service, by=request.user) for each in drafts]


def _own_service(
    request: SignedInRequest, person_id: UUID, referral_id: UUID, destination_id: UUID
) -> tuple[Referral, Destination]:
    seen, found = own_one(request, person_id, referral_id)
    destination = next((each for each in seen.services_of(found) if each.pk == destination_id), None)
    if destination is None:
        raise Http404
    return found, destination


def _done(request: HttpRequest, person_id: UUID, referral_id: UUID, deed: Any, words: str) -> HttpResponse:
    """Carry it out, say so or why not, and go back to the referral."""
    try:
        deed()
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, words)
    return redirect("referrals:referral", person_id, referral_id)
