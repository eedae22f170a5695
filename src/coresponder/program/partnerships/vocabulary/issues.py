"""What goes wrong between agencies, and what was changed because of it."""

from django.db.models import TextChoices


class IssueKind(TextChoices):
    """What went wrong."""

    MIS_DISPATCH = "mis_dispatch", "wrong team, or none, sent"
    REFUSED_BED = "refused_bed", "facility refused somebody"
    MISSED_CALL_BACK = "missed_call_back", "call-back or follow-up missed"
    LATE_HANDOVER = "late_handover", "long wait at a handover"
    NO_INFORMATION = "no_information", "information did not come, or came late"
    SAFETY = "safety", "somebody was not safe at a scene"
    ROLES = "roles", "unclear who does what"
    DATA = "data", "data late, missing or wrong"
    OTHER = "other", "something else"


class IssueState(TextChoices):
    """How far an issue is."""

    OPEN = "open", "open"
    WORKING = "working", "being worked on"
    CLOSED = "closed", "closed"


class Changed(TextChoices):
    """What was changed because of it."""

    POLICY = "policy", "a chapter of the policies"
    TRAINING = "training", "a training"
    CRITERIA = "criteria", "the deployment criteria"
    AGREEMENT = "agreement", "an agreement"
    STAFFING = "staffing", "shifts or staff"
    EQUIPMENT = "equipment", "equipment or the program itself"
    NOTHING = "nothing", "nothing, with the reason"
