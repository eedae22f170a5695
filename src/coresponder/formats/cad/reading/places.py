"""Coordinates that are possible, and places that can be recognized again, as SQL expressions. No address is kept."""

from coresponder.formats.cad.reading.marks import FINE, IMPOSSIBLE_PLACE, UNREADABLE_PLACE

# Anything that is neither letter nor digit separates words: “MAIN ST.” and “MAIN  ST” are one place.
BETWEEN_WORDS = r"[^\pL\pN]+"
NEEDS_CLEANING = r"[^\pL\pN ]|  "

DEGREES_KEPT = 3  # decimals: about 100 m

IS_POSSIBLE = (
    "latitude_read BETWEEN -90 AND 90 AND longitude_read BETWEEN -180 AND 180"
    " AND (latitude_read <> 0 OR longitude_read <> 0)"
)

# NULL where there are no coordinates at all, which is fine too.
IS_FINE = "coalesce(place_is_possible, latitude_text IS NULL AND longitude_text IS NULL)"


def degrees_read(text: str) -> str:
    """The number of degrees that a text says, or NULL."""
    return f"try_cast({text} AS DOUBLE)"


def degrees_kept(name: str) -> str:
    """Latitude or longitude where both are possible, rounded to about 100 m."""
    return f"CASE WHEN place_is_possible THEN round({name}_read, {DEGREES_KEPT}) END"


def coordinates_mark() -> str:
    """Whether the coordinates are fine or absent, impossible (outside the globe, or 0/0), or no numbers."""
    unreadable = " OR ".join(f"({name}_text IS NOT NULL AND {name}_read IS NULL)" for name in ("latitude", "longitude"))
    return (
        f"CASE WHEN place_is_possible THEN {FINE} WHEN {unreadable} THEN {UNREADABLE_PLACE}"
        f" WHEN NOT place_is_possible THEN {IMPOSSIBLE_PLACE} ELSE {FINE} END"
    )


def address_key(address: str) -> str:
    """A number that is the same for the same address however it is spaced and punctuated.

    It lives in the workspace only, until the places of the data set are numbered.
    """
    cleaned = f"trim(regexp_replace(upper({address}), {_quoted(BETWEEN_WORDS)}, ' ', 'g'))"
    spelled = f"CASE WHEN regexp_matches({address}, {_quoted(NEEDS_CLEANING)}) THEN {cleaned} ELSE upper({address}) END"
    return f"CASE WHEN {address} IS NOT NULL THEN hash({spelled}) END"


def coordinates_key() -> str:
    """The same for sources without an address: places about 100 m apart are one."""
    return f"CASE WHEN place_is_possible THEN hash({degrees_kept('latitude')}, {degrees_kept('longitude')}) END"


def _quoted(pattern: str) -> str:
    return f"'{pattern}'"
