"""Counts made safe to publish: small ones are withheld, with whatever they could be worked out from."""

from typing import Any

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Sum, linked, withhold
from coresponder.program.partnerships.aggregate_sources import Counts

TOTAL = ("all",)


def publishable(counts: Counts) -> dict[str, Any]:
    """A table as plain data. A withheld count is None: it is not known to whoever reads, and not kept."""
    rows = [(("row", str(place)), label, value) for place, (label, value) in enumerate(counts.rows)]
    total = sum(value for _, _, value in rows)
    withheld = _withheld(rows, total) if counts.is_sensitive else frozenset()
    return {
        "key": counts.key,
        "title": counts.title,
        "sentence": counts.sentence,
        "of": counts.of,
        "rows": [[label, None if key in withheld else value] for key, label, value in rows],
        "total": None if TOTAL in withheld else total,
        "withheld_below": SMALLEST_PUBLISHED if counts.is_sensitive else 0,
    }


def _withheld(rows: list[tuple[tuple[str, str], str, int]], total: int) -> frozenset[tuple[str, ...]]:
    cells = [Count(key=key, value=value) for key, _, value in rows]
    whole = Count(key=TOTAL, value=total, keep=1)
    parts: tuple[tuple[str, ...], ...] = tuple(key for key, _, _ in rows)
    return withhold(linked([*cells, whole], [Sum(whole=TOTAL, parts=parts)]))
