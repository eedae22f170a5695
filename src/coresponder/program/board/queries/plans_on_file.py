"""For which calls there is a response plan that somebody may read."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from coresponder.program.calls.models import Call, CallPerson
from coresponder.program.people.queries.purposes import purposes_of
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import VersionState
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Purpose


def calls_with_a_plan(user: User, calls: Iterable[Call]) -> set[UUID]:
    """The ids of the calls with somebody on them whose plan is in use and open to `user`.

    Both the person's being on the call and the plan go through the access decision; who sees no chip does not learn
    whether there is a plan that is closed to them.
    """
    ids = [call.pk for call in calls]
    if Purpose.CRISIS_RESPONSE not in purposes_of(user) or not CallPerson.objects.filter(call__in=ids).exists():
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
