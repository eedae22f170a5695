"""Invented EIDOs, written shortly, and what stands on the board once they have come."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from coresponder.program.calls.actions.feeds import set_up_feed
from coresponder.program.calls.actions.receiving import Receipt, receive_document
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.vocabulary import Channel, FeedFormat
from coresponder.safeguards.accounts.models import User

AGENCY = "psap.marigold.example"
NOON = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def incident_id(name: str) -> str:
    """The id of an incident, as systems write it."""
    return f"urn:emergency:uid:incidentid:{name}:cad.marigold.example"


def prologue(name: str, minute: float) -> dict[str, Any]:
    """What every component begins with."""
    return {
        "$id": name,
        "lastUpdateTimeStamp": (NOON + timedelta(minutes=minute)).isoformat(),
        "updatedByAgencyReference": {"$ref": AGENCY},
    }


def eido(
    name: str,
    minute: float,
    *,
    type_text: str | None = "Check welfare",
    statuses: Sequence[str] = ("Active",),
    incident_minute: float | None = None,
    priority: int | None = 3,
    notes: Mapping[str, float] | None = None,
    parts: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A document of one incident. Without a type it has no incident component, as in a call transfer."""
    at = minute if incident_minute is None else incident_minute
    document: dict[str, Any] = {
        **prologue(incident_id(name), minute),
        "eidoVersion": "1.0",
        "issuingElementIdentification": AGENCY,
        "agencyComponent": [
            {**prologue(AGENCY, 0), "agencyRoleDescriptionRegistryText": ["CallReceiving"], "agencyType": ["psap"]}
        ],
        **(parts or {}),
    }
    if type_text is not None:
        document["incidentComponent"] = {
            **prologue(f"{name}:incident", at),
            "incidentTypeCommonRegistryText": "Other",
            "incidentTypeInternalText": type_text,
            "incidentStatusCommonRegistryText": list(statuses),
            **({} if priority is None else {"incidentCommonPriorityNumber": priority}),
        }
    if notes:
        document["notesComponent"] = [
            {**prologue(f"{name}:note:{number}", when), "notesActionComments": text}
            for number, (text, when) in enumerate(notes.items())
        ]
    return document


def merge_part(name: str, other: str, direction: str, minute: float) -> dict[str, Any]:
    """The component in which an incident says that it was merged with another, or split from it."""
    told = {"incidentTrackingIdentifier": incident_id(other), "incidentMergeDirectionCode": direction}
    return {"mergeComponent": [{**prologue(f"{name}:{direction}:{other}:{minute}", minute), **told}]}


def eido_feed(by: User, **more: Any) -> Feed:
    """The county's push of EIDOs, of the agency of whoever sets it up."""
    assert by.agency is not None
    return set_up_feed(**{"name": "County CAD", "agency": by.agency, "format": FeedFormat.EIDO, "by": by, **more})


def push(feed: Feed, *documents: Mapping[str, Any] | bytes) -> Receipt:
    """Hand documents over, one after the other."""
    receipt = Receipt()
    for each in documents:
        payload = each if isinstance(each, bytes) else json.dumps(each).encode()
        receipt += receive_document(feed=feed, payload=payload, channel=Channel.PUSH)
    return receipt


def call_named(name: str) -> Call:
    """The call that an incident has become."""
    return Call.objects.select_related("merged_into").get(source_incident_id=incident_id(name))
