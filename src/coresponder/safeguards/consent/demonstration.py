"""An invented person's consents: one in force, one taken back."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.consent.actions.consents import record_consent, revoke_consent
from coresponder.safeguards.consent.models import Consent
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentMethod
from coresponder.safeguards.vocabulary import DataClass, Purpose

OWN_WORDS = "They tell you that I go there, and you help me to keep going."


@transaction.atomic
def load(*, person_id: UUID, holder: Agency, recipient: Agency, by: User) -> None:
    """What the person agreed to: that `holder` tells `recipient`; and a second paper that was taken back."""
    if Consent.objects.exists():
        return
    record_consent(person_id=person_id, terms=_terms(holder, recipient), own_words=OWN_WORDS, by=by)
    second = record_consent(person_id=person_id, terms=_terms(None, recipient), own_words=OWN_WORDS, by=by)
    revoke_consent(consent=second, note="One paper is enough, she said.", by=by)


def _terms(holder: Agency | None, recipient: Agency) -> Terms:
    today = timezone.localdate()
    return Terms(
        kind=ConsentKind.SHARING,
        holder=holder,
        recipient=recipient,
        recipient_kind="",
        data_classes=frozenset({DataClass.SUBSTANCE_USE, DataClass.IDENTITY}),
        purposes=frozenset({Purpose.TREATMENT, Purpose.CARE_COORDINATION}),
        given_on=today,
        expires_on=today + timedelta(days=300),
        method=ConsentMethod.SIGNATURE,
        language=ConsentLanguage.ENGLISH,
        document_name="Folder 7, sheet 2",
        capacity_note="Calm, knew where she was, and explained it back.",
    )
