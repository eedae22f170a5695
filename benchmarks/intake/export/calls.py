"""What calls are about, how they end, and which of them the dispatch system wrote a second time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.intake.export.places import Places
from coresponder.analysis.synthetic.call_types import CALL_TYPES, code_index
from coresponder.analysis.synthetic.streams import pick
from coresponder.kernel.random_streams import named_stream

TYPES = tuple(item.code for item in CALL_TYPES)
GROUPS = np.array([item.group for item in CALL_TYPES])
TYPE_WEIGHTS = np.array([item.per_thousand for item in CALL_TYPES]).cumsum()
USUAL_PRIORITY = np.array([item.priority for item in CALL_TYPES])
SHARE_OTHER_PRIORITY = 0.07

DISPOSITIONS = (
    "REPORT", "ADVISED", "ASSISTED", "GOA", "UTL", "UNFOUNDED", "ARREST", "CITATION", "MENTAL HOLD", "TRANSPORT",
    "REFERRED", "CANCELLED",
)  # fmt: skip
CRISIS_ENDINGS = np.array([19, 14, 22, 8, 6, 2, 4, 0.3, 17, 9, 8, 0]).cumsum()
OTHER_ENDINGS = np.array([26, 18, 16, 9, 6, 8, 5, 9, 0.1, 2, 1, 0]).cumsum()

SHARE_CANCELLED = 0.08
SHARE_WRITTEN_AGAIN = 0.01
ROWS_UNTIL_WRITTEN_AGAIN = 2_000  # mean
MISSING = {"disposition": 0.02, "beat": 0.01, "point": 0.03}

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Streams:
    """The random streams of one block of the export, one for each mechanism."""

    block: int
    seed: int

    def __call__(self, mechanism: str) -> np.random.Generator:
        return named_stream(f"benchmarks.intake.{mechanism}/{self.block}", self.seed)


@dataclass(frozen=True, kw_only=True)
class Calls:
    """The rows of a block in the order of the file. Types, dispositions and places are places in their lists.

    `call` numbers the calls of the block from 0. A row `is_again` where it is the later version of a call that stands
    further up.
    """

    call: Integers
    is_again: Flags
    initial: Integers
    final: Integers
    priority: Integers
    disposition: Integers
    place: Integers
    is_cancelled: Flags

    @property
    def is_on_view(self) -> Flags:
        """An officer came upon it: nobody telephoned."""
        return np.asarray(GROUPS[self.initial] == "police")


def written_again(rows: int) -> int:
    """How many of so many rows are later versions of a call."""
    return round(rows * SHARE_WRITTEN_AGAIN)


def draw_calls(streams: Streams, places: Places, rows: int) -> Calls:
    """So many rows of calls."""
    call, is_again = _draw_order(streams, rows)
    count = rows - written_again(rows)
    initial = pick(TYPE_WEIGHTS, streams("types").random(count))
    final = _draw_changes(streams, initial)
    is_cancelled = streams("cancelled").random(count) < SHARE_CANCELLED
    return Calls(
        call=call,
        is_again=is_again,
        initial=initial[call],
        final=final[call],
        priority=_draw_priorities(streams, initial)[call],
        disposition=_draw_endings(streams, final, is_cancelled, rows)[call, is_again.astype(np.int64)],
        place=_draw_places(streams, final, places)[call],
        is_cancelled=is_cancelled[call],
    )


def _draw_order(streams: Streams, rows: int) -> tuple[Integers, Flags]:
    """Which call each row is of, and whether the row is its later version."""
    stream = streams("written_again")
    count, again = rows - written_again(rows), written_again(rows)
    chosen = stream.choice(count, again, replace=False)
    stands_at = np.concatenate([np.arange(count), chosen + stream.exponential(ROWS_UNTIL_WRITTEN_AGAIN, again)])
    order = np.argsort(stands_at, kind="stable")
    return np.concatenate([np.arange(count), chosen])[order], order >= count


def _draw_changes(streams: Streams, initial: Integers) -> Integers:
    """Some calls turn out to be something else at the end."""
    index, uniform, final = code_index(), streams("changes").random(len(initial)), initial.copy()
    for place, item in enumerate(CALL_TYPES):
        begin = 0.0
        for code, share in item.becomes.items():
            final[(initial == place) & (uniform >= begin) & (uniform < begin + share)] = index[code]
            begin += share
    return final


def _draw_priorities(streams: Streams, initial: Integers) -> Integers:
    stream = streams("priorities")
    differs = stream.random(len(initial)) < SHARE_OTHER_PRIORITY
    return np.where(differs, stream.integers(1, 5, len(initial)), USUAL_PRIORITY[initial])


def _draw_endings(streams: Streams, final: Integers, is_cancelled: Flags, rows: int) -> Integers:
    """For each call its disposition in the first and in the later version."""
    uniform = streams("endings").random((len(final), 2))
    is_crisis = (GROUPS[final] == "crisis")[:, np.newaxis]
    drawn = np.where(is_crisis, pick(CRISIS_ENDINGS, uniform), pick(OTHER_ENDINGS, uniform))
    return np.where(is_cancelled[:, np.newaxis], DISPOSITIONS.index("CANCELLED"), drawn)


def _draw_places(streams: Streams, final: Integers, places: Places) -> Integers:
    uniform = streams("places_of_calls").random(len(final))
    is_crisis = GROUPS[final] == "crisis"
    return np.where(is_crisis, pick(places.crisis_weights, uniform), pick(places.other_weights, uniform))
