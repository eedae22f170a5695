"""A referral and its services, locked until the transaction ends, in one order: the referral first."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.screenings.queries.locking import locked
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def locked_referral(pk: UUID, *, by: User) -> Referral:
    """The referral, for somebody who may change it; Denied for everybody else."""
    check(by, Permission.WRITE_REFERRALS)
    return locked(Referral, pk, by=by)


def services_of(referral: Referral) -> list[Destination]:
    """The services asked, locked; call it after the referral is."""
    rows = Destination.objects.select_for_update(of=("self",)).select_related("service__organization")
    return list(rows.filter(referral=referral, ended_at=None).order_by("ordinal", "recorded_at"))


@contextmanager
def asked_by_link(destination_id: UUID) -> Iterator[tuple[Referral, Destination] | None]:
    """The one referral that a service's link names, locked. Nobody is signed in, so the link alone opens the wall.

    What leaves the block is what that service was sent. None where it is gone by now.
    """
    with everything_let_through():
        referral_id = Destination.objects.filter(pk=destination_id).values_list("referral_id", flat=True).first()
        if referral_id is None:
            yield None
            return
        referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral_id)
        destination = Destination.objects.select_for_update(of=("self",)).get(pk=destination_id)
        yield referral, destination
