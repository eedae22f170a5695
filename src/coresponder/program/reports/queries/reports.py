"""Reports: published ones for everybody in the program, drafts for those who write, approve or publish."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.program.reports.models import Report
from coresponder.program.reports.vocabulary import ReportState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may

WORKING_ON = (Permission.WRITE_REPORTS, Permission.APPROVE_REPORTS, Permission.PUBLISH_REPORTS)
WITH = ("release", "questionnaire", "written_by", "approved_by", "published_by", "corrects", "corrected_by")


def works_on_reports(user: User) -> bool:
    """Whether somebody writes, approves or publishes reports, and so sees drafts."""
    return any(may(user, permission) for permission in WORKING_ON)


def reports_seen_by(user: User) -> "QuerySet[Any]":
    """Every report that the person may see, the newest period first."""
    check(user, Permission.VIEW_REPORTS)
    found = Report.objects.select_related(*WITH)
    return found if works_on_reports(user) else found.filter(state=ReportState.PUBLISHED)


def report_seen_by(user: User, report_id: UUID) -> Report:
    """One of them; Http404 where there is none, or it is not for this person."""
    found: Report = get_object_or_404(reports_seen_by(user), pk=report_id)
    return found


def published_in_order() -> "QuerySet[Any]":
    """Every report that was ever published, in the order of publication; corrected ones as well."""
    found = Report.objects.filter(state=ReportState.PUBLISHED).order_by("published_at", "pk")
    return found.prefetch_related("snapshots")


def public_reports() -> "QuerySet[Any]":
    """What anybody may read, the newest period first; corrected ones as well, since nothing vanishes."""
    return (
        Report.objects.filter(state=ReportState.PUBLISHED, is_public=True)
        .select_related(*WITH)
        .order_by("-ends_on", "-published_at")
    )


def public_report(report_id: UUID) -> Report:
    """One of them; Http404 where there is none."""
    found: Report = get_object_or_404(public_reports(), pk=report_id)
    return found


def waits_for_approval_of(user: User) -> bool:
    """Whether a computed draft of somebody else's is there."""
    drafts = Report.objects.filter(state=ReportState.DRAFT, computed_at__isnull=False).exclude(written_by=user)
    return drafts.exists()


def waits_for_publication(user: User) -> bool:
    """Whether an approved report is there."""
    return Report.objects.filter(state=ReportState.APPROVED).exists()


def can_begin_the_first(user: User) -> bool:
    """Whether a data set is there, and nobody has begun a report yet."""
    return newest_folder_of_evaluation() is not None and not Report.objects.exists()
