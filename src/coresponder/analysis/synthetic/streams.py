"""One random stream for each mechanism of the county."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coresponder.kernel.random_streams import named_stream

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Streams:
    """Random streams by the name of their mechanism: `streams("types")` is always the same stream, from its start."""

    seed: int

    def __call__(self, mechanism: str) -> np.random.Generator:
        return named_stream(f"synthetic.county.{mechanism}", self.seed)


def pick(cumulative: Numbers, uniform: Numbers) -> Integers:
    """For every uniform draw, the index of the weight that it falls on; `cumulative` need not end at one."""
    return np.asarray(np.searchsorted(cumulative, uniform * cumulative[-1], side="right"), dtype=np.int64)
