"""The coordinator sets a facility’s live page up, makes its link anew, prints it, ends it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coresponder.analysis.charts.scan_code import scan_code
from coresponder.analysis.charts.svg import Caption
from coresponder.kernel.errors import CoresponderError
from coresponder.program.services.actions.desks import end_link, make_link, set_up_desk
from coresponder.program.services.forms.capacity import DeskForm
from coresponder.program.services.models import FacilityDesk, Service
from coresponder.program.services.queries.capacity import link_of
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, requires


@requires(Permission.MANAGE_SERVICES)
@never_cache
@require_http_methods(["GET", "POST"])
def desk(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """What the facility counts, for how long a post holds, and its link."""
    service = _service(service_id)
    found = FacilityDesk.objects.filter(service=service).first()
    form = DeskForm(request.POST if request.method == "POST" else None, initial=_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            hours = form.cleaned_data["hours_it_holds"]
            set_up_desk(service=service, place_kinds=form.kinds, hours_it_holds=hours, by=request.user)
        except CoresponderError as problem:
            form.add_error("place_kinds", str(problem))
        else:
            messages.success(request, "The live page is set up. Make its link now, and print it for the desk.")
            return redirect("capacity:desk", service_id)
    content = {"form": form, "service": service, "desk": found, "link": link_of(service)}
    return render(request, "services/capacity/desk.html", content, status=422 if form.errors else 200)


@requires(Permission.MANAGE_SERVICES)
@never_cache
@require_POST
def new_link(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """A link that takes the place of the former one, shown this once, to print or to send."""
    found = get_object_or_404(FacilityDesk.objects.select_related("service"), pk=service_id)
    issued = make_link(service=_service(service_id), by=request.user)
    address = request.build_absolute_uri(reverse("capacity:facility", args=[issued.secret]))
    caption = Caption(
        id="qr", title="QR code of the link", description="It opens the address that is printed below it."
    )
    drawn = mark_safe(scan_code(address, caption=caption))  # noqa: S308 - drawn here, with nothing in it but squares
    content = {"desk": found, "address": address, "qr": drawn, "link": issued.link}
    return render(request, "services/capacity/link_card.html", content)


@requires(Permission.MANAGE_SERVICES)
@require_POST
def stop_link(request: SignedInRequest, service_id: UUID) -> HttpResponse:
    """End the link, wherever it hangs."""
    end_link(service=_service(service_id), by=request.user)
    messages.success(request, "The link is ended. It opens nothing any more.")
    return redirect("capacity:desk", service_id)


def _service(service_id: UUID) -> Service:
    return get_object_or_404(Service.objects.current(), pk=service_id)


def _initial(found: FacilityDesk | None) -> dict[str, object]:
    if found is None:
        return {"place_kinds": "beds", "hours_it_holds": settings.CAPACITY_HOURS}
    return {"place_kinds": ", ".join(found.place_kinds), "hours_it_holds": found.hours_it_holds}
