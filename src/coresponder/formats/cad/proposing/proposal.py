"""What is proposed for a layout: each column with its field, confidence, reason and examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from coresponder.formats.cad.profile import FieldRule, Grain, Profile, check
from coresponder.formats.cad.proposing.chronology import START
from coresponder.formats.cad.proposing.time_zones import TimeZoneSuggestion
from coresponder.kernel.errors import ProfileError

Standing = Literal["sure", "likely", "guess"]

SURE = 0.8
LIKELY = 0.55


def standing(confidence: float) -> Standing:
    """A confidence in words; docs/explanation/profile-proposals.md shows how often each word is right."""
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "guess"


@dataclass(frozen=True, kw_only=True)
class ColumnProposal:
    """What one column is taken for.

    `fields` are fields of a call, or empty where the column is “personal” (dropped before anything is stored) or
    “ignored”; `field` is the first of them or that word. `examples` are masked where they would tell of a person.
    """

    column: str
    fields: tuple[str, ...] = ()
    field: str = "ignored"
    confidence: float
    reason: str
    examples: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        return standing(self.confidence)

    def to_mapping(self) -> dict[str, Any]:
        return {
            "column": self.column,
            "field": self.field,
            "fields": list(self.fields),
            "confidence": round(self.confidence, 2),
            "standing": self.standing,
            "reason": self.reason,
            "examples": list(self.examples),
        }


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A drafted profile with the reason for each part, for a person to correct.

    The time zone cannot be known from an export, so a profile is only given once a person has declared it.
    """

    name: str
    columns: tuple[ColumnProposal, ...]
    rules: Mapping[str, FieldRule] = field(default_factory=dict)
    grain: Grain = "call"
    stamp_formats: tuple[str, ...] = ()
    empty_spellings: tuple[str, ...] = ()
    time_zone: str | None = None
    time_zone_suggestion: TimeZoneSuggestion
    rows_read: int = 0

    @property
    def unsure(self) -> tuple[ColumnProposal, ...]:
        """The columns that a person should look at, the least sure first."""
        doubtful = (column for column in self.columns if column.fields and column.standing != "sure")
        return tuple(sorted(doubtful, key=lambda column: column.confidence))

    @property
    def questions(self) -> tuple[str, ...]:
        """What only a person can answer before the profile can be used."""
        asked = []
        if self.time_zone is None:
            asked.append(f"In which time zone does the export's clock run? {self.time_zone_suggestion.reason}")
        if "event_number" not in self.rules:
            asked.append("Which column holds the call's own number? None is filled and different enough to be it.")
        if not START & self.rules.keys():
            asked.append("Which column says when the call came in? None looks as if it does.")
        return tuple(asked)

    @cached_property
    def profile(self) -> Profile:
        """The profile, checked; ProfileError says what has to be declared or mapped first."""
        if self.time_zone is None:
            raise ProfileError("time_zone_not_declared", self._zone_sentence, "Declare it, then save the profile.")
        profile = self.draft(self.time_zone)
        check(profile)
        return profile

    def draft(self, time_zone: str) -> Profile:
        """The profile as far as it goes, unchecked, for a person to start correcting from."""
        return Profile(
            name=self.name,
            version="1",
            title=self.name.replace("-", " ").replace("_", " ").capitalize(),
            source=self.name,
            time_zone=time_zone,
            grain=self.grain,
            empty_spellings=self.empty_spellings,
            stamp_formats=self.stamp_formats,
            personal_columns=self._named("personal"),
            ignored_columns=self._named("ignored"),
            fields=dict(self.rules),
        )

    def declare(self, time_zone: str) -> "Proposal":
        """The same proposal with the time zone that a person has declared."""
        return replace(self, time_zone=time_zone)

    def to_mapping(self) -> dict[str, Any]:
        """The proposal as plain data, for `--json` and for the browser."""
        return {
            "name": self.name,
            "rows_read": self.rows_read,
            "grain": self.grain,
            "time_zone": self.time_zone,
            "time_zone_suggestion": self.time_zone_suggestion.name,
            "stamp_formats": list(self.stamp_formats),
            "empty_spellings": list(self.empty_spellings),
            "columns": [column.to_mapping() for column in self.columns],
            "unsure": [column.column for column in self.unsure],
            "questions": list(self.questions),
        }

    @property
    def _zone_sentence(self) -> str:
        hint = self.time_zone_suggestion
        suggested = f" {hint.reason} It could be {hint.name}." if hint.name else ""
        return f"The time zone of the export has not been declared, and no export says it.{suggested}"

    def _named(self, word: str) -> tuple[str, ...]:
        return tuple(column.column for column in self.columns if column.field == word)
