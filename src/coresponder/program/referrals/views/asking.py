"""What every page about one person's referrals begins with."""

from uuid import UUID

from django.db import transaction
from django.http import Http404

from coresponder.program.people.models import Person
from coresponder.program.people.queries.persons import person_known_to
from coresponder.program.people.queries.purposes import purpose_chosen
from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.queries.referrals import SeenReferrals, read_referrals
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.vocabulary import Purpose


def person_asked(request: SignedInRequest, person_id: UUID) -> tuple[Person, Purpose]:
    """Who it is about, and for what it is needed; 404 for somebody whom the asker may not know of."""
    purpose = purpose_chosen(request.user, request.GET.get("purpose", ""))
    with transaction.atomic():
        return person_known_to(request.user, person_id, purpose), purpose


def seen_by(request: SignedInRequest, person_id: UUID) -> SeenReferrals:
    """What the asker sees of the person's referrals."""
    person, purpose = person_asked(request, person_id)
    with transaction.atomic():
        return read_referrals(person, by=request.user, purpose=purpose)


def one_seen_by(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> tuple[SeenReferrals, Referral]:
    """One of them; 404 for one that the asker may not see, or that is of somebody else."""
    seen = seen_by(request, person_id)
    found = seen.one(referral_id)
    if found is None:
        raise Http404
    return seen, found


def own_one(request: SignedInRequest, person_id: UUID, referral_id: UUID) -> tuple[SeenReferrals, Referral]:
    """One of the own agency's, which alone changes it; 404 for any other."""
    seen, found = one_seen_by(request, person_id, referral_id)
    if found.owner_agency_id != request.user.agency_id or viewing_as() is not None:
        raise Http404
    return seen, found
