"""What there is to do about the own agency's plans, without a word of any: whose, what, since when."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from coresponder.program.response_plans import contacts
from coresponder.program.response_plans.models import PlanDecision, PlanVersion, Suggestion, Threshold
from coresponder.program.response_plans.vocabulary import Decided, SuggestionAnswer, VersionState
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Purpose

# Seattle's RideAlong opened a plan at seven crisis incidents within a year; see GLOSSARY.md, threshold.
DEFAULT_CONTACTS, DEFAULT_MONTHS = 7, 12
SOON_DAYS = 14
DAYS_A_MONTH = 30.4375


@dataclass(frozen=True, kw_only=True)
class PlanWork:
    """The lists of the page, each of rows that the person may read."""

    to_approve: list[PlanVersion]
    drafts: list[PlanVersion]
    due: list[PlanVersion]
    suggestions: list[Suggestion]

    @property
    def is_empty(self) -> bool:
        return not (self.to_approve or self.drafts or self.due or self.suggestions)


def work_for(user: User) -> PlanWork:
    """What waits for the own agency. Call it in a transaction."""
    check(user, Permission.WRITE_RESPONSE_PLANS)
    versions = _own(PlanVersion.objects.all(), user)
    soon = timezone.localdate() + timedelta(days=SOON_DAYS)
    return PlanWork(
        to_approve=list(versions.filter(state=VersionState.SUBMITTED).order_by("submitted_at")),
        drafts=list(versions.filter(state=VersionState.DRAFT).order_by("edited_at")),
        due=list(versions.filter(state=VersionState.APPROVED, review_due_on__lte=soon).order_by("review_due_on")),
        suggestions=list(_own(Suggestion.objects.filter(answer=SuggestionAnswer.OPEN), user)),
    )


def _own(parts: QuerySet[Any], user: User) -> QuerySet[Any]:
    found = readable(parts, by=user, purpose=Purpose.CARE_COORDINATION).filter(owner_agency=user.agency)
    return found.select_related("person", "author")


def threshold() -> tuple[int, int]:
    """From how many contacts within how many months on."""
    newest = Threshold.objects.first()
    return (newest.contacts, newest.months) if newest else (DEFAULT_CONTACTS, DEFAULT_MONTHS)


def ids_of_people_who_should_have_a_plan(user: User) -> list[UUID]:
    """Everybody at or above the threshold and everybody decided for, but nobody decided against or with a plan."""
    check(user, Permission.WRITE_RESPONSE_PLANS)
    least, months = threshold()
    counts = contacts.counts_since(timezone.now() - timedelta(days=months * DAYS_A_MONTH))
    wanted = {person_id for person_id, count in counts.items() if count >= least}
    for person_id, decided in _newest_decisions(user).items():
        (wanted.add if decided == Decided.PLAN else wanted.discard)(person_id)
    return sorted(wanted - _with_a_plan(user), key=str)


def _newest_decisions(user: User) -> dict[UUID, str]:
    rows = _own(PlanDecision.objects.order_by("recorded_at", "id"), user).values_list("person_id", "decided")
    return dict(rows)


def _with_a_plan(user: User) -> set[UUID]:
    having = PlanVersion.objects.filter(owner_agency=user.agency, state=VersionState.APPROVED)
    return set(having.values_list("person_id", flat=True))
