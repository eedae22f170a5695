"""The newest of each component -> the situation as it stands, with what they say of each other resolved."""

from collections.abc import Iterable
from typing import Any

from coresponder.formats.eido.components import Component, JsonObject, instant
from coresponder.formats.eido.locations import place_of
from coresponder.formats.eido.model import Caution, Disposition, Note, Place, Relation, Situation, Unit
from coresponder.formats.eido.persons import age_years, language_of
from coresponder.formats.eido.references import Shelf
from coresponder.formats.eido.vocabulary import DISPOSITIONS, INCIDENT, LOCATION_ORDER
from coresponder.formats.eido.wording import plain_text

NOTHING: JsonObject = {}


def assemble(components: Iterable[Component]) -> Situation:
    """The situation, from the newest of each component, whichever documents they came in."""
    shelf = Shelf(components)
    incident = next(iter(shelf.all(INCIDENT)), None)
    said = incident.content if incident else NOTHING
    calls = shelf.all("callComponent")
    starts = [instant(call.content["callStartTimestamp"]) for call in calls]
    others = _persons_but_callers(shelf)
    return Situation(
        has_incident=incident is not None,
        number=_text(said, "internalIncidentId"),
        type_code=_text(said, "incidentTypeInternalCode"),
        type_text=_text(said, "incidentTypeInternalText"),
        type_common=_text(said, "incidentTypeCommonRegistryText"),
        statuses=frozenset(said.get("incidentStatusCommonRegistryText", ())),
        status_said_at=incident.updated_at if incident else None,
        priority=_priority(said),
        beat=_text(said, "beatOrDispatchGroupText"),
        place=_place(shelf, said, calls),
        notes=tuple(_note(each) for each in shelf.all("notesComponent")),
        cautions=tuple(_caution(each) for each in shelf.all("cautionComponent")),
        dispositions=tuple(_disposition(each) for each in said.get("dispositionComponent", ())),
        merges=_relations(shelf.all("mergeComponent"), "incidentMergeDirectionCode"),
        links=_relations(shelf.all("linkComponent"), "linkDirectionCode"),
        units=tuple(_unit(each) for each in shelf.all("emergencyResourceComponent")),
        call_started_at=min(starts, default=None),
        call_kinds=frozenset(kind for call in calls for kind in _call_kinds(call.content)),
        has_alarm=bool(shelf.all("alarmsSensorsComponent")),
        age_years=next((age for each in others if (age := age_years(each)) is not None), None),
        language=next((found for each in others if (found := language_of(each))), ""),
        unresolved=shelf.unresolved(),
    )


def _text(content: JsonObject, name: str) -> str:
    return str(content.get(name, "")).strip()


def _priority(incident: JsonObject) -> int | None:
    """From 1, the most urgent: the common number, or the number in the agency's own code, such as P2."""
    number = incident.get("incidentCommonPriorityNumber")
    if number is None:
        digits = "".join(filter(str.isdigit, _text(incident, "incidentPriorityInternalText")))
        number = int(digits[:3]) if digits else None
    return number if number is not None and 1 <= number <= 999 else None


def _place(shelf: Shelf, incident: JsonObject, calls: list[Component]) -> Place:
    """Where the incident is, by its own reference; else where its call came from, by the best kind of location."""
    own = shelf.named("locationComponent", incident.get("locationReference"))
    of_calls = [
        each for call in calls for each in shelf.named("locationComponent", call.content.get("locationReference"))
    ]
    candidates = own or of_calls or shelf.all("locationComponent")
    places = [place_of(each.content) for each in sorted(candidates, key=_location_rank)]
    return next((each for each in places if each.is_known), Place())


def _location_rank(location: Component) -> int:
    kind = _text(location.content, "locationTypeDescriptionRegistryText")
    return LOCATION_ORDER.index(kind) if kind in LOCATION_ORDER else len(LOCATION_ORDER)


def _note(note: Component) -> Note:
    return Note(id=note.id, written_at=note.updated_at, text=plain_text(_text(note.content, "notesActionComments")))


def _caution(caution: Component) -> Caution:
    said = caution.content
    return Caution(
        id=caution.id,
        kind=_text(said, "cautionTypeCommonRegistryText"),
        details=tuple(said.get("cautionTypeCommonSubRegistryText", ())),
        internal_text=_text(said, "cautionTypeInternalText"),
        severity=_text(said, "cautionSeverity"),
    )


def _disposition(said: JsonObject) -> Disposition:
    code = _text(said, "dispositionCommonRegistryCode")
    text = _text(said, "dispositionDescriptionText") or DISPOSITIONS.get(code, code)
    return Disposition(code=code, text=text, is_primary=bool(said.get("dispositionPrimaryIndicator", False)))


def _relations(components: list[Component], direction: str) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            other_incident_id=_text(each.content, "incidentTrackingIdentifier"),
            direction=_text(each.content, direction),
            said_at=each.updated_at,
        )
        for each in components
    )


def _unit(resource: Component) -> Unit:
    said = resource.content
    return Unit(
        id=resource.id,
        name=_text(said, "emergencyResourceName"),
        kind=_text(said, "emergencyResourceTypeCommonRegistryText"),
        attributes=tuple(said.get("resourceAttributeRegistryText", ())),
        primary_status=_text(said, "primaryUnitStatusRegistryText"),
        secondary_statuses=frozenset(said.get("secondaryUnitStatusRegistryText", ())),
    )


def _call_kinds(call: JsonObject) -> list[str]:
    named = ("standardPrimaryCallType", "standardSecondaryCallType", "localCallType")
    return [kind for name in named if (kind := _text(call, name))]


def _persons_but_callers(shelf: Shelf) -> list[Any]:
    """What is told of each person on the incident who is not only its caller."""
    persons = (each.content for each in shelf.all("personComponent"))
    return [
        each.get("ncPersonComponent", NOTHING)
        for each in persons
        if set(each.get("personIncidentRoleRegistryText", ())) - {"Caller"}
    ]
