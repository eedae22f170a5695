"""The models as data, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from coresponder.analysis.measures.registry import measure_named
from coresponder.program.partnerships.actions.goals import Proposal
from coresponder.program.partnerships.vocabulary.goals import Basis

AXES = {
    "partner": "Who works beside the officer",
    "presence": "How they come to the person",
    "trigger": "How they come to a call",
    "need": "For whom",
    "employer": "Who employs the clinicians",
    "staff": "How many",
    "hours": "When",
    "reported": "What the program reported",
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that is known, or assumed, of a model."""

    axis: str
    value: str
    basis: str
    source: str

    @property
    def is_published(self) -> bool:
        """Whether somebody published it; otherwise it is our assumption."""
        return self.basis == "published"

    @property
    def title(self) -> str:
        """What the axis is called."""
        return AXES[self.axis]


@dataclass(frozen=True, kw_only=True)
class PresetMeasure:
    """A measure to begin with, and whether that program is known to have used one like it."""

    key: str
    basis: Basis
    source: str

    @property
    def is_published(self) -> bool:
        """Whether somebody published a figure of this kind; otherwise it is our assumption."""
        return self.basis == Basis.PUBLISHED

    @property
    def title(self) -> str:
        """What the measure is called in the registry."""
        return measure_named(self.key).title


@dataclass(frozen=True, kw_only=True)
class Preset:
    """The model of a program that went before."""

    key: str
    title: str
    in_a_sentence: str
    fields: tuple[Field, ...]
    kinds: tuple[dict[str, Any], ...]
    measures: tuple[PresetMeasure, ...]
    goals: tuple[Proposal, ...]

    def field(self, axis: str) -> Field | None:
        """What is said along one axis."""
        return next((each for each in self.fields if each.axis == axis), None)


@dataclass(frozen=True, kw_only=True)
class Variation:
    """A variation on the core model, and what it needs."""

    key: str
    axis: str
    title: str
    needs: tuple[str, ...]


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "presets.toml").read_text("utf-8"))


@cache
def presets() -> dict[str, Preset]:
    """Every model by its key."""
    return {each["key"]: _preset(each) for each in _told()["presets"]}


@cache
def variations() -> tuple[Variation, ...]:
    """Every variation, in the order of the axes."""
    return tuple(Variation(**{**each, "needs": tuple(each["needs"])}) for each in _told()["variations"])


def _preset(told: dict[str, Any]) -> Preset:
    read: dict[str, Any] = {
        "fields": tuple(Field(**each) for each in told["fields"]),
        "kinds": tuple(told["kinds"]),
        "measures": tuple(PresetMeasure(**_with_basis(each)) for each in told["measures"]),
        "goals": tuple(Proposal(**_with_basis(each)) for each in told["goals"]),
    }
    return Preset(**{**told, **read})


def _with_basis(told: dict[str, Any]) -> dict[str, Any]:
    lists = {name: tuple(each) for name, each in told.items() if isinstance(each, list)}
    return {**told, **lists, "basis": Basis(told["basis"])}
