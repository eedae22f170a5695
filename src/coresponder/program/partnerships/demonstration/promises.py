"""What agencies promised, kept and not kept, and what went wrong between them."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from coresponder.program.partnerships.actions.commitments import Promise, enter_delivery, record_commitment
from coresponder.program.partnerships.actions.issues import close_issue, report_issue, take_issue
from coresponder.program.partnerships.monthly import months_of
from coresponder.program.partnerships.vocabulary.commitments import Per, Promised
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind
from coresponder.safeguards.accounts.models import User

SINCE = timedelta(days=400)
# Whose, what, in words, how much, for how long, and what was delivered in the months (nothing: nobody has said).
PROMISES = (
    ("omar", Promised.OFFICER_HOURS, "Two officers, noon to ten, seven days", "140", Per.WEEK, ()),
    ("clara", Promised.CLINICIAN_HOURS, "Two clinicians, noon to ten, seven days", "140", Per.WEEK, ()),
    ("omar", Promised.VEHICLES, "Two unmarked cars", "2", Per.ALWAYS, (2, 2, 2, 2, 2, 2)),
    ("clara", Promised.CLINICIAN_FTE, "Licensed clinicians for the team", "3", Per.ALWAYS, ()),
    ("clara", Promised.OTHER, "Supervision of each clinician", "4", Per.MONTH, (4, 4, 4, 2, 4, 4)),
    ("cora", Promised.MONEY, "Rides and time of members who are not paid", "600", Per.QUARTER, (200, 200, 0, 200)),
)
SOURCE = "Monthly report to the planning team (invented)"
# Who reports, which agency owns it, how long ago, what, and what was changed (empty: open).
ISSUES = (
    ("omar", "dana", 200, IssueKind.MIS_DISPATCH, "A call about suicide went to patrol alone; a team was free.",
     Changed.CRITERIA, "Reported suicide now always asks for a team."),
    ("clara", "dana", 160, IssueKind.MIS_DISPATCH, "The team was sent to a traffic stop without any sign of a crisis.",
     Changed.TRAINING, "Dispatchers practiced the questions once more."),
    ("omar", "clara", 120, IssueKind.REFUSED_BED, "The receiving center took nobody after nine, and the team drove on.",
     Changed.AGREEMENT, "The center names a person who decides after nine."),
    ("dana", "clara", 90, IssueKind.MISSED_CALL_BACK, "A call-back promised for the next day came after five days.",
     Changed.STAFFING, "One case manager has mornings for call-backs alone."),
    ("clara", "omar", 60, IssueKind.NO_INFORMATION, "The clinician learned of a known weapon only at the door.",
     Changed.NOTHING, "The fact was not known before; nobody could have told it."),
    ("omar", "clara", 30, IssueKind.LATE_HANDOVER, "Two officers waited three hours at the hospital.", "", ""),
    ("clara", "dana", 9, IssueKind.MIS_DISPATCH, "The team was called off twice on the way to one address.", "", ""),
)  # fmt: skip


def load(*, cast: Mapping[str, User], by: User) -> None:
    """Promises with what was delivered, and the issue log."""
    today = timezone.localdate()
    for username, what, words, amount, per, delivered in PROMISES:
        agency = cast[username].agency
        if agency is None:
            continue
        promise = Promise(what=what, words=words, amount=Decimal(amount), per=per, starts_on=today - SINCE)
        commitment = record_commitment(agency=agency, promise=promise, by=by)
        months = list(months_of(commitment, until=today))[:-1][-len(delivered) :] if delivered else []
        for month_on, number in zip(months, delivered, strict=False):
            enter_delivery(commitment=commitment, month_on=month_on, amount=Decimal(number), source=SOURCE, by=by)
    _data_by_a_date(cast, by=by)
    for told in ISSUES:
        _issue(told, cast)


def _data_by_a_date(cast: Mapping[str, User], *, by: User) -> None:
    agency, today = cast["dana"].agency, timezone.localdate()
    if agency is None:
        return
    due = {"per": Per.ONCE, "starts_on": today - SINCE, "due_on": today - timedelta(days=12), "amount": Decimal(1)}
    promise = Promise(what=Promised.DATA, words="Export of all calls of the last quarter", **due)  # type: ignore[arg-type]
    record_commitment(agency=agency, promise=promise, by=by)


def _issue(told: tuple[str, str, int, IssueKind, str, str, str], cast: Mapping[str, User]) -> None:
    reporter, owner, ago, kind, words, changed, closing = told
    agency = cast[owner].agency
    if agency is None:
        return
    happened_on = timezone.localdate() - timedelta(days=ago)
    due_on = happened_on + timedelta(days=21)
    issue = report_issue(
        kind=kind, happened_on=happened_on, words=words, owner_agency=agency, due_on=due_on, by=cast[reporter]
    )
    issue = take_issue(issue=issue, by=cast[owner])
    if changed:
        close_issue(issue=issue, changed=Changed(changed), words=closing, by=cast[owner])
