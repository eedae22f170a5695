"""An EIDO document -> what it says of its incident."""

from coresponder.formats.eido import StrippedEido, checked, read_eido, without_callers
from coresponder.program.calls.intake.items import Item
from coresponder.program.calls.knowing import Observation, Register
from coresponder.program.calls.models import Feed


def item_of(text: bytes, feed: Feed) -> Item:
    """What the document says. InputError says why it is no EIDO that the program can read."""
    document = checked(text)
    stripped = StrippedEido(document=document, dropped=0) if feed.keeps_callers else without_callers(document)
    eido = read_eido(stripped.document)
    told = tuple(
        Register(
            key=each.key, at=each.updated_at, told_at=eido.updated_at, value=dict(each.content), priority=feed.priority
        )
        for each in eido.components
    )
    return Item(
        incident_id=eido.incident_id,
        observation=Observation(at=eido.updated_at, registers=told),
        payload=stripped.document,
        dropped=stripped.dropped,
    )
