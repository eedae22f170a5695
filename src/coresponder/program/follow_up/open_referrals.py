"""Open referrals of the people on a list, asked of whichever app keeps them.

A source is registered when the program is loaded:

    open_referrals.register(source)     # (user, person ids) -> for each person the referrals that the user may see

Until one does, pages say nothing about referrals; they do not say that there are none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class OpenReferral:
    """One referral that is not over: to what, how far it is, and where it is worked on."""

    words: str
    address: str


Source = Callable[[User, Collection[UUID]], Mapping[UUID, Sequence[OpenReferral]]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Make a source known, once."""
    if source not in _sources:
        _sources.append(source)


def forget(source: Source) -> None:
    """Take a source away again."""
    _sources.remove(source)


def is_known() -> bool:
    """Whether any app tells about referrals."""
    return bool(_sources)


def open_referrals(user: User, person_ids: Collection[UUID]) -> dict[UUID, list[OpenReferral]]:
    """For each of these people the open referrals that the user may see."""
    found: dict[UUID, list[OpenReferral]] = {}
    for source in _sources:
        for person_id, referrals in source(user, person_ids).items():
            found.setdefault(person_id, []).extend(referrals)
    return found
