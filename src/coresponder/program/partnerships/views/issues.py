"""The issue log between agencies."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coresponder.program.partnerships.actions.issues import (
    NOT_YOURS,
    close_issue,
    reopen_issue,
    report_issue,
    take_issue,
)
from coresponder.program.partnerships.forms.issues import CloseForm, IssueForm
from coresponder.program.partnerships.queries import issues as kept
from coresponder.program.partnerships.rules.issues import is_late
from coresponder.program.partnerships.views.answering import deed, form_page
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Denied, Permission, may, requires

LOG, ISSUE = "partnerships:issues", "partnerships:issue"
A_YEAR = timedelta(days=365)


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
@never_cache
def issues(request: SignedInRequest) -> HttpResponse:
    """What went wrong, what is open first."""
    today = timezone.localdate()
    found = list(kept.issues_seen_by(request.user))
    content = {
        "issues": [(each, is_late(each, today=today)) for each in found],
        "by_kind": kept.counts_by_kind(today - A_YEAR),
        "sees_all": may(request.user, Permission.MANAGE_PARTNERSHIPS),
        "may_report": may(request.user, Permission.REPORT_ISSUES),
    }
    return render(request, "partnerships/issues.html", content)


@requires(Permission.VIEW_PARTNERSHIPS)
@require_GET
@never_cache
def issue(request: SignedInRequest, issue_id: UUID) -> HttpResponse:
    """One issue."""
    found = kept.issue_seen_by(request.user, issue_id)
    content = {
        "issue": found,
        "is_late": is_late(found, today=timezone.localdate()),
        "works_on": kept.works_on(request.user, found),
    }
    return render(request, "partnerships/issue.html", content)


@requires(Permission.REPORT_ISSUES)
@require_http_methods(["GET", "POST"])
@never_cache
def report(request: SignedInRequest) -> HttpResponse:
    """Report what went wrong."""
    form = IssueForm(request.POST or None)

    def act() -> None:
        said = form.cleaned_data
        told = {name: said[name] for name in ("happened_on", "words", "owner_agency", "due_on", "names_nobody")}
        report_issue(kind=IssueKind(said["kind"]), by=request.user, **told)

    return form_page(
        request,
        form,
        title="Report an issue",
        lead="What went wrong between agencies, so that it is mended. It blames nobody and names nobody.",
        button="Report it",
        back=reverse(LOG),
        back_words="Issues",
        act=act,
        said="Reported. The agency that owns it sees it.",
    )


@requires(Permission.REPORT_ISSUES)
@require_POST
def take(request: SignedInRequest, issue_id: UUID) -> HttpResponse:
    """Work on it from now on."""
    found = kept.issue_seen_by(request.user, issue_id)
    return deed(request, lambda: take_issue(issue=found, by=request.user), "You work on it now.", ISSUE, found.pk)


@requires(Permission.REPORT_ISSUES)
@require_http_methods(["GET", "POST"])
@never_cache
def close(request: SignedInRequest, issue_id: UUID) -> HttpResponse:
    """Close it with what was changed."""
    found = kept.issue_seen_by(request.user, issue_id)
    if not kept.works_on(request.user, found):
        raise Denied(NOT_YOURS, "Another agency owns this issue, so that agency or the coordinator works on it.")
    form = CloseForm(request.POST or None, initial={"changed": Changed.POLICY})

    def act() -> None:
        said = form.cleaned_data
        told = {name: said[name] for name in ("words", "names_nobody")}
        close_issue(issue=found, changed=Changed(said["changed"]), by=request.user, **told)

    return form_page(
        request,
        form,
        title="Close this issue",
        lead=f"Issue {found.number}: {found.get_kind_display()}. What was changed, so that it does not happen again?",
        button="Close it",
        back=reverse(ISSUE, args=[found.pk]),
        back_words=f"Issue {found.number}",
        act=act,
        said="Closed. It can be opened again.",
    )


@requires(Permission.REPORT_ISSUES)
@require_POST
def reopen(request: SignedInRequest, issue_id: UUID) -> HttpResponse:
    """Open it again."""
    found = kept.issue_seen_by(request.user, issue_id)
    return deed(request, lambda: reopen_issue(issue=found, by=request.user), "It is open again.", ISSUE, found.pk)
