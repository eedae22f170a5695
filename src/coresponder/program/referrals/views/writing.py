"""Writing a referral: first the need, then services side by side, then a look at what each is told, then it goes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.program.encounters.models import Encounter
from coresponder.program.encounters.queries.places import encounters_seen_by
from coresponder.program.people.models import Person
from coresponder.program.referrals.actions.sending import ask_also, send_referral
from coresponder.program.referrals.actions.writing import end_as_mistake, write_referral
from coresponder.program.referrals.forms.referrals import NeedForm, ReferralForm, ServicesForm
from coresponder.program.referrals.queries.choosing import choices_for
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.referrals.views.asking import own_one, person_asked
from coresponder.program.referrals.vocabulary import ConsentSaid, DestinationState, Urgency, need_words
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.WRITE_REFERRALS)
@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The need, and with it the services that fit; then the referral as a draft."""
    person, _ = person_asked(request, person_id)
    given = request.POST if request.method == "POST" else request.GET
    need_form = NeedForm(given if given.get("need") else None, auto_id="looked-for-%s")
    content: dict[str, Any] = {"person": person, "need_form": need_form, "encounter": given.get("encounter", "")}
    if not need_form.is_bound or not need_form.is_valid():
        status = 422 if need_form.is_bound or request.method == "POST" else 200
        return render(request, "referrals/new.html", content, status=status)
    need = need_form.cleaned_data["need"]
    choices = choices_for(need)
    form = ReferralForm(
        request.POST if request.method == "POST" else None,
        offered=[each.service for each in choices],
        initial={"need": need, "encounter": given.get("encounter") or None},
    )
    if request.method == "POST" and form.is_valid():
        made = _written(request, person, need, form)
        if made is not None:
            return redirect("referrals:referral", person.pk, made)
    chosen = request.POST.getlist("services")
    content |= {"form": form, "choices": choices, "need": need_words(need), "chosen": chosen}
    return render(request, "referrals/new.html", content, status=422 if form.is_bound else 200)


@requires(Permission.WRITE_REFERRALS)
@require_POST
def send(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """Ask the services that were chosen; those that are ticked were asked in another way, and are only logged."""
    _, referral = own_one(request, person_id, referral_id)
    only_log = every_service().filter(pk__in=_ids(request.POST.getlist("only_log")))
    try:
        send_referral(referral=referral, by=request.user, only_log=list(only_log))
    except CoresponderError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Asked. What each service was told stands below, word by word.")
    return redirect("referrals:referral", person_id, referral_id)


@requires(Permission.WRITE_REFERRALS)
@require_http_methods(["GET", "POST"])
def ask_more(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """More services, at once or after others declined."""
    seen, referral = own_one(request, person_id, referral_id)
    open_states = (DestinationState.DRAFT, DestinationState.SENT, DestinationState.SEEN, DestinationState.WAITLISTED)
    asked = {each.service_id for each in seen.services_of(referral) if each.state in open_states}
    choices = [each for each in choices_for(referral.need) if each.service.pk not in asked]
    form = ServicesForm(request.POST or None, offered=[each.service for each in choices])
    if request.method == "POST" and form.is_valid():
        try:
            ask_also(referral=referral, services=form.chosen, by=request.user)
        except CoresponderError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Asked. What each service was told stands below, word by word.")
            return redirect("referrals:referral", person_id, referral_id)
    chosen = request.POST.getlist("services")
    content = {"seen": seen, "referral": referral, "form": form, "choices": choices, "chosen": chosen}
    return render(request, "referrals/ask_more.html", content, status=422 if request.method == "POST" else 200)


@requires(Permission.WRITE_REFERRALS)
@require_POST
def mistake(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> HttpResponse:
    """A draft was a mistake."""
    _, referral = own_one(request, person_id, referral_id)
    try:
        end_as_mistake(referral=referral, reason=request.POST.get("reason", ""), by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("referrals:referral", person_id, referral_id)
    messages.success(request, "Marked as a mistake.")
    return redirect("referrals:of_person", person_id)


def _written(request: SignedInRequest, person: Person, need: str, form: ReferralForm) -> UUID | None:
    values = form.cleaned_data
    try:
        made = write_referral(
            person=person,
            need=need,
            urgency=Urgency(values["urgency"]),
            reason=values["reason"],
            services=form.chosen,
            consent_said=ConsentSaid(values["consent_said"]),
            encounter=_encounter(request, values["encounter"], person),
            by=request.user,
        )
    except CoresponderError as problem:
        form.add_error(None, str(problem))
        return None
    return made.pk


def _encounter(request: SignedInRequest, encounter_id: UUID | None, person: Person) -> Encounter | None:
    """The encounter that the form names, where the asker may know of it and it is with this person."""
    if encounter_id is None or not may(request.user, Permission.VIEW_ENCOUNTERS):
        return None
    with transaction.atomic():
        return encounters_seen_by(request.user).filter(pk=encounter_id, person=person).first()


def _ids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
