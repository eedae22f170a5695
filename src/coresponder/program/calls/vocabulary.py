"""Code lists of this app. The states are the program's own; the nexus of a call type is analysis/nexus's."""

from django.db import models

PREPARE_EXPORT = "prepare_export"  # the kind of run that removes personal columns and stores the rest


class ExportState(models.TextChoices):
    """What has become of an uploaded export."""

    RECEIVED = "received", "Being prepared"
    STORED = "stored", "Stored"
    REFUSED = "refused", "Refused"
    REMOVED = "removed", "Removed"


class DroppedBy(models.TextChoices):
    """Who found that a column is personal."""

    PROGRAM = "program", "The program, before anything was stored"
    PERSON = "person", "A person, afterwards"


class DecidedNexus(models.TextChoices):
    """What a person can decide about a call type. `WITHDRAWN` puts the rule table's judgement back."""

    YES = "yes", "Yes, a crisis call"
    POSSIBLE = "possible", "Possibly a crisis call"
    NO = "no", "No crisis call"
    WITHDRAWN = "withdrawn", "Decision taken back"


# What a column can be taken for, in the words of the page, in the groups of its list. Keys are formats/cad/fields.py's.
FIELD_GROUPS: dict[str, dict[str, str]] = {
    "The call": {
        "event_number": "Call number",
        "initial_type": "Call type, as first entered",
        "final_type": "Call type, at the end or the only one",
        "initial_priority": "Priority, as first entered",
        "priority": "Priority, at the end or the only one",
        "call_source": "How the call reached dispatch",
        "flag": "Mental-health marker",
    },
    "Times": {
        "received_at": "Time of the call, where there is only one",
        "phone_pickup_at": "Time answered",
        "queued_at": "Time queued for dispatch",
        "call_taking_completed_at": "Time call-taking was complete",
        "first_assigned_at": "Time first unit assigned",
        "first_en_route_at": "Time first unit on its way",
        "first_arrived_at": "Time first unit arrived",
        "first_cleared_at": "Time first unit cleared",
        "closed_at": "Time call closed",
    },
    "How it ended": {
        "disposition": "Disposition",
        "cancel_reason": "Reason it was cancelled",
    },
    "Where": {
        "address": "Address (recognizes the same place, then dropped)",
        "place_type": "Kind of place",
        "latitude": "Latitude",
        "longitude": "Longitude",
        "beat": "Beat",
        "sector": "Sector",
        "district": "District or precinct",
    },
    "Units": {
        "unit": "Unit, where a row is a unit’s",
        "unit_order": "Order in which the unit was sent",
    },
}
FIELD_TITLES = {name: title for group in FIELD_GROUPS.values() for name, title in group.items()}
