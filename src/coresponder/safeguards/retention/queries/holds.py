"""Which legal holds hold, and what they cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from coresponder.safeguards.retention.categories import Due
from coresponder.safeguards.retention.models import LegalHold


def holds_in_force() -> QuerySet[LegalHold]:
    """Every hold that is not lifted."""
    return LegalHold.objects.filter(lifted_at=None)


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the holds of this moment cover, as plain values."""

    pairs: frozenset[tuple[UUID | None, str]]

    def covers(self, category: str, person_id: UUID | None) -> bool:
        """True where a hold names the category, the person, or both of them together.

        A hold on a person does not cover an item about nobody in particular, such as a day's sessions.
        """
        about = {(None, category)} | ({(person_id, ""), (person_id, category)} if person_id else set())
        return bool(self.pairs & about)

    def split(self, category: str, found: Iterable[Due]) -> tuple[list[Due], list[Due]]:
        """What may be disposed of, and what is held."""
        free: list[Due] = []
        held: list[Due] = []
        for due in found:
            (held if self.covers(category, due.person_id) else free).append(due)
        return free, held


def held_now() -> Held:
    """The holds of this moment, in one query."""
    return Held(pairs=frozenset(holds_in_force().values_list("person_id", "category")))
