"""Finding services and reading about one: the directory as everybody in the program sees it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.program.services.forms.search import MOST_SHOWN, SearchForm
from coresponder.program.services.models import Service
from coresponder.program.services.presenting import categories_of, places_of
from coresponder.program.services.queries.capacity import capacities
from coresponder.program.services.queries.directory import (
    history_of,
    open_disagreements_about,
    organization_seen_by,
    organizations_seen_by,
    service_seen_by,
)
from coresponder.program.services.queries.freshness import ages_now, freshness_of, is_for_crisis
from coresponder.program.services.queries.search import Found, suitable
from coresponder.program.services.vocabulary.answers import VerificationResult
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires

ON_A_PAGE = 100


@requires(Permission.VIEW_SERVICES)
@require_GET
def directory(request: SignedInRequest) -> HttpResponse:
    """The one search as a page: open now unless somebody asks otherwise."""
    form = SearchForm(_asked(request))
    found = _search(form) if form.is_valid() else []
    content = {
        "form": form,
        "lines": _lines(found),
        "near": form.cleaned_data.get("near") if form.is_valid() else None,
        "asked_at": form.asked_at if form.is_valid() else None,
        "is_full": len(found) == MOST_SHOWN,
        "most": MOST_SHOWN,
        "has_services": bool(found) or Service.objects.exists(),
        **rights(request),
    }
    return render(request, "services/directory.html", content, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What the address asks; without any question, what is open now."""
    if request.GET:
        return request.GET.dict()
    return {"at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"), "hours": "open_or_unknown"}


def _search(form: SearchForm) -> list[Found]:
    near = form.cleaned_data.get("near")
    return suitable(
        need=form.cleaned_data["need"],
        near=near.point if near else None,
        at=form.asked_at,
        filters=form.filters,
    )


def _lines(found: list[Found]) -> list[dict[str, Any]]:
    services = list({each.service.pk: each.service for each in found}.values())
    prefetch_related_objects(services, "phones", "categories")
    prefetch_related_objects([each.location for each in found if each.location], "addresses")
    crisis = set(
        Service.objects.filter(is_for_crisis(), pk__in=[each.pk for each in services]).values_list("pk", flat=True)
    )
    ages, by_id = ages_now(), {each.pk: each for each in services}
    live = capacities(by_id)
    lines = [_line(each, by_id[each.service.pk], each.service.pk in crisis, ages) for each in found]
    return [{**line, "live": live.get(line["service"].pk)} for line in lines]


def _line(found: Found, service: Service, is_crisis: bool, ages: Any) -> dict[str, Any]:
    current = [each for each in service.phones.all() if each.is_current]
    addresses = found.location.addresses.all() if found.location else []
    return {
        "found": found,
        "service": service,
        "categories": categories_of(service)[:3],
        "phone": current[0] if current else None,
        "address": next((each.line for each in addresses if each.is_current and each.line), ""),
        "facts": getattr(service, "responder_facts", None),
        "freshness": freshness_of(service, is_crisis=is_crisis, ages=ages),
    }


@requires(Permission.VIEW_SERVICES)
@require_GET
def service(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """One service: what it does, where, when, for whom, what responders need to know, and how old all that is."""
    found = service_seen_by(request.user, service_id)
    is_crisis = Service.objects.filter(is_for_crisis(), pk=found.pk).exists()
    content = {
        "service": found,
        "places": places_of(found),
        "categories": categories_of(found),
        "facts": getattr(found, "responder_facts", None),
        "freshness": freshness_of(found, is_crisis=is_crisis, ages=ages_now()),
        "verifications": found.verifications.select_related("by")[:10],
        "history": history_of(found),
        "disagreements": open_disagreements_about(found),
        "results": VerificationResult.choices,
        "zone": timezone.get_current_timezone_name(),
        "live": capacities([found.pk]).get(found.pk),
        "may_post": may(request.user, Permission.POST_CAPACITY),
        **rights(request),
    }
    return render(request, "services/service.html", content)


@requires(Permission.VIEW_SERVICES)
@require_GET
def organizations(request: SignedInRequest) -> HttpResponse:
    """Every organization in the directory."""
    text = request.GET.get("text", "")[:200]
    page = Paginator(organizations_seen_by(request.user, text), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "services/organizations.html", {"page": page, "text": text, **rights(request)})


@requires(Permission.VIEW_SERVICES)
@require_GET
def organization(request: SignedInRequest, organization_id: UUID) -> HttpResponse:
    """One organization and its services."""
    found = organization_seen_by(request.user, organization_id)
    return render(request, "services/organization.html", {"organization": found, **rights(request)})


def rights(request: SignedInRequest) -> dict[str, bool]:
    """What the person may do with the directory."""
    return {
        "may_manage": may(request.user, Permission.MANAGE_SERVICES),
        "may_verify": may(request.user, Permission.VERIFY_SERVICES),
    }
