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


# Live calls. The sources, the reported flags and the kinds of places follow what call-takers record (Seattle's and
# Eugene's dispatch files); the states are the program's own, to which the ten of NENA-STA-021 are mapped.
class FeedFormat(models.TextChoices):
    """In what shape a feed hands over its calls."""

    EIDO = "eido", "EIDO 1.0 documents (NENA-STA-021)"
    CAD = "cad", "Rows of a CAD export, read by a profile"
    BY_HAND = "by_hand", "Entered by hand"


class Channel(models.TextChoices):
    """By which way a document came in."""

    FOLDER = "folder", "a folder"
    PUSH = "push", "an HTTPS push"
    HAND = "hand", "a person"


class DocumentOutcome(models.TextChoices):
    """What became of a document. The very same document again is counted with its feed and not kept twice."""

    NEW_CALL = "new_call", "a new call"
    NEW_VERSION = "new_version", "a newer version of a call"
    LATE = "late", "came late: kept, and never what holds now"
    CONTESTED = "contested", "as new as another one that says something else"
    REFUSED = "refused", "could not be read"


class CallState(models.TextChoices):
    """Where a call stands."""

    OPEN = "open", "open"
    CLOSED = "closed", "closed"
    CANCELLED = "cancelled", "cancelled"
    MERGED = "merged", "merged into another call"


class Reported(models.TextChoices):
    """Whether somebody reported it. Unknown is no answer, and never counts as no."""

    YES = "yes", "reported"
    NO = "no", "asked, and not so"
    UNKNOWN = "unknown", "not known"


class AgeBand(models.TextChoices):
    """About how old the person is, as somebody at the phone can say it."""

    CHILD = "child", "child, under 12"
    YOUTH = "youth", "12 to 17"
    ADULT = "adult", "18 to 64"
    OLDER = "older", "65 or older"
    UNKNOWN = "unknown", "not known"


class CallSource(models.TextChoices):
    """How the call reached dispatch."""

    CALL_911 = "911", "911"
    NON_EMERGENCY = "non_emergency", "the non-emergency number"
    CALL_988 = "988", "988, handed over"
    CALL_211_311 = "211_311", "211 or 311"
    OFFICER = "officer", "an officer"
    WALK_IN = "walk_in", "somebody who came in"
    PROVIDER = "provider", "a provider of care"
    SCHOOL = "school", "a school"
    ALARM = "alarm", "an alarm"
    FOLLOW_UP = "follow_up", "a follow-up of the program’s own"
    OTHER = "other", "another way"
    UNKNOWN = "unknown", "not known"


class PlaceType(models.TextChoices):
    """What kind of place the call is about."""

    HOME = "home", "home"
    STREET = "street", "street or park"
    BUSINESS = "business", "business"
    SCHOOL = "school", "school"
    SHELTER = "shelter", "shelter"
    HOSPITAL = "hospital", "hospital"
    JAIL = "jail", "jail"
    FACILITY = "facility", "care facility"
    TRANSIT = "transit", "transit"
    OTHER = "other", "another place"
    UNKNOWN = "unknown", "not known"


class RelationKind(models.TextChoices):
    """How one call belongs to another; read from the one that says it to the other."""

    MERGED = "merged", "was merged into"
    TOOK_IN = "took_in", "took in"
    SPLIT = "split", "was split off from"
    LINKED = "linked", "is linked to"


class PersonOnCall(models.TextChoices):
    """How sure it is that a person is on the call."""

    KNOWN = "known", "is known to be on the call"
    THOUGHT = "thought", "is thought to be on the call"
