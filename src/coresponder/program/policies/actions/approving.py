"""Approving a text for one side, and saying after a review that a chapter still holds."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.policies.actions.writing import locked
from coresponder.program.policies.audit_events import CHAPTER_REVIEWED, VERSION_APPROVED
from coresponder.program.policies.models import Approval, ChapterVersion
from coresponder.program.policies.rules import VERSION_TRANSITIONS, refuse_no_side, refuse_own_text, review_due_on
from coresponder.program.policies.vocabulary import Side, VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def approve_version(*, version: ChapterVersion, by: User) -> ChapterVersion:
    """Approve a proposed text for one's own side. When both sides have, it comes into force."""
    version = locked(version, by=by, permission=Permission.APPROVE_POLICIES)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.IN_FORCE)
    side, agency = refuse_no_side(by)
    refuse_own_text(version, by)
    if version.approvals.filter(side=side).exists():
        raise StateError("approved_already", "Your side has approved this text already.")
    Approval.objects.create(
        version=version, side=side, agency=agency, by=by, at=timezone.now(), text_sha256=version.fingerprint
    )
    comes_into_force = _all_approved(version)
    if comes_into_force:
        _put_in_force(version)
    details: dict[str, str | int] = {"number": version.number, "side": side.value, "in_force": comes_into_force}
    record(VERSION_APPROVED, by=by, about=f"chapter:{version.chapter.key}", details=details)
    return version


@transaction.atomic
def confirm_chapter(*, version: ChapterVersion, by: User) -> ChapterVersion:
    """Say after a review that the version in force still holds. It is due again after the chapter's months."""
    check(by, Permission.WRITE_POLICIES)
    version = locked(version, by=by, permission=Permission.WRITE_POLICIES)
    if version.state != VersionState.IN_FORCE:
        VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.IN_FORCE)
        raise StateError("not_in_force", "Only what is in force is reviewed.", "Have it approved first.")
    version.review_due_on = review_due_on(timezone.localdate(), version.chapter.review_months)
    version.save()
    record(CHAPTER_REVIEWED, by=by, about=f"chapter:{version.chapter.key}", details={"number": version.number})
    return version


def _all_approved(version: ChapterVersion) -> bool:
    given = version.approvals.filter(text_sha256=version.fingerprint).values_list("side", flat=True)
    return set(given) == set(Side.values)


def _put_in_force(version: ChapterVersion) -> None:
    chapter, now, today = version.chapter, timezone.now(), timezone.localdate()
    before = chapter.versions.filter(state=VersionState.IN_FORCE).first()
    chapter.versions.filter(state=VersionState.IN_FORCE).update(state=VersionState.REPLACED)
    signs_again = version.must_sign_again or before is None
    version.signatures_count_from = version.number if signs_again or before is None else before.signatures_count_from
    version.state, version.in_force_at = VersionState.IN_FORCE, now
    version.read_by_on = today + timedelta(days=chapter.sign_within_days)
    version.review_due_on = review_due_on(today, chapter.review_months)
    version.save()
