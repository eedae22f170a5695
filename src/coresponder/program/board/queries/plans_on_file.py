"""For which calls there is a response plan that somebody may read."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coresponder.program.calls.models import Call, CallPerson
from coresponder.program.people.queries.purposes import purposes_of
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import VersionState
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Purpose


def plans_seen(user: User) -> frozenset[UUID]:
    """The calls that are open or ended lately, with a plan that is open to `user`: who sees the same may share."""
    lately = timezone.now() - timedelta(hours=1)
    is_late = Q(call__closed_at=None) | Q(call__closed_at__gte=lately)
    known = CallPerson.objects.filter(is_late, ended_at=None).values_list("call", flat=True)
    return frozenset(_with_a_plan(user, set(known)))


def calls_with_a_plan(user: User, calls: Iterable[Call]) -> set[UUID]:
    """The ids of the calls with somebody on them whose plan is in use and open to `user`.

    Both the person's being on the call and the plan go through the access decision; who sees no chip does not learn
    whether there is a plan that is closed to them.
    """
    ids = {call.pk for call in calls}
    return _with_a_plan(user, ids) if CallPerson.objects.filter(call__in=ids).exists() else set()


def _with_a_plan(user: User, ids: set[UUID]) -> set[UUID]:
    if not ids or Purpose.CRISIS_RESPONSE not in purposes_of(user):
        return set()
    with transaction.atomic():
        reading = reader(user)
        on_calls = CallPerson.objects.filter(call__in=ids, ended_at=None)
        known = reading.readable(on_calls, purpose=Purpose.CRISIS_RESPONSE).values_list("call_id", "person_id")
        calls_of_people: dict[UUID, set[UUID]] = {}
        for call_id, person_id in known:
            calls_of_people.setdefault(person_id, set()).add(call_id)
        plans = PlanVersion.objects.filter(person__in=calls_of_people, state=VersionState.APPROVED)
        with_plan = reading.readable(plans, purpose=Purpose.CRISIS_RESPONSE).values_list("person_id", flat=True)
        return {call_id for person_id in with_plan for call_id in calls_of_people[person_id]}
