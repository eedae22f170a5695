"""A screening as FHIR: the answers as a QuestionnaireResponse, what they come to as an Observation.

An instrument's questions are named by this program's own link ids, with LOINC where it has been verified. A response in
which a question was left out is “stopped”, and its observation has no value, but the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from coresponder.formats.fhir.elements import (
    ABSENT,
    INTERPRETATION,
    LOINC,
    OBSERVATION_CATEGORY,
    ORDINAL,
    UCUM,
    Json,
    coding,
    concept,
    instant,
    loinc_concept,
    reference,
    urn,
)
from coresponder.formats.instruments import Item, Pack, Result

NOT_DONE_CODES = {"declined": "asked-declined", "unable": "not-performed"}


@dataclass(frozen=True, kw_only=True)
class ScreeningDone:
    """One screening in plain values. `not_done` is declined or unable, with the reason in words."""

    identity: UUID
    pack: Pack
    person_id: UUID
    at: datetime
    agency_name: str
    encounter_id: UUID | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    result: Result | None = None
    not_done: str = ""
    reason: str = ""

    @property
    def observation_id(self) -> UUID:
        return uuid5(self.identity, "observation")


def instrument_url(pack: Pack) -> str:
    """The name of an instrument in a version, as a canonical address that leads nowhere."""
    return f"urn:coresponder:instrument:{pack.key}|{pack.version}"


def questionnaire_response(screening: ScreeningDone) -> Json:
    """The answers, in the order in which they were asked."""
    pack, result = screening.pack, screening.result
    items = [_answered(each, screening.answers[each.key]) for each in pack.items if each.key in screening.answers]
    made: Json = {
        "resourceType": "QuestionnaireResponse",
        "id": str(screening.identity),
        "questionnaire": instrument_url(pack),
        "status": "completed" if result and result.status == "complete" else "stopped",
        "subject": reference(screening.person_id),
        "authored": instant(screening.at),
    }
    made |= {"item": items} if items else {}
    return made | _in_encounter(screening)


def observation(screening: ScreeningDone) -> Json:
    """What came out: a score, a band, or why there is neither."""
    made: Json = {
        "resourceType": "Observation",
        "id": str(screening.observation_id),
        "status": "final",
        "category": [concept("Survey", coding(OBSERVATION_CATEGORY, "survey", "Survey"))],
        "code": _code(screening),
        "subject": reference(screening.person_id),
        "effectiveDateTime": instant(screening.at),
        "performer": [{"display": screening.agency_name}],
    }
    return made | _in_encounter(screening) | _derived(screening) | _value(screening)


def has_response(screening: ScreeningDone) -> bool:
    """False for a result that was entered from paper, and for a screening that was not done: no answers are kept."""
    return bool(screening.answers)


def _answered(item: Item, code: str) -> Json:
    option = item.option(code)
    chosen: Json = (
        coding(LOINC, option.loinc, option.label) if option.loinc else {"code": code, "display": option.label}
    )
    chosen["extension"] = [{"url": ORDINAL, "valueDecimal": item.points[code]}]
    text = f"{item.lead} {item.text}".strip()
    return {"linkId": item.key, "text": text, "answer": [{"valueCoding": chosen}]}


def _code(screening: ScreeningDone) -> Json:
    pack = screening.pack
    if pack.score_entry is not None:
        return loinc_concept(f"{pack.name} total" if pack.score_entry.loinc else pack.name, pack.score_entry.loinc)
    if pack.scores:
        score = pack.scores[0]
        return loinc_concept(f"{pack.name}, {score.label.lower()}", score.loinc)
    return loinc_concept(pack.name, pack.loinc)


def _value(screening: ScreeningDone) -> Json:
    if screening.not_done:
        return {"dataAbsentReason": concept(screening.reason, coding(ABSENT, NOT_DONE_CODES[screening.not_done]))}
    result = screening.result
    if result is None or result.band is None:
        words = result.how_complete if result else "no result"
        return {"dataAbsentReason": concept(words, coding(ABSENT, "unknown"))} | _meaning(result)
    scores = list(result.scores.values())
    if not scores:
        return {"valueCodeableConcept": concept(result.band.label)} | _meaning(result)
    value = {"value": scores[0], "unit": "{score}", "system": UCUM, "code": "{score}"}
    return {"valueQuantity": value} | _meaning(result)


def _meaning(result: Result | None) -> Json:
    if result is None or result.positive is None:
        return {}
    code = coding(INTERPRETATION, "POS", "Positive") if result.positive else coding(INTERPRETATION, "NEG", "Negative")
    label = result.band.label if result.band else result.sentence
    return {"interpretation": [concept(label, code)], "note": [{"text": _note(result)}]}


def _note(result: Result) -> str:
    said = [result.sentence, f"The screening is {result.how_complete}."]
    if result.cutoff is not None:
        said.append(f"Cut-off used: {result.cutoff.label}.")
    return " ".join(said)


def _in_encounter(screening: ScreeningDone) -> Json:
    return {"encounter": reference(screening.encounter_id)} if screening.encounter_id else {}


def _derived(screening: ScreeningDone) -> Json:
    return {"derivedFrom": [{"reference": urn(screening.identity)}]} if has_response(screening) else {}
