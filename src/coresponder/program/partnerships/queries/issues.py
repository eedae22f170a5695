"""The issues between agencies."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.partnerships.models import Issue
from coresponder.program.partnerships.vocabulary.issues import IssueKind, IssueState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may


def issues_seen_by(user: User) -> QuerySet[Issue]:
    """Every issue for whoever keeps the partnership; otherwise what one's own agency reported or owns."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    found = Issue.objects.select_related("owner_agency", "owner", "reported_for", "reported_by", "closed_by")
    if may(user, Permission.MANAGE_PARTNERSHIPS):
        return found
    own = Q(reported_by=user)
    if user.agency_id is not None:
        own |= Q(owner_agency=user.agency_id) | Q(reported_for=user.agency_id)
    return found.filter(own)


def issue_seen_by(user: User, issue_id: UUID) -> Issue:
    """One issue, for somebody who may know of it."""
    return get_object_or_404(issues_seen_by(user), pk=issue_id)


def works_on(user: User, issue: Issue) -> bool:
    """Whether somebody may take and close it: whoever keeps the partnership, and the agency that owns it."""
    owns = may(user, Permission.REPORT_ISSUES) and user.agency_id == issue.owner_agency_id
    return owns or may(user, Permission.MANAGE_PARTNERSHIPS)


def counts_by_kind(since: date) -> list[tuple[IssueKind, int]]:
    """How many of each kind happened since that day, the most frequent first; of no kind none."""
    counts = Counter(Issue.objects.filter(happened_on__gte=since).values_list("kind", flat=True))
    return [(IssueKind(kind), count) for kind, count in counts.most_common()]


def late_issues(today: date) -> QuerySet[Issue]:
    """What is not closed after its day."""
    return Issue.objects.exclude(state=IssueState.CLOSED).filter(due_on__lt=today)
