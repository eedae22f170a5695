"""Chance for one contact: each question has a stream of its own name, and each contact its own place in the stream.

So one question more moves no other answer, and one contact more moves no other contact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import NormalDist

from coresponder.analysis.synthetic.encounters.rates import Minutes, Rate
from coresponder.kernel.random_streams import named_stream

NORMAL = NormalDist()
SMALLEST = 1e-12


@dataclass(frozen=True)
class Chance:
    """All streams of one year, for so many calls."""

    seed: int
    calls: int
    drawn: dict[str, Sequence[float]] = field(default_factory=dict, repr=False)

    def uniform(self, mechanism: str, place: int) -> float:
        """The draw at this place of the stream of this name, between 0 and 1."""
        if mechanism not in self.drawn:
            self.drawn[mechanism] = (
                named_stream(f"synthetic.encounters.{mechanism}", self.seed).random(self.calls).tolist()
            )
        return self.drawn[mechanism][place]


@dataclass(frozen=True)
class Dice:
    """The dice of one contact. `occasion` tells a contact from a later one that goes back to the same call."""

    chance: Chance
    place: int
    occasion: str = "first"

    def uniform(self, mechanism: str) -> float:
        """A number between 0 and 1, always the same for the same question."""
        return self.chance.uniform(f"{self.occasion}.{mechanism}", self.place)

    def falls(self, mechanism: str, rate: Rate | float) -> bool:
        """Whether it happens."""
        return self.uniform(mechanism) < (rate.share if isinstance(rate, Rate) else rate)

    def one_of(self, mechanism: str, weights: Mapping[str, float]) -> str:
        """One of these, by their weights; they need not add up to one."""
        left = self.uniform(mechanism) * sum(weights.values())
        for code, weight in weights.items():
            left -= weight
            if left < 0:
                return code
        return next(reversed(list(weights)))

    def some_of(self, mechanism: str, shares: Mapping[str, float]) -> list[str]:
        """Each of these by its own share, in their order; perhaps none."""
        return [code for code, share in shares.items() if self.falls(f"{mechanism}.{code}", share)]

    def minutes(self, mechanism: str, time: Minutes) -> float:
        """A lognormal time in minutes."""
        uniform = min(max(self.uniform(mechanism), SMALLEST), 1 - SMALLEST)
        return float(time.median * 2.718281828459045 ** (time.spread * NORMAL.inv_cdf(uniform)))

    def whole(self, mechanism: str, lowest: int, highest: int) -> int:
        """A whole number between two, both included."""
        return lowest + int(self.uniform(mechanism) * (highest - lowest + 1))
