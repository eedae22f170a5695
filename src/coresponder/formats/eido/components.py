"""A document -> its components. Each carries a clock of its own, so that the newest of each can be told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coresponder.formats.eido.vocabulary import INCIDENT, LISTED, OF_THE_ROOT
from coresponder.kernel.errors import InputError

JsonObject = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Component:
    """One component as one document gives it. `kind` is the standard's name for it; `id` is its own, of the world."""

    kind: str
    id: str
    updated_at: datetime
    content: JsonObject

    @property
    def key(self) -> str:
        """The same for every state of one component. An incident has one incident component, whatever its id."""
        return self.kind if self.kind == INCIDENT else f"{self.kind} {self.id}"


@dataclass(frozen=True, kw_only=True)
class Eido:
    """One document. `unknown` holds what the program does not know by name, as it came."""

    incident_id: str
    updated_at: datetime
    issued_by: str
    components: tuple[Component, ...]
    unknown: JsonObject


def read_eido(document: JsonObject) -> Eido:
    """The components of a document that `checked` has let through; a component that stands twice counts once."""
    newest: dict[str, Component] = {}
    for each in _all_components(document):
        there = newest.get(each.key)
        if there is None or each.updated_at > there.updated_at:
            newest[each.key] = each
    known = {*OF_THE_ROOT, *LISTED}
    return Eido(
        incident_id=document["$id"],
        updated_at=instant(document["lastUpdateTimeStamp"]),
        issued_by=document["issuingElementIdentification"],
        components=tuple(newest.values()),
        unknown={name: value for name, value in document.items() if name not in known},
    )


def instant(text: str) -> datetime:
    """A moment as EIDO writes it, with its offset, as an instant in UTC. InputError for a day that there is not."""
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            "eido_time", "The document holds a time that cannot be.", "Have the sending system's clock looked at."
        ) from error


def _all_components(document: JsonObject) -> Iterator[Component]:
    if INCIDENT in document:
        yield _component(INCIDENT, document[INCIDENT])
    for kind in LISTED:
        for content in document.get(kind, ()):
            yield _component(kind, content)


def _component(kind: str, content: JsonObject) -> Component:
    return Component(kind=kind, id=content["$id"], updated_at=instant(content["lastUpdateTimeStamp"]), content=content)
