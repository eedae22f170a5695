"""From a draft to a signed agreement: fixing the terms, opening them again, signing for an agency."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.locking import about, locked
from coresponder.safeguards.agreements.actions.starting import start_if_begun
from coresponder.safeguards.agreements.audit_events import (
    AGREEMENT_AGREED,
    AGREEMENT_OPENED,
    AGREEMENT_SIGNED,
    SIGNATURE_RECORDED,
)
from coresponder.safeguards.agreements.contents import content_of, sha256_of
from coresponder.safeguards.agreements.models import Agreement, Party
from coresponder.safeguards.agreements.queries import agency_of
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS, refuse_unless_whole, refuse_when_over
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check

NOT_A_PARTY = "not_a_party"


@transaction.atomic
def agree(*, agreement: Agreement, by: User) -> Agreement:
    """Fix what a draft says, so that the parties can sign it. From here on the database refuses to change it."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked(agreement)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.AGREED)
    terms = list(agreement.terms.all())
    party_ids = set(agreement.parties.values_list("agency_id", flat=True))
    refuse_unless_whole(agreement, party_ids, terms, today=timezone.localdate())
    agreement.content = content_of(agreement)
    agreement.content_sha256 = content_sha256(agreement.content)
    agreement.state = AgreementState.AGREED
    agreement.save()
    details: dict[str, Detail] = {"terms": len(terms), "terms_sha256": agreement.content_sha256}
    record(AGREEMENT_AGREED, by=by, about=about(agreement), details=details)
    return agreement


@transaction.atomic
def open_again(*, agreement: Agreement, by: User) -> Agreement:
    """Make a draft again of what not everybody has signed. The signatures that were given are void."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked(agreement)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.DRAFTED)
    agreement.state, agreement.content, agreement.content_sha256 = AgreementState.DRAFTED, None, ""
    agreement.save()
    void = agreement.parties.filter(signed_at__isnull=False).update(
        signed_by=None, signed_at=None, signed_terms_sha256="", paper_document="", paper_signed_on=None
    )
    record(AGREEMENT_OPENED, by=by, about=about(agreement), details={"signatures": void})
    return agreement


@transaction.atomic
def sign(*, agreement: Agreement, terms_sha256: str, by: User) -> Agreement:
    """Sign for one's own agency the very terms that the person saw: `terms_sha256` is theirs."""
    check(by, Permission.SIGN_AGREEMENTS)
    agreement = locked(agreement)
    party = _party_to_sign(agreement, agency_of(by, timezone.now()), terms_sha256)
    _give(party, terms_sha256, by=by)
    agreement = _moved_on(agreement)
    details: dict[str, Detail] = {"agency": party.agency_id, "terms_sha256": terms_sha256, "state": agreement.state}
    record(AGREEMENT_SIGNED, by=by, about=about(agreement), details=details)
    return start_if_begun(agreement, by=by)


@transaction.atomic
def record_signature_on_paper(
    *, agreement: Agreement, agency: Agency, terms_sha256: str, document: str, signed_on: date, by: User
) -> Agreement:
    """Note that an agency signed these terms on paper.

    The paper bears the fingerprint of the terms; `document` says where the paper is.
    """
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked(agreement)
    party = _party_to_sign(agreement, agency, terms_sha256)
    _refuse_paper(document, signed_on)
    party.paper_document, party.paper_signed_on = document.strip(), signed_on
    _give(party, terms_sha256, by=by)
    agreement = _moved_on(agreement)
    details: dict[str, Detail] = {"agency": agency.pk, "terms_sha256": terms_sha256, "state": agreement.state}
    record(SIGNATURE_RECORDED, by=by, about=about(agreement), details=details)
    return start_if_begun(agreement, by=by)


def _party_to_sign(agreement: Agreement, agency: Agency | None, terms_sha256: str) -> Party:
    """The party, once nothing stands against its signature."""
    party = agreement.parties.filter(agency=agency).first() if agency else None
    if party is None:
        raise Denied(NOT_A_PARTY, "Your agency is no party of this agreement, so you cannot sign it.")
    if agreement.state != AgreementState.AGREED:
        AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.SIGNED)
    if party.has_signed:
        raise StateError("signed_already", "This agency has signed already.", "Nothing more is needed from it.")
    refuse_when_over(agreement, today=timezone.localdate())
    if not agreement.content_sha256 == terms_sha256 == sha256_of(agreement):
        raise StateError(
            "terms_changed", "The terms have changed since you looked at them.", "Read them again, then sign."
        )
    return party


def _give(party: Party, terms_sha256: str, *, by: User) -> None:
    party.signed_by, party.signed_at, party.signed_terms_sha256 = by, timezone.now(), terms_sha256
    party.save()


def _moved_on(agreement: Agreement) -> Agreement:
    """Signed, once nobody is left to sign."""
    if not agreement.parties.filter(signed_at__isnull=True).exists():
        AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.SIGNED)
        agreement.state = AgreementState.SIGNED
        agreement.save()
    return agreement


def _refuse_paper(document: str, signed_on: date) -> None:
    if not document.strip():
        raise UsageError("no_document", "It is not said where the signed paper is.", "Name the document and its place.")
    if signed_on > timezone.localdate():
        raise UsageError("signed_tomorrow", "The day of the signature has not come yet.", "Correct the day.")
