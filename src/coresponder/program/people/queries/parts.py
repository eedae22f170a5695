"""One part of a record, for somebody who is going to change it."""

from uuid import UUID

from django.http import Http404

from coresponder.program.people.models import Person, PersonPart
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import Deed, Purpose


def own_part(model: type[PersonPart], part_id: UUID, *, person: Person, by: User, purpose: Purpose) -> PersonPart:
    """A part of this person that somebody may change and that still holds; Http404 for any other."""
    changeable = readable(model._default_manager.all(), by=by, purpose=purpose, deed=Deed.WRITE)
    found = changeable.filter(person=person, pk=part_id, ended_at__isnull=True).select_related("person").first()
    if found is None:
        raise Http404
    return found
