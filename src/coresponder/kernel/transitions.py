"""What the state of a thing allows: one table for each noun, and the diagram that is drawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.kernel.errors import StateError


@dataclass(frozen=True, kw_only=True)
class Transitions:
    """For each state of a noun, the states that may follow, each with the deed that leads there.

    `allowed["draft"]["frozen"] == "the coordinator freezes it"`. A state without followers is an end.
    """

    noun: str
    allowed: Mapping[str, Mapping[str, str]]

    def check(self, *, current: str, wanted: str) -> None:
        """Raise StateError unless `wanted` may follow `current`."""
        if wanted not in self.allowed[current]:
            raise StateError(f"not_{wanted}_from_{current}", self._refusal(current, wanted), self._remedy(current))

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, for the documentation."""
        lines = ["stateDiagram-v2", f"    [*] --> {next(iter(self.allowed))}"]
        for state, followers in self.allowed.items():
            lines += [f"    {state} --> {follower}: {deed}" for follower, deed in followers.items()]
            lines += [] if followers else [f"    {state} --> [*]"]
        return "\n".join(lines)

    def _refusal(self, current: str, wanted: str) -> str:
        return f"This {self.noun} is {current}, so it cannot become {wanted}."

    def _remedy(self, current: str) -> str:
        followers = self.allowed[current]
        if not followers:
            return f"Nothing can be changed about a {self.noun} that is {current}."
        return f"A {self.noun} that is {current} can only become {' or '.join(followers)}."
