"""States of a chapter, the two sides that approve, roles at work, the steps of an encounter, and kinds of reviews."""

from django.db.models import TextChoices

from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE, LAW_ENFORCEMENT


class ChapterKind(TextChoices):
    """How a chapter is written: as text, or as the table of who does what."""

    TEXT = "text", "text"
    WHO_DOES_WHAT = "who_does_what", "who does what"


class VersionState(TextChoices):
    """How far a version of a chapter is."""

    DRAFT = "draft", "being written"
    PROPOSED = "proposed", "waiting for approval by both agencies"
    IN_FORCE = "in_force", "in force"
    REPLACED = "replaced", "replaced by a newer version"


class Side(TextChoices):
    """The two halves of the program. A chapter is in force once both have approved the same text."""

    LAW_ENFORCEMENT = "law_enforcement", "law enforcement"
    HEALTH = "health", "health care"


KINDS_OF_SIDE = {Side.LAW_ENFORCEMENT: LAW_ENFORCEMENT, Side.HEALTH: HEALTH_CARE}


class WorkRole(TextChoices):
    """What somebody is at work, as the manual and the training speak of it."""

    OFFICER = "officer", "officer"
    CLINICIAN = "clinician", "clinician"
    DISPATCHER = "dispatcher", "dispatcher"
    PARAMEDIC = "paramedic", "paramedic"
    PEER = "peer", "peer specialist"
    CASE_MANAGER = "case_manager", "case manager"
    SUPERVISOR = "supervisor", "supervisor"
    COORDINATOR = "coordinator", "coordinator"


# Roles on a team that read and learn what another role does.
COUNTED_AS = {
    "social_worker": WorkRole.CLINICIAN,
    "nurse": WorkRole.CLINICIAN,
    "substance_use_counselor": WorkRole.CLINICIAN,
}


def as_work_role(role: str) -> WorkRole | None:
    """The role at work for a role of an account or on a team; None for one that does no such work."""
    counted = COUNTED_AS.get(role, role)
    return WorkRole(counted) if counted in WorkRole.values else None


class EncounterStep(TextChoices):
    """The steps of an encounter, in their order. Source: the moments that co-response manuals settle one by one."""

    CALL_TAKING = "call_taking", "Taking the call and asking what matters"
    SENDING = "sending", "Sending a team, or somebody else"
    ARRIVING = "arriving", "Arriving and making the scene safe"
    HANDING_LEAD = "handing_lead", "Handing the lead to the clinician, and back"
    TALKING = "talking", "Talking, calming and listening"
    SCREENING = "screening", "Screening and judging the risk"
    DECIDING = "deciding", "Deciding: citation, arrest, diversion"
    HOLD = "hold", "Beginning an emergency hold"
    TRANSPORT = "transport", "Transport and handover at a facility"
    LINKING = "linking", "Linking to services and family"
    WRITING = "writing", "Writing it down, each their own part"
    FOLLOWING_UP = "following_up", "Following up"


STEPS_AT_THE_SCENE = (
    EncounterStep.HANDING_LEAD,
    EncounterStep.TALKING,
    EncounterStep.SCREENING,
    EncounterStep.DECIDING,
    EncounterStep.HOLD,
    EncounterStep.TRANSPORT,
    EncounterStep.LINKING,
    EncounterStep.WRITING,
)


class Duty(TextChoices):
    """What a role has to do with a step: the four letters of a RACI table."""

    RESPONSIBLE = "R", "does it"
    ACCOUNTABLE = "A", "answers for it"
    CONSULTED = "C", "is asked"
    INFORMED = "I", "is told"


class ReviewKind(TextChoices):
    """What an after-action review is about."""

    NEAR_MISS = "near_miss", "near miss"
    USE_OF_FORCE = "use_of_force", "use of force"
    INJURY = "injury", "injury"
    WRONG_RESPONSE = "wrong_response", "wrong response or none"
    HANDOVER = "handover", "trouble at a handover or facility"
    COMPLAINT = "complaint", "complaint"
    WENT_WELL = "went_well", "something that went well"
    EXERCISE = "exercise", "exercise or tabletop"


class CameOf(TextChoices):
    """What an action for improvement came of."""

    AFTER_ACTION = "after_action", "after-action review"
    SELF_ASSESSMENT = "self_assessment", "self-assessment"
    READINESS = "readiness", "readiness"
