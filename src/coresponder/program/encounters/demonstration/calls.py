"""A call of the invented year as a call that is over."""

from collections.abc import Mapping

from coresponder.analysis.nexus import RuleSet, judge_type
from coresponder.analysis.synthetic.encounters.calls import YearCall
from coresponder.program.calls.intake.judging import rules_for
from coresponder.program.calls.models import Call
from coresponder.program.calls.vocabulary import CallSource, CallState, PlaceType
from coresponder.program.encounters.demonstration.places import Place

SOURCES: Mapping[str, str] = {
    "911": CallSource.CALL_911, "NON-EMERG": CallSource.NON_EMERGENCY, "988 TRANSFER": CallSource.CALL_988,
    "ALARM CO": CallSource.ALARM, "ON-VIEW": CallSource.OFFICER,
}  # fmt: skip
PLACES: Mapping[str, str] = {
    "HOUSE": PlaceType.HOME, "APARTMENT": PlaceType.HOME, "STREET": PlaceType.STREET, "BUSINESS": PlaceType.BUSINESS,
    "SCHOOL": PlaceType.SCHOOL, "SHELTER": PlaceType.SHELTER, "HOSPITAL": PlaceType.HOSPITAL,
    "GROUP HOME": PlaceType.FACILITY, "TRANSIT": PlaceType.TRANSIT, "MOTEL": PlaceType.OTHER,
    "LIBRARY": PlaceType.OTHER,
}  # fmt: skip


def call_of(found: YearCall, place: Place) -> Call:
    """The call as it is known at its end; of what was known before its end nothing is kept."""
    rules: RuleSet = rules_for(place.feed)
    meaning = judge_type(rules, found.final_type)
    return Call(
        feed=place.feed,
        source_incident_id=f"urn:emergency:uid:incidentid:{found.event_number.lower()}:cad.marigold.example",
        event_number=found.event_number,
        state=CallState.CLOSED,
        received_at=found.received_at,
        closed_at=found.closed_at,
        type_code=found.final_type,
        type_text=found.final_type,
        initial_type=found.initial_type,
        category=meaning.category,
        nexus=meaning.nexus,
        nexus_rule=meaning.rule,
        nexus_reason=meaning.reason,
        priority=found.priority,
        source=SOURCES[found.source],
        place_text=found.address.title(),
        place_type=PLACES.get(found.place_kind, PlaceType.UNKNOWN),
        beat=found.beat,
        latitude=found.latitude,
        longitude=found.longitude,
        source_clock_at=found.closed_at,
        changed_at=found.closed_at,
    )
