"""One component names another by its id: the shelf on which they are found, and how many were not."""

from collections.abc import Iterable, Iterator
from typing import Any

from coresponder.formats.eido.components import Component, JsonObject

REFERENCE_ENDINGS = ("Reference", "References")


class Shelf:
    """Components by kind and by id, the newest of each."""

    def __init__(self, components: Iterable[Component]) -> None:
        self._by_kind: dict[str, dict[str, Component]] = {}
        for each in components:
            self._by_kind.setdefault(each.kind, {})[each.id] = each

    def all(self, kind: str) -> list[Component]:
        """Every component of a kind, the one that changed first before the others."""
        return sorted(self._by_kind.get(kind, {}).values(), key=lambda each: (each.updated_at, each.id))

    def named(self, kind: str, references: Any) -> list[Component]:
        """The components that a reference, or a list of them, names, in its order; those that are not here left out."""
        found = self._by_kind.get(kind, {})
        return [found[name] for name in names_in(references) if name in found]

    def unresolved(self) -> int:
        """How many references name a component that nobody has sent. Who updated a component does not count."""
        known = {name for shelf in self._by_kind.values() for name in shelf}
        told = {name for shelf in self._by_kind.values() for each in shelf.values() for name in _told_by(each.content)}
        return len(told - known)


def names_in(references: Any) -> list[str]:
    """The ids in a reference or in a list of references."""
    listed = references if isinstance(references, list) else [references]
    return [str(each["$ref"]) for each in listed if isinstance(each, dict) and "$ref" in each]


def _told_by(content: JsonObject) -> Iterator[str]:
    for name, value in content.items():
        if name.endswith(REFERENCE_ENDINGS) and not name.startswith("updatedBy"):
            yield from names_in(value)
