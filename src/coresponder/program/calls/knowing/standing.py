"""The newest of each register. It is the same for every order in which documents come, and however often each comes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coresponder.program.calls.knowing.observation import HAND, ROW, Observation, Register


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What stands of everything that was said about one call."""

    observations: tuple[Observation, ...]
    registers: tuple[Register, ...]
    contested: frozenset[str]

    @property
    def newest_at(self) -> datetime:
        """The newest moment for which any document speaks."""
        return max(each.at for each in self.observations)

    @property
    def oldest_at(self) -> datetime:
        return min(each.at for each in self.observations)

    @property
    def row(self) -> Register | None:
        """What the row of an export says, where there is one."""
        return next((each for each in self.registers if each.key == ROW), None)

    @property
    def of_eido(self) -> list[Register]:
        """What the components of EIDOs say."""
        return [each for each in self.registers if each.key != ROW and not each.key.startswith(HAND)]

    def by_hand(self, field: str) -> Register | None:
        """What a person set this field to, where somebody did."""
        return next((each for each in self.registers if each.key == HAND + field), None)

    def over_time(self, tell: Callable[[Register], Any]) -> list[tuple[datetime, Any]]:
        """What `tell` hears from every register that was ever said, in the order of the sources' own clocks.

        Of several at one moment the one that holds is last. `tell` answers None for a register that says nothing of it.
        """
        said = {(each.rank, each.key): each for told in self.observations for each in told.registers}
        heard = ((each.at, tell(each)) for _, each in sorted(said.items(), key=lambda item: item[0]))
        return [(at, value) for at, value in heard if value is not None]


def standing_of(observations: Sequence[Observation]) -> Standing:
    """What stands; there has to be one observation at least."""
    newest: dict[str, Register] = {}
    contested: set[str] = set()
    for each in _all(observations):
        there = newest.get(each.key)
        if there is None or each.moment > there.moment:
            contested.discard(each.key)
        elif each.contradicts(there):
            contested.add(each.key)
        if there is None or each.rank > there.rank:
            newest[each.key] = each
    ordered = sorted(newest.values(), key=lambda each: (each.at, each.key))
    return Standing(observations=tuple(observations), registers=tuple(ordered), contested=frozenset(contested))


def _all(observations: Iterable[Observation]) -> list[Register]:
    """Every register, in the order of the sources' clocks."""
    said = (each for told in observations for each in told.registers)
    return sorted(said, key=lambda each: (each.moment, each.key))
