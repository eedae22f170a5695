"""Giving the map its outlines."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coresponder.kernel.errors import InputError
from coresponder.program.board.audit_events import OUTLINES_KEPT
from coresponder.program.board.models import Area
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record, record_anonymous

NAMES = ("beat", "code", "name", "id")


@transaction.atomic
def keep_outlines(*, geojson: Mapping[str, Any], by: User | None) -> list[Area]:
    """Draw the map anew from a GeoJSON feature collection of polygons, each with the beat's code.

    The code is the feature's property `beat`, `code` or `name`, or its id. `by` is None for whoever runs the program at
    its command line. InputError, and nothing is changed, where a feature has no code or no polygon.
    """
    features = geojson.get("features")
    if geojson.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise InputError("no_outlines", "This is no GeoJSON feature collection with features.", "Choose another file.")
    areas = [_area(feature) for feature in features]
    if len({area.code for area in areas}) < len(areas):
        raise InputError("same_code_twice", "Two outlines have the same code.", "Join them into one MultiPolygon.")
    Area.objects.all().delete()
    kept = Area.objects.bulk_create(areas)
    details = {"areas": len(kept)}
    if by is None:
        record_anonymous(OUTLINES_KEPT, about="board:outlines", details=details)
    else:
        record(OUTLINES_KEPT, by=by, about="board:outlines", details=details)
    return kept


def _area(feature: Mapping[str, Any]) -> Area:
    known = {**(feature.get("properties") or {}), "id": feature.get("id")}
    code = next((str(known[name]) for name in NAMES if known.get(name)), "")
    geometry = feature.get("geometry") or {}
    coordinates = geometry.get("coordinates") or []
    polygons: list[Any] = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(geometry.get("type", ""), [])
    if not code or not polygons or not polygons[0]:
        raise InputError("no_outline", "A feature has no code of a beat, or is no polygon.", "Mend the file.")
    # The first ring of a polygon is its outline; the others are holes, which a map of beats does not need.
    return Area(code=code[:40], rings=[polygon[0] for polygon in polygons])
