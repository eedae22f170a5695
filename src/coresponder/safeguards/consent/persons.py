"""Whom a page is about: a person is known here by an id alone, and somebody further up says whether there is one.

program/people fills this in once, when it starts:

    persons.register(exists=…, may_see=…)

Until then nobody exists, so that a program without people answers every such page with 404.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions.denials import STRANGER, Denied


def only_itself(person_id: UUID) -> Collection[UUID]:
    """Nobody is known under another id."""
    return (person_id,)


def no_page(person_id: UUID) -> str:
    """There is no page about the person."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Persons:
    """What the keeper of the persons answers."""

    exists: Callable[[UUID], bool]
    may_see: Callable[[UUID, User], bool]
    ids_of: Callable[[UUID], Collection[UUID]] = only_itself
    page_of: Callable[[UUID], str] = no_page


_registered: Persons | None = None


def register(
    *,
    exists: Callable[[UUID], bool],
    may_see: Callable[[UUID, User], bool],
    ids_of: Callable[[UUID], Collection[UUID]] = only_itself,
    page_of: Callable[[UUID], str] = no_page,
) -> None:
    """Say who exists and who may see that. The last to register counts.

    `ids_of` names every id under which lines about this person were written, for records that were merged; `page_of`
    is the address of the person's own page.
    """
    global _registered
    _registered = Persons(exists=exists, may_see=may_see, ids_of=ids_of, page_of=page_of)


def check_person(person_id: UUID, *, by: User) -> None:
    """Return quietly for a person whom `by` may know of. Otherwise Denied as for a stranger, which becomes a 404.

    The answer for a person whom there is not and for one who may not be seen is the same.
    """
    if not is_seen(person_id, by=by):
        raise Denied(STRANGER, "There is no such page.")


def is_seen(person_id: UUID, *, by: User) -> bool:
    """True when there is such a person, and `by` may know of it."""
    known = _registered
    return known is not None and known.exists(person_id) and known.may_see(person_id, by)


def ids_of(person_id: UUID) -> Collection[UUID]:
    """Every id under which lines about this person were written."""
    return {person_id, *(_registered.ids_of(person_id) if _registered else ())}


def page_of(person_id: UUID) -> str:
    """The address of the person's own page; empty where there is none."""
    return _registered.page_of(person_id) if _registered else ""
