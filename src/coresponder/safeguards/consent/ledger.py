"""Writing into the ledger of disclosures, in the transaction that shows or hands out what it tells about."""

from collections.abc import Collection
from uuid import UUID

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Disclosure
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

    `opened_by` is agreement:…, consent:… or opening:…; a consent is named in a column of its own as well, since its
    identity travels with what it opens (42 CFR 2.32). The recipient is the agency that the reader acts for.
    """
    kind, _, found = opened_by.partition(":")
    return Disclosure.objects.create(
        person_id=person_id,
        owner_agency_id=owner_agency_id,
        recipient=by.agency,
        by=by,
        data_classes=sorted(data_classes),
        purpose=purpose,
        way=way,
        opened_by=opened_by,
        consent_id=UUID(found) if kind == "consent" else None,
        carried_part_2_notice=carried_part_2_notice,
    )
