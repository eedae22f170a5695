"""From what is due to a certificate: one person asks, another approves, and the items are disposed of one by one."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.permissions.denials import Denied
from coresponder.safeguards.retention.actions.holds import wait_for_holds
from coresponder.safeguards.retention.audit_events import (
    CERTIFICATE_TAKEN,
    DISPOSAL_APPROVED,
    DISPOSAL_ASKED,
    DISPOSAL_CARRIED_OUT,
    DISPOSAL_REFUSED,
    ITEM_DISPOSED,
    ITEM_KEPT,
)
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.certificates import certificate_content
from coresponder.safeguards.retention.models import Certificate, DisposalItem, DisposalRequest
from coresponder.safeguards.retention.packs import Pack
from coresponder.safeguards.retention.queries.disposals import counts_of
from coresponder.safeguards.retention.queries.due import Outcome, outcome_of
from coresponder.safeguards.retention.queries.holds import held_now
from coresponder.safeguards.retention.rules import DISPOSAL_TRANSITIONS
from coresponder.safeguards.retention.vocabulary import Disposal, DisposalState, ItemState


@transaction.atomic
def ask_for_disposal(*, pack: Pack, rule_key: str, by: User) -> DisposalRequest:
    """Put everything that a rule finds due now, and that no hold keeps, into a request that somebody else decides."""
    check(by, Permission.MANAGE_RETENTION)
    _refuse_an_example(pack)
    outcome = outcome_of(pack.rule(rule_key))
    if not outcome.due:
        raise StateError("nothing_due", "Nothing is due by this rule today.", "Nothing was changed.")
    request = _requested(pack, outcome, by)
    DisposalItem.objects.bulk_create(
        DisposalItem(request=request, item_id=due.id, person_id=due.person_id, records=due.records)
        for due in outcome.due
    )
    details: dict[str, Detail] = {"items": len(outcome.due), "category": request.category, "rule": rule_key}
    record(DISPOSAL_ASKED, by=by, about=f"disposal:{request.pk}", details=details)
    return request


@transaction.atomic
def approve_disposal(*, request: DisposalRequest, by: User) -> DisposalRequest:
    """A second person approves. Whoever asked may not."""
    check(by, Permission.APPROVE_DISPOSAL)
    request = DisposalRequest.objects.select_for_update().get(pk=request.pk)
    DISPOSAL_TRANSITIONS.check(current=request.state, wanted=DisposalState.APPROVED)
    if request.asked_by_id == by.pk:
        raise Denied("asked_it_oneself", "You asked for this disposal, so somebody else has to approve it.")
    request.state, request.decided_by, request.decided_at = DisposalState.APPROVED, by, timezone.now()
    request.save()
    details: dict[str, Detail] = {"items": request.items.count(), "category": request.category}
    record(DISPOSAL_APPROVED, by=by, about=f"disposal:{request.pk}", details=details)
    return request


@transaction.atomic
def refuse_disposal(*, request: DisposalRequest, by: User) -> DisposalRequest:
    """Nothing is disposed of. An approved one can be stopped as long as nothing was done."""
    check(by, Permission.APPROVE_DISPOSAL)
    request = DisposalRequest.objects.select_for_update().get(pk=request.pk)
    DISPOSAL_TRANSITIONS.check(current=request.state, wanted=DisposalState.REFUSED)
    if request.items.exclude(state=ItemState.WAITING).exists():
        raise StateError("disposal_begun", "Some of it is disposed of already, so it can only be carried through.")
    request.state, request.decided_by, request.decided_at = DisposalState.REFUSED, by, timezone.now()
    request.save()
    record(DISPOSAL_REFUSED, by=by, about=f"disposal:{request.pk}", details={})
    return request


def carry_out(*, request: DisposalRequest, by: User, progress: Progress, at_most: int | None = None) -> int:
    """Dispose of the items that still wait, each in a transaction of its own; how many are left.

    Stopped in between, it goes on where it was when it is called again. After the last item the certificate is issued.
    """
    check(by, Permission.APPROVE_DISPOSAL)
    waiting = list(request.items.filter(state=ItemState.WAITING).values_list("pk", flat=True)[:at_most])
    for number, pk in enumerate(waiting, start=1):
        dispose_of_item(item_id=pk, by=by)
        progress("Disposing of items.", number / len(waiting))
    left = request.items.filter(state=ItemState.WAITING).count()
    if not left:
        certify(request=request, by=by)
    return left


@transaction.atomic
def dispose_of_item(*, item_id: int, by: User) -> DisposalItem:
    """Dispose of one item of an approved disposal, unless a hold, or another record, has come in between."""
    check(by, Permission.APPROVE_DISPOSAL)
    wait_for_holds()
    item = DisposalItem.objects.select_for_update(of=("self",)).select_related("request").get(pk=item_id)
    if item.request.state != DisposalState.APPROVED or item.state != ItemState.WAITING:
        raise StateError("item_not_waiting", "This item does not wait to be disposed of.", "Nothing was changed.")
    item.state, item.at = _disposed_or_kept(item), timezone.now()
    item.save(update_fields=["state", "at"])
    about, request = f"{item.request.category}:{item.item_id}", f"disposal:{item.request_id}"
    if item.state == ItemState.DISPOSED:
        record(ITEM_DISPOSED, by=by, about=about, details={"disposal": item.request.disposal, "request": request})
    else:
        record(ITEM_KEPT, by=by, about=about, details={"state": item.state, "request": request})
    return item


@transaction.atomic
def certify(*, request: DisposalRequest, by: User) -> Certificate:
    """Issue the certificate of a disposal whose items are all done. It is kept for good."""
    check(by, Permission.APPROVE_DISPOSAL)
    request = DisposalRequest.objects.select_for_update().get(pk=request.pk)
    DISPOSAL_TRANSITIONS.check(current=request.state, wanted=DisposalState.CARRIED_OUT)
    if request.items.filter(state=ItemState.WAITING).exists():
        raise StateError("items_wait", "Some items still wait.", "Carry the disposal out to its end first.")
    request.state, request.carried_out_at = DisposalState.CARRIED_OUT, timezone.now()
    request.save()
    content, sha256 = certificate_content(request, carried_out_by=by)
    made = Certificate.objects.create(
        request=request, content=content, content_sha256=sha256, issued_at=request.carried_out_at
    )
    counts = counts_of(request)
    disposed = counts[ItemState.DISPOSED]
    details: dict[str, Detail] = {"disposed": disposed, "kept": sum(counts.values()) - disposed, "sha256": sha256}
    record(DISPOSAL_CARRIED_OUT, by=by, about=f"disposal:{request.pk}", details=details)
    return made


@transaction.atomic
def take_certificate(*, certificate: Certificate, kind: str, by: User) -> Certificate:
    """Write down who took a certificate away, as PDF or as data."""
    check(by, Permission.APPROVE_DISPOSAL)
    record(CERTIFICATE_TAKEN, by=by, about=f"certificate:{certificate.pk}", details={"kind": kind})
    return certificate


def _requested(pack: Pack, outcome: Outcome, by: User) -> DisposalRequest:
    try:
        with transaction.atomic():
            return DisposalRequest.objects.create(
                category=outcome.rule.category,
                disposal=outcome.rule.disposal,
                rule=outcome.rule.to_mapping(),
                pack=pack.name,
                pack_sha256=pack.sha256,
                triggered_before=outcome.triggered_before,
                asked_by=by,
            )
    except IntegrityError:
        raise StateError(
            "disposal_open", "A disposal of this category is open already.", "Decide it or carry it out first."
        ) from None


def _disposed_or_kept(item: DisposalItem) -> ItemState:
    """Dispose of it now, or say why it is kept."""
    request = item.request
    category = CATEGORIES[request.category]
    if held_now().covers(category.key, item.person_id):
        return ItemState.HELD
    still_due = list(category.find(before=request.triggered_before, only=item.item_id))
    if [(due.id, due.person_id) for due in still_due] != [(item.item_id, item.person_id)]:
        return ItemState.NOT_DUE
    try:
        with transaction.atomic():
            category.dispose[Disposal(request.disposal)](item.item_id)
    except ProtectedError:
        return ItemState.NEEDED
    return ItemState.DISPOSED


def _refuse_an_example(pack: Pack) -> None:
    if pack.is_example and not settings.DEMO:
        raise StateError(
            "pack_is_an_example",
            "The retention rules are an example that nobody has reviewed, so nothing is disposed of by them.",
            "Have counsel go through a copy, put the name and the day in it, and name it in RETENTION_PACK.",
        )
