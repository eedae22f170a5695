"""The personal parts of callers taken out of a document before anything of it is stored, and counted.

What goes: how to call back, names and numbers of persons, cards of providers and subscribers, contact cards of staff,
and who provided a location. What stays of a person is the role on the incident, an age and a language. Notes stay as
they are: they are what the call is about, and nobody can tell a name in them from a word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from coresponder.formats.eido.components import JsonObject
from coresponder.formats.eido.locations import local_name, parsed

# Components that hold nothing but details of callers, devices and providers.
DROPPED_WHOLE = ("callbackComponent", "additionalDataComponent")
DROPPED_FROM: Mapping[str, tuple[str, ...]] = {
    "callComponent": ("callBackReference", "sipIdentity", "verstat", "additionalDataReference"),
    "personComponent": ("callBackReference", "additionalDataReference"),
    "locationComponent": ("additionalDataReference",),
    "agentComponent": ("agentJcard",),
    "agencyComponent": ("agencyJcard",),
}
KEPT_OF_A_PERSON = ("ageMeasure", "ageDescription", "primaryLanguage")
XML_PARTS_OF_A_LOCATION = ("locationByValue", "crossStreetByValue", "intersectingStreetByValue")


@dataclass(frozen=True, kw_only=True)
class StrippedEido:
    """The document without the personal parts, and how many of them there were."""

    document: dict[str, Any]
    dropped: int


def without_callers(document: JsonObject) -> StrippedEido:
    """The document as it may be stored. The one that is handed in is left as it is."""
    dropped = sum(len(document.get(kind, ())) for kind in DROPPED_WHOLE)
    kept = {name: value for name, value in document.items() if name not in DROPPED_WHOLE}
    for kind in DROPPED_FROM.keys() & kept.keys():
        cleaned = [_cleaned(kind, component) for component in kept[kind]]
        kept[kind] = [component for component, _ in cleaned]
        dropped += sum(count for _, count in cleaned)
    return StrippedEido(document=kept, dropped=dropped)


def _cleaned(kind: str, component: JsonObject) -> tuple[JsonObject, int]:
    """One component without its personal parts, and how many those were."""
    gone = [name for name in DROPPED_FROM[kind] if name in component]
    kept = {name: value for name, value in component.items() if name not in gone}
    deeper = DEEPER.get(kind)
    return deeper(kept, len(gone)) if deeper else (kept, len(gone))


def _person(component: dict[str, Any], gone: int) -> tuple[JsonObject, int]:
    told = component.get("ncPersonComponent")
    if not isinstance(told, dict):
        return component, gone
    kept = {name: told[name] for name in KEPT_OF_A_PERSON if name in told}
    return {**component, "ncPersonComponent": kept}, gone + (len(kept) < len(told))


def _location(component: dict[str, Any], gone: int) -> tuple[JsonObject, int]:
    for name in XML_PARTS_OF_A_LOCATION:
        if name in component:
            cleaned = _without_provider_in(component[name])
            gone += cleaned != component[name]
            component = {**component, name: cleaned}
    return component, gone


def _without_provider_in(value: Any) -> Any:
    return (
        [_without_provider(str(each)) for each in value] if isinstance(value, list) else _without_provider(str(value))
    )


def _without_provider(xml: str) -> str:
    """The location without whose device it is and who provided it; nothing where it cannot be read."""
    root = parsed(xml)
    if root is None:
        return ""
    found = [(parent, child) for parent in root.iter() for child in parent if local_name(child) == "provided-by"]
    for parent, child in found:
        parent.remove(child)
    named = root.attrib.pop("entity", None)
    return ElementTree.tostring(root, encoding="unicode") if found or named else xml


DEEPER: Mapping[str, Callable[[dict[str, Any], int], tuple[JsonObject, int]]] = {
    "personComponent": _person,
    "locationComponent": _location,
}
