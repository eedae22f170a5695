"""The kit in one piece, and how far each part of tonight's encounters is."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.ids import NAMESPACE_OF_ENCOUNTERS
from coresponder.program.encounters.field_kit import phone_form, sources
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.queries.kit import (
    TakenAlong,
    call_facts,
    people_on,
    question_cards,
    taken_along,
    tonight,
)
from coresponder.program.encounters.queries.kit_parts import filed_parts, parts_written_by
from coresponder.program.encounters.queries.prefill import prefill
from coresponder.program.policies.queries.who_does_what import duties_at
from coresponder.program.policies.vocabulary import STEPS_AT_THE_SCENE
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together


@transaction.atomic
def whole_kit(user: User, at: datetime | None = None) -> dict[str, Any]:
    """All that the phone takes along. Reading it is written down as any other reading is."""
    found = tonight(user, at or timezone.now())
    form = form_in_use()
    open_together([each.call for each in found.assignments])
    people = people_on(found.assignments, user)
    along = {person.pk: taken_along(person, user) for persons in people.values() for person in persons}
    parts = parts_written_by(user)
    filed = filed_parts(found.assignments, user)
    return {
        "account": user.pk,
        "name": user.display_name,
        "parts": parts,
        "now": found.at.isoformat(),
        "gone_at": found.gone_at.isoformat(),
        "version": found.version,
        "form": phone_form(form.document(timezone.localdate(found.at)), str(NAMESPACE_OF_ENCOUNTERS)),
        "assignments": [
            {
                "id": str(each.pk),
                "call": call_facts(each, user),
                "filed": filed.get(str(each.pk), {}),
                "prefill": {part: prefill(each, part=part) for part in parts},
                "persons": [_named(along[person.pk]) for person in people.get(each.call_id, [])],
            }
            for each in found.assignments
        ],
        "without_call": {part: prefill(None, part=part) for part in parts},
        "plans": [plan for each in along.values() for plan in each.plans()],
        "cards": question_cards(),
        "duties": [f"{each.step.label}: {each.in_a_line}" for each in duties_at(STEPS_AT_THE_SCENE)],
        **{name: source(user, found.at) for name, source in sources().items()},
    }


def _named(along: TakenAlong) -> dict[str, str]:
    return {"id": str(along.person.pk), "name": along.name}
