"""Give every candidate at most one field and every field at most one candidate, best for all of them together."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from coresponder.formats.cad.fields import FIELDS
from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.evidence import Table

WORTH_SAYING = 0.34  # a weaker candidate is left out rather than guessed
EARLIER_COLUMN = 1e-3  # between equals, the earlier column is the initial type


def assign(candidates: Sequence[Candidate], table: Table) -> list[str]:
    """The field of each candidate, or “personal” or “ignored”."""
    names = list(FIELDS)
    count = len(candidates)
    scores = np.full((count, len(names) + 2 * count), -1.0)
    for row, evidence in enumerate(table):
        scores[row, : len(names)] = [evidence[name].score + _tie_break(name, row, count) for name in names]
        scores[row, len(names) + row] = evidence["personal"].score
        scores[row, len(names) + count + row] = max(WORTH_SAYING, evidence["ignored"].score)
    chosen = linear_sum_assignment(scores, maximize=True)[1]
    return [_name(int(column), names, count) for column in chosen]


def _tie_break(name: str, row: int, count: int) -> float:
    return EARLIER_COLUMN * (1 - row / count) if name in ("initial_type", "event_number", "initial_priority") else 0.0


def _name(column: int, names: Sequence[str], count: int) -> str:
    if column < len(names):
        return names[column]
    return "personal" if column < len(names) + count else "ignored"
