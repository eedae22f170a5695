"""The words of dispatch: roles on a team, states of a shift and of an assignment, steps, and why something is so.

Statuses are those of NENA's EIDO secondary unit status, which combine: “en route” and “hospital” together mean that the
unit is on its way to a hospital. A team taps one of a few steps; each step stands for such a set.
"""

from django.db.models import TextChoices


class TeamRole(TextChoices):
    """What somebody is on a team."""

    OFFICER = "officer", "officer"
    CLINICIAN = "clinician", "clinician"
    SOCIAL_WORKER = "social_worker", "social worker"
    NURSE = "nurse", "nurse"
    PEER = "peer", "peer specialist"
    PARAMEDIC = "paramedic", "paramedic"
    SUBSTANCE_USE_COUNSELOR = "substance_use_counselor", "substance-use counselor"
    CASE_MANAGER = "case_manager", "case manager"


class Half(TextChoices):
    """Which half of the team somebody belongs to: the officer's, or the partner's."""

    OFFICER = "officer", "officer"
    PARTNER = "partner", "partner"


class ShiftState(TextChoices):
    """How far a shift is."""

    PLANNED = "planned", "planned"
    ON_DUTY = "on_duty", "on duty"
    ENDED = "ended", "ended"
    CALLED_OFF = "called_off", "called off"


class CalledOffBecause(TextChoices):
    """Why a planned shift does not take place."""

    STAFFING = "staffing", "not enough people"
    SICK = "sick", "somebody is ill"
    CREDENTIAL = "credential", "a credential has lapsed"
    VEHICLE = "vehicle", "no vehicle"
    PLANNED_WRONG = "planned_wrong", "planned by mistake"
    OTHER = "other", "another reason"


class UnavailableBecause(TextChoices):
    """Why a team on duty cannot be sent. It says nothing about what the team is doing for a call."""

    REPORT_WRITING = "report_writing", "writing a report"
    TRANSPORT = "transport", "a transport"
    FACILITY_WAIT = "facility_wait", "waiting at a hospital or facility"
    COURT = "court", "court"
    TRAINING = "training", "training"
    MEAL = "meal", "meal"
    VEHICLE = "vehicle", "the vehicle"
    BRIEFING = "briefing", "briefing or handover"
    SUPERVISION = "supervision", "clinical supervision or support"
    OTHER = "other", "another reason"


class Part(TextChoices):
    """What a team is to a call: whose call it is, who helps, who advises from afar."""

    PRIMARY = "primary", "primary"
    ASSIST = "assist", "assisting"
    CONSULT = "consult", "consulting"


class Origin(TextChoices):
    """How a team came to a call."""

    DISPATCHED = "dispatched", "sent by dispatch"
    PATROL_REQUEST = "patrol_request", "asked for by patrol"
    SELF_DISPATCHED = "self_dispatched", "sent itself"
    AFTER_EVENT = "after_event", "after the event"


class AssignmentState(TextChoices):
    """How far a team is with a call."""

    OFFERED = "offered", "offered"
    ACCEPTED = "accepted", "accepted"
    EN_ROUTE = "en_route", "en route"
    ON_SCENE = "on_scene", "on scene"
    OFFICER_RELEASED = "officer_released", "officer released"
    TRANSPORTING = "transporting", "transporting"
    CLEAR = "clear", "clear"
    DECLINED = "declined", "declined"
    COULD_NOT = "could_not", "could not go"
    EXPIRED = "expired", "not answered in time"
    CANCELLED = "cancelled", "cancelled"


OPEN_STATES = (
    AssignmentState.OFFERED,
    AssignmentState.ACCEPTED,
    AssignmentState.EN_ROUTE,
    AssignmentState.ON_SCENE,
    AssignmentState.OFFICER_RELEASED,
    AssignmentState.TRANSPORTING,
)
WORKING_STATES = OPEN_STATES[2:]
AT_THE_SCENE = (AssignmentState.ON_SCENE, AssignmentState.OFFICER_RELEASED, AssignmentState.TRANSPORTING)


class Step(TextChoices):
    """What is written down about an assignment: mostly one tap on a phone."""

    OFFERED = "offered", "offered"
    ACCEPTED = "accepted", "accepted"
    DECLINED = "declined", "declined"
    COULD_NOT = "could_not", "could not go"
    EXPIRED = "expired", "not answered in time"
    EN_ROUTE = "en_route", "en route"
    ON_SCENE = "on_scene", "on scene"
    OFFICER_RELEASED = "officer_released", "officer released"
    TRANSPORTING = "transporting", "transporting"
    CLEAR = "clear", "clear"
    CANCELLED = "cancelled", "cancelled"
    STILL = "still", "still so"
    CHECKED_IN = "checked_in", "checked in"
    UNDONE = "undone", "taken back"


# What a team may tap; the program and dispatchers write the others.
TAPS = (Step.EN_ROUTE, Step.ON_SCENE, Step.OFFICER_RELEASED, Step.TRANSPORTING, Step.CLEAR)
ANSWERS = (Step.ACCEPTED, Step.DECLINED, Step.COULD_NOT)
FROM_A_PHONE = (*TAPS, *ANSWERS, Step.STILL, Step.CHECKED_IN, Step.UNDONE)
# What does not move an assignment to another state.
MOVES_NOTHING = (Step.STILL, Step.CHECKED_IN, Step.UNDONE)


class UnitStatus(TextChoices):
    """The part of EIDO's secondary unit status that this program uses. They combine."""

    ASSIGNED = "Assigned", "assigned"
    ACKNOWLEDGED = "AcknowledgedTransmission", "acknowledged"
    EN_ROUTE = "EnRoute", "en route"
    ON_SCENE = "OnScene", "on scene"
    TRANSPORTING = "Transporting", "transporting"
    HOSPITAL = "Hospital", "hospital or facility"

    CLEARED = "Cleared", "cleared"
    ASSIGNMENT_CANCELLED = "AssignmentCancelled", "assignment cancelled"


STATUSES_OF: dict[str, tuple[UnitStatus, ...]] = {
    Step.OFFERED: (UnitStatus.ASSIGNED,),
    Step.ACCEPTED: (UnitStatus.ASSIGNED, UnitStatus.ACKNOWLEDGED),
    Step.EN_ROUTE: (UnitStatus.EN_ROUTE,),
    Step.ON_SCENE: (UnitStatus.ON_SCENE,),
    Step.OFFICER_RELEASED: (UnitStatus.ON_SCENE,),
    Step.TRANSPORTING: (UnitStatus.EN_ROUTE, UnitStatus.TRANSPORTING),
    Step.CLEAR: (UnitStatus.CLEARED,),
    Step.CANCELLED: (UnitStatus.ASSIGNMENT_CANCELLED,),
}


class Destination(TextChoices):
    """Where somebody is taken. A kind of place, never an address."""

    EMERGENCY_DEPARTMENT = "emergency_department", "emergency department"
    CRISIS_CENTER = "crisis_center", "crisis receiving or stabilization center"
    PSYCHIATRIC_HOSPITAL = "psychiatric_hospital", "psychiatric hospital"
    SOBERING_OR_DETOX = "sobering_or_detox", "sobering center or detox"
    RESPITE_OR_PEER = "respite_or_peer", "respite or peer-run place"
    SHELTER = "shelter", "shelter"
    HOME_OR_FAMILY = "home_or_family", "home, family or friends"
    JAIL = "jail", "jail"
    OTHER = "other", "another place"


# Where heading there means “hospital” in EIDO's words.
HOSPITALS = (Destination.EMERGENCY_DEPARTMENT, Destination.CRISIS_CENTER, Destination.PSYCHIATRIC_HOSPITAL)


class NotGoing(TextChoices):
    """Why a team declines, cannot go, or is called back."""

    BUSY = "busy", "busy with another person"
    TOO_FAR = "too_far", "too far, or out of the area"
    UNSAFE = "unsafe", "not safe for the team as it stands"
    NOT_BEHAVIORAL_HEALTH = "not_behavioral_health", "not a behavioral-health call"
    STAFFING = "staffing", "half of the team is missing"
    END_OF_SHIFT = "end_of_shift", "the shift ends"
    VEHICLE = "vehicle", "the vehicle"
    KNOWN_TO_MEMBER = "known_to_member", "a member knows the person privately"
    NOT_NEEDED = "not_needed", "no longer needed"
    BETTER_TEAM = "better_team", "another team suits better"
    TAKEN_BACK = "taken_back", "sent by mistake and taken back"
    OTHER = "other", "another reason"


DECLINING = (
    NotGoing.BUSY, NotGoing.TOO_FAR, NotGoing.UNSAFE, NotGoing.NOT_BEHAVIORAL_HEALTH, NotGoing.STAFFING,
    NotGoing.END_OF_SHIFT, NotGoing.VEHICLE, NotGoing.KNOWN_TO_MEMBER, NotGoing.OTHER,
)  # fmt: skip
CANCELLING = (NotGoing.NOT_NEEDED, NotGoing.BETTER_TEAM, NotGoing.UNSAFE, NotGoing.OTHER)


class OverrideBecause(TextChoices):
    """Why a dispatcher does something else than the program advised. One tap."""

    CALLER_ASKED = "caller_asked", "the caller asked for it, or against it"
    MORE_IS_KNOWN = "more_is_known", "I know more than the rules do"
    SAFETY = "safety", "safety"
    NO_TEAM_NEAR = "no_team_near", "no team near enough"
    SUPERVISOR = "supervisor", "a supervisor decided so"
    PATROL_DECLINED = "patrol_declined", "patrol on scene declined a team"
    OTHER = "other", "another reason"


class AskedBecause(TextChoices):
    """Why patrol on scene asks for a team."""

    BEHAVIORAL_HEALTH = "behavioral_health", "behavioral health turned out to be part of it"
    SUICIDE = "suicide", "thoughts of suicide"
    HOLD_QUESTION = "hold_question", "whether a hold is needed"
    FAMILIAR = "familiar", "the person knows the team"
    CONNECT_TO_CARE = "connect_to_care", "to connect the person to care"
    OVERDOSE = "overdose", "after an overdose"
    OTHER = "other", "another reason"


class RequestAnswer(TextChoices):
    """What became of a request for a team."""

    OPEN = "open", "not answered yet"
    SENT = "sent", "a team was sent"
    NOT_SENT = "not_sent", "no team was sent"
    WITHDRAWN = "withdrawn", "no longer needed"


class Way(TextChoices):
    """Through what something was written down."""

    PHONE = "phone", "phone"
    DESK = "desk", "desk"
    PROGRAM = "program", "the program"


class AlertKind(TextChoices):
    """Why somebody has to be looked after."""

    OVERDUE = "overdue", "check-in missed"
    DURESS = "duress", "asked for help"


class AlertOutcome(TextChoices):
    """How an alert ended."""

    SAFE = "safe", "the person is safe"
    HELP_SENT = "help_sent", "help was sent"
    FALSE_ALARM = "false_alarm", "pressed by mistake"


class HandoverState(TextChoices):
    """How far a handover is."""

    DRAFTED = "drafted", "drafted"
    GIVEN = "given", "given"
    TAKEN = "taken", "taken"


class Section(TextChoices):
    """The parts of a handover, in the order in which they are read."""

    SAFETY = "safety", "Safety: added or changed"
    OPEN_CALLS = "open_calls", "Open calls, and what is next"
    FOLLOW_UPS = "follow_ups", "Follow-ups due before the next shift ends"
    FACILITIES = "facilities", "Facilities"
    STAFFING = "staffing", "Staffing of the next shifts"
    UNSENT = "unsent", "Not sent yet"
    WORDS = "words", "In the words of the outgoing shift"
