"""Recording what an agency promised, and what it delivered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.audit_events import COMMITMENT_ENDED, COMMITMENT_RECORDED, DELIVERY_ENTERED
from coresponder.program.partnerships.models import Commitment, Delivery
from coresponder.program.partnerships.vocabulary.commitments import Per, Promised
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Promise:
    """What an agency promises."""

    what: Promised
    words: str
    amount: Decimal
    per: Per
    starts_on: date
    ends_on: date | None = None
    due_on: date | None = None
    agreement: Agreement | None = None


@transaction.atomic
def record_commitment(*, agency: Agency, promise: Promise, by: User) -> Commitment:
    """Write down what an agency promised."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    _refuse(promise)
    told = {name: getattr(promise, name) for name in Promise.__dataclass_fields__}
    recorded = Commitment.objects.create(agency=agency, promised_by=by, recorded_at=timezone.now(), **told)
    details: dict[str, Detail] = {"agency": agency.pk, "what": promise.what.value}
    record(COMMITMENT_RECORDED, by=by, about=f"commitment:{recorded.pk}", details=details)
    return recorded


@transaction.atomic
def end_commitment(*, commitment: Commitment, on: date, by: User) -> Commitment:
    """From the next day on it is promised no more. What was kept until then stays."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.ends_on is not None and commitment.ends_on < timezone.localdate():
        raise StateError("ended_already", "This promise has ended already.", "Record another one.")
    if on < commitment.starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first one.", "Correct the day.")
    commitment.ends_on = on
    commitment.save()
    record(COMMITMENT_ENDED, by=by, about=f"commitment:{commitment.pk}", details={"on": on.isoformat()})
    return commitment


@transaction.atomic
def enter_delivery(*, commitment: Commitment, month_on: date, amount: Decimal, source: str, by: User) -> Delivery:
    """Say what was delivered in a month, and where that is known from. It stands over what a source knows."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not source.strip():
        raise UsageError("no_source", "It is not said where that is known from.", "Name a report, a roster, an e-mail.")
    entered = Delivery.objects.create(
        commitment=commitment,
        month_on=month_on.replace(day=1),
        amount=amount,
        source=source.strip(),
        entered_by=by,
        entered_at=timezone.now(),
    )
    month = f"{month_on:%Y-%m}"
    record(DELIVERY_ENTERED, by=by, about=f"commitment:{commitment.pk}", details={"month": month})
    return entered


def _refuse(promise: Promise) -> None:
    if promise.amount <= 0:
        raise UsageError("no_amount", "The amount is missing.", "Say how much was promised.")
    if promise.per == Per.ONCE and promise.due_on is None:
        raise UsageError("no_due_day", "The day is missing by which it is due.", "Say by which day.")
    if promise.ends_on is not None and promise.ends_on < promise.starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first one.", "Correct one of the two.")
