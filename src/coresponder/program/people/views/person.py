"""One person's page."""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from coresponder.program.people.page_panels import panels_for
from coresponder.program.people.queries.lanes import timeline_of
from coresponder.program.people.queries.merging import merges_of
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen, purposes_of
from coresponder.program.people.queries.record import read_person
from coresponder.program.people.queries.visibility import who_can_see
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.FIND_PEOPLE)
@require_GET
@transaction.atomic
def person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Everything about one person that somebody may see, what matters first."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    found = person_known_to(request.user, person_id, purpose)
    if found.pk != person_id:
        return redirect("people:person", found.pk)
    seen = read_person(found, by=request.user, purpose=purpose)
    return render(
        request,
        "people/person.html",
        {
            "seen": seen,
            "panels": panels_for(seen),
            "timeline": timeline_of(seen, lane=request.GET.get("lane", ""), whole=request.GET.get("whole") == "1"),
            "part_2_notices": seen.part_2_notices(request.user),
            "purpose": purpose,
            "purposes": purposes_of(request.user),
            "now": timezone.now(),
            "may_merge": may(request.user, Permission.MERGE_PEOPLE),
            "merges": merges_of(found),
        },
    )


@requires(Permission.FIND_PEOPLE)
@require_GET
@transaction.atomic
def who_can_see_it(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """For everything that somebody sees of a record: who else may see it, and which rule says so."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    found = person_known_to(request.user, person_id, purpose)
    seen = read_person(found, by=request.user, purpose=purpose)
    fates = who_can_see(seen.record.shown, person_id=found.pk, by=request.user)
    return render(request, "people/who_can_see.html", {"seen": seen, "fates": fates})
