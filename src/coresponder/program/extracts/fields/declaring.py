"""What is said of each model, and the reasons for which a field is in no column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final

WORDS: Final = "Words that somebody wrote are in no data set."
WHO_IT_IS: Final = "It says who somebody is."
STAFF: Final = "It names somebody who works in the program."
OWNER: Final = "Which agency a part belongs to is in no column; the columns say which part it is."
LEADS_BACK: Final = "A number or a hash of another system would lead back to the record."
FILTERS: Final = "By it the rows are chosen that held at the moment; it is no value of its own."
INNER: Final = "How the program works inside; no measure reads it."
ELSEWHERE: Final = "Another column is derived from the events behind it, as of the moment."
EXACT_PLACE: Final = "An exact place could be somebody's home; the beat and the kind of place are columns."
# The fields that every part of a person's record has.
OF_EVERY_PART: Final[Mapping[str, str]] = {
    "id": LEADS_BACK,
    "owner_agency": OWNER,
    "author": STAFF,
    "is_author_only": INNER,
    "recorded_at": FILTERS,
    "sealed_at": FILTERS,
    "replaces": FILTERS,
    "ended_at": FILTERS,
    "ended_by": STAFF,
    "data_class": FILTERS,
}
APPS: Final = (
    "people", "calls", "call_taking", "dispatch", "deployment", "coverage", "encounters", "screenings",
    "response_plans", "referrals", "follow_up", "costs", "training",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Fields:
    """One model. `into` names the columns that a field goes into, as table.column with spaces between."""

    model: str
    into: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False

    @property
    def reasons(self) -> dict[str, str]:
        """By field, why it is in no column."""
        own = {name: reason for reason, names in self.left_out.items() for name in names.split()}
        usual = (
            {name: reason for name, reason in OF_EVERY_PART.items() if name not in self.into} if self.is_part else {}
        )
        return usual | own


@dataclass(frozen=True, kw_only=True)
class Untouched:
    """A model of which nothing is in the data set, and why."""

    model: str
    reason: str


def declared() -> dict[str, Fields | Untouched]:
    """What is said of each model, by its label. ValueError where two lines are about one."""
    found: dict[str, Fields | Untouched] = {}
    for app in APPS:
        for each in import_module(f"coresponder.program.extracts.fields.{app}").FIELDS:
            if each.model in found:
                raise ValueError(f"The fields of {each.model} are declared twice.")
            found[each.model] = each
    return found


def declared_apps() -> tuple[str, ...]:
    """The apps whose every model has to be declared: those that keep records of people and of the work."""
    return APPS
