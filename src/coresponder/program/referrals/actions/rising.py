"""What nobody acted on in time rises by itself to a named person, and again as long as nothing happens."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.actions.happening import Said, happened, start_clock
from coresponder.program.referrals.limits import limits
from coresponder.program.referrals.models import Referral, ReferralEvent, ReferralNotice, RisesTo
from coresponder.program.referrals.queries.duty import may_be_chosen, who_acts_for, who_is_told_of_overdue
from coresponder.program.referrals.queries.locking import locked_referral
from coresponder.program.referrals.vocabulary import EventKind, NoticeKind, Urgency
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.permissions import Permission, check


def raise_overdue(now: datetime | None = None) -> int:
    """Tell the named person of every referral on which somebody should have acted; how many those were."""
    return sum(_raised(each, now or timezone.now()) for each in due_ids(now or timezone.now()))


def due_ids(now: datetime) -> list[UUID]:
    """What is overdue and was not raised lately. Ids alone leave the opened wall."""
    with everything_let_through():
        rows = Referral.objects.filter(due_at__lt=now, ended_at=None).order_by("due_at")
        found = list(rows.values_list("pk", "raised_at", "urgency"))
    again = limits().raise_again_after
    return [pk for pk, raised_at, urgency in found if raised_at is None or raised_at + again(Urgency(urgency)) <= now]


@transaction.atomic
def _raised(pk: UUID, now: datetime) -> bool:
    with everything_let_through():
        referral = Referral.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
        if referral is None or referral.due_at is None or referral.due_at >= now:
            return False
        to = who_is_told_of_overdue(referral)
        referral.raised_at, referral.raised_to = now, to
        referral.save(update_fields=["raised_at", "raised_to"])
        event = ReferralEvent.objects.create(referral=referral, kind=EventKind.RAISED, happened_at=now)
        for each in {to, who_acts_for(referral)}:
            ReferralNotice.objects.create(referral=referral, to=each, kind=NoticeKind.OVERDUE, event=event, sent_at=now)
        details: dict[str, Detail] = {"referral": f"referral:{pk}", "account": to.pk}
        record_anonymous(audit_events.RAISED, about=f"person:{referral.person_id}", details=details)
        return True


@transaction.atomic
def take_over(*, referral: Referral, to: User, by: User) -> Referral:
    """Somebody else of the agency acts for it from now on, and is told."""
    referral = locked_referral(referral.pk, by=by)
    if not may_be_chosen(referral.owner_agency_id).filter(pk=to.pk).exists():
        raise UsageError("not_of_the_agency", "This account does not write referrals there.", "Choose a colleague.")
    referral.responsible = to
    start_clock(referral)
    happened(referral, Said(by=by), kind=EventKind.TAKEN_OVER)
    referral.save()
    details: dict[str, Detail] = {"referral": f"referral:{referral.pk}", "account": to.pk}
    record(audit_events.TAKEN_OVER, by=by, about=f"person:{referral.person_id}", details=details)
    return referral


@transaction.atomic
def choose_rises_to(*, agency: Agency, account: User, by: User) -> RisesTo:
    """Overdue referrals of an agency rise to this account from now on."""
    check(by, Permission.MANAGE_REFERRAL_DESKS)
    if not may_be_chosen(agency.pk).filter(pk=account.pk).exists():
        raise UsageError("not_of_the_agency", "This account does not write referrals there.", "Choose another one.")
    now = timezone.now()
    RisesTo.objects.filter(agency=agency, ended_at=None).update(ended_at=now)
    row = RisesTo.objects.create(agency=agency, account=account, set_at=now, set_by=by)
    details: dict[str, Detail] = {"account": account.pk}
    record(audit_events.RISES_TO_SET, by=by, about=f"agency:{agency.pk}", details=details)
    return row


@transaction.atomic
def read_notices(*, by: User) -> int:
    """Everything that somebody was told is read; how much that was."""
    check(by, Permission.WRITE_REFERRALS)
    read = ReferralNotice.objects.filter(to=by, read_at=None).update(read_at=timezone.now())
    details: dict[str, Detail] = {"notices": read}
    record(audit_events.NOTICES_READ, by=by, about=f"account:{by.pk}", details=details)
    return read
