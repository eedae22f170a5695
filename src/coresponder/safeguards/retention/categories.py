"""The categories of records that apps keep. One registration is all that a new category needs.

register(
    Category(
        key="consent",
        title="Consents",
        trigger="expired_or_revoked",
        trigger_words="it expired or was revoked",
        at_least_years=6,
        find=expired_or_revoked,
        dispose={Disposal.DELETE: delete_consent},
    )
)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from coresponder.safeguards.retention.vocabulary import Disposal


@dataclass(frozen=True, kw_only=True)
class Due:
    """One item whose trigger lies before the day. `records` counts what one item stands for, where that is several."""

    id: str
    person_id: UUID | None = None
    records: int = 1


class Find(Protocol):
    """What was triggered before a moment; with `only`, that one item if it still is. Oldest first."""

    def __call__(self, *, before: datetime, only: str | None = None) -> Iterable[Due]: ...


Dispose = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Category:
    """One kind of record that is kept for a time.

    `dispose` has one function for each way in which it can be disposed of; it is called with the item's id, inside a
    transaction in which nothing else happens. `at_least_years` is what no pack may go below. Ids are random or numbers,
    never a name.
    """

    key: str
    title: str
    trigger: str
    trigger_words: str
    find: Find
    dispose: Mapping[Disposal, Dispose]
    at_least_years: int = 0

    def allows(self, disposal: Disposal) -> bool:
        """True for a way in which it can be disposed of; keeping is always possible."""
        return disposal == Disposal.KEEP or disposal in self.dispose


CATEGORIES: dict[str, Category] = {}


def register(category: Category) -> Category:
    """Make a category known; the same key twice is a programming mistake."""
    if CATEGORIES.setdefault(category.key, category) is not category:
        raise ValueError(f"The category of records {category.key!r} is registered twice.")
    return category
