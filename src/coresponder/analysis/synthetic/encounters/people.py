"""Who is met: most people once, a few again and again, and those at the place where they live.

A later contact is with somebody who was met before the more likely, the more often that was (a Pitman-Yor process).
Its two numbers were set so that 523 responses go to 309 people, as in Boulder.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from coresponder.analysis.synthetic.encounters.rates import Operation


@dataclass
class Company:
    """Everybody met so far: how often, and at which place first."""

    operation: Operation
    times: list[int] = field(default_factory=list)
    at_place: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def meet(self, place: int, uniform: float) -> int:
        """The number of the person met at this place; a number that was not there yet is somebody new."""
        discount, strength = self.operation.people_discount, self.operation.people_strength
        known_here = frozenset(self.at_place[place])
        weights = [self._weight(person, person in known_here, discount) for person in range(len(self.times))]
        somebody_new = strength + discount * len(self.times)
        left = uniform * (sum(weights) + somebody_new)
        for person, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return self._again(person)
        return self._new(place)

    def _weight(self, person: int, is_here: bool, discount: float) -> float:
        return (self.times[person] - discount) * (self.operation.same_place_weight if is_here else 1.0)

    def _again(self, person: int) -> int:
        self.times[person] += 1
        return person

    def _new(self, place: int) -> int:
        self.times.append(1)
        self.at_place[place].append(len(self.times) - 1)
        return len(self.times) - 1
