"""An address and a point out of PIDF-LO, the XML in which EIDO carries a location by value (RFC 5139, RFC 5491)."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from coresponder.formats.eido.components import JsonObject
from coresponder.formats.eido.model import Place

LONGEST_XML = 100_000
# A document type could define entities that grow without end. PIDF-LO has none.
DOCUMENT_TYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

# The parts of a civic address (RFC 5139) in the order in which people write them.
STREET = ("HNO", "HNS", "PRD", "PRM", "RD", "A6", "STS", "POD")
INSIDE = ("BLD", "UNIT", "FLR", "ROOM", "LOC", "NAM", "LMK")
TOWN = ("A3", "A1")


def place_of(location: JsonObject) -> Place:
    """Where a location component is; empty for one by reference alone, which the program does not follow."""
    root = parsed(str(location.get("locationByValue", "")))
    words = str(location.get("locationDescriptionText", "")).strip()
    if root is None:
        return Place(text=words)
    latitude, longitude = _point(root)
    return Place(text=_address(root) or words, latitude=latitude, longitude=longitude)


def parsed(xml: str) -> ElementTree.Element | None:
    """The XML's root; None where there is none that can be read safely."""
    if not xml.strip() or len(xml) > LONGEST_XML or DOCUMENT_TYPE.search(xml):
        return None
    try:
        return ElementTree.fromstring(DECLARATION.sub("", xml))  # noqa: S314 - no document type, and not long
    except ElementTree.ParseError:
        return None


def local_name(element: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _address(root: ElementTree.Element) -> str:
    civic = next(_named(root, "civicAddress"), None)
    if civic is None:
        return ""
    said = {local_name(each): (each.text or "").strip() for each in civic}
    street = " ".join(said[name] for name in STREET if said.get(name))
    rest = [said[name] for name in (*INSIDE, *TOWN) if said.get(name)]
    return ", ".join(part for part in (street, *rest) if part)


def _point(root: ElementTree.Element) -> tuple[float | None, float | None]:
    """Degrees north and east of the first point, where they are on the globe."""
    for each in _named(root, "pos"):
        numbers = (each.text or "").split()[:2]
        try:
            north, east = (float(number) for number in numbers)
        except ValueError:
            continue
        if -90 <= north <= 90 and -180 <= east <= 180 and (north, east) != (0, 0):
            return north, east
    return None, None


def _named(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (each for each in root.iter() if local_name(each) == name)
