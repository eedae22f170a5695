"""The open referrals of the people on somebody's list, as far as that person may read them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from coresponder.program.follow_up.open_referrals import OpenReferral
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.vocabulary import ENDED
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import Purpose


@transaction.atomic
def referrals_of(user: User, person_ids: Collection[UUID]) -> Mapping[UUID, Sequence[OpenReferral]]:
    """By person; nobody who may not write referrals is told of any."""
    if not may(user, Permission.WRITE_REFERRALS):
        return {}
    rows = readable(Referral.offered_to(user), by=user, purpose=Purpose.CARE_COORDINATION)
    found: dict[UUID, list[OpenReferral]] = {}
    for each in rows.filter(person__in=person_ids).exclude(state__in=ENDED).order_by("due_at"):
        words = "a referral" if each.is_masked else f"{each.need_label}: {each.get_state_display()}"
        address = reverse("referrals:referral", args=[each.person_id, each.pk])
        found.setdefault(each.person_id, []).append(OpenReferral(words=words, address=address))
    return found
