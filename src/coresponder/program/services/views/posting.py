"""What the page of a facility and that of staff have in common: the form, filled with what was said last."""

from typing import Any

from django.http import QueryDict

from coresponder.program.services.forms.capacity import PLACE, CapacityForm
from coresponder.program.services.models import Capacity, FacilityDesk


def form_for(desk: FacilityDesk, sent: QueryDict | None) -> CapacityForm:
    """The form: what was sent, or the figures and the name of the last post, so that two taps are enough."""
    last = Capacity.objects.filter(service=desk.service).first()
    initial: dict[str, Any] = {"posted_by_words": last.posted_by_words if last and last.link_id else ""}
    for number, kind in enumerate(desk.place_kinds):
        initial[f"{PLACE}{number}"] = last.free.get(kind, 0) if last else 0
    return CapacityForm(sent, kinds=desk.place_kinds, initial=initial)
