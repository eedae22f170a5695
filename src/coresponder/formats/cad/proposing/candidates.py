"""What could fill a field: a column alone, a date column with a time column, the parts of an address, a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coresponder.formats.cad.proposing.headers import means, stem
from coresponder.formats.cad.proposing.looks import POINT, ColumnLook

CandidateKind = Literal["column", "moment", "address", "latitude", "longitude"]

CLOCK_WORDS = frozenset({"time", "date", "stamp", "hour"})
POINT_PATTERNS = {
    "(": (r"\((-?\d+\.\d+),", r", *(-?\d+\.\d+) *\)"),  # (latitude, longitude)
    "P": (r"-?\d+\.\d+ (-?\d+\.\d+)", r"POINT ?\((-?\d+\.\d+) "),  # POINT (longitude latitude)
    "": (r"^(-?\d+\.\d+)[, ]", r"[, ] *(-?\d+\.\d+)$"),
}
FULL_ADDRESS = 0.5


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Some columns that together could fill one field, and what their values look like together."""

    columns: tuple[int, ...]
    headers: tuple[str, ...]
    look: ColumnLook
    kind: CandidateKind = "column"
    pattern: str = ""
    digest: bool = False

    @property
    def label(self) -> str:
        """The headers as one text; for a date and its time the words that both are about."""
        return " ".join(dict.fromkeys(self.headers))


def candidates(header: Sequence[str], looks: Sequence[ColumnLook]) -> list[Candidate]:
    """Every column alone, but for the parts of a moment or an address that only together say something."""
    joined = [*_moments(header, looks), *_addresses(header, looks)]
    parts = {column for candidate in joined for column in candidate.columns}
    alone = [_single(header, looks, index) for index in range(len(header)) if index not in parts]
    return [*joined, *(found for candidate in alone for found in _with_points(candidate))]


def _single(header: Sequence[str], looks: Sequence[ColumnLook], index: int) -> Candidate:
    return Candidate(columns=(index,), headers=(header[index],), look=looks[index])


def _joined(
    header: Sequence[str], looks: Sequence[ColumnLook], columns: tuple[int, ...], kind: CandidateKind
) -> Candidate:
    rows = zip(*(looks[column].cells for column in columns), strict=True)
    complete = kind == "moment"
    cells = tuple(" ".join(filter(None, row)) if not complete or all(row) else "" for row in rows)
    return Candidate(
        columns=columns, headers=tuple(header[column] for column in columns), look=ColumnLook(cells), kind=kind
    )


def _with_points(candidate: Candidate) -> list[Candidate]:
    """A column of points is two candidates: its latitude and its longitude."""
    look = candidate.look
    if look.share_of(POINT) < 0.8:
        return [candidate]
    patterns = POINT_PATTERNS.get(look.filled[0][0], POINT_PATTERNS[""])
    kinds: tuple[CandidateKind, CandidateKind] = ("latitude", "longitude")
    return [
        Candidate(columns=candidate.columns, headers=candidate.headers, look=look, kind=kind, pattern=pattern)
        for kind, pattern in zip(kinds, patterns, strict=True)
    ]


# -- a date in one column, its time in another ---------------------------------------------------------------


def _moments(header: Sequence[str], looks: Sequence[ColumnLook]) -> list[Candidate]:
    """Each time column with its date: the one of the same words, else the only one, else the last before it."""
    dates = [index for index, look in enumerate(looks) if look.stamp.has_date and not look.stamp.has_time]
    clocks = [index for index, look in enumerate(looks) if _is_clock(header[index], look)]
    pairs = [(date, clock) for clock in clocks if (date := _date_of(header, clock, dates)) is not None]
    return [_joined(header, looks, pair, "moment") for pair in pairs]


def _is_clock(header: str, look: ColumnLook) -> bool:
    reading = look.stamp
    is_hour = means(header, "hour") and look.number_share > 0.9 and all(0 <= n <= 24 for n in look.numbers)
    packed = means(header, "time") and _is_packed_clock(look)
    return (reading.has_time and not reading.has_date) or (is_hour and look.distinct > 1) or packed


def _is_packed_clock(look: ColumnLook) -> bool:
    digits = all(len(cell) in (4, 6) for cell in look.filled)
    return look.distinct > 10 and digits and look.number_share > 0.9 and all(n < 240000 for n in look.numbers)


def _date_of(header: Sequence[str], clock: int, dates: Sequence[int]) -> int | None:
    about = stem(header[clock], without=CLOCK_WORDS)
    same = [date for date in dates if stem(header[date], without=CLOCK_WORDS) == about]
    if same:
        return same[0]
    before = [date for date in dates if date < clock]
    if len(dates) == 1 or not before:
        return dates[0] if dates else None
    return before[-1]


# -- an address in several columns ---------------------------------------------------------------------------


def _addresses(header: Sequence[str], looks: Sequence[ColumnLook]) -> list[Candidate]:
    """The parts of an address that stand side by side, where no column holds a whole address."""
    if any(min(look.looks_like_address, look.whole_addresses) > FULL_ADDRESS for look in looks):
        return []
    parts = [index for index, look in enumerate(looks) if _is_address_part(header[index], look)]
    run = _longest_run(parts)
    has_street = any(looks[index].letter_share > 0.5 for index in run)
    return [_joined(header, looks, tuple(run), "address")] if len(run) > 1 and has_street else []


def _is_address_part(header: str, look: ColumnLook) -> bool:
    if not look.filled:
        return means(header, "streetpart") or (means(header, "street") and means(header, "address"))
    by_header = means(header, "streetpart", "street") and not means(header, "beat", "staff", "caller", "stamp", "type")
    return by_header or look.street_suffixes > 0.8


def _longest_run(indexes: Sequence[int]) -> list[int]:
    runs: list[list[int]] = []
    for index in indexes:
        if runs and index - runs[-1][-1] == 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return max(runs, key=len, default=[])
