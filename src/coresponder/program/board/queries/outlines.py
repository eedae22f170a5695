"""The map: the county's own outlines as one drawing of the server's, with the calls and teams of the board in it.

No tiles and nothing from a network: the outlines are those that the agency gave. Longitudes are narrowed by the cosine
of the middle latitude, which is true enough for a county. Not accounted for: roads, rivers, distances by road.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coresponder.program.board.models import Area
from coresponder.program.board.queries.now import BoardNow, Row

WIDTH = 400.0
MARGIN = 14.0
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """One beat: its path, where its name stands, and how many calls wait and are worked on in it."""

    code: str
    path: str
    x: float
    y: float
    waiting: int
    working: int


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One call or one team on the map."""

    kind: str
    words: str
    x: float
    y: float
    letter: str = ""


@dataclass(frozen=True, kw_only=True)
class Map:
    """The drawing, and what it says in words."""

    height: float
    outlines: list[Outline]
    marks: list[Mark]

    @property
    def width(self) -> float:
        return WIDTH


@dataclass(frozen=True, kw_only=True)
class Projection:
    """Degrees to places on the drawing."""

    west: float
    north: float
    scale_x: float
    scale_y: float

    def place(self, point: Sequence[float]) -> Point:
        """Where a longitude and latitude lie on the drawing."""
        across = MARGIN + (point[0] - self.west) * self.scale_x
        return round(across, 1), round(MARGIN + (self.north - point[1]) * self.scale_y, 1)


def map_of(board: BoardNow, *, is_exact: bool = True) -> Map | None:
    """The map of a board; None where nobody gave outlines. Without `is_exact`, calls stand in the middle of a beat."""
    areas = list(Area.objects.all())
    if not areas:
        return None
    projection, height = _projection(areas)
    middles = {area.code: projection.place(_middle(area.rings[0])) for area in areas}
    outlines = [_outline(area, projection, middles[area.code], board) for area in areas]
    places = {row.call.pk: _place(row, projection, middles, is_exact) for row in (*board.waiting, *board.working)}
    marks = [*_calls(board.waiting, places, "waiting"), *_calls(board.working, places, "working")]
    return Map(height=height, outlines=outlines, marks=_apart([*marks, *_teams(board, places, middles)]))


def _projection(areas: Iterable[Area]) -> tuple[Projection, float]:
    points = [point for area in areas for ring in area.rings for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    scale_x = (WIDTH - 2 * MARGIN) / max(east - west, 1e-9)
    scale_y = scale_x / max(math.cos(math.radians((south + north) / 2)), 0.01)
    height = round(2 * MARGIN + (north - south) * scale_y, 1)
    return Projection(west=west, north=north, scale_x=scale_x, scale_y=scale_y), height


def _outline(area: Area, projection: Projection, middle: Point, board: BoardNow) -> Outline:
    rings = ["M" + "L".join(f"{x} {y}" for x, y in map(projection.place, ring)) + "Z" for ring in area.rings]
    return Outline(
        code=area.code,
        path="".join(rings),
        x=middle[0],
        y=middle[1] + 16,
        waiting=sum(row.call.beat == area.code for row in board.waiting),
        working=sum(row.call.beat == area.code for row in board.working),
    )


def _middle(ring: Sequence[Sequence[float]]) -> Point:
    """The center of gravity of an outline; the mean of its corners where it encloses nothing."""
    twice = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    area = sum(cross for cross, _, _ in twice)
    if abs(area) < 1e-12:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    x = sum((a[0] + b[0]) * cross for cross, a, b in twice) / (3 * area)
    return x, sum((a[1] + b[1]) * cross for cross, a, b in twice) / (3 * area)


def _place(row: Row, projection: Projection, middles: dict[str, Point], is_exact: bool) -> Point | None:
    """Where a call lies; None for one of which neither point nor beat is known."""
    call = row.call
    if is_exact and call.longitude is not None and call.latitude is not None:
        return projection.place((call.longitude, call.latitude))
    return middles.get(call.beat)


def _calls(rows: Iterable[Row], places: Mapping[UUID, Point | None], kind: str) -> list[Mark]:
    found = []
    for row in rows:
        place = places[row.call.pk]
        if place is not None:
            letter = str(row.call.priority or "")
            words = f"{row.priority_words} {row.call.type_text or row.call.type_code}, {kind}"
            found.append(Mark(kind=kind, words=words, x=place[0], y=place[1], letter=letter))
    return found


def _teams(board: BoardNow, places: Mapping[UUID, Point | None], middles: dict[str, Point]) -> list[Mark]:
    """A team stands at its call, or while free in the first of its areas; one for everywhere is not on the map."""
    found = []
    for each in board.teams:
        team = each.team
        home = next((middles[code] for code in team.shift.team.areas if code in middles), None)
        place = places.get(team.assignments[0].call_id) if team.assignments else home
        if place is not None:
            words = f"{team.call_sign}, {team.status_words}"
            found.append(Mark(kind="team", words=words, x=place[0], y=place[1] - 13, letter=team.call_sign))
    return found


def _apart(marks: list[Mark]) -> list[Mark]:
    """The marks, those that would hide another one moved aside."""
    taken: set[tuple[int, int]] = set()
    found = []
    for mark in marks:
        x, y = mark.x, mark.y
        while (round(x / 12), round(y / 10)) in taken:
            x += 13
        taken.add((round(x / 12), round(y / 10)))
        found.append(Mark(kind=mark.kind, words=mark.words, x=round(x, 1), y=round(y, 1), letter=mark.letter))
    return found
