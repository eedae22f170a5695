"""What a person set -> what that says of the call: the same kind of document as a feed's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from coresponder.program.calls.intake.items import Item
from coresponder.program.calls.knowing import Observation, Register
from coresponder.program.calls.knowing.observation import HAND

MERGE = "merge"
# What a person says stands over every feed's word of the same moment.
PRIORITY = 1000


def item_by_hand(fields: Mapping[str, Any], *, at: datetime, incident_id: str = "") -> Item:
    """What somebody set at this moment; on a new call, where no incident id is given."""
    told = tuple(
        Register(key=HAND + name, at=at, told_at=at, value=value, priority=PRIORITY) for name, value in fields.items()
    )
    return Item(
        incident_id=incident_id or str(uuid4()),
        observation=Observation(at=at, registers=told),
        payload={"at": at.isoformat(), "set": dict(fields)},
    )
