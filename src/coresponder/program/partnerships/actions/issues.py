"""Reporting, taking, closing and reopening an issue between agencies."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.partnerships.actions.taking_turns import ISSUES_LOCK, take_turn
from coresponder.program.partnerships.audit_events import ISSUE_CLOSED, ISSUE_REOPENED, ISSUE_REPORTED, ISSUE_TAKEN
from coresponder.program.partnerships.models import Issue
from coresponder.program.partnerships.name_checks import seems_to_name_somebody
from coresponder.program.partnerships.queries.issues import works_on
from coresponder.program.partnerships.rules.issues import ISSUE_TRANSITIONS, refuse_names
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind, IssueState
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check

NOT_YOURS = "not_your_issue"


@transaction.atomic
def report_issue(
    *,
    kind: IssueKind,
    happened_on: date,
    words: str,
    owner_agency: Agency,
    due_on: date,
    by: User,
    names_nobody: bool = False,
) -> Issue:
    """Report what went wrong between agencies. `names_nobody`: the writer was warned, looked, and says so."""
    check(by, Permission.REPORT_ISSUES)
    if not words.strip():
        raise UsageError("no_words", "It is not said what happened.", "Say it in a few sentences, without a name.")
    if happened_on > timezone.localdate():
        raise UsageError("happens_tomorrow", "That day has not come yet.", "Correct the day.")
    refuse_names(is_named(by, words), is_meant=names_nobody)
    take_turn(ISSUES_LOCK)
    last = Issue.objects.order_by("-number").first()
    issue = Issue.objects.create(
        number=(last.number if last else 0) + 1,
        kind=kind,
        happened_on=happened_on,
        words=words.strip(),
        reported_by=by,
        reported_for=by.agency,
        reported_at=timezone.now(),
        owner_agency=owner_agency,
        due_on=due_on,
        closing_words="",
    )
    record(ISSUE_REPORTED, by=by, about=_about(issue), details={"kind": kind.value, "owner": owner_agency.pk})
    return issue


@transaction.atomic
def take_issue(*, issue: Issue, by: User) -> Issue:
    """Somebody of the agency that owns it works on it from now on."""
    issue = _locked(issue, by=by)
    ISSUE_TRANSITIONS.check(current=issue.state, wanted=IssueState.WORKING)
    issue.state, issue.owner = IssueState.WORKING, by
    issue.save()
    record(ISSUE_TAKEN, by=by, about=_about(issue), details={})
    return issue


@transaction.atomic
def close_issue(*, issue: Issue, changed: Changed, words: str, by: User, names_nobody: bool = False) -> Issue:
    """Close it with what was changed because of it; nothing, with the reason, is an answer too."""
    issue = _locked(issue, by=by)
    ISSUE_TRANSITIONS.check(current=issue.state, wanted=IssueState.CLOSED)
    if not words.strip():
        raise UsageError("no_closing", "It is not said what was changed.", "Say it in a sentence, or why nothing was.")
    refuse_names(is_named(by, words), is_meant=names_nobody)
    issue.state, issue.changed, issue.closing_words = IssueState.CLOSED, changed, words.strip()
    issue.closed_by, issue.closed_on = by, timezone.localdate()
    issue.save()
    record(ISSUE_CLOSED, by=by, about=_about(issue), details={"changed": changed.value})
    return issue


@transaction.atomic
def reopen_issue(*, issue: Issue, by: User) -> Issue:
    """It happened again, or was closed by mistake. What was said at the closing is kept."""
    issue = _locked(issue, by=by)
    ISSUE_TRANSITIONS.check(current=issue.state, wanted=IssueState.OPEN)
    issue.state, issue.closed_by, issue.closed_on = IssueState.OPEN, None, None
    issue.save()
    record(ISSUE_REOPENED, by=by, about=_about(issue), details={})
    return issue


def is_named(by: User, words: str) -> bool:
    """Whether the words seem to name somebody; the names of the partners may stand there."""
    return seems_to_name_somebody(by, words, allowed=frozenset(Agency.objects.values_list("name", flat=True)))


def _locked(issue: Issue, *, by: User) -> Issue:
    check(by, Permission.REPORT_ISSUES)
    found = Issue.objects.select_for_update().get(pk=issue.pk)
    if not works_on(by, found):
        raise Denied(NOT_YOURS, "Another agency owns this issue, so that agency or the coordinator works on it.")
    return found


def _about(issue: Issue) -> str:
    return f"issue:{issue.pk}"
