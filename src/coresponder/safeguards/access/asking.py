"""A question to the decision point, in plain values: who asks, about which part, to do what with it, for what, when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from coresponder.safeguards.accounts.vocabulary import LAW_ENFORCEMENT
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Who asks: the account, and the agency and role of a membership that is in force. Without one, a stranger."""

    user_id: int
    agency_id: int | None
    agency_kind: str
    role: str

    @property
    def is_law_enforcement(self) -> bool:
        return self.agency_kind in LAW_ENFORCEMENT


@dataclass(frozen=True, kw_only=True)
class Part:
    """What the decision needs to know about a part of a record."""

    person_id: UUID
    owner_agency_id: int
    owner_kind: str
    data_class: DataClass
    author_id: int
    is_author_only: bool = False
    is_sealed: bool = False


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One question."""

    subject: Subject
    part: Part
    deed: Deed
    purpose: Purpose
    at: datetime

    @property
    def is_own(self) -> bool:
        """True when the part belongs to the agency that the person acts for."""
        return self.part.owner_agency_id == self.subject.agency_id


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Allowed or not, the rule that decided, the sentence for the person, and what goes with an allowance.

    `opened_by` names the agreement, consent or opening, as kind:id. A part of another agency that is shown is a
    disclosure and is written to the ledger; `until` is when an emergency closes; `only_fields`, where it is not empty,
    is all that may be shown of the part; `carries_part_2_notice` says that the notice of 42 CFR 2.32 goes along.
    """

    is_allowed: bool
    rule: str
    sentence: str
    opened_by: str = ""
    is_disclosure: bool = False
    carries_part_2_notice: bool = False
    until: datetime | None = None
    only_fields: frozenset[str] = field(default_factory=frozenset)
    details: Mapping[str, str] = field(default_factory=dict)
