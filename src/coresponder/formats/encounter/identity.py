"""Which id an encounter has: two phones of one team, both without network, make the same."""

from uuid import UUID, uuid5

from coresponder.kernel.ids import NAMESPACE_OF_ENCOUNTERS

MOST_ENCOUNTERS_OF_AN_ASSIGNMENT = 50


def encounter_id(assignment_id: UUID, ordinal: int) -> UUID:
    """The id of the n-th encounter on one assignment, counted from 1."""
    return uuid5(NAMESPACE_OF_ENCOUNTERS, f"{assignment_id}:{ordinal}")
