"""Signing that one has read a chapter."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.policies.audit_events import CHAPTER_SIGNED
from coresponder.program.policies.models import ChapterVersion, Reading
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def sign_chapter(*, version: ChapterVersion, by: User) -> Reading:
    """Say that one has read the version in force. An older one is not signed any more."""
    check(by, Permission.VIEW_POLICIES)
    if version.state != VersionState.IN_FORCE:
        raise StateError("not_in_force", "This version is not in force.", "Read the one that is.")
    reading, is_new = Reading.objects.get_or_create(version=version, user=by, defaults={"signed_at": timezone.now()})
    if not is_new:
        raise StateError("signed_already", "You have signed this version already.")
    record(CHAPTER_SIGNED, by=by, about=f"chapter:{version.chapter.key}", details={"number": version.number})
    return reading
