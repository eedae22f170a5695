"""Diversions: judgments of what would have been, apart from outcomes, and never added to each other.

An arrest that was avoided and a visit to an emergency department that was avoided are measured against different
things: contacts in which somebody could have been arrested, and contacts in which somebody judged that an ambulance
would have come. One contact can be both. So each kind is a type of its own, and adding the two is an error that no
page can make.
"""

from dataclasses import dataclass
from typing import ClassVar, NoReturn, Self

from coresponder.kernel.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class _Diversion:
    """How many of how many were diverted; `unknown` is left out of both."""

    diverted: int
    of: int
    unknown: int = 0
    against: ClassVar[str] = ""

    def __post_init__(self) -> None:
        if not 0 <= self.diverted <= self.of:
            raise ValueError("There cannot be more diverted than there were to divert.")

    @property
    def share(self) -> float | None:
        """Diverted of those who could have been; None of nobody."""
        return self.diverted / self.of if self.of else None

    def __add__(self, other: Self) -> Self:
        """Two periods or areas of the same kind together."""
        if type(other) is not type(self):
            _refuse()
        return type(self)(
            diverted=self.diverted + other.diverted, of=self.of + other.of, unknown=self.unknown + other.unknown
        )

    def __radd__(self, other: object) -> Self:
        """So that sum() works for one kind, and for nothing else."""
        if other != 0:
            _refuse()
        return self


class ArrestDiversion(_Diversion):
    """Contacts in which somebody could have been arrested, and was not."""

    against = "contacts in which somebody could have been arrested"


class EmergencyDiversion(_Diversion):
    """Contacts in which somebody judged that the person would have gone to an emergency department, and did not."""

    against = "contacts in which an emergency department was judged likely"


def _refuse() -> NoReturn:
    raise UsageError(
        "diversions_are_not_added",
        "Arrest and emergency-department diversions are of different things, and one contact can be both.",
        "Show them side by side, each with its own denominator.",
    )
