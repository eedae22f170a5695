"""Disposals and certificates, for those who may see them."""

from collections import Counter
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.retention.models import Certificate, DisposalRequest
from coresponder.safeguards.retention.vocabulary import DisposalState, ItemState


def disposals_seen_by(user: User) -> QuerySet[DisposalRequest]:
    """Every disposal, newest first, with the number of its items and of those that still wait."""
    check(user, Permission.APPROVE_DISPOSAL)
    found = DisposalRequest.objects.select_related("asked_by", "decided_by", "certificate").annotate(
        number=Count("items"), waiting=Count("items", filter=Q(items__state=ItemState.WAITING))
    )
    return found.order_by("-asked_at", "pk")


def disposal_seen_by(user: User, request_id: UUID) -> DisposalRequest:
    """One disposal; Http404 where there is none."""
    found = disposals_seen_by(user).filter(pk=request_id).first()
    if found is None:
        raise Http404
    return found


def certificates_seen_by(user: User) -> QuerySet[Certificate]:
    """Every certificate, newest first."""
    check(user, Permission.APPROVE_DISPOSAL)
    return Certificate.objects.select_related("request")


def counts_of(request: DisposalRequest) -> dict[str, int]:
    """How many items ended in which way, every way named."""
    found = Counter(request.items.values_list("state", flat=True))
    return {state.value: found[state.value] for state in ItemState}


def waits_for_approval_of(user: User) -> bool:
    """Somebody else asked for a disposal, and nobody has decided yet."""
    return DisposalRequest.objects.filter(state=DisposalState.ASKED).exclude(asked_by=user).exists()
