"""The notice that travels with records of substance-use treatment, whatever way they leave.

42 CFR 2.32 asks that each disclosure with a consent carries a notice, and a copy of the consent or a clear explanation
of its scope. One value holds all three, and is put

    into a page     {% include "consent/part_2_notice.html" with part_2=notice %}
    into a PDF      styles.append(notice.pdf_footer()), and the include in the body
    into a CSV      writer.writerow(notice.csv_row(columns=…)), as the last row
    into an answer  {"part_2_notice": notice.as_json()}

    notice = travelling_with(person_id=…, owner_agency_id=…, purpose=…, opened_by=decision.opened_by, by=user)
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.describing import scope_sentence
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.queries import consent_covering
from coresponder.safeguards.vocabulary import DataClass, Purpose

# The regulation's own short form, 42 CFR 2.32(a)(2). Its wording is not ours to change.
SHORT = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
LONG = (
    "Federal law (42 CFR part 2) protects these records of substance-use treatment. Do not use them, or tell what "
    "stands in them, in any civil, criminal, administrative or legislative proceeding against the person, unless the "
    "person agrees to that in a consent of its own, or a court orders it under 42 CFR 2.64 or 2.65. Do not pass them "
    "on in any other way, unless the consent named here, or 42 CFR part 2 itself, allows it."
)
REFERENCE = "42 CFR 2.32"
IN_EMERGENCY = "Opened without consent in a medical emergency (42 CFR 2.51)."
NAMED_BESIDE = "Each line names the consent that it rests on."
NO_CONSENT = "No consent is on file for this. Show it to nobody, and ask the privacy officer."


@dataclass(frozen=True, kw_only=True)
class Part2Notice:
    """What goes along: the notice, which consent, and what that consent covers, in a sentence."""

    scope: str
    consent_id: UUID | None = None
    text: str = SHORT
    long_text: str = LONG

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        named = f" Consent {self.consent_id}." if self.consent_id else ""
        return f"{self.text}{named} {self.scope}"

    def as_json(self) -> dict[str, str | None]:
        """The field that an answer of the interface carries."""
        return {
            "text": self.text,
            "long_text": self.long_text,
            "reference": REFERENCE,
            "consent_id": str(self.consent_id) if self.consent_id else None,
            "scope": self.scope,
        }

    def csv_row(self, *, columns: int) -> list[str]:
        """The last row of a CSV file, as wide as the others."""
        row = ["Part 2 notice", self.text, str(self.consent_id or ""), self.scope]
        return row + [""] * (columns - len(row))

    def pdf_footer(self) -> str:
        """A style that puts the notice at the foot of every sheet of a PDF."""
        written = "".join(f"\\{ord(letter):06x}" for letter in self.sentence)
        return f'@page {{ @bottom-left {{ content: "{written}"; width: 100%; font-size: 7.5pt; }} }}'


def notice_of(consent: Consent) -> Part2Notice:
    """The notice with the identity and the scope of this consent."""
    return Part2Notice(consent_id=consent.pk, scope=scope_sentence(consent))


def travelling_with(
    *, person_id: UUID, owner_agency_id: int, purpose: Purpose, opened_by: str, by: User, at: datetime | None = None
) -> Part2Notice:
    """The notice for records of substance-use treatment that were opened by `opened_by` (kind:id) for `by`.

    Where no consent is found, and no emergency opened them, the notice says so, rather than nothing at all.
    """
    kind, _, found = opened_by.partition(":")
    if kind == "opening":
        return Part2Notice(scope=IN_EMERGENCY)
    if kind == "consent":
        consent = Consent.objects.filter(pk=found, person_id=person_id).first()
    else:
        consent = _behind_agreement(person_id, owner_agency_id, purpose, by, at or timezone.now())
    return notice_of(consent) if consent else Part2Notice(scope=NO_CONSENT)


def _behind_agreement(
    person_id: UUID, owner_agency_id: int, purpose: Purpose, by: User, at: datetime
) -> Consent | None:
    return consent_covering(
        person_id=person_id,
        owner_agency_id=owner_agency_id,
        data_classes=[DataClass.SUBSTANCE_USE],
        purpose=purpose,
        by=by,
        at=at,
    )
