"""The person, the encounter and the safety plan as FHIR, and the bundle that holds everything together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from coresponder.formats.fhir.elements import (
    ABSENT_EXTENSION,
    ACT_CODE,
    OBSERVATION_CATEGORY,
    Json,
    coding,
    concept,
    instant,
    narrative,
    reference,
    urn,
)

# HL7 v3 ActCode: an encounter in the field, and one by phone or video.
IN_THE_FIELD = ("FLD", "field")
VIRTUAL = ("VR", "virtual")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One answer of the clinical record: the question, and what was answered as words or as an instant."""

    key: str
    question: str
    words: str = ""
    at: datetime | None = None


def patient(*, person_id: UUID, names: Sequence[str] = (), birth_date: str = "") -> Json:
    """Who it is about. Without a name that may be told, it says that there is a reason for the gap."""
    made: Json = {
        "resourceType": "Patient",
        "id": str(person_id),
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": urn(person_id)}],
    }
    if names:
        return made | {"name": [{"text": each} for each in names]} | ({"birthDate": birth_date} if birth_date else {})
    return made | {"name": [{"extension": [{"url": ABSENT_EXTENSION, "valueCode": "masked"}]}]}


def encounter(
    *,
    identity: UUID,
    person_id: UUID,
    started_at: datetime | None,
    ended_at: datetime | None,
    agency_name: str,
    is_virtual: bool = False,
    reasons: Iterable[str] = (),
) -> Json:
    """One contact. The police officers of it are not named: they are no part of the clinical record."""
    period = {"start": started_at, "end": ended_at}
    given = {name: instant(at) for name, at in period.items() if at is not None}
    made: Json = {
        "resourceType": "Encounter",
        "id": str(identity),
        "status": "finished",
        "class": coding(ACT_CODE, *(VIRTUAL if is_virtual else IN_THE_FIELD)),
        "subject": reference(person_id),
        "serviceProvider": {"display": agency_name},
    }
    made |= {"period": given} if given else {}
    said = [concept(each) for each in reasons]
    return made | ({"reasonCode": said} if said else {})


def findings(
    *, of: Iterable[Finding], encounter_id: UUID, person_id: UUID, at: datetime, agency_name: str
) -> list[Json]:
    """What the clinical part says, one observation for each question that was answered."""
    return [_finding(each, encounter_id, person_id, at, agency_name) for each in of]


def safety_plan(
    *,
    identity: UUID,
    person_id: UUID,
    sections: Mapping[str, str],
    at: datetime,
    agency_name: str,
    is_in_use: bool,
    encounter_id: UUID | None = None,
) -> Json:
    """A safety plan as a care plan: each section that says something as one activity, in the person's own words."""
    said = [{"detail": _activity(title, words)} for title, words in sections.items() if words.strip()]
    made: Json = {
        "resourceType": "CarePlan",
        "id": str(identity),
        "status": "active" if is_in_use else "revoked",
        "intent": "plan",
        "title": "Safety plan",
        "subject": reference(person_id),
        "created": instant(at),
        "contributor": [{"display": agency_name}],
    }
    made |= {"activity": said} if said else {}
    return made | ({"encounter": reference(encounter_id)} if encounter_id else {})


def bundle(*, identity: UUID, made_at: datetime, resources: Iterable[Json]) -> Json:
    """Everything that goes out together, each resource named by its id."""
    entries = [{"fullUrl": urn(each["id"]), "resource": each} for each in resources]
    made: Json = {
        "resourceType": "Bundle",
        "id": str(identity),
        "type": "collection",
        "timestamp": instant(made_at),
    }
    return made | ({"entry": entries} if entries else {})


def with_part_2_notice(resource: Json, sentences: Sequence[str]) -> Json:
    """The resource with the label of 42 CFR Part 2 and the notice that has to travel with it (42 CFR 2.32)."""
    label = coding(ACT_CODE, "42CFRPart2", sentences[0])
    return resource | {"meta": {"security": [label]}, "text": narrative(sentences)}


def _finding(finding: Finding, encounter_id: UUID, person_id: UUID, at: datetime, agency_name: str) -> Json:
    value: Json = {"valueDateTime": instant(finding.at)} if finding.at else {"valueString": finding.words}
    return {
        "resourceType": "Observation",
        "id": str(uuid5(encounter_id, finding.key)),
        "status": "final",
        "category": [concept("Exam", coding(OBSERVATION_CATEGORY, "exam", "Exam"))],
        "code": concept(finding.question),
        "subject": reference(person_id),
        "encounter": reference(encounter_id),
        "effectiveDateTime": instant(at),
        "performer": [{"display": agency_name}],
        **value,
    }


def _activity(title: str, words: str) -> Json:
    return {"status": "in-progress", "description": f"{title}: {words.strip()}"}
