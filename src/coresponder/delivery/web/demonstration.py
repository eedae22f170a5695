"""The invented county, put together from what each app invents, in the order in which one needs the other."""

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, cast_agency, ensure_cast
from coresponder.kernel.progress import Progress
from coresponder.program.board import demonstration as board
from coresponder.program.call_taking import demonstration as call_taking
from coresponder.program.costs import demonstration as costs
from coresponder.program.deployment import demonstration as deployment
from coresponder.program.dispatch import demonstration as dispatch
from coresponder.program.encounters import demonstration as encounters
from coresponder.program.extracts import demonstration as extracts
from coresponder.program.follow_up import demonstration as follow_up
from coresponder.program.needs import demonstration as needs
from coresponder.program.outcomes import demonstration as outcomes
from coresponder.program.partnerships import demonstration as partnerships
from coresponder.program.partnerships.demonstration import quarters
from coresponder.program.people import demonstration as people
from coresponder.program.policies import demonstration as policies
from coresponder.program.readiness import demonstration as readiness
from coresponder.program.referrals import demonstration as referrals
from coresponder.program.reports import demonstration as reports
from coresponder.program.response_plans import demonstration as response_plans
from coresponder.program.screenings import demonstration as screenings
from coresponder.program.services import demonstration as services
from coresponder.program.training import demonstration as training
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements import demonstration as agreements
from coresponder.safeguards.consent import demonstration as consent
from coresponder.safeguards.emergencies import demonstration as emergencies


def load(*, progress: Progress) -> None:
    """Bring in the whole county. A second time changes nothing."""
    cast = ensure_cast()
    agreements.load(by=cast["cora"])
    cast = ensure_cast()
    partnerships.load(cast=cast, by=cast["cora"])
    services.load(by=cast["cora"], partner=cast_agency(BEHAVIORAL_HEALTH))
    deployment.load(by=cast["cora"])
    call_taking.load(by=cast["cora"])
    dispatch.load(cast=cast, by=cast["cora"])
    policies.load(cast=cast)
    training.load(cast=cast)
    readiness.load(by=cast["cora"])
    extracts.load_changes(by=cast["cora"])
    board.load(agency=cast_agency(DISPATCH), by=cast["cora"])
    people.load(progress=progress)
    told = encounters.load(cast=cast, dispatch_center=cast_agency(DISPATCH), by=cast["cora"], progress=progress)
    _around_the_people(cast)
    screenings.load_of_contacts(told)
    referrals.load(
        told=told,
        clinic=cast_agency(BEHAVIORAL_HEALTH),
        by=cast["cora"],
        manager=cast["carlos"],
        progress=progress,
    )
    needs.load(by=cast["eve"], progress=progress)
    quarters.load(by=cast["cora"])
    follow_up.load(cast=cast, by=cast["cora"], progress=progress)
    outcomes.load(progress=progress)
    costs.load(coordinator=cast["cora"], evaluator=cast["eve"])
    extracts.load(progress=progress)
    outcomes.load_assessment(progress=progress)
    outcomes.load_reviews(by=cast["cora"])
    costs.load_of_figures(evaluator=cast["eve"])
    reports.load(cast=cast, progress=progress)


def _around_the_people(cast: dict[str, User]) -> None:
    """What was agreed, opened and written about the first of the invented people."""
    first, *others = people.for_stories()
    recovery = Agency.objects.get(name=people.RECOVERY)
    clara, omar = cast["clara"], cast["omar"]
    if clara.agency is None:
        return
    consent.load(person_id=first.pk, holder=recovery, recipient=clara.agency, by=clara)
    emergencies.load(person_id=first.pk, by=omar)
    response_plans.load(people=[first, *others], writer=clara, approver=cast["carlos"], officer=omar)
    screenings.load(people=[first, *others], clinician=clara, coordinator=cast["cora"])
