"""Recording a consent, taking it back, and reading what is on file."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.audit_events import CONSENT_READ, CONSENT_RECORDED, CONSENT_REVOKED, CONSENTS_READ
from coresponder.safeguards.consent.form_texts import version_in_use
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.consent.persons import check_person
from coresponder.safeguards.consent.queries import consents_seen_by, restrictions_seen_by, shared_under
from coresponder.safeguards.consent.rules import CONSENT_TRANSITIONS, check_terms, end_of, start_of, state_of
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import ConsentState
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """What somebody may see of a person's consents and restrictions."""

    consents: list[Consent]
    restrictions: list[Restriction]


@transaction.atomic
def record_consent(*, person_id: UUID, terms: Terms, own_words: str, by: User) -> Consent:
    """Store what the person agreed to, after it was read back. `own_words` is what the person said that it means.

    It holds from now on; one that was given on an earlier day, from the start of that day. Raises UsageError for terms
    that a consent cannot have, and where nothing was read back.
    """
    check(by, Permission.RECORD_CONSENTS)
    check_person(person_id, by=by)
    check_terms(terms)
    if not own_words.strip():
        raise UsageError("not_read_back", "Read it back first, and write down what the person said that it means.")
    consent = Consent(**_columns(terms), person_id=person_id, own_words=own_words.strip())
    consent.obtained_by, consent.obtaining_agency = by, by.agency
    consent.save(force_insert=True)
    record(CONSENT_RECORDED, by=by, about=f"person:{person_id}", details=_details(consent, terms))
    return consent


@transaction.atomic
def revoke_consent(*, consent: Consent, note: str, by: User) -> Consent:
    """Take a consent back. It opens nothing from this moment on; what was shared before stays in the ledger."""
    check(by, Permission.RESTRICT_SHARING)
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    check_person(consent.person_id, by=by)
    get_object_or_404(consents_seen_by(by, consent.person_id), pk=consent.pk)
    now = timezone.now()
    CONSENT_TRANSITIONS.check(current=state_of(consent, now), wanted=ConsentState.REVOKED)
    consent.revoked_at, consent.revoked_by, consent.revocation_note = now, by, note.strip()
    consent.save(update_fields=["revoked_at", "revoked_by", "revocation_note"])
    details: dict[str, Detail] = {"consent": f"consent:{consent.pk}", "shared": shared_under(consent).count()}
    record(CONSENT_REVOKED, by=by, about=f"person:{consent.person_id}", details=details)
    return consent


@transaction.atomic
def read_consents(*, person_id: UUID, by: User) -> OnFile:
    """The consents and restrictions of a person that `by` may see, as history: those that ended are among them."""
    check(by, Permission.VIEW_CONSENTS)
    check_person(person_id, by=by)
    consents, restrictions = consents_seen_by(by, person_id), restrictions_seen_by(by, person_id)
    on_file = OnFile(consents=list(consents), restrictions=list(restrictions))
    record(CONSENTS_READ, by=by, about=f"person:{person_id}", details={"consents": len(on_file.consents)})
    return on_file


@transaction.atomic
def read_consent(*, person_id: UUID, consent_id: UUID, way: str, by: User) -> Consent:
    """One consent of a person; 404 for one that `by` may not see, as for one that there is not."""
    check(by, Permission.VIEW_CONSENTS)
    check_person(person_id, by=by)
    consent = get_object_or_404(consents_seen_by(by, person_id), pk=consent_id)
    details = {"consent": f"consent:{consent.pk}", "way": way}
    record(CONSENT_READ, by=by, about=f"person:{person_id}", details=details)
    return consent


def _columns(terms: Terms) -> dict[str, object]:
    return {
        "kind": terms.kind,
        "holder": terms.holder,
        "recipient": terms.recipient,
        "recipient_kind": terms.recipient_kind,
        "data_classes": sorted(terms.data_classes),
        "purposes": sorted(terms.purposes),
        "given_at": _given_at(terms.given_on),
        "expires_at": end_of(terms.expires_on),
        "form_version": version_in_use(terms.kind),
        **{name: getattr(terms, name) for name in ("method", "language")},
        **{name: getattr(terms, name).strip() for name in _WRITTEN},
    }


_WRITTEN = ("document_name", "witness", "representative", "capacity_note")


def _given_at(day: date) -> datetime:
    now = timezone.now()
    return now if day == timezone.localdate(now) else start_of(day)


def _details(consent: Consent, terms: Terms) -> dict[str, Detail]:
    return {
        "consent": f"consent:{consent.pk}",
        "kind": terms.kind.value,
        "classes": len(terms.data_classes),
        "substance_use": "named" if terms.names_substance_use else "not_named",
    }
