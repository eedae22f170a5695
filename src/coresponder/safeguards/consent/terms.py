"""What is agreed to, in plain values: as a form hands it over, before it is stored."""

from dataclasses import dataclass
from datetime import date

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE, LAW_ENFORCEMENT
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentMethod
from coresponder.safeguards.vocabulary import DataClass, Purpose


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The elements of 42 CFR 2.31, and how they were agreed to. A holder of None means whoever holds such records."""

    kind: ConsentKind
    holder: Agency | None
    recipient: Agency | None
    recipient_kind: str
    data_classes: frozenset[DataClass]
    purposes: frozenset[Purpose]
    given_on: date
    expires_on: date
    method: ConsentMethod
    language: ConsentLanguage
    document_name: str = ""
    witness: str = ""
    representative: str = ""
    capacity_note: str = ""

    @property
    def names_substance_use(self) -> bool:
        return DataClass.SUBSTANCE_USE in self.data_classes

    @property
    def kind_of_recipient(self) -> str:
        """The kind of agency that receives, whether one is named or all of a kind."""
        return self.recipient.kind if self.recipient else self.recipient_kind

    @property
    def goes_to_law_enforcement(self) -> bool:
        return self.kind_of_recipient in LAW_ENFORCEMENT

    @property
    def goes_to_health_care(self) -> bool:
        return self.kind_of_recipient in HEALTH_CARE

    @property
    def needs_signature(self) -> bool:
        """True where the law asks for writing: 42 CFR 2.31, and 45 CFR 164.508 for what leaves health care."""
        is_written_by_law = self.names_substance_use or self.kind != ConsentKind.SHARING
        return is_written_by_law or (DataClass.CLINICAL in self.data_classes and not self.goes_to_health_care)
