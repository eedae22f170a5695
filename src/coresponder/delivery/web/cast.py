"""The cast of the demonstration: invented people, one for each role, who sign in by one click."""

from dataclasses import dataclass

from coresponder.safeguards.access.roles import (
    CASE_MANAGER,
    CLINICIAN,
    COORDINATOR,
    DISPATCHER,
    EVALUATOR,
    OFFICER,
    OUTSIDER,
    PRIVACY_OFFICER,
    Role,
)
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class CastMember:
    """Somebody invented, with what there is to see in that person's place."""

    username: str
    display_name: str
    role: Role
    to_see: str


CAST = (
    CastMember(
        username="cora",
        display_name="Cora Coordinator",
        role=COORDINATOR,
        to_see="The county’s calls and its frozen baseline, and the way there: upload, mapping, call types.",
    ),
    CastMember(
        username="eve",
        display_name="Eve Evaluator",
        role=EVALUATOR,
        to_see="The baseline with intervals and data grades, and how each call type was classified.",
    ),
    CastMember(
        username="dana",
        display_name="Dana Dispatcher",
        role=DISPATCHER,
        to_see="Which call types count as crisis calls, by volume, and the baseline that follows.",
    ),
    CastMember(
        username="omar",
        display_name="Omar Officer",
        role=OFFICER,
        to_see="When and where crisis calls come in, and how long they take.",
    ),
    CastMember(
        username="clara",
        display_name="Clara Clinician",
        role=CLINICIAN,
        to_see="How crisis calls end, and how often the same places call again.",
    ),
    CastMember(
        username="carlos",
        display_name="Carlos Case-Manager",
        role=CASE_MANAGER,
        to_see="The baseline, with the repeat calls that follow-up is meant to reduce.",
    ),
    CastMember(
        username="priya",
        display_name="Priya Privacy-Officer",
        role=PRIVACY_OFFICER,
        to_see="Who did what in the audit trail, and which personal columns never came in.",
    ),
    CastMember(
        username="otis",
        display_name="Otis Outsider",
        role=OUTSIDER,
        to_see="Nothing: an account without a role sees none of the program.",
    ),
)


def ensure_cast() -> dict[str, User]:
    """The cast's accounts, made where missing, without passwords: only the demonstration lets them in."""
    return {member.username: _account(member) for member in CAST}


def _account(member: CastMember) -> User:
    found = User.objects.filter(username=member.username).first()
    return found or User.objects.create_user(member.username, display_name=member.display_name, role=member.role.key)
