"""Referrals that are not over, of the people on a list, as far as the reader may see them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from coresponder.program.follow_up.open_referrals import OpenReferral
from coresponder.program.referrals.models import Referral
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Purpose


def referrals_of(user: User, person_ids: Collection[UUID]) -> Mapping[UUID, Sequence[OpenReferral]]:
    """For each of these people the need and how far it is. Call it in a transaction."""
    rows = Referral.offered_to(user).filter(person_id__in=person_ids, due_at__isnull=False).order_by("recorded_at")
    found: dict[UUID, list[OpenReferral]] = {}
    for each in reader(user).readable(rows, purpose=Purpose.CARE_COORDINATION):
        words = f"{each.need_label}, {each.get_state_display()}"
        address = reverse("referrals:referral", args=[each.person_id, each.pk])
        found.setdefault(each.person_id, []).append(OpenReferral(words=words, address=address))
    return found
