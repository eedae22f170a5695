"""Columns that say the same thing twice: a code, and beside it what the code means."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from coresponder.formats.cad.proposing.candidates import Candidate

ROWS_COMPARED = 500
ONE_TO_ONE = 0.97
FEWEST_VALUES = 3
MOST_VALUES = 400


def shorter_twins(candidates: Sequence[Candidate]) -> dict[int, int]:
    """For each candidate that abbreviates another, that other's index."""
    coded = [i for i, candidate in enumerate(candidates) if _could_be_code(candidate)]
    pairs = ((first, second) for first, second in combinations(coded, 2) if _are_twins(candidates, first, second))
    return dict(_shorter_first(candidates, first, second) for first, second in pairs)


def _could_be_code(candidate: Candidate) -> bool:
    look = candidate.look
    return FEWEST_VALUES <= look.distinct <= MOST_VALUES and look.unique_share < 0.7 and not look.stamp.has_date


def _are_twins(candidates: Sequence[Candidate], first: int, second: int) -> bool:
    one, other = candidates[first].look, candidates[second].look
    if min(one.distinct, other.distinct) < 0.8 * max(one.distinct, other.distinct):
        return False
    rows = [pair for pair in zip(one.cells[:ROWS_COMPARED], other.cells[:ROWS_COMPARED], strict=True) if all(pair)]
    same = sum(first == second for first, second in rows)
    if not rows or same > len(rows) / 2:
        return False
    return min(_determined(rows), _determined([(b, a) for a, b in rows])) >= ONE_TO_ONE


def _determined(rows: Sequence[tuple[str, str]]) -> float:
    """Share of rows in which the second value is the one that usually goes with the first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for key, value in rows:
        seen[key][value] += 1
    return sum(values.most_common(1)[0][1] for values in seen.values()) / len(rows)


def _shorter_first(candidates: Sequence[Candidate], first: int, second: int) -> tuple[int, int]:
    longer_is_second = candidates[first].look.mean_length <= candidates[second].look.mean_length
    return (first, second) if longer_is_second else (second, first)
