"""What the board shows of a call, made of what stands.

What a person of the program set stands over what a feed says, until a person sets it anew; only whether the call is
over follows whoever spoke last. Of an EIDO and a row about the same call the newer one is believed, field by field,
where it says anything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from coresponder.program.calls.knowing import eido_facts, hand_facts, row_facts
from coresponder.program.calls.knowing.observation import Observation, Register
from coresponder.program.calls.knowing.standing import Standing, standing_of
from coresponder.program.calls.vocabulary import AgeBand, CallSource, CallState, PlaceType, Reported

Facts = dict[str, Any]
Said = Callable[[Register], str | None]

STATES: tuple[Said, ...] = (eido_facts.state_said, row_facts.state_said, hand_facts.state_said)
TYPES: tuple[Said, ...] = (eido_facts.type_said, row_facts.type_said, hand_facts.type_said)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A call as it is known. Merging is not in here: it takes what other calls claim as well.

    `type_common` is the common type of the standard, where there is one; the board does not show it.
    """

    event_number: str = ""
    state: str = CallState.OPEN.value
    received_at: datetime
    closed_at: datetime | None = None
    reopened_at: datetime | None = None
    type_code: str = ""
    type_text: str = ""
    type_common: str = ""
    initial_type: str = ""
    flag: str = ""
    priority: int | None = None
    source: str = CallSource.UNKNOWN.value
    place_text: str = ""
    place_type: str = PlaceType.UNKNOWN.value
    beat: str = ""
    latitude: float | None = None
    longitude: float | None = None
    narrative: str = ""
    language: str = ""
    weapon: str = Reported.UNKNOWN.value
    violence: str = Reported.UNKNOWN.value
    medical: str = Reported.UNKNOWN.value
    suicide: str = Reported.UNKNOWN.value
    age_band: str = AgeBand.UNKNOWN.value
    disposition: str = ""
    is_contested: bool = False
    source_clock_at: datetime

    def to_json(self) -> dict[str, Any]:
        """As plain data, to be kept as what was known."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @property
    def has_type(self) -> bool:
        return bool(self.type_text or self.type_code or self.type_common)


PICTURED = frozenset(each.name for each in fields(Picture))


def picture_of(observations: Sequence[Observation]) -> Picture:
    """What is known, from everything that was ever said."""
    standing = standing_of(observations)
    facts = {**_from_feeds(standing), **hand_facts.facts(standing)}
    ends = _ends(standing)
    facts.setdefault("received_at", standing.oldest_at)
    return Picture(
        **{name: value for name, value in facts.items() if name in PICTURED},
        **ends,
        initial_type=_initial_type(standing),
        is_contested=bool(standing.contested),
        source_clock_at=standing.newest_at,
    )


def _from_feeds(standing: Standing) -> Facts:
    """What EIDOs and rows say; where both say something, the one that speaks for the later moment."""
    told: list[tuple[tuple[datetime, int], Facts]] = []
    if standing.of_eido:
        told.append((_newest(standing.of_eido), eido_facts.facts(standing.of_eido)))
    if standing.row is not None:
        told.append((_newest([standing.row]), row_facts.facts(standing.row)))
    merged: Facts = {}
    for _, facts in sorted(told, key=lambda each: each[0]):
        merged.update({name: value for name, value in facts.items() if value not in ("", None)})
    return merged


def _newest(registers: Sequence[Register]) -> tuple[datetime, int]:
    return max((each.at, each.priority) for each in registers)


def _state_said(register: Register) -> str | None:
    """Which state a register gives the call, if any."""
    return next((state for said in STATES if (state := said(register))), None)


def _ends(standing: Standing) -> Mapping[str, Any]:
    """The state that was said last, since when the call is over, and when it was last opened again."""
    told = standing.over_time(_state_said)
    state = told[-1][1] if told else CallState.OPEN.value
    reopened = [at for at, was in standing.over_time(_reopened) if was]
    return {
        "state": state,
        "closed_at": None if state == CallState.OPEN else _over_since(standing, told),
        "reopened_at": max(reopened, default=None),
    }


def _over_since(standing: Standing, told: list[tuple[datetime, Any]]) -> datetime:
    """When the call ended, by the source's own word; else the first moment at which it was said to be over."""
    if standing.row is not None and (said := row_facts.closed_at(standing.row)):
        return said
    since = told[-1][0]
    for at, state in reversed(told):
        if state == CallState.OPEN:
            break
        since = at
    return since


def _reopened(register: Register) -> bool | None:
    """Whether a register says that the call was opened again."""
    return True if eido_facts.is_reopened(register) or hand_facts.is_reopened(register) else None


def _initial_type(standing: Standing) -> str:
    """The first type that the call had, by the sources' clocks."""
    told = standing.over_time(_type_said)
    return str(told[0][1])[:200] if told else ""


def _type_said(register: Register) -> str | None:
    return next((told for said in TYPES if (told := said(register))), None)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
