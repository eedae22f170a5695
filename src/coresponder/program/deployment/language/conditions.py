"""Conditions on the facts of a call. Each says whether it holds, does not, or cannot be told, and says so in words."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from coresponder.kernel.spoken_english import listed
from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language.truth import Truth, all_of, any_of, opposite
from coresponder.program.deployment.language.vocabulary import CODED, FACT_TITLES, WEEKDAY_WORDS, value_words

MINUTES_A_DAY = 24 * 60


class Condition(Protocol):
    """What every condition can do."""

    def holds(self, facts: CallFacts) -> Truth:
        """True, False, or None where a fact is missing that would tell."""
        ...

    def words(self) -> str:
        """What it asks for, to stand after “when”."""
        ...

    @property
    def atoms(self) -> "tuple[Atom, ...]":
        """The conditions on single facts that it is made of, in order."""
        ...


def spelled(text: str) -> str:
    """A spelling without what does not tell two types or beats apart: case, and how many spaces."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, kw_only=True)
class Atom:
    """A condition on one fact. `or_unknown`: it also holds when nobody knows the fact."""

    fact: str
    or_unknown: bool = False

    def holds(self, facts: CallFacts) -> Truth:
        """Ask the value where the fact is known."""
        if not facts.is_known(self.fact):
            return True if self.or_unknown else None
        return self.fits(getattr(facts, self.fact))

    def fits(self, value: object) -> bool:
        """Whether a known value is one that it asks for."""
        raise NotImplementedError

    def wanted(self) -> str:
        """The values that it asks for, in words."""
        raise NotImplementedError

    def words(self) -> str:
        """Such as “a weapon is reported or not known”."""
        wanted = [each for each in (self.wanted(), "not known" if self.or_unknown else "") if each]
        return f"{FACT_TITLES[self.fact]} is {' or '.join(wanted)}"

    def found(self, facts: CallFacts) -> str:
        """What the call has instead, in words."""
        if not facts.is_known(self.fact):
            return "not known"
        value = getattr(facts, self.fact)
        return value_words(self.fact, value) if self.fact in CODED else f"“{value}”"

    @property
    def atoms(self) -> "tuple[Atom, ...]":
        return (self,)


@dataclass(frozen=True, kw_only=True)
class OneOf(Atom):
    """The fact has one of these values. None at all together with `or_unknown` means “is not known”."""

    values: tuple[str, ...] = ()

    @cached_property
    def _compared(self) -> frozenset[str]:
        return frozenset(self.values if self.fact in CODED else map(spelled, self.values))

    def fits(self, value: object) -> bool:
        return (value if self.fact in CODED else spelled(str(value))) in self._compared

    def wanted(self) -> str:
        said = [value_words(self.fact, each) if self.fact in CODED else f"“{each}”" for each in self.values]
        return " or ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


@dataclass(frozen=True, kw_only=True)
class Contains(Atom):
    """The spelling contains one of these pieces."""

    pieces: tuple[str, ...]

    @cached_property
    def _compared(self) -> tuple[str, ...]:
        return tuple(map(spelled, self.pieces))

    def fits(self, value: object) -> bool:
        spelling = spelled(str(value))
        return any(piece in spelling for piece in self._compared)

    def wanted(self) -> str:
        return f"spelled with {' or '.join(f'“{piece}”' for piece in self.pieces)}"


@dataclass(frozen=True, kw_only=True)
class Between(Atom):
    """A number from one to another, both included; None where that end is open. Only priority is a number."""

    at_least: int | None = None
    at_most: int | None = None

    def fits(self, value: object) -> bool:
        number = int(str(value))
        above = self.at_least is None or number >= self.at_least
        return above and (self.at_most is None or number <= self.at_most)

    def wanted(self) -> str:
        if self.at_least is None:
            return f"{self.at_most} or more urgent"
        if self.at_most is None:
            return f"{self.at_least} or less urgent"
        return str(self.at_least) if self.at_least == self.at_most else f"from {self.at_least} to {self.at_most}"


@dataclass(frozen=True, kw_only=True)
class Hours(Atom):
    """The local clock stands between two times, on nights and days that begin on one of these weekdays.

    Times are minutes since local midnight; `to_minute` is not included. A window that ends at or before its start
    passes midnight and belongs to the day on which it begins: Friday 22:00 to 06:00 is on Saturday at three. It reads
    the clock on the wall: the hour that autumn repeats is in it twice, the one that spring leaves out not at all.
    """

    fact: str = "hours"
    from_minute: int
    to_minute: int
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    def holds(self, facts: CallFacts) -> Truth:
        minute, weekday = facts.at.hour * 60 + facts.at.minute, facts.at.weekday()
        return self.includes(weekday, minute)

    def includes(self, weekday: int, minute: int) -> bool:
        """Whether a minute of a weekday (0 is Monday) is in it."""
        if self.from_minute < self.to_minute:
            return self.from_minute <= minute < self.to_minute and weekday in self.weekdays
        if minute >= self.from_minute:
            return weekday in self.weekdays
        return minute < self.to_minute and (weekday - 1) % 7 in self.weekdays

    def wanted(self) -> str:
        window = f"from {clock(self.from_minute)} to {clock(self.to_minute)}"
        if len(self.weekdays) == len(WEEKDAY_WORDS):
            return window
        days = listed([WEEKDAY_WORDS[day] for day in self.weekdays])
        over = ", counted from the evening" if self.from_minute >= self.to_minute else ""
        return f"{window} on {days}{over}"

    def found(self, facts: CallFacts) -> str:
        return f"{WEEKDAY_WORDS[facts.at.weekday()]} {facts.at:%H:%M}"


@dataclass(frozen=True, kw_only=True)
class AllOf:
    """Every one of its parts holds. Without parts it always does."""

    parts: tuple[Condition, ...]

    def holds(self, facts: CallFacts) -> Truth:
        return all_of(part.holds(facts) for part in self.parts)

    def words(self) -> str:
        return " and ".join(_grouped(part) for part in self.parts) or "always"

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return tuple(atom for part in self.parts for atom in part.atoms)


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """At least one of its parts holds."""

    parts: tuple[Condition, ...]

    def holds(self, facts: CallFacts) -> Truth:
        return any_of(part.holds(facts) for part in self.parts)

    def words(self) -> str:
        return ", or ".join(_grouped(part) for part in self.parts)

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return tuple(atom for part in self.parts for atom in part.atoms)


@dataclass(frozen=True, kw_only=True)
class Not:
    """Its part does not hold. What cannot be told of the part cannot be told of this either."""

    part: Condition

    def holds(self, facts: CallFacts) -> Truth:
        return opposite(self.part.holds(facts))

    def words(self) -> str:
        return f"not: {_grouped(self.part)}"

    @property
    def atoms(self) -> tuple[Atom, ...]:
        return self.part.atoms


def clock(minute: int) -> str:
    """Minutes since midnight as a clock shows them; the end of the day is 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _grouped(part: Condition) -> str:
    return f"({part.words()})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else part.words()
