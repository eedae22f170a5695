"""The demonstration county's agreements: made by the same actions as anybody's, one in each state.

Everything here is invented, and says so in its name. Days are counted from the day of the load, so that one agreement
always ends soon and another is always in force.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.agreements.actions.drafting import draft_agreement, write_agreement
from coresponder.safeguards.agreements.actions.signing import agree, record_signature_on_paper, sign
from coresponder.safeguards.agreements.actions.stopping import end_agreement, suspend_agreement
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import STANDARD_CLAUSES, AgreementState, Clause
from coresponder.safeguards.permissions.roles import SIGNATORY
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

POLICE = "Marigold Police Department (invented)"
DISPATCH = "Marigold 911 Center (invented)"
HEALTH = "Marigold Behavioral Health (invented)"
COUNTY = "Marigold County (invented)"
UNIVERSITY = "Neverwas University Evaluation Center (invented)"
HOSPITAL = "Marigold General Hospital (invented)"
SECOND_SPRING = "Second Spring Recovery (invented)"

KINDS = {
    POLICE: AgencyKind.POLICE,
    DISPATCH: AgencyKind.DISPATCH_CENTER,
    HEALTH: AgencyKind.MENTAL_HEALTH,
    COUNTY: AgencyKind.LOCAL_GOVERNMENT,
    UNIVERSITY: AgencyKind.EVALUATOR,
    HOSPITAL: AgencyKind.HOSPITAL,
    SECOND_SPRING: AgencyKind.SUBSTANCE_USE_PROGRAM,
}
# Who signs on the screen; everybody else signs on paper.
SIGNATORIES = {"sol": (POLICE, "Sol Signatory"), "sade": (HEALTH, "Sade Signatory")}
SINCE = date(2020, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Opens:
    """Some classes of one party, opened to another for some purposes on one basis."""

    owner: str
    recipient: str
    classes: Collection[DataClass]
    purposes: Collection[Purpose]
    basis: LegalBasis
    needs_consent: bool = False
    minimum: str = ""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One agreement of the demonstration: what it says, and how far it goes. Days are counted from today."""

    title: str
    parties: tuple[str, ...]
    opens: tuple[Opens, ...]
    starts_in: int
    ends_in: int | None
    state: AgreementState
    reason: str = ""
    clauses: dict[Clause, str] = field(default_factory=dict)


CRISIS = frozenset({DataClass.IDENTITY, DataClass.SAFETY, DataClass.RESPONSE_GUIDANCE})
CARE = (Purpose.TREATMENT, Purpose.CARE_COORDINATION)
RESPONDING = (Purpose.CRISIS_RESPONSE,)
USUAL_CLAUSES = {
    Clause.POPULATION: "Adults and minors whom the co-response team meets, or for whom a response plan is kept.",
    Clause.REDISCLOSURE: "Nothing is passed on outside the parties, except as a law requires it.",
    Clause.BREAK_GLASS: "One of the team, for one person and a few hours; reviewed in 3 business days.",
    Clause.RETENTION: "Read where it is kept, not copied. What was printed is shredded at the end of the shift.",
    Clause.BREACH_NOTICE: "The other party’s privacy office is told within 24 hours of finding it.",
    Clause.EVALUATION: "Counts only, through the evaluation center.",
    Clause.PUBLIC_RECORDS: "Each party answers for what it owns, and tells the other before it does.",
    Clause.ENDING: "Any party ends it in writing. What was received is returned or disposed of within 30 days.",
}

PLAN = (
    Planned(
        title="Crisis response: police and behavioral health",
        parties=(POLICE, HEALTH),
        opens=(
            Opens(
                owner=POLICE,
                recipient=HEALTH,
                classes=CRISIS | {DataClass.OPERATIONAL},
                purposes=RESPONDING,
                basis=LegalBasis.POLICE_RECORD,
                minimum="The last two years.",
            ),
            Opens(
                owner=HEALTH,
                recipient=POLICE,
                classes=(DataClass.IDENTITY,),
                purposes=RESPONDING,
                basis=LegalBasis.SERIOUS_THREAT,
                minimum="Names and address, to know whom the plan is about.",
            ),
            Opens(
                owner=HEALTH,
                recipient=POLICE,
                classes=CRISIS - {DataClass.IDENTITY},
                purposes=RESPONDING,
                basis=LegalBasis.SERIOUS_THREAT,
                minimum="What helps, what makes it worse, whom to call. Never a diagnosis.",
            ),
        ),
        starts_in=-30,
        ends_in=335,
        state=AgreementState.IN_FORCE,
        clauses=USUAL_CLAUSES,
    ),
    Planned(
        title="Call facts from the 911 center",
        parties=(DISPATCH, POLICE, HEALTH),
        opens=tuple(
            Opens(
                owner=DISPATCH,
                recipient=recipient,
                classes=(DataClass.OPERATIONAL, DataClass.SAFETY, DataClass.IDENTITY),
                purposes=RESPONDING,
                basis=LegalBasis.POLICE_RECORD,
                minimum="The call at hand, and calls to the same address in the last year.",
            )
            for recipient in (POLICE, HEALTH)
        ),
        starts_in=-200,
        ends_in=None,
        state=AgreementState.IN_FORCE,
        clauses=USUAL_CLAUSES,
    ),
    Planned(
        title="Treatment across behavioral health and the hospital",
        parties=(HEALTH, HOSPITAL),
        opens=tuple(
            Opens(
                owner=owner,
                recipient=recipient,
                classes=classes,
                purposes=CARE,
                basis=LegalBasis.AUTHORIZATION if needs_consent else LegalBasis.TREATMENT,
                needs_consent=needs_consent,
            )
            for owner, recipient in ((HEALTH, HOSPITAL), (HOSPITAL, HEALTH))
            for classes, needs_consent in (
                ((DataClass.IDENTITY, DataClass.SAFETY), False),
                ((DataClass.CLINICAL,), True),
            )
        ),
        starts_in=-341,
        ends_in=24,
        state=AgreementState.IN_FORCE,
        clauses=USUAL_CLAUSES,
    ),
    Planned(
        title="Recovery: from Second Spring to behavioral health",
        parties=(SECOND_SPRING, HEALTH),
        opens=(
            Opens(
                owner=SECOND_SPRING,
                recipient=HEALTH,
                classes=(DataClass.SUBSTANCE_USE, DataClass.IDENTITY),
                purposes=CARE,
                basis=LegalBasis.PART_2_CONSENT,
                needs_consent=True,
                minimum="Whether somebody is in treatment, and with whom to speak.",
            ),
        ),
        starts_in=-90,
        ends_in=275,
        state=AgreementState.IN_FORCE,
        clauses={
            **USUAL_CLAUSES,
            Clause.PART_2: "Second Spring holds Part 2 records. Their notice goes along with each page and file.",
        },
    ),
    Planned(
        title="Case conference with county services",
        parties=(HEALTH, COUNTY),
        opens=(
            Opens(
                owner=HEALTH,
                recipient=COUNTY,
                classes=(DataClass.IDENTITY, DataClass.SOCIAL_NEEDS),
                purposes=(Purpose.CASE_CONFERENCE,),
                basis=LegalBasis.AUTHORIZATION,
                needs_consent=True,
            ),
        ),
        starts_in=-120,
        ends_in=245,
        state=AgreementState.SUSPENDED,
        reason="The county’s meetings turned out to be public. Suspended until they are closed ones.",
        clauses=USUAL_CLAUSES,
    ),
    Planned(
        title="One privacy office for all partners",
        parties=(POLICE, HEALTH, DISPATCH, COUNTY),
        opens=tuple(
            Opens(
                owner=owner,
                recipient=COUNTY,
                classes=(DataClass.IDENTITY,),
                purposes=(Purpose.AUDIT,),
                basis=basis,
                minimum="Who is asking for their own record, to answer it.",
            )
            for owner, basis in (
                (POLICE, LegalBasis.POLICE_RECORD),
                (DISPATCH, LegalBasis.POLICE_RECORD),
                (HEALTH, LegalBasis.OPERATIONS),
            )
        ),
        starts_in=-180,
        ends_in=None,
        state=AgreementState.IN_FORCE,
        clauses=USUAL_CLAUSES,
    ),
    Planned(
        title="Evaluation of the first year",
        parties=(HEALTH, UNIVERSITY),
        opens=(
            Opens(
                owner=HEALTH,
                recipient=UNIVERSITY,
                classes=(DataClass.OPERATIONAL, DataClass.DEMOGRAPHICS),
                purposes=(Purpose.EVALUATION,),
                basis=LegalBasis.LIMITED_DATA_SET,
                minimum="No names, no street addresses, no days of birth.",
            ),
        ),
        starts_in=30,
        ends_in=395,
        state=AgreementState.DRAFTED,
        clauses={Clause.EVALUATION: "A limited data set under a data use agreement, after review by the university."},
    ),
    Planned(
        title="Pilot: officers and the hospital’s emergency department",
        parties=(POLICE, HOSPITAL),
        opens=(
            Opens(
                owner=POLICE,
                recipient=HOSPITAL,
                classes=(DataClass.SAFETY, DataClass.IDENTITY),
                purposes=RESPONDING,
                basis=LegalBasis.POLICE_RECORD,
            ),
        ),
        starts_in=-400,
        ends_in=60,
        state=AgreementState.ENDED,
        reason="The pilot is over. What it taught went into the agreement with behavioral health.",
    ),
)


@transaction.atomic
def load(*, by: User) -> list[Agreement]:
    """Make what is missing of the plan, recognized by its titles; a second time changes nothing. `by` drafts."""
    agencies = {name: _agency(name) for name in KINDS}
    signatories = [_signatory(username, agencies) for username in SIGNATORIES]
    there = set(Agreement.objects.values_list("title", flat=True))
    return [_made(planned, agencies, signatories, by=by) for planned in PLAN if planned.title not in there]


def _made(planned: Planned, agencies: dict[str, Agency], signatories: list[User], *, by: User) -> Agreement:
    """One agreement, as far as it is planned to go."""
    agreement = _drafted(planned, agencies, by=by)
    if planned.state == AgreementState.DRAFTED:
        return agreement
    agreement = agree(agreement=agreement, by=by)
    for party in agreement.parties.select_related("agency"):
        agreement = _signed(agreement, party.agency, signatories, by=by)
    stop = {AgreementState.SUSPENDED: suspend_agreement, AgreementState.ENDED: end_agreement}.get(planned.state)
    if stop is None:
        return agreement
    stopping = next(each for each in signatories if each.agency_id in _ids(agencies, planned.parties))
    return stop(agreement=agreement, reason=planned.reason, by=stopping)


def _drafted(planned: Planned, agencies: dict[str, Agency], *, by: User) -> Agreement:
    parties = [agencies[name] for name in planned.parties]
    agreement = draft_agreement(title=planned.title, agencies=parties, by=by)
    set_terms(agreement=agreement, cells=list(_cells(planned, agencies)), by=by)
    starts_on = _day(planned.starts_in)
    return write_agreement(
        agreement=agreement,
        title=planned.title,
        starts_on=starts_on,
        ends_on=None if planned.ends_in is None else _day(planned.ends_in),
        review_on=max(starts_on, timezone.localdate()) + timedelta(days=182),
        text="",
        clauses={**STANDARD_CLAUSES, **planned.clauses},
        by=by,
    )


def _cells(planned: Planned, agencies: dict[str, Agency]) -> Iterable[Cell]:
    for opens in planned.opens:
        for data_class in opens.classes:
            for purpose in opens.purposes:
                yield Cell(
                    from_agency_id=agencies[opens.owner].pk,
                    to_agency_id=agencies[opens.recipient].pk,
                    data_class=data_class,
                    purpose=purpose,
                    legal_basis=opens.basis,
                    needs_consent=opens.needs_consent,
                    minimum_fields=opens.minimum,
                )


def _signed(agreement: Agreement, agency: Agency, signatories: list[User], *, by: User) -> Agreement:
    """On the screen where the agency's head has an account, on paper elsewhere."""
    head = next((each for each in signatories if each.agency_id == agency.pk), None)
    if head is not None:
        return sign(agreement=agreement, terms_sha256=agreement.content_sha256, by=head)
    return record_signature_on_paper(
        agreement=agreement,
        agency=agency,
        terms_sha256=agreement.content_sha256,
        document="Binder of agreements, office of the coordinator (invented)",
        signed_on=timezone.localdate(),
        by=by,
    )


def _agency(name: str) -> Agency:
    return Agency.objects.get_or_create(name=name, defaults={"kind": KINDS[name]})[0]


def _signatory(username: str, agencies: dict[str, Agency]) -> User:
    """The head of an agency, made where missing, without a password: only the demonstration lets anybody in."""
    agency_name, display_name = SIGNATORIES[username]
    user = User.objects.filter(username=username).first()
    if user is None:
        user = User.objects.create_user(username, display_name=display_name, role=SIGNATORY.key)
    if user.agency is None:
        user.agency = agencies[agency_name]
        user.save(update_fields=["agency"])
    if not user.memberships.exists():
        Membership.objects.create(user=user, agency=user.agency, role=SIGNATORY.key, starts_on=SINCE)
    return user


def _ids(agencies: dict[str, Agency], names: Iterable[str]) -> set[int]:
    return {agencies[name].pk for name in names}


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
