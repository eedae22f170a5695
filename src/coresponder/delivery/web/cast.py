"""The cast of the demonstration: invented people, one for each role, who sign in by one click."""

from dataclasses import dataclass
from datetime import date

from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.permissions.roles import (
    ADVISOR,
    CASE_MANAGER,
    CLINICIAN,
    COORDINATOR,
    DISPATCHER,
    EVALUATOR,
    OFFICER,
    OUTSIDER,
    PRIVACY_OFFICER,
    SIGNATORY,
    Role,
)


@dataclass(frozen=True, kw_only=True)
class CastAgency:
    """An invented partner of the program."""

    name: str
    kind: AgencyKind


POLICE = CastAgency(name="Marigold Police Department (invented)", kind=AgencyKind.POLICE)
DISPATCH = CastAgency(name="Marigold 911 Center (invented)", kind=AgencyKind.DISPATCH_CENTER)
EMS = CastAgency(name="Marigold Fire and EMS (invented)", kind=AgencyKind.EMS)
BEHAVIORAL_HEALTH = CastAgency(name="Marigold Behavioral Health (invented)", kind=AgencyKind.MENTAL_HEALTH)
COUNTY = CastAgency(name="Marigold County (invented)", kind=AgencyKind.LOCAL_GOVERNMENT)
UNIVERSITY = CastAgency(name="Neverwas University Evaluation Center (invented)", kind=AgencyKind.EVALUATOR)

# Before this day nobody of the cast worked for anybody.
SINCE = date(2020, 1, 1)


@dataclass(frozen=True, kw_only=True)
class CastMember:
    """Somebody invented, with what there is to see in that person's place."""

    username: str
    display_name: str
    role: Role
    to_see: str
    agency: CastAgency | None = None
    # The last day of the membership, for somebody who has left.
    until: date | None = None
    # A second membership, which the account could act in instead.
    also: tuple[CastAgency, Role] | None = None


CAST = (
    CastMember(
        username="cora",
        agency=COUNTY,
        display_name="Cora Coordinator",
        role=COORDINATOR,
        to_see="The county’s calls and its frozen baseline, and the way there: upload, mapping, call types.",
    ),
    CastMember(
        username="eve",
        agency=UNIVERSITY,
        display_name="Eve Evaluator",
        role=EVALUATOR,
        to_see="The baseline with intervals and data grades, and how each call type was classified.",
    ),
    CastMember(
        username="dana",
        agency=DISPATCH,
        display_name="Dana Dispatcher",
        role=DISPATCHER,
        to_see="The live board: what waits, who is free, and why a team suits. All by keys, if you like.",
    ),
    CastMember(
        username="omar",
        agency=POLICE,
        display_name="Omar Officer",
        role=OFFICER,
        to_see="The phone of his team, the field page, and what help there is that is open now.",
    ),
    CastMember(
        username="clara",
        agency=BEHAVIORAL_HEALTH,
        display_name="Clara Clinician",
        role=CLINICIAN,
        to_see="The field page, screenings and safety plans, referrals, and whom the team has met.",
    ),
    CastMember(
        username="carlos",
        agency=BEHAVIORAL_HEALTH,
        display_name="Carlos Case-Manager",
        role=CASE_MANAGER,
        to_see="Today: who is to be followed up, worked by keys; a caseload; and a case conference that is prepared.",
    ),
    CastMember(
        username="priya",
        agency=COUNTY,
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

# More accounts of the county, for what the eight alone cannot show; they stand in a list below the cards.
EXTRAS = (
    CastMember(
        username="sol",
        agency=POLICE,
        display_name="Sol Signatory",
        role=SIGNATORY,
        to_see="The agreements of the police department, to sign, suspend or end.",
    ),
    CastMember(
        username="sade",
        agency=BEHAVIORAL_HEALTH,
        display_name="Sade Signatory",
        role=SIGNATORY,
        to_see="The agreements of Marigold Behavioral Health, to sign, suspend or end.",
    ),
    CastMember(
        username="tess",
        agency=BEHAVIORAL_HEALTH,
        also=(DISPATCH, DISPATCHER),
        display_name="Tess Two-Hats",
        role=CLINICIAN,
        to_see="Two memberships: acts for one agency at a time, and switches in the open.",
    ),
    CastMember(
        username="lena",
        agency=POLICE,
        until=date(2025, 6, 30),
        display_name="Lena Left",
        role=OFFICER,
        to_see="Nothing any more: the membership has ended, and the account is closed.",
    ),
    CastMember(
        username="dex",
        agency=DISPATCH,
        display_name="Dex Dispatcher",
        role=DISPATCHER,
        to_see="The second console: what Dana does stands here at once. Sends by himself what waits for long.",
    ),
    CastMember(
        username="otto",
        agency=POLICE,
        display_name="Otto Officer",
        role=OFFICER,
        to_see="The phone of a team whose halves come in separate cars: on scene once both are there.",
    ),
    CastMember(
        username="sofia",
        agency=BEHAVIORAL_HEALTH,
        display_name="Sofia Social-Worker",
        role=CLINICIAN,
        to_see="The other half of that team, on a phone of her own.",
    ),
    CastMember(
        username="pia",
        agency=BEHAVIORAL_HEALTH,
        display_name="Pia Peer",
        role=CASE_MANAGER,
        to_see="The phone of a peer specialist who answers calls with a paramedic, without police.",
    ),
    CastMember(
        username="pavel",
        agency=EMS,
        display_name="Pavel Paramedic",
        role=CLINICIAN,
        to_see="The phone of the paramedic on that team.",
    ),
    CastMember(
        username="ada",
        agency=COUNTY,
        display_name="Ada Advisor",
        role=ADVISOR,
        to_see="The published counts of whole quarters, and nothing about a person.",
    ),
    CastMember(
        username="sunny",
        agency=BEHAVIORAL_HEALTH,
        display_name="Sunny Substance-Use-Counselor",
        role=CASE_MANAGER,
        to_see="Follow-up after an overdose: calls that are given to the team when they are over.",
    ),
)
EVERYBODY = CAST + EXTRAS


def ensure_cast() -> dict[str, User]:
    """The cast's accounts, made where missing, without passwords: only the demonstration lets them in."""
    return {member.username: cast_account(member) for member in EVERYBODY}


def cast_account(member: CastMember, password: str | None = None) -> User:
    """One of the cast as an account, with the membership that it acts in."""
    user = User.objects.filter(username=member.username).first() or User.objects.create_user(
        member.username, password, display_name=member.display_name, role=member.role.key
    )
    if member.agency is not None and not user.memberships.exists():
        _join(user, member, member.agency)
    return user


def _join(user: User, member: CastMember, first: CastAgency) -> None:
    """The memberships of one of the cast; whoever has left acts for nobody, in a closed account."""
    for agency, role in [(first, member.role), *([member.also] if member.also else [])]:
        Membership.objects.create(
            user=user, agency=cast_agency(agency), role=role.key, starts_on=SINCE, ends_on=member.until
        )
    if member.until is None:
        user.agency = cast_agency(first)
    else:
        user.role, user.is_active = OUTSIDER.key, False
    user.save(update_fields=["agency", "role", "is_active"])


def cast_agency(agency: CastAgency) -> Agency:
    """One of the invented partners, made where missing."""
    return Agency.objects.get_or_create(name=agency.name, defaults={"kind": agency.kind})[0]
