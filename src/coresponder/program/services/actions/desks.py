"""Setting up a facility's live page, and its link: made anew, ended."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.program.services.live.audit_events import DESK_SET_UP, LINK_ENDED, LINK_MADE
from coresponder.program.services.models import FacilityDesk, Service
from coresponder.program.services.models.capacity import MOST_HOURS
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.links.actions import IssuedLink, end_links, issue_link
from coresponder.safeguards.links.vocabulary import LinkPurpose
from coresponder.safeguards.permissions import Permission, check

MOST_KINDS = 4


@transaction.atomic
def set_up_desk(*, service: Service, place_kinds: Sequence[str], hours_it_holds: int, by: User) -> FacilityDesk:
    """Give a facility its live page, or change what it counts and for how long a post holds."""
    check(by, Permission.MANAGE_SERVICES)
    kinds = list(dict.fromkeys(kind.strip() for kind in place_kinds if kind.strip()))
    if len(kinds) > MOST_KINDS:
        raise UsageError("too_many_kinds", f"At most {MOST_KINDS} kinds of places: the page is read in ten seconds.")
    if not 1 <= hours_it_holds <= MOST_HOURS:
        raise UsageError("hours_wrong", f"A post holds from 1 to {MOST_HOURS} hours.")
    given = {"place_kinds": kinds, "hours_it_holds": hours_it_holds, "set_up_by": by}
    desk, _ = FacilityDesk.objects.update_or_create(service=service, defaults=given)
    record(DESK_SET_UP, by=by, about=f"service:{service.pk}", details={"hours": hours_it_holds})
    return desk


@transaction.atomic
def make_link(*, service: Service, by: User) -> IssuedLink:
    """A link by which the facility posts without an account. Whatever was handed out before opens nothing any more."""
    check(by, Permission.MANAGE_SERVICES)
    ended = end_links(purpose=LinkPurpose.CAPACITY, about=service.pk)
    valid_for = timedelta(days=settings.CAPACITY_LINK_DAYS)
    issued = issue_link(purpose=LinkPurpose.CAPACITY, about=service.pk, valid_for=valid_for, single_use=False, by=by)
    record(LINK_MADE, by=by, about=f"service:{service.pk}", details={"ended": ended})
    return issued


@transaction.atomic
def end_link(*, service: Service, by: User) -> int:
    """End the facility's link: it opens nothing any more, wherever it hangs."""
    check(by, Permission.MANAGE_SERVICES)
    ended = end_links(purpose=LinkPurpose.CAPACITY, about=service.pk)
    record(LINK_ENDED, by=by, about=f"service:{service.pk}", details={"ended": ended})
    return ended
