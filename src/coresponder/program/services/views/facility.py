"""The one page of a facility’s own person: no account, no menu, four big buttons."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coresponder.program.services.actions.capacity import post_capacity
from coresponder.program.services.models import FacilityDesk
from coresponder.program.services.queries.capacity import capacity_of, inbound_words
from coresponder.program.services.views.posting import form_for
from coresponder.program.services.vocabulary.capacity import MEANING, POSTED, TONES, CapacityState
from coresponder.safeguards.links.actions import LinkRefused
from coresponder.safeguards.links.declarations import open_to_links
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.vocabulary import LinkPurpose

JUST_NOW = timedelta(minutes=2)


@open_to_links(LinkPurpose.CAPACITY)
@require_http_methods(["GET", "POST"])
def facility(request: HttpRequest, link: Link) -> HttpResponse:
    """What the facility says, and four buttons to say it anew."""
    desk = FacilityDesk.objects.select_related("service").filter(pk=link.about).first()
    if desk is None or not desk.service.is_current:
        raise LinkRefused
    form = form_for(desk, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("note", "posted_by_words")}
        state = CapacityState(form.cleaned_data["state"])
        post_capacity(service=desk.service, state=state, free=form.free, by=None, link=link, **given)
        return HttpResponseRedirect(f"{request.path}?posted")
    now = timezone.now()
    live = capacity_of(desk.service, now)
    content = {
        "form": form,
        "desk": desk,
        "live": live,
        "is_posted": "posted" in request.GET and live.post is not None and now - live.post.posted_at < JUST_NOW,
        "inbound": inbound_words(desk.service, now),
        "buttons": [(each, MEANING[each], TONES[each], each == live.state) for each in POSTED],
    }
    return render(request, "services/capacity/facility.html", content, status=422 if form.errors else 200)
