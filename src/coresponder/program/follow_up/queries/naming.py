"""What to call the people of a list, as far as the reader may know it; and whose names were shown."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from coresponder.program.people.models import Person, PersonName
from coresponder.program.people.vocabulary.identity import NameKind
from coresponder.safeguards.access.records import Reader
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of a list, and the name parts of other agencies among them, for the ledger."""

    by_person: dict[UUID, str] = field(default_factory=dict)
    foreign: list[PersonName] = field(default_factory=list)

    def of(self, person: Person) -> str:
        """The name, or what to call the person where no name may be shown."""
        return self.by_person.get(person.pk, person.short_name)


def names_of(person_ids: Collection[UUID], holds: Reader, *, purpose: Purpose) -> Names:
    """Names that hold and may be read; the own agency's before others, and the legal one before others."""
    parts = PersonName.objects.filter(person_id__in=set(person_ids), ended_at=None).select_related("owner_agency")
    found = list(holds.readable(parts, purpose=purpose))
    open_together(found)
    best: dict[UUID, PersonName] = {}
    for each in sorted(
        found, key=lambda part: (part.owner_agency_id != holds.subject.agency_id, part.kind != NameKind.LEGAL)
    ):
        best.setdefault(each.person_id, each)
    return Names(
        by_person={person_id: each.full for person_id, each in best.items()},
        foreign=[each for each in best.values() if each.owner_agency_id != holds.subject.agency_id],
    )
