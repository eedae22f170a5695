"""For what somebody may say that a record is needed, by role. The page offers the choice."""

from collections.abc import Mapping

from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions.roles import CASE_MANAGER, CLINICIAN, DISPATCHER, OFFICER
from coresponder.safeguards.vocabulary import Purpose

CARING = (Purpose.CRISIS_RESPONSE, Purpose.TREATMENT, Purpose.CARE_COORDINATION, Purpose.CASE_CONFERENCE)

PURPOSES: Mapping[str, tuple[Purpose, ...]] = {
    DISPATCHER.key: (Purpose.CRISIS_RESPONSE,),
    OFFICER.key: (Purpose.CRISIS_RESPONSE, Purpose.CASE_CONFERENCE, Purpose.LAW_ENFORCEMENT_REQUEST),
    CLINICIAN.key: CARING,
    CASE_MANAGER.key: CARING,
}


def purposes_of(user: User) -> tuple[Purpose, ...]:
    """What somebody may choose from; the first is what the role usually needs a record for."""
    return purposes_of_role(user.role)


def purposes_of_role(role: str) -> tuple[Purpose, ...]:
    """What somebody in a role may choose from."""
    usual = usual_purpose(role)
    return (usual, *(each for each in PURPOSES.get(role, ()) if each != usual))


def purpose_chosen(user: User, chosen: str) -> Purpose:
    """The purpose that somebody chose, or the usual one when it is none of those."""
    return next((each for each in purposes_of(user) if each.value == chosen), usual_purpose(user.role))
