"""Taking a seal out, and having the trail sealed or verified because somebody asks for it."""

from django.db import transaction
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import SEAL_DOWNLOADED, TRAIL_VERIFIED
from coresponder.safeguards.audit.models import Seal, TrailVerification
from coresponder.safeguards.audit.queries.seals import document_of
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.audit.seals.document import SealDocument
from coresponder.safeguards.audit.seals.making import seal_everything
from coresponder.safeguards.audit.verifying.report import TrailReport
from coresponder.safeguards.permissions import Permission, check


def seal_now(*, by: User) -> Seal | None:
    """Seal what waits, at once. Not one transaction but one for each seal; a seal is its own record."""
    check(by, Permission.REVIEW_AUDIT)
    return seal_everything()


@transaction.atomic
def hand_out_seal(*, number: int, by: User) -> SealDocument:
    """A seal to be kept elsewhere. Raises Seal.DoesNotExist."""
    check(by, Permission.VIEW_AUDIT)
    found = Seal.objects.get(number=number)
    record(SEAL_DOWNLOADED, by=by, about=f"seal:{number}", details={})
    return document_of(found)


@transaction.atomic
def note_verification(*, verification: TrailVerification, report: TrailReport, by: User) -> TrailVerification:
    """Write down what a walk over the trail found."""
    check(by, Permission.VIEW_AUDIT)
    verification.finished_at = timezone.now()
    verification.events, verification.seals = report.events, report.seals
    verification.last_hash = report.last_hash
    verification.breaks, verification.break_count = list(report.breaks), report.break_count
    verification.save()
    details: dict[str, Detail] = {"events": report.events, "breaks": report.break_count, "last_hash": report.last_hash}
    record(TRAIL_VERIFIED, by=by, about="trail", details=details)
    return verification
