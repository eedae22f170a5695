"""What stands behind the ids in addresses: real objects, in every state that opens to other people or to nobody.

A new app adds one line to the file of its neighbors for each part of its addresses and each state that matters:

    Behind("encounter_id", "a note that is not signed yet", lambda objects: ..., also=Permission.VIEW_DRAFT_NOTES),

and one to SENT (sent_to_addresses.py) for an address whose form does nothing without a field.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from tests.support.behind_addresses.community import COMMUNITY
from tests.support.behind_addresses.one import KNOWN, PART, Behind
from tests.support.behind_addresses.partners import PARTNERS
from tests.support.behind_addresses.persons import PERSONS
from tests.support.behind_addresses.work import WORK

__all__ = ["BEHIND", "KNOWN", "Behind", "address_of", "behind", "most_telling"]

BEHIND = (*PERSONS, *PARTNERS, *WORK, *COMMUNITY)


def behind(route: str) -> Iterator[tuple[Behind, ...]]:
    """Every combination of objects that can stand behind the parts of this address, in their order.

    Where one of them is missing, or belongs to a person, the others stay as they are.
    """
    choices = [_behind_part(part, route) for part in PART.findall(route)]
    for chosen in product(*choices):
        unusual = [one for one, of_part in zip(chosen, choices, strict=True) if one is not of_part[0]]
        varies_alone = "<uuid:person_id>" in route or any(not one.is_there for one in chosen)
        if not varies_alone or len(unusual) <= 1:
            yield chosen


def most_telling(route: str) -> list[tuple[Behind, ...]]:
    """Of these combinations the usual one, and the first that is not there."""
    everything = list(behind(route))
    there = [each for each in everything if all(one.is_there for one in each)]
    missing = [each for each in everything if each not in there]
    return [*there[:1], *missing[:1]]


def address_of(route: str, chosen: tuple[Behind, ...], made: Mapping[Behind, str]) -> str:
    """The address with these objects in it."""
    values = {one.part: made[one] for one in chosen}
    return "/" + PART.sub(lambda found: values[found[1]], route)


def _behind_part(part: str, route: str) -> list[Behind]:
    found = [one for one in BEHIND if one.part == part and re.search(one.on, route)]
    found = [one for one in found if not re.search(one.not_on, route)]
    assert found, (
        f"Nothing stands behind “{part}” in the address “{route}”, so nobody knows who may open it. Add a line for it "
        f'to BEHIND in tests/support/behind_addresses.py: Behind("{part}", "what it is", lambda objects: …).'
    )
    return found
