"""People: looking somebody up, and what may be seen of a record. Both are written to the audit trail and the ledger."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from coresponder.delivery.api.access import Holds, caller
from coresponder.delivery.api.answers import with_refusals
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.people.queries.record import read_person
from coresponder.safeguards.access.reading import Shown
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.vocabulary import Purpose

router = Router(tags=["people"])
FOR_WHAT = "What the record is needed for; without it, what the role usually needs one for."
WAY = "api"


class Search(Schema):
    """What somebody remembers of a person. It is sent as a body, so that no name stands in an address."""

    text: Annotated[str, Field(max_length=200)]
    purpose: Purpose | None = None
    limit: Annotated[int, Field(ge=1, le=20)] = 8


class FoundPerson(Schema):
    """One who may be meant."""

    person_id: UUID
    name: str
    others: list[str]
    age: str
    last_agency: str


class PartOfRecord(Schema):
    """One part that may be seen, whose it is, and the rule that opened it."""

    id: UUID
    kind: str
    data_class: str
    title: str
    words: str
    owner_agency: str
    recorded_at: datetime
    rule: str
    opened_by: str
    sentence: str
    carries_part_2_notice: bool


class SeenRecord(Schema):
    """What may be seen of a record; for every closed class the sentence that says why."""

    person_id: UUID
    name: str
    purpose: Purpose
    parts: list[PartOfRecord]
    closed: dict[str, str]
    part_2_notices: list[dict[str, str | None]]


@router.post("/people/find", response=with_refusals(list[FoundPerson]), auth=Holds(Permission.FIND_PEOPLE))
def find_people(request: HttpRequest, search: Search) -> list[Any]:
    """Those who may be meant, the likeliest first, among everybody whose names the caller may read."""
    user = caller(request)
    purpose = purpose_chosen(user, search.purpose or "")
    return list(look_for_people(text=search.text, by=user, purpose=purpose, limit=search.limit))


@router.get("/people/{uuid:person_id}", response=with_refusals(SeenRecord), auth=Holds(Permission.FIND_PEOPLE))
def get_person(
    request: HttpRequest, person_id: UUID, purpose: Annotated[Purpose | None, Query(description=FOR_WHAT)] = None
) -> SeenRecord:
    """What the caller may see of a person's record."""
    user = caller(request)
    chosen = purpose_chosen(user, purpose or "")
    with transaction.atomic():
        person = person_known_to(user, person_id, chosen)
        seen = read_person(person, by=user, purpose=chosen, way=WAY)
        return SeenRecord(
            person_id=person.pk,
            name=seen.display_name,
            purpose=chosen,
            parts=[_part(each) for each in seen.record.shown],
            closed={each.value: sentence for each, sentence in seen.record.closed.items()},
            part_2_notices=[each.as_json() for each in seen.part_2_notices(user)],
        )


def _part(shown: Shown) -> PartOfRecord:
    part: Any = shown.part
    return PartOfRecord(
        id=part.pk,
        kind=part._meta.model_name,
        data_class=part.data_class,
        title=part.title,
        words=part.words,
        owner_agency=part.owner_agency.name,
        recorded_at=part.recorded_at,
        rule=shown.decision.rule,
        opened_by=shown.decision.opened_by,
        sentence=shown.decision.sentence,
        carries_part_2_notice=shown.decision.carries_part_2_notice,
    )
