"""What the field page takes along: what the form asks in which way on a phone, and what later apps add to it.

An app that has something for a phone registers it in its AppConfig:

    field_kit.register("services", nearest_services)       # (reader: User, at: datetime) -> JSON; part of the kit
    field_kit.register_section(FieldSection(name="screenings", part="clinical", step="saw", module="screenings/….mjs"))

A source returns only what the reader may see and writes its own audit event. A section's module offers
`draw({ offered, value, changed, take, … })` and returns an element; what it hands to `changed` is filed under its name,
and `take` puts answers into the form. A section of the part “any” in the step “tonight” stands on the first screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coresponder.safeguards.accounts.models import User

Source = Callable[[User, datetime], Any]


@dataclass(frozen=True, kw_only=True)
class FieldSection:
    """A further section of one part in one step, and the module that draws it. Its files are kept for the dead zone."""

    name: str
    part: str
    step: str
    module: str
    also: tuple[str, ...] = ()
    stylesheets: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        return (self.module, *self.also, *self.stylesheets)


_sources: dict[str, Source] = {}
_sections: dict[tuple[str, str, str], FieldSection] = {}


def register(name: str, source: Source) -> None:
    """Make one more part of the kit known. The last one registered under a name holds."""
    _sources[name] = source


def register_section(section: FieldSection) -> None:
    """Make one more section of the form known."""
    _sections[section.name, section.part, section.step] = section


def sources() -> Mapping[str, Source]:
    """What goes into the kit beside the form and the calls."""
    return _sources


def sections() -> tuple[FieldSection, ...]:
    """The registered sections."""
    return tuple(_sections.values())


# The eight tiles of the disposition strip stand first; all others are behind “More”.
TILES = (
    "resolved_on_scene",
    "safety_plan",
    "voluntary_psychiatric_care",
    "involuntary_hold",
    "medical_emergency_department",
    "crisis_center",
    "arrested",
    "unable_to_contact",
)
TILED = "dispositions"
# Asked in front though nobody is told when it is missing: a transport is nothing to look for behind “More questions”.
IN_FRONT = frozenset({"transport_by"})
# Read once more before it is filed: what takes somebody's liberty, and force.
CHECKED: Mapping[str, tuple[str, ...]] = {
    "hold_placed": ("yes",),
    "force_used": ("yes",),
    "handcuffs": ("yes",),
    "enforcement_results": ("arrest_booked", "arrest_released", "warrant_service"),
    "dispositions": ("involuntary_hold", "arrested", "died"),
}
NOBODY_MET = ("gone_on_arrival", "unable_to_locate", "cancelled")
# What one answer says of another question as long as nobody has answered that; it is shown, and can be changed.
IMPLIED: tuple[dict[str, Any], ...] = (
    {"element": "contact_result", "any_of": NOBODY_MET, "gives": "contact_with", "value": "nobody"},
    {"element": "contact_result", "any_of": NOBODY_MET, "gives": "contact_mode", "value": "no_contact"},
    {"element": "contact_result", "any_of": ("refused",), "gives": "dispositions", "value": ["resources_declined"]},
)


def phone_form(document: Mapping[str, Any], namespace: str) -> dict[str, Any]:
    """The form's document with what a phone has to know besides: tiles, the check, what is implied."""
    return {
        **document,
        "namespace": namespace,
        "check_before_filing": CHECKED,
        "implied": IMPLIED,
        "lists": {name: _tiles_first(codes) for name, codes in document["lists"].items()},
        "elements": [_for_thumbs(each) for each in document["elements"]],
    }


def _tiles_first(codes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = {each["code"] for each in codes}
    if not found >= set(TILES):
        return codes
    return sorted(codes, key=lambda each: TILES.index(each["code"]) if each["code"] in TILES else len(TILES))


def _for_thumbs(element: dict[str, Any]) -> dict[str, Any]:
    more: dict[str, Any] = {"tiles": len(TILES)} if element["name"] == TILED else {}
    return {**element, **more, "front": element["name"] in IN_FRONT}
