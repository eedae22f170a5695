"""Looking for people is reading: it is written down, and names of another agency that were shown are in its ledger."""

from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from coresponder.program.people.audit_events import PEOPLE_SEARCHED
from coresponder.program.people.models import PersonPart
from coresponder.program.people.queries.finding import Found, found_people
from coresponder.safeguards.access.asking import Ask, Decision
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.records import Reader, decision_on, described, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.ledger import note_disclosures
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose

WAY = "list"


@transaction.atomic
def look_for_people(*, text: str, by: User, purpose: Purpose, limit: int) -> list[Found]:
    """Those who may be meant. How many were shown is written down, what was typed is not."""
    check(by, Permission.FIND_PEOPLE)
    holds = reader(by)
    found = found_people(text, by=by, purpose=purpose, limit=limit, holds=holds)
    _note_disclosures(found, by=by, purpose=purpose, holds=holds)
    details: dict[str, Detail] = {"shown": len(found), "purpose": purpose.value, "way": WAY}
    record(PEOPLE_SEARCHED, by=by, about="people:all", details=details)
    return found


def _note_disclosures(found: Sequence[Found], *, by: User, purpose: Purpose, holds: Reader) -> None:
    """A line in the ledger for every agency whose names were shown, once a day for one reader and one person.

    Somebody who types eight letters sees the same name eight times; that is one disclosure, not eight.
    """
    foreign = [part for each in found for part in each.parts if part.owner_agency_id != by.agency_id]
    known = _noted_today(foreign, by=by, purpose=purpose)
    new = [part for part in foreign if (part.person_id, part.owner_agency_id) not in known]
    decide_for = _decider(by, purpose, holds)
    lines = []
    for part in new:
        if (key := (part.person_id, part.owner_agency_id)) not in known:
            known.add(key)
            lines.append(_line(part, decide_for(part), by=by, purpose=purpose))
    note_disclosures(lines)


def _line(part: PersonPart, decision: Decision, *, by: User, purpose: Purpose) -> Disclosure:
    return Disclosure(
        person_id=part.person_id,
        owner_agency_id=part.owner_agency_id,
        recipient=by.agency,
        by=by,
        data_classes=[part.data_class],
        purpose=purpose,
        way=WAY,
        opened_by=decision.opened_by,
        carried_part_2_notice=decision.carries_part_2_notice,
    )


def _decider(by: User, purpose: Purpose, holds: Reader) -> Callable[[PersonPart], Decision]:
    """The decision that opened a part, from what holds for the reader; asked anew where a consent has to be read."""

    def decided(part: PersonPart) -> Decision:
        ask = Ask(subject=holds.subject, part=described(part), deed=Deed.READ, purpose=purpose, at=holds.at)
        by_agreement = decide(ask, holds.facts)
        return by_agreement if by_agreement.is_allowed else decision_on(part, by=by, deed=Deed.READ, purpose=purpose)

    return decided


def _noted_today(parts: Iterable[PersonPart], *, by: User, purpose: Purpose) -> set[tuple[object, int]]:
    persons = {part.person_id for part in parts}
    if not persons:
        return set()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    noted = Disclosure.objects.filter(by=by, way=WAY, purpose=purpose, at__gte=midnight, person_id__in=persons)
    return set(noted.values_list("person_id", "owner_agency_id"))
