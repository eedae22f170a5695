"""Writing into the ledger of disclosures, in the transaction that shows or hands out what it tells about."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.consent.queries import consent_covering, consents_in_force
from coresponder.safeguards.vocabulary import DataClass, Purpose


def note_disclosure(
    *,
    person_id: UUID,
    owner_agency_id: int,
    data_classes: Collection[DataClass],
    purpose: Purpose,
    way: str,
    opened_by: str,
    carried_part_2_notice: bool,
    by: User,
) -> Disclosure:
    """One line: whose records about this person were shown to whom, for what, and what opened them.

    `opened_by` is agreement:…, consent:… or opening:…; the consent is named in a column of its own as well, since its
    identity travels with what it opens (42 CFR 2.32), also where an agreement opened it together with a consent. The
    recipient is the agency that the reader acts for.
    """
    line = Disclosure(
        person_id=person_id,
        owner_agency_id=owner_agency_id,
        recipient=by.agency,
        by=by,
        data_classes=sorted(data_classes),
        purpose=purpose,
        way=way,
        opened_by=opened_by,
        carried_part_2_notice=carried_part_2_notice,
    )
    line.consent_id = consent_behind(line)
    line.save(force_insert=True)
    return line


def note_disclosures(lines: Sequence[Disclosure]) -> None:
    """Several lines at once, of a list that was shown; who has agreed to anything is asked once for all of them."""
    if not lines:
        return
    persons = {line.person_id for line in lines}
    agreed = set(consents_in_force(timezone.now()).filter(person_id__in=persons).values_list("person_id", flat=True))
    for line in lines:
        if line.person_id in agreed or line.opened_by.startswith("consent:"):
            line.consent_id = consent_behind(line)
    Disclosure.objects.bulk_create(lines)


def consent_behind(line: Disclosure) -> UUID | None:
    """The consent that a disclosure rests on: the one that opened it, or the one that an agreement asked for."""
    kind, _, found = line.opened_by.partition(":")
    if kind == "consent":
        return UUID(found)
    if kind != "agreement":
        return None
    consent = consent_covering(
        person_id=line.person_id,
        owner_agency_id=line.owner_agency_id,
        data_classes=[DataClass(each) for each in line.data_classes],
        purpose=Purpose(line.purpose),
        by=line.by,
        at=timezone.now(),
    )
    return consent.pk if consent else None
