"""Who should have a plan: the threshold, and what somebody decided whatever the count says."""

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.program.people.models import Person
from coresponder.program.response_plans.audit_events import PLAN_DECIDED, THRESHOLD_SET
from coresponder.program.response_plans.models import PlanDecision, Threshold
from coresponder.program.response_plans.vocabulary import Decided
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose


@transaction.atomic
def decide_about(*, person: Person, decided: Decided, reason: str, by: User) -> PlanDecision:
    """Decide that a person should have a plan, or none. It beats the count, and the newest decision holds."""
    check(by, Permission.APPROVE_RESPONSE_PLANS)
    if not reason.strip():
        raise UsageError("no_reason", "Say why, so that the next person understands.", "Write a sentence.")
    made = PlanDecision(person=person, owner_agency=by.agency, author=by, decided=decided, reason=reason.strip())
    check_part(made, by=by, deed=Deed.WRITE, purpose=Purpose.CARE_COORDINATION)
    made.save(force_insert=True)
    record(PLAN_DECIDED, by=by, about=f"person:{person.pk}", details={"decided": decided.value})
    return made


@transaction.atomic
def set_threshold(*, contacts: int, months: int, by: User) -> Threshold:
    """Say from how many contacts within how many months on somebody should have a plan."""
    check(by, Permission.APPROVE_RESPONSE_PLANS)
    threshold = Threshold.objects.create(contacts=contacts, months=months, set_by=by)
    details = {"contacts": contacts, "months": months}
    record(THRESHOLD_SET, by=by, about=f"threshold:{threshold.pk}", details=details)
    return threshold
