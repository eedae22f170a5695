"""What the invented dispatch system writes of an incident after each event: one EIDO 1.0 document."""

import json
from datetime import datetime
from typing import Any

from coresponder.analysis.synthetic.live_stream.lives import Event, Life
from coresponder.analysis.synthetic.live_stream.truth import Truth

AGENCY = "psap.marigold.example"
PIDF = (
    '<?xml version="1.0" encoding="UTF-8"?><presence xmlns="urn:ietf:params:xml:ns:pidf" '
    'xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" entity="pres:testa.notareal@marigold.example"><gp:geopriv>'
    '<gp:location-info><civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr"><country>US</country>'
    "<A3>Fort Pretend</A3><RD>{street}</RD><HNO>{number}</HNO></civicAddress></gp:location-info></gp:geopriv>"
    "</presence>"
)
TOWN = "Fort Pretend"
JsonObject = dict[str, Any]


class Writer:
    """Writes the documents of one incident, event by event, and keeps its truth beside them."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.begins_at = life.events[0].at
        self.truth = Truth(incident_id=life.incident_id, received_at=self.begins_at)
        self.parts: dict[str, list[JsonObject]] = {}
        self.incident: JsonObject | None = None

    def write(self, event: Event) -> tuple[datetime, bytes]:
        """Let the event happen, and write what the system says then: when, and the document."""
        getattr(self, f"_{event.kind}")(event)
        self.truth.versions += 1
        document: JsonObject = {
            **self._prologue(self.life.incident_id, event.at),
            "eidoVersion": "1.0",
            "issuingElementIdentification": AGENCY,
            "agencyComponent": [
                {
                    **self._prologue(AGENCY, self.begins_at),
                    "agencyRoleDescriptionRegistryText": ["CallReceiving"],
                    "agencyType": ["psap"],
                }
            ],
            **self.parts,
        }
        if self.incident is not None:
            document["incidentComponent"] = self.incident
        return event.at, json.dumps(document).encode()

    def _call(self, event: Event) -> None:
        self._begin()

    def _created(self, event: Event) -> None:
        self._begin()
        self.truth.take_type(event.details["type"], event.details["priority"])
        self._locate(event)
        self._say_incident(event, statuses=["Active"])

    def _note(self, event: Event) -> None:
        self.truth.notes.append(event.details["text"])
        said = {"notesActionComments": f"<p>{event.details['text']}</p>"}
        self._part("notesComponent", f"note-{len(self.truth.notes)}", event, said)

    def _type(self, event: Event) -> None:
        self.truth.take_type(event.details["type"], event.details["priority"])
        self._say_incident(event)

    def _progress(self, event: Event) -> None:
        self._say_incident(event, statuses=["ResourcesOnscene"] if self.truth.state == "open" else None)

    def _place(self, event: Event) -> None:
        self._locate(event)
        self._say_incident(event)

    def _caution(self, event: Event) -> None:
        self.truth.has_weapon = True
        said = {
            "cautionTypeInternalText": "KNIFE",
            "cautionTypeCommonRegistryText": "Weapons",
            "cautionSeverity": "high",
        }
        self._part("cautionComponent", "caution-1", event, said)

    def _person(self, event: Event) -> None:
        age = event.details["age"]
        bands = ((12, "child"), (18, "youth"), (65, "adult"), (200, "older"))
        self.truth.age_band = next(band for limit, band in bands if age < limit)
        told = {
            "ageMeasure": [{"integerValue": [age], "timeUnitCode": ["ANN"]}],
            "name": [{"fullName": "Testa Notareal"}],
        }
        said = {"personIncidentRoleRegistryText": ["Subject"], "ncPersonComponent": told}
        self._part("personComponent", "person-1", event, said)

    def _closed(self, event: Event) -> None:
        if self.truth.state == "open":
            self.truth.end("closed", event.at)
        self._say_incident(event, statuses=["Closed"])

    def _cancelled(self, event: Event) -> None:
        self.truth.end("cancelled", event.at)
        self._say_incident(event, statuses=["Cancelled"])

    def _reopened(self, event: Event) -> None:
        self.truth.open_again()
        self._say_incident(event, statuses=["ReOpened", "Active"])

    def _merged(self, event: Event) -> None:
        self._relation(event, "mergeComponent", "incidentMergeDirectionCode", "REPLACED")

    def _split(self, event: Event) -> None:
        self._relation(event, "mergeComponent", "incidentMergeDirectionCode", "SPLIT")

    def _other_merged(self, event: Event) -> None:
        self._relation(event, "mergeComponent", "incidentMergeDirectionCode", "REPLACING")

    def _other_split(self, event: Event) -> None:
        self._relation(event, "mergeComponent", "incidentMergeDirectionCode", "SPLIT")

    def _linked(self, event: Event) -> None:
        told = Event(at=event.at, kind=event.kind, details={"other": event.details["to"]})
        self._relation(told, "linkComponent", "linkDirectionCode", "RELATED")

    def _begin(self) -> None:
        """The call itself, with a number that is nobody's: 555-0100 to 555-0199 are set aside for fiction."""
        if "callComponent" in self.parts:
            return
        event = self.life.events[0]
        said = {
            "callStateRegistryText": "callAnswered",
            "standardPrimaryCallType": "emergency",
            "direction": "incoming",
            "callStartTimestamp": _written(self.begins_at),
            "callBackReference": {"$ref": f"{self.life.incident_id}:callback-1"},
        }
        self._part("callComponent", "call-1", event, said)
        self._part("callbackComponent", "callback-1", event, {"callBackInformationUri": ["tel:5550150"]})

    def _locate(self, event: Event) -> None:
        number, street = event.details["number"], event.details["street"]
        self.truth.place_text = f"{number} {street}, {TOWN}"
        self.truth.beat = event.details["beat"]
        said = {
            "locationTypeDescriptionRegistryText": "Incident",
            "locationByValue": PIDF.format(number=number, street=street),
        }
        self._part("locationComponent", "location-1", event, said)

    def _say_incident(self, event: Event, *, statuses: list[str] | None = None) -> None:
        """The incident component as the truth is now; the statuses stay unless others are given."""
        before = (self.incident or {}).get("incidentStatusCommonRegistryText", ["Active"])
        self.incident = {
            **self._prologue(f"{self.life.incident_id}:incident", event.at),
            "incidentTypeCommonRegistryText": "Other",
            "incidentTypeInternalText": self.truth.type_text,
            "incidentCommonPriorityNumber": self.truth.priority,
            "incidentStatusCommonRegistryText": statuses or [each for each in before if each != "ReOpened"],
            "beatOrDispatchGroupText": self.truth.beat,
            "locationReference": [{"$ref": f"{self.life.incident_id}:location-1"}],
            "internalIncidentId": self.life.incident_id.split(":")[4],
        }

    def _relation(self, event: Event, kind: str, named: str, direction: str) -> None:
        count = len(self.parts.get(kind, [])) + 1
        said = {named: direction, "incidentTrackingIdentifier": event.details["other"]}
        self._part(kind, f"{kind}-{count}", event, said)

    def _part(self, kind: str, name: str, event: Event, said: JsonObject) -> None:
        """A component as it is now, in the place of what it was."""
        component = {**self._prologue(f"{self.life.incident_id}:{name}", event.at), **said}
        others = [each for each in self.parts.get(kind, []) if each["$id"] != component["$id"]]
        self.parts = {**self.parts, kind: [*others, component]}

    def _prologue(self, name: str, at: datetime) -> JsonObject:
        return {
            "$id": name,
            "lastUpdateTimeStamp": _written(at),
            "updatedByAgencyReference": {"$ref": AGENCY},
        }


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
